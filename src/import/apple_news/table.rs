//! Data tables: records with a descriptor for each of their fields.

use super::super::json::Fields;
use super::Reader;
use super::styled::text_of;
use crate::article::{Block, BlockKind, Cell, Inline, Row, Scope, Table};
use serde_json::Value;
use std::cmp::Ordering;

impl Reader<'_, '_, '_> {
    /// A table of records: one a row, or, where the orientation is vertical, one a column.
    pub(super) fn table(&mut self, value: &Value) -> BlockKind {
        let Some(data) = value.field("data") else { return BlockKind::Table(Box::default()) };
        let descriptors = data.list("descriptors");
        let mut records: Vec<&Value> = data.list("records").iter().collect();
        for rule in value.list("sortBy").iter().rev() {
            let key = rule.string("descriptor").unwrap_or_default();
            let key = descriptors.iter().find(|one| one.string("identifier") == Some(key)).map_or(key, key_of);
            let descending = rule.string("direction") == Some("descending");
            records.sort_by(|a, b| {
                let order = compare(a.field(key), b.field(key));
                if descending { order.reverse() } else { order }
            });
        }
        let caption = value.field("caption").map(|caption| self.line(caption)).unwrap_or_default();
        let mut table = Table { caption, ..Table::default() };
        if value.string("dataOrientation") == Some("vertical") {
            table.body = descriptors
                .iter()
                .map(|descriptor| {
                    let mut cells = vec![self.label(descriptor, Scope::Row)];
                    cells.extend(records.iter().map(|record| self.cell(record.field(key_of(descriptor)))));
                    Row { cells }
                })
                .collect();
        } else {
            let head = descriptors.iter().map(|descriptor| self.label(descriptor, Scope::Column)).collect();
            table.head.push(Row { cells: head });
            for record in records {
                let cells = descriptors.iter().map(|one| self.cell(record.field(key_of(one)))).collect();
                table.body.push(Row { cells });
            }
        }
        BlockKind::Table(Box::new(table))
    }

    /// A descriptor's label heads its column or row, also where Apple News would not show it: a table without heads
    /// can't be understood by ear.
    fn label(&mut self, descriptor: &Value, scope: Scope) -> Cell {
        let cell = match descriptor.field("label") {
            Some(label) => self.cell(Some(label)),
            None => self.text_cell(key_of(descriptor)),
        };
        Cell { header: Some(scope), ..cell }
    }

    fn cell(&mut self, value: Option<&Value>) -> Cell {
        let content = match value {
            None => Vec::new(),
            Some(Value::Object(object)) if object.contains_key("URL") => {
                let figure = self.figure(value.unwrap_or(&Value::Null));
                vec![Block::new(BlockKind::Figure(Box::new(figure)))]
            }
            Some(value @ Value::Object(_)) => {
                let origin = self.draft.origin_of(value);
                match value.string("format") {
                    Some("html" | "markdown") => self.blocks(value),
                    _ => vec![Block::new(BlockKind::Plain { content: self.line(value) }).at(origin)],
                }
            }
            Some(Value::String(text)) => return self.text_cell(text),
            Some(Value::Number(number)) => return self.text_cell(&number.to_string()),
            Some(Value::Bool(flag)) => return self.text_cell(if *flag { "true" } else { "false" }),
            Some(_) => Vec::new(),
        };
        Cell { content, ..Cell::default() }
    }

    fn text_cell(&mut self, text: &str) -> Cell {
        let content = vec![Block::new(BlockKind::Plain { content: vec![Inline::text(text.trim())] })];
        Cell { content, ..Cell::default() }
    }
}

/// The name of a descriptor's field in the records.
pub(super) fn key_of(descriptor: &Value) -> &str {
    descriptor.string("key").or(descriptor.string("identifier")).unwrap_or_default()
}

fn compare(a: Option<&Value>, b: Option<&Value>) -> Ordering {
    match (a, b) {
        (Some(Value::Number(a)), Some(Value::Number(b))) => {
            let order = a.as_f64().zip(b.as_f64()).and_then(|(a, b)| a.partial_cmp(&b));
            order.unwrap_or(Ordering::Equal)
        }
        (Some(a), Some(b)) => text_of(a).cmp(text_of(b)),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

//! Tables of XML formats, which have taken them from HTML: by the names of their elements, whatever their vocabulary.

use super::Node;
use crate::article::{Alignment, Block, Cell, Row, Scope, Table};

/// The rows of the table `node`. `read` reads a cell.
pub(crate) fn table<'t>(node: Node<'t>, read: &mut impl FnMut(Node<'t>) -> Vec<Block>) -> Table {
    let mut table = Table::default();
    rows(node, Part::Body, &mut table, read);
    for child in node.elements().flat_map(|child| match child.name() {
        // CALS tables have a group between.
        "tgroup" => child.elements().collect::<Vec<_>>(),
        _ => vec![child],
    }) {
        match child.name() {
            "thead" => rows(child, Part::Head, &mut table, read),
            "tbody" => rows(child, Part::Body, &mut table, read),
            "tfoot" => rows(child, Part::Foot, &mut table, read),
            _ => {}
        }
    }
    // Rows of nothing but header cells at the top head the table, whether it says so or not.
    if table.head.is_empty() {
        let is_head = |row: &Row| row.cells.len() > 1 && row.cells.iter().all(|cell| cell.header.is_some());
        let count = table.body.iter().take_while(|row| is_head(row)).count();
        if count < table.body.len() {
            table.head = table.body.drain(..count).collect();
            let cells = table.head.iter_mut().flat_map(|row| &mut row.cells);
            cells.for_each(|cell| cell.header = Some(Scope::Column));
        }
    }
    table
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Head,
    Body,
    Foot,
}

fn rows<'t>(node: Node<'t>, part: Part, table: &mut Table, read: &mut impl FnMut(Node<'t>) -> Vec<Block>) {
    for row in node.elements().filter(|child| matches!(child.name(), "tr" | "row")) {
        let cells = row.elements().filter(|child| matches!(child.name(), "td" | "th" | "entry"));
        let cells = cells.map(|cell| {
            let header = match (part, cell.name()) {
                (Part::Head, _) => Some(Scope::Column),
                (_, "th") => Some(Scope::Row),
                _ => None,
            };
            let span = |name: &str| cell.attribute(name).and_then(|text| text.parse::<u16>().ok());
            let rows = span("rowspan").or_else(|| span("morerows").map(|more| more.saturating_add(1)));
            Cell {
                header,
                column_span: span("colspan").unwrap_or(1).clamp(1, 1000),
                row_span: rows.unwrap_or(1).clamp(1, 65_534),
                alignment: match cell.attribute("align") {
                    Some("center") => Alignment::Center,
                    Some("right" | "char") => Alignment::End,
                    _ => Alignment::None,
                },
                content: read(cell),
            }
        });
        let cells: Vec<Cell> = cells.collect();
        if !cells.is_empty() {
            let rows = match part {
                Part::Head => &mut table.head,
                Part::Body => &mut table.body,
                Part::Foot => &mut table.foot,
            };
            rows.push(Row { cells });
        }
    }
}

//! Tables: rows, cells, what heads what.

use super::convert::Converter;
use super::flow::{Flow, Sort};
use crate::article::{Alignment, Block, BlockKind, Cell, Row, Scope, Table};
use crate::import::markup::{Edge, Node, Tag};

/// Where a row stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Body,
    Foot,
}

impl<'t> Converter<'_, '_, 't> {
    pub(super) fn table(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        let rows = rows(node);
        if is_layout(node, &rows) {
            // What is in its cells is read as it comes.
            return false;
        }
        if !self.sink(node, 6) {
            return false;
        }
        let mut table = Table::default();
        let mut strays: Vec<Node<'t>> = Vec::new();
        for child in node.children() {
            match child.tag() {
                Some(Tag::Caption) => {
                    let mut caption = Flow::caption();
                    let children: Vec<_> = child.children().collect();
                    self.walk(&children, &mut caption);
                    table.credit = caption.credit.take().unwrap_or_default();
                    table.caption = self.ended_line(&mut caption);
                }
                Some(Tag::Colgroup | Tag::Col) => {
                    self.columns(child, &mut table);
                    strays.extend(child.children().filter(|inner| !inner.is(Tag::Col)));
                }
                Some(Tag::Thead | Tag::Tbody | Tag::Tfoot) => {
                    for inner in child.children().filter(|inner| !inner.is(Tag::Tr)) {
                        strays.push(inner);
                    }
                }
                Some(Tag::Tr) => {}
                _ => strays.push(child),
            }
        }
        // Text that stands in no cell is shown before the table by browsers.
        let mut before = self.blocks(&strays, Sort::Paragraph, flow);
        let heads = HeaderRows::of(&rows);
        let below = below(&rows);
        for ((at, (part, row)), below) in rows.iter().enumerate().zip(below) {
            if super::convert::is_hidden(*row) {
                self.omit(*row, "text that the page hides is left out");
                continue;
            }
            let mut cells = Vec::new();
            let mut stray = Vec::new();
            for child in row.children() {
                if matches!(child.tag(), Some(Tag::Td | Tag::Th)) {
                    cells.push(self.cell(child, *part == Part::Head || heads.has(at), cells.is_empty(), below, flow));
                } else {
                    stray.push(child);
                }
            }
            before.extend(self.blocks(&stray, Sort::Paragraph, flow));
            if cells.is_empty() {
                continue;
            }
            match part {
                _ if heads.has(at) => table.head.push(Row { cells }),
                Part::Head => table.head.push(Row { cells }),
                Part::Body => table.body.push(Row { cells }),
                Part::Foot => table.foot.push(Row { cells }),
            }
        }
        self.rise(6);
        let origin = self.origin(node);
        before.into_iter().for_each(|block| flow.push(block));
        let has_rows = !table.head.is_empty() || !table.body.is_empty() || !table.foot.is_empty();
        if has_rows {
            flow.push(Block::new(BlockKind::Table(Box::new(table))).at(origin));
        } else if !table.caption.is_empty() {
            flow.push(Block::paragraph(table.caption).at(origin));
        }
        true
    }

    fn cell(&mut self, node: Node<'t>, in_head: bool, is_first: bool, below: usize, flow: &Flow) -> Cell {
        let span = |name: &str| node.attribute(name).and_then(|span| span.trim().parse::<u32>().ok());
        let columns = span("colspan").unwrap_or(1).clamp(1, 1000);
        // 0: to the end of the rows' group (HTML standard, attributes common to `td` and `th`).
        let rows = match span("rowspan") {
            Some(0) => below as u32,
            rows => rows.unwrap_or(1),
        };
        let header = node.is(Tag::Th).then(|| match node.attribute("scope").map(str::to_ascii_lowercase).as_deref() {
            Some("col") => Scope::Column,
            Some("row") => Scope::Row,
            Some("colgroup") => Scope::ColumnGroup,
            Some("rowgroup") => Scope::RowGroup,
            _ if in_head && columns > 1 => Scope::ColumnGroup,
            _ if in_head => Scope::Column,
            _ if is_first && rows > 1 => Scope::RowGroup,
            _ if is_first => Scope::Row,
            _ => Scope::Column,
        });
        let mut inner = Flow::blocks(Sort::Plain, flow.line.shells());
        if super::convert::is_hidden(node) {
            self.omit(node, "text that the page hides is left out");
        } else if !self.note(node, &mut inner) {
            let children: Vec<_> = node.children().collect();
            self.walk_scoped(node, &children, &mut inner);
        }
        Cell {
            header,
            column_span: u16::try_from(columns).unwrap_or(1000),
            row_span: u16::try_from(rows.clamp(1, 65534)).unwrap_or(65534),
            alignment: alignment(node),
            content: inner.end(),
        }
    }

    /// The alignment of columns.
    fn columns(&mut self, node: Node<'t>, table: &mut Table) {
        let columns: Vec<_> = node
            .edges()
            .filter_map(|edge| match edge {
                Edge::Start(inner) if inner.is(Tag::Col) => Some(inner),
                _ => None,
            })
            .collect();
        for column in columns {
            let span = column.attribute("span").and_then(|span| span.trim().parse::<usize>().ok()).unwrap_or(1);
            for _ in 0..span.clamp(1, 100) {
                if table.columns.len() < 100 {
                    table.columns.push(alignment(column));
                }
            }
        }
        if table.columns.iter().all(|column| *column == Alignment::None) {
            table.columns.clear();
        }
    }
}

/// The rows of a table, without those of tables in it.
fn rows(table: Node<'_>) -> Vec<(Part, Node<'_>)> {
    let mut rows = Vec::new();
    for child in table.children() {
        let part = match child.tag() {
            Some(Tag::Thead) => Part::Head,
            Some(Tag::Tfoot) => Part::Foot,
            Some(Tag::Tbody) => Part::Body,
            Some(Tag::Tr) => {
                rows.push((Part::Body, child));
                continue;
            }
            _ => continue,
        };
        rows.extend(child.children().filter(|row| row.is(Tag::Tr)).map(|row| (part, row)));
    }
    rows
}

/// For each row, how many rows of its part stand from there on, itself too.
fn below(rows: &[(Part, Node<'_>)]) -> Vec<usize> {
    let mut below = vec![1; rows.len()];
    let mut next: Option<(Part, usize)> = None;
    for ((part, _), count) in rows.iter().zip(&mut below).rev() {
        if let Some((_, after)) = next.filter(|(after, _)| after == part) {
            *count += after;
        }
        next = Some((*part, *count));
    }
    below
}

/// Rows that head the table without standing in its `thead`: those of nothing but header cells, before any other.
struct HeaderRows(usize);

impl HeaderRows {
    fn of(rows: &[(Part, Node<'_>)]) -> Self {
        if rows.iter().any(|(part, _)| *part == Part::Head) {
            return Self(0);
        }
        let is_header = |row: &Node<'_>| {
            let mut cells = row.elements().filter(|cell| matches!(cell.tag(), Some(Tag::Td | Tag::Th))).peekable();
            cells.peek().is_some() && cells.all(|cell| cell.is(Tag::Th) && cell.attribute("scope") != Some("row"))
        };
        let count = rows.iter().take_while(|(_, row)| is_header(row)).count();
        // A table of nothing but header cells has none that anything is headed by.
        Self(if count == rows.len() { 0 } else { count })
    }

    fn has(&self, row: usize) -> bool {
        row < self.0
    }
}

/// Whether the table only places things on the page.
fn is_layout(table: Node<'_>, rows: &[(Part, Node<'_>)]) -> bool {
    if matches!(table.attribute("role"), Some("presentation" | "none")) {
        return true;
    }
    let cells =
        || rows.iter().flat_map(|(_, row)| row.elements()).filter(|cell| matches!(cell.tag(), Some(Tag::Td | Tag::Th)));
    let count = cells().count();
    let is_header = |cell: Node<'_>| cell.is(Tag::Th) || cell.attribute("scope").is_some();
    if count > 1 && cells().any(is_header) {
        return false;
    }
    if table.elements().any(|child| matches!(child.tag(), Some(Tag::Caption | Tag::Thead | Tag::Tfoot))) {
        return false;
    }
    if count <= 1 {
        return true;
    }
    // Cells of data hold no headings, tables or sections.
    cells().any(|cell| {
        cell.descendants().any(|inner| {
            inner.tag().is_some_and(Tag::is_heading)
                || matches!(inner.tag(), Some(Tag::Table | Tag::Article | Tag::Section | Tag::Form))
        })
    })
}

/// How the text of a cell or column is aligned.
fn alignment(node: Node<'_>) -> Alignment {
    let styled = || {
        let rules = node.attribute("style")?.split(';');
        rules
            .filter_map(|rule| rule.split_once(':'))
            .find(|(name, _)| name.trim() == "text-align")
            .map(|(_, value)| value)
    };
    let value = node.attribute("align").or_else(styled).map(|value| value.trim().to_ascii_lowercase());
    match value.as_deref() {
        Some("left" | "start") => Alignment::Start,
        Some("center") => Alignment::Center,
        Some("right" | "end") => Alignment::End,
        _ if node.has_class("has-text-align-left") => Alignment::Start,
        _ if node.has_class("has-text-align-center") => Alignment::Center,
        _ if node.has_class("has-text-align-right") => Alignment::End,
        _ => Alignment::None,
    }
}

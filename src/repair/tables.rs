//! Tables: cells that head others are marked, and what is no table becomes none.

use super::each_list;
use super::empty::says_nothing;
use crate::article::{Article, Block, BlockKind, Cell, Inline, Row, Scope, Table, plain_text};
use crate::finding::{Finding, Rule};

/// Takes tables apart that only place things: those of one column, or of one row that heads nothing.
pub(super) fn unwrap(article: &mut Article, findings: &mut Vec<Finding>) {
    each_list(article, &mut |blocks| {
        for block in blocks {
            let BlockKind::Table(table) = &mut block.kind else { continue };
            let one_column = table.body.iter().all(|row| row.cells.len() <= 1);
            let one_row = table.body.len() == 1;
            let plain = table.head.is_empty() && table.foot.is_empty() && table.caption.is_empty();
            if !(one_column || one_row) || !plain || !table.credit.is_empty() || has_headers(table) {
                continue;
            }
            let rows = std::mem::take(&mut table.body);
            let content = rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.content);
            let content = content.map(as_paragraph).collect();
            let line = if one_column { "column" } else { "row" };
            let message = format!("the table has one {line} and no head: it places things, and became plain content");
            findings
                .push(Finding::new(Rule::TableForLayout, block.origin, message).replacing("table", "plain content"));
            block.kind = BlockKind::Group { label: None, content };
        }
    });
}

fn as_paragraph(mut block: Block) -> Block {
    if let BlockKind::Plain { content } = &mut block.kind {
        block.kind = BlockKind::Paragraph { content: std::mem::take(content) };
    }
    block
}

/// Marks the cells that head others, as far as the table itself shows which, and reports missing captions.
pub(super) fn head(article: &mut Article, findings: &mut Vec<Finding>) {
    each_list(article, &mut |blocks| {
        for block in blocks {
            let origin = block.origin;
            let BlockKind::Table(table) = &mut block.kind else { continue };
            if table.caption.is_empty() {
                let message = "the table has no caption; it is called \"Table\"";
                findings.push(Finding::new(Rule::TableCaptionMissing, origin, message));
            }
            if has_headers(table) {
                continue;
            }
            let (row, column) = heads(table);
            let message = match (row, column) {
                (true, true) => "no cell heads the others; the first row and the first column were taken as heads",
                (true, false) => "no cell heads the others; the first row was taken as the columns' heads",
                (false, true) => "no cell heads the others; the first column was taken as the rows' heads",
                (false, false) => "no cell heads the others, and nothing shows which might",
            };
            findings.push(Finding::new(Rule::TableHeaderMissing, origin, message));
            if column {
                let cells = table.body.iter_mut().skip(usize::from(row)).filter_map(|row| row.cells.first_mut());
                cells.for_each(|cell| cell.header = Some(Scope::Row));
            }
            if row {
                let first = table.body.remove(0);
                table.head.push(first);
            }
        }
    });
}

fn has_headers(table: &Table) -> bool {
    !table.head.is_empty() || table.body.iter().flat_map(|row| &row.cells).any(|cell| cell.header.is_some())
}

/// Whether the first row and the first column head the others: by their looks
/// (bold where the others are not) or by their kind (words over figures).
fn heads(table: &Table) -> (bool, bool) {
    let rows = &table.body;
    let (Some(first), true) = (rows.first(), rows.len() > 1) else { return (false, false) };
    let rest = rows.get(1..).unwrap_or_default();
    let width = first.cells.len();
    let even = rows.iter().all(|row| row.cells.len() == width && row.cells.iter().all(|cell| cell.row_span == 1));
    if !even || width < 2 {
        // Cells that span say little of what stands below them.
        return (first.cells.len() > 1 && first.cells.iter().all(is_bold), false);
    }
    let column = |index: usize| rest.iter().filter_map(move |row| row.cells.get(index));
    let tail = |row: &Row| row.cells.get(1..).unwrap_or_default().to_vec();
    let labels = first.cells.iter().skip(1).all(is_label);
    let figures_below = (1..width).any(|index| most(column(index), is_figure));
    let bold_row = first.cells.iter().all(|cell| is_bold(cell) || is_empty(cell))
        && !most(rest.iter().flat_map(|row| &row.cells), is_bold);
    let row = bold_row || (labels && figures_below);
    let bold_column = column(0).all(is_bold) && !most(rest.iter().flat_map(tail).collect::<Vec<_>>().iter(), is_bold);
    let first_is_label = column(0).all(is_label) && are_distinct(column(0));
    let all_figures = rest.iter().all(|row| row.cells.iter().skip(1).all(|cell| is_figure(cell) || is_empty(cell)));
    let column_heads = bold_column || (first_is_label && all_figures && width > 1);
    if row || column_heads {
        return (row, column_heads);
    }
    // Two columns of a term and what is said of it.
    if width == 2
        && first_is_label
        && is_label(&first.cells.first().cloned().unwrap_or_default())
        && most(column(1), |cell| !is_label(cell))
    {
        return (false, true);
    }
    // Short words above, all different, of a table long enough to need them.
    let short_heads = first.cells.iter().all(is_label) && are_distinct(first.cells.iter()) && rows.len() > 2;
    (short_heads, false)
}

fn most<'c>(cells: impl Iterator<Item = &'c Cell>, is: impl Fn(&Cell) -> bool) -> bool {
    let (mut yes, mut all) = (0, 0);
    for cell in cells.filter(|cell| !is_empty(cell)) {
        yes += usize::from(is(cell));
        all += 1;
    }
    yes * 2 > all
}

fn are_distinct<'c>(cells: impl Iterator<Item = &'c Cell>) -> bool {
    let mut seen = std::collections::HashSet::new();
    cells.map(text).all(|text| seen.insert(text))
}

/// The one line of a cell, where it holds no more.
fn line(cell: &Cell) -> Option<&[Inline]> {
    match cell.content.as_slice() {
        [Block { kind: BlockKind::Plain { content } | BlockKind::Paragraph { content }, .. }] => Some(content),
        _ => None,
    }
}

fn text(cell: &Cell) -> String {
    line(cell).map(plain_text).unwrap_or_default().trim().to_string()
}

fn is_empty(cell: &Cell) -> bool {
    cell.content.is_empty() || line(cell).is_some_and(says_nothing)
}

/// Words, few enough for a head, and no figure.
fn is_label(cell: &Cell) -> bool {
    let text = text(cell);
    (1..=40).contains(&text.chars().count())
        && text.chars().any(char::is_alphabetic)
        && !is_figure(cell)
        && !text.ends_with('.')
}

/// A number, an amount, a date: more digits than letters.
fn is_figure(cell: &Cell) -> bool {
    let text = text(cell);
    let digits = text.chars().filter(|letter| letter.is_numeric()).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    digits > 0 && digits >= letters
}

fn is_bold(cell: &Cell) -> bool {
    line(cell).is_some_and(|content| {
        let mut seen = content.iter().filter(|inline| !says_nothing(std::slice::from_ref(*inline))).peekable();
        seen.peek().is_some() && seen.all(|inline| matches!(inline, Inline::Strong { .. }))
    })
}

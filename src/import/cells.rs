//! What editors that store trees say alike: the text of items and cells, and which rows head a table.

use crate::article::{Block, BlockKind, Row, Scope, Table};

/// The blocks of a list's item or a table's cell: where its text is one paragraph, that is no paragraph of its own.
pub(super) fn tight(mut content: Vec<Block>) -> Vec<Block> {
    let paragraphs = content.iter().filter(|block| matches!(block.kind, BlockKind::Paragraph { .. })).count();
    if paragraphs == 1
        && let Some(Block { kind, .. }) = content.first_mut()
        && let BlockKind::Paragraph { content } = kind
    {
        *kind = BlockKind::Plain { content: std::mem::take(content) };
    }
    content
}

/// The table of `rows` in which a header cell has any scope: rows of nothing but header cells that come first head
/// the table, header cells below them head their rows.
pub(super) fn table(rows: Vec<Row>) -> Table {
    let mut table = Table::default();
    for mut row in rows {
        let is_head =
            table.body.is_empty() && !row.cells.is_empty() && row.cells.iter().all(|cell| cell.header.is_some());
        for cell in &mut row.cells {
            cell.header = cell.header.map(|_| if is_head { Scope::Column } else { Scope::Row });
        }
        match is_head {
            true => table.head.push(row),
            false => table.body.push(row),
        }
    }
    table
}

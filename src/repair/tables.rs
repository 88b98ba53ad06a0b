//! Tables: the cells that head others are marked.

use super::each_list;
use crate::article::{Article, BlockKind, Table};
use crate::finding::{Finding, Rule};

/// Gives tables without header cells a first row that heads the columns, and reports missing captions.
pub(super) fn head(article: &mut Article, findings: &mut Vec<Finding>) {
    each_list(article, &mut |blocks| {
        for block in blocks {
            let origin = block.origin;
            let BlockKind::Table(table) = &mut block.kind else { continue };
            if table.caption.is_empty() {
                let message = "the table has no caption; it is called \"Table\"";
                findings.push(Finding::new(Rule::TableCaptionMissing, origin, message));
            }
            if !has_headers(table) && table.body.len() > 1 {
                let first = table.body.remove(0);
                table.head.push(first);
                let message = "no cell heads the others; the first row was taken as the columns' heads";
                findings.push(Finding::new(Rule::TableHeaderMissing, origin, message));
            }
        }
    });
}

fn has_headers(table: &Table) -> bool {
    !table.head.is_empty() || table.body.iter().flat_map(|row| &row.cells).any(|cell| cell.header.is_some())
}

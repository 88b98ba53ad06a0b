//! What says nothing: empty paragraphs and headings.

use super::each_list;
use crate::article::{Article, BlockKind, Inline, Origin};
use crate::finding::{Finding, Rule};

/// Takes out paragraphs and headings without content.
pub(super) fn remove(article: &mut Article, findings: &mut Vec<Finding>) {
    // Some sources have one after every paragraph: they are one finding.
    let mut empty: Vec<Origin> = Vec::new();
    each_list(article, &mut |blocks| {
        blocks.retain(|block| match &block.kind {
            BlockKind::Paragraph { content } if says_nothing(content) => {
                empty.push(block.origin);
                false
            }
            BlockKind::Heading { content, .. } if says_nothing(content) => {
                findings.push(Finding::new(Rule::HeadingEmpty, block.origin, "a heading without text was taken out"));
                false
            }
            _ => true,
        });
    });
    if let Some(first) = empty.iter().min_by_key(|origin| origin.index()) {
        let message = match empty.len() {
            1 => String::from("an empty paragraph was taken out"),
            count => format!("{count} empty paragraphs were taken out, the first of them here"),
        };
        findings.push(Finding::new(Rule::ParagraphEmpty, *first, message));
    }
}

/// Whether nothing of `content` is seen or heard.
pub(super) fn says_nothing(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text { text } => is_blank(text),
        Inline::LineBreak => true,
        Inline::Code { text } => text.is_empty(),
        Inline::Image(_) | Inline::NoteRef { .. } | Inline::Math { .. } => false,
        other => says_nothing(other.children()),
    })
}

/// Whether `text` is nothing but spaces, of whatever width.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || matches!(letter, '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2060}'))
}

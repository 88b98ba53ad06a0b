//! What says nothing: empty paragraphs, headings and links.

use super::each_list;
use crate::article::{Article, Block, BlockKind, Inline, Origin, plain_text};
use crate::finding::{Finding, Rule};

/// Takes out paragraphs and headings without content, and links without text.
pub(super) fn remove(article: &mut Article, findings: &mut Vec<Finding>) {
    each_list(article, &mut |blocks| {
        for block in blocks.iter_mut() {
            let origin = block.origin;
            if let BlockKind::Paragraph { content }
            | BlockKind::Plain { content }
            | BlockKind::Heading { content, .. } = &mut block.kind
            {
                remove_links(content, origin, findings);
            }
        }
        blocks.retain(|block| keeps(block, findings));
    });
}

fn keeps(block: &Block, findings: &mut Vec<Finding>) -> bool {
    match &block.kind {
        BlockKind::Paragraph { content } => !says_nothing(content),
        BlockKind::Heading { content, .. } if says_nothing(content) => {
            findings.push(Finding::new(Rule::HeadingEmpty, block.origin, "a heading without text was taken out"));
            false
        }
        _ => true,
    }
}

fn says_nothing(content: &[Inline]) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text { text } => text.trim().is_empty(),
        Inline::LineBreak => true,
        Inline::Code { text } => text.is_empty(),
        Inline::Image(_) | Inline::NoteRef { .. } | Inline::Math { .. } => false,
        other => says_nothing(other.children()),
    })
}

fn remove_links(content: &mut Vec<Inline>, origin: Origin, findings: &mut Vec<Finding>) {
    for inline in content.iter_mut() {
        if let Some(children) = inline.children_mut() {
            remove_links(children, origin, findings);
        }
    }
    content.retain(|inline| match inline {
        Inline::Link(link) if says_nothing(&link.content) && plain_text(&link.content).trim().is_empty() => {
            let message = format!("the link to `{}` has no text and was taken out", link.url.as_str());
            findings.push(Finding::new(Rule::LinkEmpty, origin, message));
            false
        }
        _ => true,
    });
}

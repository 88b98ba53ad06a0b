//! Empty lines inside a paragraph: they stand for the space between two.

use super::each_list;
use crate::article::{Article, Block, BlockKind, Inline};
use crate::finding::{Finding, Rule};

/// Splits paragraphs at two or more line breaks in a row, so that each is one
/// for those who step from paragraph to paragraph.
pub(super) fn split(article: &mut Article, findings: &mut Vec<Finding>) {
    each_list(article, &mut |blocks| {
        if !blocks.iter().any(is_broken) {
            return;
        }
        for block in std::mem::take(blocks) {
            match is_broken(&block) {
                true => blocks.extend(parts(block, findings)),
                false => blocks.push(block),
            }
        }
    });
}

fn is_broken(block: &Block) -> bool {
    let BlockKind::Paragraph { content } = &block.kind else { return false };
    let mut breaks = 0;
    content.iter().any(|inline| {
        match inline {
            Inline::LineBreak => breaks += 1,
            Inline::Text { text } if text.trim().is_empty() => {}
            _ => breaks = 0,
        }
        breaks > 1
    })
}

fn parts(block: Block, findings: &mut Vec<Finding>) -> Vec<Block> {
    let Block { id, language, direction, kind, origin } = block;
    let BlockKind::Paragraph { content } = kind else { return Vec::new() };
    let mut paragraphs: Vec<Vec<Inline>> = vec![Vec::new()];
    // Line breaks that may turn out to be the end of a paragraph, and the spaces between them.
    let mut held: Vec<Inline> = Vec::new();
    for inline in content {
        let space = matches!(&inline, Inline::Text { text } if text.trim().is_empty());
        if matches!(inline, Inline::LineBreak) || (space && !held.is_empty()) {
            held.push(inline);
            continue;
        }
        let breaks = held.iter().filter(|inline| matches!(inline, Inline::LineBreak)).count();
        if breaks > 1 && paragraphs.last().is_some_and(|last| !last.is_empty()) {
            held.clear();
            paragraphs.push(Vec::new());
        }
        if let Some(last) = paragraphs.last_mut() {
            if last.is_empty() {
                held.clear();
            }
            last.append(&mut held);
            last.push(inline);
        }
    }
    let count = paragraphs.len();
    if count > 1 {
        let message = format!("empty lines part the paragraph; it became {count} paragraphs");
        findings.push(Finding::new(Rule::ParagraphBreaks, origin, message));
    }
    let block =
        |content| Block { id: None, language: language.clone(), direction, ..Block::paragraph(content).at(origin) };
    let mut blocks: Vec<Block> = paragraphs.into_iter().map(block).collect();
    if let Some(first) = blocks.first_mut() {
        first.id = id;
    }
    blocks
}

//! Heading levels: the title is the first, and none is skipped after it.

use crate::article::{Article, Block, BlockKind, Origin, plain_text};
use crate::finding::{Finding, Rule};

/// Gives the story's headings levels from 2 on without a gap.
pub(super) fn level(article: &mut Article, findings: &mut Vec<Finding>) {
    if article.headline.is_empty() {
        findings.push(Finding::new(Rule::HeadlineMissing, Origin::UNKNOWN, "the article has no headline"));
    }
    relevel(&mut article.body, findings);
    alone(&article.body, findings);
}

/// Reports headings that another one of the same or a higher level follows at once, or nothing at all.
fn alone(blocks: &[Block], findings: &mut Vec<Finding>) {
    for (index, block) in blocks.iter().enumerate() {
        let BlockKind::Heading { level, content } = &block.kind else { continue };
        let heads = match blocks.get(index + 1).map(|next| &next.kind) {
            Some(BlockKind::Heading { level: next, .. }) => next > level,
            Some(_) => true,
            None => false,
        };
        if !heads {
            let message = format!("nothing stands under the heading `{}`", plain_text(content).trim());
            findings.push(Finding::new(Rule::HeadingAlone, block.origin, message));
        }
    }
}

fn relevel(blocks: &mut [Block], findings: &mut Vec<Finding>) {
    // The source's levels that are open, outermost first: their number is the new level.
    let mut open: Vec<u8> = Vec::new();
    for block in blocks {
        if let BlockKind::Heading { level, .. } = &mut block.kind {
            let skips = open.last().is_some_and(|last| *level > last + 1);
            open.retain(|outer| outer < level);
            open.push(*level);
            let depth = (open.len() as u8).saturating_add(1).min(6);
            if skips {
                let message = format!("level {level} skips a level after the heading before it");
                let change = Finding::new(Rule::HeadingSkip, block.origin, message);
                findings.push(change.replacing(format!("level {level}"), format!("level {depth}")));
            }
            *level = depth;
        }
        for list in block.inside_mut() {
            relevel(list, findings);
        }
    }
}

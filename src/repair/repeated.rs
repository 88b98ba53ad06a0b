//! What stands twice: the lead picture again in the story, a caption again as a paragraph.

use crate::article::{Article, Block, BlockKind, Figure, plain_text, word_count, words};
use crate::finding::{Finding, Rule};

/// Takes out the second of two figures of the same picture that follow each
/// other, and a paragraph that only says the caption before it once more.
pub(super) fn remove(article: &mut Article, findings: &mut Vec<Finding>) {
    let lead = article.lead.as_deref();
    let mut kept: Vec<Block> = Vec::with_capacity(article.body.len());
    for block in std::mem::take(&mut article.body) {
        if let Some(first) = kept.last().or(lead).and_then(figure) {
            if let Some(again) = figure(&block).filter(|again| is_same(first, again)) {
                let message = "the picture before this one stands here again, and was taken out";
                let text = format!("{} {}", plain_text(&again.caption), plain_text(&again.credit));
                findings.push(Finding::new(Rule::CaptionRepeated, block.origin, message).omitting(text.trim()));
                continue;
            }
            if let BlockKind::Paragraph { content } = &block.kind {
                let text = plain_text(content);
                let caption = plain_text(&first.caption);
                if word_count(&caption) > 2 && words(&text).eq(words(&caption)) {
                    let message = "the paragraph says the caption before it once more, and was taken out";
                    findings.push(Finding::new(Rule::CaptionRepeated, block.origin, message).omitting(text));
                    continue;
                }
            }
        }
        kept.push(block);
    }
    article.body = kept;
}

fn figure(block: &Block) -> Option<&Figure> {
    match &block.kind {
        BlockKind::Figure(figure) => Some(figure),
        _ => None,
    }
}

/// Whether the second figure adds nothing to the first.
fn is_same(first: &Figure, again: &Figure) -> bool {
    let (Some(one), Some(other)) = (&first.image, &again.image) else { return false };
    let caption = plain_text(&again.caption);
    let adds_no_words = caption.trim().is_empty() || words(&caption).eq(words(&plain_text(&first.caption)));
    let adds_no_alt = other.alt.as_deref().is_none_or(str::is_empty) || one.alt == other.alt;
    one.url == other.url && adds_no_words && adds_no_alt
}

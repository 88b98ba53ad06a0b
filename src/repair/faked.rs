//! Headings that are only looks: a short paragraph in bold before the text that it heads.

use super::empty::says_nothing;
use crate::article::{Article, Block, BlockKind, Inline, plain_text};
use crate::finding::{Finding, Rule};

/// How long a line may be and still be a heading.
const LONGEST: usize = 90;

/// Makes bold lines of the story headings, where there can be little doubt: the
/// line is short, no sentence, and stands before text that is not bold.
pub(super) fn promote(article: &mut Article, findings: &mut Vec<Finding>) {
    // In a source that marks some headings, bold lines stand below the last of them. Elsewhere they are the headings.
    let marked = article.body.iter().filter_map(|block| match block.kind {
        BlockKind::Heading { level, .. } => Some(level),
        _ => None,
    });
    let mut level = marked.min().unwrap_or(2).saturating_sub(1);
    let bold: Vec<bool> = article.body.iter().map(is_bold_line).collect();
    let text: Vec<bool> = article.body.iter().map(can_be_headed).collect();
    for (index, block) in article.body.iter_mut().enumerate() {
        if let BlockKind::Heading { level: own, .. } = block.kind {
            level = own;
            continue;
        }
        let heads = bold.get(index).copied().unwrap_or_default()
            && text.get(index + 1).copied().unwrap_or_default()
            && !bold.get(index + 1).copied().unwrap_or_default()
            && index > 0;
        if !heads {
            continue;
        }
        let BlockKind::Paragraph { content } = &mut block.kind else { continue };
        let content = unbold(std::mem::take(content));
        let words = plain_text(&content);
        let message = format!("the paragraph in bold `{}` became a heading", words.trim());
        findings.push(Finding::new(Rule::HeadingFaked, block.origin, message).replacing("paragraph", "heading"));
        block.kind = BlockKind::Heading { level: level.saturating_add(1).min(6), content };
    }
}

fn is_bold_line(block: &Block) -> bool {
    let BlockKind::Paragraph { content } = &block.kind else { return false };
    let mut visible = content.iter().filter(|inline| !says_nothing(std::slice::from_ref(inline)));
    let (Some(Inline::Strong { content: strong }), None) = (visible.next(), visible.next()) else { return false };
    let text = plain_text(strong);
    let text = text.trim();
    // A link alone is a pointer to something else; a picture or a note's number is no heading either.
    let plain = strong.iter().all(|inline| {
        matches!(inline, Inline::Text { .. } | Inline::Emphasis { .. } | Inline::Code { .. } | Inline::Span(_))
    });
    let ends_as_sentence = text.ends_with(['.', ':', ';', ',', '…', '。', '।', '۔', '”', '"', '»', ')']);
    plain
        && !ends_as_sentence
        && text.chars().count() <= LONGEST
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with(['“', '"', '«', '(', '@'])
}

fn can_be_headed(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Paragraph { .. } | BlockKind::List(_) | BlockKind::Table(_))
}

fn unbold(content: Vec<Inline>) -> Vec<Inline> {
    content
        .into_iter()
        .flat_map(|inline| match inline {
            Inline::Strong { content } => content,
            other => vec![other],
        })
        .filter(|inline| !matches!(inline, Inline::LineBreak))
        .collect()
}

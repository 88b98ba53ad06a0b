//! Lines in capital letters: slow to read, and spelt out by some voices.

use crate::article::{Article, Block, BlockKind, Inline, Origin, every_run, plain_line};
use crate::finding::{Finding, Rule};

/// Reports a headline, heading or paragraph that is all capitals. What the
/// words would be in small letters only a person knows: `US` or `us`.
pub(super) fn report(article: &mut Article, findings: &mut Vec<Finding>) {
    line(&article.headline, Origin::UNKNOWN, findings);
    article.each_block(&mut |block: &Block| {
        if let BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } = &block.kind {
            line(content, block.origin, findings);
        }
    });
}

fn line(content: &[Inline], origin: Origin, findings: &mut Vec<Finding>) {
    // Most lines say at their second letter that they are not.
    if !every_run(content, &mut |run| !run.bytes().any(|byte| byte.is_ascii_lowercase())) {
        return;
    }
    let text = plain_line(content);
    if is_shouted(&text) {
        let message = format!("`{}` is all in capitals", start(&text));
        findings.push(Finding::new(Rule::TextCapitals, origin, message));
    }
}

fn is_shouted(text: &str) -> bool {
    let (mut upper, mut others, mut words) = (0, 0, 0);
    for word in text.split_whitespace() {
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        let letters = word.chars().filter(|letter| letter.is_uppercase()).count();
        upper += letters;
        // Scripts without capitals: what stands among their words are names and abbreviations.
        others += word.chars().filter(|letter| letter.is_alphabetic()).count() - letters;
        words += usize::from(letters > 1);
    }
    // Initials and abbreviations are not shouted; four words are.
    words > 3 && upper > 15 && upper > others
}

/// The first words of a text, for a message.
pub(super) fn start(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_string(),
    }
}

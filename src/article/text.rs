use super::Inline;
use std::fmt::Write;

/// The text of `content`, as a reader hears it: no markup, a space for a line
/// break, a picture's alternative text for the picture.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    push(content, &mut text);
    text
}

fn push(content: &[Inline], text: &mut String) {
    for inline in content {
        match inline {
            Inline::Text { text: run } | Inline::Code { text: run } => text.push_str(run),
            Inline::Math { source, .. } => text.push_str(source),
            Inline::Image(image) => text.push_str(image.alt.as_deref().unwrap_or_default()),
            Inline::LineBreak => text.push(' '),
            Inline::Ruby { content, reading } => {
                push(content, text);
                if !reading.is_empty() {
                    let _ = write!(text, " ({})", plain_text(reading));
                }
            }
            other => push(other.children(), text),
        }
    }
}

/// The words of `text`, in order, for comparing what was said with what is
/// shown: case folded, without punctuation or spaces, so that "Xinjiang," and
/// "xinjiang" are one.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

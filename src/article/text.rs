use super::Inline;
use std::borrow::Cow;
use std::fmt::Write;

/// The text of `content`, as a reader hears it: no markup, a space for a line
/// break, a picture's alternative text for the picture.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::new();
    push(content, &mut text);
    text
}

/// The same, without a copy where `content` is one run of text, as most lines are.
pub(crate) fn plain_line(content: &[Inline]) -> Cow<'_, str> {
    match content {
        [] => Cow::Borrowed(""),
        [Inline::Text { text } | Inline::Code { text }] => Cow::Borrowed(text),
        _ => Cow::Owned(plain_text(content)),
    }
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
/// "xinjiang" are one. Where a script writes no spaces, ideographs and hiragana
/// are words one by one, as Unicode has it (UAX #29, section 4.1).
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric()).flat_map(parted).map(str::to_lowercase)
}

/// A run of letters and digits, parted before and after each ideograph.
fn parted(run: &str) -> impl Iterator<Item = &str> {
    let mut after_ideograph = false;
    let mut parts = run.char_indices().filter_map(move |(at, letter)| {
        let is_ideograph = is_ideograph(letter);
        let is_parted = is_ideograph || after_ideograph;
        after_ideograph = is_ideograph;
        (is_parted && at > 0).then_some(at)
    });
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        start = parts.next();
        run.get(from..start.unwrap_or(run.len()))
    })
    .filter(|part| !part.is_empty())
}

/// Han and hiragana letters.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '々' | '〇' | '\u{3040}'..='\u{309f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_scripts_with_and_without_spaces() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            ("“Xinjiang,” she said.", &["xinjiang", "she", "said"]),
            ("东京2020年", &["东", "京", "2020", "年"]),
            ("カメラを買う", &["カメラ", "を", "買", "う"]),
            ("한국어 기사", &["한국어", "기사"]),
            ("a々b", &["a", "々", "b"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).collect::<Vec<_>>(), *expected, "{text}");
        }
    }
}

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
    Parts { rest: text }.map(|word| match word.is_ascii() {
        true => word.to_ascii_lowercase(),
        false => word.to_lowercase(),
    })
}

/// How many [`words`] `text` has: a long article is counted without a copy of each.
pub(crate) fn word_count(text: &str) -> usize {
    Parts { rest: text }.count()
}

/// The words of a text as they stand in it.
struct Parts<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let word = self.rest.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let mut letters = word.char_indices();
        let (_, first) = letters.next()?;
        let goes_on = |letter: char| letter.is_alphanumeric() && !is_ideograph(letter);
        let end = match is_ideograph(first) {
            true => first.len_utf8(),
            false => letters.find(|(_, letter)| !goes_on(*letter)).map_or(word.len(), |(at, _)| at),
        };
        let (word, rest) = word.split_at_checked(end)?;
        self.rest = rest;
        Some(word)
    }
}

/// Han and hiragana letters.
fn is_ideograph(letter: char) -> bool {
    letter >= '々'
        && matches!(letter, '々' | '〇' | '\u{3040}'..='\u{309f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
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
            assert_eq!(word_count(text), expected.len(), "{text}");
        }
    }
}

use super::Inline;
use crate::eights;
use std::borrow::Cow;
use std::fmt::Write;

/// The text of `content`, as a reader hears it: no markup, a space for a line
/// break, a picture's alternative text for the picture.
pub fn plain_text(content: &[Inline]) -> String {
    let mut text = String::with_capacity(length(content));
    push(content, &mut text);
    text
}

/// About how long the text of `content` is, in bytes, so that it seldom has to be moved while it grows.
fn length(content: &[Inline]) -> usize {
    let one = |inline: &Inline| match inline {
        Inline::Text { text } | Inline::Code { text } => text.len(),
        other => 1 + length(other.children()),
    };
    content.iter().map(one).sum()
}

/// The same, without a copy where `content` is one run of text, as most lines are.
pub(crate) fn plain_line(content: &[Inline]) -> Cow<'_, str> {
    match content {
        [] => Cow::Borrowed(""),
        [Inline::Text { text } | Inline::Code { text }] => Cow::Borrowed(text),
        _ => Cow::Owned(plain_text(content)),
    }
}

/// Whether `is` says yes to each run that the text of `content` is put together from; that text is not made for it.
pub(crate) fn every_run(content: &[Inline], is: &mut dyn FnMut(&str) -> bool) -> bool {
    content.iter().all(|inline| match inline {
        Inline::Text { text: run } | Inline::Code { text: run } | Inline::Math { source: run, .. } => is(run),
        Inline::Image(image) => is(image.alt.as_deref().unwrap_or_default()),
        Inline::Ruby { content, reading } => every_run(content, is) && every_run(reading, is),
        other => every_run(other.children(), is),
    })
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
    words_in(text).map(|word| match word.is_ascii() {
        true => word.to_ascii_lowercase(),
        false => word.to_lowercase(),
    })
}

/// The same words as they stand in `text`, without a copy of each; [`is_same_word`] compares them.
pub(crate) fn words_in(text: &str) -> impl Iterator<Item = &str> {
    Parts { rest: text }
}

/// Whether two of [`words_in`] are one, whatever their case.
pub(crate) fn is_same_word(one: &str, other: &str) -> bool {
    match one.is_ascii() && other.is_ascii() {
        true => one.eq_ignore_ascii_case(other),
        false => one.to_lowercase() == other.to_lowercase(),
    }
}

/// The first `most` of the [`words`] of `text` in one string, with `between` between them.
pub(crate) fn joined_words(text: &str, most: usize, between: char) -> String {
    let mut joined = String::with_capacity(text.len());
    for word in words_in(text).take(most) {
        if !joined.is_empty() {
            joined.push(between);
        }
        let start = joined.len();
        match word.is_ascii() {
            true => joined.push_str(word),
            false => joined.push_str(&word.to_lowercase()),
        }
        joined.get_mut(start..).into_iter().for_each(str::make_ascii_lowercase);
    }
    joined
}

/// How many [`words`] `text` has. Every word of an article is counted: what is ASCII by eight bytes at once.
pub(crate) fn word_count(text: &str) -> usize {
    let (mut count, mut in_word, mut rest) = (0, false, text);
    loop {
        if let Some(eight) = rest.as_bytes().first_chunk::<8>().map(|eight| eights::number(*eight))
            && eights::beyond_ascii(eight) == 0
            && let Some(after) = rest.get(8..)
        {
            let letters = eights::letters_and_digits(eight);
            count += eights::starts(letters, if in_word { u64::MAX } else { 0 }).count_ones() as usize;
            (in_word, rest) = (letters >> 63 != 0, after);
            continue;
        }
        let mut letters = rest.chars();
        let Some(letter) = letters.next() else { return count };
        let (is_letter, is_word) = (letter.is_alphanumeric(), is_ideograph(letter));
        count += usize::from(is_letter && (is_word || !in_word));
        (in_word, rest) = (is_letter && !is_word, letters.as_str());
    }
}

/// The words of a text as they stand in it.
struct Parts<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        // Most words are ASCII, and so is what stands round them.
        let ascii = self.rest.as_bytes();
        let gap = ascii.iter().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric()).count();
        let length = ascii.iter().skip(gap).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if length > 0 && ascii.get(gap + length).is_none_or(u8::is_ascii) {
            let (word, rest) = self.rest.get(gap..)?.split_at_checked(length)?;
            self.rest = rest;
            return Some(word);
        }
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
            ("ÉTÉ – été’s 4½ 〇x", &["été", "été", "s", "4½", "〇", "x"]),
            ("ΟΔΟΣ\u{301}\u{3000}ς", &["οδος", "ς"]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text).collect::<Vec<_>>(), *expected, "{text}");
            assert_eq!(word_count(text), expected.len(), "{text}");
            assert_eq!(joined_words(text, usize::MAX, ' '), expected.join(" "), "{text}");
            assert!(words_in(text).zip(*expected).all(|(word, expected)| is_same_word(word, expected)), "{text}");
        }
    }
}

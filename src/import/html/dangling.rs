//! Elements of which a piece of HTML has one edge only, since the other one stands in another piece.

use super::text::raw;
use crate::import::markup::{Token, Tokenizer};

/// A tag without its counterpart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Dangling {
    pub(crate) name: &'static str,
    /// Whether it is an end tag.
    pub(crate) ends: bool,
    /// Where it starts, in bytes.
    pub(crate) start: usize,
    /// Where what is after it starts.
    pub(crate) end: usize,
}

/// The start tags in `html` of elements called one of `names` that do not end there, and the end tags of those that do
/// not start there, in the order that they stand in.
pub(crate) fn dangling(html: &str, names: &[&'static str]) -> Vec<Dangling> {
    let mut found: Vec<Dangling> = Vec::new();
    let mut tokenizer = Tokenizer::new(html);
    while let Some(token) = tokenizer.next() {
        let (name, ends, start) = match token {
            Token::Start { name, offset, .. } => {
                if let Some(raw) = raw(&name) {
                    tokenizer.read_raw(&name, raw);
                }
                (name, false, offset)
            }
            Token::End { name, offset } => (name, true, offset),
            Token::Text { .. } => continue,
        };
        let Some(name) = names.iter().find(|known| **known == name) else { continue };
        if ends && found.last().is_some_and(|last| !last.ends && last.name == *name) {
            found.pop();
            continue;
        }
        let end = html.get(start..).and_then(length).map_or(html.len(), |length| start + length);
        found.push(Dangling { name, ends, start, end });
    }
    found
}

/// How long the tag is that `html` starts with, in bytes.
fn length(html: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in html.char_indices() {
        match letter {
            '"' | '\'' if quote == Some(letter) => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(letter),
            '>' if quote.is_none() => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tags_without_their_counterpart_are_found() {
        let names = &["details", "figure"];
        let cases: &[(&str, &[&str])] = &[
            ("<details><summary>a</summary>", &["<details>"]),
            ("<p>a<DETAILS open>", &["<DETAILS open>"]),
            ("</details> b", &["</details>"]),
            ("</details><details>", &["</details>", "<details>"]),
            ("<figure><details>a</details>", &["<figure>"]),
            ("<details>a</details><section>", &[]),
            ("<script>'<details>'</script><!-- <figure> -->", &[]),
            ("<details title='a > b'>c", &["<details title='a > b'>"]),
            ("<details", &[]),
        ];
        for (html, expected) in cases {
            let found = dangling(html, names);
            let tags: Vec<_> = found.iter().filter_map(|tag| html.get(tag.start..tag.end)).collect();
            assert_eq!(tags, *expected, "{html}");
        }
    }
}

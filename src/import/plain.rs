//! Plain text inside other formats.

use super::html;
use super::markup::Tag;
use crate::article::{Block, Inline, Origin};

/// The paragraphs of `text`: parted by blank lines, or by every line where none is blank.
pub(super) fn paragraphs(text: &str, origin: Origin) -> Vec<Block> {
    let blank = text.trim().lines().any(|line| line.trim().is_empty());
    let mut paragraphs: Vec<String> = Vec::new();
    let mut joins = false;
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            _ if line.is_empty() => joins = false,
            Some(last) if joins && blank => {
                last.push(' ');
                last.push_str(line);
            }
            _ => {
                paragraphs.push(line.to_string());
                joins = true;
            }
        }
    }
    paragraphs.into_iter().map(|text| Block::paragraph(vec![Inline::text(text)]).at(origin)).collect()
}

/// Whether a text has a tag of HTML in it.
pub(super) fn is_markup(text: &str) -> bool {
    let is_tag = |rest: &str| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
        let after = name.get(end..).unwrap_or_default();
        let known = name.get(..end).is_some_and(|name| {
            let name = name.to_ascii_lowercase();
            !name.is_empty() && name.len() < 12 && Tag::parse(&name) != Tag::Other
        });
        let attributes = after.split('>').next().filter(|attributes| attributes.len() < after.len());
        known
            && attributes
                .is_some_and(|it| matches!(it.trim(), "" | "/") || it.contains('=') && it.starts_with([' ', '\n']))
    };
    text.split('<').skip(1).any(is_tag)
}

/// A plain text with its character references read: many systems escape what they take out of HTML.
pub(super) fn decoded(text: &str) -> String {
    let looks_escaped = text.split('&').skip(1).any(|rest| {
        let end = rest.find(';').filter(|end| (2..=10).contains(end));
        let name = end.and_then(|end| rest.get(..end)).unwrap_or_default();
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    });
    if !looks_escaped {
        return text.to_string();
    }
    // Line by line, since in HTML a line break is only a space.
    let lines = text.lines().map(|line| html::text(&line.replace('<', "&lt;")));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let blocks = paragraphs(text, Origin::UNKNOWN);
        let expect: Vec<_> = expect.iter().map(|text| Block::paragraph(vec![Inline::text(*text)])).collect();
        assert_eq!(blocks, expect);
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        check("One\nstill one.\n\n  Two.\n", &["One still one.", "Two."]);
    }

    #[test]
    fn lines_part_paragraphs_where_none_is_blank() {
        check("One.\nTwo.\n", &["One.", "Two."]);
        check(" \n", &[]);
    }

    #[test]
    fn only_tags_of_html_are_markup() {
        assert!(is_markup("<p>One</p>"));
        assert!(is_markup("One<br/>two"));
        assert!(!is_markup("1 < 2 and 3 > 2"));
        assert!(!is_markup("if a<b then c>d <unknown>"));
    }

    #[test]
    fn references_in_plain_text_are_read_and_lines_stay() {
        assert_eq!(decoded("Rock &amp; roll\n\nfish &#38; chips"), "Rock & roll\n\nfish & chips");
        assert_eq!(decoded("AT&T; and R&D"), "AT&T; and R&D");
        assert_eq!(decoded("a < b &amp; c"), "a < b & c");
    }
}

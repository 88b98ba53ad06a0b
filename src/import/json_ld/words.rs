//! Strings of JSON-LD: the vocabulary does not say whether they are plain or HTML, so their characters must.

use super::Reader;
use super::graph::Text;
use crate::article::{Block, Inline, LanguageTag, Span};
use crate::import::markup::{Tag, collapsed};
use crate::import::{html, plain};

impl Reader<'_, '_, '_> {
    /// A text as a line.
    pub(super) fn line(&mut self, text: Text<'_>) -> Vec<Inline> {
        let origin = self.draft.origin_of(text.value);
        let content = match is_markup(text.text) {
            true => html::inlines(self.draft, text.text, origin),
            false => vec![Inline::text(collapsed(&decoded(text.text)))],
        };
        match self.foreign(text) {
            Some(language) => {
                vec![Inline::Span(Box::new(Span { language: Some(language), content, ..Span::default() }))]
            }
            None => content,
        }
    }

    /// A text as blocks.
    pub(super) fn blocks(&mut self, text: Text<'_>) -> Vec<Block> {
        let origin = self.draft.origin_of(text.value);
        let mut blocks = match is_markup(text.text) {
            true => html::blocks(self.draft, text.text, origin),
            false => plain::paragraphs(&decoded(text.text), origin),
        };
        if let Some(language) = self.foreign(text) {
            blocks.iter_mut().for_each(|block| block.language = Some(language.clone()));
        }
        blocks
    }

    /// The language of a text, where it says one that is not the article's. "pt" says no more than "pt-PT".
    fn foreign(&self, text: Text<'_>) -> Option<LanguageTag> {
        let language = LanguageTag::parse(text.language?)?;
        let around = self.draft.article.language.as_ref().map(LanguageTag::as_str).unwrap_or_default();
        let rest = around.strip_prefix(language.as_str());
        (!rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))).then_some(language)
    }
}

/// A text without markup, in one line.
pub(super) fn plain(text: &str) -> String {
    match is_markup(text) {
        true => html::text(text),
        false => collapsed(&decoded(text)),
    }
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

//! Strings of JSON-LD: the vocabulary does not say whether they are plain or HTML, so their characters must.

use super::Reader;
use super::graph::Text;
use crate::article::{Block, Inline, LanguageTag, Span};
use crate::import::html;
use crate::import::markup::collapsed;
use crate::import::plain::{self, decoded, is_markup};

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

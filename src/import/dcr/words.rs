//! Lines of words, and how they are put together.

use super::{Reader, kind};
use crate::article::{Block, Inline, Origin, plain_text};
use crate::finding::{Finding, Rule};
use crate::import::html;
use crate::import::json::Fields;
use serde_json::Value;

impl Reader<'_, '_> {
    /// The line of text at a field, which may hold HTML.
    pub(super) fn line(&mut self, value: Option<&Value>) -> Vec<Inline> {
        let Some(text) = value.filter(|value| value.as_str().is_some_and(|text| !text.trim().is_empty())) else {
            return Vec::new();
        };
        let origin = self.draft.origin_of(text);
        html::inlines(self.draft, text.as_str().unwrap_or_default(), origin)
    }

    /// The blocks of HTML at a field.
    pub(super) fn flow(&mut self, value: Option<&Value>) -> Vec<Block> {
        let Some(text) = value.filter(|value| value.as_str().is_some_and(|text| !text.trim().is_empty())) else {
            return Vec::new();
        };
        let origin = self.draft.origin_of(text);
        html::blocks(self.draft, text.as_str().unwrap_or_default(), origin)
    }

    /// Says that something can't be shown from what the page has.
    pub(super) fn missing(&mut self, value: &Value, why: &str) {
        let origin = self.draft.origin_of(value);
        let message = format!("the element `{}` can't be shown: {why}", kind(value));
        self.draft.report(Finding::new(Rule::BadValue, origin, message));
    }

    /// The lines at `keys`, one after the other with a space between.
    pub(super) fn lines(&mut self, value: &Value, keys: &[&str]) -> Vec<Inline> {
        let mut line = Vec::new();
        for key in keys {
            let more = self.line(value.field(key));
            join(&mut line, " ", more);
        }
        line
    }
}

/// Adds `more` to the line, with `between` where both say something.
pub(super) fn join(line: &mut Vec<Inline>, between: &str, more: Vec<Inline>) {
    if !line.is_empty() && !more.is_empty() {
        line.push(Inline::text(between));
    }
    line.extend(more);
}

/// Adds a paragraph, where the line says something.
pub(super) fn push(content: &mut Vec<Block>, line: Vec<Inline>, origin: Origin) {
    if !says_nothing(&line) {
        content.push(Block::paragraph(line).at(origin));
    }
}

/// The same in bold type, for what is called so by its place alone.
pub(super) fn push_strong(content: &mut Vec<Block>, line: Vec<Inline>, origin: Origin) {
    if !says_nothing(&line) {
        content.push(Block::paragraph(vec![Inline::Strong { content: line }]).at(origin));
    }
}

/// Whether a line has no words.
pub(super) fn says_nothing(line: &[Inline]) -> bool {
    plain_text(line).trim().is_empty()
}

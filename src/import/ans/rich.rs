//! Text of ANS: HTML in strings, in objects with a `content`, and in maps whose main entry is `basic`.

use super::Reader;
use crate::article::{Block, BlockKind, Inline};
use crate::import::html;
use crate::import::json::Fields;
use serde_json::Value;

/// The string in `value`: itself, or the `content` of an element (`text` before version 0.5).
pub(super) fn string(value: &Value) -> Option<&Value> {
    match value {
        Value::String(text) => (!text.trim().is_empty()).then_some(value),
        Value::Object(_) => ["content", "text"].iter().find_map(|key| value.field(key).and_then(string)),
        _ => None,
    }
}

/// The main text of the map at `key`: its `basic` (`default` before version 0.5), or the string that stands there.
pub(super) fn basic<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let map = value.field(key)?;
    string(map)
        .filter(|text| std::ptr::eq(*text, map))
        .or_else(|| ["basic", "default"].iter().find_map(|name| map.field(name).and_then(string)))
}

/// A story's headline: the main one, or where there is none the first that was written for some place.
pub(super) fn headline(value: &Value) -> Option<&Value> {
    basic(value, "headlines").or_else(|| {
        let map = value.field("headlines")?.as_object()?;
        map.iter()
            .filter(|(key, _)| !matches!(key.as_str(), "meta_title" | "seo" | "url"))
            .find_map(|(_, text)| text.is_string().then(|| string(text)).flatten())
    })
}

impl Reader<'_, '_> {
    /// The line of text in `value`.
    pub(super) fn line(&mut self, value: Option<&Value>) -> Vec<Inline> {
        let Some(text) = value.and_then(string) else { return Vec::new() };
        let origin = self.draft.origin_of(text);
        html::inlines(self.draft, text.as_str().unwrap_or_default(), origin)
    }

    /// The blocks of text in `value`.
    pub(super) fn flow(&mut self, value: Option<&Value>) -> Vec<Block> {
        let Some(text) = value.and_then(string) else { return Vec::new() };
        let origin = self.draft.origin_of(text);
        html::blocks(self.draft, text.as_str().unwrap_or_default(), origin)
    }
}

/// What stands in a list's item or a table's cell: a single paragraph there is none.
pub(super) fn unwrapped(mut content: Vec<Block>) -> Vec<Block> {
    if let [block] = content.as_mut_slice()
        && let BlockKind::Paragraph { content } = &mut block.kind
    {
        block.kind = BlockKind::Plain { content: std::mem::take(content) };
    }
    content
}

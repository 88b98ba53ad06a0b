//! The text of JSON whose type no importer knows.
//!
//! What counts as text is decided by the field's name, and for names that say
//! nothing, by the value: two words or more are text, one may be a setting.

use super::json::Fields;
use super::{Draft, html};
use crate::article::{Block, BlockKind, Inline};
use crate::finding::{Finding, Rule};
use serde_json::Value;

/// The unknown block `value` of the type `name`: its text in a group of its own, with a finding.
pub(crate) fn block(draft: &mut Draft<'_>, name: &str, value: &Value) -> Block {
    let origin = draft.origin_of(value);
    let content = blocks(draft, value, &[]);
    let kept = if content.is_empty() { "it holds no text" } else { "its text is kept" };
    let message = format!("the block type `{name}` is not known: {kept}");
    draft.report(Finding::new(Rule::UnknownBlock, origin, message));
    Block::new(BlockKind::Group { label: Some(name.to_string()), content }).at(origin)
}

/// The text of `value` as blocks, without what stands under `used` keys of `value` itself.
pub(super) fn blocks(draft: &mut Draft<'_>, value: &Value, used: &[&str]) -> Vec<Block> {
    let mut content = Vec::new();
    if let Value::Object(object) = value {
        for (key, value) in object {
            if !used.contains(&key.as_str()) {
                collect(draft, key, value, &mut content);
            }
        }
    }
    content
}

fn collect(draft: &mut Draft<'_>, key: &str, value: &Value, content: &mut Vec<Block>) {
    each_text(key, value, &is_skipped, &mut |value, text| {
        let origin = draft.origin_of(value);
        match is_markup(text) {
            true => content.extend(html::blocks(draft, text, origin)),
            false => content.push(Block::paragraph(vec![Inline::text(text.trim())]).at(origin)),
        }
    });
}

/// All text of `value`, as [`blocks`] would find it, for the check that nothing is lost.
pub(super) fn text(key: &str, value: &Value, text: &mut String) {
    each_text(key, value, &is_skipped, &mut |_, words| {
        text.push('\n');
        match is_markup(words) {
            true => text.push_str(&html::source_text(words)),
            false => text.push_str(words),
        }
    });
}

/// Calls `visit` with each text under `value`, which stands at `key`, but under no key that `is_silent`: the string's value
/// and its characters.
pub(super) fn each_text<'v>(
    key: &str,
    value: &'v Value,
    is_silent: &dyn Fn(&str) -> bool,
    visit: &mut dyn FnMut(&'v Value, &'v str),
) {
    if is_silent(key) {
        return;
    }
    match value {
        Value::String(text) if is_text(key, text) => visit(value, text),
        Value::Object(object) => object.iter().for_each(|(key, value)| each_text(key, value, is_silent, visit)),
        Value::Array(list) => {
            let key = name_of_list(key, list);
            list.iter().for_each(|item| each_text(key, item, is_silent, visit));
        }
        _ => {}
    }
}

/// The name that decides on a list's items: where one of its strings is text, all are.
pub(super) fn name_of_list<'k>(key: &'k str, list: &[Value]) -> &'k str {
    let mut strings = list.iter().filter_map(Value::as_str);
    if strings.any(|text| is_text(key, text)) { "text" } else { key }
}

/// Whether nothing under `key` is for readers.
pub(super) fn is_skipped(key: &str) -> bool {
    key.starts_with('_')
        || matches!(
            key,
            "asset"
                | "attrs"
                | "crop"
                | "hotspot"
                | "metadata"
                | "options"
                | "seo"
                | "settings"
                | "style"
                | "styles"
                | "theme"
        )
}

/// Whether `text` is HTML from its first character to its last.
pub(super) fn is_markup(text: &str) -> bool {
    let text = text.trim();
    let mut letters = text.chars();
    letters.next() == Some('<')
        && letters.next().is_some_and(|letter| letter.is_ascii_alphabetic() || letter == '!')
        && letters.next_back() == Some('>')
}

/// Whether `text` at `key` is for readers.
pub(super) fn is_text(key: &str, text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || SETTINGS.contains(&key) {
        return false;
    }
    TEXTS.contains(&key) || (text.contains(char::is_whitespace) && text.chars().any(char::is_alphabetic))
}

/// The first of `keys` under which `value` has a string that is not blank.
pub(super) fn first_string<'v>(value: &'v Value, keys: &[&str]) -> Option<&'v str> {
    keys.iter().find_map(|key| value.string(key))
}

/// Names of fields that hold text, also where it is one word.
const TEXTS: &[&str] = &[
    "answer",
    "attribution",
    "author",
    "blurb",
    "body",
    "button",
    "buttonText",
    "byline",
    "caption",
    "cells",
    "citation",
    "code",
    "content",
    "copy",
    "copyright",
    "credit",
    "deck",
    "description",
    "dek",
    "disclaimer",
    "excerpt",
    "filename",
    "footer",
    "footnote",
    "header",
    "heading",
    "headline",
    "intro",
    "kicker",
    "label",
    "lead",
    "linkText",
    "message",
    "name",
    "note",
    "paragraph",
    "question",
    "quote",
    "source",
    "standfirst",
    "statement",
    "subheading",
    "subheadline",
    "subtitle",
    "summary",
    "tagline",
    "teaser",
    "term",
    "text",
    "title",
];

/// Names of fields that hold settings, also where they look like text.
const SETTINGS: &[&str] = &[
    "align",
    "alignment",
    "alt",
    "altText",
    "alternativeText",
    "anchor",
    "ariaLabel",
    "asset",
    "class",
    "className",
    "classes",
    "color",
    "css",
    "d",
    "date",
    "fontFamily",
    "format",
    "gradient",
    "height",
    "href",
    "icon",
    "id",
    "ident",
    "js",
    "key",
    "keywords",
    "lang",
    "language",
    "layout",
    "level",
    "locale",
    "margin",
    "media",
    "metaDescription",
    "metaTitle",
    "mimeType",
    "padding",
    "path",
    "placeholder",
    "points",
    "publishedAt",
    "query",
    "ref",
    "rel",
    "role",
    "script",
    "seo",
    "seoDescription",
    "seoTitle",
    "size",
    "sizes",
    "slug",
    "src",
    "srcset",
    "style",
    "styles",
    "svg",
    "target",
    "theme",
    "tone",
    "transform",
    "transition",
    "type",
    "uri",
    "url",
    "variant",
    "viewBox",
    "width",
];

#[cfg(test)]
mod tests {
    use super::is_text;

    #[test]
    fn a_field_is_text_by_its_name_or_by_holding_words() {
        assert!(is_text("title", "Wind"));
        assert!(is_text("anything", "two words"));
        assert!(is_text("anything", "一 二"));
        assert!(!is_text("anything", "primary"));
        assert!(!is_text("className", "box wide"));
        assert!(!is_text("padding", "10 20"));
        assert!(!is_text("anything", "10 20"));
        assert!(!is_text("title", "  "));
    }
}

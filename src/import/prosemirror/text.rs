//! The text of a document, node by node and without marks, for the check that nothing is lost.

use super::super::json::Fields;
use super::super::{Options, Source, envelope, unknown};
use super::{Found, attribute, find, is_document, line, name_of};
use serde_json::Value;

pub(super) fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    let Some(Found { around, document }) = source.json().and_then(find) else { return text };
    if let Some(around) = around {
        envelope::text(around, &mut text);
        envelope::standfirst(around)
            .filter(|value| is_document(value))
            .into_iter()
            .for_each(|value| node(value, &mut text));
    }
    node(document, &mut text);
    text
}

fn push(words: &str, text: &mut String) {
    text.push('\n');
    text.push_str(words);
}

/// Attributes that hold words for readers, in nodes that are known.
const WORDS: &[(&str, &[&str])] = &[
    ("details", &["title", "summary"]),
    ("expand", &["title", "summary"]),
    ("nestedexpand", &["title", "summary"]),
    ("panel", &["title"]),
    ("callout", &["title"]),
    ("admonition", &["title"]),
    ("image", &["caption", "title"]),
    ("image2", &["caption", "title"]),
    ("figure", &["caption", "title"]),
    ("audio", &["title", "name", "label"]),
    ("audio", &["caption"]),
    ("video", &["title", "name", "label"]),
    ("video", &["caption"]),
    ("youtube", &["title", "name"]),
    ("youtube", &["caption"]),
    ("iframe", &["title", "name"]),
    ("blockquote", &["caption", "citation", "author", "attribution"]),
    ("pullquote", &["caption", "citation", "author", "attribution"]),
    ("button", &["text", "label", "title"]),
    ("table", &["caption", "title"]),
];

/// Nodes without words in their attributes.
const SILENT: &[&str] = &[
    "doc",
    "paragraph",
    "heading",
    "bulletlist",
    "orderedlist",
    "listitem",
    "tasklist",
    "taskitem",
    "codeblock",
    "horizontalrule",
    "rule",
    "tablerow",
    "tablecell",
    "tableheader",
    "media",
    "mediasingle",
    "mediagroup",
    "mediainline",
    "caption",
    "figcaption",
    "captionedimage",
    "hardbreak",
    "placeholder",
    "date",
    "inlinecard",
    "blockcard",
    "embedcard",
    "detailssummary",
    "detailscontent",
    "footnotes",
    "footnote",
    "footnotereference",
    "footnoteanchor",
    "layoutsection",
    "layoutcolumn",
    "columns",
    "column",
    "decisionlist",
    "decisionitem",
    "twitter2",
];

fn node(value: &Value, text: &mut String) {
    let name = name_of(value);
    match name.as_str() {
        "text" => return text.push_str(value.get("text").and_then(Value::as_str).unwrap_or_default()),
        "mention" | "emoji" | "status" | "hashtag" => return text.push_str(&line::label(value)),
        "inlinemath" | "mathinline" | "blockmath" | "mathdisplay" | "mathblock" | "mathematics" => {
            return push(&line::formula(value), text);
        }
        _ => {}
    }
    text.push('\n');
    let mut known = SILENT.contains(&name.as_str());
    for (_, keys) in WORDS.iter().filter(|(known, _)| *known == name) {
        known = true;
        let from_content = matches!(name.as_str(), "button" | "details" | "table") && !value.list("content").is_empty();
        if !from_content || attribute(value, keys).is_some_and(|_| name == "table") {
            push(attribute(value, keys).unwrap_or_default(), text);
        }
    }
    if !known && let Some(Value::Object(attrs)) = value.field("attrs") {
        attrs.iter().for_each(|(key, value)| unknown::text(key, value, text));
    }
    value.list("content").iter().for_each(|value| node(value, text));
    text.push('\n');
}

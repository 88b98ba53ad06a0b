//! The text of an editor's state, node by node, for the check that nothing is lost.

use super::super::json::Fields;
use super::super::{Options, Source, envelope, html, markdown, unknown};
use super::{Found, find, name_of, root_of};
use serde_json::Value;
use std::borrow::Cow;

pub(super) fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    if let Some(Found { around, root }) = source.json().and_then(find) {
        around.into_iter().for_each(|around| envelope::text(around, &mut text));
        push(root, &mut text);
    }
    text
}

/// Keys that hold HTML for readers, for each card.
const MARKUP: &[(&str, &[&str])] = &[
    ("image", &["caption"]),
    ("gallery", &["caption"]),
    ("embed", &["caption"]),
    ("callout", &["calloutEmoji", "calloutText"]),
    ("toggle", &["heading", "content"]),
    ("video", &["caption"]),
    ("audio", &["title", "caption"]),
    ("header", &["header", "subheader"]),
    ("html", &["html"]),
    ("product", &["productTitle", "productDescription"]),
    ("button", &["buttonText"]),
    ("call-to-action", &["textValue"]),
    ("codeblock", &["caption"]),
    ("bookmark", &["caption"]),
];

/// Nodes that have all their words in their children, or none.
const PLAIN: &[&str] = &[
    "root",
    "paragraph",
    "heading",
    "quote",
    "aside",
    "list",
    "listitem",
    "text",
    "linebreak",
    "tab",
    "link",
    "autolink",
    "at-link",
    "zwnj",
    "hashtag",
    "mark",
    "overflow",
    "code",
    "code-highlight",
    "horizontalrule",
    "table",
    "tablerow",
    "tablecell",
    "collapsible-container",
    "collapsible-title",
    "collapsible-content",
    "equation",
    "youtube",
    "tweet",
    "layout-container",
    "layout-item",
    "paywall",
    "page-break",
    "file",
    "signup",
    "email",
    "email-cta",
    "markdown",
    "upload",
    "block",
    "emoji",
    "keyword",
    "mention",
    "inline-image",
    "relationship",
];

/// Adds a node's text to `text`.
pub(in super::super) fn push(node: &Value, text: &mut String) {
    let name = name_of(node);
    if name == "tab" {
        text.push('\t');
    } else if let Some(words) = node.get("text").and_then(Value::as_str) {
        text.push_str(words);
    }
    let in_line = super::line::is_inline(node) && name != "linebreak";
    if !in_line {
        text.push('\n');
    }
    let markup = |keys: &[&str], text: &mut String| {
        for words in keys.iter().filter_map(|key| node.string(key)) {
            text.push('\n');
            text.push_str(&html::source_text(words));
        }
    };
    let known = MARKUP.iter().find(|(known, _)| *known == name);
    known.into_iter().for_each(|(_, keys)| markup(keys, text));
    match name {
        "codeblock" => text.push_str(node.get("code").and_then(Value::as_str).unwrap_or_default()),
        "equation" => text.push_str(node.string("equation").unwrap_or_default()),
        "header" if node.flag("buttonEnabled") => markup(&["buttonText"], text),
        "product" if node.flag("productButtonEnabled") => markup(&["productButton"], text),
        "call-to-action" => {
            if node.get("hasSponsorLabel").and_then(Value::as_bool) != Some(false) {
                markup(&["sponsorLabel"], text);
            }
            if node.get("showButton").and_then(Value::as_bool) != Some(false) {
                markup(&["buttonText"], text);
            }
        }
        "gallery" => {
            for caption in node.list("images").iter().filter_map(|image| image.string("caption")) {
                text.push('\n');
                text.push_str(&html::source_text(caption));
            }
        }
        "bookmark" => {
            let meta = node.field("metadata").unwrap_or(node);
            for words in ["title", "description", "publisher", "author"].iter().filter_map(|key| meta.string(key)) {
                text.push('\n');
                text.push_str(&html::source_text(words));
            }
        }
        "embed" => {
            let title = node.path(&["metadata", "title"]).and_then(Value::as_str);
            text.push('\n');
            text.push_str(&title.map(html::source_text).unwrap_or_default());
        }
        "file" => {
            markup(&[if node.string("fileTitle").is_some() { "fileTitle" } else { "fileName" }, "fileCaption"], text);
        }
        "markdown" => {
            let words = node.string("markdown").unwrap_or_default();
            let source = Source::Text(Cow::Borrowed(words));
            text.push_str(&(markdown::IMPORTER.source_text)(&source, &Options::default()));
        }
        "poll" => {
            text.push_str(node.string("question").unwrap_or_default());
            for option in node.list("options").iter().filter_map(|option| option.string("text")) {
                text.push('\n');
                text.push_str(option);
            }
        }
        "signup" | "email" | "email-cta" => of_form(node, text),
        "image" | "inline-image" => {
            node.field("caption").and_then(root_of).into_iter().for_each(|root| push(root, text))
        }
        "upload" => {
            let file = node.field("value");
            let caption = node.path(&["fields", "caption"]).or_else(|| file?.field("caption"));
            match caption.map(|caption| (caption, root_of(caption))) {
                Some((_, Some(root))) => push(root, text),
                Some((caption, None)) => text.push_str(caption.as_str().unwrap_or_default()),
                None => {}
            }
        }
        "block" => fields(node.field("fields").unwrap_or(node), text),
        "relationship" => {
            let title = node.field("value").and_then(|value| unknown::first_string(value, &["title", "name"]));
            text.push_str(title.unwrap_or_default());
        }
        name if known.is_none() && !PLAIN.contains(&name) => {
            for (key, value) in node.as_object().into_iter().flatten() {
                if key != "text" && !super::line::NOT_WORDS.contains(&key.as_str()) {
                    unknown::text(key, value, text);
                }
            }
            node.field("fields").into_iter().for_each(|own| fields(own, text));
        }
        _ => {}
    }
    node.list("children").iter().for_each(|child| push(child, text));
    if !in_line {
        text.push('\n');
    }
}

fn fields(fields: &Value, text: &mut String) {
    for (key, value) in fields.as_object().into_iter().flatten() {
        match root_of(value) {
            _ if matches!(key.as_str(), "blockType" | "blockName" | "id") => {}
            Some(root) => push(root, text),
            None if value.string("mimeType").is_some_and(|kind| kind.starts_with("image/")) => {
                text.push_str(value.string("caption").unwrap_or_default());
            }
            None => unknown::text(key, value, text),
        }
    }
}

/// The words of a card that is left out.
pub(super) fn of_form(node: &Value, text: &mut String) {
    let keys = ["header", "subheader", "disclaimer", "html", "buttonText", "successMessage"];
    for words in keys.iter().filter_map(|key| node.string(key)) {
        text.push('\n');
        text.push_str(&html::source_text(words));
    }
}

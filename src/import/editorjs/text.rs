//! The text of a document, block by block, for the check that nothing is lost.

use super::super::json::Fields;
use super::super::{Options, Source, envelope, html, unknown};
use super::{Found, find, name_of};
use serde_json::Value;

pub(super) fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    if let Some(Found { around, blocks, .. }) = source.json().and_then(find) {
        around.into_iter().for_each(|around| envelope::text(around, &mut text));
        blocks.iter().for_each(|one| block(one, &mut text));
    }
    text
}

fn push(markup: Option<&str>, text: &mut String) {
    text.push('\n');
    text.push_str(&html::source_text(markup.unwrap_or_default()));
}

/// Text-bearing keys of the known types. Where a key has several names, the first that is there counts.
const TEXTS: &[(&str, &[&[&str]])] = &[
    ("paragraph", &[&["text"]]),
    ("header", &[&["text"]]),
    ("quote", &[&["text"], &["caption", "author"]]),
    ("table", &[&["caption"]]),
    ("warning", &[&["title"], &["message"]]),
    ("alert", &[&["title"], &["message"], &["text"]]),
    ("callout", &[&["title"], &["message"], &["text"]]),
    ("toggle", &[&["text"]]),
    ("raw", &[&["html"]]),
    ("anybutton", &[&["text", "label"]]),
    ("button", &[&["text", "label"]]),
    ("personality", &[&["name"], &["description"]]),
    ("image", &[&["caption"], &["credit"]]),
    ("simpleimage", &[&["caption"]]),
    ("gallery", &[&["caption"]]),
    ("imagegallery", &[&["caption"]]),
    ("carousel", &[&["caption"]]),
    ("embed", &[&["title"], &["caption"]]),
    ("video", &[&["title"], &["caption"]]),
    ("audio", &[&["title"], &["caption"]]),
    ("delimiter", &[]),
    ("list", &[]),
    ("nestedlist", &[]),
    ("checklist", &[]),
    ("columns", &[]),
    ("code", &[]),
    ("math", &[]),
    ("linktool", &[]),
    ("attaches", &[]),
];

fn block(block: &Value, text: &mut String) {
    let data = block.get("data").unwrap_or(block);
    let name = name_of(block);
    let Some((_, keys)) = TEXTS.iter().find(|(known, _)| *known == name) else {
        return unknown::text("", data, text);
    };
    let notes = block.path(&["tunes", "footnotes"]).and_then(Value::as_array).filter(|notes| !notes.is_empty());
    for names in *keys {
        let markup = unknown::first_string(data, names).unwrap_or_default();
        match notes {
            // A note's number is drawn, not written.
            Some(_) => push(Some(&without_numbers(markup)), text),
            None => push(Some(markup), text),
        }
    }
    match name.as_str() {
        "code" | "math" => {
            text.push('\n');
            text.push_str(unknown::first_string(data, &["code", "math", "latex", "text"]).unwrap_or_default());
        }
        "linktool" => {
            let meta = data.field("meta").unwrap_or(data);
            push(meta.string("title"), text);
            push(meta.string("description"), text);
        }
        "attaches" => push(data.string("title").or_else(|| data.field("file")?.string("name")), text),
        "table" => {
            for cell in data.list("content").iter().filter_map(Value::as_array).flatten() {
                push(cell.as_str(), text);
            }
        }
        "gallery" | "imagegallery" | "carousel" => {
            let list = ["files", "images", "urls", "items"].iter().find_map(|key| data.get(key)?.as_array());
            list.into_iter().flatten().for_each(|one| push(one.string("caption"), text));
        }
        "columns" => {
            data.list("cols").iter().flat_map(|column| column.list("blocks")).for_each(|one| self::block(one, text))
        }
        _ => items(data.list("items"), text),
    }
    notes.into_iter().flatten().for_each(|note| push(note.as_str().or_else(|| note.string("text")), text));
}

/// Markup without its raised numbers.
fn without_numbers(markup: &str) -> String {
    let mut parts = markup.split("<sup");
    let mut kept = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (inside, after) = part.split_once("</sup>").unwrap_or((part, ""));
        let number = inside.rsplit('>').next().unwrap_or_default().trim();
        if number.parse::<u32>().is_err() {
            kept.push_str(number);
        }
        kept.push_str(after);
    }
    kept
}

fn items(list: &[Value], text: &mut String) {
    for item in list {
        push(item.as_str().or_else(|| unknown::first_string(item, &["content", "text"])), text);
        items(item.list("items"), text);
    }
}

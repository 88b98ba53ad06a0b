//! The text of a source, taken out of the fields that hold it, for the check that nothing is lost.

use super::element::{SETTINGS, TYPES};
use super::reference::{CONFIG, says};
use super::{Found, find, kind};
use crate::import::json::Fields;
use crate::import::{Options, Source, html, items, unknown};
use serde_json::Value;
use std::collections::HashSet;

pub(super) fn source_text(source: &Source<'_>, options: &Options) -> String {
    let mut text = String::new();
    match source.json().and_then(find).map(|(found, _)| found) {
        Some(Found::Story(value)) => story(value, &mut text),
        Some(Found::Media(value)) => {
            element(value, &mut text);
            markup(value.field("copyright").filter(|_| !credits(value).is_empty()), &mut text);
            related(value, &mut text);
        }
        Some(Found::Elements(list)) => elements(list, &mut text),
        Some(Found::Feed(stories)) => {
            if let Some(place) = items::chosen(&super::offers(stories), options)
                && let Some(value) = stories.get(place)
            {
                story(value, &mut text);
            }
        }
        Some(Found::Restricted(_) | Found::Nothing(_)) | None => {}
    }
    text
}

/// The string that `value` is or holds.
fn words(value: Option<&Value>) -> Option<&str> {
    let value = value?;
    let text = value.as_str().or(value.string("content")).or(value.string("text"))?;
    (!text.trim().is_empty()).then_some(text)
}

fn markup(value: Option<&Value>, text: &mut String) {
    if let Some(words) = words(value) {
        text.push('\n');
        text.push_str(&html::source_text(words));
    }
}

fn basic<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let map = value.field(key)?;
    let held = ["basic", "default"].iter().find_map(|name| map.field(name).filter(|text| words(Some(text)).is_some()));
    if words(Some(map)).is_some() { Some(map) } else { held }
}

fn headline(value: &Value) -> Option<&Value> {
    basic(value, "headlines").or_else(|| {
        let map = value.field("headlines")?.as_object()?;
        let shown = map.iter().filter(|(key, _)| !matches!(key.as_str(), "meta_title" | "seo" | "url"));
        shown.map(|(_, text)| text).find(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()))
    })
}

fn description(value: &Value) -> Option<&Value> {
    basic(value, "subheadlines").or_else(|| basic(value, "description"))
}

fn story(value: &Value, text: &mut String) {
    markup(headline(value), text);
    if value.path(&["label", "basic", "display"]).and_then(Value::as_bool) != Some(false) {
        markup(basic(value, "label"), text);
    }
    markup(description(value), text);
    byline(value, text);
    if !super::story::has_own_dateline(value) {
        markup(value.field("location"), text);
    }
    markup(value.field("editor_note"), text);
    for (_, part) in value.field("basic").and(value.as_object()).into_iter().flatten() {
        element(part, text);
    }
    elements(value.list("content_elements"), text);
    let promoted = value.field("promo_items").or(value.field("promo_images"));
    let names = ["lead_art", "basic", "default"];
    if let Some(promoted) = promoted.and_then(|items| names.iter().find_map(|name| items.field(name))) {
        element(promoted, text);
    }
    value.list("corrections").iter().for_each(|one| correction(one, text));
    related(value, text);
    markup(value.field("copyright"), text);
}

fn byline(value: &Value, text: &mut String) {
    for author in credits(value) {
        if let Some(name) = name(author) {
            markup(Some(name), text);
            let name = name.as_str();
            let firm = author.string("affiliation").or(author.string("org")).filter(|firm| Some(*firm) != name);
            for more in [author.string("role"), firm, author.string("location")].into_iter().flatten() {
                text.push('\n');
                text.push_str(&html::source_text(more));
            }
        }
    }
}

/// Everybody credited; a list of `vanity_credits` stands for the same one of `credits`.
fn credits(value: &Value) -> Vec<&Value> {
    let mut people: Vec<&Value> = Vec::new();
    let vanity = value.field("vanity_credits").and_then(Value::as_object);
    let replaced = |key: &str| {
        vanity.is_some_and(|map| map.get(key).and_then(Value::as_array).is_some_and(|list| !list.is_empty()))
    };
    match value.field("credits").or(value.field("credit")) {
        Some(Value::Array(list)) => people.extend(list),
        Some(text @ Value::String(_)) => people.push(text),
        Some(Value::Object(map)) => {
            for (_, list) in map.iter().filter(|(key, _)| !replaced(key)) {
                match list {
                    Value::Array(list) => people.extend(list),
                    other => people.push(other),
                }
            }
        }
        _ => {}
    }
    people.extend(vanity.into_iter().flatten().filter_map(|(_, list)| list.as_array()).flatten());
    people
}

fn name(author: &Value) -> Option<&Value> {
    let named = |author: &'_ Value| -> Option<&'static str> {
        ["byline", "name"].into_iter().find(|key| author.string(key).is_some())
    };
    if author.is_string() {
        return Some(author);
    }
    if let Some(key) = named(author) {
        return author.field(key);
    }
    let properties = author.path(&["referent", "referent_properties"])?;
    properties.field(named(properties)?)
}

/// The names under a picture or a player, once each, or its copyright line.
fn credit(value: &Value, text: &mut String) {
    let mut known = HashSet::new();
    for name in credits(value).into_iter().filter_map(name) {
        if known.insert(name.as_str()) {
            markup(Some(name), text);
        }
    }
    if known.is_empty() {
        markup(value.field("copyright"), text);
    }
}

fn correction(value: &Value, text: &mut String) {
    let moved = value.path(&["additional_properties", "content"]);
    markup(if words(Some(value)).is_some() { Some(value) } else { moved }, text);
}

fn related(value: &Value, text: &mut String) {
    let lists = value.field("related_content").and_then(Value::as_object).into_iter().flatten();
    for (_, list) in lists.filter(|(key, _)| *key != "redirect") {
        list.as_array().into_iter().flatten().for_each(|item| link(item, text));
    }
}

/// A link to other content.
fn link(value: &Value, text: &mut String) {
    let properties = value.path(&["referent", "referent_properties"]);
    let value = properties.filter(|properties| headline(properties).is_some()).unwrap_or(value);
    let title = headline(value).or(value.field("subtitle")).or(value.field("caption"));
    markup(title, text);
    markup(description(value), text);
}

fn elements(list: &[Value], text: &mut String) {
    list.iter().for_each(|value| element(value, text));
}

fn element(value: &Value, text: &mut String) {
    match kind(value) {
        "reference" => {
            let referent = value.field("referent").unwrap_or(&Value::Null);
            if let Some(properties) = referent.field("referent_properties").filter(|properties| says(properties)) {
                typed(kind(referent), properties, text);
            }
        }
        name => typed(name, value, text),
    }
}

/// The text of an element of the type `name`.
fn typed(name: &str, value: &Value, text: &mut String) {
    match name {
        "text" | "raw_html" | "header" | "" if words(Some(value)).is_some() => markup(Some(value), text),
        "code" => {
            text.push('\n');
            text.push_str(words(Some(value)).unwrap_or_default());
        }
        "blockquote" | "quote" => {
            markup(Some(value), text);
            elements(value.list("content_elements"), text);
            markup(value.field("citation"), text);
        }
        "list" => elements(value.list("items"), text),
        "table" => table(value, text),
        "correction" => correction(value, text),
        "element_group" => elements(value.list("content_elements"), text),
        "endorsement" => markup(value.field("endorsement"), text),
        "numeric_rating" if value.field("numeric_rating").is_some_and(|one| one.is_number() || one.is_string()) => {
            for key in ["numeric_rating", "max", "units"] {
                let part = match value.field(key) {
                    Some(Value::Number(number)) if key != "units" => number.to_string(),
                    Some(Value::String(words)) => words.clone(),
                    _ => String::new(),
                };
                text.push('\n');
                text.push_str(&part);
            }
        }
        "interstitial_link" | "interstitial-link" => {
            markup(Some(value), text);
            markup(value.field("description"), text);
            markup(value.field("image").and_then(|image| image.field("caption")), text);
        }
        "link_list" => {
            markup(value.field("title"), text);
            for item in value.list("items") {
                match kind(item) {
                    "story" | "gallery" | "video" | "audio" | "reference" => link(item, text),
                    _ => typed("interstitial_link", item, text),
                }
            }
        }
        "custom_embed" => {
            let config = value.path(&["embed", "config"]).unwrap_or(&Value::Null);
            markup(config.field("title"), text);
            markup(config.field("caption"), text);
            for (key, value) in config.as_object().into_iter().flatten() {
                if !CONFIG.contains(&key.as_str()) {
                    unknown::text(key, value, text);
                }
            }
        }
        "oembed_response" => {
            let oembed = value.field("raw_oembed").unwrap_or(&Value::Null);
            markup(oembed.field("title"), text);
            markup(oembed.field("html"), text);
        }
        "image" | "media" => {
            markup(value.field("subtitle").or(value.field("title")), text);
            markup(value.field("caption"), text);
            credit(value, text);
        }
        "gallery" => {
            markup(headline(value), text);
            markup(basic(value, "description").or(value.field("caption")), text);
            credit(value, text);
            elements(value.list("content_elements"), text);
        }
        "video" | "audio" => {
            markup(headline(value), text);
            markup(basic(value, "description"), text);
            credit(value, text);
            markup(value.field("transcript"), text);
            value.list("corrections").iter().for_each(|one| correction(one, text));
        }
        "story" => {
            if value.list("content_elements").is_empty() {
                return link(value, text);
            }
            markup(headline(value), text);
            markup(description(value), text);
            elements(value.list("content_elements"), text);
        }
        "numeric_rating" | "divider" | "content_zone" | "text" | "raw_html" | "header" => {}
        _ => open(value, text),
    }
}

fn table(value: &Value, text: &mut String) {
    markup(value.field("caption"), text);
    for row in value.field("header").into_iter().chain(value.list("rows")) {
        let cells = row.as_array().map_or_else(|| row.list("cells"), Vec::as_slice);
        for cell in cells {
            match (cell, cell.list("content_elements")) {
                (Value::Number(number), _) => {
                    text.push('\n');
                    text.push_str(&number.to_string());
                }
                (_, []) => typed(kind(cell), cell, text),
                (_, inside) => elements(inside, text),
            }
        }
    }
}

/// The text of an element of a type that the format does not have.
fn open(value: &Value, text: &mut String) {
    markup(headline(value), text);
    markup(basic(value, "description"), text);
    for part in [Some(value), value.field("subtitle"), value.field("caption")] {
        markup(part, text);
    }
    elements(value.list("content_elements"), text);
    if !credits(value).is_empty() {
        credit(value, text);
    }
    for (key, value) in value.as_object().into_iter().flatten() {
        if !SETTINGS.contains(&key.as_str()) {
            rest(key, value, text);
        }
    }
}

fn rest(key: &str, value: &Value, text: &mut String) {
    if unknown::is_skipped(key) {
        return;
    }
    match value {
        Value::Object(_) if TYPES.contains(&kind(value)) => element(value, text),
        Value::Object(map) => map.iter().for_each(|(key, value)| rest(key, value, text)),
        Value::Array(list) => {
            let key = unknown::name_of_list(key, list);
            list.iter().for_each(|value| rest(key, value, text));
        }
        _ => unknown::text(key, value, text),
    }
}

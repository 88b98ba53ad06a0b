//! The text of a source, node by node and without marks, for the check that nothing is lost.

use super::super::json::Fields;
use super::super::{Options, Source, html, items, unknown};
use super::linked::{Links, Visits, fields, file, is_asset};
use super::{PEOPLE, STANDFIRSTS, TITLES, all, document_in, field, in_language, offers};
use serde_json::Value;

pub(super) fn source_text(source: &Source<'_>, options: &Options) -> String {
    let mut text = String::new();
    let Some(root) = source.json() else { return text };
    let all = all(root);
    let Some(found) = items::chosen(&offers(&all), options).and_then(|place| all.get(place)) else { return text };
    let links = Links::of(root, found);
    let mut visits = Visits::default();
    if let Some(entry) = found.entry.map(fields) {
        let part = |keys: &[&str]| field(entry, keys, found.language).filter(|value| !std::ptr::eq(*value, found.body));
        for keys in [TITLES, STANDFIRSTS] {
            match part(keys) {
                Some(Value::String(words)) => push(words, &mut text),
                Some(value) => {
                    document_in(value).into_iter().for_each(|value| node(value, &links, &mut visits, &mut text))
                }
                None => {}
            }
        }
        let people = part(PEOPLE).map(|people| people.as_array().map_or(std::slice::from_ref(people), Vec::as_slice));
        for person in people.unwrap_or_default() {
            let named = links.resolve(person).map(fields);
            let named = named.and_then(|person| field(person, &["name", "fullName", "title"], found.language));
            push(person.as_str().or_else(|| named?.as_str()).unwrap_or_default(), &mut text);
        }
    }
    node(found.body, &links, &mut visits, &mut text);
    found.further().into_iter().for_each(|document| node(document, &links, &mut visits, &mut text));
    text
}

fn push(words: &str, text: &mut String) {
    text.push('\n');
    text.push_str(words);
}

fn node<'v>(value: &'v Value, links: &Links<'v>, visits: &mut Visits, text: &mut String) {
    let kind = value.string("nodeType").unwrap_or_default();
    if kind == "text" || (kind.is_empty() && value.get("value").is_some_and(Value::is_string)) {
        text.push_str(value.get("value").and_then(Value::as_str).unwrap_or_default());
        return;
    }
    let in_line = kind.contains("hyperlink");
    if !in_line {
        text.push('\n');
    }
    if kind.starts_with("embedded-")
        && let Some(entry) = value.path(&["data", "target"]).and_then(|target| links.resolve(target))
    {
        linked(entry, links, visits, text);
    }
    value.list("content").iter().for_each(|value| node(value, links, visits, text));
    if !in_line {
        text.push('\n');
    }
}

/// The text of an entry or an asset, as often as it may be put in.
pub(super) fn linked<'v>(value: &'v Value, links: &Links<'v>, visits: &mut Visits, text: &mut String) {
    if visits.enter(value).is_err() {
        return;
    }
    let own = fields(value);
    if is_asset(value) {
        if file(value).is_some_and(|file| !file.is_picture()) {
            let title = field(own, &["title"], links.language).and_then(Value::as_str);
            push(title.unwrap_or_default(), text);
        }
    } else {
        for (key, value) in own.as_object().into_iter().flatten() {
            if !matches!(key.as_str(), "sys" | "__typename" | "metadata") {
                let value = links.language.map_or(value, |language| in_language(value, language));
                part(key, value, links, visits, text);
            }
        }
    }
    visits.leave();
}

fn part<'v>(key: &str, value: &'v Value, links: &Links<'v>, visits: &mut Visits, text: &mut String) {
    match value {
        _ if unknown::is_skipped(key) && key != "asset" => {}
        Value::String(words) if unknown::is_text(key, words) => match unknown::is_markup(words) {
            true => push(&html::source_text(words), text),
            false => push(words, text),
        },
        Value::Array(list) => {
            let key = unknown::name_of_list(key, list);
            list.iter().for_each(|value| part(key, value, links, visits, text));
        }
        Value::Object(object) => match document_in(value) {
            Some(document) => node(document, links, visits, text),
            None if value.field("sys").is_some() => {
                links.resolve(value).into_iter().for_each(|entry| linked(entry, links, visits, text));
            }
            None => object.iter().for_each(|(key, value)| part(key, value, links, visits, text)),
        },
        _ => {}
    }
}

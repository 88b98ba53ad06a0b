//! The document around the text: the fields that Sanity's starters and most schemas give an article.

use super::super::json::Fields;
use super::super::leftover::Shown;
use super::super::unknown::first_string;
use super::Reader;
use crate::article::{Block, BlockKind, Contributor, Inline, LanguageTag, Person, Role, Timestamp, Topic};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

const TITLES: &[&str] = &["title", "headline"];
const STANDFIRSTS: &[&str] =
    &["subtitle", "standfirst", "subheading", "deck", "dek", "ingress", "lead", "intro", "excerpt"];
const PEOPLE: &[&str] = &["authors", "author", "contributors", "writers", "byline"];
const PICTURES: &[&str] = &["mainImage", "heroImage", "leadImage", "featuredImage", "coverImage", "mainMedia", "image"];

/// Reads the fields of `document` beside its `body`.
pub(super) fn fields(reader: &mut Reader<'_, '_>, document: &Value, body: &Value) {
    let first = |keys: &[&str]| first_field(document, keys, body);
    if let Some(title) = first(TITLES) {
        reader.draft.article.headline = reader.line(title);
    }
    if let Some(standfirst) = first(STANDFIRSTS) {
        reader.draft.article.standfirst = reader.flow(standfirst);
    }
    reader.draft.article.description = document.string("description").map(str::to_string);
    let language = first_string(document, &["language", "lang", "locale", "__i18n_lang"]);
    reader.draft.article.language = language.and_then(LanguageTag::parse);
    let date = |keys: &[&str]| first_string(document, keys).and_then(Timestamp::parse);
    reader.draft.article.published =
        date(&["publishedAt", "publishDate", "publishedDate", "datePublished", "releaseDate", "date"]);
    reader.draft.article.modified = date(&["updatedAt", "modifiedAt", "dateModified", "lastUpdated", "lastModified"]);
    if let Some(people) = first(PEOPLE) {
        people_of(reader, people);
    }
    if let Some(picture) = first(PICTURES).filter(|picture| picture.is_object()) {
        let origin = reader.draft.origin_of(picture);
        let figure = reader.figure(picture, &mut Vec::new());
        let lead = Block::new(BlockKind::Figure(Box::new(figure))).at(origin);
        reader.draft.article.lead = Some(Box::new(lead));
    }
    reader.draft.article.sections = ["categories", "category", "sections", "section"]
        .iter()
        .find_map(|key| document.field(key))
        .map(topics)
        .unwrap_or_default();
    reader.draft.article.topics =
        ["tags", "topics"].iter().find_map(|key| document.field(key)).map(topics).unwrap_or_default();
    if let Some(address) = first_string(document, &["canonicalUrl", "canonical", "url"]) {
        let origin = reader.draft.origin_of(document);
        reader.draft.article.canonical = reader.draft.url(address, Use::Link, origin);
    }
}

/// The fields whose text is for readers, whatever they hold.
pub(super) fn shown(document: &Value) -> Shown<'_> {
    let parts = [TITLES, STANDFIRSTS, PEOPLE, PICTURES];
    let shown = parts.iter().fold(Shown::default(), |shown, keys| shown.and_first(document, keys));
    // Of several texts one is the body; the others are not forgotten.
    let fields = document.as_object().into_iter().flatten();
    let texts = fields.filter(|(key, value)| super::BODIES.contains(&key.as_str()) || super::is_body(value));
    texts.fold(shown, |shown, (_, value)| shown.and(std::slice::from_ref(value)))
}

/// The text of the fields that [`fields`] shows, for the check that nothing is lost.
pub(super) fn text(document: &Value, body: &Value, text: &mut String) {
    for keys in [TITLES, STANDFIRSTS] {
        match first_field(document, keys, body) {
            Some(Value::String(words)) => {
                text.push('\n');
                text.push_str(words);
            }
            Some(value) => super::plain(value, text),
            None => {}
        }
    }
    if let Some(people) = first_field(document, PEOPLE, body) {
        names(people, text);
    }
    if let Some(picture) = first_field(document, PICTURES, body).filter(|picture| picture.is_object()) {
        super::plain(picture, text);
    }
}

fn names(value: &Value, text: &mut String) {
    match value {
        Value::String(name) => {
            text.push('\n');
            text.push_str(name);
        }
        Value::Array(list) => list.iter().for_each(|item| names(item, text)),
        value => {
            let who = value.field("author").or_else(|| value.field("person")).filter(|inner| inner.is_object());
            for keys in [&["name", "fullName", "title"][..], &["jobTitle", "position"]] {
                text.push('\n');
                text.push_str(first_string(who.unwrap_or(value), keys).unwrap_or_default());
            }
        }
    }
}

fn first_field<'v>(document: &'v Value, keys: &[&str], body: &Value) -> Option<&'v Value> {
    let fits = |value: &&Value| {
        !std::ptr::eq(*value, body)
            && match value {
                Value::String(text) => !text.trim().is_empty(),
                Value::Array(list) => !list.is_empty(),
                Value::Object(_) => true,
                _ => false,
            }
    };
    keys.iter().filter_map(|key| document.field(key)).find(fits)
}

fn people_of(reader: &mut Reader<'_, '_>, value: &Value) {
    match value {
        Value::String(name) => reader.draft.article.byline = vec![Inline::text(name.trim())],
        Value::Array(list) if list.iter().all(|item| item.string("_type") == Some("block")) => {
            reader.draft.article.byline = reader.line(value);
        }
        Value::Array(list) => list.iter().for_each(|item| person(reader, item)),
        value => person(reader, value),
    }
}

fn person(reader: &mut Reader<'_, '_>, value: &Value) {
    let origin = reader.draft.origin_of(value);
    if let Value::String(name) = value {
        let person = Person { name: name.trim().to_string(), ..Person::default() };
        reader.draft.article.contributors.push(Contributor { role: Role::Author, person });
        return;
    }
    let inner = value.field("author").or_else(|| value.field("person")).filter(|inner| inner.is_object());
    let who = inner.unwrap_or(value);
    let Some(name) = first_string(who, &["name", "fullName", "title"]) else {
        if let Some(reference) = who.string("_ref") {
            let message = format!(
                "the author `{reference}` is a reference, which can't be resolved here: let the query follow it (`author->`)"
            );
            reader.draft.report(Finding::new(Rule::BadValue, origin, message));
        }
        return;
    };
    let role = match value.string("role").unwrap_or_default().to_ascii_lowercase().as_str() {
        "photographer" => Role::Photographer,
        "illustrator" => Role::Illustrator,
        "videographer" => Role::Videographer,
        "editor" => Role::Editor,
        "translator" => Role::Translator,
        "contributor" => Role::Contributor,
        _ => Role::Author,
    };
    let url = first_string(who, &["url", "website"]).and_then(|url| reader.draft.url(url, Use::Link, origin));
    let job = first_string(who, &["jobTitle", "position"]).map(str::to_string);
    let bio = who.field("bio").map(|bio| reader.line(bio)).unwrap_or_default();
    let person = Person { name: name.trim().to_string(), url, job, bio, ..Person::default() };
    reader.draft.article.contributors.push(Contributor { role, person });
}

/// Topics that are named where they stand; a reference to one says nothing to a reader.
fn topics(value: &Value) -> Vec<Topic> {
    let list = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
    let name = |item: &Value| match item {
        Value::String(name) => Some(name.trim().to_string()).filter(|name| !name.is_empty()),
        item => first_string(item, &["title", "name", "label"]).map(str::to_string),
    };
    list.iter().filter_map(name).map(|name| Topic { name, url: None }).collect()
}

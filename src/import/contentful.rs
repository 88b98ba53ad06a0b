//! Contentful rich text: a document of nodes, by itself, in an entry, or in
//! the answer of the delivery or the GraphQL service, which bring the entries
//! and assets that the document names.

mod linked;
mod nodes;
mod text;

use super::items::{self, Offer};
use super::json::Fields;
use super::leftover::Shown;
use super::unknown::first_string;
use super::{Draft, Error, Importer, Match, Source, html, plain};
use crate::article::{Block, BlockKind, Contributor, Inline, LanguageTag, Origin, Person, Role, Timestamp, Topic};
use crate::finding::{Finding, Rule};
use linked::{Links, Visits, fields};
use serde_json::Value;
use std::collections::HashSet;

pub(super) static IMPORTER: Importer =
    Importer { name: "contentful", title: "Contentful rich text", detect, read, source_text: text::source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    match all(source.json()?).first()? {
        Found { entry: None, .. } => Match::new(97, "a node with `nodeType` `document`"),
        Found { .. } => Match::new(95, "an entry that holds a node with `nodeType` `document`"),
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let Some(root) = source.json() else { return Err(wrong()) };
    let all = all(root);
    if all.is_empty() {
        return Err(wrong());
    }
    let place = items::choose(draft, &offers(&all), Origin::UNKNOWN)?;
    let found = all.get(place).ok_or_else(wrong)?;
    let links = Links::of(root, found);
    let mut reader = Reader { draft, links, visits: Visits::default() };
    reader.languages(found);
    if let Some(entry) = found.entry {
        reader.entry(entry, fields(entry), found.body);
    }
    let mut body = reader.document(found.body);
    for document in found.further() {
        body.extend(reader.document(document));
    }
    draft.article.body = body;
    html::take_headline(draft);
    let mut shown = Shown::default().and(std::slice::from_ref(found.body));
    let parts =
        [TITLES, STANDFIRSTS, PEOPLE].iter().filter_map(|keys| field(fields(found.entry?), keys, found.language));
    for part in parts.chain(found.links).chain(found.further()) {
        shown = shown.and(std::slice::from_ref(part));
    }
    shown.report(draft, &[]);
    Ok(())
}

fn wrong() -> Error {
    let reason = "there is no node with `nodeType` `document` in it".into();
    Error::WrongFormat { format: IMPORTER.name, reason }
}

/// A rich text document found in a source.
struct Found<'v> {
    /// The entry that holds it.
    entry: Option<&'v Value>,
    /// The document node.
    body: &'v Value,
    /// What GraphQL brings with the document.
    links: Option<&'v Value>,
    /// The language that is read, where the entry's fields are given in several.
    language: Option<&'v str>,
}

impl<'v> Found<'v> {
    /// The entry's other documents, which run on after the body: a long story is often kept in parts.
    fn further(&self) -> Vec<&'v Value> {
        let object = self.entry.and_then(|entry| fields(entry).as_object());
        let others = object.into_iter().flatten().filter(|(key, _)| !STANDFIRSTS.contains(&key.as_str()));
        let values = others.map(|(_, value)| document_in(self.language.map_or(value, |tag| in_language(value, tag))));
        values.flatten().filter(|document| !std::ptr::eq(*document, self.body)).collect()
    }
}

/// Every document of a source that is an article's body, in order.
fn all(root: &Value) -> Vec<Found<'_>> {
    if is_document(root) {
        return vec![Found { entry: None, body: root, links: None, language: None }];
    }
    let in_answer = |value| match in_entry(value) {
        Some(found) => vec![found],
        None => value.list("items").iter().filter_map(in_entry).collect(),
    };
    let found: Vec<_> = in_answer(root);
    if !found.is_empty() {
        return found;
    }
    // GraphQL: under the names that the query gave.
    let data = root.field("data").and_then(Value::as_object);
    data.into_iter().flat_map(|data| data.values()).flat_map(in_answer).collect()
}

/// What each entry can be chosen by.
fn offers(all: &[Found<'_>]) -> Vec<Offer> {
    let offer = |found: &Found<'_>| {
        let Some(entry) = found.entry else { return Offer::default() };
        let string = |keys: &[&str]| field(fields(entry), keys, found.language).and_then(Value::as_str);
        let id = entry.path(&["sys", "id"]).and_then(Value::as_str);
        Offer::new(string(TITLES).unwrap_or_default(), &[id, string(&["slug"])])
    };
    all.iter().map(offer).collect()
}

/// The rich text of an entry: of several, the one that is most likely its body.
fn in_entry(entry: &Value) -> Option<Found<'_>> {
    let object = fields(entry).as_object()?;
    let usual = ["body", "content", "text", "richText", "article", "bodyText", "mainContent"];
    let rest = object.iter().filter(|(key, _)| !STANDFIRSTS.contains(&key.as_str())).map(|(_, value)| value);
    let values = usual.iter().filter_map(|key| object.get(*key)).chain(rest);
    values.into_iter().find_map(|value| {
        if let Some(body) = document_in(value) {
            return Some(Found { entry: Some(entry), body, links: value.field("links"), language: None });
        }
        let (language, value) = languages_of(value)?.iter().next()?;
        let body = document_in(value)?;
        Some(Found { entry: Some(entry), body, links: None, language: Some(language) })
    })
}

/// The document that a field's value is, or that GraphQL wraps.
fn document_in(value: &Value) -> Option<&Value> {
    if is_document(value) { Some(value) } else { value.field("json").filter(|json| is_document(json)) }
}

fn is_document(value: &Value) -> bool {
    value.string("nodeType") == Some("document") && value.get("content").is_some_and(Value::is_array)
}

/// The values of a field that is given in several languages: every key is a language tag.
fn languages_of(value: &Value) -> Option<&serde_json::Map<String, Value>> {
    let is_tag = |key: &String| matches!(key.len(), 2 | 3 | 5..) && LanguageTag::parse(key).is_some();
    value.as_object().filter(|values| !values.is_empty() && values.keys().all(is_tag))
}

/// A field's value in `language`; where there is none, in the first that it is given in.
fn in_language<'v>(value: &'v Value, language: &str) -> &'v Value {
    let Some(values) = languages_of(value) else { return value };
    values.get(language).or_else(|| values.values().next()).unwrap_or(value)
}

/// The value of the first of `keys` that `fields` have, in `language` where there is one for each.
fn field<'v>(fields: &'v Value, keys: &[&str], language: Option<&str>) -> Option<&'v Value> {
    let value = keys.iter().find_map(|key| fields.field(key))?;
    Some(language.map_or(value, |language| in_language(value, language)))
}

const TITLES: &[&str] = &["title", "headline", "name"];
const STANDFIRSTS: &[&str] =
    &["subtitle", "standfirst", "subheading", "deck", "intro", "introduction", "lead", "excerpt", "summary"];
const PEOPLE: &[&str] = &["authors", "author", "contributors", "writers", "byline"];
const PICTURES: &[&str] =
    &["heroImage", "leadImage", "mainImage", "featuredImage", "coverImage", "image", "thumbnail", "hero"];

/// Reads rich text into a draft.
struct Reader<'r, 'a, 'v> {
    draft: &'r mut Draft<'a>,
    links: Links<'v>,
    visits: Visits,
}

impl<'v> Reader<'_, '_, 'v> {
    /// Says which of several languages is read.
    fn languages(&mut self, found: &Found<'v>) {
        let Some(object) = found.entry.and_then(|entry| fields(entry).as_object()) else { return };
        let Some(read) = found.language else { return };
        let mut others: Vec<&str> = Vec::new();
        let mut known = HashSet::from([read]);
        for language in object.values().filter_map(languages_of).flat_map(|values| values.keys()) {
            if known.insert(language) && others.len() < 50 {
                others.push(language);
            }
        }
        if !others.is_empty() {
            let message =
                format!("the entry is given in several languages: `{read}` is read, not {}", others.join(", "));
            self.draft.report(Finding::new(Rule::LeftOut, Origin::UNKNOWN, message));
        }
    }

    fn entry(&mut self, entry: &'v Value, fields: &'v Value, body: &Value) {
        let language = self.links.language;
        let part = |keys: &[&str]| field(fields, keys, language).filter(|value| !std::ptr::eq(*value, body));
        let string = |keys: &[&str]| part(keys).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty());
        self.draft.article.headline = string(TITLES).map(|title| vec![Inline::text(title)]).unwrap_or_default();
        if let Some(standfirst) = part(STANDFIRSTS) {
            self.draft.article.standfirst = self.flow(standfirst);
        }
        self.draft.article.description = string(&["description", "metaDescription"]).map(str::to_string);
        let of_system = |key: &str| entry.path(&["sys", key]).and_then(Value::as_str);
        let named = string(&["language", "locale"]).or(language).or(of_system("locale"));
        self.draft.article.language = named.and_then(LanguageTag::parse);
        let date = |keys: &[&str]| string(keys).and_then(Timestamp::parse);
        self.draft.article.published =
            date(&["publishDate", "publishedDate", "publishedAt", "datePublished", "publicationDate", "date"]).or_else(
                || {
                    ["firstPublishedAt", "publishedAt", "createdAt"]
                        .iter()
                        .find_map(|key| Timestamp::parse(of_system(key)?))
                },
            );
        self.draft.article.modified = date(&["updatedDate", "updatedAt", "dateModified", "lastUpdated"])
            .or_else(|| of_system("updatedAt").and_then(Timestamp::parse));
        if let Some(people) = part(PEOPLE) {
            self.people(people);
        }
        if let Some(asset) =
            part(PICTURES).and_then(|link| self.links.resolve(link)).filter(|one| linked::is_picture(one))
        {
            let origin = self.draft.origin_of(asset);
            let figure = self.figure(asset);
            self.draft.article.lead = Some(Box::new(Block::new(BlockKind::Figure(Box::new(figure))).at(origin)));
        }
        let names = |keys: &[&str]| -> Vec<Topic> {
            let Some(value) = part(keys) else { return Vec::new() };
            let list = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
            let name = |item: &'v Value| match item {
                Value::String(name) => Some(name.as_str()),
                item => first_string(self.links.resolve(item).map(linked::fields)?, TITLES),
            };
            list.iter().filter_map(name).map(|name| Topic { name: name.trim().to_string(), url: None }).collect()
        };
        let (sections, topics) = (names(&["categories", "category", "section"]), names(&["tags", "topics"]));
        self.draft.article.sections = sections;
        self.draft.article.topics = topics;
    }

    fn people(&mut self, value: &'v Value) {
        match value {
            Value::String(name) => self.draft.article.byline = vec![Inline::text(name.trim())],
            Value::Array(list) => list.iter().for_each(|person| self.person(person)),
            value => self.person(value),
        }
    }

    fn person(&mut self, value: &'v Value) {
        let name = match value {
            Value::String(name) => Some(name.as_str()),
            value => match self.links.resolve(value) {
                Some(entry) => self.string(linked::fields(entry), &["name", "fullName", "title"]),
                None => {
                    self.unresolved(value, "entry");
                    None
                }
            },
        };
        if let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) {
            let person = Person { name: name.to_string(), ..Person::default() };
            self.draft.article.contributors.push(Contributor { role: Role::Author, person });
        }
    }

    /// A string of an entry's fields, in the language that the source is read in.
    fn string(&self, fields: &'v Value, keys: &[&str]) -> Option<&'v str> {
        keys.iter()
            .find_map(|key| field(fields, &[key], self.links.language)?.as_str())
            .filter(|text| !text.trim().is_empty())
    }

    /// A string's paragraphs, or a document's blocks.
    fn flow(&mut self, value: &'v Value) -> Vec<Block> {
        if let Value::String(text) = value {
            let origin = self.draft.origin_of(value);
            return plain::paragraphs(text, origin);
        }
        document_in(value).map(|document| self.document(document)).unwrap_or_default()
    }
}

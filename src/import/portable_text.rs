//! Portable Text: Sanity's text as data (portabletext.org).
//!
//! Read from a bare list of blocks, a single block, a document that holds one
//! of these, or the answer of a query that holds such a document.

mod blocks;
mod custom;
mod document;
mod spans;

use super::json::Fields;
use super::unknown;
use super::{Draft, Error, Importer, Match, Options, Source};
use crate::article::Note;
use crate::finding::{Finding, Rule};
use serde_json::Value;
use std::collections::HashSet;

pub(super) static IMPORTER: Importer =
    Importer { name: "portable-text", title: "Portable Text (Sanity)", detect, read, source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    let root = source.json()?;
    match find(root, 0)? {
        Found { document: None, body } => match strength(body) {
            Strength::Sure => Match::new(95, "a list of blocks with `_type` and `children`"),
            Strength::Likely => Match::new(50, "a list of objects with `_type`"),
            Strength::None => None,
        },
        Found { document: Some(document), body } => match strength(body) {
            Strength::Sure => Match::new(92, "a document that holds blocks with `_type` and `children`"),
            Strength::Likely => Match::new(40, "a document that holds a list of objects with `_type`"),
            Strength::None if document.string("_type").is_some() => {
                Match::new(30, "a document with `_type` and an empty list where its text would stand")
            }
            Strength::None => Match::new(5, "an empty list where a document's text would stand"),
        },
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let found = source.json().and_then(|root| find(root, 0));
    let Some(Found { document, body }) = found else {
        return Err(Error::WrongFormat {
            format: IMPORTER.name,
            reason: "there is no list of blocks with `_type` in it".into(),
        });
    };
    let mut reader = Reader { draft, reported: HashSet::new() };
    if let Some(document) = document {
        document::fields(&mut reader, document, body);
    }
    let content = reader.flow(body);
    draft.article.body = content;
    let shown = document.map(document::shown).unwrap_or_default();
    shown.and(std::slice::from_ref(body)).report(draft, &[]);
    Ok(())
}

fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    if let Some(Found { document, body }) = source.json().and_then(|root| find(root, 0)) {
        if let Some(document) = document {
            document::text(document, body, &mut text);
        }
        plain(body, &mut text);
    }
    text
}

/// The text of Portable Text, without knowing its types: spans run on, all else stands apart.
fn plain(value: &Value, text: &mut String) {
    match value {
        Value::Array(list) => list.iter().for_each(|item| plain(item, text)),
        Value::Object(object) => {
            text.push('\n');
            for (key, value) in object {
                match (key.as_str(), value) {
                    ("children", Value::Array(children)) => {
                        for child in children {
                            match child.get("text").and_then(Value::as_str) {
                                Some(span) if child.string("_type").is_none_or(|name| name == "span") => {
                                    text.push_str(span);
                                }
                                _ => plain(child, text),
                            }
                        }
                        text.push('\n');
                    }
                    ("markDefs", Value::Array(definitions)) => {
                        definitions.iter().filter(|definition| spans::is_note(definition)).for_each(|note| {
                            plain(note, text);
                            text.push('\n');
                        });
                    }
                    ("marks", _) => {}
                    (key, value) => strings(key, value, text),
                }
            }
        }
        _ => {}
    }
}

/// The text at `key`; strings of a list belong to the list's own name.
fn strings(key: &str, value: &Value, text: &mut String) {
    match value {
        _ if unknown::is_skipped(key) => {}
        Value::Array(list) => {
            let key = unknown::name_of_list(key, list);
            list.iter().for_each(|item| strings(key, item, text));
        }
        Value::Object(_) => plain(value, text),
        value => unknown::text(key, value, text),
    }
}

/// Portable Text found in a source.
struct Found<'v> {
    /// The document that holds it.
    document: Option<&'v Value>,
    /// A list of blocks, or one block.
    body: &'v Value,
}

/// How surely a value is Portable Text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    None,
    Likely,
    Sure,
}

/// Names under which documents usually hold their text, the likeliest first.
const BODIES: &[&str] = &[
    "body",
    "content",
    "text",
    "blocks",
    "blockContent",
    "portableText",
    "richText",
    "bodyText",
    "article",
    "story",
    "input",
    "value",
];

/// Names under which a document stands in an answer.
const WRAPPERS: &[&str] = &["result", "data", "document", "doc", "post", "article", "page", "story"];

fn find(root: &Value, depth: usize) -> Option<Found<'_>> {
    if strength(root) != Strength::None {
        return Some(Found { document: None, body: root });
    }
    match root {
        Value::Object(object) => {
            let usual = BODIES.iter().filter_map(|key| object.get(*key));
            let best = usual.chain(object.values()).map(|value| (strength(value), value)).fold(
                (Strength::None, None),
                |best, (strength, value)| if strength > best.0 { (strength, Some(value)) } else { best },
            );
            if let (_, Some(body)) = best {
                return Some(Found { document: Some(root), body });
            }
            if depth < 3
                && let Some(found) =
                    WRAPPERS.iter().filter_map(|key| object.get(*key)).find_map(|value| find(value, depth + 1))
            {
                return Some(found);
            }
            let empty = BODIES
                .iter()
                .filter_map(|key| object.get(*key))
                .find(|value| value.as_array().is_some_and(Vec::is_empty));
            empty.map(|body| Found { document: Some(root), body })
        }
        // The answer of a query for several documents: the first that holds text.
        Value::Array(list)
            if depth < 3
                && list.iter().take(16).all(|item| item.string("_type").is_some() || item.string("_id").is_some()) =>
        {
            list.iter().take(16).find_map(|item| find(item, depth + 1))
        }
        _ => None,
    }
}

/// Whether `value` may be a document's text.
fn is_body(value: &Value) -> bool {
    strength(value) != Strength::None
}

fn strength(value: &Value) -> Strength {
    match value {
        Value::Array(list) => {
            let mut sample = list.iter().take(32);
            if list.is_empty() || !sample.clone().all(is_typed) {
                Strength::None
            } else if sample.any(is_text_block) {
                Strength::Sure
            } else if list.iter().take(32).all(|item| item.string("_id").is_none()) {
                Strength::Likely
            } else {
                Strength::None
            }
        }
        Value::Object(_) if is_typed(value) && is_text_block(value) => Strength::Sure,
        _ => Strength::None,
    }
}

/// Whether `value` has a type that may be one of Portable Text's. The Guardian's elements have one too.
fn is_typed(value: &Value) -> bool {
    let name = value.string("_type");
    name.is_some_and(|name| {
        !name.starts_with("model.dotcomrendering.") && !name.starts_with('@') && name != "reference"
    })
}

/// Whether `value` is a block of text: its children are spans and objects that stand among them.
fn is_text_block(value: &Value) -> bool {
    let Some(children) = value.get("children").and_then(Value::as_array) else { return false };
    children.iter().all(|child| child.is_object() && !child.get("children").is_some_and(Value::is_array))
}

/// Reads Portable Text into a draft.
struct Reader<'r, 'a> {
    draft: &'r mut Draft<'a>,
    /// Names of styles and marks that have been reported: once is enough.
    reported: HashSet<String>,
}

impl Reader<'_, '_> {
    /// Reports something unknown that can be read all the same, the first time that it is met.
    fn report_once(&mut self, what: &str, name: &str, done: &str, value: &Value) {
        let message = format!("the {what} `{name}` is not known: {done}");
        if self.reported.insert(message.clone()) {
            let origin = self.draft.origin_of(value);
            self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        }
    }

    /// Adds a note and gives its name.
    fn note(&mut self, content: Vec<crate::article::Block>) -> String {
        let notes = &mut self.draft.article.notes;
        let id = format!("note-{}", notes.len() + 1);
        notes.push(Note { id: id.clone(), content });
        id
    }
}

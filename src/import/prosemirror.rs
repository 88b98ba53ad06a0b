//! ProseMirror documents: those of its own schemas, of TipTap, of Atlassian's
//! editors (ADF) and of the systems built on them.
//!
//! A document is a tree of nodes, `{type, attrs, content, marks}`, whose root is
//! a `doc`. Each editor names its nodes: `bullet_list`, `bulletList`. The names
//! are read without regard to case and joints.

mod blocks;
mod line;
mod media;
mod text;

use super::json::Fields;
use super::unknown::first_string;
use super::{Draft, Error, Importer, Match, Source, envelope, html};
use serde_json::Value;

pub(super) static IMPORTER: Importer = Importer {
    name: "prosemirror",
    title: "ProseMirror, TipTap and Atlassian documents",
    detect,
    read,
    source_text: text::source_text,
};

fn detect(source: &Source<'_>) -> Option<Match> {
    match find(source.json()?)? {
        Found { around: None, .. } => Match::new(96, "a node of the type `doc` with a list of nodes"),
        Found { .. } => Match::new(84, "an object that holds a node of the type `doc`"),
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let Some(Found { around, document }) = source.json().and_then(find) else {
        let reason = "there is no node of the type `doc` with a `content` in it".into();
        return Err(Error::WrongFormat { format: IMPORTER.name, reason });
    };
    let mut reader = Reader { draft };
    if let Some(around) = around {
        envelope::read(reader.draft, around);
        if let Some(document) = envelope::standfirst(around).filter(|value| is_document(value)) {
            reader.draft.article.standfirst = reader.nodes(document.list("content"));
        }
    }
    let body = reader.nodes(document.list("content"));
    draft.article.body = body;
    html::take_headline(draft);
    envelope::shown(source.json(), around).and(std::slice::from_ref(document)).report(draft, &[]);
    Ok(())
}

/// A document, and the object that holds it with what else is known of the article.
struct Found<'v> {
    around: Option<&'v Value>,
    document: &'v Value,
}

fn find(root: &Value) -> Option<Found<'_>> {
    if is_document(root) {
        return Some(Found { around: None, document: root });
    }
    envelope::STEPS.iter().find_map(|step| {
        let around = root.path(step)?;
        let usual = ["body", "content", "body_json", "document", "doc", "text", "json"];
        let values = usual.iter().filter_map(|key| around.field(key)).chain(around.as_object()?.values());
        let document = values.into_iter().find(|value| is_document(value))?;
        Some(Found { around: Some(around), document })
    })
}

fn is_document(value: &Value) -> bool {
    value.string("type") == Some("doc") && value.get("content").is_some_and(Value::is_array)
}

/// A node's type as every editor spells it: no joints, no capitals.
fn name_of(node: &Value) -> String {
    let name = node.get("type").and_then(Value::as_str).unwrap_or_default();
    name.chars().filter(|letter| !matches!(letter, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// One of a node's attributes, unless it is blank.
fn attribute<'v>(node: &'v Value, keys: &[&str]) -> Option<&'v str> {
    first_string(node.field("attrs")?, keys)
}

fn number(node: &Value, key: &str) -> Option<u32> {
    node.field("attrs")?.number(key)
}

/// Reads a document into a draft.
struct Reader<'r, 'a> {
    draft: &'r mut Draft<'a>,
}

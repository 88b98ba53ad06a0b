//! Lexical: an editor's state, `{root: {children: […]}}`, by itself, in a record
//! of a site's (Payload), or as Ghost keeps its posts.
//!
//! A text node carries its marks as bits of a number. What is more than text is
//! a node of its own kind: Ghost calls these cards.

mod blocks;
mod cards;
mod line;
mod text;

use super::json::Fields;
use super::{Draft, Error, Importer, Match, Source, envelope, html};
use crate::article::{Block, Origin};
use serde_json::Value;

pub(super) use text::push as push_text;

pub(super) static IMPORTER: Importer =
    Importer { name: "lexical", title: "Lexical editor state", detect, read, source_text: text::source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    match find(source.json()?)? {
        Found { around: None, .. } => Match::new(96, "a `root` of the type `root` with `children`"),
        Found { .. } => Match::new(84, "an object that holds a `root` of the type `root`"),
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let Some(Found { around, root }) = source.json().and_then(find) else {
        let reason = "there is no `root` with `children` in it".into();
        return Err(Error::WrongFormat { format: IMPORTER.name, reason });
    };
    if let Some(around) = around {
        envelope::read(draft, around);
    }
    let body = Reader { draft, within: None }.nodes(root.list("children"));
    draft.article.body = body;
    html::take_headline(draft);
    let shown = envelope::shown(source.json(), around).and(std::slice::from_ref(root));
    shown.report(draft, &["templateColumns", "filename"]);
    Ok(())
}

/// The blocks of an editor's state that is no part of the JSON source, such as one in a string at `origin`.
pub(super) fn parsed(draft: &mut Draft<'_>, state: &Value, origin: Origin) -> Vec<Block> {
    let nodes = root_of(state).map(|root| root.list("children")).unwrap_or_default();
    Reader { draft, within: Some(origin) }.nodes(nodes)
}

/// A state's root, and the object that holds the state with what else is known of the article.
struct Found<'v> {
    around: Option<&'v Value>,
    root: &'v Value,
}

fn find(source: &Value) -> Option<Found<'_>> {
    if let Some(root) = root_of(source) {
        return Some(Found { around: None, root });
    }
    envelope::STEPS.iter().find_map(|step| {
        let around = source.path(step)?;
        let usual = ["body", "content", "article", "richText", "text"];
        let values = usual.iter().filter_map(|key| around.field(key)).chain(around.as_object()?.values());
        let root = values.into_iter().find_map(root_of)?;
        Some(Found { around: Some(around), root })
    })
}

/// The root of an editor's state, also of one that is saved with its wrapping (`{editorState: {root}}`).
pub(super) fn root_of(state: &Value) -> Option<&Value> {
    let root = state.field("root").or_else(|| state.path(&["editorState", "root"])).unwrap_or(state);
    (root.string("type") == Some("root") && root.get("children").is_some_and(Value::is_array)).then_some(root)
}

/// Reads nodes into a draft.
struct Reader<'r, 'a> {
    draft: &'r mut Draft<'a>,
    /// Where all of it stands, where it is no part of the JSON source.
    within: Option<Origin>,
}

impl Reader<'_, '_> {
    fn origin(&mut self, node: &Value) -> Origin {
        self.within.unwrap_or_else(|| self.draft.origin_of(node))
    }
}

/// A node's type, without the prefix of those that Ghost extends.
fn name_of(node: &Value) -> &str {
    let name = node.get("type").and_then(Value::as_str).unwrap_or_default();
    name.strip_prefix("extended-").unwrap_or(name)
}

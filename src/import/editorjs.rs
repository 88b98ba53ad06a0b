//! Editor.js: a list of blocks, `{type, data}`, whose text is HTML in one line.
//!
//! Each type is a plug-in, so there is no closed list. Those of the editor's
//! own makers and the usual ones of others are read; any other keeps its text.

mod blocks;
mod media;
mod text;

use super::json::Fields;
use super::{Draft, Error, Importer, Match, Source, envelope, html};
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "editorjs", title: "Editor.js", detect, read, source_text: text::source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    match find(source.json()?)? {
        Found { around: Some(_), .. } => {
            Match::new(84, "an object that holds Editor.js's `blocks`, each with `type` and `data`")
        }
        Found { is_sure: true, .. } => {
            Match::new(95, "`blocks` with `type` and `data`, and the `time` or `version` of Editor.js")
        }
        Found { .. } => Match::new(80, "`blocks` with `type` and `data`"),
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let Some(found) = source.json().and_then(find) else {
        let reason = "there is no list of `blocks` with `type` and `data` in it".into();
        return Err(Error::WrongFormat { format: IMPORTER.name, reason });
    };
    if let Some(around) = found.around {
        envelope::read(draft, around);
    }
    let body = Reader { draft, toggles: 0 }.blocks(found.blocks);
    draft.article.body = body;
    html::take_headline(draft);
    envelope::shown(source.json(), found.around).and(found.blocks).report(draft, &["file", "site_name", "source"]);
    Ok(())
}

/// A document's blocks, and the object that holds the document with what else is known of the article.
struct Found<'v> {
    around: Option<&'v Value>,
    blocks: &'v [Value],
    is_sure: bool,
}

fn find(root: &Value) -> Option<Found<'_>> {
    if let Some(blocks) = blocks_in(root) {
        let is_sure = ["time", "version"].iter().any(|key| root.field(key).is_some());
        return Some(Found { around: None, blocks, is_sure });
    }
    envelope::STEPS.iter().find_map(|step| {
        let around = root.path(step)?;
        let blocks = around.as_object()?.values().find_map(blocks_in)?;
        Some(Found { around: Some(around), blocks, is_sure: false })
    })
}

/// The blocks of `value`, where it is a document.
fn blocks_in(value: &Value) -> Option<&[Value]> {
    // Draft.js has blocks with `type` and `data` too, but keeps their text beside their data.
    let is_block = |block: &Value| {
        block.string("type").is_some()
            && block.get("data").is_some_and(Value::is_object)
            && block.get("text").is_none()
            && block.get("children").is_none()
    };
    let blocks = value.list("blocks");
    (!blocks.is_empty() && blocks.iter().take(8).all(is_block)).then_some(blocks)
}

/// A block's type as every plug-in's name is read: no joints, no capitals.
fn name_of(block: &Value) -> String {
    let name = block.get("type").and_then(Value::as_str).unwrap_or_default();
    name.chars().filter(|letter| !matches!(letter, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// How many toggles may stand inside each other: they are told by counting, so JSON's own limit does not hold them.
const TOGGLES: usize = 16;

/// Reads blocks into a draft.
struct Reader<'r, 'a> {
    draft: &'r mut Draft<'a>,
    /// How many toggles stand inside each other here.
    toggles: usize,
}

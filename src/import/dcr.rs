//! The articles that the Guardian's dotcom-rendering (DCR) is given: a page
//! ("FEArticle") with blocks of elements, each with its `_type`.
//!
//! Of the 68 types of element some 20 occur in most articles; the others are
//! read by the same words, so that none of them is an empty place.

mod atom;
mod element;
mod embed;
mod image;
mod page;
mod profile;
#[cfg(test)]
mod tests;
mod text;
mod words;

use super::json::Fields;
use super::leftover::Shown;
use super::{Draft, Error, Importer, Match, Source};
use crate::article::Block;
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "dcr", title: "Guardian articles (DCR)", detect, read, source_text: text::source_text };

/// How every `_type` of an element begins.
const PREFIX: &str = "model.dotcomrendering.pageElements.";

/// The fields of a page whose text is for readers.
const SHOWN: &[&str] = &["headline", "standfirst", "mainMediaElements", "pinnedPost", "blocks"];

/// Times in words, which are shown as the page writes times.
const SILENT: &[&str] = &[
    "primaryDateLine",
    "secondaryDateLine",
    "blockCreatedOnDisplay",
    "blockFirstPublishedDisplay",
    "blockLastUpdatedDisplay",
    "copyright",
    "dateTime",
];

/// What a source of this format holds.
enum Found<'v> {
    /// A page.
    Page(&'v Value),
    /// Blocks without their page, such as the newer posts of live coverage.
    Blocks(&'v [Value]),
    /// Elements without their block.
    Elements(&'v [Value]),
}

fn find(root: &Value) -> Option<Found<'_>> {
    let around = [&[][..], &["frontendData"], &["article"], &["data"], &["props", "article"]];
    for root in around.iter().filter_map(|path| root.path(path)) {
        let blocks = root.list("blocks");
        if is_blocks(blocks) || is_elements(root.list("mainMediaElements")) {
            return Some(match root.string("headline").or(root.string("webTitle")) {
                Some(_) => Found::Page(root),
                None if blocks.is_empty() => Found::Page(root),
                None => Found::Blocks(blocks),
            });
        }
        let list = match root {
            Value::Array(list) => list.as_slice(),
            one => std::slice::from_ref(one),
        };
        if is_blocks(list) {
            return Some(Found::Blocks(list));
        }
        if is_elements(list) {
            return Some(Found::Elements(list));
        }
    }
    None
}

fn is_blocks(list: &[Value]) -> bool {
    let has_elements = |block: &Value| is_elements(block.list("elements"));
    list.iter().take(8).any(has_elements)
}

fn is_elements(list: &[Value]) -> bool {
    list.first().is_some_and(|element| element.string("_type").is_some_and(|name| name.starts_with(PREFIX)))
}

/// The name of an element's type: "Text" for `model.dotcomrendering.pageElements.TextBlockElement`.
fn kind(element: &Value) -> &str {
    let name = element.string("_type").unwrap_or_default();
    let name = name.strip_prefix(PREFIX).unwrap_or(name);
    name.strip_suffix("BlockElement").or(name.strip_suffix("Element")).unwrap_or(name)
}

fn detect(source: &Source<'_>) -> Option<Match> {
    match find(source.json()?)? {
        Found::Page(_) => Match::new(97, "has `blocks` of elements of dotcom-rendering"),
        Found::Blocks(_) => Match::new(93, "is a list of blocks of elements of dotcom-rendering"),
        Found::Elements(_) => Match::new(90, "is a list of elements of dotcom-rendering"),
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let root = source.json();
    let found = root.and_then(find);
    let shown = match (&found, root) {
        (Some(Found::Blocks(list) | Found::Elements(list)), _) => Shown::default().and(list),
        (Some(Found::Page(page)), _) => Shown::default().and_fields(page, SHOWN),
        (None, root) => Shown::default().and_fields(root.unwrap_or(&Value::Null), SHOWN),
    };
    let mut reader = Reader { draft };
    match found {
        Some(Found::Page(page)) => reader.page(page),
        Some(Found::Blocks(blocks)) => {
            let body: Vec<Block> = blocks.iter().map(|block| reader.post(block)).collect();
            reader.draft.article.live = Some(Default::default());
            reader.draft.article.body = body;
        }
        Some(Found::Elements(list)) => {
            let body = reader.elements(list);
            reader.draft.article.body = body;
        }
        // An article without a word still has its headline.
        None => match root.filter(|root| root.get("blocks").is_some_and(Value::is_array)) {
            Some(page) => reader.page(page),
            None => {
                let reason = "there are no `blocks` with `elements` in it".into();
                return Err(Error::WrongFormat { format: IMPORTER.name, reason });
            }
        },
    }
    shown.report(draft, SILENT);
    Ok(())
}

/// Reads a page into a draft.
struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
}

//! What the feeds of RSS and Atom share: escaped texts and the pictures, films and recordings beside them.

use super::Draft;
use super::html;
use super::plain::{decoded, is_markup, paragraphs};
use super::xml::Node;
use crate::article::{Block, BlockKind, Inline, Origin, plain_text, words};
use crate::finding::{Finding, Rule};
use crate::url::{Url, Use};

mod media;

pub(super) use media::{Media, text as media_text};

/// A text that feeds escape, as blocks: HTML where there are tags in it, else plain.
pub(super) fn paragraphs_or_markup(draft: &mut Draft<'_>, node: Node<'_>) -> Vec<Block> {
    let (text, start) = node.escaped();
    match (is_markup(&text), start) {
        (true, Some(start)) => html::blocks_from(draft, &text, start),
        (true, None) => html::blocks(draft, &text, node.origin()),
        (false, _) => paragraphs(&decoded(&text), node.origin()),
    }
}

/// A text that feeds escape, as a line.
pub(super) fn line(draft: &mut Draft<'_>, node: Node<'_>) -> Vec<Inline> {
    let (text, start) = node.escaped();
    match (is_markup(&text), start) {
        (true, Some(start)) => html::inlines_from(draft, &text, start),
        (true, None) => html::inlines(draft, &text, node.origin()),
        (false, _) => {
            let line = super::markup::collapsed(&decoded(&text));
            if line.is_empty() { Vec::new() } else { vec![Inline::text(line)] }
        }
    }
}

/// The address that is an element's text.
pub(super) fn link(draft: &mut Draft<'_>, node: Node<'_>) -> Option<Url> {
    let text = node.line();
    if text.is_empty() { None } else { draft.url(&text, Use::Link, node.origin()) }
}

/// Makes `blocks` the standfirst, unless the story starts with the same words.
pub(super) fn standfirst(draft: &mut Draft<'_>, blocks: Vec<Block>, node: Node<'_>) {
    let said: Vec<String> = blocks.iter().flat_map(spoken).collect();
    if said.is_empty() {
        return;
    }
    let told: Vec<String> = draft.article.body.iter().flat_map(spoken).take(said.len() + 400).collect();
    // Summaries end in the middle of a sentence, in three dots or in a link to the rest.
    let start = said.get(..said.len().min(20)).unwrap_or_default();
    if told.windows(start.len()).any(|window| window == start) {
        let message = "the summary is the story's own beginning; it is shown once";
        let omitted = html::source_text(&node.text());
        draft.report(Finding::new(Rule::LeftOut, node.origin(), message).omitting(omitted));
        return;
    }
    draft.article.standfirst = blocks;
}

fn spoken(block: &Block) -> Vec<String> {
    let mut spoken = Vec::new();
    block.each(&mut |block| match &block.kind {
        BlockKind::Paragraph { content } | BlockKind::Plain { content } | BlockKind::Heading { content, .. } => {
            spoken.extend(words(&plain_text(content)));
        }
        _ => {}
    });
    spoken
}

/// The words of an escaped text, for the check that nothing is lost.
pub(super) fn source_text(text: &str) -> String {
    match is_markup(text) {
        true => html::source_text(text),
        false => decoded(text),
    }
}

/// A finding's place for something beside the text.
pub(super) fn reported_once(draft: &mut Draft<'_>, origin: Origin, caption: &[Inline]) {
    let text = plain_text(caption);
    if !text.trim().is_empty() {
        let message = "the picture stands in the story already; it is shown there";
        draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(text));
    }
}

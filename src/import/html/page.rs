//! Whole pages: which part of one is the article, and what stands around it.

mod choose;
mod chosen;
mod header;
mod linked;
mod metadata;
mod names;
mod prune;

use super::convert::{Converter, Spot};
use super::flow::{Flow, Sort};
use crate::article::{Block, BlockKind};
use crate::finding::{Finding, Rule};
use crate::import::Draft;
use crate::import::markup::{Document, Edge, Gaps, Node, Tag, collapsed};
use choose::{Measures, choose};
use chosen::Chosen;
use std::collections::HashSet;

/// The fewest letters of an article; where less is found, the page's own names for its parts are not believed.
const ENOUGH: u32 = 400;

/// Reads the article of a page.
pub(super) fn read(document: &Document, draft: &mut Draft<'_>) {
    let root = document.root();
    let linked = linked::read(root);
    let title = metadata::read(root, draft, linked.as_ref());
    draft.base = metadata::base(root, draft);
    let body = root.find(Tag::Body).or_else(|| root.find(Tag::Html)).unwrap_or(root);

    let mut measures = Measures::take(document, body, true);
    let mut chosen = choose(body, &measures);
    let length =
        |chosen: &[Node<'_>], measures: &Measures| -> u32 { chosen.iter().map(|node| measures.of(*node).length).sum() };
    if length(&chosen, &measures) < ENOUGH {
        let all = Measures::take(document, body, false);
        let other = choose(body, &all);
        if length(&other, &all) > length(&chosen, &measures) * 2 {
            (measures, chosen) = (all, other);
        }
    }
    let story = linked::story(linked.as_ref(), length(&chosen, &measures) as usize);
    if story.is_some() {
        chosen.clear();
    }

    let chosen = Chosen::of(chosen);
    let mut converter = Converter::new(draft, root, Spot::From(0));
    let mut used = HashSet::new();
    header::read(&mut converter, body, &chosen, &title, &mut used);
    prune::prune(&mut converter, &chosen, &measures);
    let outer = Flow::blocks(Sort::Paragraph, Vec::new());
    let mut blocks = converter.blocks(&chosen.nodes, Sort::Paragraph, &outer);
    converter.finish_notes();
    if converter.draft.article.lead.is_none() && leads(&blocks) {
        converter.draft.article.lead = Some(Box::new(blocks.remove(0)));
    }
    let article = &mut converter.draft.article;
    article.body = story.unwrap_or(blocks);
    linked::name_authors_once(article);
    if let Some(lead) = linked.and_then(|linked| linked::lead(article, linked)) {
        article.lead = Some(lead);
    }

    used.extend(chosen.nodes.iter().map(|node| node.number()));
    used.extend(converter.taken.iter());
    report_rest(draft, root, &used);
}

/// Whether the story begins with what leads it.
fn leads(blocks: &[Block]) -> bool {
    let is_media = |block: &Block| match &block.kind {
        BlockKind::Figure(figure) => figure.image.is_some(),
        BlockKind::Video(_) => true,
        _ => false,
    };
    blocks.first().is_some_and(is_media) && blocks.len() > 1
}

/// Names in findings all text of the page that was not read: one finding for each stretch of it.
fn report_rest(draft: &mut Draft<'_>, root: Node<'_>, used: &HashSet<u32>) {
    let mut stretch: Option<(usize, String)> = None;
    let mut edges = root.edges();
    let mut gaps = Gaps::default();
    while let Some(edge) = edges.next() {
        let (Edge::Start(node) | Edge::End(node)) = edge;
        // As in the article, a link within the page is no part of the word before it.
        let leads_inside = node.is(Tag::A) && node.attribute("href").is_some_and(|href| href.starts_with('#'));
        if (gaps.at(edge) || leads_inside)
            && let Some((_, text)) = &mut stretch
        {
            text.push(' ');
        }
        let Edge::Start(node) = edge else { continue };
        if used.contains(&node.number()) {
            edges.skip_content();
            report_stretch(draft, stretch.take());
        } else if node.tag().is_some_and(Tag::is_never_shown) {
            edges.skip_content();
        } else if let Some(run) = node.run() {
            let blank = run.trim_ascii().is_empty();
            match &mut stretch {
                Some((_, text)) => text.push_str(run),
                None if !blank => stretch = Some((node.offset(), run.to_string())),
                None => {}
            }
        }
    }
    report_stretch(draft, stretch);
}

fn report_stretch(draft: &mut Draft<'_>, stretch: Option<(usize, String)>) {
    let Some((offset, text)) = stretch else { return };
    if text.contains(char::is_alphanumeric) {
        let text = collapsed(&text);
        let words = text.split(' ').count();
        let message = format!("{words} words of the page around the article are left out");
        draft.report(Finding::new(Rule::LeftOut, crate::article::Origin::new(offset), message).omitting(text));
    }
}

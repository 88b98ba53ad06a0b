//! What stands above an article: headline, standfirst, byline, date.

use super::super::convert::{Converter, is_hidden};
use super::super::flow::{Flow, Sort};
use super::chosen::Chosen;
use super::names::{has_word, is_foreign_part, names};
use crate::article::{Inline, Timestamp, words};
use crate::import::markup::{Edge, Node, Tag};
use std::collections::HashSet;

/// Reads what stands above the article that is `chosen`. `used` learns which elements were read.
pub(super) fn read<'t>(
    converter: &mut Converter<'_, '_, 't>,
    body: Node<'t>,
    chosen: &Chosen<'t>,
    title: &str,
    used: &mut HashSet<u32>,
) {
    let parts = visible(body);
    let headline = headline(&parts, chosen, title);
    if let Some(node) = headline {
        let children: Vec<_> = node.children().collect();
        let line = converter.line(&children);
        if !line.is_empty() {
            converter.draft.article.headline = line;
            converter.taken.insert(node.number());
            used.insert(node.number());
        }
    } else if !title.is_empty() {
        converter.draft.article.headline = vec![Inline::text(title)];
    }
    repeated_headlines(converter, chosen, headline);

    if let Some(node) = headline.and_then(|headline| standfirst(&parts, headline, chosen)) {
        let outer = Flow::blocks(Sort::Paragraph, Vec::new());
        let blocks = converter.blocks(&[node], Sort::Paragraph, &outer);
        converter.draft.article.standfirst = blocks;
        converter.taken.insert(node.number());
        used.insert(node.number());
    }
    if let Some(node) = headline.and_then(|headline| kicker(&parts, headline, chosen)) {
        converter.draft.article.kicker = Some(node.shown_text());
        converter.taken.insert(node.number());
        used.insert(node.number());
    }
    if let Some(node) = byline(&parts, headline, chosen) {
        let line = converter.line(&[node]);
        if !line.is_empty() {
            converter.draft.article.byline = line;
            converter.taken.insert(node.number());
            used.insert(node.number());
        }
    }
    if converter.draft.article.published.is_none() {
        converter.draft.article.published = published(&parts, headline, chosen);
    }
}

/// The elements under `body` that are shown and not of the page's own frame.
fn visible(body: Node<'_>) -> Vec<Node<'_>> {
    let mut found = Vec::new();
    let mut edges = body.edges();
    edges.next();
    while let Some(edge) = edges.next() {
        let Edge::Start(node) = edge else { continue };
        match node.tag() {
            None => {}
            Some(tag) if tag.is_never_shown() || is_hidden(node) || is_foreign_part(node) => edges.skip_content(),
            Some(_) => found.push(node),
        }
    }
    found
}

/// The element that is the headline.
fn headline<'t>(parts: &[Node<'t>], chosen: &Chosen<'t>, title: &str) -> Option<Node<'t>> {
    let is_candidate = |node: &Node<'t>| {
        matches!(node.tag(), Some(Tag::H1 | Tag::H2))
            || node.attribute("itemprop").is_some_and(|name| name.split_ascii_whitespace().any(|it| it == "headline"))
            || node.attribute("role") == Some("heading")
    };
    let candidates = parts.iter().copied().filter(is_candidate).filter(|node| !chosen.stands_in(*node));
    let wanted: Vec<String> = words(title).collect();
    let mut best: Option<(f32, Node<'t>)> = None;
    let mut firsts = Vec::new();
    for node in candidates {
        let found: Vec<String> = words(&node.shown_text()).collect();
        if found.is_empty() {
            continue;
        }
        if node.is(Tag::H1) {
            firsts.push(node);
        }
        // An `h1` is the headline more readily than an `h2` that says the same.
        let alike = likeness(&wanted, &found) + if node.is(Tag::H1) { 0.1 } else { 0.0 };
        if alike >= 0.6 && best.is_none_or(|(known, _)| alike > known) {
            best = Some((alike, node));
        }
    }
    let inside = |node: &Node<'t>| chosen.holds(*node);
    best.map(|(_, node)| node).or_else(|| match firsts.as_slice() {
        [only] if wanted.is_empty() || inside(only) => Some(*only),
        _ => None,
    })
}

/// How much two texts share, from 0 to 1: words of both among those of the longer.
fn likeness(left: &[String], right: &[String]) -> f32 {
    let known: HashSet<&str> = left.iter().map(String::as_str).collect();
    let shared = right.iter().filter(|word| known.contains(word.as_str())).count();
    shared as f32 / left.len().max(right.len()).max(1) as f32
}

/// The headline is shown once: where the story says it again as a heading, that one is left out.
fn repeated_headlines<'t>(converter: &mut Converter<'_, '_, 't>, chosen: &Chosen<'t>, headline: Option<Node<'t>>) {
    let wanted: Vec<String> = words(&crate::article::plain_text(&converter.draft.article.headline)).collect();
    if wanted.is_empty() {
        return;
    }
    let headings = chosen.nodes.iter().flat_map(|node| std::iter::once(*node).chain(node.descendants()));
    let headings = headings.filter(|node| matches!(node.tag(), Some(Tag::H1 | Tag::H2)) && Some(*node) != headline);
    for heading in headings.collect::<Vec<_>>() {
        let is_same = words(&heading.shown_text()).eq(wanted.iter().cloned());
        if !is_same || !converter.taken.insert(heading.number()) {
            continue;
        }
        // Without a headline on the page, this is it.
        if headline.is_some() {
            converter.omit(heading, "the headline stands again in the story; it is shown once");
        }
    }
}

/// The lines under the headline that sum the story up.
fn standfirst<'t>(parts: &[Node<'t>], headline: Node<'t>, chosen: &Chosen<'t>) -> Option<Node<'t>> {
    static WORDS: &[&str] =
        &["standfirst", "dek", "deck", "subhead", "subheadline", "subheading", "subtitle", "strapline"];
    let start = parts.iter().position(|node| *node == headline)?;
    parts.iter().skip(start + 1).take(60).copied().find(|node| {
        let length = node.shown_text().len();
        let says_so = has_word(*node, WORDS)
            || node.attribute("itemprop").is_some_and(|name| matches!(name, "description" | "alternativeHeadline"));
        says_so
            && (20..800).contains(&length)
            && !node.is_inline()
            && !chosen.stands_in(*node)
            && !chosen.has(*node)
            && !std::iter::successors(Some(*node), |node| node.parent()).any(|around| around == headline)
    })
}

/// The label above the headline.
fn kicker<'t>(parts: &[Node<'t>], headline: Node<'t>, chosen: &Chosen<'t>) -> Option<Node<'t>> {
    static WORDS: &[&str] = &["kicker", "eyebrow", "overline", "rubric"];
    let start = parts.iter().position(|node| *node == headline)?;
    let mut above = parts.iter().take(start).rev().take(12).copied();
    let fits = |node: &Node<'t>| (2..60).contains(&node.shown_text().chars().count());
    let outermost = above.rfind(|node| has_word(*node, WORDS) && fits(node) && !chosen.stands_in(*node))?;
    (!chosen.has(outermost)).then_some(outermost)
}

/// Who wrote it, as the page says it.
fn byline<'t>(parts: &[Node<'t>], headline: Option<Node<'t>>, chosen: &Chosen<'t>) -> Option<Node<'t>> {
    static WORDS: &[&str] = &["byline", "author", "authors", "writtenby", "bylines"];
    let is_byline = |node: &Node<'t>| {
        let says_so = node.attribute("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|it| it == "author"))
            || node.attribute("itemprop").is_some_and(|name| name.split_ascii_whitespace().any(|it| it == "author"))
            || has_word(*node, WORDS);
        if !says_so || chosen.stands_in(*node) || chosen.has(*node) || names(*node).foreign {
            return false;
        }
        let text = node.shown_text();
        (2..100).contains(&text.chars().count()) && text.contains(char::is_alphabetic)
    };
    // What names an author far from the headline is a comment's, or another story's.
    let start = headline.and_then(|headline| parts.iter().position(|node| *node == headline)).unwrap_or(0);
    let before = start.saturating_sub(30);
    parts.iter().skip(before).take(150 + start - before).copied().find(is_byline)
}

/// When it was published, as a `time` near the headline says.
fn published(parts: &[Node<'_>], headline: Option<Node<'_>>, chosen: &Chosen<'_>) -> Option<Timestamp> {
    let times = || {
        parts.iter().filter_map(|node| {
            let says_so = node.attribute("itemprop").is_some_and(|name| name.contains("datePublished"))
                || node.attribute("pubdate").is_some();
            let value = node.attribute("datetime").or_else(|| node.attribute("content").filter(|_| says_so))?;
            Some((*node, says_so, Timestamp::parse(value)?))
        })
    };
    let said = times().find(|(_, says_so, _)| *says_so).map(|(_, _, time)| time);
    said.or_else(|| {
        let start = headline.and_then(|headline| parts.iter().position(|node| *node == headline))?;
        let near: Vec<_> = parts.iter().skip(start).take(60).collect();
        times().find(|(node, ..)| near.contains(&node) && !chosen.stands_in(*node)).map(|(_, _, time)| time)
    })
}

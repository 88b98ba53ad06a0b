//! Where on a page its article stands.
//!
//! Pages that say so (`itemprop="articleBody"`) are believed where what they
//! name holds enough text. On others, paragraphs vote for what is around them:
//! long ones with commas most, those near most; what consists of links loses.
//! The idea is Readability's (Arc90, 2009).

use super::super::convert::is_hidden;
use super::names::{is_foreign_part, names};
use crate::import::markup::{Document, Edge, Node, Tag};

/// The shortest text that is a paragraph rather than a label.
const PARAGRAPH: u32 = 25;

/// How far up a paragraph votes.
const REACH: usize = 6;

/// What is known of an element's text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Letters, with one space for white space.
    pub(super) length: u32,
    /// The same, in links.
    pub(super) links: u32,
    /// Letters that stand in no block of their own inside it.
    own: u32,
    own_links: u32,
    /// Commas in those.
    commas: u32,
    /// Whether blocks stand in it.
    has_blocks: bool,
    /// What paragraphs say for it.
    votes: f32,
    /// Whether it, or what is around it, can't be of the article.
    excluded: bool,
}

impl Measure {
    /// How much of the text is links, 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        if self.length == 0 { 0.0 } else { self.links as f32 / self.length as f32 }
    }
}

/// The measures of a document's elements.
pub(super) struct Measures(Vec<Measure>);

impl Measures {
    pub(super) fn of(&self, node: Node<'_>) -> Measure {
        self.0.get(node.number() as usize).copied().unwrap_or_default()
    }

    fn change(&mut self, node: Node<'_>, change: impl FnOnce(&mut Measure)) {
        if let Some(measure) = self.0.get_mut(node.number() as usize) {
            change(measure);
        }
    }

    /// Measures all under `top`. What is excluded, if anything may be, counts for nothing around it.
    pub(super) fn take(document: &Document, top: Node<'_>, excluding: bool) -> Self {
        let mut measures = Self(vec![Measure::default(); document.len()]);
        let mut links = 0_u32;
        let mut edges = top.edges();
        while let Some(edge) = edges.next() {
            match edge {
                Edge::Start(node) => match node.tag() {
                    None => measures.add_text(node, links > 0),
                    Some(Tag::A) => links += 1,
                    Some(tag) if tag.is_never_shown() || is_hidden(node) => edges.skip_content(),
                    Some(_) if excluding && node != top && is_excluded(node) => {
                        measures.change(node, |measure| measure.excluded = true);
                    }
                    Some(_) => {}
                },
                Edge::End(node) => {
                    if node.is(Tag::A) {
                        links = links.saturating_sub(1);
                    }
                    if node != top && node.tag().is_some() {
                        measures.end(node);
                    }
                }
            }
        }
        measures
    }

    fn add_text(&mut self, node: Node<'_>, in_link: bool) {
        let run = node.run().unwrap_or_default();
        let (mut length, mut commas, mut after_space) = (0, 0, true);
        for letter in run.chars() {
            let is_space = letter.is_whitespace();
            length += u32::from(!is_space || !after_space);
            after_space = is_space;
            commas += u32::from(matches!(letter, ',' | '،' | '﹐' | '︐' | '⹁' | '、' | '，' | '。'));
        }
        if let Some(parent) = node.parent() {
            self.change(parent, |measure| {
                measure.length += length;
                measure.own += length;
                measure.commas += commas;
                if in_link {
                    measure.links += length;
                    measure.own_links += length;
                }
            });
        }
    }

    /// Adds up an element, now that all in it is known.
    fn end(&mut self, node: Node<'_>) {
        let measure = self.of(node);
        let Some(parent) = node.parent() else { return };
        let is_block = !node.is_inline();
        if measure.excluded {
            self.change(parent, |around| around.has_blocks |= is_block);
            return;
        }
        let may_vote = !matches!(
            node.tag(),
            Some(Tag::Li | Tag::Dt | Tag::Dd | Tag::Button | Tag::Label | Tag::Option | Tag::Select | Tag::Textarea)
        );
        if is_block && may_vote && measure.own >= PARAGRAPH + measure.own_links {
            // A text without paragraphs, of lines that end in breaks, is many of them.
            let length = measure.own as f32 / 100.0;
            let vote = 1.0 + measure.commas as f32 + length.min(3.0 + length / 8.0);
            let first = if measure.has_blocks { Some(node) } else { node.parent() };
            let around = std::iter::successors(first, |node| node.parent()).take(REACH);
            let around: Vec<_> = around.take_while(|node| !self.of(*node).excluded).collect();
            for (level, around) in around.into_iter().enumerate() {
                let share = match level {
                    0 => 1.0,
                    1 => 0.5,
                    level => 1.0 / (level as f32 * 3.0),
                };
                self.change(around, |measure| measure.votes += vote * share);
            }
        }
        self.change(parent, |around| {
            around.length += measure.length;
            around.links += measure.links;
            if is_block {
                around.has_blocks = true;
            } else {
                around.own += measure.own;
                around.own_links += measure.own_links;
                around.commas += measure.commas;
                around.has_blocks |= measure.has_blocks;
            }
        });
    }

    /// How likely the element is the article.
    fn score(&self, node: Node<'_>) -> f32 {
        let measure = self.of(node);
        if measure.excluded || measure.votes == 0.0 {
            return 0.0;
        }
        let by_tag = match node.tag() {
            Some(Tag::Article | Tag::Main) => 10.0,
            Some(Tag::Div) => 5.0,
            Some(Tag::Pre | Tag::Td | Tag::Blockquote) => 3.0,
            Some(Tag::Address | Tag::Ol | Tag::Ul | Tag::Dl | Tag::Dd | Tag::Dt | Tag::Li | Tag::Form) => -3.0,
            Some(Tag::Th) => -5.0,
            Some(tag) if tag.is_heading() => -5.0,
            _ => 0.0,
        };
        let names = names(node);
        let by_name = 25.0 * (f32::from(u8::from(names.own)) - f32::from(u8::from(names.foreign)));
        (measure.votes + by_tag + by_name) * (1.0 - measure.link_density())
    }
}

/// Whether the element can't be of an article, by its names, role or tag.
fn is_excluded(node: Node<'_>) -> bool {
    if matches!(node.tag(), Some(Tag::Html | Tag::Body | Tag::Article | Tag::Main)) || node.is_inline() {
        return false;
    }
    let names = names(node);
    is_foreign_part(node) || names.foreign && !names.own || node.is(Tag::Footer)
}

/// The elements under `top` that nothing around them excludes.
fn candidates<'t>(top: Node<'t>, measures: &Measures) -> Vec<Node<'t>> {
    let mut found = Vec::new();
    let mut edges = top.edges();
    edges.next();
    while let Some(edge) = edges.next() {
        let Edge::Start(node) = edge else { continue };
        if measures.of(node).excluded {
            edges.skip_content();
        } else if node.tag().is_some() {
            found.push(node);
        }
    }
    found
}

/// The elements that hold the article: neighbours, in order.
pub(super) fn choose<'t>(top: Node<'t>, measures: &Measures) -> Vec<Node<'t>> {
    let elements = candidates(top, measures);
    let chosen = by_votes(top, &elements, measures);
    let length: u32 = chosen.iter().map(|node| measures.of(*node).length).sum();
    match landmark(&elements, measures) {
        // Few paragraphs in an article of tables or lists speak for a part of it only.
        Some(whole) if measures.of(whole).length > length * 2 => vec![whole],
        _ => chosen,
    }
}

/// The page's only `article`, else its only `main`, if it is more than links.
fn landmark<'t>(elements: &[Node<'t>], measures: &Measures) -> Option<Node<'t>> {
    let only = |tag| {
        let mut found = elements.iter().copied().filter(|node| node.is(tag));
        found.next().filter(|_| found.next().is_none())
    };
    let whole = only(Tag::Article).or_else(|| only(Tag::Main))?;
    (measures.of(whole).link_density() < 0.5).then_some(whole)
}

/// What the paragraphs vote for, and what stands beside it and is like it.
fn by_votes<'t>(top: Node<'t>, elements: &[Node<'t>], measures: &Measures) -> Vec<Node<'t>> {
    let mut best: Option<(Node<'t>, f32)> = None;
    for node in elements.iter().copied() {
        let score = measures.score(node);
        if score > best.map_or(0.0, |(_, score)| score) {
            best = Some((node, score));
        }
    }
    let longest = best.map_or(0, |(node, _)| measures.of(node).length);
    let named = elements
        .iter()
        .copied()
        .filter(|node| node.attribute("itemprop").is_some_and(|name| name.contains("articleBody")));
    let named = named.max_by_key(|node| measures.of(*node).length);
    if let Some(body) = named
        && measures.of(body).length >= 140.max(longest / 3)
    {
        return vec![body];
    }
    let Some((mut top_node, mut top_score)) = best else { return vec![top] };
    // What is around it may hold more of the same.
    while let Some(parent) = top_node.parent()
        && parent != top
        && !matches!(parent.tag(), Some(Tag::Body | Tag::Html))
    {
        let score = measures.score(parent);
        let is_only = parent.elements().filter(|child| measures.of(*child).length > 0).count() == 1;
        if score < top_score && !is_only {
            break;
        }
        (top_node, top_score) = (parent, score.max(top_score));
    }
    let Some(parent) = top_node.parent() else { return vec![top_node] };
    let threshold = (top_score * 0.2).max(10.0);
    let class = top_node.attribute("class").filter(|class| !class.is_empty());
    let belongs = |node: Node<'t>| {
        if node == top_node {
            return true;
        }
        let measure = measures.of(node);
        if node.tag().is_none() || measure.excluded {
            return false;
        }
        let alike = class.is_some() && node.attribute("class") == class;
        let bonus = if alike { top_score * 0.2 } else { 0.0 };
        if measures.score(node) + bonus >= threshold && measures.score(node) > 0.0 {
            return true;
        }
        node.is(Tag::P)
            && (measure.length > 80 && measure.link_density() < 0.25
                || measure.length > 0 && measure.links == 0 && node.text().trim_end().ends_with(['.', '!', '?', '。']))
    };
    parent.children().filter(|node| belongs(*node)).collect()
}

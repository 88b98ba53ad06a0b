//! Footnotes: links that stand for a note, and the notes they lead to.
//!
//! HTML has no element for them. What is taken for one follows the patterns of
//! DPUB-ARIA (`doc-noteref`, `doc-footnote`), EPUB (`epub:type`), WordPress,
//! MediaWiki and Markdown renderers. A link that looks like a reference but
//! leads to nothing like a note stays a link.

use super::convert::Converter;
use super::flow::{Flow, Sort};
use crate::article::{BlockKind, Inline, Note};
use crate::finding::{Finding, Rule};
use crate::import::markup::{Node, Tag};
use std::collections::{HashMap, HashSet};

/// The longest text that stands for a note.
const LABEL: usize = 8;

/// The notes of a tree.
#[derive(Default)]
pub(super) struct Notes<'t> {
    /// Which note each reference is for.
    references: HashMap<u32, usize>,
    /// The elements that are notes, in the order of their references.
    bodies: Vec<Body<'t>>,
    /// The same, by number.
    is_body: HashSet<u32>,
    /// Links from a note back to its references, and marks that repeat its number.
    backlinks: HashSet<u32>,
    /// Elements in which nothing but notes stands.
    emptied: HashSet<u32>,
    /// The words of references and backlinks, which the renderer has its own for.
    marks: Vec<String>,
}

struct Body<'t> {
    node: Node<'t>,
    id: String,
}

impl<'t> Notes<'t> {
    /// The notes under `top`.
    pub(super) fn find(top: Node<'t>) -> Self {
        let candidates: Vec<(Node<'t>, &'t str)> =
            top.descendants().filter_map(|node| Some((node, reference_target(node)?))).collect();
        let mut notes = Self::default();
        if candidates.is_empty() {
            return notes;
        }
        let wanted: HashSet<&str> = candidates.iter().map(|(_, target)| *target).collect();
        let mut targets: HashMap<&str, Node<'t>> = HashMap::new();
        for node in top.descendants() {
            for name in own_names(node).filter(|name| wanted.contains(name)) {
                targets.entry(name).or_insert(node);
            }
        }
        let mut names: HashMap<&str, Vec<&str>> = HashMap::new();
        for (link, target) in &candidates {
            let around = std::iter::successors(Some(*link), |node| node.parent()).take(3);
            names.entry(target).or_default().extend(around.flat_map(own_names));
        }
        let mut known: HashMap<&str, Option<usize>> = HashMap::new();
        for (link, target) in candidates {
            if std::iter::successors(Some(link), |node| node.parent())
                .any(|node| notes.is_body.contains(&node.number()))
            {
                continue;
            }
            let note = *known.entry(target).or_insert_with(|| {
                let node = *targets.get(target)?;
                let back = names.get(target).map(Vec::as_slice).unwrap_or_default();
                let body = note_body(node, link, back)?;
                if !notes.is_body.insert(body.number()) {
                    return None;
                }
                notes.backlinks.extend(backlinks(body, back));
                notes.bodies.push(Body { node: body, id: target.to_string() });
                Some(notes.bodies.len() - 1)
            });
            if let Some(note) = note {
                notes.references.insert(link.number(), note);
            }
        }
        notes.find_emptied();
        notes
    }

    /// Gives each note a name that none of `known` has: an article may be made of many fragments.
    pub(super) fn rename(&mut self, known: &[Note]) {
        if self.bodies.is_empty() {
            // Most fragments are a line without notes, and there may be as many of them as of notes.
            return;
        }
        let known: HashSet<&str> = known.iter().map(|note| note.id.as_str()).collect();
        for body in &mut self.bodies {
            let name = body.id.clone();
            let mut count = 1;
            while known.contains(body.id.as_str()) {
                count += 1;
                body.id = format!("{name}-{count}");
            }
        }
    }

    /// Whether a link is a reference to a note or leads back to one.
    pub(super) fn has_link(&self, link: Node<'t>) -> bool {
        self.references.contains_key(&link.number()) || self.backlinks.contains(&link.number())
    }

    /// Whether all words of `node` are references to notes.
    pub(super) fn is_only_references(&self, node: Node<'t>) -> bool {
        let mut has_reference = false;
        let mut edges = node.edges();
        while let Some(edge) = edges.next() {
            let crate::import::markup::Edge::Start(inner) = edge else { continue };
            if self.references.contains_key(&inner.number()) {
                has_reference = true;
                edges.skip_content();
            } else if inner.run().is_some_and(|run| run.contains(char::is_alphanumeric)) {
                return false;
            }
        }
        has_reference
    }

    /// Lists of nothing but notes, and what stands around such lists.
    fn find_emptied(&mut self) {
        let mut around: Vec<Node<'t>> = self.bodies.iter().filter_map(|body| body.node.parent()).collect();
        let mut seen = HashSet::new();
        // Each round looks at the parents of what the last one has emptied.
        for _ in 0..4 {
            let mut next = Vec::new();
            for node in around {
                if !seen.insert(node.number()) || node.parent().is_none() || !may_be_emptied(node) {
                    continue;
                }
                let is_rest = |child: Node<'t>| {
                    let number = child.number();
                    let is_note = self.is_body.contains(&number) || self.emptied.contains(&number);
                    match child.tag() {
                        None => child.run().is_some_and(|run| run.trim_ascii().is_empty()),
                        Some(tag) => is_note || tag.is_heading() || tag == Tag::Hr,
                    }
                };
                if node.children().all(is_rest) {
                    self.emptied.insert(node.number());
                    next.extend(node.parent());
                }
            }
            around = next;
        }
    }
}

impl<'t> Converter<'_, '_, 't> {
    /// Reads `node` where it has to do with notes.
    pub(super) fn note(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        let number = node.number();
        if let Some(note) = self.notes.references.get(&number) {
            let Some(id) = self.notes.bodies.get(*note).map(|body| body.id.clone()) else { return false };
            let origin = self.origin(node);
            self.mark(node.shown_text());
            flow.inline(Inline::NoteRef { note: id }, origin);
            return true;
        }
        if self.notes.backlinks.contains(&number) {
            self.mark(node.shown_text());
            return true;
        }
        if self.notes.emptied.contains(&number) {
            for heading in node.descendants().filter(|node| node.tag().is_some_and(Tag::is_heading)) {
                self.mark(heading.shown_text());
            }
            return true;
        }
        self.notes.is_body.contains(&number)
    }

    fn mark(&mut self, text: String) {
        if text.contains(char::is_alphanumeric) {
            self.notes.marks.push(text);
        }
    }

    /// Reads the notes themselves into the article, when all that refers to them has been read.
    pub(super) fn finish_notes(&mut self) {
        let bodies = std::mem::take(&mut self.notes.bodies);
        let Some(first) = bodies.first().map(|body| self.origin(body.node)) else { return };
        for body in &bodies {
            // What stands in the note is read; that it is one is known.
            self.notes.is_body.remove(&body.node.number());
        }
        for body in bodies {
            let flow = Flow::blocks(Sort::Paragraph, Vec::new());
            let mut content = self.blocks_in(body.node, Sort::Paragraph, &flow);
            trim_label(&mut content);
            self.draft.article.notes.push(Note { id: body.id, content });
        }
        let marks = std::mem::take(&mut self.notes.marks).join(" ");
        if !marks.is_empty() {
            let message = "the notes' own numbers and headings are left out: the renderer sets its own";
            self.draft.report(Finding::new(Rule::LeftOut, first, message).omitting(marks));
        }
    }
}

/// Takes away what stood between a note's own number and its text.
fn trim_label(content: &mut [crate::article::Block]) {
    if let Some(BlockKind::Paragraph { content }) = content.first_mut().map(|block| &mut block.kind)
        && let Some(Inline::Text { text }) = content.first_mut()
    {
        *text = text.trim_start_matches(['.', ')', ']', ':', '^', '\u{a0}', ' ']).to_string();
    }
}

/// The name that a link leads to, if it may stand for a note.
fn reference_target<'t>(node: Node<'t>) -> Option<&'t str> {
    let target = node.attribute("href").filter(|_| node.is(Tag::A))?.strip_prefix('#')?;
    let label = node.shown_text();
    if target.is_empty() || label.chars().count() > LABEL || is_backlink(node) {
        return None;
    }
    let parent = node.parent();
    let is_high = node.elements().any(|child| child.is(Tag::Sup))
        || parent.is_some_and(|parent| parent.is(Tag::Sup) || parent.parent().is_some_and(|above| above.is(Tag::Sup)));
    let says_so = |node: Node<'t>| {
        has_type(node, "noteref")
            || node.classes().any(|class| {
                let class = class.to_ascii_lowercase();
                class.contains("footnote")
                    || class.contains("noteref")
                    || class.contains("fnref")
                    || matches!(class.as_str(), "fn" | "reference" | "endnote")
            })
    };
    (is_high || says_so(node) || parent.is_some_and(says_so)).then_some(target)
}

/// Whether `node` has the type `name` of DPUB-ARIA or EPUB.
fn has_type(node: Node<'_>, name: &str) -> bool {
    let role = node.attribute("role").and_then(|role| role.trim().strip_prefix("doc-"));
    role == Some(name) || node.attribute("epub:type").is_some_and(|types| types.split_whitespace().any(|it| it == name))
}

/// Whether a link says that it leads back to where a note is referred to.
fn is_backlink(node: Node<'_>) -> bool {
    has_type(node, "backlink")
        || node.classes().any(|class| {
            let class = class.to_ascii_lowercase();
            ["backlink", "backref", "footnote-back", "footnote-return"].iter().any(|part| class.contains(part))
        })
        || node.is(Tag::A) && node.shown_text().starts_with(['↩', '↑', '⤴', '↖'])
}

/// The names by which links can lead to `node`.
fn own_names<'t>(node: Node<'t>) -> impl Iterator<Item = &'t str> {
    let name = node.attribute("name").filter(|_| node.is(Tag::A));
    node.attribute("id").into_iter().chain(name).filter(|name| !name.is_empty())
}

/// The element that is the note at `target`, to which `link` refers; `back` are the names of its references.
fn note_body<'t>(target: Node<'t>, link: Node<'t>, back: &[&str]) -> Option<Node<'t>> {
    let mut body = target;
    // A name may stand on the mark at the note's start.
    while body.is_inline() {
        if body.previous().is_some_and(|before| !before.shown_text().is_empty()) {
            return None;
        }
        body = body.parent()?;
    }
    let may_be = matches!(body.tag(), Some(Tag::Li | Tag::P | Tag::Div | Tag::Dd | Tag::Aside | Tag::Section));
    // A note follows what refers to it, and isn't all that stands around it.
    if !may_be || body.number() < link.number() {
        return None;
    }
    let is_note = ["footnote", "endnote", "rearnote"].iter().any(|name| has_type(body, name))
        || std::iter::successors(body.parent(), |node| node.parent()).take(4).any(is_container)
        || !backlinks(body, back).is_empty();
    is_note.then_some(body)
}

/// Whether `node` says that it holds notes.
fn is_container(node: Node<'_>) -> bool {
    ["endnotes", "footnotes", "rearnotes"].iter().any(|name| has_type(node, name))
        || node.attribute("data-footnotes").is_some()
        || node.classes().chain(node.attribute("id")).any(|name| {
            let name = name.to_ascii_lowercase();
            name.contains("footnote") || name.contains("endnote") || matches!(name.as_str(), "references" | "reflist")
        })
}

/// Whether `node` goes where its notes have gone.
fn may_be_emptied(node: Node<'_>) -> bool {
    is_container(node) || matches!(node.tag(), Some(Tag::Ol | Tag::Ul | Tag::Dl))
}

/// The links in a note that lead back to `names`, with what stands around them and says so.
fn backlinks(body: Node<'_>, names: &[&str]) -> Vec<u32> {
    let leads_back = |node: Node<'_>| {
        let target = node.attribute("href").and_then(|href| href.strip_prefix('#'));
        target.is_some_and(|target| names.contains(&target))
    };
    body.descendants().filter(|node| leads_back(*node) || is_backlink(*node)).map(Node::number).collect()
}

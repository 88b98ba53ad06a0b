//! A tolerant tree of XML, for the formats that are written in it.
//!
//! It takes what feeds and archives have: documents cut off in the middle, end
//! tags that fit nothing, names of HTML's entities, `&` and `<` that were not
//! escaped. No text is lost by that. No entity but those is expanded and no DTD
//! is read, so a small document stays small; nothing stands deeper than
//! [`DEPTH`]; time and memory grow with the source and no faster.

mod mixed;
mod space;
mod table;
mod tree;

pub(crate) use mixed::{Mixed, tidy, unwrap_only};
pub(crate) use space::Space;
pub(crate) use table::table;

use super::Draft;
use super::markup::collapsed;
use crate::article::Origin;
use crate::finding::{Finding, Rule};
use std::borrow::Cow;
use std::ops::Range;

/// How many elements may stand inside each other: with the two levels of JSON that a block takes, the model stays
/// readable for serde_json, which stops at 128. What is deeper becomes flat: its text stays.
pub(crate) const DEPTH: usize = 48;

/// XML, parsed.
pub(crate) struct Document<'s> {
    source: &'s str,
    nodes: Vec<Data<'s>>,
    attributes: Vec<(&'s str, Cow<'s, str>)>,
    /// Where the source ends although an element is open, and which.
    cut: Option<(usize, &'s str)>,
    /// The first element that stands too deep.
    too_deep: Option<usize>,
    /// The first name of an entity that is not known.
    unknown_entity: Option<(usize, String)>,
}

struct Data<'s> {
    kind: Kind<'s>,
    parent: u32,
    first: u32,
    last: u32,
    next: u32,
    offset: u32,
    /// The content's place in the source.
    inner: Range<u32>,
}

enum Kind<'s> {
    Element { name: &'s str, space: Space, attributes: Range<u32> },
    Text(Cow<'s, str>),
}

/// The document's own number, and, in links between nodes, no node: the document is nobody's child.
const ROOT: u32 = 0;

impl<'s> Document<'s> {
    /// The tree of `source`.
    pub(crate) fn parse(source: &'s str) -> Self {
        tree::parse(source)
    }

    /// The element around all others; the document itself where there is none.
    pub(crate) fn root(&self) -> Node<'_> {
        let top = Node { document: self, id: ROOT };
        top.elements().next().unwrap_or(top)
    }

    /// Says what was wrong with the source as XML.
    pub(crate) fn report(&self, draft: &mut Draft<'_>) {
        if let Some((offset, name)) = self.cut {
            let message = format!("the source ends inside of `{name}`: what stands before that is kept");
            draft.report(Finding::new(Rule::BadValue, Origin::new(offset), message));
        }
        if let Some(offset) = self.too_deep {
            let message = format!("elements stand more than {DEPTH} deep: their text is kept");
            draft.report(Finding::new(Rule::LimitReached, Origin::new(offset), message));
        }
        if let Some((offset, name)) = &self.unknown_entity {
            let message = format!("the entity `&{name};` is not known: it stands as it is written");
            draft.report(Finding::new(Rule::BadValue, Origin::new(*offset), message));
        }
    }

    fn data(&self, id: u32) -> Option<&Data<'s>> {
        self.nodes.get(id as usize)
    }
}

/// A node of a [`Document`]: an element or a run of text.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    document: &'a Document<'a>,
    id: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.document, other.document)
    }
}

impl<'a> Node<'a> {
    /// The element's name without its prefix; empty for text.
    pub(crate) fn name(self) -> &'a str {
        match self.document.data(self.id).map(|data| &data.kind) {
            Some(Kind::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// The vocabulary that the element is of.
    pub(crate) fn space(self) -> Space {
        match self.document.data(self.id).map(|data| &data.kind) {
            Some(Kind::Element { space, .. }) => *space,
            _ => Space::Own,
        }
    }

    /// Whether it is an element of the format's own vocabulary with that name.
    pub(crate) fn is(self, name: &str) -> bool {
        self.is_in(Space::Own, name)
    }

    /// Whether it is an element of `space` with that name.
    pub(crate) fn is_in(self, space: Space, name: &str) -> bool {
        self.name() == name && self.space() == space
    }

    /// The characters of a run of text; none where this is an element.
    pub(crate) fn run(self) -> Option<&'a str> {
        match &self.document.data(self.id)?.kind {
            Kind::Text(text) => Some(text),
            Kind::Element { .. } => None,
        }
    }

    /// The value of the attribute called `name`, whatever its prefix, unless it is blank.
    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        let local = |full: &'a str| full.rsplit(':').next().unwrap_or(full);
        let found = self.attributes().find(|(full, _)| local(full) == name && !full.starts_with("xmlns"));
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The attributes with their full names, in order.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let range = match self.document.data(self.id).map(|data| &data.kind) {
            Some(Kind::Element { attributes, .. }) => attributes.start as usize..attributes.end as usize,
            _ => 0..0,
        };
        self.document.attributes.get(range).unwrap_or_default().iter().map(|(name, value)| (*name, &**value))
    }

    /// Where it starts in the source.
    pub(crate) fn origin(self) -> Origin {
        Origin::new(self.offset())
    }

    /// The same in bytes.
    pub(crate) fn offset(self) -> usize {
        self.document.data(self.id).map_or(0, |data| data.offset as usize)
    }

    /// The element around it; none for the root.
    pub(crate) fn parent(self) -> Option<Self> {
        let parent = self.document.data(self.id)?.parent;
        (parent != ROOT).then_some(Self { document: self.document, id: parent })
    }

    /// The nodes right under it, in order.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let node = move |id: u32| (id != ROOT).then_some(Self { document: self.document, id });
        let first = self.document.data(self.id).and_then(|data| node(data.first));
        std::iter::successors(first, move |at| node(at.document.data(at.id)?.next))
    }

    /// The elements right under it, in order.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter(|node| node.run().is_none())
    }

    /// The elements right under it that have that name in the format's own vocabulary.
    pub(crate) fn all(self, name: &'static str) -> impl Iterator<Item = Self> {
        self.elements().filter(move |node| node.is(name))
    }

    /// The first of them.
    pub(crate) fn child(self, name: &'static str) -> Option<Self> {
        self.all(name).next()
    }

    /// The element along a path of names.
    pub(crate) fn path(self, names: &[&'static str]) -> Option<Self> {
        names.iter().try_fold(self, |node, name| node.child(name))
    }

    /// The first element right under it with that name in `space`.
    pub(crate) fn child_in(self, space: Space, name: &str) -> Option<Self> {
        self.elements().find(|node| node.is_in(space, name))
    }

    /// All under it, in document order, without itself.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        let mut open: Vec<Self> = self.children().take(1).collect();
        std::iter::from_fn(move || {
            let node = open.pop()?;
            let id = |id: u32| (id != ROOT).then_some(Self { document: node.document, id });
            let data = node.document.data(node.id)?;
            open.extend(id(data.next));
            open.extend(id(data.first));
            Some(node)
        })
    }

    /// All characters under it, as they stand.
    pub(crate) fn text(self) -> String {
        match self.run() {
            Some(run) => run.to_string(),
            None => self.descendants().filter_map(Node::run).collect(),
        }
    }

    /// The same in one line, with one space between words.
    pub(crate) fn line(self) -> String {
        collapsed(&self.text())
    }

    /// The text of the child called `name`, in one line, unless it is blank.
    pub(crate) fn line_of(self, name: &'static str) -> Option<String> {
        self.child(name).map(Node::line).filter(|line| !line.is_empty())
    }

    /// The text that is escaped in it, and where it starts in the source where it stands there as it is.
    pub(crate) fn escaped(self) -> (Cow<'a, str>, Option<usize>) {
        let mut runs = self.children().filter(|node| node.run().is_some_and(|run| !run.trim().is_empty()));
        let (first, second) = (runs.next(), runs.next());
        match (first, second) {
            (Some(only), None) => match self.document.data(only.id).map(|data| &data.kind) {
                Some(Kind::Text(Cow::Borrowed(text))) => (Cow::Borrowed(text), Some(only.offset())),
                _ => (Cow::Borrowed(only.run().unwrap_or_default()), None),
            },
            (None, _) => (Cow::Borrowed(""), None),
            _ => (Cow::Owned(self.text()), None),
        }
    }

    /// The source of its content, with where it starts.
    pub(crate) fn inner(self) -> (&'a str, usize) {
        let Some(data) = self.document.data(self.id) else { return ("", 0) };
        let range = data.inner.start as usize..data.inner.end as usize;
        (self.document.source.get(range.clone()).unwrap_or_default(), range.start)
    }

    /// Whether it has no text at all.
    pub(crate) fn is_blank(self) -> bool {
        match self.run() {
            Some(run) => run.trim().is_empty(),
            None => self.descendants().filter_map(Node::run).all(|run| run.trim().is_empty()),
        }
    }
}

/// What an XML source starts with, read no further than its first tag.
pub(crate) struct Start<'s> {
    /// The first element's name without its prefix.
    pub(crate) name: &'s str,
    /// The first tag and what stands before it.
    pub(crate) head: &'s str,
}

/// The start of `source`, where it can be XML.
pub(crate) fn start(source: &str) -> Option<Start<'_>> {
    let mut rest = source.trim_start_matches('\u{feff}').trim_start();
    let mut has_type = false;
    loop {
        let inside = rest.strip_prefix('<')?;
        if !inside.starts_with(['!', '?']) {
            let end = inside.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/'));
            let name = inside.get(..end?)?;
            let close = source.len() - inside.len() + inside.find('>')?;
            let name = name.rsplit(':').next().unwrap_or(name);
            return (!name.is_empty()).then_some(Start { name, head: source.get(..close)? });
        }
        let is_type = inside.starts_with("!DOCTYPE");
        if is_type && std::mem::replace(&mut has_type, true) {
            return None;
        }
        let length = tree::declaration(inside)?;
        rest = inside.get(length..)?.trim_start();
    }
}

#[cfg(test)]
mod tests;

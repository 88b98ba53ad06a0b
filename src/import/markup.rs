//! A tolerant tree of HTML.
//!
//! The tokens are those of the HTML standard. The tree is
//! built by the standard's rules as far as they decide what a reader sees:
//! implied end tags, raw text, misnested formatting, foreign content. It leaves
//! out what only a browser needs, and it is bounded: no element stands deeper
//! than [`DEPTH`], and time and memory grow with the source and no faster.
//! No text is lost or doubled on the way, whatever the tags do.
//!
//! It serves whole pages, fragments, strings of HTML inside other formats, and
//! the raw HTML inside Markdown.

mod arena;
mod formatting;
mod reference;
mod tag;
mod token;
mod tree;

pub(crate) use reference::read as read_reference;
pub(crate) use tag::Tag;
pub(crate) use token::{Raw, Token, Tokenizer};

use std::ops::Range;

/// How many elements may stand inside each other. What is deeper becomes flat: its text stays, its element does not.
pub(crate) const DEPTH: usize = 256;

/// HTML, parsed.
pub(crate) struct Document {
    nodes: Vec<Data>,
    attributes: Vec<Attribute>,
    /// The characters of all text nodes, attributes and unknown names.
    text: String,
}

struct Data {
    kind: Kind,
    parent: u32,
    first: u32,
    last: u32,
    previous: u32,
    next: u32,
    offset: u32,
}

enum Kind {
    Element { tag: Tag, name: Range<u32>, attributes: Range<u32> },
    Text { run: Range<u32> },
}

struct Attribute {
    name: Range<u32>,
    value: Range<u32>,
}

/// The document's own number, and, in links between nodes, no node: the document is nobody's child.
const ROOT: u32 = 0;

impl Document {
    /// The tree of `html`, a page or a fragment.
    pub(crate) fn parse(html: &str) -> Self {
        tree::parse(html)
    }

    /// The document itself: an element without a name around everything else.
    pub(crate) fn root(&self) -> Node<'_> {
        Node { document: self, id: ROOT }
    }

    /// How many nodes it has: each [`Node::number`] is below this.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn data(&self, id: u32) -> Option<&Data> {
        self.nodes.get(id as usize)
    }

    fn node(&self, id: u32) -> Option<Node<'_>> {
        (id != ROOT).then_some(Node { document: self, id })
    }

    fn characters(&self, range: &Range<u32>) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// A node of a [`Document`]: an element or a run of text.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    document: &'a Document,
    id: u32,
}

impl PartialEq for Node<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && std::ptr::eq(self.document, other.document)
    }
}

impl Eq for Node<'_> {}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.run() {
            Some(run) => write!(formatter, "{run:?}"),
            None => write!(formatter, "<{}>", self.name()),
        }
    }
}

impl<'a> Node<'a> {
    /// The element's tag; none where this is text.
    pub(crate) fn tag(self) -> Option<Tag> {
        match self.document.data(self.id)?.kind {
            Kind::Element { tag, .. } => Some(tag),
            Kind::Text { .. } => None,
        }
    }

    /// Whether this is an element with that tag.
    pub(crate) fn is(self, tag: Tag) -> bool {
        self.tag() == Some(tag)
    }

    /// The element's name in lower case; empty for text and for the document.
    pub(crate) fn name(self) -> &'a str {
        match self.document.data(self.id).map(|data| &data.kind) {
            Some(Kind::Element { tag: Tag::Other, name, .. }) => self.document.characters(name),
            Some(Kind::Element { tag, .. }) => tag.as_str(),
            _ => "",
        }
    }

    /// The characters of a run of text; none where this is an element.
    pub(crate) fn run(self) -> Option<&'a str> {
        match &self.document.data(self.id)?.kind {
            Kind::Text { run } => Some(self.document.characters(run)),
            Kind::Element { .. } => None,
        }
    }

    /// The attributes, in order. A name that stands twice counts the first time ([`Node::attribute`]).
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let document = self.document;
        let both =
            |attribute: &Attribute| (document.characters(&attribute.name), document.characters(&attribute.value));
        self.own_attributes().iter().map(both)
    }

    fn own_attributes(self) -> &'a [Attribute] {
        let range = match self.document.data(self.id).map(|data| &data.kind) {
            Some(Kind::Element { attributes, .. }) => attributes.start as usize..attributes.end as usize,
            _ => 0..0,
        };
        self.document.attributes.get(range).unwrap_or_default()
    }

    /// The value of the attribute called `name`, in lower case; empty where it has none.
    pub(crate) fn attribute(self, name: &str) -> Option<&'a str> {
        // Importers ask for many that few elements have: most are told by their length.
        let is_it = |attribute: &&Attribute| {
            attribute.name.len() == name.len() && self.document.characters(&attribute.name) == name
        };
        self.own_attributes().iter().find(is_it).map(|attribute| self.document.characters(&attribute.value))
    }

    /// Whether `class` is one of the element's classes.
    pub(crate) fn has_class(self, class: &str) -> bool {
        self.classes().any(|known| known == class)
    }

    /// The element's classes.
    pub(crate) fn classes(self) -> impl Iterator<Item = &'a str> {
        self.attribute("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// Where it starts in the source, in bytes.
    pub(crate) fn offset(self) -> usize {
        self.document.data(self.id).map_or(0, |data| data.offset as usize)
    }

    /// The element around it; none for the document.
    pub(crate) fn parent(self) -> Option<Self> {
        if self.id == ROOT {
            return None;
        }
        let parent = self.document.data(self.id)?.parent;
        Some(Self { document: self.document, id: parent })
    }

    /// The node before it under the same parent.
    pub(crate) fn previous(self) -> Option<Self> {
        self.document.node(self.document.data(self.id)?.previous)
    }

    /// The node after it under the same parent.
    pub(crate) fn next(self) -> Option<Self> {
        self.document.node(self.document.data(self.id)?.next)
    }

    /// A number that no other node of the document has.
    pub(crate) fn number(self) -> u32 {
        self.id
    }

    /// Whether it is text or stands in a line of text.
    pub(crate) fn is_inline(self) -> bool {
        self.tag().is_none_or(Tag::is_inline)
    }

    /// The nodes right under it, in order.
    pub(crate) fn children(self) -> impl Iterator<Item = Self> {
        let first = self.document.data(self.id).and_then(|data| self.document.node(data.first));
        std::iter::successors(first, |node| node.next())
    }

    /// The elements right under it, in order.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.children().filter(|node| node.tag().is_some())
    }

    /// A walk through it and all under it.
    pub(crate) fn edges(self) -> Edges<'a> {
        Edges { top: self, next: Some(Edge::Start(self)) }
    }

    /// Everything under it, in document order, without itself.
    pub(crate) fn descendants(self) -> impl Iterator<Item = Self> {
        self.edges().skip(1).filter_map(|edge| match edge {
            Edge::Start(node) => Some(node),
            Edge::End(_) => None,
        })
    }

    /// The first element under it with that tag.
    pub(crate) fn find(self, tag: Tag) -> Option<Self> {
        self.descendants().find(|node| node.is(tag))
    }

    /// The text that is shown of it: words in order, one space between them.
    pub(crate) fn shown_text(self) -> String {
        let mut text = String::new();
        let mut gaps = Gaps::default();
        let mut edges = self.edges();
        while let Some(edge) = edges.next() {
            if gaps.at(edge) {
                text.push(' ');
            }
            if let Edge::Start(node) = edge {
                text.push_str(node.run().unwrap_or_default());
                if node.tag().is_some_and(Tag::is_never_shown) {
                    edges.skip_content();
                }
            }
        }
        collapsed(&text)
    }

    /// All characters under it, as they stand.
    pub(crate) fn text(self) -> String {
        match self.run() {
            Some(run) => run.to_string(),
            None => self.descendants().filter_map(Node::run).collect(),
        }
    }
}

/// `text` with one space for each run of white space, and none at its ends.
pub(crate) fn collapsed(text: &str) -> String {
    let mut words = text.split_ascii_whitespace();
    let mut collapsed = String::with_capacity(text.len());
    collapsed.push_str(words.next().unwrap_or_default());
    words.for_each(|word| {
        collapsed.push(' ');
        collapsed.push_str(word);
    });
    collapsed
}

/// Where a walk through a tree comes past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge<'a> {
    /// A node's start.
    Start(Node<'a>),
    /// A node's end; text has one too.
    End(Node<'a>),
}

/// Where words are parted that no white space stands between.
#[derive(Debug, Default)]
pub(crate) struct Gaps {
    after_link: bool,
}

impl Gaps {
    /// Whether there is a gap at `edge`, the next one of a walk: blocks begin and end there, and links that touch are
    /// drawn apart.
    pub(crate) fn at(&mut self, edge: Edge<'_>) -> bool {
        let (Edge::Start(node) | Edge::End(node)) = edge;
        let is_link = node.is(Tag::A);
        let touches = self.after_link && is_link;
        self.after_link = match edge {
            Edge::Start(_) => self.after_link && !is_link && node.run().is_none(),
            Edge::End(_) => self.after_link || is_link,
        };
        touches || !node.is_inline()
    }
}

/// A walk through a node and all under it, in document order.
pub(crate) struct Edges<'a> {
    top: Node<'a>,
    next: Option<Edge<'a>>,
}

impl Edges<'_> {
    /// After a node's start: goes straight to its end.
    pub(crate) fn skip_content(&mut self) {
        if let Some(Edge::Start(first)) = self.next {
            self.next = first.parent().map(Edge::End);
        }
    }
}

impl<'a> Iterator for Edges<'a> {
    type Item = Edge<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let edge = self.next?;
        self.next = match edge {
            Edge::Start(node) => Some(node.children().next().map_or(Edge::End(node), Edge::Start)),
            Edge::End(node) if node == self.top => None,
            Edge::End(node) => node.next().map(Edge::Start).or_else(|| node.parent().map(Edge::End)),
        };
        Some(edge)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod oracle;
#[cfg(test)]
mod tests;

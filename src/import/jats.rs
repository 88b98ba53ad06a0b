//! JATS (ANSI/NISO Z39.96), the Journal Article Tag Suite, and the NLM suite before it.

mod back;
mod block;
mod figure;
mod front;
mod line;

use super::xml::{self, Document, Node};
use super::{Draft, Error, Importer, Match, Options, Source};
use crate::article::{Block, BlockKind, Note};
use crate::finding::{Finding, Rule};
use std::collections::{HashMap, HashSet};

pub(super) static IMPORTER: Importer =
    Importer { name: "jats", title: "JATS journal article", detect, read, source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    let text = source.text()?;
    let start = xml::start(text)?;
    if start.name != "article" {
        return None;
    }
    if ["JATS", "NLM//DTD", "journalpublishing", "archivearticle", "articleauthoring"]
        .iter()
        .any(|name| start.head.contains(name))
    {
        return Match::new(98, "its document type is of the Journal Article Tag Suite");
    }
    if start.head.contains("article-type=") || start.head.contains("dtd-version=") {
        return Match::new(96, "its root is `article` with attributes of JATS");
    }
    // HTML has an `article` too, but nothing called so.
    let after = text.get(start.head.len()..).unwrap_or_default().chars().take(4000).collect::<String>();
    ["<front>", "<front-stub>", "<article-meta", "<journal-meta", ":front>", ":article-meta"]
        .iter()
        .any(|name| after.contains(name))
        .then_some(())?;
    Match::new(94, "its `article` has a `front`")
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let wrong = |reason: &str| Error::WrongFormat { format: IMPORTER.name, reason: reason.into() };
    let tree = Document::parse(source.text().ok_or_else(|| wrong("it is JSON"))?);
    tree.report(draft);
    let root = tree.root();
    if root.name() != "article" {
        return Err(wrong("its root is no `article`"));
    }
    let index = Index::of(root);
    Reader { draft, index: &index, told: HashSet::new(), level: 1 }.article(root);
    Ok(())
}

/// What stands where in a document.
struct Index<'t> {
    /// Notes that something in the text leads to, by their names.
    notes: HashMap<&'t str, Node<'t>>,
    /// The names of what links can lead to.
    targets: HashSet<&'t str>,
    /// Affiliations by their names.
    affiliations: HashMap<&'t str, Node<'t>>,
}

impl<'t> Index<'t> {
    fn of(root: Node<'t>) -> Self {
        let mut wanted: HashSet<&str> = HashSet::new();
        let mut all: HashMap<&str, Node<'t>> = HashMap::new();
        let mut index = Self { notes: HashMap::new(), targets: HashSet::new(), affiliations: HashMap::new() };
        for node in root.descendants().filter(|node| node.run().is_none()) {
            if node.is("xref") {
                wanted.extend(node.attribute("rid").into_iter().flat_map(str::split_ascii_whitespace));
            }
            let Some(id) = node.attribute("id") else { continue };
            match node.name() {
                "fn" if !is_in_table(node) => {
                    all.insert(id, node);
                }
                "aff" => {
                    index.affiliations.insert(id, node);
                }
                "sec"
                | "fig"
                | "table-wrap"
                | "boxed-text"
                | "disp-formula"
                | "ref"
                | "app"
                | "p"
                | "statement"
                | "supplementary-material"
                | "media" => {
                    index.targets.insert(id);
                }
                _ => {}
            }
        }
        all.retain(|id, _| wanted.contains(id));
        index.notes = all;
        index
    }
}

fn is_in_table(node: Node<'_>) -> bool {
    std::iter::successors(node.parent(), |node| node.parent()).any(|node| node.is("table-wrap"))
}

struct Reader<'d, 'a, 't> {
    draft: &'d mut Draft<'a>,
    index: &'d Index<'t>,
    /// The notes that were read.
    told: HashSet<&'t str>,
    /// The level of headings here.
    level: u8,
}

impl<'t> Reader<'_, '_, 't> {
    fn article(mut self, root: Node<'t>) {
        let front = root.child("front").or_else(|| root.child("front-stub"));
        self.language(root);
        if let Some(front) = front {
            self.front(front);
        }
        let mut body = Vec::new();
        for part in root.elements().filter(|part| Some(*part) != front) {
            match part.name() {
                "body" => body.extend(self.blocks(part)),
                "back" => body.extend(self.back(part)),
                "floats-group" => body.extend(self.blocks(part)),
                "sub-article" | "response" => body.extend(self.sub_article(part)),
                _ => body.extend(self.block(part)),
            }
        }
        if let Some(front) = front {
            body.extend(self.after_front(front));
        }
        self.draft.article.body.extend(body);
    }

    /// An article in the article, such as a letter and the answer to it.
    fn sub_article(&mut self, node: Node<'t>) -> Vec<Block> {
        let stub = node.child("front-stub").or_else(|| node.child("front"));
        let title = stub.and_then(|stub| {
            stub.child("title-group").or_else(|| stub.path(&["article-meta", "title-group"]))?.child("article-title")
        });
        let mut blocks = Vec::new();
        if let Some(title) = title {
            let content = self.line(title);
            blocks.push(Block::new(BlockKind::Heading { level: 2, content }).at(title.origin()));
        }
        self.level += 1;
        for part in node.elements().filter(|part| Some(*part) != stub) {
            blocks.extend(match part.name() {
                "back" => self.back(part),
                _ => self.blocks(part),
            });
        }
        self.level -= 1;
        blocks
    }

    /// A note that something in the text leads to. It is read once.
    fn note(&mut self, id: &'t str) {
        let Some(node) = self.index.notes.get(id).copied() else { return };
        if self.told.insert(id) {
            // Its place among the notes is that of its first reference.
            let place = self.draft.article.notes.len();
            self.draft.article.notes.push(Note { id: id.to_string(), content: Vec::new() });
            let content = self.note_text(node);
            if let Some(note) = self.draft.article.notes.get_mut(place) {
                note.content = content;
            }
        }
    }

    fn note_text(&mut self, node: Node<'t>) -> Vec<Block> {
        // The renderer numbers notes itself.
        node.elements().filter(|child| !child.is("label")).flat_map(|child| self.block(child)).collect()
    }

    fn unknown(&mut self, node: Node<'_>) {
        let message = format!("the element `{}` is not known: its text is kept", node.name());
        self.draft.report(Finding::new(Rule::UnknownBlock, node.origin(), message));
    }
}

/// Elements whose text is not shown as it stands there.
static SKIPPED: &[&str] =
    &["alt-text", "long-desc", "object-id", "tex-math", "math", "contrib-id", "journal-meta", "alt-title"];

fn source_text(source: &Source<'_>, _: &Options) -> String {
    let tree = Document::parse(source.text().unwrap_or_default());
    let root = tree.root();
    let index = Index::of(root);
    let mut text = String::new();
    for part in root.elements() {
        if part.is("front") {
            let meta = part.child("article-meta").unwrap_or(part);
            for name in ["title-group", "abstract", "trans-abstract", "contrib-group", "author-notes", "permissions"] {
                for node in meta.elements().filter(|node| node.is(name)) {
                    match name {
                        "contrib-group" => {
                            for name in node.descendants().filter(|it| matches!(it.name(), "surname" | "given-names")) {
                                text.push_str(&name.text());
                                text.push(' ');
                            }
                        }
                        "permissions" => {
                            let shown =
                                node.descendants().filter(|it| it.is("copyright-statement") || it.is("license-p"));
                            shown.for_each(|node| text.extend([node.text().as_str(), " "]));
                        }
                        _ => words(node, &index, &mut text),
                    }
                }
            }
        } else {
            words(part, &index, &mut text);
        }
    }
    text
}

fn words(node: Node<'_>, index: &Index<'_>, text: &mut String) {
    if SKIPPED.contains(&node.name()) {
        return;
    }
    let leads_to_note = node.is("xref") && node.attribute("rid").is_some_and(|id| index.notes.contains_key(id));
    let is_number =
        node.is("label") && node.parent().is_some_and(|around| matches!(around.name(), "ref" | "fn" | "list-item"));
    if leads_to_note || is_number {
        text.push(' ');
        return;
    }
    let stands_alone =
        |around: Node<'_>| matches!(around.name(), "element-citation" | "person-group" | "name" | "publication-source");
    let parts = !line::is_line(node) || node.parent().is_some_and(stands_alone);
    if parts {
        text.push(' ');
    }
    for child in node.children() {
        match child.run() {
            Some(run) => text.push_str(run),
            None => words(child, index, text),
        }
    }
    if parts {
        text.push(' ');
    }
}

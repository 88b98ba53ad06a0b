//! What stands behind the text: thanks, appendices, references, notes.

use super::Reader;
use crate::article::{Block, BlockKind, Inline, List, ListItem};
use crate::import::xml::{Node, tidy};

impl<'t> Reader<'_, '_, 't> {
    /// Everything behind the text.
    pub(super) fn back(&mut self, node: Node<'t>) -> Vec<Block> {
        let parts = node.elements().filter(|child| !matches!(child.name(), "label" | "title"));
        parts.flat_map(|part| self.block(part)).collect()
    }

    /// A list of references. It is numbered where its labels are the numbers in order.
    pub(super) fn references(&mut self, node: Node<'t>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let refs: Vec<Node<'t>> = node.all("ref").collect();
        let number = |label: &str| label.trim_matches(|letter: char| !letter.is_ascii_digit()).parse::<usize>().ok();
        let is_numbered = !refs.is_empty()
            && refs
                .iter()
                .enumerate()
                .all(|(index, item)| item.line_of("label").is_none_or(|label| number(&label) == Some(index + 1)));
        let mut items = Vec::new();
        for item in &refs {
            let mut content: Vec<Inline> = Vec::new();
            let label = item.line_of("label").filter(|_| !is_numbered);
            content.extend(label.map(|label| Inline::text(format!("{label} "))));
            for citation in item.elements().filter(|child| !child.is("label")) {
                if !content.is_empty() {
                    content.push(Inline::text(" "));
                }
                content.extend(match is_structured(citation) {
                    true => self.citation(citation),
                    false => self.raw_line(citation),
                });
            }
            tidy(&mut content);
            let mut block = Block::new(BlockKind::Plain { content }).at(item.origin());
            block.id = item.attribute("id").map(str::to_string);
            items.push(ListItem { checked: None, content: vec![block] });
        }
        for child in node.elements().filter(|child| !matches!(child.name(), "ref" | "label" | "title")) {
            blocks.extend(self.block(child));
        }
        if !items.is_empty() {
            let list = List { ordered: is_numbered, items, ..List::default() };
            blocks.push(Block::new(BlockKind::List(list)).at(node.origin()));
        }
        blocks
    }

    /// A reference that is given in parts, without anything between them.
    fn citation(&mut self, node: Node<'t>) -> Vec<Inline> {
        let mut content: Vec<Inline> = Vec::new();
        let mut before = "";
        for part in node.elements() {
            let line = match part.name() {
                "person-group" => self.people(part),
                "name" => vec![Inline::text(part_name(part))],
                _ => self.inline(part),
            };
            if line.is_empty() {
                continue;
            }
            if !content.is_empty() {
                content.push(Inline::text(separator(before, part.name())));
            }
            content.extend(line);
            before = part.name();
        }
        if !content.is_empty() {
            content.push(Inline::text("."));
        }
        content
    }

    fn people(&mut self, group: Node<'t>) -> Vec<Inline> {
        let mut names = Vec::new();
        for part in group.elements() {
            names.push(match part.name() {
                "name" => part_name(part),
                // Latin, as the styles of references have it in every language.
                "etal" if part.is_blank() => "et al".to_string(),
                _ => part.line(),
            });
        }
        names.retain(|name| !name.is_empty());
        if names.is_empty() { Vec::new() } else { vec![Inline::text(names.join(", "))] }
    }
}

/// "Moor I" from the parts of a name.
fn part_name(node: Node<'_>) -> String {
    let parts: Vec<String> = node.elements().map(Node::line).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { node.line() } else { parts.join(" ") }
}

/// Whether a reference has no text between its parts.
fn is_structured(node: Node<'_>) -> bool {
    node.elements().next().is_some() && node.children().filter_map(Node::run).all(|run| run.trim().is_empty())
}

/// What stands between two parts of a reference.
fn separator(before: &str, after: &str) -> &'static str {
    match (before, after) {
        ("volume", "issue") => "/",
        ("fpage", "lpage") => "–",
        (_, "volume" | "issue" | "fpage" | "elocation-id" | "page-range") => ", ",
        (_, "month" | "day") => " ",
        ("publisher-loc", "publisher-name") => ": ",
        _ => ". ",
    }
}

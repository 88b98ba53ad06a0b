//! The story's blocks.

use super::{Reader, line::is_line};
use crate::article::{AsideRole, Block, BlockKind, Code, Description, Inline, List, ListItem};
use crate::finding::{Finding, Rule};
use crate::import::xml::{Mixed, Node, table, unwrap_only};

impl Reader<'_, '_> {
    /// What stands in an element, as blocks.
    pub(super) fn blocks(&mut self, node: Node<'_>) -> Vec<Block> {
        let mixed = Mixed::paragraphs(node.origin());
        self.read_into(node, mixed)
    }

    /// The same where lines are no paragraphs.
    fn plain(&mut self, node: Node<'_>) -> Vec<Block> {
        let mixed = Mixed::plain(node.origin());
        let mut blocks = self.read_into(node, mixed);
        unwrap_only(&mut blocks);
        blocks
    }

    fn read_into(&mut self, node: Node<'_>, mut mixed: Mixed) -> Vec<Block> {
        for child in node.children() {
            match child.run() {
                Some(run) => mixed.inline(self.text(run)),
                None if is_line(child) => self.inline(child).into_iter().for_each(|inline| mixed.inline(inline)),
                None => {
                    let blocks = self.blocks_of(child);
                    mixed.part();
                    mixed.blocks(blocks);
                }
            }
        }
        mixed.finish()
    }

    /// The blocks that an element is.
    pub(super) fn blocks_of(&mut self, node: Node<'_>) -> Vec<Block> {
        let origin = node.origin();
        let kind = match node.name() {
            // Some write pictures and tables inside of paragraphs.
            "p" | "block" | "body.content" | "content" | "hedline" => {
                return self.named(node, |reader| reader.blocks(node));
            }
            "hl1" | "hl2" | "hl3" | "hl4" => {
                let level = match node.name() {
                    "hl1" | "hl2" => 2,
                    "hl3" => 3,
                    _ => 4,
                };
                BlockKind::Heading { level, content: self.line(node) }
            }
            "ol" | "ul" => {
                let items = node.elements().map(|item| ListItem { checked: None, content: self.plain(item) });
                BlockKind::List(List { ordered: node.is("ol"), items: items.collect(), ..List::default() })
            }
            "dl" => BlockKind::DescriptionList { items: self.descriptions(node) },
            "bq" => {
                let credit = node.child("credit").map(|credit| self.line(credit)).unwrap_or_default();
                let mut content = Vec::new();
                for child in node.children().filter(|child| !child.is("credit")) {
                    match child.run() {
                        Some(run) if run.trim().is_empty() => {}
                        Some(run) => content.push(Block::paragraph(vec![Inline::text(run.trim())]).at(origin)),
                        None => content.extend(self.blocks_of(child)),
                    }
                }
                BlockKind::Quote { content, attribution: credit, cite: None }
            }
            "table" | "nitf-table" => return self.tables(node),
            "pre" => BlockKind::Code(Code { text: node.text().trim_matches('\n').to_string(), ..Code::default() }),
            "hr" => BlockKind::ThematicBreak,
            "media" => return self.media(node),
            "note" => return self.note(node).into_iter().collect(),
            "fn" => {
                let inline = self.inline(node);
                return vec![Block::paragraph(inline).at(origin)];
            }
            "tagline" | "byline" | "dateline" | "distributor" | "abstract" | "bibliography" | "credit" | "caption" => {
                return self.blocks(node);
            }
            _ if is_line(node) => return vec![Block::paragraph(self.line(node)).at(origin)],
            _ => {
                let content = self.blocks(node);
                if content.is_empty() {
                    return Vec::new();
                }
                self.unknown(node);
                BlockKind::Group { label: Some(node.name().to_string()), content }
            }
        };
        let mut block = Block::new(kind).at(origin);
        block.id = node.attribute("id").map(str::to_string);
        vec![block]
    }

    /// Gives the first of an element's blocks its name.
    fn named(&mut self, node: Node<'_>, read: impl FnOnce(&mut Self) -> Vec<Block>) -> Vec<Block> {
        let mut blocks = read(self);
        if let Some(first) = blocks.first_mut().filter(|first| first.id.is_none()) {
            first.id = node.attribute("id").map(str::to_string);
            first.language = node.attribute("lang").and_then(crate::article::LanguageTag::parse);
        }
        blocks
    }

    fn descriptions(&mut self, node: Node<'_>) -> Vec<Description> {
        let mut items: Vec<Description> = Vec::new();
        for child in node.elements() {
            let starts = items.last().is_none_or(|last| !last.details.is_empty());
            if child.is("dt") {
                if starts {
                    items.push(Description::default());
                }
                let term = self.line(child);
                if let Some(last) = items.last_mut() {
                    last.terms.push(term);
                }
            } else {
                let details = self.plain(child);
                if items.is_empty() {
                    items.push(Description::default());
                }
                if let Some(last) = items.last_mut() {
                    last.details.push(details);
                }
            }
        }
        items
    }

    fn tables(&mut self, node: Node<'_>) -> Vec<Block> {
        let inner = match node.is("nitf-table") {
            true => node.elements().find(|child| child.name() == "table").unwrap_or(node),
            false => node,
        };
        let mut read = table(inner, &mut |cell| self.plain(cell));
        read.caption = inner.child("caption").map(|caption| self.line(caption)).unwrap_or_default();
        vec![Block::new(BlockKind::Table(Box::new(read))).at(node.origin())]
    }

    /// A note: for readers, unless it says that it is for editors.
    pub(super) fn note(&mut self, node: Node<'_>) -> Option<Block> {
        if node.attribute("type") == Some("npa") {
            let message = "the note is marked as not for publication (`npa`)";
            let text = node.line();
            self.draft.report(Finding::new(Rule::LeftOut, node.origin(), message).omitting(text));
            return None;
        }
        let content = self.blocks(node);
        let aside = BlockKind::Aside { role: AsideRole::Note, title: Vec::new(), content };
        Some(Block::new(aside).at(node.origin()))
    }
}

use super::super::cells;
use super::super::json::Fields;
use super::super::runs::{Mark, Runs};
use super::Reader;
use super::linked;
use crate::article::{Block, BlockKind, Cell, Inline, List, ListItem, Row, Scope, Table};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

impl<'v> Reader<'_, '_, 'v> {
    /// The blocks of a document, or of any node that holds blocks.
    pub(super) fn document(&mut self, node: &'v Value) -> Vec<Block> {
        let mut content = Vec::new();
        for node in node.list("content") {
            self.block(node, &mut content);
        }
        content
    }

    fn block(&mut self, node: &'v Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(node);
        let kind = match node.string("nodeType").unwrap_or_default() {
            "paragraph" => BlockKind::Paragraph { content: self.line(node) },
            "heading-1" => BlockKind::Heading { level: 1, content: self.line(node) },
            "heading-2" => BlockKind::Heading { level: 2, content: self.line(node) },
            "heading-3" => BlockKind::Heading { level: 3, content: self.line(node) },
            "heading-4" => BlockKind::Heading { level: 4, content: self.line(node) },
            "heading-5" => BlockKind::Heading { level: 5, content: self.line(node) },
            "heading-6" => BlockKind::Heading { level: 6, content: self.line(node) },
            "ordered-list" => BlockKind::List(List { ordered: true, items: self.items(node), ..List::default() }),
            "unordered-list" => BlockKind::List(List { items: self.items(node), ..List::default() }),
            "hr" => BlockKind::ThematicBreak,
            "blockquote" => BlockKind::Quote { content: self.document(node), attribution: Vec::new(), cite: None },
            "table" => BlockKind::Table(Box::new(self.table(node))),
            "embedded-asset-block" => return self.embedded_asset(node, content),
            "embedded-entry-block" | "embedded-resource-block" => return self.embedded_entry(node, content),
            // Text that stands where a block is expected.
            "text" | "hyperlink" | "entry-hyperlink" | "asset-hyperlink" => {
                let mut runs = Runs::default();
                self.inline(node, &[], &mut runs);
                BlockKind::Paragraph { content: runs.finish() }
            }
            name => return self.unknown_node(name, node, content),
        };
        content.push(Block::new(kind).at(origin));
    }

    fn items(&mut self, node: &'v Value) -> Vec<ListItem> {
        node.list("content").iter().map(|item| ListItem { checked: None, content: self.tight(item) }).collect()
    }

    /// The blocks of an item or a cell.
    fn tight(&mut self, node: &'v Value) -> Vec<Block> {
        cells::tight(self.document(node))
    }

    fn table(&mut self, node: &'v Value) -> Table {
        let rows = node.list("content").iter().map(|row| {
            let cells = row.list("content").iter().map(|cell| {
                let span = |key: &str| {
                    let span = cell.field("data").and_then(|data| data.number(key)).unwrap_or(1);
                    u16::try_from(span).unwrap_or(1)
                };
                Cell {
                    header: (cell.string("nodeType") == Some("table-header-cell")).then_some(Scope::Row),
                    column_span: span("colspan").clamp(1, 1000),
                    row_span: span("rowspan").max(1),
                    content: self.tight(cell),
                    ..Cell::default()
                }
            });
            Row { cells: cells.collect() }
        });
        cells::table(rows.collect())
    }

    /// A block's own line of text.
    pub(super) fn line(&mut self, node: &'v Value) -> Vec<Inline> {
        let mut runs = Runs::default();
        node.list("content").iter().for_each(|node| self.inline(node, &[], &mut runs));
        runs.finish()
    }

    fn inline(&mut self, node: &'v Value, around: &[Mark], runs: &mut Runs) {
        let origin = self.draft.origin_of(node);
        let data = node.field("data");
        let link = match node.string("nodeType").unwrap_or_default() {
            "text" => {
                let marks = node.list("marks").iter().filter_map(|mark| mark.string("type")).filter_map(mark);
                let marks: Vec<Mark> = around.iter().cloned().chain(marks).collect();
                return runs.lines(node.get("value").and_then(Value::as_str).unwrap_or_default(), &marks);
            }
            "hyperlink" => {
                let address = data.and_then(|data| data.string("uri")).unwrap_or_default();
                self.draft.url(address, Use::Link, origin)
            }
            "asset-hyperlink" => {
                let asset = data.and_then(|data| self.links.resolve(data.field("target")?));
                match asset.and_then(linked::file) {
                    Some(file) => self.draft.url(&file.address, Use::Link, origin),
                    None => {
                        self.unresolved(node, "asset");
                        None
                    }
                }
            }
            "entry-hyperlink" | "resource-hyperlink" => {
                let entry = data.and_then(|data| self.links.resolve(data.field("target")?));
                let address = entry.and_then(|entry| self.string(linked::fields(entry), &["url", "href", "permalink"]));
                if address.is_none() {
                    let message = "the link is to an entry, which has no address here: its text is kept";
                    self.draft.report(Finding::new(Rule::BadValue, origin, message));
                }
                address.and_then(|address| self.draft.url(address, Use::Link, origin))
            }
            "embedded-entry-inline" | "embedded-resource-inline" => {
                let entry = data.and_then(|data| self.links.resolve(data.field("target")?));
                let Some(entry) = entry else { return self.unresolved(node, "entry") };
                let mut words = String::new();
                super::text::linked(entry, &self.links, &mut self.visits, &mut words);
                let words: Vec<&str> = words.split_whitespace().collect();
                return runs.text(&words.join(" "), around);
            }
            _ => {
                // Text is text, whatever its node says that it is.
                runs.lines(node.string("value").unwrap_or_default(), around);
                None
            }
        };
        let marks: Vec<Mark> = around.iter().cloned().chain(link.map(|url| Mark::Link { url, title: None })).collect();
        node.list("content").iter().for_each(|node| self.inline(node, &marks, runs));
    }

    fn unknown_node(&mut self, name: &str, node: &'v Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(node);
        let holds_text = node.list("content").iter().any(|node| node.string("nodeType") == Some("text"));
        let inner = match holds_text {
            true => vec![Block::paragraph(self.line(node)).at(origin)],
            false => self.document(node),
        };
        let kept = if inner.is_empty() { "it holds no text" } else { "its text is kept" };
        self.draft.report(Finding::new(
            Rule::UnknownBlock,
            origin,
            format!("the node type `{name}` is not known: {kept}"),
        ));
        content.push(Block::new(BlockKind::Group { label: Some(name.to_string()), content: inner }).at(origin));
    }
}

fn mark(name: &str) -> Option<Mark> {
    Some(match name {
        "bold" => Mark::Strong,
        "italic" => Mark::Emphasis,
        "code" => Mark::Code,
        "superscript" => Mark::Superscript,
        "subscript" => Mark::Subscript,
        "strikethrough" => Mark::Deletion,
        _ => return None,
    })
}

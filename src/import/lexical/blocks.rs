//! Nodes of the editor's own that stand by themselves.

use super::super::json::{Fields, whole};
use super::super::unknown::{self, first_string};
use super::super::{cells, embeds, html};
use super::{Reader, line, name_of, root_of};
use crate::article::{
    AsideRole, Block, BlockKind, Cell, Code, Direction, Figure, Inline, List, ListItem, Origin, Row, Scope, plain_text,
};
use crate::finding::{Finding, Rule};
use serde_json::Value;

impl Reader<'_, '_> {
    /// The blocks of a list of nodes. Text that stands where a block is expected becomes paragraphs.
    pub(super) fn nodes(&mut self, nodes: &[Value]) -> Vec<Block> {
        let mut content = Vec::new();
        for run in nodes.chunk_by(|one, next| line::is_inline(one) && line::is_inline(next)) {
            match run {
                [node] if !line::is_inline(node) => self.block(node, &mut content),
                run => {
                    let origin = run.first().map(|node| self.origin(node)).unwrap_or_default();
                    let line = self.line(run);
                    content.push(Block::paragraph(line).at(origin));
                }
            }
        }
        content
    }

    fn block(&mut self, node: &Value, content: &mut Vec<Block>) {
        let origin = self.origin(node);
        let inside = node.list("children");
        let kind = match name_of(node) {
            "paragraph" => match self.pictures(inside) {
                Some(pictures) => return content.extend(pictures),
                None => BlockKind::Paragraph { content: self.line(inside) },
            },
            "heading" => {
                let tag = node.string("tag").unwrap_or("h2");
                let level = tag.trim_start_matches(['h', 'H']).parse().unwrap_or(2_u8).clamp(1, 6);
                BlockKind::Heading { level, content: self.line(inside) }
            }
            // Ghost's aside is a second look of a quotation.
            "quote" | "aside" => BlockKind::Quote { content: self.nodes(inside), attribution: Vec::new(), cite: None },
            "list" => BlockKind::List(self.list(node)),
            "listitem" => {
                BlockKind::List(List { items: self.items(std::slice::from_ref(node), false), ..List::default() })
            }
            "code" => {
                let syntax = node.string("language").map(str::to_string);
                BlockKind::Code(Code { syntax, caption: Vec::new(), text: line::plain(inside) })
            }
            "codeblock" => {
                let syntax = node.string("language").map(str::to_string);
                let text = node.get("code").and_then(Value::as_str).unwrap_or_default().to_string();
                BlockKind::Code(Code { syntax, caption: self.markup_line(node, "caption"), text })
            }
            "horizontalrule" => BlockKind::ThematicBreak,
            "table" => {
                let rows = inside.iter().map(|row| self.row(row)).collect();
                BlockKind::Table(Box::new(cells::table(rows)))
            }
            "collapsible-container" => {
                let title = inside.iter().find(|child| name_of(child) == "collapsible-title");
                let summary = title.map(|title| self.flat(title.list("children"))).unwrap_or_default();
                let rest = inside.iter().filter(|child| name_of(child) != "collapsible-title");
                let rest = rest.flat_map(|child| self.nodes(std::slice::from_ref(child))).collect();
                BlockKind::Details { summary, open: node.flag("open"), content: rest }
            }
            "equation" => {
                BlockKind::Math { source: node.string("equation").unwrap_or_default().to_string(), mathml: None }
            }
            "youtube" => {
                let id = first_string(node, &["videoID", "videoId"]).unwrap_or_default();
                BlockKind::Embed(Box::new(embeds::youtube(self.draft, id, origin)))
            }
            "tweet" => {
                let address = format!("https://x.com/i/status/{}", node.string("id").unwrap_or_default());
                BlockKind::Embed(Box::new(embeds::of_address(self.draft, &address, origin)))
            }
            // What only arranges blocks, or tells the editor or the site something.
            "root" | "layout-container" | "layout-item" | "collapsible-content" | "sticky" => {
                return content.extend(self.nodes(inside));
            }
            "paywall" | "page-break" | "zwnj" => return,
            name => match self.card(name, node, origin, content) {
                true => return,
                false => self.unknown(name, node, origin),
            },
        };
        let mut block = Block::new(kind).at(origin);
        block.direction = match node.string("direction") {
            Some("rtl") => Some(Direction::Rtl),
            _ => None,
        };
        content.push(block);
    }

    /// The pictures of a paragraph that holds nothing else.
    fn pictures(&mut self, nodes: &[Value]) -> Option<Vec<Block>> {
        let is_picture = |node: &Value| matches!(name_of(node), "image" | "inline-image");
        let is_space =
            |node: &Value| name_of(node) == "linebreak" || (name_of(node) == "text" && node.string("text").is_none());
        let alone = nodes.iter().any(is_picture) && nodes.iter().all(|node| is_picture(node) || is_space(node));
        alone.then(|| nodes.iter().filter(|node| is_picture(node)).map(|node| self.figure(node)).collect())
    }

    /// A picture with its caption: in HTML, or in an editor's state of its own.
    pub(super) fn figure(&mut self, node: &Value) -> Block {
        let origin = self.origin(node);
        let caption = match node.field("caption").map(|caption| (caption, root_of(caption))) {
            Some((_, Some(root))) => self.flat(root.list("children")),
            Some(_) => self.markup_line(node, "caption"),
            None => Vec::new(),
        };
        let image = self.picture(node);
        let link = node.string("href").and_then(|address| self.draft.url(address, crate::url::Use::Link, origin));
        Block::new(BlockKind::Figure(Box::new(Figure { image, caption, credit: Vec::new(), link }))).at(origin)
    }

    fn list(&mut self, node: &Value) -> List {
        let sort = node.string("listType").unwrap_or_default();
        let ordered = sort == "number" || node.string("tag") == Some("ol");
        let start =
            node.number("start").and_then(|start| i32::try_from(start).ok()).filter(|start| ordered && *start != 1);
        List { ordered, start, items: self.items(node.list("children"), sort == "check"), ..List::default() }
    }

    fn items(&mut self, nodes: &[Value], is_checklist: bool) -> Vec<ListItem> {
        let mut items: Vec<ListItem> = Vec::new();
        for node in nodes {
            let inside = node.list("children");
            // A list inside a list stands in an item of its own, after the one that it belongs to.
            let only_lists = !inside.is_empty() && inside.iter().all(|child| name_of(child) == "list");
            let content = match inside.iter().all(line::is_inline) {
                true => vec![Block::new(BlockKind::Plain { content: self.line(inside) })],
                false => cells::tight(self.nodes(inside)),
            };
            match items.last_mut() {
                Some(item) if only_lists => item.content.extend(content),
                _ => {
                    let checked = node.get("checked").and_then(Value::as_bool);
                    let checked = if is_checklist { Some(checked.unwrap_or(false)) } else { None };
                    items.push(ListItem { checked, content });
                }
            }
        }
        items
    }

    fn row(&mut self, row: &Value) -> Row {
        let cells = row.list("children").iter().map(|cell| {
            // Bits: 1 heads a row, 2 heads a column.
            let is_header = cell.number("headerState").unwrap_or(0) != 0;
            let span = |key| cell.get(key).and_then(whole).and_then(|span| u16::try_from(span).ok()).unwrap_or(1);
            Cell {
                header: is_header.then_some(Scope::Row),
                column_span: span("colSpan").clamp(1, 1000),
                row_span: span("rowSpan").max(1),
                content: cells::tight(self.nodes(cell.list("children"))),
                ..Cell::default()
            }
        });
        Row { cells: cells.collect() }
    }

    /// The text of blocks as one line, for places that hold no blocks.
    pub(super) fn flat(&mut self, nodes: &[Value]) -> Vec<Inline> {
        let mut content: Vec<Inline> = Vec::new();
        for run in nodes.chunk_by(|one, next| line::is_inline(one) && line::is_inline(next)) {
            let line = match run {
                // A leaf of a type that is not known has its words in its fields.
                [node] if !line::is_inline(node) && node.list("children").is_empty() => {
                    let words = line::words_of(node);
                    if words.is_empty() { Vec::new() } else { vec![Inline::text(words)] }
                }
                [node] if !line::is_inline(node) => self.flat(node.list("children")),
                run => self.line(run),
            };
            if !content.is_empty() && !plain_text(&line).trim().is_empty() {
                content.push(Inline::LineBreak);
            }
            content.extend(line);
        }
        content
    }

    /// The line of HTML at `key`.
    pub(super) fn markup_line(&mut self, node: &Value, key: &str) -> Vec<Inline> {
        let Some(value) = node.field(key) else { return Vec::new() };
        let origin = self.origin(value);
        html::inlines(self.draft, value.as_str().unwrap_or_default(), origin)
    }

    /// The blocks of HTML at `key`.
    pub(super) fn markup(&mut self, node: &Value, key: &str) -> Vec<Block> {
        let Some(value) = node.field(key) else { return Vec::new() };
        let origin = self.origin(value);
        html::blocks(self.draft, value.as_str().unwrap_or_default(), origin)
    }

    /// A node of a type that is not known: its text, and what is known inside it.
    fn unknown(&mut self, name: &str, node: &Value, origin: Origin) -> BlockKind {
        let mut content = unknown::blocks(self.draft, node, line::NOT_WORDS);
        if let Some(fields) = node.field("fields") {
            content.extend(self.fields(fields));
        }
        content.extend(self.nodes(node.list("children")));
        let kept = if content.is_empty() { "it holds no text" } else { "its text is kept" };
        let message = format!("the node type `{name}` is not known: {kept}");
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        BlockKind::Group { label: Some(name.to_string()), content }
    }

    /// What a site's own block holds: text, states of an editor, pictures.
    pub(super) fn fields(&mut self, fields: &Value) -> Vec<Block> {
        let mut content = Vec::new();
        for (key, value) in fields.as_object().into_iter().flatten() {
            match root_of(value) {
                _ if matches!(key.as_str(), "blockType" | "blockName" | "id") => {}
                Some(root) => content.extend(self.nodes(root.list("children"))),
                None if value.field("url").is_some()
                    && value.string("mimeType").is_some_and(|kind| kind.starts_with("image/")) =>
                {
                    let figure = self.figure(value);
                    content.push(figure);
                }
                None => {
                    // The key decides what counts as text, so it goes along.
                    let mut text = String::new();
                    unknown::text(key, value, &mut text);
                    let origin = self.origin(value);
                    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
                    content.extend(lines.map(|line| Block::paragraph(vec![Inline::text(line)]).at(origin)));
                }
            }
        }
        content
    }
}

/// The role of a block whose name or style says that it is set apart.
pub(super) fn role_of(style: &str) -> Option<AsideRole> {
    Some(match style {
        "info" | "note" | "banner" => AsideRole::Note,
        "tip" | "success" => AsideRole::Tip,
        "warning" => AsideRole::Warning,
        "error" | "danger" => AsideRole::Caution,
        _ => return None,
    })
}

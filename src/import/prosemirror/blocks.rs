//! Nodes that stand by themselves.

use super::super::json::Fields;
use super::super::{cells, embeds, unknown};
use super::{Reader, attribute, line, name_of, number};
use crate::article::{
    Alignment, AsideRole, Block, BlockKind, Cell, Code, Direction, Inline, LanguageTag, List, ListItem, Note, Origin,
    Row, Scope, Table,
};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// The blocks of a list of nodes. Text that stands where a block is expected becomes paragraphs.
    pub(super) fn nodes(&mut self, nodes: &[Value]) -> Vec<Block> {
        let mut content = Vec::new();
        for run in nodes.chunk_by(|one, next| line::is_inline(one) && line::is_inline(next)) {
            match run {
                [node] if !line::is_inline(node) => self.block(node, &mut content),
                run => {
                    let origin = run.first().map(|node| self.draft.origin_of(node)).unwrap_or_default();
                    let line = self.line(run);
                    content.push(Block::paragraph(line).at(origin));
                }
            }
        }
        content
    }

    fn block(&mut self, node: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(node);
        let inside = node.list("content");
        let name = name_of(node);
        let kind = match name.as_str() {
            "paragraph" => match self.pictures(inside) {
                Some(figures) => return content.extend(figures),
                None => BlockKind::Paragraph { content: self.line(inside) },
            },
            "heading" | "title" | "subheading" | "subtitle" => {
                let default = if name == "title" { 1 } else { 2 };
                let level = number(node, "level").unwrap_or(default).clamp(1, 6) as u8;
                BlockKind::Heading { level, content: self.line(inside) }
            }
            "blockquote" | "quote" => BlockKind::Quote {
                attribution: attribute(node, &["caption", "citation", "author", "attribution"])
                    .map(text)
                    .unwrap_or_default(),
                cite: attribute(node, &["cite"]).and_then(|address| self.draft.url(address, Use::Link, origin)),
                content: self.nodes(inside),
            },
            "pullquote" => BlockKind::PullQuote {
                content: self.flat(inside),
                attribution: attribute(node, &["caption", "citation", "author", "attribution"])
                    .map(text)
                    .unwrap_or_default(),
            },
            "bulletlist" | "unorderedlist" | "decisionlist" => {
                BlockKind::List(List { items: self.items(inside), ..List::default() })
            }
            "orderedlist" | "numberedlist" => {
                let start = number(node, "start").or_else(|| number(node, "order"));
                let start = start.and_then(|start| i32::try_from(start).ok()).filter(|start| *start != 1);
                BlockKind::List(List { ordered: true, start, items: self.items(inside), ..List::default() })
            }
            "tasklist" | "todolist" | "checklist" => {
                BlockKind::List(List { items: self.items(inside), ..List::default() })
            }
            // An item without its list.
            "listitem" | "taskitem" | "blocktaskitem" | "decisionitem" => {
                BlockKind::List(List { items: self.items(std::slice::from_ref(node)), ..List::default() })
            }
            "codeblock" | "preformattedblock" | "preformatted" => {
                let syntax = attribute(node, &["language", "params", "lang"]).map(str::to_string);
                BlockKind::Code(Code { syntax, caption: Vec::new(), text: line::plain(inside) })
            }
            "horizontalrule" | "rule" | "hr" | "divider" | "sectionbreak" => BlockKind::ThematicBreak,
            "table" => BlockKind::Table(Box::new(self.table(node))),
            "details" | "expand" | "nestedexpand" | "toggle" | "collapsible" | "accordion" => self.details(node),
            "panel" | "callout" | "admonition" | "alert" | "infobox" | "note" | "aside" | "calloutblock" => {
                self.aside(node)
            }
            "mathblock" | "mathdisplay" | "blockmath" | "latexblock" | "mathematics" | "equation" => {
                BlockKind::Math { source: line::formula(node), mathml: None }
            }
            "button" | "buttonblock" | "link" => BlockKind::Paragraph { content: self.button(node) },
            "footnotes" | "footnotelist" => return inside.iter().for_each(|note| self.note(note)),
            "footnote" | "endnote" => return self.note(node),
            // What only arranges blocks.
            "doc"
            | "section"
            | "layoutsection"
            | "layoutcolumn"
            | "columns"
            | "column"
            | "columnlist"
            | "div"
            | "detailscontent"
            | "syncblock"
            | "multibodiedextension"
            | "bodiedextension"
            | "bodiedsyncblock"
            | "extensionframe"
            | "grid"
            | "gridcolumn"
            | "body"
            | "wrapper"
            | "container"
                if !inside.is_empty() =>
            {
                let start = content.len();
                content.extend(self.nodes(inside));
                let added = content.get_mut(start..).unwrap_or_default();
                added.iter_mut().for_each(|block| mark_language(block, node));
                return;
            }
            // Room for the editor's tools, and signs of where a paid part begins.
            "paywall" | "subscribewidget" | "blockspacer" | "spacer" | "pagebreak" | "readmore" | "layoutsection"
            | "layoutcolumn" | "columns" | "column" | "div" | "section"
                if inside.is_empty() =>
            {
                return;
            }
            _ => match self.media(&name, node, content) {
                true => return,
                false => self.unknown(node),
            },
        };
        let mut block = Block::new(kind).at(origin);
        mark_language(&mut block, node);
        if matches!(block.kind, BlockKind::Heading { .. }) {
            block.id = attribute(node, &["id", "anchor"]).map(str::to_string);
        }
        content.push(block);
    }

    fn items(&mut self, nodes: &[Value]) -> Vec<ListItem> {
        let mut items: Vec<ListItem> = Vec::new();
        for node in nodes {
            let name = name_of(node);
            // Atlassian's lists of tasks stand beside the item that they belong to.
            if matches!(name.as_str(), "tasklist" | "bulletlist" | "orderedlist") {
                let blocks = self.nodes(std::slice::from_ref(node));
                match items.last_mut() {
                    Some(item) => item.content.extend(blocks),
                    None => items.push(ListItem { checked: None, content: blocks }),
                }
                continue;
            }
            let checked = match name.as_str() {
                "taskitem" | "todoitem" | "checklistitem" | "blocktaskitem" => {
                    let attrs = node.field("attrs");
                    let done = attrs.is_some_and(|attrs| attrs.flag("checked") || attrs.flag("done"));
                    Some(done || attribute(node, &["state"]) == Some("DONE"))
                }
                _ => node.path(&["attrs", "checked"]).and_then(Value::as_bool),
            };
            items.push(ListItem { checked, content: cells::tight(self.nodes(node.list("content"))) });
        }
        items
    }

    fn table(&mut self, node: &Value) -> Table {
        let mut rows = Vec::new();
        let mut caption = Vec::new();
        for row in node.list("content") {
            match name_of(row).as_str() {
                "tablecaption" | "caption" => caption = self.flat(row.list("content")),
                // Some editors keep HTML's groups of rows.
                "tablehead" | "thead" | "tablebody" | "tbody" | "tfoot" => {
                    let group: Vec<Row> = row.list("content").iter().map(|row| self.row(row)).collect();
                    rows.extend(group);
                }
                _ => rows.push(self.row(row)),
            }
        }
        if let Some(text) = attribute(node, &["caption", "title"]).filter(|_| caption.is_empty()) {
            caption = vec![Inline::text(text)];
        }
        Table { caption, ..cells::table(rows) }
    }

    fn row(&mut self, row: &Value) -> Row {
        let cells = row.list("content").iter().map(|cell| {
            let is_header = matches!(name_of(cell).as_str(), "tableheader" | "tableheadercell" | "th" | "headercell");
            let span = |key| number(cell, key).and_then(|span| u16::try_from(span).ok()).unwrap_or(1);
            let alignment = match attribute(cell, &["align", "textAlign", "alignment"]) {
                Some("center") => Alignment::Center,
                Some("right" | "end") => Alignment::End,
                Some("left" | "start") => Alignment::Start,
                _ => Alignment::None,
            };
            Cell {
                header: is_header.then_some(Scope::Row),
                column_span: span("colspan").clamp(1, 1000),
                row_span: span("rowspan").max(1),
                alignment,
                content: cells::tight(self.nodes(cell.list("content"))),
            }
        });
        Row { cells: cells.collect() }
    }

    fn details(&mut self, node: &Value) -> BlockKind {
        let is_summary = |node: &&Value| {
            matches!(name_of(node).as_str(), "detailssummary" | "summary" | "togglesummary" | "accordiontitle")
        };
        let summary = node.list("content").iter().find(is_summary);
        let rest: Vec<Block> = node
            .list("content")
            .split(|child| summary.is_some_and(|summary| std::ptr::eq(summary, child)))
            .flat_map(|nodes| self.nodes(nodes))
            .collect();
        let title = attribute(node, &["title", "summary"]).map(text);
        let summary = match summary {
            Some(summary) => self.flat(summary.list("content")),
            None => title.unwrap_or_default(),
        };
        let open = node.field("attrs").is_some_and(|attrs| attrs.flag("open"));
        BlockKind::Details { summary, open, content: rest }
    }

    fn aside(&mut self, node: &Value) -> BlockKind {
        let sort = attribute(node, &["panelType", "type", "variant", "kind", "calloutType", "severity"]);
        let role = match sort.unwrap_or_default().to_ascii_lowercase().as_str() {
            "info" | "note" | "information" => AsideRole::Note,
            "tip" | "success" | "hint" => AsideRole::Tip,
            "important" => AsideRole::Important,
            "warning" => AsideRole::Warning,
            "caution" | "error" | "danger" => AsideRole::Caution,
            _ => AsideRole::Aside,
        };
        let title = attribute(node, &["title"]).map(text).unwrap_or_default();
        BlockKind::Aside { role, title, content: self.nodes(node.list("content")) }
    }

    fn button(&mut self, node: &Value) -> Vec<Inline> {
        let origin = self.draft.origin_of(node);
        let words = match node.list("content") {
            [] => attribute(node, &["text", "label", "title"]).map(text).unwrap_or_default(),
            inside => self.line(inside),
        };
        match attribute(node, &["href", "url", "link"]).and_then(|address| self.draft.url(address, Use::Link, origin)) {
            Some(url) if !words.is_empty() => vec![Inline::link(url, words)],
            _ => words,
        }
    }

    fn note(&mut self, node: &Value) {
        let id = line::note_id(node);
        let content = self.nodes(node.list("content"));
        self.draft.article.notes.push(Note { id, content });
    }

    /// A block of a type that is not known: its text, and what is known inside it.
    fn unknown(&mut self, node: &Value) -> BlockKind {
        let origin = self.draft.origin_of(node);
        let name = node.string("type").unwrap_or("node").to_string();
        let mut content = match node.field("attrs") {
            Some(attrs) => self.attributes(attrs, origin),
            None => Vec::new(),
        };
        content.extend(self.nodes(node.list("content")));
        let kept = if content.is_empty() { "it holds no text" } else { "its text is kept" };
        let message = format!("the node type `{name}` is not known: {kept}");
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        BlockKind::Group { label: Some(name), content }
    }

    /// What attributes say to readers, and where they lead.
    fn attributes(&mut self, attrs: &Value, origin: Origin) -> Vec<Block> {
        let mut content = unknown::blocks(self.draft, attrs, &[]);
        let address = unknown::first_string(attrs, &["url", "href", "src"]);
        if let Some(address) = address.filter(|address| embeds::provider(address).is_some()) {
            let embed = embeds::of_address(self.draft, address, origin);
            content.push(Block::new(BlockKind::Embed(Box::new(embed))).at(origin));
        }
        content
    }

    /// The text of blocks as one line, for places that hold no blocks.
    pub(super) fn flat(&mut self, nodes: &[Value]) -> Vec<Inline> {
        let mut content: Vec<Inline> = Vec::new();
        for run in nodes.chunk_by(|one, next| line::is_inline(one) && line::is_inline(next)) {
            let line = match run {
                [node] if !line::is_inline(node) => self.flat(node.list("content")),
                run => self.line(run),
            };
            if !content.is_empty() && !line.is_empty() {
                content.push(Inline::LineBreak);
            }
            content.extend(line);
        }
        content
    }
}

/// The language and direction that a node has by itself.
fn mark_language(block: &mut Block, node: &Value) {
    if let Some(tag) = attribute(node, &["lang", "language"])
        && !matches!(block.kind, BlockKind::Code(_))
    {
        block.language = block.language.take().or_else(|| LanguageTag::parse(tag));
    }
    block.direction = block.direction.or(match attribute(node, &["dir"]) {
        Some("rtl") => Some(Direction::Rtl),
        Some("ltr") => Some(Direction::Ltr),
        _ => None,
    });
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::text(words.trim())]
}

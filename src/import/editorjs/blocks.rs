//! Blocks of text, and lists and tables.

use super::super::json::Fields;
use super::super::{cells, html, unknown};
use super::{Reader, TOGGLES, name_of};
use crate::article::{
    AsideRole, Block, BlockKind, Cell, Code, Inline, List, ListItem, Note, Row, Scope, Table, plain_text,
};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    pub(super) fn blocks(&mut self, blocks: &[Value]) -> Vec<Block> {
        let mut content = Vec::new();
        let mut rest = blocks;
        while let Some((block, after)) = rest.split_first() {
            rest = after;
            if name_of(block) == "toggle" {
                // A toggle says how many of the blocks after it are inside.
                let inside = block.path(&["data", "items"]).and_then(super::super::json::whole).unwrap_or(0) as usize;
                let inside = if self.toggles < TOGGLES { inside } else { 0 };
                let (inside, after) = after.split_at(inside.min(after.len()));
                rest = after;
                let toggle = self.toggle(block, inside);
                content.push(toggle);
            } else {
                self.block(block, &mut content);
            }
        }
        content
    }

    fn toggle(&mut self, block: &Value, inside: &[Value]) -> Block {
        let origin = self.draft.origin_of(block);
        let data = block.get("data").unwrap_or(block);
        let summary = self.line(data, "text");
        let open = data.string("status") == Some("open");
        self.toggles += 1;
        let content = self.blocks(inside);
        self.toggles -= 1;
        Block::new(BlockKind::Details { summary, open, content }).at(origin)
    }

    fn block(&mut self, block: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(block);
        let data = block.get("data").unwrap_or(block);
        let kind = match name_of(block).as_str() {
            "paragraph" | "text" => BlockKind::Paragraph { content: self.line(data, "text") },
            "header" | "heading" => {
                let level = data.number("level").unwrap_or(2).clamp(1, 6) as u8;
                BlockKind::Heading { level, content: self.line(data, "text") }
            }
            "list" | "nestedlist" | "editorjslist" => BlockKind::List(self.list(data)),
            "checklist" | "nestedchecklist" => {
                BlockKind::List(List { items: self.items(data, Sort::Tasks), ..List::default() })
            }
            "quote" | "blockquote" => {
                let words = self.line(data, "text");
                let attribution = match data.string("caption") {
                    Some(_) => self.line(data, "caption"),
                    None => self.line(data, "author"),
                };
                BlockKind::Quote { content: vec![Block::paragraph(words).at(origin)], attribution, cite: None }
            }
            "code" | "codebox" | "codeflask" | "monacocodetool" => {
                let syntax = unknown::first_string(data, &["language", "languageCode", "lang"]).map(str::to_string);
                let text = unknown::first_string(data, &["code", "text"]).unwrap_or_default();
                BlockKind::Code(Code { syntax, caption: Vec::new(), text: text.to_string() })
            }
            "delimiter" | "divider" | "hr" | "break" | "breakline" => BlockKind::ThematicBreak,
            "table" => BlockKind::Table(Box::new(self.table(data))),
            "warning" => BlockKind::Aside {
                role: AsideRole::Warning,
                title: self.line(data, "title"),
                content: self.paragraph(data, "message"),
            },
            "alert" | "callout" | "notice" | "note" => {
                let sort = unknown::first_string(data, &["type", "style", "kind"]).unwrap_or_default();
                let role = match sort {
                    "warning" => AsideRole::Warning,
                    "danger" | "error" => AsideRole::Caution,
                    "success" | "tip" => AsideRole::Tip,
                    "info" | "note" | "primary" | "secondary" => AsideRole::Note,
                    _ => AsideRole::Aside,
                };
                let mut content = self.paragraph(data, "message");
                content.extend(self.paragraph(data, "text"));
                BlockKind::Aside { role, title: self.line(data, "title"), content }
            }
            "raw" | "html" | "rawhtml" => {
                let Some(value) = data.field("html") else { return };
                let origin = self.draft.origin_of(value);
                return content.extend(html::blocks(self.draft, value.as_str().unwrap_or_default(), origin));
            }
            "math" | "mathtex" | "latex" | "equation" => {
                let source = unknown::first_string(data, &["math", "latex", "formula", "text", "code", "expression"]);
                BlockKind::Math { source: source.unwrap_or_default().to_string(), mathml: None }
            }
            "button" | "anybutton" | "cta" => {
                let words = self.line(data, if data.string("text").is_some() { "text" } else { "label" });
                let address = unknown::first_string(data, &["link", "url", "href"]);
                let url = address.and_then(|address| self.draft.url(address, Use::Link, origin));
                let content = match url {
                    Some(url) if !words.is_empty() => vec![Inline::link(url, words)],
                    _ => words,
                };
                BlockKind::Paragraph { content }
            }
            "columns" => {
                for column in data.list("cols") {
                    content.extend(self.blocks(column.list("blocks")));
                }
                return;
            }
            "personality" => self.personality(data),
            name => match self.media(name, data, origin) {
                Some(kind) => kind,
                None => return content.push(self.unknown(block, data)),
            },
        };
        let mut made = Block::new(kind).at(origin);
        self.tunes(block, &mut made);
        content.push(made);
    }

    fn unknown(&mut self, block: &Value, data: &Value) -> Block {
        let name = block.string("type").unwrap_or("block");
        unknown::block(self.draft, name, data)
    }

    /// The line of HTML at `key`.
    pub(super) fn line(&mut self, data: &Value, key: &str) -> Vec<Inline> {
        let Some(value) = data.field(key) else { return Vec::new() };
        let origin = self.draft.origin_of(value);
        html::inlines(self.draft, value.as_str().unwrap_or_default(), origin)
    }

    fn paragraph(&mut self, data: &Value, key: &str) -> Vec<Block> {
        let Some(value) = data.field(key) else { return Vec::new() };
        let origin = self.draft.origin_of(value);
        vec![Block::paragraph(self.line(data, key)).at(origin)]
    }

    fn list(&mut self, data: &Value) -> List {
        let sort = match data.string("style") {
            Some("ordered") => Sort::Ordered,
            Some("checklist") => Sort::Tasks,
            _ => Sort::Unordered,
        };
        let start = data.path(&["meta", "start"]).and_then(super::super::json::whole);
        List {
            ordered: sort == Sort::Ordered,
            start: start.and_then(|start| i32::try_from(start).ok()).filter(|start| *start != 1),
            items: self.items(data, sort),
            ..List::default()
        }
    }

    /// The items of a list: lines, or objects with lists of their own.
    fn items(&mut self, data: &Value, sort: Sort) -> Vec<ListItem> {
        let mut items = Vec::new();
        for item in data.list("items") {
            let origin = self.draft.origin_of(item);
            let line = match item {
                Value::String(line) => html::inlines(self.draft, line, origin),
                item => self.line(item, if item.field("content").is_some() { "content" } else { "text" }),
            };
            let checked = [item.path(&["meta", "checked"]), item.field("checked")];
            let checked = checked.into_iter().flatten().find_map(Value::as_bool);
            let mut content = vec![Block::new(BlockKind::Plain { content: line }).at(origin)];
            if !item.list("items").is_empty() {
                let inner = List { ordered: sort == Sort::Ordered, items: self.items(item, sort), ..List::default() };
                content.push(Block::new(BlockKind::List(inner)).at(origin));
            }
            items.push(ListItem { checked: (sort == Sort::Tasks).then_some(checked.unwrap_or(false)), content });
        }
        items
    }

    fn table(&mut self, data: &Value) -> Table {
        let has_headings = data.flag("withHeadings");
        let rows = data.list("content").iter().enumerate().map(|(index, row)| {
            let cells = row.as_array().map_or(&[][..], Vec::as_slice).iter().map(|cell| {
                let origin = self.draft.origin_of(cell);
                let line = html::inlines(self.draft, cell.as_str().unwrap_or_default(), origin);
                let header = (has_headings && index == 0).then_some(Scope::Column);
                let content = vec![Block::new(BlockKind::Plain { content: line }).at(origin)];
                Cell { header, content, ..Cell::default() }
            });
            Row { cells: cells.collect() }
        });
        let rows = rows.collect();
        Table { caption: self.line(data, "caption"), ..cells::table(rows) }
    }

    /// A person with a picture and a few words.
    fn personality(&mut self, data: &Value) -> BlockKind {
        let mut content = Vec::new();
        if let Some(value) = data.field("photo") {
            let origin = self.draft.origin_of(value);
            let name = data.string("name").unwrap_or_default();
            let image = self.image(value.as_str().unwrap_or_default(), Some(html::text(name)), origin);
            content.extend(image.map(|image| self.figure_of(image).at(origin)));
        }
        content.extend(self.paragraph(data, "description"));
        let mut title = self.line(data, "name");
        if let Some(value) = data.field("link") {
            let origin = self.draft.origin_of(value);
            let url =
                value.as_str().filter(|link| !link.is_empty()).and_then(|link| self.draft.url(link, Use::Link, origin));
            if let Some(url) = url.filter(|_| !title.is_empty()) {
                title = vec![Inline::link(url, title)];
            }
        }
        BlockKind::Aside { role: AsideRole::Aside, title, content }
    }

    /// What plug-ins add to a block of another's: an anchor, a variant, footnotes.
    fn tunes(&mut self, block: &Value, made: &mut Block) {
        let Some(tunes) = block.field("tunes") else { return };
        let anchor = ["anchor", "anchorTune"].iter().find_map(|key| tunes.field(key));
        let anchor = anchor.and_then(|anchor| anchor.as_str().or_else(|| anchor.string("anchor")));
        made.id = anchor.filter(|anchor| !anchor.trim().is_empty()).map(str::to_string);
        let notes = tunes.list("footnotes");
        if !notes.is_empty() {
            let before = self.draft.article.notes.len();
            for (index, note) in notes.iter().enumerate() {
                let origin = self.draft.origin_of(note);
                let text = note.as_str().or_else(|| note.string("text")).unwrap_or_default();
                let content = vec![Block::paragraph(html::inlines(self.draft, text, origin)).at(origin)];
                let id = format!("note-{}", before + index + 1);
                self.draft.article.notes.push(Note { id, content });
            }
            let mut next = before + 1;
            if let BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } = &mut made.kind {
                refer(content, &mut next, before + notes.len());
            }
        }
        let variant = tunes.field("textVariant").and_then(|tune| tune.as_str().or_else(|| tune.string("textVariant")));
        if let (Some(variant), BlockKind::Paragraph { content }) = (variant, &mut made.kind) {
            let origin = made.origin;
            let paragraph = |content: &mut Vec<Inline>| vec![Block::paragraph(std::mem::take(content)).at(origin)];
            made.kind = match variant {
                "call-out" => {
                    BlockKind::Aside { role: AsideRole::Aside, title: Vec::new(), content: paragraph(content) }
                }
                "citation" => BlockKind::Quote { content: paragraph(content), attribution: Vec::new(), cite: None },
                "details" => BlockKind::Paragraph { content: vec![Inline::Small { content: std::mem::take(content) }] },
                _ => return,
            };
        }
    }
}

/// What a list and the lists in its items are.
#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Ordered,
    Unordered,
    Tasks,
}

/// Makes raised numbers references to the notes from `next` to `last`.
fn refer(content: &mut [Inline], next: &mut usize, last: usize) {
    for inline in content {
        let is_number = |content: &[Inline]| plain_text(content).trim().parse::<u32>().is_ok();
        if *next <= last && matches!(inline, Inline::Superscript { content } if is_number(content)) {
            *inline = Inline::NoteRef { note: format!("note-{next}") };
            *next += 1;
        } else if let Some(children) = inline.children_mut() {
            refer(children, next, last);
        }
    }
}

use super::super::json::Fields;
use super::{Reader, is_text_block, is_typed};
use crate::article::{Block, BlockKind, Inline, List, ListItem, Origin};
use serde_json::Value;

/// How many lists may stand inside each other.
const LIST_DEPTH: usize = 16;

/// A list that still takes items.
struct OpenList<'v> {
    level: u32,
    style: &'v str,
    origin: Origin,
    items: Vec<ListItem>,
}

impl Reader<'_, '_> {
    /// Whatever holds text as blocks: a list of blocks, one block, or a plain string.
    pub(super) fn flow(&mut self, value: &Value) -> Vec<Block> {
        match value {
            Value::Array(list) => self.blocks(list),
            Value::Object(_) => self.blocks(std::slice::from_ref(value)),
            Value::String(text) => {
                let origin = self.draft.origin_of(value);
                let paragraphs = text.split("\n\n").filter(|text| !text.trim().is_empty());
                paragraphs.map(|text| Block::paragraph(lines(text.trim())).at(origin)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Blocks, with list items brought together: Portable Text keeps them flat, each with its level.
    pub(super) fn blocks(&mut self, list: &[Value]) -> Vec<Block> {
        let mut content = Vec::new();
        let mut open: Vec<OpenList<'_>> = Vec::new();
        for value in list {
            let style = value.string("listItem").filter(|_| is_text_block(value));
            let Some(style) = style else {
                close_lists(&mut open, 0, &mut content);
                self.block(value, &mut content);
                continue;
            };
            let level = value.number("level").unwrap_or(1).max(1);
            let deeper = open.iter().take_while(|list| list.level <= level).count();
            let fits = deeper.checked_sub(1).and_then(|at| open.get(at)).is_some_and(|list| list.level == level);
            match open.get_mut(deeper) {
                // A list that began too deep takes the items at its right level as well.
                Some(list) if !fits && list.style == style => {
                    list.level = level;
                    close_lists(&mut open, deeper + 1, &mut content);
                }
                _ => close_lists(&mut open, deeper, &mut content),
            }
            if open.last().is_some_and(|list| list.level == level && list.style != style) {
                let depth = open.len() - 1;
                close_lists(&mut open, depth, &mut content);
            }
            // A level that is skipped makes no empty list: the item stands right inside the one before it.
            if open.last().is_none_or(|list| list.level < level && open.len() < LIST_DEPTH) {
                let origin = self.draft.origin_of(value);
                open.push(OpenList { level, style, origin, items: Vec::new() });
            }
            let item = self.list_item(value);
            if let Some(list) = open.last_mut() {
                list.items.push(item);
            }
        }
        close_lists(&mut open, 0, &mut content);
        content
    }

    fn list_item(&mut self, value: &Value) -> ListItem {
        let mut block = self.text_block(value);
        if let BlockKind::Paragraph { content } = block.kind {
            block.kind = BlockKind::Plain { content };
        }
        ListItem { checked: value.get("checked").and_then(Value::as_bool), content: vec![block] }
    }

    fn block(&mut self, value: &Value, content: &mut Vec<Block>) {
        match value {
            Value::Object(_) if is_text_block(value) && !self.is_custom(value) => {
                let block = self.text_block(value);
                content.push(block);
            }
            Value::Object(_) => self.custom(value, content),
            Value::Array(list) => {
                let blocks = self.blocks(list);
                content.extend(blocks);
            }
            Value::String(_) => content.extend(self.flow(value)),
            _ => {}
        }
    }

    /// A block of text in its style.
    fn text_block(&mut self, value: &Value) -> Block {
        let origin = self.draft.origin_of(value);
        let content = self.children(value);
        let style = value.string("style").unwrap_or("normal");
        let kind = match style {
            "normal" => BlockKind::Paragraph { content },
            "h1" => BlockKind::Heading { level: 1, content },
            "h2" => BlockKind::Heading { level: 2, content },
            "h3" => BlockKind::Heading { level: 3, content },
            "h4" => BlockKind::Heading { level: 4, content },
            "h5" => BlockKind::Heading { level: 5, content },
            "h6" => BlockKind::Heading { level: 6, content },
            "blockquote" | "quote" => BlockKind::Quote {
                content: vec![Block::paragraph(content).at(origin)],
                attribution: Vec::new(),
                cite: None,
            },
            "pullquote" | "pullQuote" | "pull-quote" => BlockKind::PullQuote { content, attribution: Vec::new() },
            "small" => BlockKind::Paragraph { content: vec![Inline::Small { content }] },
            other => {
                self.report_once("style", other, "the text is read as a paragraph", value);
                BlockKind::Paragraph { content }
            }
        };
        Block::new(kind).at(origin)
    }

    /// Text that stands in a line, such as a caption: a string, or blocks.
    pub(super) fn line(&mut self, value: &Value) -> Vec<Inline> {
        match value {
            Value::String(text) => lines(text.trim()),
            Value::Object(_) if is_text_block(value) => self.children(value),
            Value::Array(list) => {
                let mut content = Vec::new();
                for item in list.iter().filter(|item| is_typed(item) || item.is_string()) {
                    let line = self.line(item);
                    if !content.is_empty() && !line.is_empty() {
                        content.push(Inline::LineBreak);
                    }
                    content.extend(line);
                }
                content
            }
            _ => Vec::new(),
        }
    }
}

/// Closes open lists until `depth` are left: each goes into the last item of the one around it.
fn close_lists(open: &mut Vec<OpenList<'_>>, depth: usize, content: &mut Vec<Block>) {
    while open.len() > depth {
        let Some(OpenList { style, origin, items, .. }) = open.pop() else { return };
        let list = List { ordered: style == "number", items, ..List::default() };
        let block = Block::new(BlockKind::List(list)).at(origin);
        match open.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => item.content.push(block),
            None => content.push(block),
        }
    }
}

/// A string's lines.
pub(super) fn lines(text: &str) -> Vec<Inline> {
    let mut content = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            content.push(Inline::LineBreak);
        }
        if !line.trim().is_empty() {
            content.push(Inline::text(line.trim_end_matches('\r')));
        }
    }
    content
}

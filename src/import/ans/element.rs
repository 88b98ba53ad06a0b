//! The elements of a story.

use super::{Reader, kind, people, rich};
use crate::article::{
    AsideRole, Block, BlockKind, Cell, Code, Inline, List, ListItem, LivePost, Row, Scope, Table, plain_text,
};
use crate::finding::{Finding, Rule};
use crate::import::html;
use crate::import::json::Fields;
use crate::import::moments::moment;
use crate::import::unknown;
use serde_json::Value;

/// The fields of an element of any type that hold no text, or whose text is read elsewhere.
pub(super) const SETTINGS: &[&str] = &[
    "additional_properties",
    "address",
    "alignment",
    "alt_text",
    "block_properties",
    "caption",
    "channels",
    "comments",
    "content",
    "content_elements",
    "content_restrictions",
    "copyright",
    "credits",
    "description",
    "geo",
    "headlines",
    "label",
    "owner",
    "planning",
    "promo_items",
    "referent",
    "related_content",
    "source",
    "subheadlines",
    "subtitle",
    "subtype",
    "syndication",
    "taxonomy",
    "text",
    "vanity_credits",
    "version",
    "websites",
    "workflow",
];

/// The types that are known, beside those of media.
pub(super) const TYPES: &[&str] = &[
    "audio",
    "blockquote",
    "code",
    "content_zone",
    "correction",
    "custom_embed",
    "divider",
    "element_group",
    "endorsement",
    "gallery",
    "header",
    "image",
    "interstitial-link",
    "interstitial_link",
    "link_list",
    "list",
    "media",
    "numeric_rating",
    "oembed_response",
    "quote",
    "raw_html",
    "reference",
    "story",
    "table",
    "text",
    "video",
];

impl Reader<'_, '_> {
    /// Elements, in order.
    pub(super) fn elements(&mut self, list: &[Value]) -> Vec<Block> {
        let mut content = Vec::new();
        for element in list {
            self.element(kind(element), element, &mut content);
        }
        content
    }

    /// One element of the type `name`.
    pub(super) fn element(&mut self, name: &str, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let block = match name {
            "text" | "raw_html" => return content.append(&mut self.flow(Some(value))),
            "" if value.is_string() => return content.append(&mut self.flow(Some(value))),
            "header" => {
                let level = value.number("level").unwrap_or(2).clamp(1, 6) as u8;
                BlockKind::Heading { level, content: self.line(Some(value)) }
            }
            "list" => BlockKind::List(self.list(value)),
            "quote" => self.quote(value),
            "blockquote" => {
                BlockKind::Quote { content: self.flow(Some(value)), attribution: self.citation(value), cite: None }
            }
            "table" => self.table(value),
            "code" => {
                let text = rich::string(value).and_then(Value::as_str).unwrap_or_default().to_string();
                let syntax = value.string("language").map(|syntax| syntax.trim().to_string());
                BlockKind::Code(Code { syntax, caption: Vec::new(), text })
            }
            "correction" => BlockKind::Correction(Box::new(self.correction(value))),
            "divider" => BlockKind::ThematicBreak,
            // A place that a page fills by itself.
            "content_zone" => return,
            "element_group" => BlockKind::Group { label: None, content: self.elements(value.list("content_elements")) },
            "endorsement" => {
                let words = value.string("endorsement").unwrap_or_default();
                let content = html::inlines(self.draft, words, origin);
                BlockKind::Paragraph { content }
            }
            "numeric_rating" => {
                let Some(rating) = rating(value) else { return };
                BlockKind::Paragraph { content: vec![Inline::text(rating)] }
            }
            "interstitial_link" | "interstitial-link" => match self.interstitial(value) {
                Some(link) => BlockKind::Related { title: Vec::new(), links: vec![link] },
                None => return,
            },
            "link_list" => self.link_list(value),
            "custom_embed" => match self.custom_embed(value) {
                Some(embed) => BlockKind::Embed(Box::new(embed)),
                None => return,
            },
            "oembed_response" => return self.oembed_response(value, content),
            "reference" => return self.reference(value, content),
            "image" | "media" => match self.figure(value) {
                Some(figure) => BlockKind::Figure(Box::new(figure)),
                None => return,
            },
            "gallery" => return self.gallery(value, content),
            "video" => return self.video(value, content),
            "audio" => match self.audio(value) {
                Some(audio) => BlockKind::Audio(Box::new(audio)),
                None => return,
            },
            "story" => return self.inner_story(value, content),
            _ => self.unknown(name, value),
        };
        content.push(Block::new(block).at(origin));
    }

    fn list(&mut self, value: &Value) -> List {
        let mut items: Vec<ListItem> = Vec::new();
        for item in value.list("items") {
            let mut content = Vec::new();
            self.element(kind(item), item, &mut content);
            match items.last_mut() {
                // A list among the items is part of the item before it.
                Some(last) if kind(item) == "list" => last.content.append(&mut content),
                _ if content.is_empty() => {}
                _ => items.push(ListItem { checked: None, content: rich::unwrapped(content) }),
            }
        }
        List { ordered: value.string("list_type") == Some("ordered"), items, ..List::default() }
    }

    /// Who is quoted: a text element, or a string.
    fn citation(&mut self, value: &Value) -> Vec<Inline> {
        self.line(value.field("citation"))
    }

    fn quote(&mut self, value: &Value) -> BlockKind {
        let mut content = self.elements(value.list("content_elements"));
        if content.is_empty() {
            content = self.flow(Some(value));
        }
        let attribution = self.citation(value);
        if content.is_empty() {
            let origin = self.draft.origin_of(value);
            let message = "the quotation has no `content_elements`: only who is quoted is shown";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
            return BlockKind::Paragraph { content: attribution };
        }
        let is_line = |block: &Block| matches!(block.kind, BlockKind::Paragraph { .. });
        if value.string("subtype").is_some_and(|subtype| subtype.starts_with("pull")) && content.iter().all(is_line) {
            let mut line: Vec<Inline> = Vec::new();
            for block in content {
                if let BlockKind::Paragraph { mut content } = block.kind {
                    if !line.is_empty() {
                        line.push(Inline::LineBreak);
                    }
                    line.append(&mut content);
                }
            }
            return BlockKind::PullQuote { content: line, attribution };
        }
        BlockKind::Quote { content, attribution, cite: None }
    }

    fn table(&mut self, value: &Value) -> BlockKind {
        let head = self.row(value.field("header"), Some(Scope::Column));
        let body = value.list("rows").iter().map(|row| self.row(Some(row), None)).collect();
        let head = if head.cells.is_empty() { Vec::new() } else { vec![head] };
        BlockKind::Table(Box::new(Table { caption: self.line(value.field("caption")), head, body, ..Table::default() }))
    }

    /// A row: a list of cells, or an object with one.
    fn row(&mut self, value: Option<&Value>, header: Option<Scope>) -> Row {
        let cells = value.and_then(|row| row.as_array().or_else(|| row.field("cells")?.as_array()));
        let cells = cells.into_iter().flatten().map(|cell| {
            let content = self.cell(cell);
            Cell { header, content, ..Cell::default() }
        });
        Row { cells: cells.collect() }
    }

    /// A cell: a text element, a list of elements in one, or a bare value.
    fn cell(&mut self, cell: &Value) -> Vec<Block> {
        let origin = self.draft.origin_of(cell);
        let content = match cell {
            Value::Number(number) => vec![Block::paragraph(vec![Inline::text(number.to_string())]).at(origin)],
            _ if matches!(kind(cell), "" | "text" | "table_cell") => match cell.list("content_elements") {
                [] => self.flow(Some(cell)),
                elements => self.elements(elements),
            },
            _ => self.elements(std::slice::from_ref(cell)),
        };
        rich::unwrapped(content)
    }

    /// A story inside a story: a post of live coverage, a passage with its own headline, or a link to it.
    fn inner_story(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        if value.list("content_elements").is_empty() {
            if let Some(link) = self.related_link(value) {
                let links = vec![link];
                content.push(Block::new(BlockKind::Related { title: Vec::new(), links }).at(origin));
            }
            return;
        }
        let title = self.line(rich::headline(value));
        let mut inside = self.flow(rich::basic(value, "subheadlines").or(rich::basic(value, "description")));
        if let Some(lead) = value.path(&["promo_items", "basic"]).filter(|_| self.live) {
            inside.append(&mut self.elements(std::slice::from_ref(lead)));
        }
        inside.append(&mut self.elements(value.list("content_elements")));
        let mut block = match self.live {
            true => {
                let published = ["display_date", "first_publish_date"].iter().find_map(|key| moment(value, key));
                let authors = self.contributors(value).into_iter().map(|contributor| contributor.person).collect();
                let post = LivePost { title, published, authors, content: inside, ..LivePost::default() };
                Block::new(BlockKind::LivePost(Box::new(post)))
            }
            false => Block::new(BlockKind::Aside { role: AsideRole::Aside, title, content: inside }),
        };
        block.id = value.string("_id").filter(|_| self.live).map(str::to_string);
        content.push(block.at(origin));
    }

    /// An element of a type that the format does not have: all that readers could see of it.
    fn unknown(&mut self, name: &str, value: &Value) -> BlockKind {
        let name = if name.is_empty() { "element without a type" } else { name };
        let origin = self.draft.origin_of(value);
        let mut content = Vec::new();
        for text in [rich::headline(value), rich::basic(value, "description"), value.field("subtitle")] {
            content.append(&mut self.flow(text));
        }
        content.append(&mut self.flow(Some(value)));
        content.append(&mut self.elements(value.list("content_elements")));
        content.append(&mut self.flow(value.field("caption")));
        for (key, part) in value.as_object().into_iter().flatten() {
            if !SETTINGS.contains(&key.as_str()) {
                self.rest(key, part, &mut content);
            }
        }
        let credit = self.credit(value);
        if !people::credited(value).is_empty() && !plain_text(&credit).trim().is_empty() {
            content.push(Block::paragraph(credit).at(origin));
        }
        let kept = if content.is_empty() { "it holds no text" } else { "its text is kept" };
        let message = format!("the element type `{name}` is not known: {kept}");
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        BlockKind::Group { label: Some(name.to_string()), content }
    }

    /// What stands at `key` of an element that is not known; the elements in it are, where the format has them.
    fn rest(&mut self, key: &str, value: &Value, content: &mut Vec<Block>) {
        if unknown::is_skipped(key) {
            return;
        }
        match value {
            Value::Object(_) if TYPES.contains(&kind(value)) => self.element(kind(value), value, content),
            Value::Object(map) => map.iter().for_each(|(key, value)| self.rest(key, value, content)),
            Value::Array(list) => {
                let key = unknown::name_of_list(key, list);
                list.iter().for_each(|value| self.rest(key, value, content));
            }
            Value::String(text) if unknown::is_text(key, text) => {
                let text = if unknown::is_markup(text) { self.flow(Some(value)) } else { self.words(value) };
                content.extend(text);
            }
            _ => {}
        }
    }

    fn words(&mut self, value: &Value) -> Vec<Block> {
        let origin = self.draft.origin_of(value);
        let text = value.as_str().unwrap_or_default().trim();
        vec![Block::paragraph(vec![Inline::text(text)]).at(origin)]
    }
}

/// A rating in words: "4.5 / 5 stars".
pub(super) fn rating(value: &Value) -> Option<String> {
    let number = |key: &str| match value.field(key)? {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) => (!text.trim().is_empty()).then(|| text.trim().to_string()),
        _ => None,
    };
    let mut rating = number("numeric_rating")?;
    if let Some(most) = number("max") {
        rating = format!("{rating} / {most}");
    }
    match value.string("units") {
        Some(units) => Some(format!("{rating} {}", units.trim())),
        None => Some(rating),
    }
}

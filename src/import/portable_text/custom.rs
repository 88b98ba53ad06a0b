//! Blocks that are not text: Portable Text leaves their types to each schema,
//! so these are the names and fields that Sanity's own plugins and starters
//! use. What a known type has beside them is kept as text.

use super::super::json::{Fields, whole};
use super::super::unknown::{self, first_string};
use super::super::{embeds, html};
use super::{Reader, is_text_block, is_typed};
use crate::article::{
    Alignment, AsideRole, Audio, Block, BlockKind, Cell, Code, Embed, Figure, FocalPoint, Gallery, Image, Inline, Link,
    MediaSource, Origin, Row, Scope, Table, Video,
};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

/// Names of the fields that can hold the text of a box, a quotation or a passage to open.
const TEXTS: &[&str] = &["text", "content", "body", "quote", "message", "description", "children", "answer", "blocks"];
const TITLES: &[&str] = &["title", "heading", "headline", "summary", "question", "label"];
const CREDITS: &[&str] = &["credit", "attribution", "creditLine", "copyright", "photographer"];
const ADDRESSES: &[&str] = &["url", "href", "link", "src", "embedUrl", "videoUrl", "videoLink"];

impl Reader<'_, '_> {
    /// Whether `value`, which has children, is of a type that is more than a block of text.
    pub(super) fn is_custom(&self, value: &Value) -> bool {
        let kind = value.string("_type").unwrap_or_default();
        kind != "block" && value.field("style").is_none() && Custom::of(kind).is_some()
    }

    /// A block of a custom type.
    pub(super) fn custom(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let name = value.string("_type").unwrap_or_default();
        let Some(custom) = Custom::of(name) else {
            let block = self.unknown(name, value);
            content.push(block);
            return;
        };
        let mut used: Vec<&str> = Vec::new();
        let kind = match custom {
            Custom::Image => BlockKind::Figure(Box::new(self.figure(value, &mut used))),
            Custom::Gallery => self.gallery(value, &mut used),
            Custom::Code => self.code(value, &mut used),
            Custom::Table => self.table(value, &mut used),
            Custom::Video => self.video(value, &mut used),
            Custom::Audio => self.audio(value, &mut used),
            Custom::File => self.file(value, &mut used),
            Custom::Embed => self.embed(value, &mut used),
            Custom::Youtube => self.youtube(value, &mut used),
            Custom::Break => BlockKind::ThematicBreak,
            Custom::Callout => self.callout(name, value, &mut used),
            Custom::Details => BlockKind::Details {
                summary: self.take_line(value, TITLES, &mut used),
                open: value.flag("open"),
                content: self.take_flow(value, TEXTS, &mut used),
            },
            Custom::Quote => {
                let content =
                    self.take_flow(value, &["quote", "text", "content", "body", "blocks", "children"], &mut used);
                BlockKind::Quote { content, attribution: self.attribution(value, &mut used), cite: None }
            }
            Custom::PullQuote => {
                let content = self.take_line(value, &["quote", "text", "content", "body", "title"], &mut used);
                BlockKind::PullQuote { content, attribution: self.attribution(value, &mut used) }
            }
            Custom::Link => self.link(value, &mut used),
            Custom::Math => {
                let source = take_string(value, &["latex", "tex", "body", "code", "value", "text"], &mut used);
                BlockKind::Math { source: source.unwrap_or_default().to_string(), mathml: None }
            }
            Custom::Html => {
                let part = take(value, &["html", "code", "markup", "content", "text"], &mut used);
                let origin = part.map(|part| self.draft.origin_of(part)).unwrap_or(origin);
                let markup = part.and_then(Value::as_str).unwrap_or_default();
                let blocks = html::blocks(self.draft, markup, origin);
                content.extend(blocks);
                content.extend(self.rest(value, &used));
                return;
            }
            Custom::Group => BlockKind::Group { label: Some(name.to_string()), content: Vec::new() },
        };
        let mut block = Block::new(kind).at(origin);
        let mut rest = self.rest(value, &used);
        if let BlockKind::Group { content, .. }
        | BlockKind::Aside { content, .. }
        | BlockKind::Details { content, .. } = &mut block.kind
        {
            content.append(&mut rest);
        }
        content.push(block);
        content.append(&mut rest);
    }

    fn unknown(&mut self, name: &str, value: &Value) -> Block {
        let name = if name.is_empty() { "(none)" } else { name };
        let origin = self.draft.origin_of(value);
        let content = self.rest(value, &[]);
        let kept = if content.is_empty() { "it holds no text" } else { "its text is kept" };
        let message = format!("the block type `{name}` is not known: {kept}");
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        Block::new(BlockKind::Group { label: Some(name.to_string()), content }).at(origin)
    }

    /// The text that `value` has under other keys than the `used` ones.
    fn rest(&mut self, value: &Value, used: &[&str]) -> Vec<Block> {
        let Value::Object(object) = value else { return Vec::new() };
        let mut content = Vec::new();
        for (key, value) in object {
            if !used.contains(&key.as_str()) {
                self.rest_of(key, value, &mut content);
            }
        }
        content
    }

    fn rest_of(&mut self, key: &str, value: &Value, content: &mut Vec<Block>) {
        match value {
            _ if unknown::is_skipped(key) || matches!(key, "marks" | "markDefs") => {}
            Value::String(text) if unknown::is_text(key, text) => {
                let origin = self.draft.origin_of(value);
                let blocks = match unknown::is_markup(text) {
                    true => html::blocks(self.draft, text, origin),
                    false => self.flow(value),
                };
                content.extend(blocks);
            }
            Value::Array(list) if list.iter().any(|item| is_typed(item) && !is_span(item)) => {
                let blocks = self.blocks(list);
                content.extend(blocks);
            }
            Value::Array(list) if list.iter().any(is_span) => {
                let mut runs = super::super::runs::Runs::default();
                list.iter().filter_map(|span| span.string("text")).for_each(|text| runs.lines(text, &[]));
                content.push(Block::paragraph(runs.finish()));
            }
            Value::Array(list) => {
                let key = unknown::name_of_list(key, list);
                list.iter().for_each(|item| self.rest_of(key, item, content));
            }
            Value::Object(_) if is_typed(value) && (is_text_block(value) || self.knows(value)) => {
                let blocks = self.flow(value);
                content.extend(blocks);
            }
            Value::Object(object) => object.iter().for_each(|(key, value)| self.rest_of(key, value, content)),
            _ => {}
        }
    }

    fn knows(&self, value: &Value) -> bool {
        value.string("_type").and_then(Custom::of).is_some()
    }

    fn take_flow<'v>(&mut self, value: &'v Value, keys: &[&'v str], used: &mut Vec<&'v str>) -> Vec<Block> {
        match take(value, keys, used) {
            Some(part) => self.flow(part),
            None => Vec::new(),
        }
    }

    fn take_line<'v>(&mut self, value: &'v Value, keys: &[&'v str], used: &mut Vec<&'v str>) -> Vec<Inline> {
        match take(value, keys, used) {
            Some(part) => self.line(part),
            None => Vec::new(),
        }
    }

    /// Who said something: a name, or a person with one.
    fn attribution<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> Vec<Inline> {
        let keys = ["attribution", "author", "citation", "cite", "by", "name", "person", "speaker", "source"];
        let Some(part) = take(value, &keys, used) else { return Vec::new() };
        let mut content = match part {
            Value::Object(_) if !is_text_block(part) => {
                first_string(part, &["name", "title"]).map(lines_of).unwrap_or_default()
            }
            part => self.line(part),
        };
        if let Some(role) = first_string(value, &["role", "position", "jobTitle"]) {
            used.extend(["role", "position", "jobTitle"]);
            content.push(Inline::text(format!(", {role}")));
        }
        content
    }

    /// The picture that `value` names, or a finding that it can't be resolved.
    pub(super) fn image(&mut self, value: &Value) -> Option<Image> {
        let origin = self.draft.origin_of(value);
        let asset = value.field("asset").or_else(|| value.path(&["image", "asset"]));
        let address = asset
            .and_then(|asset| asset.string("url"))
            .or_else(|| first_string(value, &["url", "src", "imageUrl", "asset"]))
            .or_else(|| value.path(&["image", "url"]).and_then(Value::as_str));
        let Some(address) = address else {
            let reference = asset.and_then(|asset| asset.string("_ref").or_else(|| asset.string("_id")));
            let message = match reference {
                Some(reference) => format!(
                    "the picture `{reference}` is a reference, which can't be resolved here: let the query follow it \
                     (`asset->`), or give its `url`"
                ),
                None => "the picture has no `asset` and no `url`".to_string(),
            };
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
            return None;
        };
        let mut image = Image::new(self.draft.url(address, Use::Media, origin)?);
        let dimensions = asset.and_then(|asset| asset.path(&["metadata", "dimensions"])).unwrap_or(value);
        (image.width, image.height) = (dimensions.number("width"), dimensions.number("height"));
        let alt = |value: &Value| {
            ["alt", "altText", "alternativeText"].iter().find_map(|key| value.get(*key)?.as_str().map(str::to_string))
        };
        image.alt = alt(value).or_else(|| asset.and_then(alt));
        let percent = |key: &str| {
            let part = value.path(&["hotspot", key])?.as_f64()?;
            (0.0..=1.0).contains(&part).then_some((part * 100.0).round() as u8)
        };
        image.focus = percent("x").zip(percent("y")).map(|(x, y)| FocalPoint { x, y });
        Some(image)
    }

    /// A picture with its caption and credit. Without its file it keeps its words.
    pub(super) fn figure<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> Figure {
        used.extend(["alt", "image"]);
        let image = self.image(value);
        let mut caption = self.take_line(value, &["caption", "title", "description"], used);
        let credit = self.take_line(value, CREDITS, used);
        if image.is_none()
            && caption.is_empty()
            && let Some(alt) = first_string(value, &["alt", "altText"])
        {
            caption = vec![Inline::text(alt)];
        }
        let origin = self.draft.origin_of(value);
        let link = first_string(value, &["link", "href"]).and_then(|link| self.draft.url(link, Use::Link, origin));
        Figure { image, caption, credit, link }
    }

    fn gallery<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let images = take(value, &["images", "items", "photos", "pictures", "slides"], used);
        let title = self.take_line(value, &["title", "heading"], used);
        let caption = self.take_line(value, &["caption", "description"], used);
        let list = images.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let figures = list.iter().map(|image| self.figure(image, &mut Vec::new())).collect();
        BlockKind::Gallery(Box::new(Gallery { title, figures, caption }))
    }

    fn code<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        // The code input's own object may stand in a field of a schema's block.
        let inner = value.field("code").filter(|code| code.is_object()).unwrap_or(value);
        let text = first_string(inner, &["code", "text", "content", "value"]).unwrap_or_default();
        used.extend(["code", "text", "content", "value"]);
        let caption = match take(value, &["caption", "title", "filename"], used) {
            Some(part) => self.line(part),
            None => first_string(inner, &["filename"]).map(lines_of).unwrap_or_default(),
        };
        BlockKind::Code(Code {
            syntax: first_string(inner, &["language", "lang"]).map(str::to_string),
            caption,
            text: text.to_string(),
        })
    }

    fn table<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let inner = value.field("table").filter(|table| table.is_object()).unwrap_or(value);
        used.extend(["table", "rows"]);
        let caption = self.take_line(value, &["caption", "title"], used);
        let flag = |name: &str| value.flag(name) || inner.flag(name);
        let heads = ["headerRow", "hasHeaderRow", "firstRowIsHeader", "hasHeader", "header"].into_iter().any(flag);
        let first_column = ["headerColumn", "hasHeaderColumn", "firstColumnIsHeader"].into_iter().any(flag);
        let mut table = Table { caption, ..Table::default() };
        for (index, row) in inner.list("rows").iter().enumerate() {
            let cells = match row {
                Value::Array(cells) => cells.as_slice(),
                row => row.list("cells"),
            };
            let in_head = index == 0 && heads || row.flag("isHeader");
            let cells = cells.iter().enumerate().map(|(column, cell)| {
                let scope = match (in_head, first_column && column == 0) {
                    (true, _) => Some(Scope::Column),
                    (false, true) => Some(Scope::Row),
                    (false, false) => cell.flag("isHeader").then_some(Scope::Column),
                };
                self.cell(cell, scope)
            });
            let row = Row { cells: cells.collect() };
            if in_head && table.body.is_empty() {
                table.head.push(row);
            } else {
                table.body.push(row);
            }
        }
        BlockKind::Table(Box::new(table))
    }

    fn cell(&mut self, value: &Value, header: Option<Scope>) -> Cell {
        let origin = self.draft.origin_of(value);
        let plain = |content| vec![Block::new(BlockKind::Plain { content }).at(origin)];
        let content = match value {
            Value::String(text) => plain(lines_of(text)),
            Value::Number(number) => plain(vec![Inline::text(number.to_string())]),
            Value::Object(_) if !is_text_block(value) => {
                match TEXTS.iter().chain(&["value"]).find_map(|key| value.field(key)) {
                    Some(Value::String(text)) => plain(lines_of(text)),
                    Some(part) => self.flow(part),
                    None => self.rest(value, &[]),
                }
            }
            value => self.flow(value),
        };
        let span = |key: &str| value.number(key).and_then(|span| u16::try_from(span).ok()).unwrap_or(1);
        Cell {
            header,
            column_span: span("colSpan").clamp(1, 1000),
            row_span: span("rowSpan").max(1),
            alignment: Alignment::None,
            content,
        }
    }

    fn media_sources(&mut self, value: &Value, origin: Origin) -> Vec<MediaSource> {
        let asset =
            ["file", "video", "audio", "asset", "videoFile", "audioFile"].iter().find_map(|key| value.field(key));
        let asset = asset.map(|file| file.field("asset").unwrap_or(file));
        let stream = asset.and_then(|asset| asset.string("playbackId"));
        let (address, media_type) = match (stream, asset) {
            (Some(id), _) => (Some(format!("https://stream.mux.com/{id}.m3u8")), Some("application/x-mpegURL")),
            (None, Some(asset)) => (asset.string("url").map(str::to_string), asset.string("mimeType")),
            (None, None) => (None, None),
        };
        let address = address.or_else(|| {
            let address = first_string(value, ADDRESSES)?;
            let path = address.split(['?', '#']).next()?;
            let is_file = [".mp4", ".webm", ".m4v", ".mov", ".ogv", ".m3u8", ".mp3", ".m4a", ".ogg", ".wav", ".aac"];
            is_file.iter().any(|end| path.ends_with(end)).then(|| address.to_string())
        });
        if address.is_none()
            && let Some(reference) = asset.and_then(|asset| asset.string("_ref"))
        {
            self.unresolved(reference, origin);
        }
        let url = address.and_then(|address| self.draft.url(&address, Use::Media, origin));
        url.map(|url| MediaSource { url, media_type: media_type.map(str::to_string) }).into_iter().collect()
    }

    fn unresolved(&mut self, reference: &str, origin: Origin) {
        let message = format!(
            "the file `{reference}` is a reference, which can't be resolved here: let the query follow it (`asset->`)"
        );
        self.draft.report(Finding::new(Rule::BadValue, origin, message));
    }

    fn video<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let sources = self.media_sources(value, origin);
        if sources.is_empty() && (first_string(value, ADDRESSES).is_some() || value.field("videoId").is_some()) {
            return self.embed(value, used);
        }
        used.extend(["file", "video", "videoFile", "poster", "thumbnail"]);
        let poster = ["poster", "thumbnail"].iter().find_map(|key| value.field(key).filter(|image| image.is_object()));
        BlockKind::Video(Box::new(Video {
            title: take_string(value, &["title"], used).map(str::to_string),
            sources,
            poster: poster.and_then(|poster| self.image(poster)),
            caption: self.take_line(value, &["caption", "description"], used),
            credit: self.take_line(value, CREDITS, used),
            transcript: self.take_flow(value, &["transcript"], used),
            ..Video::default()
        }))
    }

    fn audio<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let sources = self.media_sources(value, origin);
        if sources.is_empty() && first_string(value, ADDRESSES).is_some() {
            return self.embed(value, used);
        }
        used.extend(["file", "audio", "audioFile"]);
        BlockKind::Audio(Box::new(Audio {
            title: take_string(value, &["title"], used).map(str::to_string),
            sources,
            caption: self.take_line(value, &["caption", "description"], used),
            credit: self.take_line(value, CREDITS, used),
            transcript: self.take_flow(value, &["transcript"], used),
            ..Audio::default()
        }))
    }

    /// A file to fetch: a link with its name.
    fn file<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let asset = value.field("asset").or_else(|| value.path(&["file", "asset"]));
        used.push("file");
        let address = asset.and_then(|asset| asset.string("url")).or_else(|| first_string(value, ADDRESSES));
        let mut content = self.take_line(value, &["title", "label", "text", "name", "caption", "filename"], used);
        if content.is_empty() {
            let name = asset.and_then(|asset| asset.string("originalFilename")).or(address).unwrap_or_default();
            content.push(Inline::text(name));
        }
        if let (None, Some(reference)) = (address, asset.and_then(|asset| asset.string("_ref"))) {
            self.unresolved(reference, origin);
        }
        match address.and_then(|address| self.draft.url(address, Use::Link, origin)) {
            Some(url) => BlockKind::Paragraph { content: vec![Inline::link(url, content)] },
            None => BlockKind::Paragraph { content },
        }
    }

    fn embed<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let origin = self.draft.origin_of(value);
        used.extend(ADDRESSES);
        let embed = match first_string(value, ADDRESSES) {
            Some(address) => embeds::of_address(self.draft, address, origin),
            None => {
                let message = "the embed has no `url` that a reader could follow";
                self.draft.report(Finding::new(Rule::BadValue, origin, message));
                Embed::default()
            }
        };
        self.embed_words(value, embed, used)
    }

    fn youtube<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let id = first_string(value, &["videoId", "id", "youtubeId"]);
        let Some(id) = id.filter(|_| first_string(value, ADDRESSES).is_none()) else { return self.embed(value, used) };
        let origin = self.draft.origin_of(value);
        let embed = match value.string("_type") {
            Some("vimeo") => embeds::of_address(self.draft, &format!("https://vimeo.com/{id}"), origin),
            Some("tweet" | "twitter") => {
                embeds::of_address(self.draft, &format!("https://x.com/i/status/{id}"), origin)
            }
            _ => embeds::youtube(self.draft, id, origin),
        };
        self.embed_words(value, embed, used)
    }

    fn embed_words<'v>(&mut self, value: &'v Value, embed: Embed, used: &mut Vec<&'v str>) -> BlockKind {
        let dimension = |key: &str| value.get(key).and_then(whole);
        BlockKind::Embed(Box::new(Embed {
            title: take_string(value, &["title", "alt"], used).map(str::to_string),
            width: dimension("width"),
            height: dimension("height"),
            caption: self.take_line(value, &["caption", "description"], used),
            ..embed
        }))
    }

    fn callout<'v>(&mut self, name: &str, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let tone = first_string(value, &["tone", "type", "variant", "kind", "severity", "style"]).unwrap_or(name);
        let role = match tone.to_ascii_lowercase().as_str() {
            "note" | "info" | "information" | "default" | "callout" => AsideRole::Note,
            "tip" | "hint" | "success" | "positive" => AsideRole::Tip,
            "important" => AsideRole::Important,
            "warning" | "danger" | "critical" | "error" | "alert" => AsideRole::Warning,
            "caution" => AsideRole::Caution,
            "disclaimer" => AsideRole::Disclaimer,
            _ => AsideRole::Aside,
        };
        BlockKind::Aside {
            role,
            title: self.take_line(value, TITLES, used),
            content: self.take_flow(value, TEXTS, used),
        }
    }

    fn link<'v>(&mut self, value: &'v Value, used: &mut Vec<&'v str>) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let content = self.take_line(value, &["text", "label", "title", "linkText", "buttonText"], used);
        let url = first_string(value, ADDRESSES).and_then(|address| self.draft.url(address, Use::Link, origin));
        let content = match url {
            Some(url) if content.is_empty() => vec![Inline::link(url.clone(), vec![Inline::text(url.as_str())])],
            Some(url) => vec![Inline::Link(Box::new(Link { url, title: None, content }))],
            None => content,
        };
        BlockKind::Paragraph { content }
    }
}

fn lines_of(text: &str) -> Vec<Inline> {
    super::blocks::lines(text)
}

fn is_span(value: &Value) -> bool {
    value.string("_type") == Some("span")
}

/// The first of `keys` that `value` has, which is then used.
fn take<'v>(value: &'v Value, keys: &[&'v str], used: &mut Vec<&'v str>) -> Option<&'v Value> {
    let is_filled = |value: &Value| match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(_) => true,
        _ => false,
    };
    let key = keys.iter().find(|key| value.field(key).is_some_and(is_filled))?;
    used.push(key);
    value.field(key)
}

fn take_string<'v>(value: &'v Value, keys: &[&'v str], used: &mut Vec<&'v str>) -> Option<&'v str> {
    let key = keys.iter().find(|key| value.string(key).is_some())?;
    used.push(key);
    value.string(key)
}

/// The block types that schemas usually have.
#[derive(Clone, Copy)]
enum Custom {
    Image,
    Gallery,
    Code,
    Table,
    Video,
    Audio,
    File,
    Embed,
    Youtube,
    Break,
    Callout,
    Details,
    Quote,
    PullQuote,
    Link,
    Math,
    Html,
    Group,
}

impl Custom {
    fn of(name: &str) -> Option<Self> {
        let name: String = name.rsplit('.').next()?.chars().filter(|letter| letter.is_alphanumeric()).collect();
        Some(match name.to_ascii_lowercase().as_str() {
            "image" | "figure" | "imageblock" | "mainimage" | "photo" | "picture" | "captionimage"
            | "imagewithcaption" => Self::Image,
            "gallery" | "imagegallery" | "slideshow" | "carousel" | "photogallery" => Self::Gallery,
            "code" | "codeblock" | "codeinput" | "snippet" => Self::Code,
            "table" | "datatable" | "tableblock" | "richtable" => Self::Table,
            "video" | "videoblock" | "videofile" | "muxvideo" => Self::Video,
            "audio" | "audioblock" | "audiofile" | "podcast" => Self::Audio,
            "file" | "attachment" | "download" | "document" => Self::File,
            "embed" | "iframe" | "oembed" | "embedblock" | "socialembed" | "instagram" | "tiktok" | "facebook"
            | "spotify" | "soundcloud" | "codepen" | "map" | "videoembed" => Self::Embed,
            "youtube" | "youtubeembed" | "youtubevideo" | "vimeo" | "tweet" | "twitter" => Self::Youtube,
            "break" | "hr" | "divider" | "horizontalrule" | "separator" | "thematicbreak" => Self::Break,
            "callout" | "alert" | "note" | "info" | "tip" | "warning" | "infobox" | "notice" | "aside" | "factbox"
            | "admonition" | "disclaimer" => Self::Callout,
            "details" | "accordionitem" | "faqitem" | "collapsible" | "toggle" | "spoiler" => Self::Details,
            "blockquote" | "quote" | "quotation" | "testimonial" => Self::Quote,
            "pullquote" => Self::PullQuote,
            "button" | "cta" | "link" | "calltoaction" => Self::Link,
            "math" | "latex" | "latexblock" | "equation" | "mathblock" => Self::Math,
            "html" | "rawhtml" | "htmlblock" | "htmlembed" => Self::Html,
            "accordion" | "faq" | "section" | "columns" | "group" | "container" => Self::Group,
            _ => return None,
        })
    }
}

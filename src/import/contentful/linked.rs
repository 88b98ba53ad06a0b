//! Entries and assets that a document names, where the source brings them.

use super::super::json::Fields;
use super::super::{embeds, html, unknown};
use super::{Found, Reader, TITLES, document_in, in_language};
use crate::article::{AsideRole, Audio, Block, BlockKind, Code, Figure, Gallery, Image, Inline, MediaSource, Video};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;
use std::collections::HashMap;

/// How many entries may stand inside each other.
const DEPTH: usize = 8;

/// How often one entry is put in: so the article stays in proportion to its source.
const TIMES: u8 = 20;

/// Which entries have been put in, and where the reader is in them.
#[derive(Debug, Default)]
pub(super) struct Visits {
    open: Vec<*const Value>,
    times: HashMap<*const Value, u8>,
}

impl Visits {
    /// Goes into `entry`.
    ///
    /// # Errors
    /// The limit that forbids it, in words.
    pub(super) fn enter(&mut self, entry: &Value) -> Result<(), String> {
        let entry = std::ptr::from_ref(entry);
        if self.open.contains(&entry) {
            return Err("the entry stands inside itself".into());
        }
        if self.open.len() >= DEPTH {
            return Err(format!("entries stand more than {DEPTH} deep inside each other"));
        }
        let times = self.times.entry(entry).or_default();
        *times = times.saturating_add(1);
        if *times > TIMES {
            return Err(format!("the entry is put in more than {TIMES} times"));
        }
        self.open.push(entry);
        Ok(())
    }

    /// Comes out of the entry that was entered last.
    pub(super) fn leave(&mut self) {
        self.open.pop();
    }
}

/// What a source brings, by its id.
pub(super) struct Links<'v> {
    known: HashMap<&'v str, &'v Value>,
    /// The language that is read, where fields are given in several.
    pub(super) language: Option<&'v str>,
}

impl<'v> Links<'v> {
    pub(super) fn of(root: &'v Value, found: &Found<'v>) -> Self {
        let includes = root.field("includes");
        let lists = ["Entry", "Asset"].iter().filter_map(|name| includes?.get(*name)?.as_array());
        let groups = found.links.and_then(Value::as_object).into_iter().flat_map(|kinds| kinds.values());
        let in_graph = groups.filter_map(Value::as_object).flat_map(|uses| uses.values()).filter_map(Value::as_array);
        let all = lists.chain(in_graph).flatten().chain(root.list("items"));
        let known = all.filter_map(|one| Some((id_of(one)?, one))).collect();
        Self { known, language: found.language }
    }

    /// The entry or asset that `link` is, or names.
    pub(super) fn resolve(&self, link: &'v Value) -> Option<&'v Value> {
        let is_here =
            link.field("fields").is_some() || link.field("url").is_some() || link.field("__typename").is_some();
        if is_here { Some(link) } else { self.known.get(id_of(link)?).copied() }
    }
}

fn id_of(value: &Value) -> Option<&str> {
    value.path(&["sys", "id"]).or_else(|| value.path(&["sys", "urn"])).and_then(Value::as_str)
}

/// An entry's or asset's fields: GraphQL has them without a wrapper.
pub(super) fn fields(value: &Value) -> &Value {
    value.field("fields").unwrap_or(value)
}

/// An asset's file.
pub(super) struct File<'v> {
    pub(super) address: String,
    kind: &'v str,
    width: Option<u32>,
    height: Option<u32>,
}

impl File<'_> {
    /// Whether it is a picture. One that does not say what it is, is taken for one.
    pub(super) fn is_picture(&self) -> bool {
        self.kind.is_empty() || self.kind.starts_with("image/")
    }
}

/// The file of an asset, in the first language that it is given in.
pub(super) fn file(asset: &Value) -> Option<File<'_>> {
    let fields = fields(asset);
    let file = fields.field("file").unwrap_or(fields);
    let file = match file.string("url") {
        Some(_) => file,
        None => file.as_object()?.values().find(|file| file.string("url").is_some())?,
    };
    let address = file.string("url")?;
    let address = if address.starts_with("//") { format!("https:{address}") } else { address.to_string() };
    let size = file.path(&["details", "image"]).unwrap_or(file);
    let kind = file.string("contentType").unwrap_or_default();
    Some(File { address, kind, width: size.number("width"), height: size.number("height") })
}

pub(super) fn is_asset(value: &Value) -> bool {
    let fields = fields(value);
    value.path(&["sys", "type"]).and_then(Value::as_str) == Some("Asset")
        || value.string("__typename") == Some("Asset")
        || fields.field("file").is_some()
        || fields.field("contentType").is_some_and(Value::is_string) && fields.string("url").is_some()
}

pub(super) fn is_picture(asset: &Value) -> bool {
    is_asset(asset) && file(asset).is_some_and(|file| file.is_picture())
}

impl<'v> Reader<'_, '_, 'v> {
    pub(super) fn unresolved(&mut self, node: &'v Value, what: &str) {
        let origin = self.draft.origin_of(node);
        let target = node.path(&["data", "target"]).unwrap_or(node);
        let id = id_of(target).unwrap_or_default();
        let message = format!("the {what} `{id}` is not in the source: let the query bring it (`include=10`)");
        self.draft.report(Finding::new(Rule::BadValue, origin, message));
    }

    pub(super) fn embedded_asset(&mut self, node: &'v Value, content: &mut Vec<Block>) {
        let asset = node.path(&["data", "target"]).and_then(|target| self.links.resolve(target));
        match asset {
            Some(asset) => self.asset(asset, content),
            None => self.unresolved(node, "asset"),
        }
    }

    /// An asset as a block: a picture, a film, a recording, or a link to another sort of file.
    fn asset(&mut self, asset: &'v Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(asset);
        let title = self.string(fields(asset), &["title"]).map(str::to_string);
        let Some(file) = file(asset) else {
            let message = "the asset has no file: it is not published, or still being processed";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
            return;
        };
        let kind = file.kind.split('/').next().unwrap_or_default();
        let media = |reader: &mut Self| {
            let url = reader.draft.url(&file.address, Use::Media, origin)?;
            Some(MediaSource { url, media_type: Some(file.kind.to_string()) })
        };
        let block = match kind {
            "" | "image" => BlockKind::Figure(Box::new(self.figure(asset))),
            "video" => BlockKind::Video(Box::new(Video {
                title,
                sources: media(self).into_iter().collect(),
                width: file.width,
                height: file.height,
                ..Video::default()
            })),
            "audio" => BlockKind::Audio(Box::new(Audio {
                title,
                sources: media(self).into_iter().collect(),
                ..Audio::default()
            })),
            _ => {
                let words = vec![Inline::text(title.unwrap_or_else(|| file.address.clone()))];
                let content = match self.draft.url(&file.address, Use::Link, origin) {
                    Some(url) => vec![Inline::link(url, words)],
                    None => words,
                };
                BlockKind::Paragraph { content }
            }
        };
        content.push(Block::new(block).at(origin));
    }

    /// A picture. An asset's description is its alternative text; its title is a name for editors, and stands in where
    /// there is no description.
    pub(super) fn figure(&mut self, asset: &'v Value) -> Figure {
        let origin = self.draft.origin_of(asset);
        let alt = self.string(fields(asset), &["description", "title"]).map(str::to_string);
        let Some(file) = file(asset) else { return Figure::default() };
        let image = self.draft.url(&file.address, Use::Media, origin).map(|url| Image {
            alt,
            width: file.width,
            height: file.height,
            ..Image::new(url)
        });
        Figure { image, ..Figure::default() }
    }

    pub(super) fn embedded_entry(&mut self, node: &'v Value, content: &mut Vec<Block>) {
        let target = node.path(&["data", "target"]);
        match target.and_then(|target| self.links.resolve(target)) {
            Some(entry) => self.put_in(entry, content),
            None => self.unresolved(node, "entry"),
        }
    }

    fn put_in(&mut self, entry: &'v Value, content: &mut Vec<Block>) {
        if let Err(limit) = self.visits.enter(entry) {
            let origin = self.draft.origin_of(entry);
            let message = format!("{limit}: this one is left out");
            self.draft.report(Finding::new(Rule::LimitReached, origin, message));
            return;
        }
        if is_asset(entry) {
            self.asset(entry, content);
        } else {
            self.entry_block(entry, content);
        }
        self.visits.leave();
    }

    /// An entry as a block. Each space has its own content types, so its fields say what it is.
    fn entry_block(&mut self, entry: &'v Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(entry);
        let fields = fields(entry);
        let name = entry.path(&["sys", "contentType", "sys", "id"]).and_then(Value::as_str);
        let name = name.or(entry.string("__typename")).unwrap_or("entry");
        let lower = name.to_ascii_lowercase();
        let mut used: Vec<&str> = vec!["sys", "__typename", "fields", "metadata"];
        let code = self.string(fields, &["code", "snippet"]);
        let quote = self.string(fields, &["quote", "quoteText"]);
        let address = ["url", "embedUrl", "videoUrl", "youtubeUrl", "link", "href"];
        let address = self.string(fields, &address);
        let video = self.string(fields, &["videoId", "youtubeId", "youtubeVideoId"]);
        let picture = ["image", "asset", "media", "picture", "photo", "file"].iter().find_map(|key| {
            let asset = self.links.resolve(super::field(fields, &[key], self.links.language)?)?;
            is_asset(asset).then_some((*key, asset))
        });
        let words = |reader: &Self, used: &mut Vec<&'v str>, keys: &[&'v str]| -> Vec<Inline> {
            let key = keys.iter().find(|key| reader.string(fields, &[key]).is_some());
            used.extend(key.copied());
            let text = key.and_then(|key| reader.string(fields, &[key]));
            text.map(|text| vec![Inline::text(text.trim())]).unwrap_or_default()
        };
        let kind = if let Some(code) = code.filter(|_| !unknown::is_markup(code.unwrap_or_default())) {
            used.extend(["code", "snippet"]);
            let syntax = self.string(fields, &["language", "syntax"]).map(str::to_string);
            Some(BlockKind::Code(Code {
                syntax,
                caption: words(self, &mut used, &["caption", "title"]),
                text: code.to_string(),
            }))
        } else if let Some(quote) = quote {
            used.extend(["quote", "quoteText"]);
            let attribution = words(self, &mut used, &["attribution", "author", "source", "citation", "name"]);
            let content = vec![Block::paragraph(vec![Inline::text(quote.trim())]).at(origin)];
            Some(BlockKind::Quote { content, attribution, cite: None })
        } else if let Some((key, asset)) = picture.filter(|(_, asset)| is_picture(asset)) {
            used.extend([key, "alt", "altText"]);
            let mut figure = self.figure(asset);
            if let Some(image) = &mut figure.image
                && let Some(alt) = self.string(fields, &["alt", "altText", "alternativeText"])
            {
                image.alt = Some(alt.to_string());
            }
            figure.caption = words(self, &mut used, &["caption", "description"]);
            figure.credit = words(self, &mut used, &["credit", "attribution", "copyright"]);
            Some(BlockKind::Figure(Box::new(figure)))
        } else if let Some(id) = video {
            used.extend(["videoId", "youtubeId", "youtubeVideoId"]);
            let mut embed = embeds::youtube(self.draft, id, origin);
            embed.title = self.string(fields, &["title"]).map(str::to_string);
            used.push("title");
            embed.caption = words(self, &mut used, &["caption"]);
            Some(BlockKind::Embed(Box::new(embed)))
        } else if let Some(address) = address
            .filter(|address| embeds::provider(address).is_some() || lower.contains("embed") || lower.contains("video"))
        {
            let mut embed = embeds::of_address(self.draft, address, origin);
            embed.title = self.string(fields, &["title"]).map(str::to_string);
            used.push("title");
            embed.caption = words(self, &mut used, &["caption"]);
            Some(BlockKind::Embed(Box::new(embed)))
        } else if let Some(address) = address {
            let label = ["label", "text", "buttonText", "linkText", "cta", "title", "name"];
            let label = words(self, &mut used, &label);
            let url = self.draft.url(address, Use::Link, origin);
            let content = match url {
                Some(url) if label.is_empty() => vec![Inline::link(url.clone(), vec![Inline::text(url.as_str())])],
                Some(url) => vec![Inline::link(url, label)],
                None => label,
            };
            Some(BlockKind::Paragraph { content })
        } else if ["callout", "note", "info", "aside", "alert", "box", "tip", "warning"]
            .iter()
            .any(|one| lower.contains(one))
        {
            let role = match &lower {
                lower if lower.contains("warning") || lower.contains("alert") => AsideRole::Warning,
                lower if lower.contains("tip") => AsideRole::Tip,
                lower if lower.contains("note") || lower.contains("info") => AsideRole::Note,
                _ => AsideRole::Aside,
            };
            Some(BlockKind::Aside { role, title: words(self, &mut used, TITLES), content: Vec::new() })
        } else if let Some((key, list)) = self.pictures(fields) {
            used.push(key);
            let figures = list.into_iter().map(|asset| self.figure(asset)).collect();
            let title = words(self, &mut used, TITLES);
            let caption = words(self, &mut used, &["caption", "description"]);
            Some(BlockKind::Gallery(Box::new(Gallery { title, figures, caption })))
        } else {
            None
        };
        let mut rest = Vec::new();
        for (key, value) in fields.as_object().into_iter().flatten().filter(|(key, _)| !used.contains(&key.as_str())) {
            let value = super::field(fields, &[key], self.links.language).unwrap_or(value);
            self.rest(key, value, &mut rest);
        }
        match kind {
            Some(BlockKind::Aside { role, title, .. }) => {
                content.push(Block::new(BlockKind::Aside { role, title, content: rest }).at(origin));
            }
            Some(kind) => {
                content.push(Block::new(kind).at(origin));
                content.extend(rest);
            }
            None => {
                let kept = if rest.is_empty() { "it holds no text" } else { "what it holds is kept" };
                let message = format!("the content type `{name}` is not known: {kept}");
                self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
                content.push(Block::new(BlockKind::Group { label: Some(name.to_string()), content: rest }).at(origin));
            }
        }
    }

    /// The first field that holds a list of pictures, and those.
    fn pictures(&self, fields: &'v Value) -> Option<(&'v str, Vec<&'v Value>)> {
        fields.as_object()?.iter().find_map(|(key, value)| {
            let list = self.links.language.map_or(value, |language| in_language(value, language)).as_array()?;
            let assets: Vec<_> = list.iter().filter_map(|one| self.links.resolve(one)).collect();
            let all = !list.is_empty() && assets.len() == list.len() && assets.iter().all(|asset| is_picture(asset));
            all.then_some((key.as_str(), assets))
        })
    }

    /// What an entry has that was not asked for: its text, its documents, and what it names.
    fn rest(&mut self, key: &str, value: &'v Value, content: &mut Vec<Block>) {
        if unknown::is_skipped(key) && key != "asset" {
            return;
        }
        match value {
            Value::String(text) if unknown::is_text(key, text) => {
                let origin = self.draft.origin_of(value);
                let blocks = match unknown::is_markup(text) {
                    true => html::blocks(self.draft, text, origin),
                    false => self.flow(value),
                };
                content.extend(blocks);
            }
            Value::Array(list) => {
                let key = unknown::name_of_list(key, list);
                list.iter().for_each(|item| self.rest(key, item, content));
            }
            Value::Object(_) if document_in(value).is_some() => {
                let blocks = self.flow(value);
                content.extend(blocks);
            }
            Value::Object(_) if value.field("sys").is_some() => match self.links.resolve(value) {
                Some(entry) => self.put_in(entry, content),
                None => self.unresolved(value, "entry"),
            },
            Value::Object(object) => object.iter().for_each(|(key, value)| self.rest(key, value, content)),
            _ => {}
        }
    }
}

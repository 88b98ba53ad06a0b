//! JSON Feed 1.1 and 1.0 (<https://www.jsonfeed.org/version/1.1/>): a feed, of
//! which one item is the article, or an item by itself.

use super::items::{self, Offer};
use super::json::Fields;
use super::leftover::Shown;
use super::{Draft, Error, Importer, Match, Options, Source, html, plain};
use crate::article::{
    Audio, Block, BlockKind, Contributor, Figure, Image, Inline, LanguageTag, MediaSource, Origin, Person, RelatedLink,
    Role, Timestamp, Topic, Video,
};
use crate::url::{Url, Use};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

pub(super) static IMPORTER: Importer =
    Importer { name: "json-feed", title: "JSON Feed 1.1 and 1.0", detect, read, source_text };

/// How many attachments are looked for in the story.
const SEARCHED: usize = 100;

fn is_feed(root: &Value) -> bool {
    let version = root.string("version").unwrap_or_default();
    let address = version.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    address.starts_with("jsonfeed.org/version/") && root.get("items").is_some_and(Value::is_array)
}

fn is_item(value: &Value) -> bool {
    ["content_html", "content_text"].iter().any(|key| value.get(key).is_some_and(Value::is_string))
}

/// The items of a source: a feed's, or the one that it is.
fn items_of(root: &Value) -> &[Value] {
    match is_feed(root) || root.list("items").iter().any(is_item) {
        true => root.list("items"),
        false if is_item(root) => std::slice::from_ref(root),
        false => &[],
    }
}

fn detect(source: &Source<'_>) -> Option<Match> {
    let root = source.json()?;
    if is_feed(root) {
        return Match::new(98, "its `version` is JSON Feed's");
    }
    match items_of(root).first() {
        Some(item) if std::ptr::eq(item, root) => Match::new(78, "an item with `content_html` or `content_text`"),
        Some(_) => Match::new(85, "`items` with `content_html` or `content_text`"),
        None => None,
    }
}

/// What each item can be chosen by. Version 1.0 had numbers for ids too.
fn offers(items: &[Value]) -> Vec<Offer> {
    let offer = |item: &Value| {
        let number = item.get("id").filter(|id| id.is_number()).map(Value::to_string);
        let names = [item.string("id"), number.as_deref(), item.string("url")];
        // An item without a title is told by how it begins.
        let title = item.string("title").or_else(|| item.string("summary")).or_else(|| item.string("content_text"));
        let title = title.map(str::to_string).or_else(|| item.string("content_html").map(html::text));
        Offer::new(title.unwrap_or_default(), &names)
    };
    items.iter().map(offer).collect()
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let Some(root) = source.json() else { return Err(wrong()) };
    let items = items_of(root);
    if items.is_empty() && !is_feed(root) {
        return Err(wrong());
    }
    let place = items::choose(draft, &offers(items), Origin::UNKNOWN)?;
    if let Some(item) = items.get(place) {
        Reader { draft, feed: root, item }.article();
        let keys = ["title", "authors", "author", "content_html", "content_text", "attachments"];
        let shown = match item.is_object() {
            true => Shown::default().and_fields(item, &keys),
            false => Shown::default().and(std::slice::from_ref(item)),
        };
        shown.report(draft, &[]);
    }
    Ok(())
}

fn wrong() -> Error {
    let reason = "it has neither `items` nor a `content_html` or `content_text`".into();
    Error::WrongFormat { format: IMPORTER.name, reason }
}

/// The authors of an item, or of the feed. Version 1.0 had one.
fn authors<'v>(feed: &'v Value, item: &'v Value) -> Vec<&'v Value> {
    let of = |value: &'v Value| match value.list("authors") {
        [] => value.field("author").into_iter().collect(),
        list => list.iter().collect::<Vec<_>>(),
    };
    let named = |mut list: Vec<&'v Value>| {
        list.retain(|author| author.string("name").is_some());
        list
    };
    let own = named(of(item));
    if own.is_empty() { named(of(feed)) } else { own }
}

struct Reader<'d, 'a, 'v> {
    draft: &'d mut Draft<'a>,
    feed: &'v Value,
    item: &'v Value,
}

impl Reader<'_, '_, '_> {
    fn article(mut self) {
        let (feed, item) = (self.feed, self.item);
        let article = &mut self.draft.article;
        article.headline = item.string("title").map(|title| vec![Inline::text(title.trim())]).unwrap_or_default();
        article.language = item.string("language").or(feed.string("language")).and_then(LanguageTag::parse);
        article.published = item.string("date_published").and_then(Timestamp::parse);
        article.modified = item.string("date_modified").and_then(Timestamp::parse);
        article.description = item.string("summary").map(|summary| summary.trim().to_string());
        let tags = item.list("tags").iter().filter_map(Value::as_str).map(str::trim).filter(|tag| !tag.is_empty());
        article.topics = tags.map(|name| Topic { name: name.to_string(), url: None }).collect();
        self.draft.article.canonical = self.address(item, "url", Use::Link);
        if let Some(name) = feed.string("title").filter(|_| !std::ptr::eq(feed, item)) {
            let url = self.address(feed, "home_page_url", Use::Link);
            self.draft.article.source = Some(crate::article::Source { name: name.trim().to_string(), url });
        }
        for author in authors(feed, item) {
            let url = self.address(author, "url", Use::Link);
            let image = self.address(author, "avatar", Use::Media);
            let person = Person {
                name: author.string("name").unwrap_or_default().trim().to_string(),
                url,
                image: image.map(|url| Image { alt: Some(String::new()), ..Image::new(url) }),
                ..Person::default()
            };
            self.draft.article.contributors.push(Contributor { role: Role::Author, person });
        }
        self.draft.article.body = self.body();
        self.lead();
        self.attachments();
        self.elsewhere();
    }

    fn address(&mut self, value: &Value, key: &str, purpose: Use) -> Option<Url> {
        let origin = self.draft.origin_of(value.get(key)?);
        self.draft.url(value.string(key)?, purpose, origin)
    }

    fn body(&mut self) -> Vec<Block> {
        let item = self.item;
        if let Some(value) = item.field("content_html").filter(|_| item.string("content_html").is_some()) {
            let origin = self.draft.origin_of(value);
            return html::blocks(self.draft, value.as_str().unwrap_or_default(), origin);
        }
        let text = ["content_text", "summary"].iter().find_map(|key| Some((item.field(key)?, item.string(key)?)));
        let Some((value, text)) = text else { return Vec::new() };
        let origin = self.draft.origin_of(value);
        plain::paragraphs(text, origin)
    }

    /// The item's picture, unless the story shows it too.
    fn lead(&mut self) {
        let item = self.item;
        let key = if item.string("banner_image").is_some() { "banner_image" } else { "image" };
        let Some(url) = self.address(item, key, Use::Media) else { return };
        let mut is_shown = false;
        let shows = |image: &Option<Image>| image.as_ref().is_some_and(|image| image.url == url);
        self.draft.article.each_block(&mut |block| match &block.kind {
            BlockKind::Figure(figure) => is_shown |= shows(&figure.image),
            BlockKind::Gallery(gallery) => is_shown |= gallery.figures.iter().any(|figure| shows(&figure.image)),
            _ => {}
        });
        if !is_shown {
            let origin = item.get(key).map(|value| self.draft.origin_of(value)).unwrap_or_default();
            let figure = Figure { image: Some(Image::new(url)), ..Figure::default() };
            self.draft.article.lead = Some(Box::new(Block::new(BlockKind::Figure(Box::new(figure))).at(origin)));
        }
    }

    /// Recordings, films and files. Those of one title are the same thing in several forms.
    fn attachments(&mut self) {
        let item = self.item;
        let markup = item.string("content_html").unwrap_or_default();
        let mut named: HashMap<&str, usize> = HashMap::new();
        for (index, attachment) in item.list("attachments").iter().enumerate() {
            let origin = self.draft.origin_of(attachment);
            let address = attachment.string("url").unwrap_or_default();
            // What the story itself plays or shows is not said again.
            let is_in_story = index < SEARCHED && !address.is_empty() && markup.contains(address);
            let title = attachment.string("title").map(str::trim);
            if is_in_story && title.is_none() {
                continue;
            }
            let media_type = attachment.string("mime_type").unwrap_or_default();
            let purpose = match media_type.split('/').next() {
                Some("audio" | "video" | "image") => Use::Media,
                _ => Use::Link,
            };
            let Some(url) = self.draft.url(address, purpose, origin) else {
                let words = title.map(|title| Block::paragraph(vec![Inline::text(title)]).at(origin));
                self.draft.article.body.extend(words);
                continue;
            };
            let source = MediaSource { url: url.clone(), media_type: Some(media_type.to_string()) };
            let known = title.and_then(|title| named.get(title));
            if let Some(block) = known.and_then(|at| self.draft.article.body.get_mut(*at)) {
                match &mut block.kind {
                    BlockKind::Audio(audio) if media_type.starts_with("audio/") => {
                        audio.sources.push(source);
                        continue;
                    }
                    BlockKind::Video(video) if media_type.starts_with("video/") => {
                        video.sources.push(source);
                        continue;
                    }
                    _ => {}
                }
            }
            let words = title.map(str::to_string);
            let duration = attachment.number("duration_in_seconds");
            let kind = match media_type.split('/').next() {
                Some("audio") => BlockKind::Audio(Box::new(Audio {
                    title: words,
                    sources: vec![source],
                    duration,
                    ..Audio::default()
                })),
                Some("video") => BlockKind::Video(Box::new(Video {
                    title: words,
                    sources: vec![source],
                    duration,
                    ..Video::default()
                })),
                Some("image") => {
                    let caption = words.map(|words| vec![Inline::text(words)]).unwrap_or_default();
                    BlockKind::Figure(Box::new(Figure { image: Some(Image::new(url)), caption, ..Figure::default() }))
                }
                _ => {
                    let words = words.unwrap_or_else(|| address.to_string());
                    BlockKind::Paragraph { content: vec![Inline::link(url, vec![Inline::text(words)])] }
                }
            };
            if let Some(title) = title {
                named.insert(title, self.draft.article.body.len());
            }
            self.draft.article.body.push(Block::new(kind).at(origin));
        }
    }

    /// The page that the item is about, where it is about another's.
    fn elsewhere(&mut self) {
        let item = self.item;
        if let Some(url) = self.address(item, "external_url", Use::Link) {
            let title = vec![Inline::text(url.as_str())];
            self.draft.article.related.push(RelatedLink { url: Some(url), title, description: Vec::new() });
        }
    }
}

fn source_text(source: &Source<'_>, options: &Options) -> String {
    let Some(root) = source.json() else { return String::new() };
    let items = items_of(root);
    let Some(item) = items::chosen(&offers(items), options).and_then(|place| items.get(place)) else {
        return String::new();
    };
    let mut parts = vec![item.string("title").unwrap_or_default().to_string()];
    parts.extend(authors(root, item).into_iter().filter_map(|author| author.string("name")).map(str::to_string));
    parts.push(match item.string("content_html") {
        Some(markup) => html::source_text(markup),
        None => item.string("content_text").or(item.string("summary")).unwrap_or_default().to_string(),
    });
    let titles: HashSet<&str> = item.list("attachments").iter().filter_map(|one| one.string("title")).collect();
    parts.extend(titles.into_iter().map(str::to_string));
    parts.join("\n")
}

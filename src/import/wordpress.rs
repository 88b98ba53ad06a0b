//! Posts of the WordPress REST API, with or without `_embed`.
//!
//! Titles are HTML text with character references; what `_embedded` holds may be
//! an error in place of the thing itself.

use super::items::{self, Offer};
use super::json::Fields;
use super::leftover::Shown;
use super::renditions::one_of_each_width;
use super::{Draft, Error, Importer, Match, Options, Source, html};
use crate::article::{
    Block, BlockKind, Candidate, Contributor, Figure, Image, LanguageTag, Origin, Person, Role, Sizes,
};
use crate::article::{Inline, Timestamp, Topic};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "wordpress", title: "WordPress REST post", detect, read, source_text };

/// The posts of a source: one, or the list that the API answers with.
fn posts<'s>(source: &'s Source<'_>) -> &'s [Value] {
    match source.json() {
        Some(Value::Array(list)) => list,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

fn is_post(value: &Value) -> bool {
    rendered(value, "content").is_some() && rendered(value, "title").is_some()
}

fn rendered<'v>(value: &'v Value, key: &str) -> Option<&'v str> {
    value.path(&[key, "rendered"]).and_then(Value::as_str)
}

fn detect(source: &Source<'_>) -> Option<Match> {
    let posts = posts(source);
    match !posts.is_empty() && posts.iter().take(4).all(is_post) {
        true => Match::new(95, "has `title.rendered` and `content.rendered`"),
        false => None,
    }
}

/// What each post can be chosen by.
fn offers(posts: &[Value]) -> Vec<Offer> {
    let offer = |post: &Value| {
        let id = post.number("id").map(|id| id.to_string());
        let names = [id.as_deref(), post.string("link"), post.string("slug")];
        Offer::new(html::text(rendered(post, "title").unwrap_or_default()), &names)
    };
    posts.iter().map(offer).collect()
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let posts = posts(source);
    if !posts.iter().any(is_post) {
        let reason = "there is no `title.rendered` and `content.rendered` in it".into();
        return Err(Error::WrongFormat { format: IMPORTER.name, reason });
    }
    let place = items::choose(draft, &offers(posts), Origin::UNKNOWN)?;
    if let Some(post) = posts.get(place) {
        Reader { draft, post }.article();
        let shown = Shown::default().and_fields(post, &["_embedded", "title", "excerpt", "content"]);
        shown.report(draft, &["code", "description", "message", "title", "up", "wp:term"]);
    }
    Ok(())
}

struct Reader<'d, 'a, 'v> {
    draft: &'d mut Draft<'a>,
    post: &'v Value,
}

impl Reader<'_, '_, '_> {
    fn article(mut self) {
        let post = self.post;
        self.draft.article.headline = self.line(post.path(&["title", "rendered"]));
        self.draft.article.published = time(post, "date_gmt", "date");
        self.draft.article.modified = time(post, "modified_gmt", "modified");
        self.draft.article.language = post.string("lang").and_then(LanguageTag::parse);
        if let Some(link) = post.field("link") {
            let origin = self.draft.origin_of(link);
            self.draft.article.canonical = self.draft.url(link.as_str().unwrap_or_default(), Use::Link, origin);
        }
        self.draft.article.description =
            rendered(post, "excerpt").map(html::text).filter(|excerpt| !excerpt.trim().is_empty());
        if let Some(embedded) = post.field("_embedded") {
            self.authors(embedded.list("author"));
            self.lead(embedded.list("wp:featuredmedia"));
            self.terms(embedded.list("wp:term"));
        }
        self.body();
    }

    fn line(&mut self, value: Option<&Value>) -> Vec<Inline> {
        let Some(value) = value else { return Vec::new() };
        let origin = self.draft.origin_of(value);
        html::inlines(self.draft, value.as_str().unwrap_or_default(), origin)
    }

    fn body(&mut self) {
        let Some(content) = self.post.path(&["content", "rendered"]) else { return };
        let origin = self.draft.origin_of(content);
        let text = content.as_str().unwrap_or_default();
        let protected = self.post.field("content").is_some_and(|content| content.flag("protected"));
        if protected && text.trim().is_empty() {
            let message = "the post is protected by a password: its text is not in the source";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
        }
        let blocks = html::blocks(self.draft, text, origin);
        // Themes repeat the featured picture at the start of the story.
        let lead = self.draft.article.lead.as_deref().and_then(picture);
        let repeated = lead.is_some() && blocks.first().and_then(picture) == lead;
        if repeated {
            self.draft.article.lead = None;
        }
        self.draft.article.body = blocks;
    }

    fn authors(&mut self, authors: &[Value]) {
        for author in authors {
            // An error has a message where an author has a name.
            let Some(name) = author.string("name").map(html::text) else { continue };
            let origin = self.draft.origin_of(author);
            let url = author.string("link").or(author.string("url"));
            let url = url.and_then(|address| self.draft.url(address, Use::Link, origin));
            let person = Person { name, url, ..Person::default() };
            self.draft.article.contributors.push(Contributor { role: Role::Author, person });
        }
    }

    fn lead(&mut self, media: &[Value]) {
        let Some(media) = media.first() else { return };
        let Some(address) = media.string("source_url") else { return };
        let origin = self.draft.origin_of(media);
        let Some(url) = self.draft.url(address, Use::Media, origin) else { return };
        let details = media.field("media_details");
        let mut image = Image::new(url);
        // WordPress writes an empty text where nobody wrote one.
        image.alt = media.string("alt_text").map(str::to_string);
        image.width = details.and_then(|details| details.number("width"));
        image.height = details.and_then(|details| details.number("height"));
        image.sizes = Some(Sizes::Column);
        let sizes = details.and_then(|details| details.field("sizes")).and_then(Value::as_object);
        for size in sizes.into_iter().flat_map(|sizes| sizes.values()) {
            let url = size.string("source_url").and_then(|address| self.draft.url(address, Use::Media, origin));
            if let (Some(url), Some(width)) = (url, size.number("width")) {
                image.candidates.push(Candidate { url, width: Some(width), density: None });
            }
        }
        image.candidates = one_of_each_width(image.candidates);
        let caption = self.line(media.path(&["caption", "rendered"]));
        let figure = Figure { image: Some(image), caption, ..Figure::default() };
        self.draft.article.lead = Some(Box::new(Block::new(BlockKind::Figure(Box::new(figure))).at(origin)));
    }

    fn terms(&mut self, taxonomies: &[Value]) {
        for term in taxonomies.iter().filter_map(Value::as_array).flatten() {
            let Some(name) = term.string("name").map(html::text).filter(|name| name != "Uncategorized") else {
                continue;
            };
            let origin = self.draft.origin_of(term);
            let url = term.string("link").and_then(|address| self.draft.url(address, Use::Link, origin));
            let topic = Topic { name, url };
            match term.string("taxonomy") {
                Some("category") => self.draft.article.sections.push(topic),
                _ => self.draft.article.topics.push(topic),
            }
        }
    }
}

/// The picture of a figure, by its file without the size that WordPress puts into its name.
fn picture(block: &Block) -> Option<String> {
    let BlockKind::Figure(figure) = &block.kind else { return None };
    let name = figure.image.as_ref()?.url.as_str().rsplit('/').next()?;
    let (stem, _) = name.rsplit_once('.')?;
    let size = |part: &str| {
        part.split_once('x').is_some_and(|(width, height)| {
            [width, height].iter().all(|side| !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    Some(stem.rsplit_once('-').filter(|(_, part)| size(part)).map_or(stem, |(stem, _)| stem).to_string())
}

/// A moment that WordPress gives in UTC under one name and in the site's own
/// zone under another: the site's time, with the offset that lies between them.
fn time(post: &Value, utc: &str, local: &str) -> Option<Timestamp> {
    let local = post.string(local).and_then(Timestamp::parse);
    let Some(utc) = post.string(utc).and_then(|text| Timestamp::parse(&[text, "Z"].concat())) else { return local };
    local.and_then(|local| Timestamp::with_offset_between(&utc, &local)).or(Some(utc))
}

fn source_text(source: &Source<'_>, options: &Options) -> String {
    let posts = posts(source);
    let Some(post) = items::chosen(&offers(posts), options).and_then(|place| posts.get(place)) else {
        return String::new();
    };
    let parts = ["title", "content"].iter().filter_map(|key| rendered(post, key)).map(html::source_text);
    parts.collect::<Vec<_>>().join("\n")
}

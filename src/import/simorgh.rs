//! Optimo blocks, as the BBC's Simorgh renders them: articles, live pages and
//! their posts.
//!
//! Every node is `{type, model}`; what stands inside another stands in its
//! `model.blocks`. Simorgh drops what it does not know; here its text is kept.

mod blocks;
mod line;
mod media;
mod text;

use super::json::Fields;
use super::leftover::Shown;
use super::moments::moment;
use super::{Draft, Error, Importer, Match, Source};
use crate::article::{
    Block, BlockKind, Contributor, Inline, LanguageTag, Live, LivePost, Person, Role, Topic, plain_text,
};
use crate::url::Use;
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "simorgh", title: "Optimo blocks (BBC Simorgh)", detect, read, source_text: text::source_text };

/// The fields of a live page whose text is for readers.
const LIVE: [&str; 5] = ["title", "description", "headerImage", "summaryPoints", "liveTextStream"];

/// What a source of this format holds.
enum Found<'v> {
    /// The object around an article's `content`.
    Article(&'v Value),
    /// A live page.
    Live(&'v Value),
    /// Posts without their page.
    Posts(&'v [Value]),
    /// Blocks without anything around them.
    Blocks(&'v [Value]),
}

/// Where blocks stand: in the answer of the service, under `data`, under `article`, or right here.
fn find(root: &Value) -> Option<Found<'_>> {
    let inner = [&["data", "article"][..], &["article"], &["data"], &["pageData"], &[]];
    for root in inner.iter().filter_map(|path| root.path(path)) {
        if is_blocks(blocks_of(root.field("content"))) {
            let is_post = root.field("header").is_some() || root.field("urn").is_some();
            return Some(match is_post {
                true => Found::Posts(std::slice::from_ref(root)),
                false => Found::Article(root),
            });
        }
        if root.field("liveTextStream").is_some() {
            return Some(Found::Live(root));
        }
        let results = root.list("results");
        if results.iter().take(4).any(|post| post.path(&["header", "model", "blocks"]).is_some()) {
            return Some(Found::Posts(results));
        }
        let blocks = root.path(&["model", "blocks"]).or_else(|| root.field("blocks")).unwrap_or(root);
        let blocks = blocks.as_array().map(Vec::as_slice).unwrap_or_default();
        if is_blocks(blocks) {
            return Some(Found::Blocks(blocks));
        }
    }
    None
}

fn detect(source: &Source<'_>) -> Option<Match> {
    match find(source.json()?)? {
        Found::Article(_) => Match::new(96, "has `content.model.blocks` of blocks with `type` and `model`"),
        Found::Live(_) => Match::new(94, "has a `liveTextStream`"),
        Found::Posts(_) => Match::new(92, "posts with `header` and `content` of blocks with `type` and `model`"),
        Found::Blocks(_) => Match::new(88, "a list of blocks with `type` and `model`"),
    }
}

fn is_blocks(list: &[Value]) -> bool {
    let is_block = |value: &Value| value.string("type").is_some() && value.get("model").is_some_and(Value::is_object);
    !list.is_empty() && list.iter().take(8).all(is_block)
}

/// The blocks inside a node, or inside what has a model without being one.
fn blocks_of(node: Option<&Value>) -> &[Value] {
    node.and_then(|node| node.path(&["model", "blocks"]).or_else(|| node.field("blocks")))
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn kind(node: &Value) -> &str {
    node.string("type").unwrap_or_default()
}

/// The first of a node's own blocks with that type.
fn part<'v>(node: &'v Value, name: &str) -> Option<&'v Value> {
    blocks_of(Some(node)).iter().find(|node| kind(node) == name)
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let Some(found) = source.json().and_then(find) else {
        let reason = "there are no blocks with `type` and `model` in it".into();
        return Err(Error::WrongFormat { format: IMPORTER.name, reason });
    };
    let shown = match found {
        Found::Article(article) => Shown::default().and_fields(article, &["header", "content"]),
        Found::Live(page) => Shown::default().and_fields(page, &LIVE),
        Found::Posts(list) | Found::Blocks(list) => Shown::default().and(list),
    };
    let mut reader = Reader { draft };
    match found {
        Found::Article(article) => reader.article(article),
        Found::Live(page) => reader.live(page),
        Found::Blocks(blocks) => reader.body(blocks),
        Found::Posts([post]) if kind(post) != "POST" && post.field("options").is_none() => reader.article(post),
        Found::Posts(posts) => {
            reader.draft.article.live = Some(Live::default());
            reader.posts(posts);
        }
    }
    shown.report(draft, &["synopses", "source"]);
    Ok(())
}

struct Reader<'r, 'a> {
    draft: &'r mut Draft<'a>,
}

impl Reader<'_, '_> {
    fn article(&mut self, article: &Value) {
        if let Some(metadata) = article.field("metadata") {
            self.metadata(metadata);
        }
        if let Some(summary) = article.path(&["promo", "summary"]) {
            let summary = match summary {
                Value::String(text) => text.clone(),
                summary => plain_text(&self.words(summary)),
            };
            self.draft.article.description = Some(summary).filter(|summary| !summary.trim().is_empty());
        }
        self.body(blocks_of(article.field("header")));
        self.body(blocks_of(article.field("content")));
    }

    fn metadata(&mut self, metadata: &Value) {
        let language = metadata.path(&["passport", "language"]).and_then(Value::as_str).or(metadata.string("language"));
        self.draft.article.language = language.and_then(LanguageTag::parse);
        self.draft.article.published = moment(metadata, "firstPublished");
        self.draft.article.modified = moment(metadata, "lastPublished");
        if let Some(address) = metadata.path(&["locators", "canonicalUrl"]) {
            let origin = self.draft.origin_of(address);
            self.draft.article.canonical = self.draft.url(address.as_str().unwrap_or_default(), Use::Link, origin);
        }
        let topics = metadata.list("topics").iter().filter_map(|topic| topic.string("topicName"));
        let about = metadata.path(&["tags"]).map(|tags| tags.list("about")).unwrap_or_default();
        let mut names: Vec<&str> = topics.collect();
        if names.is_empty() {
            names = about.iter().filter_map(|thing| thing.string("thingLabel")).collect();
        }
        self.draft.article.topics = names.into_iter().map(|name| Topic { name: name.to_string(), url: None }).collect();
    }

    /// An article's blocks: the headline and what leads the article stand apart from the story.
    fn body(&mut self, blocks: &[Value]) {
        let mut content = Vec::new();
        let mut in_story = false;
        for node in blocks {
            match kind(node) {
                "headline" | "visuallyHiddenHeadline" if self.draft.article.headline.is_empty() => {
                    self.draft.article.headline = self.words(node);
                }
                "timestamp" => {
                    let model = node.field("model").unwrap_or(node);
                    let article = &mut self.draft.article;
                    article.published = article.published.take().or_else(|| moment(model, "firstPublished"));
                    article.modified = article.modified.take().or_else(|| moment(model, "lastPublished"));
                }
                "byline" | "subByline" => self.byline(node),
                "image" | "video" | "audio" if !in_story && self.draft.article.lead.is_none() => {
                    let mut lead = Vec::new();
                    self.block(node, &mut lead);
                    self.draft.article.lead = lead.pop().map(Box::new);
                    in_story = true;
                }
                _ => {
                    in_story = true;
                    self.block(node, &mut content);
                }
            }
        }
        self.draft.article.body.append(&mut content);
    }

    fn byline(&mut self, node: &Value) {
        for contributor in blocks_of(Some(node)) {
            let part = |name: &str| part(contributor, name);
            let Some(name) = part("name").map(|name| self.words(name)) else { continue };
            let text = |reader: &mut Self, name: &str| {
                let words = part(name).map(|node| plain_text(&reader.words(node)));
                words.map(|words| words.trim().to_string()).filter(|words| !words.is_empty())
            };
            let page = contributor.path(&["model", "topicUrl"]).and_then(Value::as_str).filter(|page| !page.is_empty());
            let page = page.map(|page| match page.starts_with('/') {
                true => format!("https://www.bbc.com{page}"),
                false => page.to_string(),
            });
            let origin = self.draft.origin_of(contributor);
            let image =
                part("images").and_then(|images| blocks_of(Some(images)).first()).map(|image| self.figure(image));
            let person = Person {
                name: plain_text(&name).trim().to_string(),
                url: page.and_then(|page| self.draft.url(&page, Use::Link, origin)),
                job: text(self, "role"),
                location: text(self, "location"),
                bio: part("link").map(|link| self.words(link)).unwrap_or_default(),
                image: image.and_then(|figure| figure.image),
                ..Person::default()
            };
            self.draft.article.contributors.push(Contributor { role: Role::Author, person });
        }
    }

    /// A page of live coverage.
    fn live(&mut self, page: &Value) {
        let title = page.string("title").or(page.string("promoTitle"));
        self.draft.article.headline = title.map(|title| vec![Inline::text(title.trim())]).unwrap_or_default();
        self.draft.article.language = page.string("language").and_then(LanguageTag::parse);
        if let Some(description) = page.field("description").filter(|text| text.is_string()) {
            let origin = self.draft.origin_of(description);
            let text = description.as_str().unwrap_or_default().trim();
            if !text.is_empty() {
                self.draft.article.standfirst = vec![Block::paragraph(vec![Inline::text(text)]).at(origin)];
            }
        }
        self.draft.article.published = page
            .field("seo")
            .and_then(|seo| moment(seo, "datePublished"))
            .or_else(|| moment(page, "firstPublishedDateTime"));
        self.draft.article.modified = page.field("seo").and_then(|seo| moment(seo, "dateModified"));
        self.draft.article.live = Some(Live {
            active: page.flag("isLive"),
            started: moment(page, "startDateTime"),
            ended: moment(page, "endDateTime"),
        });
        if let Some(names) = page.path(&["liveTextStream", "contributors"]).and_then(Value::as_str) {
            self.draft.article.byline = vec![Inline::text(names.trim())];
        }
        if let Some(image) = page.field("headerImage") {
            let origin = self.draft.origin_of(image);
            let figure = self.picture_of_page(image);
            self.draft.article.lead =
                figure.map(|figure| Box::new(Block::new(BlockKind::Figure(Box::new(figure))).at(origin)));
        }
        let summary = blocks_of(page.path(&["summaryPoints", "content"]));
        let mut content = Vec::new();
        summary.iter().for_each(|node| self.block(node, &mut content));
        if !content.is_empty() {
            let aside = BlockKind::Aside { role: Default::default(), title: Vec::new(), content };
            self.draft.article.body.push(Block::new(aside));
        }
        let posts = page.path(&["liveTextStream", "content", "data"]).map(|data| data.list("results"));
        self.posts(posts.unwrap_or_default());
    }

    fn posts(&mut self, posts: &[Value]) {
        for value in posts {
            let origin = self.draft.origin_of(value);
            let post = self.post(value);
            let mut block = Block::new(BlockKind::LivePost(Box::new(post))).at(origin);
            block.id = value.string("urn").map(str::to_string);
            self.draft.article.body.push(block);
        }
    }

    fn post(&mut self, value: &Value) -> LivePost {
        let mut post = LivePost {
            breaking: value.path(&["options", "isBreakingNews"]).and_then(Value::as_bool).unwrap_or(false),
            ..LivePost::default()
        };
        if let Some(dates) = value.field("dates") {
            post.published = moment(dates, "firstPublished").or_else(|| moment(dates, "curated"));
            post.modified = moment(dates, "lastPublished").filter(|date| Some(date) != post.published.as_ref());
        }
        for node in blocks_of(value.field("header")) {
            match kind(node) {
                "headline" if post.title.is_empty() => post.title = self.words(node),
                "byline" | "subByline" => {
                    let known = std::mem::take(&mut self.draft.article.contributors);
                    self.byline(node);
                    let authors = std::mem::replace(&mut self.draft.article.contributors, known);
                    post.authors.extend(authors.into_iter().map(|contributor| contributor.person));
                }
                _ => self.block(node, &mut post.content),
            }
        }
        // A link to another page has no header, only the words of its promotion.
        let promoted = |key: &str, name: &str| {
            value.list(key).iter().find_map(|item| item.string(name)).map(|text| vec![Inline::text(text.trim())])
        };
        if post.title.is_empty() {
            post.title = promoted("titles", "title").unwrap_or_default();
            post.content.extend(promoted("descriptions", "text").map(Block::paragraph));
        }
        blocks_of(value.field("content")).iter().for_each(|node| self.block(node, &mut post.content));
        post
    }
}

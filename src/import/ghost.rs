//! Posts and pages of Ghost: its Content and Admin APIs, its webhooks and its exports.
//!
//! A post has its body as HTML, as a Lexical state in a string, or, from before
//! 2023, as Mobiledoc in a string. What the editor keeps says more than HTML.

mod mobiledoc;

use super::items::{self, Offer};
use super::json::Fields;
use super::leftover::Shown;
use super::unknown::first_string;
use super::{Draft, Error, Importer, Match, Options, Source, html, lexical, plain};
use crate::article::{
    Block, BlockKind, Contributor, Figure, Image, Inline, LanguageTag, Origin, Person, Role, Timestamp, Topic,
};
use crate::finding::{Finding, Rule};
use crate::url::{Url, Use};
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "ghost", title: "Ghost posts and pages", detect, read, source_text };

/// The posts of a source: one, or those of an answer, a webhook or an export.
fn posts(root: &Value) -> Vec<&Value> {
    if is_post(root) {
        return vec![root];
    }
    if let Some(post) =
        root.path(&["post", "current"]).or_else(|| root.path(&["page", "current"])).filter(|one| is_post(one))
    {
        return vec![post];
    }
    let mut posts: Vec<&Value> = ["posts", "pages"].iter().flat_map(|key| root.list(key)).collect();
    let databases = root.list("db").iter().chain([root]);
    posts.extend(databases.filter_map(|one| one.path(&["data", "posts"])).filter_map(Value::as_array).flatten());
    posts.retain(|post| is_post(post));
    posts
}

fn is_post(value: &Value) -> bool {
    let own = |key: &str| value.get(key).is_some();
    let has_title = value.field("title").is_some();
    let has_body = ["lexical", "mobiledoc", "html"].iter().any(|key| value.string(key).is_some());
    let marks = [
        "uuid",
        "comment_id",
        "feature_image",
        "featured",
        "published_at",
        "custom_excerpt",
        "primary_author",
        "visibility",
        "codeinjection_head",
        "reading_time",
        "custom_template",
        "email_subject",
        "meta_title",
    ];
    let marks = marks.into_iter().filter(|key| own(key)).count();
    has_title && (marks >= 3 || has_body && marks >= 2)
}

fn detect(source: &Source<'_>) -> Option<Match> {
    let root = source.json()?;
    match posts(root).first()? {
        post if std::ptr::eq(*post, root) => Match::new(93, "a post with fields of Ghost"),
        _ => Match::new(96, "posts with fields of Ghost"),
    }
}

/// What each post can be chosen by.
fn offers(posts: &[&Value]) -> Vec<Offer> {
    let offer = |post: &&Value| {
        let names = ["id", "uuid", "slug", "url"].map(|key| post.string(key));
        Offer::new(post.string("title").unwrap_or_default(), &names)
    };
    posts.iter().map(offer).collect()
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let posts = source.json().map(posts).unwrap_or_default();
    if posts.is_empty() {
        let reason = "there is no post with `title` and `html` or `lexical` in it".into();
        return Err(Error::WrongFormat { format: IMPORTER.name, reason });
    }
    let place = items::choose(draft, &offers(&posts), Origin::UNKNOWN)?;
    if let Some(post) = posts.get(place) {
        Reader { draft, post }.article();
        let shown = ["title", "custom_excerpt", "feature_image_caption", "authors", "html"];
        let mut shown = Shown::default().and_fields(post, &shown);
        // What stands among the posts and is none.
        let list = source.json().map_or(&[][..], |root| root.list("posts"));
        for other in list.iter().filter(|one| !is_post(one)) {
            shown = shown.and(std::slice::from_ref(other));
        }
        shown.report(draft, &[]);
    }
    Ok(())
}

/// The forms in which a post has its body, the one that says most first.
enum Body<'v> {
    Lexical(&'v Value, Value),
    Html(&'v Value, &'v str),
    Mobiledoc(&'v Value, Value),
    Plain(&'v Value, &'v str),
}

/// The best form of a post's body that can be read.
fn body(post: &Value) -> Option<Body<'_>> {
    let text = |key: &str| post.field(key).and_then(|value| Some((value, value.as_str()?)));
    let text = |key: &str| text(key).filter(|(_, text)| !text.trim().is_empty());
    let state = |key: &str| text(key).and_then(|(at, text)| Some((at, serde_json::from_str::<Value>(text).ok()?)));
    if let Some((at, state)) = state("lexical").filter(|(_, state)| lexical::root_of(state).is_some()) {
        return Some(Body::Lexical(at, state));
    }
    if let Some((at, markup)) = text("html") {
        return Some(Body::Html(at, markup));
    }
    if let Some((at, document)) = state("mobiledoc").filter(|(_, document)| document.get("sections").is_some()) {
        return Some(Body::Mobiledoc(at, document));
    }
    text("plaintext").map(|(at, text)| Body::Plain(at, text))
}

struct Reader<'d, 'a, 'v> {
    draft: &'d mut Draft<'a>,
    post: &'v Value,
}

impl Reader<'_, '_, '_> {
    fn article(mut self) {
        let post = self.post;
        let article = &mut self.draft.article;
        article.headline = post.string("title").map(|title| vec![Inline::text(title.trim())]).unwrap_or_default();
        article.language = first_string(post, &["locale", "lang"]).and_then(LanguageTag::parse);
        article.published = post.string("published_at").and_then(Timestamp::parse);
        article.modified = post.string("updated_at").and_then(Timestamp::parse);
        article.description = first_string(post, &["meta_description", "excerpt"]).map(str::to_string);
        if let Some(value) = post.field("custom_excerpt") {
            let origin = self.draft.origin_of(value);
            self.draft.article.standfirst = plain::paragraphs(value.as_str().unwrap_or_default(), origin);
        }
        self.draft.article.canonical =
            self.address(post, "canonical_url", Use::Link).or_else(|| self.address(post, "url", Use::Link));
        self.lead();
        self.people();
        self.terms();
        self.body();
    }

    /// The address at `key`. Ghost leaves a mark in the place of its own in what it exports.
    fn address(&mut self, value: &Value, key: &str, purpose: Use) -> Option<Url> {
        let text = value.string(key)?.replace("__GHOST_URL__", "");
        let origin = self.draft.origin_of(value.get(key)?);
        self.draft.url(&text, purpose, origin)
    }

    fn line(&mut self, value: &Value, key: &str) -> Vec<Inline> {
        let Some(value) = value.field(key) else { return Vec::new() };
        let origin = self.draft.origin_of(value);
        html::inlines(self.draft, value.as_str().unwrap_or_default(), origin)
    }

    fn lead(&mut self) {
        let post = self.post;
        if post.string("feature_image").is_none() {
            return;
        }
        let url = self.address(post, "feature_image", Use::Media);
        let origin = post.field("feature_image").map(|value| self.draft.origin_of(value)).unwrap_or_default();
        let alt = post.get("feature_image_alt").and_then(Value::as_str).map(str::to_string);
        let image = url.map(|url| Image { alt, ..Image::new(url) });
        let caption = self.line(post, "feature_image_caption");
        if image.is_none() && caption.is_empty() {
            return;
        }
        let figure = Figure { image, caption, ..Figure::default() };
        self.draft.article.lead = Some(Box::new(Block::new(BlockKind::Figure(Box::new(figure))).at(origin)));
    }

    fn people(&mut self) {
        let post = self.post;
        for author in authors(post) {
            let url = self.address(author, "url", Use::Link);
            let image = self.address(author, "profile_image", Use::Media);
            let person = Person {
                name: author.string("name").unwrap_or_default().trim().to_string(),
                url,
                location: author.string("location").map(str::to_string),
                bio: author.string("bio").map(|bio| vec![Inline::text(bio.trim())]).unwrap_or_default(),
                image: image.map(|url| Image { alt: Some(String::new()), ..Image::new(url) }),
                ..Person::default()
            };
            self.draft.article.contributors.push(Contributor { role: Role::Author, person });
        }
    }

    /// The first tag is the section; those that begin with `#` are for editors.
    fn terms(&mut self) {
        let post = self.post;
        let first = post.path(&["primary_tag", "name"]).and_then(Value::as_str);
        for tag in post.list("tags").iter().filter(|tag| tag.string("visibility") != Some("internal")) {
            let Some(name) = tag.string("name").filter(|name| !name.starts_with('#')) else { continue };
            let topic = Topic { name: name.trim().to_string(), url: self.address(tag, "url", Use::Link) };
            match first == Some(name) {
                true => self.draft.article.sections.push(topic),
                false => self.draft.article.topics.push(topic),
            }
        }
    }

    fn body(&mut self) {
        let post = self.post;
        if post.get("access").and_then(Value::as_bool) == Some(false) {
            let origin = post.field("access").map(|value| self.draft.origin_of(value)).unwrap_or_default();
            let message = "the post is for members: the source may hold only its beginning";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
        }
        let content = match body(post) {
            Some(Body::Lexical(at, state)) => {
                let origin = self.draft.origin_of(at);
                lexical::parsed(self.draft, &state, origin)
            }
            Some(Body::Html(at, markup)) => {
                let origin = self.draft.origin_of(at);
                html::blocks(self.draft, markup, origin)
            }
            Some(Body::Mobiledoc(at, document)) => {
                let origin = self.draft.origin_of(at);
                mobiledoc::blocks(self.draft, &document, origin)
            }
            Some(Body::Plain(at, text)) => {
                let origin = self.draft.origin_of(at);
                plain::paragraphs(text, origin)
            }
            None => Vec::new(),
        };
        self.draft.article.body = content;
    }
}

/// Who wrote a post.
fn authors(post: &Value) -> Vec<&Value> {
    let named = |author: &&Value| author.string("name").is_some();
    let authors: Vec<&Value> = post.list("authors").iter().filter(named).collect();
    match authors.is_empty() {
        true => post.field("primary_author").filter(named).into_iter().collect(),
        false => authors,
    }
}

fn source_text(source: &Source<'_>, options: &Options) -> String {
    let posts = source.json().map(posts).unwrap_or_default();
    let Some(post) = items::chosen(&offers(&posts), options).and_then(|place| posts.get(place)) else {
        return String::new();
    };
    let mut text = String::new();
    for key in ["title", "custom_excerpt"] {
        text.push_str(post.string(key).unwrap_or_default());
        text.push('\n');
    }
    if post.string("feature_image").is_some() {
        text.push_str(&html::source_text(post.string("feature_image_caption").unwrap_or_default()));
        text.push('\n');
    }
    for author in authors(post) {
        text.push_str(author.string("name").unwrap_or_default());
        text.push('\n');
    }
    match body(post) {
        Some(Body::Lexical(_, state)) => {
            lexical::root_of(&state).into_iter().for_each(|root| lexical::push_text(root, &mut text))
        }
        Some(Body::Html(_, markup)) => text.push_str(&html::source_text(markup)),
        Some(Body::Mobiledoc(_, document)) => mobiledoc::text(&document, &mut text),
        Some(Body::Plain(_, words)) => text.push_str(words),
        None => {}
    }
    text
}

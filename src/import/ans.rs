//! Arc XP ANS, versions 0.4 to 0.10.12: stories, pictures, films, recordings
//! and galleries, their elements, and the operations that carry them (the JSON
//! Schema "ans-schema", draft 4).
//!
//! The schema is open: an element needs no more than a `type`, so a field is
//! read wherever some version of the format had it.

mod element;
mod link;
mod media;
mod people;
mod reference;
mod rich;
mod story;
#[cfg(test)]
mod tests;
mod text;

use super::items::{self, Offer};
use super::json::Fields;
use super::leftover::Shown;
use super::{Draft, Error, Importer, Match, Source, html};
use crate::article::Origin;
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "ans", title: "Arc XP ANS", detect, read, source_text: text::source_text };

/// What a source of this format holds.
enum Found<'v> {
    /// A story, or a part of one.
    Story(&'v Value),
    /// A picture, film, recording or gallery that is an article by itself.
    Media(&'v Value),
    /// Stories.
    Feed(&'v [Value]),
    /// Elements without a story around them.
    Elements(&'v [Value]),
    /// Content that is kept from readers, in the source's words.
    Restricted(&'v Value),
    /// No article: what it is instead, and what to do.
    Nothing(&'static str),
}

/// What the source holds, and how surely it is of this format.
fn find(root: &Value) -> Option<(Found<'_>, Option<Match>)> {
    if let Some(list) = root.as_array() {
        return find_in_list(list);
    }
    let (kind, versioned) = (kind(root), is_versioned(root));
    if kind.ends_with("-operation") || kind.ends_with("_operation") {
        let matched = Match::new(92, "is an operation of the content service");
        let inner = root.field("story").or(root.field("body")).and_then(find);
        return Some(match inner {
            Some((found, _)) => (found, matched),
            None => (Found::Nothing("it is an operation without a story: ask for the story itself"), matched),
        });
    }
    let elements = root.list("content_elements");
    let is_story = |value: &Value| self::kind(value) == "story";
    let shows = |keys: &[&str]| keys.iter().any(|key| root.field(key).is_some());
    Some(match kind {
        "story" if versioned => (Found::Story(root), Match::new(97, "is a `story` with a `version` of ANS")),
        "story" if shows(&["content_elements", "headlines"]) => {
            (Found::Story(root), Match::new(93, "is a `story` with `headlines` or `content_elements`"))
        }
        "content" if shows(&["credits", "headlines", "content_elements"]) => {
            (Found::Story(root), Match::new(60, "is `content` with fields of ANS"))
        }
        "image" | "video" | "audio" | "gallery" if versioned => {
            (Found::Media(root), Match::new(92, "is a picture, film, recording or gallery with a `version` of ANS"))
        }
        "image" | "media" | "video" | "audio" | "gallery" if shows(&["credits", "streams", "content_elements"]) => {
            (Found::Media(root), Match::new(60, "is a picture, film, recording or gallery with fields of ANS"))
        }
        "restricted" if root.field("restricted_content").is_some() => {
            (Found::Restricted(root), Match::new(90, "is `restricted` with `restricted_content`"))
        }
        "redirect" if shows(&["redirect_url", "canonical_url"]) => {
            (Found::Nothing("it is a redirect: ask for the story that it leads to"), Match::new(80, "is a `redirect`"))
        }
        _ if !elements.is_empty() && elements.iter().all(is_story) => {
            (Found::Feed(elements), Match::new(90, "has `content_elements` that are stories"))
        }
        _ if elements.iter().any(|one| one.string("type").is_some()) => {
            (Found::Story(root), Match::new(88, "has `content_elements` with types"))
        }
        _ if versioned => (Found::Nothing("it is no story"), Match::new(70, "has a `type` and a `version` of ANS")),
        _ if is_element(root) => {
            (Found::Elements(std::slice::from_ref(root)), Match::new(55, "is an element of a story"))
        }
        _ => return find_fragment(root),
    })
}

fn find_in_list(list: &[Value]) -> Option<(Found<'_>, Option<Match>)> {
    let first = list.first()?;
    if kind(first) == "story" && (is_versioned(first) || first.field("headlines").is_some()) {
        return Some((Found::Feed(list), Match::new(90, "is a list of stories")));
    }
    let all = list.iter().take(8).all(|one| one.string("type").is_some()) && list.iter().any(is_element);
    all.then(|| (Found::Elements(list), Match::new(52, "is a list of elements of a story")))
}

/// Parts of content, as the schema names them ("traits"): what a reader could see of them is read.
fn find_fragment(root: &Value) -> Option<(Found<'_>, Option<Match>)> {
    let matched = Match::new(25, "has fields of a part of ANS content");
    let has = |key: &str| root.field(key).is_some();
    let inner = |key: &str, name: &str| root.path(&[key, name]).is_some();
    let all = |keys: &[&str]| keys.iter().all(|key| has(key));
    let is_only = |keys: &[&str]| {
        let object = root.as_object();
        object.is_some_and(|object| !object.is_empty() && object.keys().all(|key| keys.contains(&key.as_str())))
    };
    let headed = ["headlines", "subheadlines", "description", "label"].iter().any(|key| inner(key, "basic"));
    if headed || inner("promo_items", "basic") || inner("credits", "by") || has("taxonomy") {
        return Some((Found::Story(root), Match::new(40, "has fields of an ANS story")));
    }
    let holds_basic = inner("basic", "type") || inner("basic", "text");
    let credited = root.list("credits").iter().any(|one| one.string("name").is_some());
    if holds_basic
        || credited
        || all(&["created_date", "last_updated_date"])
        || is_only(&["copyright"])
        || is_only(&["language"])
    {
        return Some((Found::Story(root), matched));
    }
    let what = match kind(root) {
        "author" => "it is an author, not an article",
        "organization" | "person" | "location" | "tag" if has("name") || has("subtype") => {
            "it is a part of a story's taxonomy, not an article"
        }
        "reference" if has("referent") => "it is a reference: ask for what it refers to",
        _ if inner("restrictions", "geo")
            || has("street_address")
            || has("street-address")
            || has("deadline_miss")
            || all(&["status_code", "note"])
            || all(&["keyword", "frequency"])
            || all(&["streamType", "url"])
            || all(&["confidence", "urls"])
            || all(&["platform", "publication"])
            || all(&["keywords", "tags"])
            || all(&["basic", "redirect"]) =>
        {
            "it is a part of a story in which there is nothing for readers to see"
        }
        _ => return None,
    };
    Some((Found::Nothing(what), matched))
}

fn detect(source: &Source<'_>) -> Option<Match> {
    find(source.json()?)?.1
}

fn kind(value: &Value) -> &str {
    value.string("type").unwrap_or_default()
}

/// Whether `version` is one of the format's, all of which begin with 0.
fn is_versioned(value: &Value) -> bool {
    value.string("version").is_some_and(|version| version.starts_with("0."))
}

/// Whether `value` is an element by a type or a shape that other formats do not have.
fn is_element(value: &Value) -> bool {
    let has = |key: &str| value.field(key).is_some();
    match kind(value) {
        "raw_html" | "interstitial_link" | "interstitial-link" | "link_list" | "custom_embed" | "oembed_response"
        | "numeric_rating" | "endorsement" | "element_group" | "content_zone" => true,
        "text" | "header" | "blockquote" | "code" | "divider" => has("_id") && !has("_type"),
        "image" | "video" | "audio" | "gallery" => has("_id") && (has("url") || has("streams")),
        "list" => has("list_type"),
        "quote" => has("content_elements") || has("citation"),
        "table" => has("rows"),
        "correction" => has("correction_type"),
        "reference" => has("referent"),
        _ => false,
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let wrong = |reason: &str| Error::WrongFormat { format: IMPORTER.name, reason: reason.into() };
    let Some((found, _)) = source.json().and_then(find) else {
        return Err(wrong("it has no `type` and `version`, and no `content_elements`"));
    };
    let mut shown = Shown::default();
    let mut reader = Reader { draft, live: false };
    match found {
        Found::Story(story) => {
            shown = shown.and_fields(story, story::SHOWN);
            reader.story(story);
        }
        Found::Media(media) => {
            shown = shown.and(std::slice::from_ref(media));
            reader.media_article(media);
        }
        Found::Elements(list) => {
            shown = shown.and(list);
            let body = reader.elements(list);
            reader.draft.article.body = body;
        }
        Found::Feed(stories) => {
            let place = items::choose(reader.draft, &offers(stories), Origin::UNKNOWN)?;
            if let Some(story) = stories.get(place) {
                shown = shown.and_fields(story, story::SHOWN);
                reader.story(story);
            }
        }
        Found::Restricted(value) => {
            let reasons = value.list("reasons").iter().filter_map(|reason| reason.string("message"));
            let reasons: Vec<&str> = reasons.collect();
            let reason = if reasons.is_empty() { "it is `restricted`".into() } else { reasons.join("; ") };
            return Err(Error::Withheld { reason });
        }
        Found::Nothing(reason) => return Err(wrong(reason)),
    }
    shown.report(draft, SILENT);
    Ok(())
}

/// What is about content rather than in it.
const SILENT: &[&str] = &[
    "address",
    "affiliations",
    "distributor",
    "geo",
    "label",
    "location",
    "meta_title",
    "mobile",
    "native",
    "owner",
    "print",
    "promo_image",
    "raw_oembed",
    "related_content",
    "source",
    "table",
    "tablet",
    "taxonomy",
    "twitter",
    "web",
];

/// What each story of a feed can be chosen by.
fn offers(stories: &[Value]) -> Vec<Offer> {
    let title = |story: &Value| rich::headline(story).and_then(Value::as_str).map(html::text).unwrap_or_default();
    let names = |story| ["_id", "canonical_url", "slug"].map(|key| Value::string(story, key));
    stories.iter().map(|story| Offer::new(title(story), &names(story))).collect()
}

/// Reads content into a draft.
struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
    /// Whether the story is live coverage, whose inner stories are its posts.
    live: bool,
}

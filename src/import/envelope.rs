//! What stands around an editor's document in the record that a site keeps:
//! headline, standfirst, authors and dates, under the names that are usual.

use super::json::Fields;
use super::leftover::Shown;
use super::moments::moment;
use super::unknown::first_string;
use super::{Draft, plain};
use crate::article::{Block, BlockKind, Contributor, Figure, Image, Inline, LanguageTag, Person, Role};
use crate::url::Use;
use serde_json::Value;

/// Where in a source such a record may stand.
pub(super) const STEPS: [&[&str]; 8] = [
    &[],
    &["data"],
    &["article"],
    &["post"],
    &["attributes"],
    &["data", "attributes"],
    &["content"],
    &["story", "content"],
];

const TITLES: &[&str] = &["title", "headline", "name"];
const STANDFIRSTS: &[&str] = &["subtitle", "standfirst", "dek", "deck", "subheading", "intro", "excerpt", "summary"];
const PEOPLE: &[&str] = &["authors", "author", "byline", "publishedBylines"];
const PICTURES: &[&str] = &["coverImage", "cover_image", "featuredImage", "heroImage", "mainImage", "cover"];

/// The headline of a record, as it stands.
pub(super) fn title(around: &Value) -> &str {
    first_string(around, TITLES).map(str::trim).unwrap_or_default()
}

/// The field that holds the standfirst.
pub(super) fn standfirst(around: &Value) -> Option<&Value> {
    STANDFIRSTS.iter().find_map(|key| around.field(key))
}

/// Takes over what a record says of its article. A standfirst that is no string is the importer's to read.
pub(super) fn read(draft: &mut Draft<'_>, around: &Value) {
    let string = |keys: &[&str]| first_string(around, keys).map(str::trim);
    let headline = title(around);
    if !headline.is_empty() {
        draft.article.headline = vec![Inline::text(headline)];
    }
    if let Some(value) = standfirst(around)
        && let Some(text) = value.as_str()
    {
        let origin = draft.origin_of(value);
        draft.article.standfirst = plain::paragraphs(text, origin);
    }
    draft.article.description = string(&["description", "metaDescription"]).map(str::to_string);
    draft.article.language = string(&["language", "lang", "locale"]).and_then(LanguageTag::parse);
    let time = |keys: &[&str]| keys.iter().find_map(|key| moment(around, key));
    let published =
        ["published", "publishedAt", "published_at", "publishDate", "post_date", "date", "createdAt", "created_at"];
    draft.article.published = time(&published);
    draft.article.modified = time(&["modified", "updatedAt", "updated_at", "dateModified"]);
    if let Some(value) = ["canonical", "canonical_url", "canonicalUrl"].iter().find_map(|key| around.field(key)) {
        let origin = draft.origin_of(value);
        draft.article.canonical = value.as_str().and_then(|address| draft.url(address, Use::Link, origin));
    }
    for name in people(around) {
        let person = Person { name: name.to_string(), ..Person::default() };
        draft.article.contributors.push(Contributor { role: Role::Author, person });
    }
    draft.article.lead = PICTURES.iter().find_map(|key| around.field(key)).and_then(|value| picture(draft, value));
}

fn picture(draft: &mut Draft<'_>, value: &Value) -> Option<Box<Block>> {
    let origin = draft.origin_of(value);
    let address = value.as_str().or_else(|| first_string(value, &["url", "src"]));
    let url = address.and_then(|address| draft.url(address, Use::Media, origin));
    let alt = ["alt", "altText", "alternativeText"].iter().find_map(|key| value.get(key)?.as_str());
    let image = url.map(|url| Image {
        alt: alt.map(str::to_string),
        width: value.number("width"),
        height: value.number("height"),
        ..Image::new(url)
    });
    let caption = value.string("caption").map(|caption| vec![Inline::text(caption.trim())]).unwrap_or_default();
    // A picture that can't be shown still has its caption.
    if image.is_none() && caption.is_empty() {
        return None;
    }
    let figure = Figure { image, caption, ..Figure::default() };
    Some(Box::new(Block::new(BlockKind::Figure(Box::new(figure))).at(origin)))
}

/// The fields whose text is for readers, whatever they hold.
pub(super) fn shown<'v>(root: Option<&'v Value>, around: Option<&'v Value>) -> Shown<'v> {
    let around = around.filter(|around| !root.is_some_and(|root| std::ptr::eq(root, *around)));
    let mut shown = Shown::default();
    for record in [root, around].into_iter().flatten() {
        for keys in [TITLES, STANDFIRSTS, PEOPLE, PICTURES] {
            shown = shown.and_first(record, keys);
        }
    }
    shown
}

/// The words of a record that [`read`] shows, for the check that nothing is lost.
pub(super) fn text(around: &Value, text: &mut String) {
    let mut push = |words: &str| {
        text.push('\n');
        text.push_str(words);
    };
    push(title(around));
    push(standfirst(around).and_then(Value::as_str).unwrap_or_default());
    people(around).into_iter().for_each(&mut push);
    let picture = PICTURES.iter().find_map(|key| around.field(key));
    push(picture.and_then(|picture| picture.string("caption")).unwrap_or_default());
}

/// The names of those who wrote it.
fn people(around: &Value) -> Vec<&str> {
    let value = PEOPLE.iter().find_map(|key| around.field(key));
    let list = value.map(|value| value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice));
    list.unwrap_or_default().iter().filter_map(name).collect()
}

fn name(person: &Value) -> Option<&str> {
    let name = person.as_str().or_else(|| first_string(person, &["name", "displayName", "fullName"]))?.trim();
    (!name.is_empty()).then_some(name)
}

//! Who made content: `credits`, and `vanity_credits` where readers are to see others.

use super::{Reader, kind};
use crate::article::{Contributor, Image, Inline, Person, Role};
use crate::finding::{Finding, Rule};
use crate::import::html;
use crate::import::json::Fields;
use crate::url::Use;
use serde_json::Value;
use std::collections::HashSet;

/// The credited, each with the name of the list that it stands in. A list of `vanity_credits` wins over the same one
/// of `credits`.
pub(super) fn credited(value: &Value) -> Vec<(&str, &Value)> {
    let credits = value.field("credits").or(value.field("credit"));
    let vanity = value.field("vanity_credits").and_then(Value::as_object);
    let is_shown = |key: &str| vanity.is_none_or(|vanity| vanity.get(key).is_none_or(is_empty));
    let mut lists: Vec<(&str, &Value)> = match credits {
        Some(Value::Object(map)) => map.iter().map(|(key, list)| (key.as_str(), list)).collect(),
        Some(list) => vec![("by", list)],
        None => Vec::new(),
    };
    lists.retain(|(key, _)| is_shown(key));
    lists.extend(vanity.into_iter().flatten().map(|(key, list)| (key.as_str(), list)));
    let each = |(key, list)| {
        let people = Value::as_array(list).map_or(std::slice::from_ref(list), Vec::as_slice);
        people.iter().map(move |one| (key, one))
    };
    lists.into_iter().flat_map(each).collect()
}

fn is_empty(value: &Value) -> bool {
    value.as_array().is_none_or(Vec::is_empty)
}

/// The name that readers see of an author, or of a reference that repeats it.
pub(super) fn name(author: &Value) -> Option<String> {
    let named = |author: &Value| match author {
        Value::String(name) => Some(name.clone()),
        _ => author.string("byline").or(author.string("name")).map(str::to_string).or_else(|| {
            let parts = ["first_name", "middle_name", "last_name", "suffix"];
            let parts: Vec<&str> = parts.iter().filter_map(|key| author.string(key)).collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        }),
    };
    let properties = author.path(&["referent", "referent_properties"]);
    let name = named(author).or_else(|| properties.and_then(named))?;
    let name = html::text(&name).trim().to_string();
    (!name.is_empty()).then_some(name)
}

fn role(key: &str) -> Role {
    let key = key.to_lowercase();
    let has = |part: &str| key.contains(part);
    match () {
        () if has("photo") => Role::Photographer,
        () if has("illustrat") || has("graphic") => Role::Illustrator,
        () if has("video") => Role::Videographer,
        () if has("translat") => Role::Translator,
        () if has("edit") => Role::Editor,
        () if matches!(key.as_str(), "by" | "author" | "authors" | "writer" | "writers") => Role::Author,
        () => Role::Contributor,
    }
}

impl Reader<'_, '_> {
    /// The people of a story, for its byline.
    pub(super) fn contributors(&mut self, story: &Value) -> Vec<Contributor> {
        let mut contributors = Vec::new();
        for (key, author) in credited(story) {
            match self.person(author) {
                Some(person) => contributors.push(Contributor { role: role(key), person }),
                None => self.unnamed(author),
            }
        }
        contributors
    }

    fn person(&mut self, author: &Value) -> Option<Person> {
        let name = name(author)?;
        let origin = self.draft.origin_of(author);
        let text = |keys: &[&str]| keys.iter().find_map(|key| author.string(key)).map(html::text);
        let image = author.field("image").and_then(|image| image.string("url"));
        Some(Person {
            url: author.string("url").and_then(|address| self.draft.url(address, Use::Link, origin)),
            job: text(&["role"]),
            affiliation: text(&["affiliation", "org"]).filter(|affiliation| *affiliation != name),
            location: text(&["location"]),
            bio: author.string("bio").map(|bio| html::inlines(self.draft, bio, origin)).unwrap_or_default(),
            image: image.and_then(|address| self.draft.url(address, Use::Media, origin)).map(Image::new),
            name,
        })
    }

    fn unnamed(&mut self, author: &Value) {
        if kind(author) == "reference" {
            let origin = self.draft.origin_of(author);
            let message = "somebody credited is only referred to, so there is no name to show: ask for the story with \
                           its references filled in";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
        }
    }

    /// The line of those who made a picture, film or recording; its copyright line where nobody is named.
    pub(super) fn credit(&self, media: &Value) -> Vec<Inline> {
        let credit = credit(media);
        if credit.is_empty() { Vec::new() } else { vec![Inline::text(credit)] }
    }
}

/// The same as text: names, then whom they work for.
fn credit(media: &Value) -> String {
    let names = |wanted: bool| {
        let mut known = HashSet::new();
        let is_wanted = |key: &str| key.eq_ignore_ascii_case("affiliation") == wanted;
        let people = credited(media).into_iter().filter(|(key, _)| is_wanted(key));
        let mut names: Vec<String> = people.filter_map(|(_, author)| name(author)).collect();
        names.retain(|name| known.insert(name.clone()));
        names.join(", ")
    };
    match (names(false), names(true)) {
        (people, firms) if people.is_empty() && firms.is_empty() => {
            media.string("copyright").map(html::text).unwrap_or_default()
        }
        (people, firms) if people.is_empty() => firms,
        (people, firms) if firms.is_empty() => people,
        (people, firms) => format!("{people}/{firms}"),
    }
}

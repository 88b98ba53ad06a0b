//! Who made the article.

use super::Reader;
use super::graph::{Graph, Text, is_a};
use super::words::plain;
use crate::article::{Contributor, Image, Person, Role};
use crate::url::Use;
use serde_json::Value;
use std::collections::HashSet;

/// The properties that name people, with what these did, in the order of a byline.
pub(super) static ROLES: [(&str, Role); 7] = [
    ("author", Role::Author),
    ("creator", Role::Author),
    ("contributor", Role::Contributor),
    ("photographer", Role::Photographer),
    ("illustrator", Role::Illustrator),
    ("editor", Role::Editor),
    ("translator", Role::Translator),
];

/// The people of a node, in order, each once.
pub(super) fn people<'v>(graph: &Graph<'v>, node: &'v Value) -> Vec<(Role, &'v Value, Text<'v>)> {
    let mut people = Vec::new();
    let mut known = HashSet::new();
    for (property, role) in ROLES {
        for value in graph.all(node, property) {
            // A `Role` stands between the work and the person, who is at the same property of it.
            let person = match is_a(value, &["Role", "OrganizationRole", "PerformanceRole"]) {
                true => graph.first(value, property).unwrap_or(value),
                false => value,
            };
            let Some(name) = graph.name(person) else { continue };
            let is_address = name.text.starts_with("http") && !name.text.contains(' ');
            if !is_address && known.insert(name.text.trim().to_lowercase()) {
                people.push((role, person, name));
            }
        }
    }
    people
}

impl<'v> Reader<'_, '_, 'v> {
    /// The contributors of a node.
    pub(super) fn contributors(&mut self, node: &'v Value) -> Vec<Contributor> {
        let people = people(self.graph, node).into_iter();
        people.map(|(role, value, name)| Contributor { role, person: self.person(value, name) }).collect()
    }

    fn person(&mut self, value: &'v Value, name: Text<'v>) -> Person {
        let graph = self.graph;
        let origin = self.draft.origin_of(value);
        let name = plain(name.text);
        if !value.is_object() {
            return Person { name, ..Person::default() };
        }
        let named = |property: &str| {
            let thing = graph.first(value, property)?;
            graph.name(thing).map(|name| plain(name.text))
        };
        let address = graph.address(value, &["url", "mainEntityOfPage", "sameAs"]);
        let url = address.filter(|it| it.text.starts_with("http"));
        let url = url.and_then(|address| self.draft.url(address.text.trim(), Use::Link, origin));
        let image = graph.first(value, "image").and_then(|image| {
            let address = self.image_address(image)?;
            // Their name stands beside it.
            let url = self.draft.url(address.text.trim(), Use::Media, origin)?;
            Some(Image { alt: Some(String::new()), ..Image::new(url) })
        });
        let bio = graph.text(value, "description").map(|text| self.line(text)).unwrap_or_default();
        Person {
            name,
            url,
            job: named("jobTitle"),
            affiliation: named("affiliation").or_else(|| named("worksFor")),
            location: named("workLocation"),
            bio,
            image,
        }
    }
}

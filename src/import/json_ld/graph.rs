//! The nodes of a JSON-LD document and their properties, however they are written.
//!
//! A property's value may be one thing or a list of things; a thing may be a
//! string, an object, or a reference to a node that stands elsewhere (JSON-LD
//! 1.1, "Node Objects", "Value Objects", "Lists and Sets"). Here all are one.

use crate::import::json::Fields;
use serde_json::Value;
use std::collections::HashMap;

/// The prefixes under which a name of schema.org is written.
static PREFIXES: [&str; 4] = ["schema:", "http://schema.org/", "https://schema.org/", "https://www.schema.org/"];

/// A JSON-LD document.
pub(super) struct Graph<'v> {
    root: &'v Value,
    /// Every node that says more of itself than its name, by that name.
    known: HashMap<&'v str, &'v Value>,
    /// The language of strings that name none.
    pub(super) language: Option<&'v str>,
}

/// A text, where it stands, and its language where it says one.
#[derive(Clone, Copy)]
pub(super) struct Text<'v> {
    /// The string in the source.
    pub(super) value: &'v Value,
    /// Its characters.
    pub(super) text: &'v str,
    /// Its own language.
    pub(super) language: Option<&'v str>,
}

impl<'v> Graph<'v> {
    /// The graph of a document.
    pub(super) fn of(root: &'v Value) -> Self {
        let mut known = HashMap::new();
        learn(root, &mut known);
        let contexts = match root {
            Value::Array(list) => list.first().and_then(|first| first.field("@context")),
            _ => root.field("@context"),
        };
        let language = contexts.into_iter().flat_map(flat).find_map(|context| context.string("@language"));
        Self { root, known, language }
    }

    /// The nodes at the top: the document itself, its list's, or its `@graph`'s.
    pub(super) fn top(&self) -> Vec<&'v Value> {
        let mut top = Vec::new();
        for node in flat(self.root) {
            match node.field("@graph") {
                Some(graph) => top.extend(flat(graph)),
                None => top.push(node),
            }
        }
        top.retain(|node| node.is_object());
        top
    }

    /// What `value` refers to, where it is only a reference to a node of this document; else itself.
    pub(super) fn resolve(&self, value: &'v Value) -> &'v Value {
        match identity(value) {
            Some(name) if is_reference(value) => self.known.get(name).copied().unwrap_or(value),
            _ => value,
        }
    }

    /// The values of a node's property, in order.
    pub(super) fn all(&self, node: &'v Value, name: &str) -> Vec<&'v Value> {
        let values = property(node, name).into_iter().flat_map(flat);
        values.map(|value| self.resolve(value)).collect()
    }

    /// The first value of a node's property.
    pub(super) fn first(&self, node: &'v Value, name: &str) -> Option<&'v Value> {
        self.all(node, name).into_iter().next()
    }

    /// The texts of a node's property. Where there is one in each of several languages, only the first, or the
    /// one in `wanted`.
    pub(super) fn texts(&self, node: &'v Value, name: &str, wanted: Option<&str>) -> Vec<Text<'v>> {
        let mut texts: Vec<Text<'v>> = self.all(node, name).into_iter().filter_map(text_of).collect();
        let tagged = texts.iter().filter(|text| text.language.is_some()).count();
        if tagged == texts.len() && tagged > 1 {
            let is_wanted = |text: &&Text<'v>| {
                wanted
                    .zip(text.language)
                    .is_some_and(|(wanted, language)| primary(wanted).eq_ignore_ascii_case(primary(language)))
            };
            let chosen = texts.iter().find(is_wanted).or(texts.first()).and_then(|text| text.language);
            texts.retain(|text| text.language == chosen);
        }
        texts
    }

    /// The first text of a node's property.
    pub(super) fn text(&self, node: &'v Value, name: &str) -> Option<Text<'v>> {
        self.texts(node, name, self.language).into_iter().next()
    }

    /// The name of a thing: a string is its own.
    pub(super) fn name(&self, value: &'v Value) -> Option<Text<'v>> {
        text_of(value).or_else(|| ["name", "legalName", "headline"].iter().find_map(|key| self.text(value, key)))
    }

    /// The first address at one of the node's properties: a string, or a node that has one.
    pub(super) fn address(&self, node: &'v Value, names: &[&str]) -> Option<Text<'v>> {
        let values = names.iter().flat_map(|name| self.all(node, name));
        values.into_iter().find_map(|value| match text_of(value) {
            Some(text) => Some(text).filter(|text| !text.text.starts_with('#')),
            None => self.text(value, "url").or_else(|| {
                let value = value.field("@id").or(value.field("id"))?;
                let text = value.as_str().filter(|name| name.starts_with("http"))?;
                Some(Text { value, text, language: None })
            }),
        })
    }

    /// The whole number at a property, also where it is a string or a `QuantitativeValue`.
    pub(super) fn number(&self, node: &'v Value, name: &str) -> Option<u32> {
        let value = self.first(node, name)?;
        crate::import::json::whole(value).or_else(|| value.number("@value")).or_else(|| value.number("value"))
    }
}

/// The primary language of a tag.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// Remembers every node under `value` by its name. Of two that share it, the one that says more counts.
fn learn<'v>(value: &'v Value, known: &mut HashMap<&'v str, &'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| learn(value, known)),
        Value::Object(object) => {
            if let Some(name) = identity(value).filter(|_| !is_reference(value)) {
                let fields = |value: &Value| value.as_object().map_or(0, serde_json::Map::len);
                let place = known.entry(name).or_insert(value);
                if fields(place) < object.len() {
                    *place = value;
                }
            }
            object.values().for_each(|value| learn(value, known));
        }
        _ => {}
    }
}

fn identity(value: &Value) -> Option<&str> {
    value.string("@id")
}

/// Whether a node says nothing but its name and type.
fn is_reference(value: &Value) -> bool {
    value.as_object().is_some_and(|object| object.keys().all(|key| matches!(key.as_str(), "@id" | "@type")))
}

/// The values in `value`: lists and sets are opened, what is null is left out.
pub(super) fn flat(value: &Value) -> Vec<&Value> {
    let inner = match value {
        Value::Null => return Vec::new(),
        Value::Array(list) => return list.iter().flat_map(flat).collect(),
        Value::Object(object) => object.get("@list").or_else(|| object.get("@set")),
        _ => None,
    };
    match inner {
        Some(Value::Array(list)) => list.iter().filter(|value| !value.is_null()).collect(),
        Some(value) => vec![value],
        None => vec![value],
    }
}

/// The value of the property that schema.org calls `name`.
pub(super) fn property<'v>(node: &'v Value, name: &str) -> Option<&'v Value> {
    node.field(name).or_else(|| {
        let object = node.as_object()?;
        let (_, value) = object.iter().find(|(key, value)| local(key) == Some(name) && !value.is_null())?;
        Some(value)
    })
}

/// A name of schema.org without its prefix, where it has one.
fn local(key: &str) -> Option<&str> {
    PREFIXES.iter().find_map(|prefix| key.strip_prefix(prefix))
}

/// The names of a node's types, without prefixes.
pub(super) fn types(node: &Value) -> impl Iterator<Item = &str> {
    let types = node.field("@type").or_else(|| node.field("type"));
    types.into_iter().flat_map(flat).filter_map(Value::as_str).map(|name| local(name).unwrap_or(name))
}

/// Whether one of a node's types is one of `names`.
pub(super) fn is_a(node: &Value, names: &[&str]) -> bool {
    types(node).any(|name| names.contains(&name))
}

/// The text that `value` is: a string, or a value object of one. None where it is blank.
pub(super) fn text_of(value: &Value) -> Option<Text<'_>> {
    let (inner, language) = match value {
        Value::Object(object) => (object.get("@value")?, value.string("@language")),
        _ => (value, None),
    };
    let text = inner.as_str().filter(|text| !text.trim().is_empty())?;
    Some(Text { value: inner, text, language })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_reference_leads_to_the_node_that_says_most() {
        let root = json!({"@graph": [
            {"@id": "#a", "author": {"@id": "#p"}},
            {"@id": "#p", "name": "Ida"},
            {"@id": "#p", "name": "Ida", "jobTitle": "Editor"},
        ]});
        let graph = Graph::of(&root);
        let author = graph.first(graph.top()[0], "author").unwrap();
        assert_eq!(graph.text(author, "jobTitle").unwrap().text, "Editor");
    }

    #[test]
    fn a_node_that_refers_to_itself_is_no_trap() {
        let root = json!({"@id": "#a", "@type": "Article", "author": {"@id": "#a"}});
        let graph = Graph::of(&root);
        let author = graph.first(&root, "author").unwrap();
        assert!(graph.name(author).is_none());
    }

    #[test]
    fn prefixes_and_value_objects_make_no_difference() {
        let root = json!({"@type": ["schema:NewsArticle"], "http://schema.org/headline": [{"@value": "Rain"}]});
        let graph = Graph::of(&root);
        assert!(is_a(&root, &["NewsArticle"]));
        assert_eq!(graph.text(&root, "headline").unwrap().text, "Rain");
    }

    #[test]
    fn of_texts_in_several_languages_one_is_taken() {
        let root = json!({
            "@context": ["https://schema.org", {"@language": "de"}],
            "headline": [{"@value": "Rain", "@language": "en"}, {"@value": "Regen", "@language": "de-DE"}],
        });
        let graph = Graph::of(&root);
        assert_eq!(graph.text(&root, "headline").unwrap().text, "Regen");
    }
}

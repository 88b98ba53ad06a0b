//! The text of a source, component by component and without ranges, for the check that nothing is lost.

use super::super::json::Fields;
use super::super::{Options, Source, html, unknown};
use super::component::SETTINGS;
use super::table::key_of;
use serde_json::Value;

pub(super) fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    let Some(root) = source.json() else { return text };
    let components = root.list("components");
    if super::headline(root).is_none() {
        push(root.string("title"), &mut text);
    }
    let roles = |names: &[&str]| has_role(components, names);
    if !roles(&["intro"]) {
        push(root.string("subtitle"), &mut text);
    }
    if !roles(&["byline", "author", "illustrator", "photographer"]) {
        let authors = root.path(&["metadata"]).map(|metadata| metadata.list("authors")).unwrap_or_default();
        authors.iter().for_each(|name| push(name.as_str(), &mut text));
    }
    components.iter().for_each(|one| component(one, &mut text));
    text
}

fn has_role(components: &[Value], names: &[&str]) -> bool {
    components.iter().any(|one| {
        one.string("role").is_some_and(|role| names.contains(&role)) || has_role(one.list("components"), names)
    })
}

fn push(words: Option<&str>, text: &mut String) {
    text.push('\n');
    text.push_str(words.unwrap_or_default());
}

/// The text of one component and of those inside it.
pub(super) fn component(value: &Value, text: &mut String) {
    formatted(value, text);
    if let Some(caption) = value.field("caption") {
        formatted(caption, text);
    }
    if let Some(markup) = value.string("html") {
        push(Some(&html::source_text(markup)), text);
    }
    value.list("items").iter().for_each(|item| {
        push(item.string("title"), text);
        component(item, text);
    });
    if let Some(data) = value.field("data") {
        for descriptor in data.list("descriptors") {
            cell(descriptor.field("label").or(descriptor.field("key")), text);
        }
        for record in data.list("records") {
            data.list("descriptors").iter().for_each(|descriptor| cell(record.field(key_of(descriptor)), text));
        }
    }
    value.list("components").iter().for_each(|one| component(one, text));
    if !ROLES.contains(&value.string("role").unwrap_or("photo")) {
        let mut rest = value.clone();
        if let Some(object) = rest.as_object_mut() {
            object.retain(|key, _| !SETTINGS.contains(&key.as_str()) && key != "caption");
        }
        unknown::text("rest", &rest, text);
    }
}

fn cell(value: Option<&Value>, text: &mut String) {
    match value {
        Some(Value::Object(_)) => {
            let value = value.unwrap_or(&Value::Null);
            formatted(value, text);
            if let Some(caption) = value.field("caption") {
                formatted(caption, text);
            }
        }
        Some(Value::String(words)) => push(Some(words), text),
        Some(Value::Number(number)) => push(Some(&number.to_string()), text),
        Some(Value::Bool(flag)) => push(Some(if *flag { "true" } else { "false" }), text),
        _ => {}
    }
}

fn formatted(value: &Value, text: &mut String) {
    let words = super::styled::text_of(value);
    match value.string("format") {
        Some("html") => push(Some(&html::source_text(words)), text),
        Some("markdown") => push(Some(&without_signs(words)), text),
        _ => push(Some(words), text),
    }
}

/// Markdown without the addresses of its links, which are no words of the article.
fn without_signs(markdown: &str) -> String {
    let mut plain = String::new();
    let mut rest = markdown;
    while let Some((before, after)) = rest.split_once("](") {
        plain.push_str(before);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// The roles that the format has, in the order of Apple's list.
pub(super) const ROLES: &[&str] = &[
    "title",
    "heading",
    "heading1",
    "heading2",
    "heading3",
    "heading4",
    "heading5",
    "heading6",
    "body",
    "intro",
    "author",
    "byline",
    "caption",
    "illustrator",
    "photographer",
    "quote",
    "pullquote",
    "article_title",
    "image",
    "photo",
    "figure",
    "portrait",
    "logo",
    "article_thumbnail",
    "gallery",
    "mosaic",
    "audio",
    "music",
    "podcast",
    "video",
    "embedwebvideo",
    "embedvideo",
    "map",
    "place",
    "arkit",
    "instagram",
    "facebook_post",
    "tweet",
    "tiktok",
    "datatable",
    "htmltable",
    "container",
    "section",
    "chapter",
    "header",
    "aside",
    "divider",
    "article_link",
    "link_button",
    "spacer",
    "flexible_spacer",
    "banner_advertisement",
    "medium_rectangle_advertisement",
    "replica_advertisement",
];

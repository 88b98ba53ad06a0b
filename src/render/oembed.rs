//! oEmbed answers: what a site shows that embeds an article by its address.

use super::Options;
use super::linked_data::cover;
use super::page::attribute;
use crate::article::{Article, Role, plain_text};
use serde_json::{Map, Value, json};

/// What an oEmbed answer needs beside the article.
#[derive(Debug, Clone)]
pub struct Embedding {
    /// The address of `embed.html` with the article's own in its query.
    pub frame: String,
    /// The frame's width in CSS pixels.
    pub width: u32,
    /// The frame's height in CSS pixels, until the article says how high it is.
    pub height: u32,
    /// For how many seconds the answer may be kept.
    pub cache_age: Option<u32>,
}

/// The oEmbed 1.0 answer of type `rich` (oembed.com, section 2.3.4.4).
pub(super) fn oembed(article: &Article, options: &Options, embedding: &Embedding) -> Value {
    let headline = plain_text(&article.headline);
    let title = if headline.trim().is_empty() { options.messages.untitled() } else { headline.trim() };
    let mut answer = Map::new();
    answer.insert("version".into(), json!("1.0"));
    answer.insert("type".into(), json!("rich"));
    answer.insert("title".into(), json!(title));
    if let Some(author) = article.contributors.iter().find(|one| one.role == Role::Author) {
        answer.insert("author_name".into(), json!(author.person.name));
        if let Some(url) = &author.person.url {
            answer.insert("author_url".into(), json!(url.as_str()));
        }
    }
    if let Some(source) = &article.source {
        answer.insert("provider_name".into(), json!(source.name));
        if let Some(url) = &source.url {
            answer.insert("provider_url".into(), json!(url.as_str()));
        }
    }
    // A thumbnail needs all three (section 2.3.4).
    if let Some(image) = cover(article)
        && let (Some(width), Some(height)) = (image.width, image.height)
    {
        answer.insert("thumbnail_url".into(), json!(image.url.as_str()));
        answer.insert("thumbnail_width".into(), json!(width));
        answer.insert("thumbnail_height".into(), json!(height));
    }
    answer.insert("html".into(), json!(frame(title, embedding)));
    answer.insert("width".into(), json!(embedding.width));
    answer.insert("height".into(), json!(embedding.height));
    if let Some(cache_age) = embedding.cache_age {
        answer.insert("cache_age".into(), json!(cache_age));
    }
    Value::Object(answer)
}

/// The frame, with a title for those who hear the page, and in a sandbox.
fn frame(title: &str, embedding: &Embedding) -> String {
    let (width, height) = (embedding.width.to_string(), embedding.height.to_string());
    let mut html = String::from("<iframe");
    for (name, value) in [
        ("src", embedding.frame.as_str()),
        ("title", title),
        ("width", &width),
        ("height", &height),
        ("loading", "lazy"),
        ("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"),
        ("referrerpolicy", "strict-origin-when-cross-origin"),
    ] {
        attribute(&mut html, name, value);
    }
    html.push_str("></iframe>");
    html
}

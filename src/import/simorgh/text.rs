//! The text of a source, taken out by its fragments alone, for the check that nothing is lost.

use super::super::json::Fields;
use super::super::{Options, Source, html, unknown};
use super::{Found, blocks_of, find, kind};
use serde_json::Value;

pub(super) fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    match source.json().and_then(find) {
        Some(Found::Article(article)) => {
            nodes(blocks_of(article.field("header")), &mut text);
            nodes(blocks_of(article.field("content")), &mut text);
        }
        Some(Found::Blocks(blocks)) => nodes(blocks, &mut text),
        Some(Found::Posts(list)) => posts(list, &mut text),
        Some(Found::Live(page)) => {
            for key in ["title", "description"] {
                push(page.string(key), &mut text);
            }
            push(page.path(&["liveTextStream", "contributors"]).and_then(Value::as_str), &mut text);
            push(page.path(&["headerImage", "copyright"]).and_then(Value::as_str), &mut text);
            nodes(blocks_of(page.path(&["summaryPoints", "content"])), &mut text);
            posts(
                page.path(&["liveTextStream", "content", "data"]).map_or(&[], |data| data.list("results")),
                &mut text,
            );
        }
        None => {}
    }
    text
}

fn posts(list: &[Value], text: &mut String) {
    for post in list {
        nodes(blocks_of(post.field("header")), text);
        nodes(blocks_of(post.field("content")), text);
        if post.field("header").is_none() {
            push(post.list("titles").iter().find_map(|title| title.string("title")), text);
            push(post.list("descriptions").iter().find_map(|description| description.string("text")), text);
        }
    }
}

fn push(words: Option<&str>, text: &mut String) {
    text.push('\n');
    text.push_str(words.unwrap_or_default());
}

fn nodes(list: &[Value], text: &mut String) {
    list.iter().for_each(|value| node(value, text));
}

fn node(value: &Value, text: &mut String) {
    let model = value.field("model").unwrap_or(value);
    match kind(value) {
        "altText" | "timestamp" => {}
        // The same picture in several sizes.
        "embedImages" => blocks_of(Some(value)).last().into_iter().for_each(|value| node(value, text)),
        // Where a contributor can be found elsewhere.
        "contributor" => {
            blocks_of(Some(value)).iter().filter(|part| !matches!(kind(part), "link" | "images")).for_each(|part| {
                node(part, text);
            });
        }
        "rawImage" => push(model.string("copyrightHolder"), text),
        "aresMedia" => push(
            blocks_of(Some(value)).iter().find_map(|part| part.path(&["model", "title"])).and_then(Value::as_str),
            text,
        ),
        "fragment" => text.push_str(model.string("text").unwrap_or_default()),
        "embedHtml" => {
            let markup = model.string("embeddableContent").unwrap_or_default();
            push(Some(&html::source_text(markup)), text);
        }
        "aresOEmbed" | "oEmbed" => {
            let oembed = model.field("oembed").unwrap_or(model);
            push(oembed.string("title"), text);
            push(Some(&html::source_text(oembed.string("html").unwrap_or_default())), text);
        }
        "transcript" => blocks_of(Some(value)).iter().for_each(|line| push(line.string("content"), text)),
        name => {
            let inner = blocks_of(Some(value));
            let in_line = matches!(name, "urlLink" | "inline");
            if !in_line {
                text.push('\n');
            }
            if inner.is_empty() && matches!(name, "paragraph" | "urlLink" | "inline" | "listItem") {
                text.push_str(model.string("text").unwrap_or_default());
            } else if inner.is_empty() && !matches!(name, "disclaimer" | "wsoj" | "podcastPromo" | "embed" | "social") {
                unknown::text("model", model, text);
            }
            nodes(inner, text);
            if !in_line {
                text.push('\n');
            }
        }
    }
}

//! Formats that are a tree of typed nodes.

use crate::story::{Item, Mark, Part, Run, Story};
use serde_json::{Value, json};

/// The runs' texts with the spaces between them.
fn spaced(runs: &[Run]) -> impl Iterator<Item = (String, Mark)> + '_ {
    runs.iter().enumerate().map(|(at, run)| (format!("{}{}", if at > 0 { " " } else { "" }, run.text), run.mark))
}

fn plain(text: &str) -> Vec<Run> {
    vec![Run { text: text.to_string(), mark: Mark::Plain }]
}

pub(crate) fn article(story: &Story) -> String {
    fn inlines(runs: &[Run]) -> Vec<Value> {
        let inline = |(text, mark)| {
            let text = json!({ "type": "text", "text": text });
            match mark {
                Mark::Plain => text,
                Mark::Strong => json!({ "type": "strong", "content": [text] }),
                Mark::Emphasis => json!({ "type": "emphasis", "content": [text] }),
                Mark::Link => json!({ "type": "link", "url": "https://example.org/a", "content": [text] }),
            }
        };
        spaced(runs).map(inline).collect()
    }
    fn list(ordered: bool, items: &[Item]) -> Value {
        let item = |item: &Item| {
            let mut content = vec![json!({ "type": "paragraph", "content": inlines(&item.text) })];
            if !item.below.is_empty() {
                content.push(list(ordered, &item.below));
            }
            json!({ "content": content })
        };
        json!({ "type": "list", "ordered": ordered, "items": items.iter().map(item).collect::<Vec<_>>() })
    }
    let block = |part: &Part| match part {
        Part::Heading(level, text) => json!({ "type": "heading", "level": level, "content": inlines(&plain(text)) }),
        Part::Paragraph(runs) => json!({ "type": "paragraph", "content": inlines(runs) }),
        Part::Quote(runs) => {
            json!({ "type": "quote", "content": [{ "type": "paragraph", "content": inlines(runs) }] })
        }
        Part::List { ordered, items } => list(*ordered, items),
    };
    let body: Vec<_> = story.parts.iter().map(block).collect();
    json!({ "headline": inlines(&plain(&story.headline)), "body": body }).to_string()
}

pub(crate) fn simorgh(story: &Story) -> String {
    fn paragraph(runs: &[Run]) -> Value {
        let fragment = |(text, mark): (String, Mark)| {
            let attributes = match mark {
                Mark::Strong => vec!["bold"],
                Mark::Emphasis => vec!["italic"],
                _ => Vec::new(),
            };
            let fragment = json!({ "type": "fragment", "model": { "text": text, "attributes": attributes } });
            match mark {
                Mark::Link => json!({ "type": "urlLink", "model": {
                    "text": text, "locator": "https://example.org/a", "blocks": [fragment] } }),
                _ => fragment,
            }
        };
        let text: String = spaced(runs).map(|(text, _)| text).collect();
        let fragments: Vec<_> = spaced(runs).map(fragment).collect();
        json!({ "type": "paragraph", "model": { "text": text, "blocks": fragments } })
    }
    fn list(ordered: bool, items: &[Item]) -> Value {
        let item = |item: &Item| {
            let mut blocks = vec![paragraph(&item.text)];
            if !item.below.is_empty() {
                blocks.push(list(ordered, &item.below));
            }
            json!({ "type": "listItem", "model": { "blocks": blocks } })
        };
        let name = if ordered { "orderedList" } else { "unorderedList" };
        json!({ "type": name, "model": { "blocks": items.iter().map(item).collect::<Vec<_>>() } })
    }
    let text = |blocks: Value| json!({ "type": "text", "model": { "blocks": [blocks] } });
    let heading = |name: &str, level: u8, heading: &str| json!({ "type": name, "model": { "level": level, "blocks": [text(paragraph(&plain(heading)))] } });
    let mut blocks = vec![heading("headline", 1, &story.headline)];
    blocks.extend(story.parts.iter().map(|part| match part {
        Part::Heading(level, text) => heading("subheadline", *level, text),
        // Optimo has no quotations of its own.
        Part::Paragraph(runs) | Part::Quote(runs) => text(paragraph(runs)),
        Part::List { ordered, items } => text(list(*ordered, items)),
    }));
    json!({
        "metadata": { "id": "urn:bbc:ares::article:c000example1", "type": "article", "passport": { "language": "en-GB" } },
        "content": { "model": { "blocks": blocks } },
    })
    .to_string()
}

pub(crate) fn contentful(story: &Story) -> String {
    fn texts(runs: &[Run]) -> Vec<Value> {
        let node = |(text, mark)| {
            let marks = match mark {
                Mark::Strong => vec![json!({ "type": "bold" })],
                Mark::Emphasis => vec![json!({ "type": "italic" })],
                _ => Vec::new(),
            };
            let text = json!({ "nodeType": "text", "value": text, "marks": marks, "data": {} });
            match mark {
                Mark::Link => {
                    json!({ "nodeType": "hyperlink", "data": { "uri": "https://example.org/a" }, "content": [text] })
                }
                _ => text,
            }
        };
        spaced(runs).map(node).collect()
    }
    fn node(name: &str, content: Vec<Value>) -> Value {
        json!({ "nodeType": name, "data": {}, "content": content })
    }
    fn list(ordered: bool, items: &[Item]) -> Value {
        let item = |item: &Item| {
            let mut content = vec![node("paragraph", texts(&item.text))];
            if !item.below.is_empty() {
                content.push(list(ordered, &item.below));
            }
            node("list-item", content)
        };
        node(if ordered { "ordered-list" } else { "unordered-list" }, items.iter().map(item).collect())
    }
    let block = |part: &Part| match part {
        Part::Heading(level, text) => node(&format!("heading-{level}"), texts(&plain(text))),
        Part::Paragraph(runs) => node("paragraph", texts(runs)),
        Part::Quote(runs) => node("blockquote", vec![node("paragraph", texts(runs))]),
        Part::List { ordered, items } => list(*ordered, items),
    };
    json!({
        "sys": { "id": "a", "type": "Entry" },
        "fields": { "title": story.headline, "body": node("document", story.parts.iter().map(block).collect()) },
    })
    .to_string()
}

pub(crate) fn prosemirror(story: &Story) -> String {
    fn texts(runs: &[Run]) -> Vec<Value> {
        let node = |(text, mark)| {
            let marks = match mark {
                Mark::Plain => Vec::new(),
                Mark::Strong => vec![json!({ "type": "bold" })],
                Mark::Emphasis => vec![json!({ "type": "italic" })],
                Mark::Link => vec![json!({ "type": "link", "attrs": { "href": "https://example.org/a" } })],
            };
            json!({ "type": "text", "text": text, "marks": marks })
        };
        spaced(runs).map(node).collect()
    }
    fn node(name: &str, content: Vec<Value>) -> Value {
        json!({ "type": name, "content": content })
    }
    fn list(ordered: bool, items: &[Item]) -> Value {
        let item = |item: &Item| {
            let mut content = vec![node("paragraph", texts(&item.text))];
            if !item.below.is_empty() {
                content.push(list(ordered, &item.below));
            }
            node("listItem", content)
        };
        node(if ordered { "orderedList" } else { "bulletList" }, items.iter().map(item).collect())
    }
    let heading = |level: u8, text: &str| json!({ "type": "heading", "attrs": { "level": level }, "content": texts(&plain(text)) });
    let block = |part: &Part| match part {
        Part::Heading(level, text) => heading(*level, text),
        Part::Paragraph(runs) => node("paragraph", texts(runs)),
        Part::Quote(runs) => node("blockquote", vec![node("paragraph", texts(runs))]),
        Part::List { ordered, items } => list(*ordered, items),
    };
    let content = std::iter::once(heading(1, &story.headline)).chain(story.parts.iter().map(block)).collect();
    node("doc", content).to_string()
}

/// A Lexical state.
fn lexical_state(story: &Story, with_headline: bool) -> Value {
    fn texts(runs: &[Run]) -> Vec<Value> {
        let text = |text: &str, format: u8| json!({ "type": "text", "version": 1, "text": text, "format": format });
        let node = |(words, mark): (String, Mark)| match mark {
            Mark::Plain => text(&words, 0),
            Mark::Strong => text(&words, 1),
            Mark::Emphasis => text(&words, 2),
            Mark::Link => {
                json!({ "type": "link", "version": 1, "url": "https://example.org/a", "children": [text(&words, 0)] })
            }
        };
        spaced(runs).map(|(words, mark)| node((words.to_string(), mark))).collect()
    }
    fn node(name: &str, children: Vec<Value>) -> Value {
        json!({ "type": name, "version": 1, "children": children })
    }
    fn list(ordered: bool, items: &[Item]) -> Value {
        let mut children = Vec::new();
        for item in items {
            children.push(node("listitem", texts(&item.text)));
            if !item.below.is_empty() {
                children.push(node("listitem", vec![list(ordered, &item.below)]));
            }
        }
        let sort = if ordered { "number" } else { "bullet" };
        json!({ "type": "list", "version": 1, "listType": sort, "children": children })
    }
    let heading = |level: u8, text: &str| json!({ "type": "heading", "version": 1, "tag": format!("h{level}"), "children": texts(&plain(text)) });
    let block = |part: &Part| match part {
        Part::Heading(level, text) => heading(*level, text),
        Part::Paragraph(runs) => node("paragraph", texts(runs)),
        Part::Quote(runs) => node("quote", texts(runs)),
        Part::List { ordered, items } => list(*ordered, items),
    };
    let headline = with_headline.then(|| heading(1, &story.headline));
    let children = headline.into_iter().chain(story.parts.iter().map(block)).collect();
    json!({ "root": node("root", children) })
}

pub(crate) fn lexical(story: &Story) -> String {
    lexical_state(story, true).to_string()
}

pub(crate) fn ghost(story: &Story) -> String {
    json!({ "posts": [{
        "id": "a", "uuid": "b", "slug": "c", "title": story.headline, "visibility": "public",
        "lexical": lexical_state(story, false).to_string(),
    }] })
    .to_string()
}

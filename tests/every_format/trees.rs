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

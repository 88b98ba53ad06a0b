//! Formats that are a flat list of blocks.

use crate::markup::{escaped, html_runs};
use crate::story::{Item, Mark, Part, Run, Story};
use serde_json::{Value, json};

fn spans(runs: &[Run]) -> (Vec<Value>, Vec<Value>) {
    let mut spans = Vec::new();
    let mut links = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let key = format!("link{at}");
        let mark = match run.mark {
            Mark::Plain => None,
            Mark::Strong => Some("strong"),
            Mark::Emphasis => Some("em"),
            Mark::Link => Some(key.as_str()),
        };
        if run.mark == Mark::Link {
            links.push(json!({ "_key": key, "_type": "link", "href": "https://example.org/a" }));
        }
        let space = if at > 0 { " " } else { "" };
        spans.push(json!({ "_type": "span", "text": format!("{space}{}", run.text), "marks": mark.into_iter().collect::<Vec<_>>() }));
    }
    (spans, links)
}

fn block(style: &str, runs: &[Run]) -> Value {
    let (children, links) = spans(runs);
    json!({ "_type": "block", "style": style, "children": children, "markDefs": links })
}

fn portable_items(ordered: bool, items: &[Item], level: usize, blocks: &mut Vec<Value>) {
    for item in items {
        let (children, links) = spans(&item.text);
        blocks.push(json!({
            "_type": "block", "style": "normal", "children": children, "markDefs": links,
            "listItem": if ordered { "number" } else { "bullet" }, "level": level,
        }));
        portable_items(ordered, &item.below, level + 1, blocks);
    }
}

pub(crate) fn portable_text(story: &Story) -> String {
    let mut blocks = Vec::new();
    for part in &story.parts {
        match part {
            Part::Heading(level, text) => {
                blocks.push(block(&format!("h{level}"), &[Run { text: text.clone(), mark: Mark::Plain }]));
            }
            Part::Paragraph(runs) => blocks.push(block("normal", runs)),
            Part::Quote(runs) => blocks.push(block("blockquote", runs)),
            Part::List { ordered, items } => portable_items(*ordered, items, 1, &mut blocks),
        }
    }
    json!({ "_type": "post", "_id": "1", "title": story.headline, "body": blocks }).to_string()
}

fn apple_items(tag: &str, items: &[Item]) -> String {
    let item = |item: &Item| {
        let below = if item.below.is_empty() { String::new() } else { apple_items(tag, &item.below) };
        format!("<li>{}{below}</li>", html_runs(&item.text))
    };
    format!("<{tag}>{}</{tag}>", items.iter().map(item).collect::<String>())
}

pub(crate) fn apple_news(story: &Story) -> String {
    let component = |part: &Part| match part {
        Part::Heading(level, text) => json!({ "role": format!("heading{level}"), "text": text }),
        Part::Paragraph(runs) => {
            json!({ "role": "body", "format": "html", "text": format!("<p>{}</p>", html_runs(runs)) })
        }
        Part::Quote(runs) => json!({ "role": "quote", "format": "html", "text": html_runs(runs) }),
        Part::List { ordered, items } => {
            let list = apple_items(if *ordered { "ol" } else { "ul" }, items);
            json!({ "role": "body", "format": "html", "text": list })
        }
    };
    json!({
        "version": "1.24", "identifier": "a", "language": "en", "title": story.headline,
        "layout": { "columns": 7, "width": 1024 }, "documentStyle": {},
        "components": story.parts.iter().map(component).collect::<Vec<_>>(), "componentTextStyles": {},
    })
    .to_string()
}

pub(crate) fn ans(story: &Story) -> String {
    fn list(ordered: bool, items: &[Item]) -> Value {
        let mut all = Vec::new();
        for item in items {
            all.push(json!({ "type": "text", "content": html_runs(&item.text) }));
            if !item.below.is_empty() {
                all.push(list(ordered, &item.below));
            }
        }
        json!({ "type": "list", "list_type": if ordered { "ordered" } else { "unordered" }, "items": all })
    }
    let element = |part: &Part| match part {
        Part::Heading(level, text) => json!({ "type": "header", "level": level, "content": escaped(text) }),
        Part::Paragraph(runs) => json!({ "type": "text", "content": html_runs(runs) }),
        Part::Quote(runs) => {
            let text = json!({ "type": "text", "content": html_runs(runs) });
            json!({ "type": "quote", "subtype": "blockquote", "content_elements": [text] })
        }
        Part::List { ordered, items } => list(*ordered, items),
    };
    json!({
        "type": "story", "version": "0.10.9", "_id": "A", "language": "en", "headlines": { "basic": escaped(&story.headline) },
        "content_elements": story.parts.iter().map(element).collect::<Vec<_>>(),
    })
    .to_string()
}

pub(crate) fn editorjs(story: &Story) -> String {
    fn items(all: &[Item]) -> Vec<Value> {
        all.iter()
            .map(|item| json!({ "content": html_runs(&item.text), "meta": {}, "items": items(&item.below) }))
            .collect()
    }
    let header = |level: u8, text: &str| json!({ "type": "header", "data": { "text": escaped(text), "level": level } });
    let block = |part: &Part| match part {
        Part::Heading(level, text) => header(*level, text),
        Part::Paragraph(runs) => json!({ "type": "paragraph", "data": { "text": html_runs(runs) } }),
        Part::Quote(runs) => json!({ "type": "quote", "data": { "text": html_runs(runs), "caption": "" } }),
        Part::List { ordered, items: all } => {
            let style = if *ordered { "ordered" } else { "unordered" };
            json!({ "type": "list", "data": { "style": style, "items": items(all) } })
        }
    };
    let blocks: Vec<_> = std::iter::once(header(1, &story.headline)).chain(story.parts.iter().map(block)).collect();
    json!({ "time": 1_795_509_000_000_u64, "version": "2.31.0", "blocks": blocks }).to_string()
}

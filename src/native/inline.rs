//! Inlines and the nodes of formulas: a `type`, and what that type has.

use super::block::tagged;
use super::record::{Record, is_always, key};
use super::value::{kept, wrong};
use super::{Native, Writer, field};
use crate::article::{Image, Inline, Link, MathNode, Span, Timestamp, words};
use crate::finding::{Finding, Rule};
use crate::import::{Draft, Fields};
use crate::url::Url;
use serde_json::Value;

tagged! {
    Inline;
    Text "text" { text: always }
    Emphasis "emphasis" { content: always }
    Strong "strong" { content: always }
    Code "code" { text: always }
    Quotation "quotation" { content: always, cite }
    Subscript "subscript" { content: always }
    Superscript "superscript" { content: always }
    Deletion "deletion" { content: always }
    Insertion "insertion" { content: always }
    Mark "mark" { content: always }
    Small "small" { content: always }
    Abbreviation "abbreviation" { content: always, title }
    Keyboard "keyboard" { content: always }
    Cite "cite" { content: always }
    Ruby "ruby" { content: always, reading: always }
    Math "math" { source: always, mathml }
    NoteRef "noteRef" { note: always }
    LineBreak "lineBreak" { };
    Span "span"
    Image "image";
    else write_passage
}

/// Writes the inlines whose text is kept even where the rest of them can't be used.
fn write_passage(inline: &Inline, out: &mut Writer) {
    match inline {
        Inline::Link(link) => {
            out.name("link");
            out.field("url", true, &link.url);
            out.field("title", false, &link.title);
            out.field("content", true, &link.content);
        }
        Inline::Time { content, value } => {
            out.name("time");
            out.field("content", true, content);
            out.field("value", true, value);
        }
        _ => {}
    }
}

/// A link or a time; its text alone, where it leads nowhere or is none.
fn read_passage(name: &str, value: &Value, draft: &mut Draft<'_>) -> Inline {
    let mut content: Vec<Inline> = Vec::new();
    field(value, "content", draft, &mut content);
    let (mut url, mut title, mut time): (Option<Url>, Option<String>, Option<Timestamp>) = (None, None, None);
    let key = if name == "link" { "url" } else { "value" };
    if value.field(key).is_none() {
        let origin = draft.origin_of(value);
        let message = format!("a `{name}` has no `{key}`: its text is kept");
        draft.report(Finding::new(Rule::BadValue, origin, message));
    }
    match name {
        "link" => field(value, key, draft, &mut url),
        _ => field(value, key, draft, &mut time),
    }
    field(value, "title", draft, &mut title);
    match (url, time) {
        (Some(url), _) => Inline::Link(Box::new(Link { url, title, content })),
        (_, Some(value)) => Inline::Time { content, value },
        _ => text_alone(content),
    }
}

fn text_alone(content: Vec<Inline>) -> Inline {
    Inline::Span(Box::new(Span { content, ..Span::default() }))
}

impl Native for Inline {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        if let Value::String(text) = value
            && let Some(inline) = Self::of_text(text)
        {
            kept(draft, value, "a part of a text");
            return Some(inline);
        }
        if !value.is_object() {
            return wrong(draft, value, "a part of a text");
        }
        let name = value.string("type").unwrap_or_default();
        if matches!(name, "link" | "time") {
            return Some(read_passage(name, value, draft));
        }
        if name == "image" {
            // The address it can't be without is the only thing that can fail, and has been reported.
            return <Box<Image>>::read(value, draft).map(Self::Image);
        }
        if let Some(inline) = Self::read_as(name, value, draft) {
            return Some(inline);
        }
        let origin = draft.origin_of(value);
        let message = format!("the type `{name}` of a part of a text is not known: its text is kept");
        draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        let (mut text, mut content) = (String::new(), Vec::new());
        field(value, "text", draft, &mut text);
        field(value, "content", draft, &mut content);
        if !text.is_empty() {
            content.insert(0, Self::text(text));
        }
        Some(text_alone(content))
    }

    fn write(&self, out: &mut Writer) {
        out.object(|out| self.write_fields(out));
    }

    fn of_text(text: &str) -> Option<Self> {
        words(text).next().map(|_| Self::text(text))
    }
}

tagged! {
    MathNode;
    Text "text" { text: always };
    Element "element"
}

impl Native for MathNode {
    fn read(value: &Value, draft: &mut Draft<'_>) -> Option<Self> {
        let name = value.string("type").unwrap_or_default();
        Self::read_as(name, value, draft).or_else(|| wrong(draft, value, "a part of a formula"))
    }

    fn write(&self, out: &mut Writer) {
        out.object(|out| self.write_fields(out));
    }
}

//! The texts of an item, whatever version they are written in.

use crate::import::json::Fields;
use crate::import::{Options, Source, html, items};
use serde_json::Value;

/// One form of a text.
#[derive(Clone, Copy)]
pub(super) struct Part<'v> {
    /// The string in the source.
    pub(super) value: &'v Value,
    /// Its characters.
    pub(super) text: &'v str,
    /// Whether it is HTML.
    pub(super) is_markup: bool,
    /// How well it serves: lower is better.
    rank: u8,
}

/// The value of a field that version 3 writes in camel case: `name` is its lower-case form.
pub(super) fn field<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    item.field(name).or_else(|| {
        let (_, value) = item.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(value).filter(|value| !value.is_null())
    })
}

/// Every form of the text called `name` ("body", "headline", "description").
pub(super) fn parts<'v>(item: &'v Value, name: &str) -> Vec<Part<'v>> {
    let plural = if name == "body" { "bodies".to_string() } else { [name, "s"].concat() };
    let mut parts: Vec<Part<'v>> = item.list(&plural).iter().filter_map(of_object).collect();
    let object = item.as_object();
    for (key, value) in object.into_iter().flatten() {
        let kind = match key.strip_prefix(name) {
            Some("") => "",
            Some(rest) if rest.starts_with('_') => rest,
            _ => continue,
        };
        if let Some(text) = value.as_str() {
            let is_markup = kind.contains("html") || (name == "body" && looks_like_markup(text));
            parts.push(Part { value, text, is_markup, rank: u8::from(!is_markup) });
        }
    }
    parts.retain(|part| !part.text.trim().is_empty());
    parts
}

/// A text of version 2 or 3: `{role, contentType, value}`.
fn of_object(object: &Value) -> Option<Part<'_>> {
    let value = object.field("value")?;
    let text = value.as_str()?;
    let kind = field(object, "contenttype").and_then(Value::as_str).unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let (is_markup, rank) = match kind {
        "text/html" => (true, 0),
        "application/xhtml+xml" => (true, 1),
        "text/plain" => (false, 2),
        "" => (looks_like_markup(text), 3),
        // NITF and the like: taken only where there is nothing else, for its text.
        _ => (true, 9),
    };
    // Where forms are alike, the main one serves best.
    let main = object.string("role").is_none_or(|role| role.eq_ignore_ascii_case("main"));
    Some(Part { value, text, is_markup, rank: rank * 2 + u8::from(!main) })
}

fn looks_like_markup(text: &str) -> bool {
    ["</p>", "<br", "</a>", "</div>", "</h"].iter().any(|sign| text.contains(sign))
}

/// The form that serves readers best.
pub(super) fn best<'v>(parts: &[Part<'v>]) -> Option<Part<'v>> {
    parts.iter().min_by_key(|part| part.rank).copied()
}

/// The headline, byline and body, from the forms that readers get.
pub(super) fn source_text(source: &Source<'_>, options: &Options) -> String {
    let items = super::items(source);
    let Some(item) = items::chosen(&super::offers(items), options).and_then(|at| items.get(at)) else {
        return String::new();
    };
    let mut text = String::new();
    for name in ["headline", "body"] {
        if let Some(part) = best(&parts(item, name)) {
            let words = if part.is_markup { html::source_text(part.text) } else { part.text.to_string() };
            text.push_str(&words);
            text.push('\n');
        }
    }
    text.push_str(item.string("by").or(item.string("byline")).unwrap_or_default());
    text
}

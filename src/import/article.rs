//! The native JSON article: the model itself.

use super::json::Fields;
use super::leftover::Shown;
use super::{Draft, Error, Importer, Match, Options, Source};
use crate::native;
use serde_json::Value;

pub(super) static IMPORTER: Importer =
    Importer { name: "article", title: "Standfirst's own JSON", detect, read, source_text };

fn detect(source: &Source<'_>) -> Option<Match> {
    let value = source.json()?;
    let typed = |list: &[Value]| list.first().is_some_and(|one| one.string("type").is_some());
    match (typed(value.list("headline")), typed(value.list("body"))) {
        (true, _) => Match::new(95, "has a `headline` of typed parts"),
        (false, true) => Match::new(80, "has a `body` of typed blocks"),
        _ => None,
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let wrong = |reason: &str| Error::WrongFormat { format: "article", reason: reason.into() };
    let value = source.json().ok_or_else(|| wrong("it is not JSON"))?;
    draft.article = native::read(value, draft).ok_or_else(|| wrong("it is not an object"))?;
    Shown::default().and(std::slice::from_ref(value)).report(draft, &[]);
    Ok(())
}

/// Every string that readers see, by the names of the fields that hold text.
fn source_text(source: &Source<'_>, _: &Options) -> String {
    let mut text = String::new();
    let mut open: Vec<(&str, &Value)> = source.json().map(|value| ("", value)).into_iter().collect();
    while let Some((key, value)) = open.pop() {
        match value {
            Value::String(words)
                if matches!(key, "text" | "name" | "kicker" | "label" | "dateline" | "rights" | "source" | "job") =>
            {
                text.push_str(words);
                text.push(' ');
            }
            Value::Array(list) => open.extend(list.iter().rev().map(|one| (key, one))),
            Value::Object(object) => open.extend(object.iter().rev().map(|(key, one)| (key.as_str(), one))),
            _ => {}
        }
    }
    text
}

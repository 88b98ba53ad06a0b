//! No text is lost by damage elsewhere: what a reader is shown of a source is still shown, or said to be left
//! out, when other values of the source are of the wrong kind. That holds for every format of JSON alike and
//! asks nothing of its importer: each text gets a word of its own, and the words are looked for.

use super::damage::Chance;
use serde_json::Value;
use standfirst::finding::Rule;
use standfirst::import::{Error, Format, Options, Source};
use standfirst::{Reading, read, render};
use std::collections::BTreeSet;

/// What stands at the start of every mark: a word of no language and no base of numbers.
const SIGN: &str = "qzx";

/// Fields beside the text of an article: who made it and who pays for it, what it is about, what its parts are, what
/// stands for a picture, other languages and other articles. Where one is of the wrong kind it may count for none.
const AROUND: &[&str] = &[
    "accessibilityCaption",
    "alt",
    "byline",
    "categories",
    "commercialProperties",
    "copyright",
    "copyrightNotice",
    "credits",
    "de-DE",
    "distributor",
    "en-GB",
    "height",
    "includes",
    "keyEvents",
    "label",
    "metadata",
    "name",
    "person",
    "promo_images",
    "raw_oembed",
    "related_content",
    "role",
    "subMetaKeywordLinks",
    "subMetaSectionLinks",
    "subtitle",
    "tags",
    "taxonomy",
    "usageTerms",
    "vanity_credits",
    "wp:term",
];

/// A source whose texts are marked, with the marks that are shown.
pub(crate) struct Marked {
    tree: Value,
    /// What it is read as.
    pub(crate) format: Format,
    /// The marks that a reader sees.
    shown: BTreeSet<String>,
}

/// What became of the texts of a damaged source.
pub(crate) enum Fate {
    /// All that stand in it are shown or reported.
    Kept,
    /// It is no article of its format any more, which the caller is told.
    Refused,
    /// A text is lost; with where it stands in the damaged source.
    Lost(String, String),
}

impl Marked {
    /// Marks the texts of the JSON in `text`. None where it is none, or no article, or shows no text.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut tree: Value = serde_json::from_str(text).ok()?;
        let format = reading(&tree, None).ok()?.format;
        mark("", &mut tree, &mut 0);
        let reading = reading(&tree, Some(format)).ok()?;
        let shown: BTreeSet<String> = marks(&render::text(&reading.article, &render::Options::default())).collect();
        (!shown.is_empty()).then_some(Self { tree, format, shown })
    }

    /// Damages the source's values and looks for its texts.
    pub(crate) fn damaged(&self, chance: &mut Chance, other: &Value) -> Fate {
        let mut tree = self.tree.clone();
        for _ in 0..=chance.below(3) {
            chance.damage_values(&mut tree, other);
        }
        let reading = match reading(&tree, None) {
            Ok(reading) if reading.format == self.format => reading,
            _ => return Fate::Refused,
        };
        // Which of a feed's items is shown is another question: the finding names the others.
        if reading.findings.iter().any(|finding| finding.rule == Rule::ItemOfFeed) {
            return Fate::Kept;
        }
        let html = render::html(&reading.article, &render::Options::default());
        let omitted = reading.findings.iter().filter_map(|finding| finding.omitted.as_deref());
        let kept: BTreeSet<String> = std::iter::once(html.as_str()).chain(omitted).flat_map(marks).collect();
        let lost = find(&tree, String::new(), &|text| {
            marks(text).any(|mark| self.shown.contains(&mark) && !kept.contains(&mark))
        });
        lost.map_or(Fate::Kept, |(text, place)| Fate::Lost(text, place))
    }
}

/// The first text under `value`, which stands at `place`, that is `wanted`; with its JSON Pointer.
fn find(value: &Value, place: String, wanted: &dyn Fn(&str) -> bool) -> Option<(String, String)> {
    match value {
        Value::String(text) => wanted(text).then(|| (text.clone(), place)),
        Value::Array(list) => {
            list.iter().enumerate().find_map(|(at, item)| find(item, format!("{place}/{at}"), wanted))
        }
        Value::Object(map) => map.iter().find_map(|(key, value)| find(value, format!("{place}/{key}"), wanted)),
        _ => None,
    }
}

fn reading(tree: &Value, format: Option<Format>) -> Result<Reading, Error> {
    read(&Source::Json(tree.clone()), &Options { format, ..Options::default() })
}

/// Gives each text under `value` a word of its own, ahead of any markup. What may be a name, an address
/// or a date stays as it is.
fn mark(key: &str, value: &mut Value, count: &mut usize) {
    match value {
        _ if AROUND.contains(&key) => {}
        Value::String(text) if is_text(key, text) => {
            *count += 1;
            *text = marked(text, &format!(" {SIGN}{count}{SIGN} "));
        }
        Value::Array(list) => list.iter_mut().for_each(|item| mark(key, item, count)),
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| mark(key, value, count)),
        _ => {}
    }
}

/// `text` with `mark` after each of its words that stands outside of tags.
fn marked(text: &str, mark: &str) -> String {
    let mut marked = String::new();
    let mut before = ' ';
    let mut is_tag = false;
    for letter in text.chars().chain(['\0']) {
        if !is_tag && before.is_alphanumeric() && (letter.is_whitespace() || matches!(letter, '\0' | '<')) {
            marked.push_str(mark);
        }
        is_tag = letter == '<' || is_tag && letter != '>';
        before = letter;
        marked.extend((letter != '\0').then_some(letter));
    }
    marked
}

fn is_text(key: &str, text: &str) -> bool {
    let is_record = text.trim().starts_with(['{', '[']);
    let is_known = matches!(key, "text" | "caption" | "headline" | "html" | "content" | "title" | "summary");
    !is_record && text.chars().any(char::is_alphabetic) && (is_known || text.contains(char::is_whitespace))
}

/// The marks in `text`.
fn marks(text: &str) -> impl Iterator<Item = String> {
    // The first has no sign before it, and a mark that markup has parted is none.
    let parts = text.split(SIGN).skip(1);
    parts.filter(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_string)
}

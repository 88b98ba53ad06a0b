//! Front matter: the block of YAML before a Markdown body.

use crate::article::{Block, BlockKind, Breaking, Correction, Direction};
use crate::article::{Contributor, Figure, Image, Inline, LanguageTag, Origin, Person, Role, Source, Timestamp, Topic};
use crate::finding::{Finding, Rule};
use crate::import::Draft;
use crate::import::json::Fields;
use crate::url::Use;
use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

/// How deep front matter may nest.
const DEPTH: usize = 16;

/// A text with front matter, taken apart.
pub(super) struct Parts<'a> {
    /// The lines between the two fences.
    yaml: &'a str,
    /// Where they start, in bytes.
    start: usize,
    /// Where the body starts, in bytes.
    pub(super) body: usize,
}

/// The parts of `text`, where it starts with a fence and another one follows.
pub(super) fn split(text: &str) -> Option<Parts<'_>> {
    let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let start = first.len();
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(Parts { yaml: text.get(start..at)?, start, body: at + line.len() });
        }
        at += line.len();
    }
    None
}

/// Reads the front matter into the draft. What can't be read is a finding; the body is read all the same.
pub(super) fn read(parts: &Parts<'_>, draft: &mut Draft<'_>) {
    let fields = match load(parts.yaml) {
        Ok(fields) => fields,
        Err((characters, message)) => {
            let offset = parts.yaml.char_indices().nth(characters).map_or(parts.yaml.len(), |(at, _)| at);
            let origin = Origin::new(parts.start + offset);
            draft.report(Finding::new(Rule::BadValue, origin, format!("the front matter can't be read: {message}")));
            return;
        }
    };
    Reader { draft, origin: Origin::new(parts.start) }.article(&fields);
}

struct Reader<'d, 'a> {
    draft: &'d mut Draft<'a>,
    origin: Origin,
}

/// The first of `keys` that has words.
fn first<'v>(fields: &'v Value, keys: &[&str]) -> Option<&'v str> {
    keys.iter().find_map(|key| fields.string(key))
}

fn line(text: &str) -> Vec<Inline> {
    vec![Inline::text(text)]
}

impl Reader<'_, '_> {
    fn article(&mut self, fields: &Value) {
        if let Some(title) = first(fields, &["title", "headline"]) {
            self.draft.article.headline = line(title);
        }
        if let Some(deck) = first(fields, &["standfirst", "subtitle", "subheadline", "dek", "deck", "lede"]) {
            self.draft.article.standfirst = vec![Block::paragraph(line(deck)).at(self.origin)];
        }
        let own = |key: &[&str]| first(fields, key).map(str::to_string);
        self.draft.article.description = own(&["description", "summary", "excerpt"]);
        self.draft.article.kicker = own(&["kicker", "label"]);
        self.draft.article.dateline = own(&["dateline", "location"]);
        self.draft.article.rights = own(&["rights", "copyright", "license"]);
        if let Some(byline) = first(fields, &["byline"]) {
            self.draft.article.byline = line(byline);
        }
        self.draft.article.published = self.time(first(fields, &["date", "published", "pubDate", "publishDate"]));
        self.draft.article.modified = self.time(first(fields, &["updated", "modified", "lastmod", "last_modified_at"]));
        self.draft.article.language = first(fields, &["lang", "language", "locale"]).and_then(LanguageTag::parse);
        self.draft.article.direction = match fields.string("dir").or(fields.string("direction")) {
            Some("rtl") => Some(Direction::Rtl),
            Some("ltr") => Some(Direction::Ltr),
            _ => None,
        };
        self.draft.article.canonical = first(fields, &["canonical", "canonical_url", "canonicalUrl"])
            .and_then(|address| self.draft.url(address, Use::Link, self.origin));
        for key in ["tags", "keywords", "topics"] {
            self.draft.article.topics.extend(names(fields.field(key)).map(|name| Topic { name, url: None }));
        }
        for key in ["section", "sections", "category", "categories"] {
            self.draft.article.sections.extend(names(fields.field(key)).map(|name| Topic { name, url: None }));
        }
        if let Some(source) = fields.field("source").or(fields.field("publisher")) {
            let name = source.as_str().or(source.string("name")).map(str::to_string);
            let url = source.string("url").and_then(|address| self.draft.url(address, Use::Link, self.origin));
            self.draft.article.source = name.map(|name| Source { name, url });
        }
        match fields.field("breaking") {
            Some(Value::Bool(true)) => self.draft.article.breaking = Some(Breaking::default()),
            Some(Value::String(notice)) => {
                self.draft.article.breaking = Some(Breaking { content: line(notice), ..Breaking::default() });
            }
            _ => {}
        }
        for key in ["author", "authors"] {
            self.people(fields.field(key), Role::Author);
        }
        for (key, role) in [
            ("photographer", Role::Photographer),
            ("illustrator", Role::Illustrator),
            ("editor", Role::Editor),
            ("translator", Role::Translator),
            ("contributors", Role::Contributor),
        ] {
            self.people(fields.field(key), role);
        }
        for key in ["lead", "image", "cover", "hero"] {
            if self.draft.article.lead.is_none() {
                self.lead(fields.field(key));
            }
        }
        if let Some(corrections) = fields.field("corrections").or(fields.field("correction")) {
            for text in names(Some(corrections)) {
                let content = vec![Block::paragraph(line(&text)).at(self.origin)];
                self.draft.article.corrections.push(Correction { content, ..Correction::default() });
            }
        }
    }

    fn time(&mut self, text: Option<&str>) -> Option<Timestamp> {
        let text = text?;
        let time = Timestamp::parse(text);
        if time.is_none() {
            let message = format!("`{text}` is not a date or time, such as `2026-11-24T08:30:00Z`");
            self.draft.report(Finding::new(Rule::BadValue, self.origin, message));
        }
        time
    }

    fn people(&mut self, value: Option<&Value>, role: Role) {
        let list = match value {
            Some(Value::Array(list)) => list.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        for one in list {
            let Some(name) = one.as_str().or(one.string("name")).map(str::to_string) else { continue };
            let url = one.string("url").and_then(|address| self.draft.url(address, Use::Link, self.origin));
            let job = first(one, &["job", "role", "title"]).map(str::to_string);
            let person = Person { name, url, job, ..Person::default() };
            self.draft.article.contributors.push(Contributor { role, person });
        }
    }

    fn lead(&mut self, value: Option<&Value>) {
        let Some(value) = value else { return };
        let address = value.as_str().or_else(|| first(value, &["url", "src", "path", "image"]));
        let Some(url) = address.and_then(|address| self.draft.url(address, Use::Media, self.origin)) else { return };
        let text = |key: &str| value.string(key).map(line).unwrap_or_default();
        let alt = value.get("alt").and_then(Value::as_str).map(str::to_string);
        let (width, height) = (value.number("width"), value.number("height"));
        let image = Image { alt, width, height, ..Image::new(url) };
        let figure = Figure { image: Some(image), caption: text("caption"), credit: text("credit"), link: None };
        self.draft.article.lead = Some(Box::new(Block::new(BlockKind::Figure(Box::new(figure))).at(self.origin)));
    }
}

/// The words of a list, or of one value; a string with commas is a list.
fn names(value: Option<&Value>) -> impl Iterator<Item = String> + '_ {
    let list: Vec<String> = match value {
        Some(Value::Array(list)) => {
            list.iter().filter_map(|one| one.as_str().or(one.string("name")).map(str::to_string)).collect()
        }
        Some(Value::String(text)) => text.split(',').map(|name| name.trim().to_string()).collect(),
        _ => Vec::new(),
    };
    list.into_iter().filter(|name| !name.is_empty())
}

/// A list or mapping that is being read.
enum Open {
    List(Vec<Value>),
    Mapping(Map<String, Value>, Option<String>),
}

/// The YAML's values, or where it goes wrong (counted in characters) and how. Aliases are refused: a
/// few lines of them can stand for more than any memory holds.
fn load(yaml: &str) -> Result<Value, (usize, String)> {
    let mut open: Vec<Open> = Vec::new();
    let mut whole = Value::Null;
    for event in Parser::new_from_str(yaml) {
        let (event, span) = event.map_err(|error| (error.marker().index(), error.info().to_string()))?;
        let at = span.start.index();
        let value = match event {
            Event::Scalar(text, style, ..) => scalar(&text, style),
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Mapping(Map::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(list)) => Value::Array(list),
                Some(Open::Mapping(mapping, _)) => Value::Object(mapping),
                None => Value::Null,
            },
            Event::Alias(_) => return Err((at, "aliases (`*name`) are not read: write the value out".into())),
            _ => continue,
        };
        if open.len() > DEPTH {
            return Err((at, format!("it is nested more than {DEPTH} deep")));
        }
        match open.last_mut() {
            None => whole = value,
            Some(Open::List(list)) => list.push(value),
            Some(Open::Mapping(mapping, key)) => match key.take() {
                Some(key) => {
                    mapping.insert(key, value);
                }
                None => *key = Some(value.as_str().map_or_else(|| value.to_string(), str::to_string)),
            },
        }
    }
    Ok(whole)
}

/// A scalar's value (YAML 1.2, core schema, as far as front matter needs it).
fn scalar(text: &str, style: ScalarStyle) -> Value {
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        (ScalarStyle::Plain, "true" | "True" | "TRUE") => Value::Bool(true),
        (ScalarStyle::Plain, "false" | "False" | "FALSE") => Value::Bool(false),
        _ => Value::String(text.to_string()),
    }
}

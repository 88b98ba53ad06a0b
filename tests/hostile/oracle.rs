//! What must hold of a rendering, whatever its source: nothing but the closed
//! vocabulary, well formed, no address off the lists, a size in proportion, and
//! the same by the tape. `tests/hostile.rs` and the fuzz targets hold sources to it.
//!
//! The lists stand here a second time on purpose: what is added to the
//! vocabulary has to be added by a second hand too.

use super::tape;
use html5gum::{Token, Tokenizer};
use standfirst::article::{Article, MathAttribute, MathTag, words};
use standfirst::import::{Format, Options, Source, source_text};
use standfirst::url::{Url, Use};
use standfirst::{Reading, read, render};
use std::collections::{HashMap, HashSet};

/// The elements that may be written.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "button",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "ul",
    "video",
];

/// The attributes that may be written, without those that hold addresses or ids.
const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-hidden",
    "aria-label",
    "aria-level",
    "class",
    "colspan",
    "controls",
    "data-embed",
    "data-height",
    "data-media",
    "data-origin",
    "data-scroll",
    "data-syntax",
    "data-width",
    "datetime",
    "decoding",
    "dir",
    "fetchpriority",
    "height",
    "kind",
    "label",
    "lang",
    "loading",
    "loop",
    "media",
    "open",
    "part",
    "playsinline",
    "preload",
    "referrerpolicy",
    "rel",
    "reversed",
    "role",
    "rowspan",
    "scope",
    "sizes",
    "srclang",
    "start",
    "tabindex",
    "title",
    "type",
    "width",
];

/// The elements without an end tag.
const VOID: &[&str] = &["br", "hr", "img", "source", "track"];

/// The formats whose words are kept however the source is damaged. Of the others, damage makes two
/// readings of one source that are both right: what is a tag, and which value is of the wrong kind.
const KEPT: &[&str] = &["text", "ninjs", "dcr", "wordpress", "json-feed", "ghost"];

/// What every id starts with here.
const PREFIX: &str = "sf-";

/// One step of a walk through a tree.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// An element begins: its name, and its attributes sorted by name.
    Open(String, Vec<(String, String)>),
    /// Characters; two of these never follow each other.
    Text(String),
    /// The innermost element ends.
    Close,
}

/// Appends a text, to the text before it where there is one.
pub(crate) fn push_text(steps: &mut Vec<Step>, text: &str) {
    match steps.last_mut() {
        _ if text.is_empty() => {}
        Some(Step::Text(before)) => before.push_str(text),
        _ => steps.push(Step::Text(text.to_string())),
    }
}

/// The steps that `html` takes when read tag by tag, as it is written; an error where it is not well formed.
pub(crate) fn steps(html: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        match token.map_err(|error| error.to_string())? {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                // The tokenizer keeps them sorted.
                let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
                steps.push(Step::Open(name.clone(), attributes));
                if VOID.contains(&name.as_str()) {
                    steps.push(Step::Close);
                } else {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let expected = open.pop();
                if expected.as_deref() != Some(&*name) {
                    return Err(format!("`{name}` ends where {expected:?} is open"));
                }
                steps.push(Step::Close);
            }
            Token::String(text) => push_text(&mut steps, &String::from_utf8_lossy(&text)),
            // Control characters are no markup: a parser notes them and keeps them.
            Token::Error(error)
                if format!("{error:?}").contains("ControlCharacter")
                    || format!("{error:?}").contains("Noncharacter") => {}
            other => return Err(format!("{other:?}")),
        }
    }
    match open.pop() {
        Some(name) => Err(format!("`{name}` does not end")),
        None => Ok(steps),
    }
}

/// What is wrong with `html`, if anything.
pub(crate) fn fault(html: &str) -> Option<String> {
    match steps(html) {
        Err(fault) => Some(fault),
        Ok(steps) => {
            let elements = steps.iter().filter_map(|step| match step {
                Step::Open(name, attributes) => Some((name, attributes)),
                _ => None,
            });
            elements
                .clone()
                .find_map(|(name, attributes)| element_fault(name, attributes))
                .or_else(|| id_fault(elements.flat_map(|(_, attributes)| attributes)))
        }
    }
}

/// Two elements of one id, or a reference to none.
fn id_fault<'a>(attributes: impl Iterator<Item = &'a (String, String)> + Clone) -> Option<String> {
    let mut ids = HashSet::new();
    let mut own = attributes.clone().filter(|(name, _)| name == "id");
    let double = own.find(|(_, id)| !ids.insert(id.as_str())).map(|(_, id)| format!("two elements `{id}`"));
    double.or_else(|| {
        let references = attributes.filter_map(|(name, value)| match name.as_str() {
            "href" => Some(value.strip_prefix('#')?),
            "aria-labelledby" | "aria-describedby" => Some(value.as_str()),
            _ => None,
        });
        let mut references = references.flat_map(|list| list.split(' '));
        references.find(|id| !ids.contains(id)).map(|id| format!("a reference to `{id}`, which is not there"))
    })
}

fn element_fault(name: &str, attributes: &[(String, String)]) -> Option<String> {
    let is_math = MathTag::parse(name).is_some();
    if !is_math && !ELEMENTS.contains(&name) {
        return Some(format!("an element `{name}`"));
    }
    attributes.iter().find_map(|(attribute, value)| {
        let refused =
            |purpose| Url::parse(value, purpose).err().map(|_| format!("an address `{value}` in `{attribute}`"));
        match attribute.as_str() {
            "href" if name == "a" => match value.strip_prefix('#') {
                Some(place) => (!is_id(place)).then(|| format!("a way to `{place}`, which is no id of this article")),
                None => refused(Use::Link),
            },
            "cite" => refused(Use::Link),
            "src" | "poster" | "data-src" | "data-poster" => refused(Use::MediaData),
            "srcset" | "data-srcset" => value.split(", ").find_map(|candidate| {
                let address = candidate.split(' ').next().unwrap_or_default();
                let plain = Url::parse(address, Use::Media).is_ok() && !address.ends_with(',');
                (!plain).then(|| format!("an address `{address}` in `{attribute}`"))
            }),
            "data-frame" => refused(Use::Frame),
            "id" => (!is_id(value)).then(|| format!("an id `{value}`")),
            "aria-labelledby" | "aria-describedby" => {
                value.split(' ').find(|id| !is_id(id)).map(|id| format!("a reference to `{id}`"))
            }
            _ if is_math && MathAttribute::parse(attribute).is_some() => None,
            _ => (!ATTRIBUTES.contains(&attribute.as_str())).then(|| format!("an attribute `{attribute}`")),
        }
    })
}

/// Whether `id` is one of this article's, and one.
fn is_id(id: &str) -> bool {
    id.len() > PREFIX.len() && id.starts_with(PREFIX) && !id.contains(char::is_whitespace)
}

/// Reads `text` as `format`, or as what it is, and holds the rendering to what may be written.
/// Gives the rendering where there is one.
#[track_caller]
pub(crate) fn hold(text: &str, format: Option<Format>) -> Option<String> {
    let source = Source::of_text(text).ok()?;
    let reading = read(&source, &Options { format, ..Options::default() }).ok()?;
    let options = render::Options { contents: true, origins: true, ..render::Options::default() };
    let html = hold_article(&reading.article, &options);
    if KEPT.contains(&reading.format.name()) {
        let lost = lost(&reading, &source, &Options::default());
        assert!(lost.is_empty(), "words are lost as {}: {lost:?}", reading.format.name());
    }
    // The largest rendering of little is a row of empty cells.
    assert!(html.len() < 20_000 + text.len() * 400, "{} bytes as {}", html.len(), reading.format.name());
    Some(html)
}

/// Holds the rendering of `article` to what may be written, and gives it.
#[track_caller]
pub(crate) fn hold_article(article: &Article, options: &render::Options) -> String {
    let html = render::html(article, options);
    if let Some(fault) = fault(&html) {
        panic!("{fault}: {html}");
    }
    let tape = tape::steps(&render::tape(article, options));
    assert_eq!(tape.as_ref(), steps(&html).as_ref(), "the tape does what the HTML says");
    html
}

/// The words of the source that stand neither in the rendering nor in what a finding names as left out.
fn lost(reading: &Reading, source: &Source<'_>, options: &Options) -> Vec<String> {
    let rendered = render::text(&reading.article, &render::Options::default());
    let omitted = reading.findings.iter().filter_map(|finding| finding.omitted.as_deref());
    let mut left: HashMap<String, usize> = HashMap::new();
    for word in std::iter::once(rendered.as_str()).chain(omitted).flat_map(words) {
        *left.entry(word).or_default() += 1;
    }
    let mut lost: Vec<String> = words(&source_text(source, reading.format, options)).collect();
    lost.retain(|word| match left.get_mut(word) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    lost
}

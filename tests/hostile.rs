//! Sources that were damaged at random, held to what may be written: whatever
//! goes in, what comes out is well formed, of the closed vocabulary, of a size
//! in proportion, and without an address that is not on the lists.
//!
//! The damage is the same each time. `STANDFIRST_ROUNDS=100000 STANDFIRST_SEED=7 cargo test --test hostile` goes on
//! for longer, from another start.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use html5gum::{Token, Tokenizer};
use standfirst::import::{Format, Options, Source};
use standfirst::url::{Url, Use};
use standfirst::{read, render};
use std::path::Path;

/// Pieces that mean something to a reader of some format.
const PIECES: &[&str] = &[
    "<script>",
    "</script>",
    "<style>",
    "<svg>",
    "<math>",
    "<table>",
    "<td colspan=1000>",
    "<iframe src=\"",
    "<img src=x onerror=a>",
    "<a href=\"javascript:a\">",
    "<p onclick=\"a\">",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<template>",
    "<noscript>",
    "<textarea>",
    "&lt;",
    "&#x0;",
    "&quot;",
    "\0",
    "\u{202e}",
    "\u{feff}",
    "\u{2028}",
    "\r",
    "\"",
    "'",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "1e999",
    "-1",
    "\"type\":\"",
    "\"url\":\"javascript:a\"",
    "javascript:a",
    "data:text/html,a",
    "https://a.example/",
    "//a",
    "#a",
    "**",
    "__",
    "```",
    "> ",
    "- ",
    "| - |",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "---\n",
    "$",
    "<https://a>",
    "{#id}",
    "\"_type\":",
    "\"content\":[",
    "\"__proto__\":",
    "2026-13-45T99:99:99Z",
    "en\" onclick=\"a",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "<rss><channel><item>",
];

/// Numbers that look like chance and are the same each time (Marsaglia's xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    fn range(&mut self, text: &str, longest: usize) -> std::ops::Range<usize> {
        let start = self.place(text);
        start..text.floor_char_boundary((start + self.below(longest)).min(text.len())).max(start)
    }

    /// `text` with some damage: pieces put in, taken out, doubled, moved, or taken from `other`.
    fn damaged(&mut self, text: &str, other: &str) -> String {
        let mut text = text.to_string();
        for _ in 0..=self.below(6) {
            let range = self.range(&text, 60);
            match self.below(6) {
                0 => text.replace_range(range, ""),
                1 => {
                    let copy = text.get(range.clone()).unwrap_or_default().repeat(1 + self.below(20));
                    text.insert_str(range.start, &copy);
                }
                2 => {
                    let from = self.range(other, 200);
                    text.replace_range(range, other.get(from).unwrap_or_default());
                }
                3 => text.truncate(range.start),
                _ => {
                    let piece = PIECES.get(self.below(PIECES.len())).unwrap_or(&"");
                    let end = if self.below(2) == 0 { range.start } else { range.end };
                    text.replace_range(range.start..end, piece);
                }
            }
        }
        text
    }
}

/// Every fixture: the name of its folder, and its text.
fn seeds() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut open = vec![folder];
    let mut seeds = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
                seeds.push((name, text));
            }
        }
    }
    seeds.sort();
    assert!(seeds.len() > 10, "the fixtures are found");
    seeds
}

/// What is wrong with `html`, if anything.
fn fault(html: &str) -> Option<String> {
    let mut open: Vec<String> = Vec::new();
    for token in Tokenizer::new(html) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                if [
                    "script", "style", "iframe", "object", "embed", "form", "input", "svg", "link", "meta", "base",
                    "template",
                ]
                .contains(&name.as_str())
                {
                    return Some(format!("an element `{name}`"));
                }
                for (attribute, value) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute);
                    let value = String::from_utf8_lossy(value);
                    if attribute.starts_with("on")
                        || ["style", "srcdoc", "target", "action", "formaction"].contains(&&*attribute)
                    {
                        return Some(format!("an attribute `{attribute}`"));
                    }
                    let purpose = match &*attribute {
                        "href" if name == "a" => Use::Link,
                        "cite" => Use::Link,
                        "src" | "poster" => Use::MediaData,
                        "data-frame" => Use::Frame,
                        _ => continue,
                    };
                    if Url::parse(&value, purpose).is_err() {
                        return Some(format!("an address `{value}` in `{attribute}`"));
                    }
                }
                if !["br", "hr", "img", "source", "track", "wbr", "col"].contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let expected = open.pop();
                if expected.as_deref() != Some(&*name) {
                    return Some(format!("`{name}` ends where {expected:?} is open"));
                }
            }
            Token::String(_) => {}
            // Control characters are no markup: a parser notes them and keeps them.
            Token::Error(error)
                if format!("{error:?}").contains("ControlCharacter")
                    || format!("{error:?}").contains("Noncharacter") => {}
            other => return Some(format!("{other:?}")),
        }
    }
    open.pop().map(|name| format!("`{name}` does not end"))
}

/// Reads `text` as `format`, or as what it is, and holds the rendering to what may be written.
#[track_caller]
fn hold(text: &str, format: Option<Format>) {
    let Ok(source) = Source::of_text(text) else { return };
    let options = Options { format, ..Options::default() };
    let Ok(reading) = read(&source, &options) else { return };
    let options = render::Options { contents: true, origins: true, ..render::Options::default() };
    let html = render::html(&reading.article, &options);
    if let Some(fault) = fault(&html) {
        panic!("{fault} from {text:?} as {format:?}");
    }
    // The largest rendering of little is a row of empty cells.
    assert!(html.len() < 20_000 + text.len() * 400, "{} bytes from {text:?}", html.len());
    let tape = render::tape(&reading.article, &options);
    let units: usize =
        tape.ops.iter().filter(|op| matches!(*op & 7, 0 | 3 | 4 | 6)).map(|op| (op >> 10) as usize).sum();
    assert_eq!(units, tape.text.encode_utf16().count(), "the ops take all of the tape's text: {text:?}");
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn whatever_is_damaged_what_is_written_is_of_the_closed_vocabulary() {
    let seeds = seeds();
    let mut chance = Chance(number("STANDFIRST_SEED", 2_026).max(1));
    for round in 0..number("STANDFIRST_ROUNDS", 2_000) as usize {
        let (folder, text) = seeds.get(round % seeds.len()).unwrap();
        let (_, other) = seeds.get(chance.below(seeds.len())).unwrap();
        let damaged = chance.damaged(text, other);
        let formats: Vec<Format> = Format::all().collect();
        let format = match chance.below(4) {
            0 => None,
            1 => formats.get(chance.below(formats.len())).copied(),
            _ => Format::named(folder).or(Format::named("markdown")),
        };
        hold(&damaged, format);
    }
}

#[test]
fn the_check_sees_planted_faults() {
    assert_eq!(fault("<p>a<br><em>b</em></p>"), None);
    for planted in [
        "<p>a",
        "<p>a</em></p>",
        "<script></script>",
        "<p onclick=\"a\"></p>",
        "<a href=\"javascript:a\">b</a>",
        "<div data-frame=\"https://a.example/\"></div>",
        "<!-- a -->",
    ] {
        assert!(fault(planted).is_some(), "{planted}");
    }
}

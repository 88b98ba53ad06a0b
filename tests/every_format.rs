//! Generated stories, written in every format: each is recognised, and each of
//! its words is shown exactly once and in its order, whatever signs stand
//! around it. How a format writes a story stands in `every_format/`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails says so by panicking")]

#[path = "every_format/blocks.rs"]
mod blocks;
#[path = "every_format/markup.rs"]
mod markup;
#[path = "every_format/story.rs"]
mod story;
#[path = "every_format/trees.rs"]
mod trees;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use standfirst::article::words;
use standfirst::import::{Format, Options, Source};
use standfirst::{read, render};
use std::collections::HashSet;
use story::{Story, story};

/// A format and how a story is written in it.
type Writer = (&'static str, fn(&Story) -> String);

const WRITERS: &[Writer] = &[
    ("article", trees::article),
    ("markdown", markup::markdown),
    ("html", markup::page),
    ("portable-text", blocks::portable_text),
    ("simorgh", trees::simorgh),
    ("ninjs", markup::ninjs),
    ("wordpress", markup::wordpress),
    ("apple-news", blocks::apple_news),
    ("ans", blocks::ans),
    ("json-ld", markup::json_ld),
    ("contentful", trees::contentful),
    ("editorjs", blocks::editorjs),
    ("prosemirror", trees::prosemirror),
    ("lexical", trees::lexical),
    ("ghost", trees::ghost),
    ("json-feed", markup::json_feed),
    ("rss", markup::rss),
    ("atom", markup::atom),
    ("dcr", markup::dcr),
    ("nitf", markup::nitf),
    ("jats", markup::jats),
];

#[test]
fn every_format_has_a_writer_here() {
    // A dump of text has no marks to keep words apart from.
    let formats: Vec<_> = Format::all().map(|format| format.name()).filter(|name| *name != "text").collect();
    let written: Vec<_> = WRITERS.iter().map(|(name, _)| *name).collect();
    for format in formats {
        assert!(written.contains(&format), "`{format}` has no writer in tests/every_format.rs");
    }
}

#[test]
fn every_word_of_a_story_in_every_format_is_shown_once_and_in_order() {
    for (format, write) in WRITERS {
        let mut runner = TestRunner::new(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() });
        let outcome = runner.run(&story(), |story| {
            check(format, &story, &write(&story));
            Ok(())
        });
        outcome.unwrap_or_else(|error| panic!("{format}: {error}"));
    }
}

fn check(format: &str, story: &Story, text: &str) {
    let source = Source::of_text(text).unwrap_or_else(|error| panic!("{format}: {error}\n{text}"));
    let reading = read(&source, &Options::default()).unwrap_or_else(|error| panic!("{format}: {error}\n{text}"));
    assert_eq!(reading.format.name(), format, "{:?}\n{text}", reading.matched);
    let wanted = story.words();
    let known: HashSet<&String> = wanted.iter().collect();
    let shown = render::text(&reading.article, &render::Options::default());
    let shown: Vec<String> = words(&shown).filter(|word| known.contains(word)).collect();
    assert_eq!(shown, wanted, "{format}\n{text}\n{}", render::html(&reading.article, &render::Options::default()));
}

#[test]
#[should_panic(expected = "assertion `left == right` failed: markdown")]
fn a_lost_word_is_noticed() {
    let run = |text: &str| vec![story::Run { text: text.into(), mark: story::Mark::Plain }];
    let paragraph = |text: &str| story::Part::Paragraph(run(text));
    let whole = Story { headline: "a1".into(), parts: vec![paragraph("b2"), paragraph("c3")] };
    let part = Story { headline: "a1".into(), parts: vec![paragraph("b2")] };
    check("markdown", &whole, &markup::markdown(&part));
}

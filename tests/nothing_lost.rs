//! Every word of a source stands in the rendering, or a finding names it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use standfirst::article::{Article, words};
use standfirst::import::{Options, Source, source_text};
use standfirst::{read, render};

const SOURCES: &[(&str, &str)] = &[
    ("markdown", include_str!("fixtures/markdown/everything.md")),
    ("markdown", include_str!("../www/samples/harbour.md")),
    ("text", include_str!("../www/samples/bridge.txt")),
];

#[test]
fn every_source_is_recognised_without_a_hint() {
    for (format, text) in SOURCES {
        let source = Source::of_text(text).unwrap();
        assert_eq!(read(&source, &Options::default()).unwrap().format.name(), *format);
    }
}

#[test]
fn every_word_is_rendered_or_reported() {
    for (format, text) in SOURCES {
        let source = Source::of_text(text).unwrap();
        let options = Options::default();
        let reading = read(&source, &options).unwrap();
        let mut shown: Vec<String> = words(&render::text(&reading.article, &render::Options::default())).collect();
        shown.extend(reading.findings.iter().filter_map(|finding| finding.omitted.as_deref()).flat_map(words));
        for word in words(&source_text(&source, reading.format, &options)) {
            // A list's numbers and a task's cross are drawn, not written.
            let drawn = ["x", "1", "2", "3"];
            let at = shown.iter().position(|one| *one == word);
            assert!(at.is_some() || drawn.contains(&word.as_str()), "{format}: `{word}` is lost");
            at.map(|at| shown.swap_remove(at));
        }
    }
}

#[test]
fn native_json_renders_as_what_it_was_made_from() {
    for (_, text) in SOURCES {
        let source = Source::of_text(text).unwrap();
        let options = Options::default();
        let article = read(&source, &options).unwrap().article;
        let json = serde_json::to_string(&article).unwrap();
        let again: Article = serde_json::from_str(&json).unwrap();
        assert_eq!(again, article);
        let wanted = render::Options::default();
        let native = Source::of_text(&json).unwrap();
        let reading = read(&native, &options).unwrap();
        assert_eq!(reading.format.name(), "article");
        assert_eq!(render::html(&reading.article, &wanted), render::html(&article, &wanted));
    }
}

//! What only Editor.js needs to be held to.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use standfirst::import::{Options, Source};
use standfirst::{read, render};

#[test]
fn toggles_that_each_hold_all_that_follows_are_no_deeper_than_readers_can_go() {
    let toggle = r#"{"type": "toggle", "data": {"text": "more", "status": "open", "items": 99999}}"#;
    let text = format!(r#"{{"time": 1, "blocks": [{}]}}"#, vec![toggle; 20_000].join(","));
    let source = Source::of_text(&text).unwrap();
    let options = Options::default();
    let reading = read(&source, &options).unwrap();
    let shown = render::text(&reading.article, &render::Options::default());
    assert_eq!(shown.matches("more").count(), 20_000);
}

#[test]
fn the_raw_content_of_draft_js_is_not_taken_for_it() {
    let text = r#"{"blocks": [{"key": "a", "text": "Wind", "type": "unstyled", "data": {}}], "entityMap": {}}"#;
    let source = Source::of_text(text).unwrap();
    let options = Options::default();
    assert!(read(&source, &options).is_err_and(|error| error.code() == "unknown-format"));
}

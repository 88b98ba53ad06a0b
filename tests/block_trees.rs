//! What importers of block trees need to be held to beyond their fixtures.
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

#[track_caller]
fn check(text: &str, format: &str, expect: &str) {
    let source = Source::of_text(text).unwrap();
    let options = Options::default();
    let reading = read(&source, &options).unwrap();
    assert_eq!(reading.format.name(), format);
    let shown = render::text(&reading.article, &render::Options::default());
    assert!(shown.contains(expect), "{format}: {shown}");
}

#[test]
fn text_is_shown_whatever_its_node_says_that_it_is() {
    check(
        r#"{"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": 7, "value": "wind"}]}]}"#,
        "contentful",
        "wind",
    );
    check(
        r#"{"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "gust", "text": "wind"}]}]}"#,
        "prosemirror",
        "wind",
    );
    check(
        r#"{"root": {"type": "root", "children": [{"type": "paragraph", "children": [
            {"type": "gust", "label": "wind"}, {"type": "text", "text": "."}]}]}}"#,
        "lexical",
        "wind",
    );
}

#[test]
fn what_is_said_of_a_file_without_an_address_is_kept() {
    check(
        r#"{"content_text": "It blew.", "attachments": [{"mime_type": "audio/mpeg", "title": "The gale"}]}"#,
        "json-feed",
        "The gale",
    );
    check(
        r#"{"title": "Wind", "uuid": "a", "visibility": "public", "html": "<p>It blew.</p>",
            "feature_image": "javascript:a", "feature_image_caption": "The gale"}"#,
        "ghost",
        "The gale",
    );
    check(
        r#"{"title": "Wind", "coverImage": {"url": "javascript:a", "caption": "The gale"},
            "body": {"time": 1, "blocks": [{"type": "paragraph", "data": {"text": "It blew."}}]}}"#,
        "editorjs",
        "The gale",
    );
}

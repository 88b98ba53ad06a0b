//! A source that holds several articles shows one of them, and says which others there are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use standfirst::article::plain_text;
use standfirst::import::{Error, Item, Options, Source, source_text};
use standfirst::{Reading, read};

const FEEDS: &[(&str, &str)] = &[
    (
        "ninjs",
        r#"[{"uri": "urn:a", "versioncreated": "2026-11-24T08:00:00Z", "headline": "Wind", "body_text": "It blew."},
            {"uri": "urn:b", "versioncreated": "2026-11-24T09:00:00Z", "headline": "Rain", "body_text": "It fell."}]"#,
    ),
    (
        "wordpress",
        r#"[{"id": 41, "link": "https://example.org/a", "title": {"rendered": "Wind"}, "content": {"rendered": "<p>It blew.</p>"}},
            {"id": 42, "slug": "urn:b", "title": {"rendered": "Rain"}, "content": {"rendered": "<p>It fell.</p>"}}]"#,
    ),
    (
        "json-feed",
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Weather", "items": [
            {"id": "a", "title": "Wind", "content_html": "<p>It blew.</p>"},
            {"id": "urn:b", "title": "Rain", "content_text": "It fell."}]}"#,
    ),
    (
        "ghost",
        r#"{"posts": [{"title": "Wind", "uuid": "a", "visibility": "public", "html": "<p>It blew.</p>"},
            {"title": "Rain", "uuid": "urn:b", "visibility": "public", "html": "<p>It fell.</p>"}]}"#,
    ),
    (
        "contentful",
        r#"{"sys": {"type": "Array"}, "items": [
            {"sys": {"id": "a"}, "fields": {"title": "Wind", "body": {"nodeType": "document", "content": [
                {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "It blew.", "marks": []}]}]}}},
            {"sys": {"id": "urn:b"}, "fields": {"title": "Rain", "body": {"nodeType": "document", "content": [
                {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "It fell.", "marks": []}]}]}}}]}"#,
    ),
];

fn with_item<T>(text: &str, item: Option<&str>, work: impl FnOnce(Result<Reading, Error>, String) -> T) -> T {
    let source = Source::of_text(text).unwrap();
    let options = Options { item: item.map(Item::parse), ..Options::default() };
    let reading = read(&source, &options);
    let plain = reading.as_ref().map(|reading| source_text(&source, reading.format, &options)).unwrap_or_default();
    work(reading, plain)
}

#[test]
fn the_first_item_is_read_and_the_others_are_listed_by_number_and_title() {
    for (format, text) in FEEDS {
        with_item(text, None, |reading, plain| {
            let reading = reading.unwrap();
            assert_eq!(reading.format.name(), *format);
            assert_eq!(plain_text(&reading.article.headline), "Wind", "{format}");
            assert!(plain.contains("blew") && !plain.contains("fell"), "{format}: {plain}");
            let found = reading.findings.iter().find(|finding| finding.rule.id() == "item-of-feed").unwrap();
            assert_eq!(found.message, "item 1 of 2 is shown; the others: 2 `Rain`", "{format}");
        });
    }
}

#[test]
fn an_item_is_read_by_its_number_or_its_name() {
    for (format, text) in FEEDS {
        for item in ["2", "urn:b"] {
            with_item(text, Some(item), |reading, plain| {
                assert_eq!(plain_text(&reading.unwrap().article.headline), "Rain", "{format}");
                assert!(plain.contains("fell") && !plain.contains("blew"), "{format}: {plain}");
            });
        }
    }
}

#[test]
fn an_item_that_is_not_there_is_an_error_that_says_what_is() {
    for (format, text) in FEEDS {
        with_item(text, Some("3"), |reading, _| {
            let error = reading.unwrap_err();
            assert_eq!(error.code(), "no-such-item", "{format}");
            assert_eq!(
                error.to_string(),
                "the source has no item `3`: give a number from 1 to 2, or an item's id",
                "{format}"
            );
        });
    }
}

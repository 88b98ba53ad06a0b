use crate::article::Article;
use crate::import::{Error, Item, Options, Source, detect, import};
use crate::render;
use serde_json::{Value, json};

#[track_caller]
fn read(value: Value) -> (Article, Vec<String>) {
    let source = Source::Json(value);
    let options = Options::default();
    let import = import(&source, &options).unwrap();
    assert_eq!(import.format.name(), "ans");
    (import.article, import.findings.into_iter().map(|finding| finding.rule.id().to_string()).collect())
}

/// The text of the story whose elements are `elements`.
#[track_caller]
fn check_elements(elements: Value, expect: &str) {
    let (article, _) = read(json!({ "type": "story", "version": "0.10.12", "content_elements": elements }));
    let text = render::text(&article, &render::Options::default());
    assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), expect);
}

#[track_caller]
fn check_refused(value: Value, code: &str, part: &str) {
    let source = Source::Json(value);
    let options = Options::default();
    let error = import(&source, &options).unwrap_err();
    assert_eq!(error.code(), code);
    assert!(error.to_string().contains(part), "{error}");
}

#[track_caller]
fn check_detected(value: Value, confidence: Option<u8>) {
    let found = detect(&Source::Json(value)).ok().filter(|(format, _)| format.name() == "ans");
    assert_eq!(found.map(|(_, matched)| matched.confidence), confidence);
}

#[test]
fn content_is_recognised_by_its_type_and_version() {
    check_detected(json!({ "type": "story", "version": "0.10.9" }), Some(97));
    check_detected(json!({ "type": "story", "headlines": { "basic": "A" } }), Some(93));
    check_detected(json!({ "content_elements": [{ "type": "text", "content": "A" }] }), Some(88));
    check_detected(json!({ "type": "interstitial_link", "url": "https://example.org/", "content": "A" }), Some(55));
    check_detected(json!([{ "_id": "1", "type": "text", "content": "A" }]), Some(52));
    check_detected(json!({ "type": "story-operation", "story": { "type": "story", "version": "0.4" } }), Some(92));
}

#[test]
fn json_of_no_such_shape_is_not_taken() {
    check_detected(json!({ "type": "story" }), None);
    check_detected(json!({ "type": "text", "text": "A" }), None);
    check_detected(json!({ "name": "A" }), None);
    check_detected(json!({ "type": "FeatureCollection", "features": [] }), None);
    check_detected(json!([]), None);
}

#[test]
fn what_holds_no_article_is_refused_with_what_it_is() {
    check_refused(
        json!({ "type": "redirect", "version": "0.10.12", "redirect_url": "/b" }),
        "wrong-format",
        "redirect",
    );
    check_refused(json!({ "type": "story-operation", "operation": "delete" }), "wrong-format", "operation");
    check_refused(json!({ "type": "author", "name": "A" , "version": "0.10.12" }), "wrong-format", "no story");
    check_refused(
        json!({ "type": "restricted", "restricted_content": {}, "reasons": [{ "message": "not in your country" }] }),
        "withheld",
        "not in your country",
    );
}

#[test]
fn of_a_list_of_stories_the_first_is_read_or_the_one_that_is_chosen() {
    let feed = json!({ "type": "results", "content_elements": [
        { "type": "story", "version": "0.10.12", "_id": "A", "headlines": { "basic": "One" } },
        { "type": "story", "version": "0.10.12", "_id": "B", "headlines": { "basic": "Two" } },
    ] });
    let source = Source::Json(feed);
    let headline = |item: Option<&str>| {
        let options = Options { item: item.map(Item::parse), ..Options::default() };
        let import = import(&source, &options);
        import.map(|import| crate::article::plain_text(&import.article.headline))
    };
    assert_eq!(headline(None).unwrap(), "One");
    assert_eq!(headline(Some("2")).unwrap(), "Two");
    assert_eq!(headline(Some("B")).unwrap(), "Two");
    assert!(matches!(headline(Some("C")), Err(Error::NoSuchItem { .. })));
}

#[test]
fn a_list_inside_a_list_belongs_to_the_item_before_it() {
    let item = |text: &str| json!({ "type": "text", "content": text });
    let inner = json!({ "type": "list", "list_type": "ordered", "items": [item("b")] });
    let (article, _) =
        read(json!({ "type": "list", "list_type": "unordered", "items": [item("a"), inner, item("c")] }));
    let json = serde_json::to_value(&article.body).unwrap();
    assert_eq!(json[0]["items"].as_array().unwrap().len(), 2);
    assert_eq!(json[0]["items"][0]["content"][1]["ordered"], true);
}

#[test]
fn poor_elements_keep_their_words() {
    check_elements(json!(["A bare string"]), "A bare string");
    check_elements(json!([{ "type": "header", "level": "big", "content": "H" }]), "H");
    check_elements(
        json!([{ "type": "table", "rows": [["a", { "content": "b" }], null, { "cells": [1.5] }] }]),
        "a b 1.5",
    );
    check_elements(json!([{ "content": "No type at all" }]), "No type at all");
    check_elements(json!([{ "type": "quote", "citation": { "content": "Somebody" } }]), "Somebody");
    check_elements(json!([{ "type": "image", "caption": "A caption alone" }]), "A caption alone");
    check_elements(json!([{ "type": "link_list", "items": ["A bare line"] }]), "A bare line");
    check_elements(json!([{ "type": "reference", "referent": { "referent_properties": { "caption": "C" } } }]), "C");
    check_elements(json!([{ "type": "image", "url": "javascript:1", "credits": { "by": ["B"] } }]), "B");
    check_elements(json!([null, 1, true, [], {}]), "");
}

#[test]
fn a_rating_is_said_in_words() {
    let rating = |value: Value| super::element::rating(&value);
    assert_eq!(rating(json!({ "numeric_rating": 4.5, "max": 5, "units": "stars" })).unwrap(), "4.5 / 5 stars");
    assert_eq!(rating(json!({ "numeric_rating": "B" })).unwrap(), "B");
    assert_eq!(rating(json!({ "max": 5 })), None);
}

#[test]
fn the_point_to_keep_in_view_is_in_percent() {
    let focus = |point: Value| {
        let image = json!({ "type": "image", "version": "0.10.12", "url": "https://example.org/a.jpg", "width": 800,
            "height": 400, "focal_point": point });
        let lead = serde_json::to_value(read(image).0.lead).unwrap();
        lead["image"]["focus"].clone()
    };
    assert_eq!(focus(json!({ "x": 200, "y": 100 })), json!({ "x": 25, "y": 25 }));
    assert_eq!(focus(json!({ "x": "400", "y": "400" })), json!({ "x": 50, "y": 100 }));
    assert_eq!(focus(json!({ "x": 900, "y": 100 })), Value::Null);
    assert_eq!(focus(json!({ "left": 1, "top": 1 })), Value::Null);
}

#[test]
fn the_picture_that_leads_is_shown_once_where_the_story_has_it_too() {
    let image = json!({ "type": "image", "url": "https://example.org/a.jpg", "caption": "A" });
    let story = |element: Value| {
        read(json!({ "type": "story", "version": "0.10.12", "content_elements": [element],
            "promo_items": { "basic": image } }))
    };
    let (article, findings) = story(image.clone());
    assert!(article.lead.is_none());
    assert_eq!(findings, ["caption-repeated"]);
    let (article, findings) = story(json!({ "type": "image", "url": "https://example.org/a.jpg", "caption": "B" }));
    assert!(article.lead.is_some());
    assert_eq!(findings, [""; 0]);
}

#[test]
fn credits_for_show_win_list_by_list() {
    let by = |name: &str| json!([{ "type": "author", "name": name }]);
    let (article, _) = read(json!({ "type": "story", "version": "0.10.12", "headlines": { "basic": "H" },
        "credits": { "by": by("A"), "photos_by": by("B") }, "vanity_credits": { "by": by("C"), "photos_by": [] } }));
    let names: Vec<_> = article.contributors.iter().map(|one| one.person.name.as_str()).collect();
    assert_eq!(names, ["B", "C"]);
}

#[test]
fn a_change_before_publication_is_not_an_update() {
    let modified = |modified: &str| {
        let (article, _) = read(json!({ "type": "story", "version": "0.10.12", "display_date": "2026-11-24T08:00:00Z",
            "last_updated_date": modified }));
        article.modified.map(|modified| modified.as_str().to_string())
    };
    assert_eq!(modified("2026-11-24T07:59:00Z"), None);
    assert_eq!(modified("2026-11-24T08:01:00Z").as_deref(), Some("2026-11-24T08:01:00Z"));
}

#[test]
fn captions_in_no_format_for_browsers_are_named() {
    let (_, findings) = read(json!({ "type": "video", "version": "0.10.12",
        "streams": [{ "stream_type": "mp4", "url": "https://example.org/a.mp4" }],
        "subtitles": { "urls": [{ "format": "SRT", "url": "https://example.org/a.srt" }] } }));
    assert_eq!(findings, ["bad-value"]);
}

#[test]
fn an_embargo_is_a_finding() {
    let (_, findings) = read(json!({ "type": "story", "version": "0.10.12",
        "content_restrictions": { "embargo": { "active": true, "end_time": "2030-01-01T00:00:00Z" } } }));
    assert_eq!(findings, ["embargo"]);
}

#[test]
fn services_that_are_named_by_number_are_found() {
    let embed = |provider: &str, id: &str| {
        let (article, _) =
            read(json!([{ "type": "reference", "referent": { "type": "oembed", "id": id, "provider": provider } }]));
        serde_json::to_value(&article.body).unwrap()[0]["url"].clone()
    };
    assert_eq!(embed("https://api.twitter.com/1/statuses/oembed.json", "20"), "https://twitter.com/i/status/20");
    assert_eq!(embed("https://vimeo.com/api/oembed.json?url=", "7"), "https://vimeo.com/7");
    assert_eq!(embed("https://vimeo.com/api/oembed.json?url=", "../7"), Value::Null);
}

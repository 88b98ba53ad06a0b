//! Pages rendered ahead: what their heads say, and that nothing of a source gets out of its place.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use standfirst::import::{Options as Import, Source};
use standfirst::{Reading, read, render};

fn reading(article: &Value) -> Reading {
    read(&Source::of_text(&article.to_string()).unwrap(), &Import::default()).unwrap()
}

fn article() -> Value {
    json!({
        "language": "en-GB",
        "headline": [{"type": "text", "text": "A </script><script>alert(1)</script> headline"}],
        "contributors": [{"role": "author", "name": "Ada \"Quote\" Byron", "url": "https://example.org/ada"}],
        "canonical": "https://example.org/story?a=1&b=2",
        "source": {"name": "The Example", "url": "https://example.org/"},
        "published": "2026-11-24T08:30:00Z",
        "description": "What happened & why",
        "topics": [{"name": "Tides"}],
        "sections": [{"name": "Coast"}],
        "lead": {"type": "figure", "image": {"url": "https://example.org/a.jpg", "alt": "A pier", "width": 800, "height": 600}},
        "body": [
            {"type": "paragraph", "content": [{"type": "text", "text": "Three words here"}]},
            {"type": "heading", "level": 2, "content": [{"type": "text", "text": "More"}]}
        ]
    })
}

/// The JSON-LD that a page carries, as a browser would read it.
fn linked_data(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("the page has JSON-LD");
    serde_json::from_str(rest.split_once("</script>").unwrap().0).expect("it is JSON")
}

#[test]
fn a_page_says_in_its_head_what_others_read_of_it() {
    let reading = reading(&article());
    let page = render::Page {
        oembed: Some("https://example.org/oembed.json?u=\"x\"".into()),
        stylesheet: Some("/standfirst.css".into()),
        ..render::Page::default()
    };
    let html = render::page(&reading.article, &render::Options::default(), &page);
    for expected in [
        r#"<html lang="en-GB" dir="ltr">"#,
        r#"<link rel="canonical" href="https://example.org/story?a=1&amp;b=2">"#,
        r#"<meta property="og:image" content="https://example.org/a.jpg">"#,
        r#"<meta property="og:image:alt" content="A pier">"#,
        r#"<meta property="og:site_name" content="The Example">"#,
        r#"<meta name="author" content="Ada &quot;Quote&quot; Byron">"#,
        r#"<meta property="og:description" content="What happened &amp; why">"#,
        r#"<link rel="alternate" type="application/json+oembed" href="https://example.org/oembed.json?u=&quot;x&quot;""#,
        r#"<link rel="stylesheet" href="/standfirst.css">"#,
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    let data = linked_data(&html);
    assert_eq!(data["@type"], "NewsArticle");
    assert_eq!(data["author"][0]["name"], "Ada \"Quote\" Byron");
    assert_eq!(data["headline"], "A </script><script>alert(1)</script> headline");
    assert_eq!(data["image"][0]["width"], 800);
    assert_eq!(data["accessMode"], json!(["textual", "visual"]));
    assert_eq!(data["accessibilityFeature"], json!(["structuralNavigation", "alternativeText"]));
    assert_eq!(data["accessibilityHazard"], json!(["unknown"]));
    assert_eq!(data["accessModeSufficient"][0]["itemListElement"], json!(["textual"]));
}

#[test]
fn no_source_ends_the_script_that_carries_its_metadata() {
    let reading = reading(&article());
    let html = render::page(&reading.article, &render::Options::default(), &render::Page::default());
    assert_eq!(html.matches("<script").count(), 1, "{html}");
    assert_eq!(html.matches("</script>").count(), 1);
}

#[test]
fn the_metadata_claims_only_what_is_true() {
    let mut source = article();
    source["body"] = json!([{"type": "video", "sources": [{"url": "https://example.org/a.mp4"}]}]);
    let without = render::linked_data(&reading(&source).article, &render::Options::default());
    assert_eq!(without["accessibilityHazard"], json!(["unknown"]));
    let modes: Vec<_> = without["accessModeSufficient"].as_array().unwrap().iter().collect();
    assert_eq!(modes.len(), 1, "a film without a transcript can't be read as text: {modes:?}");
    let not_all_in_words = without["accessibilitySummary"].clone();
    let features = without["accessibilityFeature"].as_array().unwrap();
    assert!(!features.contains(&json!("captions")) && !features.contains(&json!("transcript")), "{features:?}");

    source["body"][0]["tracks"] = json!([{"url": "https://example.org/a.vtt", "kind": "captions"}]);
    source["body"][0]["transcript"] =
        json!([{"type": "paragraph", "content": [{"type": "text", "text": "All that is said."}]}]);
    let with = render::linked_data(&reading(&source).article, &render::Options::default());
    let features = with["accessibilityFeature"].as_array().unwrap();
    assert!(features.contains(&json!("captions")) && features.contains(&json!("transcript")), "{features:?}");
    // The five properties of EPUB Accessibility 1.1, section 2.2.
    for name in
        ["accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"]
    {
        assert!(!with[name].is_null(), "{name}");
    }
    assert_ne!(with["accessibilitySummary"], not_all_in_words);

    let described = |article: &Value| {
        let data = render::linked_data(&reading(article).article, &render::Options::default());
        data["accessibilityFeature"].as_array().unwrap().contains(&json!("alternativeText"))
    };
    assert!(described(&source), "the lead picture has words");
    source["body"] = json!([{"type": "figure", "image": {"url": "https://example.org/b.jpg"}}]);
    assert!(!described(&source), "one picture has none");
}

#[test]
fn the_element_around_an_article_holds_it_in_either_tree() {
    let reading = reading(&article());
    let options = render::Options { heading_level: 2, id_prefix: "one-".into(), ..render::Options::default() };
    let page = render::Page { stylesheet: Some("/standfirst.css".into()), ..render::Page::default() };
    let host = render::Host { src: Some("a.json".into()), refresh: Some(30), ..render::Host::default() };
    let light = render::hosted(&reading.article, &options, &host, &page);
    assert!(
        light.starts_with(r#"<standfirst-article src="a.json" heading-level="2" refresh="30"><div class="standfirst""#),
        "{light}"
    );
    let host = render::Host { isolated: true, ..host };
    let shadow = render::hosted(&reading.article, &options, &host, &page);
    assert!(shadow.contains("isolated><template shadowrootmode=\"open\">\n<link rel=\"stylesheet\""), "{shadow}");
    let with_parts = render::Options { parts: true, ..options };
    assert!(shadow.contains(&render::html(&reading.article, &with_parts)), "the same article stands in both");
}

#[test]
fn an_oembed_answer_has_a_titled_frame() {
    let reading = reading(&article());
    let embedding = render::Embedding {
        frame: "https://example.org/embed.html?src=a&b".into(),
        width: 600,
        height: 400,
        cache_age: Some(60),
    };
    let answer = render::oembed(&reading.article, &render::Options::default(), &embedding);
    assert_eq!(answer["type"], "rich");
    assert_eq!(answer["version"], "1.0");
    assert_eq!(answer["thumbnail_width"], 800);
    let html = answer["html"].as_str().unwrap();
    assert!(
        html.starts_with("<iframe src=\"https://example.org/embed.html?src=a&amp;b\" title=\"A &lt;/script&gt;"),
        "{html}"
    );
    assert!(html.contains(" sandbox=\"allow-scripts"), "{html}");
}

#[test]
fn media_that_wait_have_no_address_where_a_browser_looks() {
    let mut source = article();
    source["body"] = json!([
        {"type": "video", "sources": [{"url": "https://example.org/a.mp4"}],
         "poster": {"url": "https://example.org/p.jpg"}, "tracks": [{"url": "https://example.org/a.vtt"}]},
        {"type": "figure", "image": {"url": "https://example.org/b.jpg", "alt": "B",
         "candidates": [{"url": "https://example.org/b2.jpg", "width": 900}]}}
    ]);
    let options = render::Options { media_wait: true, ..render::Options::default() };
    let html = render::html(&reading(&source).article, &options);
    for attribute in [" src=", " srcset=", " poster="] {
        assert!(!html.contains(attribute), "{attribute}: {html}");
    }
    assert!(html.contains(r#" data-src="https://example.org/b.jpg" data-srcset="https://example.org/b2.jpg 900w""#));
    assert!(
        html.contains(r#"<button class="sf-button" type="button" data-media="">Load pictures, films and recordings"#)
    );
    let nothing_waits = render::html(&reading(&article()).article, &render::Options::default());
    assert!(!nothing_waits.contains("data-media"));
}

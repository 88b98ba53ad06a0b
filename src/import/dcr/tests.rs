use crate::article::{Article, BlockKind, Inline, plain_text};
use crate::import::{Options, Source, detect, import};
use crate::render;
use serde_json::{Value, json};

#[track_caller]
fn read(value: Value) -> (Article, Vec<String>) {
    let source = Source::Json(value);
    let options = Options::default();
    let import = import(&source, &options).unwrap();
    assert_eq!(import.format.name(), "dcr");
    (import.article, import.findings.into_iter().map(|finding| finding.rule.id().to_string()).collect())
}

fn element(name: &str, fields: Value) -> Value {
    let mut element = json!({ "_type": format!("model.dotcomrendering.pageElements.{name}BlockElement") });
    for (key, value) in fields.as_object().unwrap() {
        element[key] = value.clone();
    }
    element
}

/// A page with `blocks` and the fields of `more`.
fn page(blocks: Value, more: Value) -> Value {
    let mut page = json!({ "headline": "H", "blocks": blocks });
    for (key, value) in more.as_object().unwrap() {
        page[key] = value.clone();
    }
    page
}

fn text(words: &str) -> Value {
    element("Text", json!({ "html": format!("<p>{words}</p>") }))
}

#[test]
fn pages_blocks_and_elements_are_recognised_by_their_types() {
    let confidence = |value: Value| {
        let found = detect(&Source::Json(value)).ok().filter(|(format, _)| format.name() == "dcr");
        found.map(|(_, matched)| matched.confidence)
    };
    let block = json!({ "id": "a", "elements": [text("A")] });
    assert_eq!(confidence(page(json!([block]), json!({}))), Some(97));
    assert_eq!(confidence(json!({ "frontendData": page(json!([block]), json!({})) })), Some(97));
    assert_eq!(confidence(json!([block])), Some(93));
    assert_eq!(confidence(json!([text("A")])), Some(90));
    assert_eq!(confidence(json!({ "headline": "H", "blocks": [{ "elements": [{ "_type": "text" }] }] })), None);
}

#[test]
fn names_in_the_byline_lead_to_their_pages() {
    let tag = |name: &str| json!({ "type": "Contributor", "title": name, "id": format!("profile/{name}") });
    let byline = |byline: &str| {
        let more =
            json!({ "byline": byline, "tags": [tag("Ann"), tag("Ann Lee")], "guardianBaseURL": "https://example.org" });
        read(page(json!([{ "elements": [text("A")] }]), more)).0.byline
    };
    let line = byline("Ann Lee in Oban and Ann");
    let links: Vec<_> = line.iter().filter(|inline| matches!(inline, Inline::Link(_))).collect();
    assert_eq!(links.len(), 2);
    assert_eq!(plain_text(&line), "Ann Lee in Oban and Ann");
    assert_eq!(plain_text(links[0].children()), "Ann Lee");
    assert_eq!(byline("Nobody").len(), 1);
}

#[test]
fn a_pinned_post_comes_first_unless_it_is_on_the_page() {
    let post = |id: &str, pinned: bool| json!({ "id": id, "elements": [text(id)], "attributes": { "pinned": pinned } });
    let ids = |pinned: Value| {
        let more = json!({ "format": { "design": "LiveBlogDesign" }, "pinnedPost": pinned });
        let (article, _) = read(page(json!([post("a", false), post("b", true)]), more));
        article.body.into_iter().map(|block| block.id.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(ids(post("c", true)), ["block-c", "block-a", "block-b"]);
    assert_eq!(ids(post("b", true)), ["block-a", "block-b"]);
}

#[test]
fn a_dead_blog_is_over() {
    let state = |design: &str| {
        let more =
            json!({ "format": { "design": design }, "linkedData": [{ "coverageStartTime": "2026-11-24T05:50:00Z" }] });
        read(page(json!([{ "id": "a", "elements": [text("A")] }]), more)).0.live.map(|live| live.active)
    };
    assert_eq!(state("LiveBlogDesign"), Some(true));
    assert_eq!(state("DeadBlogDesign"), Some(false));
    assert_eq!(state("ArticleDesign"), None);
}

#[test]
fn a_picture_takes_the_files_made_for_its_role() {
    let set = |weighting: &str, widths: &[u32]| {
        let files: Vec<_> = widths
            .iter()
            .map(|width| json!({ "src": format!("https://example.org/{weighting}/{width}"), "width": width }))
            .collect();
        json!({ "weighting": weighting, "srcSet": files })
    };
    let image = |role: &str, sources: Value| {
        let files = json!([{ "url": "https://example.org/full", "fields": { "width": "2000", "height": "1000" } }]);
        let fields = json!({ "role": role, "data": {}, "imageSources": sources, "media": { "allImages": files } });
        let (article, _) = read(json!([element("Image", fields)]));
        match article.body.into_iter().next().map(|block| block.kind) {
            Some(BlockKind::Figure(figure)) => figure.image.unwrap(),
            other => panic!("{other:?}"),
        }
    };
    let sources = json!([set("inline", &[620, 1240, 620]), set("immersive", &[1300, 2600])]);
    let inline = image("showcase", sources.clone());
    assert_eq!(
        (inline.url.as_str(), inline.width, inline.height),
        ("https://example.org/inline/1240", Some(1240), Some(620))
    );
    assert_eq!(inline.candidates.len(), 2);
    assert_eq!(image("immersive", sources).url.as_str(), "https://example.org/immersive/1300");
    assert_eq!(image("inline", json!([])).url.as_str(), "https://example.org/full");
}

#[test]
fn a_credit_is_shown_unless_the_caption_has_it() {
    let credit = |shown: Value| {
        let fields = json!({ "data": { "credit": "C" }, "displayCredit": shown, "media": { "allImages": [{ "url": "https://example.org/a" }] } });
        match &read(json!([element("Image", fields)])).0.body[0].kind {
            BlockKind::Figure(figure) => plain_text(&figure.credit),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(
        (credit(json!(true)).as_str(), credit(json!(false)).as_str(), credit(Value::Null).as_str()),
        ("C", "", "C")
    );
}

#[test]
fn a_film_that_may_not_be_shown_leaves_its_picture() {
    let fields = json!({ "expired": true, "assetId": "abcdefghijk", "mediaTitle": "T", "overrideImage": "https://example.org/a", "altText": "A<br>b" });
    let (article, findings) = read(json!([element("Youtube", fields)]));
    assert_eq!(findings, ["left-out"]);
    let BlockKind::Figure(figure) = &article.body[0].kind else { panic!("{:?}", article.body) };
    assert_eq!(figure.image.as_ref().unwrap().alt.as_deref(), Some("A b"));
}

#[test]
fn words_of_what_is_not_shown_are_kept() {
    let said = |element: Value| {
        let text = render::text(&read(json!([element])).0, &render::Options::default());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(said(element("Youtube", json!({ "mediaTitle": "T", "caption": "C" }))), "T C");
    assert_eq!(said(element("Crossword", json!({ "crossword": { "entries": [{ "clue": "Asks (7)" }] } }))), "Asks (7)");
    assert_eq!(said(element("Image", json!({ "data": { "credit": "Ada" } }))), "Ada");
    assert_eq!(said(element("Interactive", json!({ "alt": "Tides by month", "caption": "C" }))), "Tides by month C");
}

#[test]
fn poor_elements_never_stop_the_page() {
    let names = [
        "Text",
        "Image",
        "MultiImage",
        "Cartoon",
        "Caption",
        "Blockquote",
        "Pullquote",
        "RichLink",
        "Link",
        "Audio",
        "AudioAtom",
        "GuVideo",
        "MediaAtom",
        "Youtube",
        "Witness",
        "Tweet",
        "Embed",
        "Interactive",
        "QuizAtom",
        "TimelineAtom",
        "Timeline",
        "KeyTakeaways",
        "CallToActionAtom",
        "Callout",
        "Crossword",
        "Product",
        "Recipe",
        "ProductSummary",
        "NewsletterSignup",
        "ContentAtom",
        "Comment",
        "Code",
        "StarRating",
        "NumberedTitle",
        "Other",
    ];
    let odd = [json!(null), json!(1), json!("x"), json!([]), json!([1, "a", {}]), json!({ "a": [] })];
    let keys =
        ["html", "data", "media", "images", "variants", "assets", "questions", "events", "sections", "url", "rating"];
    for value in &odd {
        let elements: Vec<Value> = names
            .iter()
            .map(|name| {
                element(
                    name,
                    keys.iter().map(|key| (key.to_string(), value.clone())).collect::<serde_json::Map<_, _>>().into(),
                )
            })
            .collect();
        let source = Source::Json(json!(elements));
        assert!(import(&source, &Options::default()).is_ok());
        crate::import::source_text(&source, crate::import::Format::named("dcr").unwrap(), &Options::default());
    }
}

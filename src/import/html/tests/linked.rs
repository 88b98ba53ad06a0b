//! What a page says in JSON-LD, beside what it shows.

use crate::article::{Article, BlockKind, plain_text};
use crate::import::{Options, Source};

const SCRIPT: &str = r##"<script type="application/ld+json">{
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "The bridge opens",
    "datePublished": "2026-06-01T08:00:00Z",
    "author": [{"@type": "Person", "name": "Ida Moor"}],
    "articleSection": "Transport",
    "inLanguage": "en-GB",
    "image": {"@type": "ImageObject", "url": "https://example.org/bridge.jpg", "caption": "The bridge at noon."},
    "articleBody": "STORY"
}</script>"##;

fn article(body: &str, story: &str) -> Article {
    let script = SCRIPT.replace("STORY", story);
    let page =
        format!("<!doctype html><html><head><title>The bridge opens | The Post</title>{script}</head><body>{body}");
    let source = Source::of_text(&page).unwrap();
    crate::read(&source, &Options::default()).unwrap().article
}

fn paragraph() -> String {
    "The first cars crossed the bridge at eight in the morning, and many people walked. ".repeat(8)
}

#[test]
fn a_page_that_says_little_of_itself_is_described_by_its_scripts() {
    let article = article(&format!("<h1>The bridge opens</h1><p>{}</p>", paragraph()), "");
    assert_eq!(plain_text(&article.headline), "The bridge opens");
    assert_eq!(article.published.unwrap().as_str(), "2026-06-01T08:00:00Z");
    assert_eq!(article.contributors[0].person.name, "Ida Moor");
    assert_eq!(article.sections[0].name, "Transport");
    assert_eq!(article.language.unwrap().as_str(), "en-GB");
    let lead = article.lead.unwrap();
    assert!(matches!(&lead.kind, BlockKind::Figure(figure) if plain_text(&figure.caption) == "The bridge at noon."));
}

#[test]
fn what_the_page_shows_itself_is_not_shown_twice() {
    let body = format!(
        "<h1>The bridge opens</h1><p>Ida Moor reports</p><p>{}</p><p><img src=a.jpg alt=Bridge></p><p>{0}</p>",
        paragraph()
    );
    let article = article(&body, "");
    let mut pictures = 0;
    article.each_block(&mut |block| pictures += usize::from(matches!(block.kind, BlockKind::Figure(_))));
    assert_eq!(pictures, 1);
    assert!(article.contributors.is_empty() || !article.byline.is_empty());
}

#[test]
fn a_story_that_scripts_would_have_written_is_taken_from_them() {
    let article = article("<h1>The bridge opens</h1><p>Loading …</p>", &paragraph());
    assert!(article.body.iter().any(|block| match &block.kind {
        BlockKind::Paragraph { content } => plain_text(content).starts_with("The first cars"),
        _ => false,
    }));
}

use super::*;
use crate::article::words;

/// A name, and what makes a source of about that many parts.
type Family = (&'static str, fn(usize) -> String);

/// JSON readers stop at this depth (serde_json).
#[test]
fn whatever_is_nested_can_be_written_as_json_and_read_again() {
    let inner = concat!(
        "<b><i><a href=https://a.example/><q><sub><sup><del><ins><mark><small><kbd><cite><abbr>deep",
        "<math><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow><mrow>",
        "<mrow><mrow><mrow><mrow><mrow><mrow><mi>x"
    );
    for outer in [
        "<ul><li>",
        "<blockquote>",
        "<table><tr><th>a<td>",
        "<dl><dt>a<dd>",
        "<figure>",
        "<details>",
        "<aside>",
        "<section lang=fr><div lang=en>",
        "<ul><li><blockquote><dl><dd>",
    ] {
        let html = format!("{}{inner}", outer.repeat(100));
        let (blocks, mut article, findings) = read(&html);
        article.body = blocks;
        assert!(findings.iter().filter(|finding| finding.rule == crate::finding::Rule::LimitReached).count() <= 1);
        let json = serde_json::to_string(&article).unwrap();
        let again: Article = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{outer}: {error}"));
        assert_eq!(again, article, "{outer}");
        let shown = crate::render::text(&article, &crate::render::Options::default());
        assert!(words(&shown).any(|word| word == "deep"), "{outer}: {shown}");
    }
}

#[test]
fn deep_markup_costs_no_stack() {
    for tag in
        ["<div>", "<span>", "<b>", "<blockquote>", "<ul><li>", "<figure>", "<table><tr><td>", "<ruby>", "<math><mrow>"]
    {
        let (blocks, ..) = read(&format!("{}x", tag.repeat(20_000)));
        let mut article = Article { body: blocks, ..Article::default() };
        article.headline = vec![Inline::text("t")];
        let shown = crate::render::text(&article, &crate::render::Options::default());
        assert!(shown.contains('x'), "{tag}");
    }
}

/// Blocks and inlines for a source that doubles.
#[test]
fn an_article_grows_no_faster_than_its_source() {
    let families: &[Family] = &[
        ("formatting around paragraphs", |n| {
            "<b><i><a href=u><q><sub><sup><del><ins><mark><small>".to_string() + &"<p>x</p>".repeat(n)
        }),
        ("formatting", |n| "<b><i><u><s>".repeat(n) + "x" + &"<p>x".repeat(n)),
        ("names", |n| (0..n).map(|i| format!("<p id=i{i}><a href=#i{i}>x</a>")).collect()),
        ("notes", |n| {
            (0..n).map(|i| format!("<p>x<sup><a href=#n{i}>{i}</a></sup>")).collect::<String>()
                + "<ol class=footnotes>"
                + &(0..n).map(|i| format!("<li id=n{i}>x")).collect::<String>()
        }),
        ("notes that are none", |n| {
            (0..n).map(|i| format!("<p>x<sup><a href=#n{i}>{i}</a></sup>")).collect::<String>()
                + "<ol>"
                + &(0..n).map(|i| format!("<li id=n{i}>x")).collect::<String>()
        }),
        ("captions", |n| "<figure><figcaption>x".repeat(n)),
        ("cells", |n| "<table>".to_string() + &"<tr><td>x<td colspan=1000>y".repeat(n)),
        ("pictures", |n| "<img src=a><noscript><img src=a></noscript>".repeat(n)),
        ("languages", |n| (0..n).map(|i| format!("<span lang=l{i}>x")).collect()),
    ];
    for (name, make) in families {
        let size = |n| {
            let (blocks, article, _) = read(&make(n));
            serde_json::to_string(&blocks).unwrap().len() + serde_json::to_string(&article).unwrap().len()
        };
        let (small, large) = (size(500), size(1000));
        assert!(large <= small * 5 / 2 + 20_000, "{name}: {small} bytes became {large}");
    }
}

//! The rules of ACCESSIBILITY.md that the renderer keeps by itself, and the
//! page's own truth: every test and file that it names exists.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails says so by panicking")]

use standfirst::article::{Article, BlockKind, LanguageTag};
use standfirst::import::{Options, Source};
use standfirst::messages::Messages;
use standfirst::{read, render};
use std::collections::HashSet;
use std::path::Path;

fn article(source: &str) -> Article {
    let source = Source::of_text(source).unwrap();
    read(&source, &Options::default()).unwrap().article
}

fn html(source: &str) -> String {
    render::html(&article(source), &render::Options::default())
}

/// The native JSON article with `fields`.
fn native(fields: &str) -> String {
    format!(r#"{{"language": "en", "headline": [{{"type": "text", "text": "Rain"}}], {fields}}}"#)
}

#[track_caller]
fn has(html: &str, part: &str) {
    assert!(html.contains(part), "{part} is not in {html}");
}

#[test]
fn every_test_and_file_that_the_page_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("ACCESSIBILITY.md")).unwrap();
    let mut tests = String::new();
    for folder in ["tests", "tests/e2e"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|kind| kind == "rs" || kind == "mjs") {
                tests += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    let mut rules = 0;
    for row in page.lines().filter(|line| line.starts_with("| R") && !line.starts_with("| Rule")) {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [rule, _, places, test] = cells.as_slice() else { panic!("{row}") };
        rules += 1;
        assert!(rule.starts_with(&format!("R{rules} ")), "R{rules} is missing before {row}");
        for place in places.split(", ") {
            assert!(root.join(place.trim_matches('`')).is_file(), "{place} in {row}");
        }
        let names = test.trim_end_matches('|').trim().trim_matches('`');
        for name in names.split("`; `") {
            let rust = tests.contains(&format!("#[test]\nfn {name}()"));
            // The names of browser tests may go on with the way that an article is shown.
            let browser = [format!("test('{name}'"), format!("test(`{name}")].iter().any(|test| tests.contains(test));
            assert!(rust || browser, "no test is called `{name}`");
        }
    }
    assert_eq!(rules, 36);
}

#[test]
fn an_article_in_a_page_brings_no_landmark_of_a_page() {
    let source = "# Rain\n\nIt rained.\n";
    let fragment = html(source);
    assert!(!fragment.contains("<main"), "{fragment}");
    let inside = fragment.split_once("<article").unwrap().1.split_once("</article>").unwrap();
    has(inside.0, "<header");
    assert!(!inside.1.contains("<header") && !inside.1.contains("<footer"), "outside the article they are landmarks");
    let page = render::page(&article(source), &render::Options::default(), &render::Page::default());
    assert_eq!(page.matches("<main").count(), 1);
    assert_eq!(page.matches("<h1").count(), 1);
}

#[test]
fn the_skip_links_come_first() {
    let source = "---\nauthor: {name: Ada, url: https://example.org/}\n---\n\n# Rain\n\n[Far](https://example.org/far)";
    let article = article(source);
    for html in [
        render::html(&article, &render::Options::default()),
        render::page(&article, &render::Options::default(), &render::Page::default()),
    ] {
        let links: Vec<&str> = html.split("<a ").skip(1).collect();
        has(links[0], "href=\"#sf-title\"");
        has(links[1], "href=\"#sf-end\"");
        assert!(links.len() > 2 && links[2..].iter().all(|link| !link.contains("sf-skip-link\"")));
    }
}

#[test]
fn every_id_is_the_instances_own_and_every_reference_leads_somewhere() {
    let source =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/markdown/everything.md")).unwrap();
    let options = render::Options { id_prefix: "one-".into(), contents: true, ..render::Options::default() };
    let html = render::html(&article(&source), &options);
    let values = |name: &str| -> Vec<String> {
        html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().to_string()).collect()
    };
    let ids = values("id");
    let known: HashSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    assert!(ids.iter().all(|id| id.starts_with("one-")), "{ids:?}");
    for reference in values("aria-labelledby").into_iter().chain(values("aria-describedby")) {
        assert!(known.contains(&reference), "{reference}");
    }
    for reference in values("href").iter().filter_map(|href| href.strip_prefix('#')) {
        assert!(known.contains(&reference.to_string()), "#{reference}");
    }
}

#[test]
fn no_id_of_a_source_is_one_of_ours() {
    let names =
        ["title", "end", "breaking", "breaking-label", "note-1", "ref-1-1", "contents", "notes", "table-1", "after-2"];
    let mut source = String::from("# Rain\n\nIt rained.[^a] Again.[^a]\n\n[^a]: On Tuesday.\n\n");
    for name in names {
        source += &format!("## {name}\n\nA [way](#{name}).\n\n## A heading {{#{name}}}\n\nText.\n\n");
    }
    source += "| a | b |\n| - | - |\n| 1 | 2 |\n";
    let options = render::Options { contents: true, ..render::Options::default() };
    let html = render::html(&article(&source), &options);
    let ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id stands twice: {ids:?}");
    has(&html, "<h1 id=\"sf-title\"");
    has(&html, "<li id=\"sf-note-1\"");
}

#[test]
fn two_things_of_one_name_have_ids_of_their_own() {
    let html = native(
        r##""notes": [{"id": "a", "content": []}, {"id": "a", "content": []}],
        "body": [
            {"type": "paragraph", "id": "b", "content": [{"type": "link", "url": "#b", "content": [{"type": "text", "text": "To the first"}]}]},
            {"type": "paragraph", "id": "b", "content": [{"type": "text", "text": "Two"}, {"type": "noteReference", "note": "a"}]},
            {"type": "paragraph", "id": "", "content": [{"type": "text", "text": "Without a name"}]},
            {"type": "heading", "level": 2, "id": "b", "content": [{"type": "text", "text": "Three"}]}
        ]"##,
    );
    let html = self::html(&html);
    let ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(ids.iter().all(|id| ids.iter().filter(|one| one == &id).count() == 1), "{ids:?}");
    assert_eq!(
        ids.iter().filter(|id| ["sf-b", "sf-three", "sf-note-1", "sf-note-2"].contains(id)).count(),
        4,
        "{ids:?}"
    );
}

#[test]
fn headings_follow_the_level_they_are_given() {
    let article = article("# Rain\n\n## One\n\nText.\n\n### Two\n\nText.\n");
    let at = |heading_level| render::html(&article, &render::Options { heading_level, ..render::Options::default() });
    has(&at(1), "<h2 id=\"sf-one\"");
    has(&at(3), "<h5 id=\"sf-two\"");
    has(&at(5), "<h6 aria-level=\"7\" id=\"sf-two\"");
}

#[test]
fn no_two_regions_have_one_name() {
    let table = "| A | B |\n| - | - |\n| 1 | 2 |\n";
    let html = html(&format!("# Rain\n\n{table}\nText.\n\n{table}\n> [!NOTE]\n> One.\n\n> [!NOTE]\n> Two.\n"));
    has(&html, ">Table</caption>");
    has(&html, ">Table 2</caption>");
    assert_eq!(html.matches("role=\"note\"").count(), 2, "notes are no regions");
    let gallery = r#"{"type": "gallery", "figures": []}"#;
    let html = self::html(&native(&format!(r#""body": [{gallery}, {gallery}]"#)));
    assert_eq!(html.matches("<section class=\"sf-gallery\"").count(), 1);
    has(&html, "<div class=\"sf-gallery\" role=\"group\"");
}

#[test]
fn a_box_that_scrolls_has_a_role_and_a_name_and_is_watched() {
    let table = "| A | B |\n| - | - |\n| 1 | 2 |\n";
    // Where two tables have one name, the second is a group: regions are told apart by their names.
    let named =
        r#"{"type": "table", "caption": [{"type": "text", "text": "Rain"}], "body": [{"cells": [{"content": []}]}]}"#;
    for html in [
        html(&format!("# Rain\n\n{table}\nText.\n\n{table}")),
        html(&native(&format!(r#""body": [{named}, {named}]"#))),
    ] {
        let boxes: Vec<&str> = html
            .split('<')
            .filter(|tag| tag.contains("class=\"sf-scroll\""))
            .map(|tag| tag.split('>').next().unwrap())
            .collect();
        assert_eq!(boxes.len(), 2, "{html}");
        for tag in boxes {
            // `www/scroll.js` makes it a stop for the Tab key by this, while it scrolls.
            has(tag, " data-scroll");
            assert!(tag.starts_with("section ") || tag.contains(" role=\"group\""), "{tag}");
            let (_, name) = tag.split_once("aria-labelledby=\"").unwrap();
            has(&html, &format!("<caption id=\"{}\"", name.split('"').next().unwrap()));
        }
    }
}

#[test]
fn names_are_isolated_and_the_article_has_its_direction() {
    let html = html(
        r#"{"language": "ar", "headline": [{"type": "text", "text": "مطر"}], "contributors": [{"name": "A. Writer"}], "body": []}"#,
    );
    has(&html, "<article class=\"sf-article\" aria-labelledby=\"sf-title\" lang=\"ar\" dir=\"rtl\">");
    has(&html, "<bdi>A. Writer</bdi>");
}

#[test]
fn a_figure_is_one_by_its_caption() {
    let captioned = html("# Rain\n\n![A street](https://example.org/a.jpg \"Rain in March\")\n");
    has(&captioned, "</figcaption></figure>");
    has(&captioned, "<span class=\"sf-hidden\">Image caption:\u{a0}</span>");
    let plain = html("# Rain\n\n![A street](https://example.org/a.jpg)\n");
    assert!(!plain.contains("<figure"), "{plain}");
}

#[test]
fn a_transcript_stands_beside_its_film() {
    let transcript = r#"[{"type": "paragraph", "content": [{"type": "text", "text": "It rains."}]}]"#;
    let video = format!(
        r#"{{"type": "video", "sources": [{{"url": "https://example.org/a.mp4"}}], "transcript": {transcript}}}"#
    );
    let html = html(&native(&format!(r#""body": [{video}]"#)));
    has(&html, "</video><details class=\"sf-transcript\"><summary>Transcript</summary><p>It rains.</p></details>");
    assert!(!html.contains("autoplay"), "{html}");
}

#[test]
fn the_length_of_a_film_is_said_in_words() {
    for kind in ["video", "audio"] {
        let player = |more: &str| format!(r#""body": [{{"type": "{kind}", "duration": 3785{more}}}]"#);
        let line =
            "<p class=\"sf-duration\">Duration:\u{a0}<time datetime=\"PT1H3M5S\">1 hour 3 minutes 5 seconds</time></p>";
        has(&html(&native(&player(r#", "sources": [{"url": "https://example.org/a.mp4"}]"#))), line);
        has(&html(&native(&player(r#", "url": "https://example.org/", "title": "Rain""#))), line);
        let unknown = html(&native(&player("").replace("3785", "0")));
        assert!(!unknown.contains("sf-duration"), "{unknown}");
    }
}

#[test]
fn notes_have_a_way_there_and_back_for_each_reference() {
    let html = html("---\nlang: en\n---\n# Rain\n\nOne.[^a] Two.[^a]\n\n[^a]: A note.\n");
    has(
        &html,
        "<a role=\"doc-noteref\" href=\"#sf-note-1\" id=\"sf-ref-1-2\"><span class=\"sf-hidden\">Note</span>\u{a0}1</a>",
    );
    has(&html, "<section class=\"sf-notes\" role=\"doc-endnotes\" aria-labelledby=\"sf-notes\">");
    has(&html, "<li id=\"sf-note-1\" tabindex=\"-1\">");
    for reference in ["1.1", "1.2"] {
        has(&html, &format!("<span class=\"sf-hidden\">Back to reference {reference}</span>"));
    }
    assert!(!html.contains("doc-endnote\""), "the role for single notes is deprecated");
}

#[test]
fn notes_and_lists_count_in_the_figures_of_the_language() {
    let source = |tag: &str| format!("---\nlang: {tag}\n---\n# Rain\n\nOne.[^a] Two.[^a]\n\n1. A\n\n[^a]: A note.\n");
    let style = include_str!("../www/standfirst.css");
    for (tag, one, style_of_lists) in [
        ("fa", "۱", Some("persian")),
        ("ps-AF", "۱", Some("persian")),
        ("ckb", "١", Some("arabic-indic")),
        ("ar-EG", "١", Some("arabic-indic")),
        ("bn", "১", Some("bengali")),
        ("ne", "१", Some("devanagari")),
        ("my", "၁", Some("myanmar")),
        ("dz", "༡", Some("tibetan")),
        ("ar", "1", None),
        ("ar-MA", "1", None),
        ("ur", "1", None),
        ("hi", "1", None),
    ] {
        let html = html(&source(tag));
        has(&html, &format!("\u{a0}{one}</a></sup>"));
        has(&html, &format!("{one}."));
        // The ids are for machines.
        has(&html, "href=\"#sf-note-1\" id=\"sf-ref-1-2\"");
        let language = tag.strip_suffix("-AF").unwrap_or(tag);
        let rule = style.lines().find(|line| {
            line.split_once("ol:lang(")
                .is_some_and(|(_, rest)| rest.split(')').next().unwrap().split(", ").any(|one| one == language))
        });
        let found = rule.map(|rule| rule.split("list-style-type: ").nth(1).unwrap().split(';').next().unwrap());
        assert_eq!(found, style_of_lists, "{tag}");
    }
}

#[test]
fn no_null_character_is_written_with_the_words_of_the_interface() {
    let embed = r#"{"type": "embed", "provider": "A\u0000B", "url": "https://example.org/", "title": "C"}"#;
    let page = html(&native(&format!(r#""body": [{embed}]"#)));
    has(&page, "A\u{fffd}B");
    assert!(!page.contains('\0'), "{page}");
}

#[test]
fn a_link_holds_no_other_link() {
    let text = |text: &str| format!(r#"{{"type": "text", "text": "{text}"}}"#);
    let link = |content: &str| format!(r#"{{"type": "link", "url": "https://example.org/", "content": [{content}]}}"#);
    let page = |content: &str| {
        let body = format!(r#""body": [{{"type": "paragraph", "content": [{content}]}}]"#);
        html(&native(&format!(r#"{body}, "notes": [{{"id": "n", "content": []}}]"#)))
    };
    let note = r#"{"type": "noteRef", "note": "n"}"#;
    let strong = format!(r#"{{"type": "strong", "content": [{}, {note}]}}"#, text("fell"));
    let shown = page(&[link(&[strong, text(" here")].join(",")), text(" and "), link(note)].join(","));
    has(&shown, "<a href=\"https://example.org/\"><strong>fell</strong> here</a><sup class=\"sf-noteref\">");
    has(&shown, "</sup> and <sup class=\"sf-noteref\">");
    has(&page(&link(&link(&text("b")))), "<p><a href=\"https://example.org/\">b</a></p>");
    let related = format!(r#"{{"url": "https://example.org/r", "title": [{}]}}"#, link(&text("c")));
    let related = html(&native(&format!(r#""body": [{{"type": "related", "links": [{related}]}}]"#)));
    has(&related, "<li><a href=\"https://example.org/r\">c</a></li>");
}

#[test]
fn a_pull_quote_is_heard_once() {
    let paragraph = r#"{"type": "paragraph", "content": [{"type": "text", "text": "She said the rain was late."}]}"#;
    let quote = |words: &str| {
        let quote = format!(r#"{{"type": "pullQuote", "content": [{{"type": "text", "text": "{words}"}}]}}"#);
        html(&native(&format!(r#""body": [{paragraph}, {quote}]"#)))
    };
    has(&quote("the rain was late"), "<aside class=\"sf-pull-quote\" role=\"doc-pullquote\" aria-hidden=\"true\">");
    has(&quote("the rain was early"), "<div class=\"sf-pull-quote\"><blockquote>");
}

#[test]
fn who_said_it_is_no_part_of_the_quotation() {
    let quoted = r#"[{"type": "paragraph", "content": [{"type": "text", "text": "Rain."}]}]"#;
    let quote =
        format!(r#"{{"type": "quote", "content": {quoted}, "attribution": [{{"type": "text", "text": "A clerk"}}]}}"#);
    let html = html(&native(&format!(r#""body": [{quote}]"#)));
    has(
        &html,
        "<blockquote><p>Rain.</p></blockquote><figcaption class=\"sf-attribution\">A clerk</figcaption></figure>",
    );
}

#[test]
fn an_abbreviation_is_explained_once() {
    let html = html(
        "<h1>Rain</h1><p>The <abbr title=\"Office of Water\">OW</abbr> met. <abbr title=\"Office of Water\">OW</abbr> left.</p>",
    );
    assert_eq!(html.matches("(<span class=\"sf-expansion\">Office of Water</span>)").count(), 1, "{html}");
}

#[test]
fn dates_have_a_form_for_machines() {
    let html = html(&native(r#""published": "2026-11-24T08:30:00Z", "body": []"#));
    has(&html, "<time datetime=\"2026-11-24T08:30:00Z\">");
}

#[test]
fn a_live_post_is_an_article_with_a_heading_and_a_time() {
    let post = r#"{"type": "livePost", "title": [{"type": "text", "text": "Gates open"}], "published": "2026-11-24T08:30:00Z", "content": []}"#;
    let html = html(&native(&format!(r#""body": [{post}]"#)));
    let post = html.split_once("<article class=\"sf-post\"").unwrap().1;
    has(post, "<h2 id=");
    has(post, "<time datetime=\"2026-11-24T08:30:00Z\">");
    let heading = post.split_once("<h2 id=\"").unwrap().1.split('"').next().unwrap();
    has(post, &format!(" aria-labelledby=\"{heading}\""));
}

#[test]
fn posts_of_one_minute_have_names_of_their_own() {
    let post = |seconds: &str, text: &str| {
        let content = format!(r#"[{{"type": "paragraph", "content": [{{"type": "text", "text": "{text}"}}]}}]"#);
        format!(r#"{{"type": "livePost", "published": "2026-11-24T08:30:{seconds}Z", "content": {content}}}"#)
    };
    let heading = |html: &str, text: &str| {
        let before = html.split_once(&format!("<p>{text}</p>")).unwrap().0;
        before.rsplit_once("</time> ").unwrap().1.to_string()
    };
    let two = html(&native(&format!(r#""body": [{}, {}]"#, post("40", "Second."), post("10", "First."))));
    assert_eq!(heading(&two, "First."), "</h2>");
    assert_eq!(heading(&two, "Second."), " (2)</h2>");
    // A third post changes no name that readers know.
    let three = [post("59", "Third."), post("40", "Second."), post("10", "First.")].join(", ");
    let three = html(&native(&format!(r#""body": [{three}]"#)));
    assert_eq!(heading(&three, "First."), "</h2>");
    assert_eq!(heading(&three, "Second."), " (2)</h2>");
    assert_eq!(heading(&three, "Third."), " (3)</h2>");
}

#[test]
fn what_stays_in_place_hides_no_focus() {
    let style = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/standfirst.css")).unwrap();
    for held in ["position: fixed", "forced-color-adjust", "outline: 0"] {
        assert!(!style.contains(held), "{held}");
    }
    // The bar of a live article is all that stays in place, and focus stops below it.
    assert_eq!(style.matches("position: sticky").count(), 1);
    has(
        &style,
        ":where(.standfirst:has(> .sf-live-bar)) :where(a, button, summary, [tabindex]) { scroll-margin-block-start",
    );
    has(&style, ":where(.sf-live-bar ~ .sf-article) :where(a, button, [tabindex]) { scroll-margin-block-start");
    has(&style, "@media (max-height: 24em) { :where(.sf-live-bar) { position: static; } }");
    has(&style, "@media (forced-colors: active)");
    has(&style, "@media (prefers-reduced-motion: reduce)");
}

#[test]
fn the_style_sheet_stops_what_moves() {
    let style = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/standfirst.css")).unwrap();
    let reduced = style.split_once("@media (prefers-reduced-motion: reduce)").unwrap().1.split_once("} }").unwrap().0;
    for part in [".standfirst, .standfirst *", "animation: none", "transition: none", "scroll-behavior: auto"] {
        has(reduced, part);
    }
}

#[test]
fn the_style_sheet_knows_paper() {
    let style = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/standfirst.css")).unwrap();
    let print = style.split_once("@media print").unwrap().1;
    for part in [".sf-skip-link", ".standfirst video", "attr(href)", "::details-content", "break-inside: avoid"] {
        has(print, part);
    }
}

#[test]
fn links_to_what_one_site_shows_have_names_of_their_own() {
    let embed = |id: &str, title: &str| {
        format!(
            r#"{{"type": "embed", "url": "https://www.youtube.com/watch?v={id}", "provider": "YouTube", "title": "{title}"}}"#
        )
    };
    let html =
        html(&native(&format!(r#""body": [{}, {}]"#, embed("abcdefghijk", "Rain"), embed("lmnopqrstuv", "Snow"))));
    for title in ["Rain", "Snow"] {
        has(&html, &format!("<span class=\"sf-hidden\">: {title}</span></a>"));
    }
}

#[test]
fn tables_and_embeds_can_be_skipped() {
    let html = html(
        "# Rain\n\n| A | B |\n| - | - |\n| 1 | 2 |\n\n<iframe src=\"https://www.youtube.com/embed/abcdefghijk\"></iframe>\n",
    );
    for skip in
        ["Skip past this table", "Skip past this content from YouTube", "Skip to the article", "Skip past the article"]
    {
        let link = html.split_once(&format!("\">{skip}</a>")).unwrap_or_else(|| panic!("{skip} is not in {html}")).0;
        let target = link.rsplit_once("href=\"#").unwrap().1;
        has(&html, &format!("id=\"{target}\""));
    }
}

#[test]
fn a_line_that_runs_the_other_way_is_isolated() {
    let text = |words: &str| format!(r#"[{{"type": "text", "text": "{words}"}}]"#);
    let page = |headline: &str, caption: &str| {
        let figure = format!(
            r#"{{"type": "figure", "image": {{"url": "https://example.org/a.jpg", "alt": "a"}}, "caption": {caption}, "credit": {credit}}}"#,
            caption = text(caption),
            credit = text("Port Press (1).")
        );
        html(&format!(
            r#"{{"language": "ar", "headline": {headline}, "kicker": "Live!", "rights": "© Port Press.", "body": [{figure}]}}"#,
            headline = text(headline)
        ))
    };
    let other = page("Rain?", "Rain, 3 May.");
    for line in ["Rain?", "Live!", "Rain, 3 May.", "Port Press (1).", "© Port Press."] {
        has(&other, &format!("<bdi dir=\"ltr\">{line}</bdi>"));
    }
    // A line that begins with a name in Latin letters is Arabic all the same.
    let own = page("BBC: مطر", "BBC: مطر.");
    has(&own, "tabindex=\"-1\">BBC: مطر</h1>");
    has(&own, "<span class=\"sf-caption-text\">BBC: مطر.</span>");
}

#[test]
fn the_contents_say_which_language_a_heading_is_in() {
    let article = article(
        "---\nlang: en\n---\n# Rain\n\n## The word *Καλημέρα σας* here\n\nOne.\n\n## ترجم السكان كلمة\n\nTwo.\n",
    );
    let html = render::html(&article, &render::Options { contents: true, ..render::Options::default() });
    let contents = html.split_once("<nav").unwrap().1.split_once("</nav>").unwrap().0;
    has(contents, ">The word <span lang=\"el\" dir=\"ltr\">Καλημέρα σας</span> here</a>");
    has(contents, " lang=\"ar\" dir=\"rtl\">ترجم السكان كلمة</a>");
}

/// What is heard of `html`: each text, and each attribute with words, with the language that it stands in.
fn heard(html: &str) -> Vec<(String, String)> {
    let mut languages: Vec<(String, String)> = Vec::new();
    let mut heard = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap();
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap().to_string();
        if tag.starts_with('/') {
            assert_eq!(languages.pop().map(|(open, _)| open), Some(name));
        } else {
            let value =
                |name: &str| tag.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap());
            let outer = languages.last().map(|(_, language)| language.clone()).unwrap_or_default();
            let language = value("lang").map(str::to_string).unwrap_or(outer);
            for words in ["aria-label", "alt", "title"].into_iter().filter_map(value) {
                heard.push((words.to_string(), language.clone()));
            }
            if !["br", "hr", "img", "source", "track", "col", "wbr"].contains(&name.as_str()) {
                languages.push((name, language));
            }
        }
        if let Some((_, language)) = languages.last() {
            heard.push((text.to_string(), language.clone()));
        }
    }
    assert!(languages.is_empty(), "{languages:?}");
    heard
}

#[test]
fn words_of_the_interface_in_another_language_say_so() {
    let everything = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/article/everything.json");
    let mut article = article(&std::fs::read_to_string(everything).unwrap());
    // Nobody wrote the interface in Maori, so that its words come in another language.
    article.language = LanguageTag::parse("mi");
    let mut untitled = article.clone();
    untitled.headline.clear();
    for block in &mut untitled.body {
        match &mut block.kind {
            BlockKind::Gallery(gallery) => gallery.title.clear(),
            BlockKind::Video(video) => video.title = None,
            BlockKind::Audio(audio) => audio.title = None,
            _ => {}
        }
    }
    for article in [article, untitled] {
        let [german, french] = ["de", "fr"].map(|tag| {
            let messages = Messages::serving(LanguageTag::parse(tag).as_ref());
            let options = render::Options { messages, contents: true, skip_links: true, ..render::Options::default() };
            heard(&render::html(&article, &options))
        });
        // What differs is the interface's, and none of it is heard as the article's.
        let own = |heard: &[(String, String)]| -> Vec<String> {
            let own = heard.iter().filter(|(text, language)| language == "mi" && !text.trim().is_empty());
            own.map(|(text, _)| text.clone()).collect()
        };
        assert_eq!(own(&german), own(&french));
        let words = german.iter().filter(|(text, language)| language == "de" && !text.trim().is_empty()).count();
        assert!(words > 12, "{words} of the interface's words");
    }
}

/// The light and the dark colour that the style sheet's `name` has of itself.
fn colours(style: &str, name: &str) -> [[f64; 3]; 2] {
    let (_, value) = style.split_once(&format!("--standfirst-{name}, light-dark(")).unwrap();
    let (value, _) = value.split_once(')').unwrap();
    let colours: Vec<[f64; 3]> = value.split(',').map(|colour| rgb(colour.trim())).collect();
    colours.try_into().unwrap()
}

fn rgb(colour: &str) -> [f64; 3] {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6).unwrap_or_else(|| panic!("{colour}"));
    let value = u32::from_str_radix(digits, 16).unwrap();
    [16, 8, 0].map(|shift| f64::from((value >> shift) & 0xFF) / 255.0)
}

/// WCAG 2.2's contrast ratio and relative luminance.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [red, green, blue] =
            colour.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let [one, other] = [luminance(one), luminance(other)];
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn text_and_signs_stand_out_in_light_and_dark() {
    assert!((contrast(rgb("#ffffff"), rgb("#000000")) - 21.0).abs() < 0.001);
    let style = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/www/standfirst.css")).unwrap();
    for ground in ["page", "tint"] {
        for (ink, least) in [("text", 7.0), ("muted", 4.5), ("link", 4.5), ("alarm", 4.5), ("line", 3.0)] {
            let grounds = colours(&style, ground);
            for (scheme, (ink_colour, ground_colour)) in colours(&style, ink).into_iter().zip(grounds).enumerate() {
                let ratio = contrast(ink_colour, ground_colour);
                assert!(ratio >= least, "{ink} on {ground}: {ratio:.2} in scheme {scheme}");
            }
        }
    }
}

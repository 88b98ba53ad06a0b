//! What is mended and what is reported: each rule by a source that breaks it
//! and one that is near to it and does not.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails says so by panicking")]

use standfirst::finding::{Finding, Rule};
use standfirst::import::{Options, Source};
use standfirst::{read, render};

fn reading(source: &str) -> (Vec<Finding>, String) {
    let source = Source::of_text(source).unwrap();
    let reading = read(&source, &Options::default()).unwrap();
    (reading.findings, render::html(&reading.article, &render::Options::default()))
}

/// The article `body`, in Markdown, breaks `rule`, and is rendered with `html`.
#[track_caller]
fn breaks(rule: Rule, body: &str, html: &str) -> Finding {
    let (findings, rendered) = reading(&format!("---\nlang: en\n---\n# Rain at last\n\n{body}\n"));
    let found = findings.iter().filter(|finding| finding.rule == rule).count();
    assert_eq!(found, 1, "findings of {rule:?} in {findings:#?}");
    assert!(rendered.contains(html), "{html} is not in {rendered}");
    findings.into_iter().find(|finding| finding.rule == rule).unwrap()
}

/// The article `body` keeps `rule`.
#[track_caller]
fn keeps(rule: Rule, body: &str) {
    let (findings, _) = reading(&format!("---\nlang: en\n---\n# Rain at last\n\n{body}\n"));
    assert!(findings.iter().all(|finding| finding.rule != rule), "{findings:#?}");
}

#[test]
fn a_picture_without_alternative_text_is_named_and_reported() {
    breaks(Rule::ImageAltMissing, "<p>One.</p><img src=https://example.org/a.jpg><p>Two.</p>", "alt=\"Image\"");
    keeps(Rule::ImageAltMissing, "![A wet street](https://example.org/a.jpg)");
    keeps(Rule::ImageAltMissing, "One.\n\n<img src=https://example.org/a.jpg alt=\"\">\n\nTwo.");
}

#[test]
fn a_file_name_is_no_alternative_text() {
    let finding = breaks(Rule::ImageAltFileName, "![IMG_2041.JPG](https://example.org/a.jpg)", "alt=\"Image\"");
    assert_eq!(finding.before.as_deref(), Some("IMG_2041.JPG"));
    keeps(Rule::ImageAltFileName, "![Covid-19 ward](https://example.org/a.jpg)");
}

#[test]
fn image_of_is_taken_off_the_alternative_text() {
    breaks(Rule::ImageAltPrefix, "![Image of a wet street](https://example.org/a.jpg)", "alt=\"A wet street\"");
    keeps(Rule::ImageAltPrefix, "![Images of rain on a wall](https://example.org/a.jpg)");
}

#[test]
fn alternative_text_that_says_the_caption_is_not_heard_twice() {
    let body = "![A wet street in March](https://example.org/a.jpg \"A wet street, in March.\")";
    breaks(Rule::ImageAltRepeatsCaption, body, "alt=\"Image\"");
    let body = "![Umbrellas seen from above](https://example.org/a.jpg \"A wet street, in March.\")";
    keeps(Rule::ImageAltRepeatsCaption, body);
}

#[test]
fn a_picture_with_a_caption_is_not_decorative() {
    let figure = "<figure><img src=https://example.org/a.jpg alt=''><figcaption>A wet street.</figcaption></figure>";
    breaks(Rule::ImageDecorativeMeans, figure, "alt=\"Image\"");
    breaks(
        Rule::LinkEmpty,
        "<p>Press <a href=https://example.org/><img src=https://example.org/a.png alt=''></a> now.",
        "alt=\"Image\"",
    );
}

#[test]
fn a_picture_that_may_hold_text_is_reported() {
    breaks(Rule::ImageOfText, "![Screenshot of the forecast](https://example.org/a.jpg)", "Screenshot of the forecast");
    keeps(Rule::ImageOfText, "![A man reads a forecast](https://example.org/a.jpg)");
}

#[test]
fn a_figure_that_stands_twice_stands_once() {
    let figure = "![Umbrellas](https://example.org/a.jpg \"A wet street, in March.\")";
    let finding =
        breaks(Rule::CaptionRepeated, &format!("{figure}\n\n{figure}\n\nIt rained."), "A wet street, in March.");
    assert_eq!(finding.omitted.as_deref(), Some("A wet street, in March."));
    breaks(Rule::CaptionRepeated, &format!("{figure}\n\nA wet street, in March.\n\nIt rained."), "It rained.");
    keeps(Rule::CaptionRepeated, &format!("{figure}\n\nA wet street, in April.\n\nIt rained."));
}

#[test]
fn heading_levels_do_not_skip() {
    breaks(Rule::HeadingSkip, "## One\n\nText.\n\n##### Two\n\nText.", "<h3 id=\"sf-two\"");
    keeps(Rule::HeadingSkip, "## One\n\nText.\n\n### Two\n\nText.\n\n## Three\n\nText.");
}

#[test]
fn a_bold_line_before_text_is_a_heading() {
    breaks(
        Rule::HeadingFaked,
        "Text.\n\n**What comes next**\n\nMore text.",
        "<h2 id=\"sf-what-comes-next\" tabindex=\"-1\">What comes next</h2>",
    );
    for body in [
        "Text.\n\n**It rained all night.**\n\nMore text.",
        "Text.\n\n**All of it** matters\n\nMore text.",
        "Text.\n\n**One**\n\n**Two**",
        "Text.\n\n**[Read the report](https://example.org/)**\n\nMore text.",
        "Text.\n\n**The last line**",
    ] {
        keeps(Rule::HeadingFaked, body);
    }
}

#[test]
fn empty_headings_paragraphs_and_links_are_taken_out() {
    breaks(Rule::HeadingEmpty, "Text.\n\n##\n\nMore.", "<p>Text.</p><p>More.</p>");
    breaks(Rule::ParagraphEmpty, "<p>Text.</p><p>&nbsp;</p><p><br></p><p>More.</p>", "<p>Text.</p><p>More.</p>");
    breaks(Rule::LinkEmpty, "One [](https://example.org/) two.", "<p>One  two.</p>");
    breaks(Rule::HeadingAlone, "## One\n\n## Two\n\nText.", "One</h2>");
}

#[test]
fn empty_lines_in_a_paragraph_part_it() {
    breaks(Rule::ParagraphBreaks, "<p>One.<br><br>Two.<br>Three.</p>", "<p>One.</p><p>Two.<br>Three.</p>");
    keeps(Rule::ParagraphBreaks, "One.\\\nTwo.");
}

#[test]
fn a_tables_heads_are_found_by_what_the_table_shows() {
    let table = |rows: &str| format!("Text.\n\n<table>{rows}</table>\n\nText.");
    let cells =
        |cells: &str| cells.split(' ').map(|cell| format!("<td>{}", cell.replace('_', " "))).collect::<String>();
    let rows = |rows: &[&str]| table(&rows.iter().map(|row| format!("<tr>{}", cells(row))).collect::<String>());
    let over_figures = rows(&["Town Rain", "Port 12", "Ford 31"]);
    breaks(
        Rule::TableHeaderMissing,
        &over_figures,
        "<thead><tr><th scope=\"col\">Town</th><th scope=\"col\">Rain</th>",
    );
    breaks(Rule::TableHeaderMissing, &over_figures, "<th scope=\"row\">Port</th><td>12</td>");
    let terms = rows(&[
        "Name The_old_bridge_over_the_ford,_of_stone_and_a_little_brick.",
        "Built In_a_year_of_floods,_when_the_ford_could_not_be_used.",
    ]);
    breaks(Rule::TableHeaderMissing, &terms, "<tr><th scope=\"row\">Name</th>");
    let bold = rows(&["<b>Town</b> <b>State</b>", "Port Dry", "Ford Wet", "Ford Wet"]);
    breaks(Rule::TableHeaderMissing, &bold, "<thead><tr><th scope=\"col\"><strong>Town</strong></th>");
    let unclear = rows(&["12 13", "14 15"]);
    breaks(Rule::TableHeaderMissing, &unclear, "<tr><td>12</td><td>13</td></tr>");
    keeps(Rule::TableHeaderMissing, "| A | B |\n| - | - |\n| 1 | 2 |");
    breaks(Rule::TableCaptionMissing, "| A | B |\n| - | - |\n| 1 | 2 |", "Table</caption>");
}

#[test]
fn a_table_of_one_column_is_no_table() {
    breaks(
        Rule::TableForLayout,
        "<p>One.</p><table><tr><td><p>A box.</p><tr><td>Two.</table>",
        "<div class=\"sf-group\"><p>A box.</p><p>Two.</p></div>",
    );
}

#[test]
fn a_table_of_one_row_without_a_head_is_no_table() {
    let row = |cell: &str| format!("<p>One.</p><table><tr><{cell}>Left.<td>Right.</table>");
    breaks(Rule::TableForLayout, &row("td"), "<div class=\"sf-group\"><p>Left.</p><p>Right.</p></div>");
    keeps(Rule::TableForLayout, &row("th"));
    keeps(Rule::TableForLayout, "<p>One.</p><table><caption>Rain</caption><tr><td>Left.<td>Right.</table>");
}

#[test]
fn links_say_where_they_lead() {
    breaks(Rule::LinkVague, "For rain, [click here](https://example.org/rain).", "click here</a>");
    breaks(Rule::LinkVague, "Mehr dazu [hier](https://example.org/regen).", "hier</a>");
    breaks(Rule::LinkBareUrl, "See <https://example.org/rain>.", "https://example.org/rain</a>");
    breaks(
        Rule::LinkSameText,
        "[The report](https://example.org/1) and [the report](https://example.org/2).",
        "The report",
    );
    keeps(
        Rule::LinkSameText,
        "[The report](https://example.org/1) and [the report](http://example.org/1/), [1](a) [1](b).",
    );
    keeps(Rule::LinkVague, "[Here comes the rain](https://example.org/rain) [1](https://example.org/1).");
    breaks(Rule::LinkBroken, "[The rain](#rain) falls.", "<p>The rain falls.</p>");
    let picture = |place: &str| {
        format!(
            "<p>One.</p><figure id=img-2><a href=#{place}><img src=https://example.org/a.jpg alt=Rain></a><figcaption>March.</figcaption></figure>"
        )
    };
    breaks(Rule::LinkBroken, &picture("img-3"), "class=\"sf-figure\"><img src");
    keeps(Rule::LinkBroken, &picture("img-2"));
    let (_, html) = reading(&format!("# Rain\n\n{}", picture("img-2")));
    assert!(html.contains("<a href=\"#sf-img-2\" class=\"sf-picture-link\"><img"), "{html}");
    keeps(Rule::LinkBroken, "[The rain](#rain) falls.\n\n## Rain {#rain}\n\nText.");
}

#[test]
fn a_link_leads_to_a_heading_by_the_name_that_renderers_make_of_its_words() {
    let cases = [
        ("What's new?", "whats-new", "whats-new"),
        ("What's new?", "what-s-new", "what-s-new"),
        ("Café au *lait*!", "caf%C3%A9-au-lait", "café-au-lait"),
        ("1. The rain", "the-rain", "the-rain"),
        ("`std` & more", "std--more", "std--more"),
        ("大雨", "大雨", "大雨"),
        ("The rain {#wet}", "the-rain", "wet"),
    ];
    for (heading, place, id) in cases {
        let (findings, html) = reading(&format!("# News\n\nSee [further down](#{place}).\n\n## {heading}\n\nText."));
        assert!(findings.iter().all(|finding| finding.rule != Rule::LinkBroken), "{heading}: {findings:?}");
        let html = html.replace("%C3%A9", "é");
        assert!(html.contains(&format!("<h2 id=\"sf-{id}\"")), "{heading}: {html}");
        assert!(html.contains(&format!("<a href=\"#sf-{id}\">further down</a>")), "{heading}: {html}");
    }
    let (_, html) = reading("# News\n\n[first](#rain) [second](#rain-1)\n\n## Rain\n\nA.\n\n## Rain\n\nB.");
    let places = ["href=\"#sf-rain\"", "href=\"#sf-rain-1\"", "<h2 id=\"sf-rain\"", "<h2 id=\"sf-rain-1\""];
    assert!(places.iter().all(|place| html.contains(place)), "{html}");
    let (_, html) = reading("# News\n\n[one](#the-rain) [two](#the_rain)\n\n## The rain\n\nA.");
    assert_eq!(html.matches("href=\"#sf-the-rain\"").count(), 2, "{html}");
}

#[test]
fn a_link_does_not_claim_a_new_window() {
    let finding =
        breaks(Rule::LinkNewWindow, "[The report (opens in new tab)](https://example.org/1)", ">The report</a>");
    assert_eq!(finding.omitted.as_deref(), Some("(opens in new tab)"));
}

#[test]
fn films_want_captions_and_recordings_a_transcript() {
    breaks(Rule::VideoCaptionsMissing, "<div><video controls src=https://example.org/a.mp4></video></div>", "<video");
    breaks(Rule::AudioTranscriptMissing, "<div><audio controls src=https://example.org/a.mp3></audio></div>", "<audio");
    let captioned =
        "<div><video src=https://example.org/a.mp4><track kind=captions src=https://example.org/a.vtt></video></div>";
    keeps(Rule::VideoCaptionsMissing, captioned);
    let (_, html) = reading("# Rain\n\n<video autoplay src=https://example.org/a.mp4></video>");
    assert!(!html.contains("autoplay"), "{html}");
    breaks(Rule::MediaAutoplay, "<div><audio autoplay src=https://example.org/a.mp3></audio></div>", "controls");
}

#[test]
fn passages_in_another_script_carry_their_language() {
    breaks(Rule::LanguageOfPart, "She wrote Καλημέρα σας on it.", "<span lang=\"el\" dir=\"ltr\">Καλημέρα σας</span>");
    breaks(Rule::LanguageOfPart, "Text.\n\nترجم السكان كلمة واحدة.", "<p lang=\"ar\" dir=\"rtl\">ترجم");
    keeps(Rule::LanguageOfPart, "An angle of α, in Köln and Łódź, über alles.");
}

#[test]
fn the_article_has_a_language() {
    let (findings, html) = reading("# Καλημέρα\n\nΒρέχει.\n");
    assert!(findings.iter().any(|finding| finding.rule == Rule::LanguageMissing));
    assert!(html.contains("lang=\"el\""), "{html}");
    let (_, html) = reading("# صبح\n\nمطر.\n");
    assert!(html.contains("lang=\"ar\" dir=\"rtl\""), "{html}");
    let (findings, _) = reading("# Rain\n\nIt rained.\n");
    assert!(findings.iter().any(|finding| finding.rule == Rule::LanguageMissing));
    keeps(Rule::LanguageMissing, "It rained.");
}

#[test]
fn what_is_heard_otherwise_than_seen_is_reported() {
    breaks(Rule::TextCapitals, "THE RIVER ROSE OVER NIGHT.", "THE RIVER");
    keeps(Rule::TextCapitals, "NATO AND THE EU met.");
    keeps(Rule::TextCapitals, "このライセンスは、 MIT と GPL と BSD の ほかに、 HTTPD と PHP と NGINX でも 使えます。");
    breaks(Rule::EmojiRun, "Rain ☔☔☔☔", "☔");
    breaks(Rule::AsciiArt, "```\n  /\\_/\\__\n ( -.- )|\n  > ^ <_|\n /|   |\\|\n```", "<pre");
    breaks(Rule::ColourMeaning, "Flooded streets are marked in red on the map.", "red");
    keeps(Rule::ColourMeaning, "She wore red and crossed the green field.");
}

#[test]
fn a_repaired_article_has_nothing_more_to_repair() {
    let body = "<p>One.<br><br>Two.</p><p><b>A heading</b></p><p>Text سلام عليكم.</p><table><tr><td>A<td>B<tr><td>1<td>2</table>";
    let source = Source::of_text(body).unwrap();
    let mut article = read(&source, &Options::default()).unwrap().article;
    let once = article.clone();
    standfirst::repair::repair(&mut article, &mut Vec::new());
    assert_eq!(article, once);
}

#![allow(clippy::useless_concat, clippy::string_slice, clippy::type_complexity, reason = "cases are data")]

use super::*;

/// A name, and what makes a source of about that many parts.
type Family = (&'static str, fn(usize) -> String);
use std::fmt::Write;

/// The tree as HTML again, with every end tag in its place.
fn written(document: &Document) -> String {
    let mut html = String::new();
    for edge in document.root().edges().skip(1) {
        match edge {
            Edge::Start(node) => match node.run() {
                Some(run) => html.push_str(run),
                None => {
                    let attributes = node.attributes().map(|(name, value)| format!(" {name}={value}"));
                    let _ = write!(html, "<{}{}>", node.name(), attributes.collect::<String>());
                }
            },
            Edge::End(node) if node.run().is_none() && node != document.root() => {
                let _ = write!(html, "</{}>", node.name());
            }
            Edge::End(_) => {}
        }
    }
    html
}

#[track_caller]
fn check(source: &str, tree: &str) {
    assert_eq!(written(&Document::parse(source)), tree, "{source}");
}

#[test]
fn missing_end_tags_are_implied() {
    check("<p>one<p>two", "<p>one</p><p>two</p>");
    check("<p>one<div>two</div>three", "<p>one</p><div>two</div>three");
    check(
        "<ul><li>one<li>two<ul><li>deep</ul><li>three</ul>",
        "<ul><li>one</li><li>two<ul><li>deep</li></ul></li><li>three</li></ul>",
    );
    check("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>");
    check("<ruby>漢<rp>(<rt>kan<rp>)</ruby>", "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>");
    check("<select><option>a<option>b</select>", "<select><option>a</option><option>b</option></select>");
    check("<h2>one<h3>two</h3>", "<h2>one</h2><h3>two</h3>");
    check("<h2>one</h3>two", "<h2>one</h2>two");
}

#[test]
fn a_table_gets_the_rows_it_needs_and_loses_no_text() {
    check(
        "<table><caption>c<tr><th>a<th>b<tbody><tr><td>1<td>2</table>x",
        "<table><caption>c</caption><tr><th>a</th><th>b</th></tr><tbody><tr><td>1</td><td>2</td></tr></tbody></table>x",
    );
    check("<table><td>a<td>b</table>", "<table><tr><td>a</td><td>b</td></tr></table>");
    check("<table>stray<tr><td>a</table>", "<table>stray<tr><td>a</td></tr></table>");
    check("<table><div>stray<tr><td>a</div>b</table>", "<table><div>stray</div><tr><td>ab</td></tr></table>");
    check(
        "<table><tr><td><table><tr><td>in</table>out</table>",
        "<table><tr><td><table><tr><td>in</td></tr></table>out</td></tr></table>",
    );
    check("<table><table><tr><td>a", "<table></table><table><tr><td>a</td></tr></table>");
    check("<td>a<td>b", "<td>a</td><td>b</td>");
    check("<div><table><tr><td>a</div>b</table>c", "<div><table><tr><td>ab</td></tr></table>c</div>");
}

#[test]
fn end_tags_without_a_start_change_nothing() {
    check("a</div>b</p>c</b>d</x>e</td>f", "abcdef");
    check("<div>a</span>b</div>", "<div>ab</div>");
    check("<span><div>a</span>b</div>c", "<span><div>ab</div>c</span>");
    check("a</br>b", "a<br></br>b");
}

#[test]
fn misnested_formatting_goes_on_where_the_writer_meant_it() {
    check("<b><i>one</b>two</i>three", "<b><i>one</i></b><i>two</i>three");
    check("<p><b>one<p>two</b>three", "<p><b>one</b></p><p><b>two</b>three</p>");
    check("<b>one<p>two</b>three</p>four", "<b>one</b><p><b>two</b>three</p>four");
    check("<b><i><p>one</b>two</i>three", "<b><i></i></b><p><b><i>one</i></b><i>two</i>three</p>");
    check("<b><div><p>one</b>two</div>three", "<b></b><div><b></b><p><b>one</b>two</p></div>three");
    check("<a href=1>one<a href=2>two</a>", "<a href=1>one</a><a href=2>two</a>");
    check("<a href=1><div>one<a href=2>two</a>", "<a href=1></a><div><a href=1>one</a><a href=2>two</a></div>");
    check("<p><em>one</p>\n<p>two</em>three</p>", "<p><em>one</em></p>\n<p><em>two</em>three</p>");
}

#[test]
fn formatting_does_not_leak_into_cells_or_out_of_them() {
    check("<b><table><tr><td>one<i></table>two", "<b><table><tr><td>one<i></i></td></tr></table>two</b>");
    check("<b>a<table><tr><td></b>one</table>two</b>three", "<b>a<table><tr><td>one</td></tr></table>two</b>three");
}

#[test]
fn raw_text_ends_at_its_own_end_tag_only() {
    check("<script>if (a<b) '<p>'</script>x", "<script>if (a<b) '<p>'</script>x");
    check("<style><p></style>x", "<style><p></style>x");
    check("<textarea>\n<p>&amp;</textarea>x", "<textarea><p>&</textarea>x");
    check("<title>a &lt;b> c</title>x", "<title>a <b> c</title>x");
    check("<iframe src=u><p>no frames</iframe>x", "<iframe src=u><p>no frames</iframe>x");
    check("<noscript><img src=u>a</noscript>x", "<noscript><img src=u></img>a</noscript>x");
}

#[test]
fn foreign_content_has_its_own_rules() {
    check("<svg><title>a<b></title></svg>x", "<svg><title>a<b></b></title></svg><b>x</b>");
    check("<svg><path d=1 /><text>a</text></svg>x", "<svg><path d=1></path><text>a</text></svg>x");
    check("<svg><g>a<p>x", "<svg><g>a</g></svg><p>x</p>");
    check("<p><math><mi>x</mi><mo>&lt;</mo></math>y", "<p><math><mi>x</mi><mo><</mo></math>y</p>");
    check("<svg/>x", "<svg></svg>x");
    check("<svg><style><a></style></svg>x", "<svg><style><a></a></style></svg>x");
}

#[test]
fn a_page_has_one_head_and_one_body() {
    check(
        "<!doctype html><html lang=en><head><title>t</title><body class=a><p>x</body></html><p>y",
        "<html lang=en><head><title>t</title></head><body class=a><p>x</p><p>y</p></body></html>",
    );
    check("\n<!-- c -->\n<html lang=en><body>x", "\n\n<html lang=en><body>x</body></html>");
    check(
        "<html><head><title>t</title><p>x<body><p>y",
        "<html><head><title>t</title></head><body><p>x</p><p>y</p></body></html>",
    );
    check("<head><meta name=a><p>x", "<head><meta name=a></meta></head><p>x</p>");
    check("<p>x<html><head><body>y", "<p>xy</p>");
    check("<html><head></head>\n<body>x", "<html><head></head>\n<body>x</body></html>");
}

#[test]
fn names_are_lower_case_and_the_first_of_two_attributes_counts() {
    let document = Document::parse("<X-Card DATA-ID=1 data-id=2 HIDDEN title='a &quot;b'>x</x-card>y");
    let card = document.root().children().next().unwrap();
    assert_eq!((card.tag(), card.name()), (Some(Tag::Other), "x-card"));
    assert_eq!(card.attribute("data-id"), Some("1"));
    assert_eq!(card.attribute("hidden"), Some(""));
    assert_eq!(card.attribute("title"), Some("a \"b"));
    assert_eq!(card.attribute("id"), None);
    assert_eq!(document.root().text(), "xy");
    assert_eq!(card.next().and_then(Node::run), Some("y"));
}

#[test]
fn every_node_knows_where_it_stands_in_the_source() {
    let source = "<p>\r\nä <b>bold</b>\r\n<em\r\n class=x>&amp; more</em><script>let x</script>";
    let document = Document::parse(source);
    for node in document.root().descendants() {
        let rest = source.get(node.offset()..).unwrap();
        match node.run() {
            None => assert!(rest.starts_with(&format!("<{}", node.name())), "{node:?} at {rest}"),
            Some(run) if run.starts_with('&') => assert!(rest.starts_with("&amp;"), "{rest}"),
            Some(run) => assert!(rest.replace('\r', "").starts_with(run), "{node:?} at {rest}"),
        }
    }
}

#[test]
fn a_walk_can_leave_out_an_element() {
    let document = Document::parse("<p>a<b>b<i>c</i></b>d</p><p>e");
    let mut edges = document.root().edges();
    let mut text = String::new();
    while let Some(edge) = edges.next() {
        if let Edge::Start(node) = edge {
            if node.is(Tag::B) {
                edges.skip_content();
            }
            text.push_str(node.run().unwrap_or_default());
        }
    }
    assert_eq!(text, "ade");
    let bold = document.root().find(Tag::B).unwrap();
    assert_eq!(bold.descendants().filter_map(Node::run).collect::<Vec<_>>(), ["b", "c"]);
}

#[test]
fn the_shown_text_parts_blocks_and_joins_what_stands_in_a_line() {
    let text = |html: &str| Document::parse(html).root().shown_text();
    assert_eq!(text("<p>su<b>per</b><p>two<br>three<script>x</script><ul><li>a<li>b</ul>c"), "super two three a b c");
    assert_eq!(text("<title>t</title> <div> a\n<iframe>no</iframe>b</div>"), "a b");
}

#[test]
fn what_is_too_deep_becomes_flat_and_keeps_its_text() {
    let deep = DEPTH * 40;
    for tag in ["div", "b", "x-y", "ul><li", "table><tr><td", "svg><g", "blockquote", "font color=1"] {
        let source = format!("{}text<script>no</script>", format!("<{tag}>").repeat(deep));
        let document = Document::parse(&source);
        let mut deepest = 0;
        for node in document.root().descendants() {
            deepest = deepest.max(std::iter::successors(Some(node), |node| node.parent()).count());
        }
        assert!(deepest <= DEPTH + 4, "{tag}: {deepest}");
        assert!(document.root().text().starts_with("text"), "{tag}");
    }
    // The end tags of what became flat do not close what stands above it.
    let source = format!("{}a{}b", "<div>".repeat(deep), "</div>".repeat(deep - 1));
    let document = Document::parse(&source);
    assert_eq!(document.root().children().count(), 1);
    assert_eq!(document.root().text(), "ab");
}

/// Nodes for each byte of a source that doubles: the tree must not grow faster than its source.
#[test]
fn a_tree_grows_no_faster_than_its_source() {
    let families: &[Family] = &[
        ("adoption", |n| "<b><p>".repeat(n) + &"</b>".repeat(n)),
        ("resumed", |n| (0..n).map(|i| format!("<font x={i}>")).collect::<String>() + &"<p>x".repeat(n)),
        ("resumed in one", |n| {
            "<p>".to_string() + &(0..n).map(|i| format!("<font x={i}>")).collect::<String>() + &"<p>x".repeat(n)
        }),
        ("links in tables", |n| "<table><a>".repeat(n)),
        ("blocks in links", |n| "<a href=1><div>x".repeat(n)),
        ("end tags", |n| "<div>".repeat(n) + &"</p></b></i></td>".repeat(n)),
    ];
    for (name, make) in families {
        let nodes = |n| Document::parse(&make(n)).nodes.len();
        let (small, large) = (nodes(2000), nodes(4000));
        assert!(large <= small * 2 + 2000, "{name}: {small} nodes became {large}");
    }
}

#[test]
fn no_text_is_lost_or_doubled_whatever_the_tags_do() {
    // Every sequence of these tags, with a letter behind each.
    let tags = ["<b>", "</b>", "<p>", "</p>", "<a>", "</a>", "<table>", "<td>", "</table>", "<li>", "<svg>", "</div>"];
    let mut sequence = [0; 4];
    loop {
        let source: String =
            sequence.iter().zip(["w", "x", "y", "z"]).map(|(tag, text)| format!("{}{text}", tags[*tag])).collect();
        assert_eq!(Document::parse(&source).root().text(), "wxyz", "{source}");
        let Some(at) = sequence.iter().rposition(|tag| tag + 1 < tags.len()) else { break };
        sequence[at] += 1;
        sequence[at + 1..].fill(0);
    }
}

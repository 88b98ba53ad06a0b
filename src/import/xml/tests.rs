use super::*;
use std::fmt::Write;

fn written(node: Node<'_>, out: &mut String) {
    match node.run() {
        Some(run) => out.push_str(run),
        None => {
            let _ = write!(out, "({}", node.name());
            node.attributes().for_each(|(name, value)| {
                let _ = write!(out, " {name}={value}");
            });
            out.push('|');
            node.children().for_each(|child| written(child, out));
            out.push(')');
        }
    }
}

#[track_caller]
fn check(source: &str, expect: &str) {
    let document = Document::parse(source);
    let mut out = String::new();
    written(Node { document: &document, id: ROOT }, &mut out);
    assert_eq!(out, format!("(|{expect})"));
}

#[test]
fn elements_attributes_and_text_make_a_tree() {
    check("<a b='1' c=\"&lt;2&gt;\"><d/>x &amp; y</a>", "(a b=1 c=<2>|(d|)x & y)");
}

#[test]
fn comments_instructions_and_document_types_are_passed_over() {
    check("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x \"]>\">]><!-- > --><a><?p?>t<!--<b>--></a>", "(a|t)");
    check("<!-- never closed <a>", "");
}

#[test]
fn cdata_is_text() {
    check("<a><![CDATA[<p>1 & 2</p>]]></a>", "(a|<p>1 & 2</p>)");
    check("<a><![CDATA[cut <p>", "(a|cut <p>)");
}

#[test]
fn names_of_html_are_characters_and_no_other_entity_grows() {
    check("<a>&eacute;&#8211;&#x41;&apos;</a>", "(a|é–A')");
    check("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;'>]><a>&m;&l;</a>", "(a|&m;&l;)");
    check("<a>Q&A, AT&T</a>", "(a|Q&A, AT&T)");
}

#[test]
fn what_is_not_well_formed_loses_no_text() {
    check("<a><b>one</a>two", "(a|(b|one))two");
    check("<a>1 < 2 <b>x</c></b></a>", "(a|1 < 2 (b|x))");
    check("<a>cut <b", "(a|cut <b)");
    check("<a b=1 c>x</a>", "(a b=1 c=|x)");
    check("<a b='never closed>x</a>", "<a b='never closed>x");
}

#[test]
fn a_cut_source_says_where() {
    let document = Document::parse("<a><b>text");
    assert_eq!(document.cut, Some((10, "b")));
    assert!(Document::parse("<a/>").cut.is_none());
}

#[test]
fn deep_nesting_becomes_flat_and_costs_no_stack() {
    let source = format!("{}text{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let document = Document::parse(&source);
    assert_eq!(document.root().line(), "text");
    assert_eq!(document.too_deep, Some(DEPTH * 3));
    assert!(document.nodes.len() < 100_100);
}

#[test]
fn vocabularies_are_known_by_their_address_or_by_custom() {
    let source = "<r xmlns:c='http://purl.org/rss/1.0/modules/content/'><c:encoded/><dc:creator/><x:y/>\
                  <z xmlns='http://www.w3.org/1999/xhtml'/><q/></r>";
    let document = Document::parse(source);
    let spaces: Vec<_> = document.root().elements().map(Node::space).collect();
    assert_eq!(spaces, [Space::Content, Space::DublinCore, Space::Other, Space::Html, Space::Own]);
}

#[test]
fn the_source_of_an_elements_content_is_known() {
    let document = Document::parse("<a><b>one<i>two</i></b></a>");
    assert_eq!(document.root().child("b").unwrap().inner(), ("one<i>two</i>", 6));
}

#[test]
fn the_start_is_read_without_the_rest() {
    let start =
        start("\u{feff}<?xml version='1.0'?>\n<!-- x -->\n<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>…")
            .unwrap();
    assert_eq!(start.name, "feed");
    assert!(start.head.ends_with("Atom'"));
    assert!(super::start("plain text").is_none());
    assert!(super::start("<?xml version='1.0'?>").is_none());
}

#[test]
fn hostile_sources_are_read_in_time() {
    for unit in [
        "<",
        "<a",
        "<a b=\"",
        "</x>",
        "<a>",
        "<!",
        "<![CDATA[",
        "&x;",
        "<a b='",
        "<!--",
        "<a xmlns:b='c'/>",
        "</x",
        "<!DOCTYPE [>",
        "<!DOCTYPE",
    ] {
        let source = unit.repeat(20_000);
        let started = std::time::Instant::now();
        Document::parse(&source);
        assert!(started.elapsed().as_millis() < 2000, "{unit}");
    }
}

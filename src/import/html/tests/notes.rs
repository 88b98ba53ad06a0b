use super::*;

#[track_caller]
fn check_notes(html: &str, outline: &str, notes: &[(&str, &str)]) {
    let (blocks, article, _) = read(html);
    assert_eq!(outline_of(&blocks), outline, "{html}");
    let found: Vec<_> = article.notes.iter().map(|note| (note.id.clone(), outline_of(&note.content))).collect();
    let notes: Vec<_> = notes.iter().map(|(id, text)| (id.to_string(), text.to_string())).collect();
    assert_eq!(found, notes, "{html}");
}

#[test]
fn markdown_renderers_footnotes_become_notes() {
    check_notes(
        concat!(
            "<p>One<sup id=fnref1><a href=#fn1>1</a></sup> two<sup id=fnref2><a href=#fn2>2</a></sup>.</p><hr>",
            "<section class=footnotes><ol><li id=fn1><p>First. <a href=#fnref1>↩</a></p></li>",
            "<li id=fn2><p>Second. <a href=#fnref2 class=footnote-backref>back</a></p></li></ol></section>"
        ),
        "p(Onenote(fn1) twonote(fn2).) hr",
        &[("fn1", "p(First.)"), ("fn2", "p(Second.)")],
    );
}

#[test]
fn wordpress_footnotes_become_notes() {
    check_notes(
        concat!(
            "<p>One<sup data-fn=a1 class=fn><a href=#a1 id=a1-link>1</a></sup></p>",
            "<ol class=wp-block-footnotes><li id=a1>First. <a href=#a1-link>↩︎</a></li></ol>"
        ),
        "p(Onenote(a1))",
        &[("a1", "p(First.)")],
    );
}

#[test]
fn encyclopedia_references_become_notes() {
    check_notes(
        concat!(
            "<p>One<sup id=cite_ref-1 class=reference><a href=#cite_note-1>[1]</a></sup></p>",
            "<ol class=references><li id=cite_note-1><span class=mw-cite-backlink><b><a href=#cite_ref-1>^</a></b></span>",
            " <span class=reference-text>First.</span></li></ol>"
        ),
        "p(Onenote(cite_note-1))",
        &[("cite_note-1", "p(First.)")],
    );
}

#[test]
fn notes_of_digital_publishing_become_notes() {
    check_notes(
        concat!(
            "<p>One<a role=doc-noteref href=#n>a</a></p>",
            "<aside role=doc-footnote id=n><p>First.</p></aside><p>Two"
        ),
        "p(Onenote(n)) p(Two)",
        &[("n", "p(First.)")],
    );
}

#[test]
fn old_pages_notes_with_numbers_of_their_own_become_notes() {
    let html =
        concat!("<p>One<sup><a name=r1 href=#n1>1</a></sup></p>", "<p><a name=n1 href=#r1>1</a>. First.</p><p>Two");
    check_notes(html, "p(Onenote(n1)) p(Two)", &[("n1", "p(First.)")]);
    check_findings(
        html,
        &["1:47 left-out: the notes' own numbers and headings are left out: the renderer sets its own [1 1]"],
    );
}

#[test]
fn what_leads_to_no_note_stays_a_link() {
    check_notes("<p>One<sup><a href=#x>1</a></sup></p>", "p(Onesup(a[#x](1)))", &[]);
    check_notes("<p>See <a href=#more>below</a></p><p id=more>More", "p(See a[#more](below)) p#more(More)", &[]);
    check_notes("<p>x<sup><a href=#t>2</a></sup></p><h2 id=t>Two</h2>", "p(xsup(a[#t](2))) h2#t(Two)", &[]);
}

#[test]
fn notes_of_two_fragments_do_not_mix() {
    let source = Source::Text("".into());
    let options = Options::default();
    let mut draft = Draft::new(&source, &options);
    let html = "<p>a<sup><a href=#f1>1</a></sup><ol class=footnotes><li id=f1>one</ol>";
    let first = blocks(&mut draft, html, Origin::UNKNOWN);
    let second = blocks(&mut draft, html, Origin::UNKNOWN);
    assert_eq!(outline_of(&first), "p(anote(f1))");
    assert_eq!(outline_of(&second), "p(anote(f1-2))");
    assert_eq!(draft.article.notes.len(), 2);
}

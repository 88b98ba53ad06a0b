use super::*;

#[test]
fn white_space_collapses_across_elements_as_in_a_browser() {
    check("<p>a <b> b </b> c</p>", "p(a strong(b )c)");
    check("<p>\n a\n<b>b</b>\n</p>", "p(a strong(b))");
    check("<p><b>a </b></p>", "p(strong(a))");
    check("<p>a<b> </b>b</p>", "p(a b)");
    check("<p>a <br> b<br></p>", "p(a/b)");
    check("<p>a&nbsp; b</p>", "p(a\u{a0} b)");
    check("<p>a<!-- x -->b <!-- x --> c</p>", "p(ab c)");
    check("<p>a</p> <b>b</b> <p>c</p>", "p(a) p(strong(b)) p(c)");
}

#[test]
fn elements_of_a_line_keep_their_meaning() {
    check("<p><em>a</em><i>b</i><strong>c</strong><var>d</var><dfn>e</dfn>", "p(em(a)em(b)strong(c)em(d)em(e))");
    check(
        "<p>H<sub>2</sub>O x<sup>2</sup> <del>a</del><s>b</s><ins>c</ins> <mark>d</mark> <small>e</small>",
        "p(Hsub(2)O xsup(2) del(a)del(b)ins(c) mark(d) small(e))",
    );
    check(
        "<p><abbr title='World Health Organization'>WHO</abbr> <acronym>a</acronym> <kbd>Ctrl</kbd>",
        "p(abbr[World Health Organization](WHO) abbr[](a) kbd(Ctrl))",
    );
    check("<p><q cite=https://a.example/>a</q> <cite>b</cite> <u>c</u>", "p(q[https://a.example/](a) cite(b) c)");
    check("<p><time datetime=2026-11-24>today</time> <time>now</time>", "p(time[2026-11-24](today) now)");
    check("<p>a<wbr>b", "p(ab)");
    check("<p><b><b>a</b></b>", "p(strong(a))");
    check("<p><b></b><i> </i>", "");
}

#[test]
fn program_text_in_a_line_keeps_its_links() {
    check(
        "<p><code>a <a href=https://a.example/>b</a> c</code> d",
        "p(code(a )a[https://a.example/](code(b))code( c) d)",
    );
    check("<p><code>a</code><code>b</code><samp>c</samp><tt>d", "p(code(a)code(b)code(c)code(d))");
    check("<p><code>a<!-- -->b</code>", "p(code(ab))");
}

#[test]
fn links_lead_where_they_say() {
    check("<p><a href=' https://a.example/ ' title=T>a</a>", "p(a[https://a.example/ 'T'](a))");
    check("<p><a>a</a> <a name=x>b</a> <a href=''>c</a>", "p(a b c)");
    check("<p>a <a href='https://a.example/'></a>", "p(a a[https://a.example/]())");
    check("<p>a <a href='#x'></a>", "p(a)");
}

#[test]
fn links_that_touch_are_parted() {
    let link = |text: &str| format!("<a href=https://a.example/>{text}</a>");
    let read = |text: &str| format!("a[https://a.example/]({text})");
    for (between, shown) in [("", " "), (" ", " "), ("<span></span>", " "), (", ", ", ")] {
        let html = format!("<p>{}{between}{}", link("Follow"), link("Share"));
        check(&html, &format!("p({}{shown}{})", read("Follow"), read("Share")));
    }
    // Nothing runs together where one of them begins or ends in a sign.
    check(&format!("<p>{}{}", link("[1]"), link("[2]")), &format!("p({}{})", read("[1]"), read("[2]")));
    check(&format!("<p>{}{}", link("a"), link(", b")), &format!("p({}{})", read("a"), read(", b")));
    check("<p><a href='javascript:x'>Follow</a><a href='javascript:x'>Share</a>", "p(Follow Share)");
}

#[test]
fn directions_and_languages_of_words_are_kept() {
    check(
        "<p><span lang=fr>a</span> <bdi>b</bdi> <bdo dir=rtl>c</bdo> <em lang=de>d</em>",
        "p(span@fr(a) span@auto(b) bdo@rtl(c) span@de(em(d)))",
    );
    check("<p><span class=x>a</span> <span lang='not a tag'>b</span>", "p(a b)");
}

#[test]
fn ruby_pairs_characters_with_their_reading() {
    check("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>a", "p(ruby(漢|kan)ruby(字|ji)a)");
    check("<p><ruby><rb>漢</rb><rt>kan</ruby>", "p(ruby(漢|kan))");
    check("<p><ruby>alone</ruby>", "p(alone)");
}

#[test]
fn formulas_are_kept_by_the_closed_list() {
    check("<p><math alttext='x^2'><msup><mi>x</mi><mn>2</mn></msup></math>", "p(math(x^2 <math><msup><mi>x<mn>2))");
    check(
        concat!(
            "<math display=block><semantics><mrow onclick=x><mi href=y mathvariant=normal>x</mi></mrow>",
            "<annotation encoding='application/x-tex'>\\mathrm{x}</annotation>",
            "<annotation-xml encoding='text/html'><p>no</p></annotation-xml></semantics></math>"
        ),
        concat!(
            "math(\\mathrm{x} <math display=block><semantics><mrow><mi mathvariant=normal>x",
            "<annotation encoding=application/x-tex>\\mathrm{x})"
        ),
    );
    check("<p><math><maction><mi>x</mi></maction>stray</math>", "p(math(xstray <math><mi>x<mtext>stray))");
    check("<p>a <script type='math/tex'>x_1</script>", "p(a math(x_1 ))");
}

#[test]
fn a_line_alone_parts_its_blocks_by_line_breaks() {
    let line = |html: &str| {
        let source = Source::Text("".into());
        let options = Options::default();
        let mut draft = Draft::new(&source, &options);
        line_of(&inlines(&mut draft, html, Origin::UNKNOWN))
    };
    assert_eq!(line("one <b>two</b>"), "one strong(two)");
    assert_eq!(line("<p>one</p><p>two</p>"), "one/two");
    assert_eq!(line("<ul><li>one<li>two</ul>three"), "one/two/three");
    assert_eq!(line("a <img src=https://a.example/i.png alt=x> b"), "a img(https://a.example/i.png 'x') b");
    assert_eq!(
        line("a <iframe src=https://www.youtube.com/embed/x title=Film></iframe> b"),
        "a b a[https://www.youtube.com/watch?v=x](Film)"
    );
    assert_eq!(text("Fish &amp; <em>chips</em>\n &#8211; now"), "Fish & chips – now");
    assert_eq!(text("  a  b "), "a b");
}

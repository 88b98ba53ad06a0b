use super::*;

#[test]
fn text_becomes_paragraphs_whatever_stands_around_it() {
    check("one", "p(one)");
    check("<p>one</p> <p> two\n three </p>", "p(one) p(two three)");
    check("<div>one<div>two</div>three</div>", "p(one) p(two) p(three)");
    check("one<p>two</p>three", "p(one) p(two) p(three)");
    check("<section><center><font size=2>one</font></center></section>", "p(one)");
    check("<x-card>one</x-card> two <unknown><p>three</p></unknown>", "p(one two) p(three)");
    check("<p>&nbsp;</p><p></p><p> <br> </p>", "p(\u{a0})");
    check("<address>Street<br>Town</address>", "p(Street/Town)");
    check("", "");
}

#[test]
fn headings_keep_their_level_and_their_name() {
    check("<h2 id=part>One <em>two</em></h2><h6>three", "h2#part(One em(two)) h6(three)");
    check("<h2><div>Part</div><div>One</div></h2>", "h2(Part One)");
    check("<div role=heading aria-level=3>One</div>", "h3(One)");
    check("<h2></h2>", "h2()");
    check("<h2><a href=https://a.example/>One</a></h2>", "h2(a[https://a.example/](One))");
    check("<h2>One<iframe src=https://b.example/></iframe> two</h2>", "h2(One two) embed(?, https://b.example/)");
}

#[test]
fn a_name_that_links_lead_to_stays_with_its_block() {
    check("<p><a href='#x'>to</a></p><div id=x><p>one</p><p>two</p></div>", "p(a[#x](to)) p#x(one) p(two)");
    check("<p><a href='#x'>to</a></p><p>a <a name=x></a>b</p>", "p(a[#x](to)) p#x(a b)");
    check("<div id=wrapper><p>one</p></div>", "p(one)");
    check("<p id=own>one</p>", "p#own(one)");
}

#[test]
fn lists_keep_order_numbers_nesting_and_boxes() {
    check("<ul><li>one<li><p>two</p><p>three</p></ul>", "ul(plain(one) | p(two) p(three))");
    check("<ol start=3 reversed><li>one</ol>", "ol from 3 down(plain(one))");
    check("<ul><li>one<ul><li>two</ul></ul>", "ul(plain(one) ul(plain(two)))");
    check("<ul><li>one</li><ul><li>two</li></ul></ul>", "ul(plain(one) ul(plain(two)))");
    check("<ul>stray<li>one</ul>", "ul(plain(stray) | plain(one))");
    check("<ul><li>one</li>stray<li>two</ul>", "ul(plain(one) p(stray) | plain(two))");
    check(
        "<ul><li><input type=checkbox checked> done<li><label><input type=checkbox> open</label></ul>",
        "ul([x] plain(done) | [ ] plain(open))",
    );
    check("<ul><li><div>one</div><div>two</div></ul>", "ul(p(one) p(two))");
    check("<ul></ul>", "");
    check("<li>alone", "p(alone)");
}

#[test]
fn terms_stand_with_their_descriptions() {
    check("<dl><dt>a<dt>b<dd>one<dd><p>two<dt>c<dd>three</dl>", "dl(a, b: plain(one), p(two) | c: plain(three))");
    check("<dl><div><dt>a</dt><dd>one</dd></div></dl>", "dl(a: plain(one))");
    check("<dl>stray<dt>a</dl>", "p(stray) dl(a: )");
}

#[test]
fn a_quote_knows_who_is_quoted() {
    check("<blockquote cite=https://a.example/><p>one</p></blockquote>", "quote(p(one) from https://a.example/)");
    check("<blockquote><p>one</p><cite>Who</cite></blockquote>", "quote(p(one) -- Who)");
    check(
        "<blockquote><p>one</p><footer>— Who, <cite>What</cite></footer></blockquote>",
        "quote(p(one) -- — Who, cite(What))",
    );
    check("<blockquote><p>one</p><p><cite>Who</cite></p></blockquote>", "quote(p(one) -- Who)");
    check("<blockquote><cite>only</cite></blockquote>", "quote(p(cite(only)))");
    check("<figure><blockquote>one</blockquote><figcaption>Who</figcaption></figure>", "quote(p(one) -- Who)");
    check(
        "<figure class=wp-block-pullquote><blockquote><p>one</p><p>two</p><cite>Who</cite></blockquote></figure>",
        "pull(one/two -- Who)",
    );
}

#[test]
fn passages_that_open_or_stand_apart_are_blocks_of_their_own() {
    check("<details open><summary>More</summary><p>one</p>two</details>", "details open(More: p(one) p(two))");
    check("<details>one</details>", "details(: p(one))");
    check("<aside><h3>Title</h3><p>one</aside>", "aside(Title: p(one))");
    check("<div class='admonition warning'><p class=admonition-title>Mind</p><p>one</div>", "warning(Mind: p(one))");
    check("<div role=note>one</div>", "note(p(one))");
    check("<p>one<hr>two", "p(one) hr p(two)");
    check("<div class=correction><p>It was two.</p></div>", "correction(p(It was two.))");
}

#[test]
fn code_keeps_its_lines_and_names_its_language() {
    check("<pre>\n a\n  b\n</pre>", "code( a\n  b)");
    check("<pre><code class='language-rust'>fn <b>main</b>() {}\n</code></pre>", "code rust(fn main() {})");
    check("<div class=highlight-source-js><pre>a<br>b</pre></div>", "code js(a\nb)");
    check("<pre class='lang-none'>a</pre>", "code(a)");
    check("<pre class=wp-block-verse>one\n  two</pre>", "p(one/two)");
    check("<figure><pre>a</pre><figcaption>What</figcaption></figure>", "code(a caption: What)");
    check("<pre>  </pre>", "");
}

#[test]
fn a_block_inside_a_line_keeps_what_is_around_it() {
    check(
        "<a href=https://a.example/>one<div>two</div>three</a>",
        "p(a[https://a.example/](one)) p(a[https://a.example/](two)) p(a[https://a.example/](three))",
    );
    check(
        "<a href=https://a.example/><h3>one</h3><p>two</p></a>",
        "h3(a[https://a.example/](one)) p(a[https://a.example/](two))",
    );
    check("<b><p>one</p><ul><li>two</ul></b>three", "p(strong(one)) ul(plain(strong(two))) p(three)");
    check("<span>one<p>two</p></span>", "p(one) p(two)");
}

#[test]
fn the_language_and_direction_of_a_part_stay_with_it() {
    check("<p lang=fr>un</p><p>two", "p@fr(un) p(two)");
    check("<div lang=ar dir=rtl><p>one</p><p>two</p></div>three", "p@ar@rtl(one) p@ar@rtl(two) p(three)");
    check("<blockquote lang=fr><p lang=fr>un</p><p lang=de>zwei</p></blockquote>", "quote@fr(p(un) p@de(zwei))");
    check("<ul><li lang=fr>un<li>two</ul>", "ul(plain@fr(un) | plain(two))");
    check("<p lang=fr>un <i lang=fr>deux</i> <i lang=en>three</i></p>", "p@fr(un em(deux) span@en(em(three)))");
    check("<dl><dt lang=fr>un<dd lang=de>zwei</dl>", "dl(span@fr(un): plain@de(zwei))");
    check(
        "<table><tr><th lang=fr>un<th>b<tr><td>c<td>d</table>",
        "table(head: Column=plain@fr(un) | Column=plain(b); body: plain(c) | plain(d))",
    );
}

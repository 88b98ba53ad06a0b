use super::*;
use crate::article::words;

#[test]
fn what_is_left_out_is_said_word_for_word_and_where() {
    check_findings(
        "<p>a</p>\n<div hidden>b <b>c</b></div>",
        &["2:1 left-out: text that the page hides is left out [b c]"],
    );
    check_findings(
        "<p>a <span style='color:red; display: none'>b</span>",
        &["1:6 left-out: text that the page hides is left out [b]"],
    );
    check_findings("<p>a <button>Share</button>", &["1:6 left-out: the text of a form's control is left out [Share]"]);
    check_findings(
        "<svg><title>Chart</title><text>5</text></svg>",
        &["1:1 left-out: the text of a drawing is left out [5]"],
    );
    check_findings(
        "<form><label>Mail <input name=m></label><button>Go</button></form>",
        &["1:1 left-out: a form is left out [Mail Go]"],
    );
    check_findings(
        "<video src=v.mp4>Get a <b>browser</b></video>",
        &[
            "1:18 left-out: what stands in a player for old browsers is left out [Get a]",
            "1:24 left-out: what stands in a player for old browsers is left out [browser]",
        ],
    );
    check_findings(
        "<noscript>Please enable JavaScript</noscript>",
        &["1:1 left-out: a notice about scripts is left out [Please enable JavaScript]"],
    );
    check_findings("<p>a<span aria-hidden=true>→</span><svg></svg><button></button><script>x</script>", &[]);
}

#[test]
fn every_word_is_shown_or_named_in_a_finding() {
    for html in [
        "<p>one <b>two</b><table>three<tr><td>four<td>five</table><ul>six<li>seven</ul>",
        "<figure>one<img src=i.png>two<figcaption>three<p>four</figcaption>five<p>six</figure>",
        "<a href=https://a.example/>one<table><tr><td>two</table></a><dl>three<dd>four<dt>five</dl>",
        "<details>one<summary>two</summary>three<summary>four</summary></details>",
        "<blockquote>one<cite>two</cite>three</blockquote><blockquote><footer>four</footer></blockquote>",
        "<select><option>one</select>two<textarea>three</textarea><svg><text>four</text></svg><math><mi>five</math>",
        "<ruby>one<rt>two<rp>three</ruby><object>four</object><audio>five</audio><canvas>six</canvas>",
        "<h2>one<ul><li>two</ul><table><td>three</table></h2><figure><h3>four</h3></figure>",
        "<div class=gallery>one<img src=a><p>two</p><img src=b>three<h4>four</h4></div>",
        "<aside>one<h3>two</h3></aside><pre>three <b>four</b></pre><template>no</template>five",
        "<ul hidden><li>one</ul><table><tr hidden><td>two<td>three<tr><td hidden>four<td>five</table>",
        "<table><caption>one<p>two</caption><colgroup>three</table><picture>four</picture><frameset>five",
        "<p>one<sup><a href=#n>two</a></sup><ol class=footnotes><li id=n>three<li>four</ol>",
    ] {
        let (blocks, mut article, findings) = read(html);
        article.body = blocks;
        let shown = crate::render::text(&article, &crate::render::Options::default());
        let omitted = findings.iter().filter_map(|finding| finding.omitted.clone()).collect::<Vec<_>>().join(" ");
        let sorted = |text: &str| {
            let mut all: Vec<_> = words(text).collect();
            all.sort();
            all
        };
        assert_eq!(sorted(&format!("{shown} {omitted}")), sorted(&source_text(html)), "{html}");
    }
}

#[test]
fn an_address_that_is_not_safe_costs_only_itself() {
    // The list of schemes is the address type's own; here it is asked for every address.
    check("<p><a href='https://a.example/'>a</a> <a href='  '>b</a>", "p(a[https://a.example/](a) b)");
}

#[test]
fn what_stands_in_a_link_card_beside_its_link_is_part_of_it() {
    let card = |inside: &str| format!("<div class=kg-card><div class='kg-card kg-file-card'>{inside}</div></div>");
    let link = "<a href=https://a.example/plan.pdf><div class=kg-file-card-title>Plan</div><div>Who rows</div></a>";
    check(&card(link), "related(Plan: Who rows)");
    check(&card(&format!("{link}<p>when</p>")), "related(Plan: Who rows/when)");
    check(
        &card(&format!("{link}<a href=https://a.example/list.pdf>List</a>")),
        "related(Plan: Who rows/a[https://a.example/list.pdf](List))",
    );
}

#[test]
fn the_cover_of_a_recording_hides_nothing_behind_it() {
    let card = |cover: &str| {
        format!("<div class='kg-card kg-audio-card'><div class=kg-audio-thumbnail>{cover}<p>Heard</p></div><p>Last</p>")
    };
    check(&card("<svg><path/></svg></div><div>"), "p(Heard) p(Last)");
    check(&card(""), "p(Heard) p(Last)");
}

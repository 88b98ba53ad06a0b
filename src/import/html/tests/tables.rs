use super::*;

#[test]
fn a_table_keeps_headers_spans_and_caption() {
    check(
        concat!(
            "<table><caption>What <b>it</b> shows</caption><thead><tr><th rowspan=2>a<th colspan=2>b<tr><th>c<th>d",
            "<tbody><tr><th>e<td>1<td align=right>2<tfoot><tr><td colspan=3>sum</table>"
        ),
        concat!(
            "table(head: Column=1x2 plain(a) | ColumnGroup=2x1 plain(b) / Column=plain(c) | Column=plain(d); ",
            "body: Row=plain(e) | plain(1) | End plain(2); foot: 3x1 plain(sum) caption: What strong(it) shows)"
        ),
    );
    check(
        "<table><tr><th>a<th>b<tr><th>c<td>d</table>",
        "table(head: Column=plain(a) | Column=plain(b); body: Row=plain(c) | plain(d))",
    );
    check(
        "<table><tr><td>a<td>b<tr><td rowspan=0>c<td>d<tr><td>e</table>",
        "table(body: plain(a) | plain(b) / 1x2 plain(c) | plain(d) / plain(e))",
    );
    check("<table><tr><th scope=row>a<td>b</table>", "table(body: Row=plain(a) | plain(b))");
    check("<table><tr><td>a<td><p>b</p><ul><li>c</ul></table>", "table(body: plain(a) | p(b) ul(plain(c)))");
}

#[test]
fn text_outside_of_cells_stands_before_the_table() {
    check("<table>stray<tr><td>a<td>b</table>", "p(stray) table(body: plain(a) | plain(b))");
    check("<table><tbody>one<tr>two<td>a<td>b</table>", "p(one) p(two) table(body: plain(a) | plain(b))");
    check("<table><caption>alone</caption></table>", "p(alone)");
}

#[test]
fn a_table_that_only_places_things_is_none() {
    check("<table><tr><td><p>one</p><p>two</p></table>", "p(one) p(two)");
    check("<table role=presentation><tr><td>a<td>b</table>", "p(a) p(b)");
    check("<table><tr><td><h2>a</h2><td>b</table>", "h2(a) p(b)");
    check(
        "<table><tr><td>nav<td><table><tr><th>a<th>b<tr><td>c<td>d</table></table>",
        "p(nav) table(head: Column=plain(a) | Column=plain(b); body: plain(c) | plain(d))",
    );
}

#[test]
fn a_figure_gives_its_caption_to_the_table() {
    check(
        "<figure class=wp-block-table><table><tr><td>a<td>b</table><figcaption>What</figcaption></figure>",
        "table(body: plain(a) | plain(b) caption: What)",
    );
}

//! Articles of any length in several formats, always the same ones: what the
//! benchmarks read. The words are made up; the mixture of blocks is that of
//! reports and long reads.

/// A format that an article is made in.
pub struct Format {
    pub name: &'static str,
    /// What its file's name ends in.
    pub ending: &'static str,
    /// Makes an article of about so many bytes.
    pub make: fn(usize) -> String,
}

pub const FORMATS: &[Format] = &[
    Format { name: "markdown", ending: "md", make: markdown },
    Format { name: "html", ending: "html", make: html },
    Format { name: "article", ending: "json", make: native },
    Format { name: "ans", ending: "json", make: ans },
    Format { name: "portable-text", ending: "json", make: portable_text },
    Format { name: "ninjs", ending: "json", make: ninjs },
];

const SENTENCES: &[&str] = &[
    "The ferry left an hour late, with eleven people and a piano on board.",
    "Nobody on the quay could say who had ordered the bridge to be closed.",
    "“We were told in March that the money was there,” said the harbour master.",
    "Prices rose by 4.5 % in a year – more than anywhere else on the coast.",
    "In Łódź and in Malmö, engineers have tried the same thing and given up.",
    "The report, 212 pages long, names neither the company nor its owners.",
    "By nightfall the water stood at the second step of the customs house.",
    "It is the third time that the vote has been put off since the spring.",
    "Her grandmother kept a list of every ship she had seen from the window.",
    "That leaves the council with two choices, and little time for either.",
];

/// What stands in an article, one after the other, again and again.
#[derive(Clone, Copy)]
enum Piece {
    Paragraph,
    Emphasised,
    Linked,
    Heading,
    List,
    Quote,
    Picture,
}

use Piece::{Emphasised, Heading, Linked, List, Paragraph, Picture, Quote};

const ORDER: &[Piece] = &[
    Paragraph, Linked, Paragraph, Emphasised, Heading, Paragraph, Quote, Paragraph, Linked, List, Paragraph, Picture,
    Emphasised, Paragraph,
];

/// Three sentences, other ones for each number.
fn sentences(number: usize) -> [&'static str; 3] {
    [0, 3, 7].map(|step| SENTENCES[(number * 3 + step) % SENTENCES.len()])
}

/// Blocks up to about `bytes`, each by `write` from its piece and number, with `between` between them.
fn blocks(bytes: usize, between: &str, write: impl Fn(Piece, usize, [&str; 3]) -> String) -> String {
    let mut text = String::with_capacity(bytes + 1000);
    for number in 0.. {
        if text.len() >= bytes {
            break;
        }
        if number > 0 {
            text.push_str(between);
        }
        text.push_str(&write(ORDER[number % ORDER.len()], number, sentences(number)));
    }
    text
}

pub fn markdown(bytes: usize) -> String {
    let body = blocks(bytes, "\n\n", |piece, number, [a, b, c]| match piece {
        Paragraph => format!("{a} {b} {c}"),
        Emphasised => format!("{a} *{b}* **Not so:** {c}"),
        Linked => format!("{a} [{b}](https://news.example.org/story/{number}) {c}"),
        Heading => format!("## What came of it, part {number}"),
        List => format!("- {a}\n- {b}\n- {c}"),
        Quote => format!("> {a} {b}"),
        Picture => format!("![A quay in the rain](https://images.example.org/{number}.jpg \"{a}\")"),
    });
    format!("# The bridge that nobody closed\n\n{body}\n")
}

fn html(bytes: usize) -> String {
    blocks(bytes, "\n\n", |piece, number, [a, b, c]| match piece {
        Paragraph => format!("<p>{a} {b} {c}</p>"),
        Emphasised => format!("<p>{a} <em>{b}</em> <strong>Not&nbsp;so:</strong> {c}</p>"),
        Linked => format!(
            "<p>{a} <a href=\"https://news.example.org/story/{number}\" target=\"_blank\" rel=\"noopener\">{b}</a> {c}</p>"
        ),
        Heading => format!("<h2 class=\"wp-block-heading\">What came of it, part {number}</h2>"),
        List => format!("<ul class=\"wp-block-list\"><li>{a}</li><li>{b}</li><li>{c}</li></ul>"),
        Quote => format!("<blockquote class=\"wp-block-quote\"><p>{a} {b}</p></blockquote>"),
        Picture => format!(
            "<figure class=\"wp-block-image size-large\"><img loading=\"lazy\" width=\"1024\" height=\"683\" \
             src=\"https://images.example.org/{number}.jpg\" alt=\"A quay in the rain\" class=\"wp-image-{number}\" />\
             <figcaption class=\"wp-element-caption\">{a}</figcaption></figure>"
        ),
    })
}

fn native(bytes: usize) -> String {
    let text = |words: &str| format!(r#"{{"type":"text","text":"{words}"}}"#);
    let paragraph = |inside: String| format!(r#"{{"type":"paragraph","content":[{inside}]}}"#);
    let body = blocks(bytes, ",", |piece, number, [a, b, c]| match piece {
        Paragraph => paragraph(text(&format!("{a} {b} {c}"))),
        Emphasised => paragraph(format!(r#"{},{{"type":"emphasis","content":[{}]}},{}"#, text(a), text(b), text(c))),
        Linked => paragraph(format!(
            r#"{},{{"type":"link","url":"https://news.example.org/story/{number}","content":[{}]}},{}"#,
            text(a),
            text(b),
            text(c)
        )),
        Heading => {
            format!(
                r#"{{"type":"heading","level":2,"content":[{}]}}"#,
                text(&format!("What came of it, part {number}"))
            )
        }
        List => {
            let items =
                [a, b, c].map(|words| format!(r#"{{"content":[{{"type":"plain","content":[{}]}}]}}"#, text(words)));
            format!(r#"{{"type":"list","items":[{}]}}"#, items.join(","))
        }
        Quote => format!(r#"{{"type":"quote","content":[{}]}}"#, paragraph(text(a))),
        Picture => format!(
            r#"{{"type":"figure","image":{{"url":"https://images.example.org/{number}.jpg","alt":"A quay in the rain"}},"caption":[{}]}}"#,
            text(a)
        ),
    });
    format!(r#"{{"headline":[{}],"body":[{body}]}}"#, text("The bridge that nobody closed"))
}

fn ans(bytes: usize) -> String {
    let text = |words: String| format!(r#"{{"type":"text","content":"{}"}}"#, words.replace('"', "\\\""));
    let body = blocks(bytes, ",", |piece, number, [a, b, c]| match piece {
        Paragraph => text(format!("{a} {b} {c}")),
        Emphasised => text(format!("{a} <i>{b}</i> <b>Not so:</b> {c}")),
        Linked => text(format!(r#"{a} <a href="https://news.example.org/story/{number}">{b}</a> {c}"#)),
        Heading => format!(r#"{{"type":"header","level":2,"content":"What came of it, part {number}"}}"#),
        List => {
            let items = [a, b, c].map(|words| text(words.to_string()));
            format!(r#"{{"type":"list","list_type":"unordered","items":[{}]}}"#, items.join(","))
        }
        Quote => {
            format!(r#"{{"type":"quote","subtype":"blockquote","content_elements":[{}]}}"#, text(format!("{a} {b}")))
        }
        Picture => format!(
            r#"{{"type":"image","url":"https://images.example.org/{number}.jpg","alt_text":"A quay in the rain","caption":"{a}","width":1024,"height":683}}"#
        ),
    });
    format!(
        r#"{{"type":"story","version":"0.10.9","headlines":{{"basic":"The bridge that nobody closed"}},"content_elements":[{body}]}}"#
    )
}

fn portable_text(bytes: usize) -> String {
    let span = |key: usize, words: &str, mark: &str| {
        format!(r#"{{"_type":"span","_key":"s{key}","text":"{words}","marks":[{mark}]}}"#)
    };
    let block = |number: usize, style: &str, more: &str, spans: &str| {
        format!(
            r#"{{"_type":"block","_key":"b{number}","style":"{style}"{more},"markDefs":[{{"_type":"link","_key":"l{number}","href":"https://news.example.org/story/{number}"}}],"children":[{spans}]}}"#
        )
    };
    let body = blocks(bytes, ",", |piece, number, [a, b, c]| match piece {
        Paragraph => block(number, "normal", "", &span(0, &format!("{a} {b} {c}"), "")),
        Emphasised | Linked => {
            let mark = if matches!(piece, Linked) { format!("\"l{number}\"") } else { "\"em\"".into() };
            let spans = [span(0, &format!("{a} "), ""), span(1, b, &mark), span(2, &format!(" {c}"), "")];
            block(number, "normal", "", &spans.join(","))
        }
        Heading => block(number, "h2", "", &span(0, &format!("What came of it, part {number}"), "")),
        List => [a, b, c]
            .map(|words| block(number, "normal", r#","listItem":"bullet","level":1"#, &span(0, words, "")))
            .join(","),
        Quote => block(number, "blockquote", "", &span(0, a, "")),
        Picture => format!(
            r#"{{"_type":"image","_key":"i{number}","url":"https://images.example.org/{number}.jpg","alt":"A quay in the rain","caption":"{a}"}}"#
        ),
    });
    format!("[{body}]")
}

fn ninjs(bytes: usize) -> String {
    let body = html(bytes).replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!(
        r#"{{"uri":"urn:example:bridge","type":"text","version":"1","headline":"The bridge that nobody closed","body_xhtml":"{body}"}}"#
    )
}

/// Live coverage of so many posts in the native JSON; `changed` is a post that says something else than before.
pub fn live(posts: usize, changed: Option<usize>) -> String {
    let text = |words: &str| format!(r#"[{{"type":"text","text":"{words}"}}]"#);
    let posts = (0..posts).map(|number| {
        let [a, b, c] = sentences(number);
        let (hour, minute) = (number / 60 % 24, number % 60);
        let news = if changed == Some(number) { " The bridge is open again." } else { "" };
        format!(
            r#"{{"type":"livePost","id":"post-{number}","title":{},"published":"2026-11-24T{hour:02}:{minute:02}:00Z","content":[{{"type":"paragraph","content":{}}},{{"type":"paragraph","content":{}}}]}}"#,
            text(&format!("Post {number}: what the harbour says")),
            text(&format!("{a} {b}{news}")),
            text(c),
        )
    });
    let posts: Vec<String> = posts.collect();
    let headline = text("The day at the bridge, as it happened");
    format!(r#"{{"headline":{headline},"live":{{"active":true}},"body":[{}]}}"#, posts.join(","))
}

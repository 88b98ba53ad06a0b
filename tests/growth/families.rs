//! Families of sources that make careless readers slow: each makes a source of
//! any size, and the work on it must grow as its size does.
//!
//! Used by the test `growth`, which counts what is allocated, and by `cargo
//! xtask growth`, which counts instructions.

/// One family.
pub(crate) struct Family {
    /// Its name: what it is made of.
    pub(crate) name: &'static str,
    /// The format that it is read as.
    pub(crate) format: &'static str,
    /// The source of about so many bytes.
    pub(crate) make: fn(usize) -> String,
}

/// `piece` again and again, up to `size` bytes.
fn filled(piece: &str, size: usize) -> String {
    piece.repeat((size / piece.len()).max(1))
}

/// The pieces with the numbers from 0, up to `size` bytes.
fn counted(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 64);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}

/// The pieces as a list in JSON.
fn listed(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut list = counted(size, |number| piece(number) + ",");
    list.pop();
    format!("[{list}]")
}

/// `start` and `end` nested around `middle`, up to `size` bytes.
fn nested(start: &str, middle: &str, end: &str, size: usize) -> String {
    let depth = (size / (start.len() + end.len())).max(1);
    [start.repeat(depth).as_str(), middle, end.repeat(depth).as_str()].concat()
}

/// Lists the families: format, name, how one is made.
macro_rules! families {
    ($(as $format:literal: $($name:literal => $make:expr;)*)*) => {
        /// Every family.
        pub(crate) static FAMILIES: &[Family] = &[$($(Family { name: $name, format: $format, make: $make },)*)*];
    };
}

families! {
    as "markdown":
    "emphasis-opened-and-never-closed" => |size| filled("*an _and ", size);
    "emphasis-closed-and-never-opened" => |size| filled("an* and_ ", size);
    "emphasis-nested" => |size| nested("*a **b ", "c", " d** e*", size);
    "stars-in-a-row" => |size| "*".repeat(size) + "a**";
    "stars-and-letters" => |size| filled("***a*b**", size);
    "brackets-opened" => |size| filled("[an ", size);
    "brackets-closed" => |size| filled("an] ", size);
    "brackets-nested" => |size| nested("[", "a", "]", size);
    "brackets-and-parentheses" => |size| filled("[a](", size);
    "link-addresses-that-do-not-end" => |size| filled("[a](<b", size);
    "picture-marks-nested" => |size| nested("![", "a", "](b)", size);
    "picture-marks-opened" => |size| filled("![a", size);
    "reference-definitions" => |size| counted(size / 2, |n| format!("[r{n}]: /p{n}\n")) + &counted(size / 2, |n| format!("[r{n}] "));
    "one-long-reference-used-often" => |size| format!("[r]: /{}\n\n{}", "p".repeat(size / 2), filled("[r] ", size / 2));
    "backticks-of-every-length" => |size| {
        let mut text = String::new();
        let mut length = 1;
        while text.len() < size {
            text = text + "x" + &"`".repeat(length);
            length += 1;
        }
        text
    };
    "backticks-escaped" => |size| filled("\\`a", size);
    "quotes-nested" => |size| filled("> ", size) + "a";
    "quotes-and-lists-nested" => |size| filled("> * 1) ", size) + "a";
    "lists-nested-in-one-line" => |size| filled("* ", size) + "a";
    "lists-nested-by-indent" => |size| {
        let mut text = String::new();
        let mut depth = 0;
        while text.len() < size {
            text = text + &"  ".repeat(depth) + "- a\n";
            depth += 1;
        }
        text
    };
    "list-of-many" => |size| filled("1. a\n", size);
    "tasks" => |size| filled("* [x] a\n", size);
    "headings-alike" => |size| filled("## again\n\n", size);
    "headings-with-names-alike" => |size| filled("## a {#same}\n\n", size);
    "headings-with-names-like-numbered-ones" => |size| {
        counted(size / 2, |n| format!("## a {{#same-{n}}}\n\n")) + &filled("## a {#same}\n\n", size / 2)
    };
    "lines-underlined-at-the-end" => |size| filled("line\n", size) + "====";
    "table-of-many-rows" => |size| ["a | b\n-|-\n", &filled("1 | 2\n", size)].concat();
    "table-of-many-columns" => |size| {
        let columns = size / 6;
        ["|".to_string(), "a|".repeat(columns), "\n|".into(), "-|".repeat(columns), "\n|".into(), "b|".repeat(columns)].concat()
    };
    "table-with-cells-left-out" => |size| {
        let columns = 200.min(size / 8);
        ["|".to_string(), "a|".repeat(columns), "\n|".into(), "-|".repeat(columns), "\n".into(), filled("|b\n", size)].concat()
    };
    "table-signs-without-a-table" => |size| filled("a | b\n", size);
    "footnotes-and-references" => |size| {
        counted(size / 2, |n| format!("a[^n{n}] ")) + "\n\n" + &counted(size / 2, |n| format!("[^n{n}]: b\n\n"))
    };
    "footnote-of-itself" => |size| ["a[^n]\n\n[^n]: ", &filled("[^n] ", size)].concat();
    "footnotes-in-a-chain" => |size| "a[^0]\n\n".to_string() + &counted(size, |n| format!("[^{n}]: b [^{}]\n\n", n + 1));
    "footnote-marks-opened" => |size| filled("[^a\n", size);
    "entities" => |size| filled("&amp;&copy &#x41;", size);
    "backslashes" => |size| filled("\\", size);
    "angles" => |size| filled("<", size);
    "tags-opened" => |size| filled("a <b c=\"", size);
    "inline-tags-nested" => |size| nested("<mark>", "a", "</mark>", size);
    "inline-tags-never-closed" => |size| filled("a <kbd>", size);
    "comments-opened" => |size| filled("a <!-- ", size);
    "instructions-opened" => |size| filled("a <? ", size);
    "declarations-opened" => |size| filled("a <!X", size);
    "character-data-opened" => |size| filled("a <![CDATA[", size);
    "html-blocks" => |size| filled("<div>\n\n*a*\n\n", size);
    "strikethrough-opened" => |size| filled("~~a ~b ", size);
    "dollars" => |size| filled("$a ", size);
    "spaces-between-letters" => |size| ["a", &" ".repeat(size), "b"].concat();
    "heading-marks-far-apart" => |size| ["# #", &" ".repeat(size), "a"].concat();
    "combining-marks" => |size| "a".to_string() + &"\u{301}".repeat(size / 2);
    "no-characters" => |size| filled("a\0", size);
    "bad-addresses-on-one-line" => |size| filled("[a](javascript:a) ", size);
    "doubtful-addresses-on-one-line" => |size| filled("[a](https://x.example\\\\y) ", size);
    "pictures-without-words" => |size| filled("![](a.png)\n\n", size);
    "descriptions" => |size| filled("a\n: b\n\n", size);
    "front-matter-that-does-not-end" => |size| "---\n".to_string() + &filled("a: b\n", size);
    "front-matter-of-many-keys" => |size| "---\n".to_string() + &counted(size, |n| format!("k{n}: v\n")) + "---\ntext";
    "front-matter-nested" => |size| "---\na: ".to_string() + &nested("[", "b", "]", size) + "\n---\ntext";
    "front-matter-of-many-authors" => |size| "---\nauthors:\n".to_string() + &counted(size, |n| format!("- A {n}\n")) + "---\ntext";

    as "html":
    "divisions-nested" => |size| nested("<div>", "a", "</div>", size);
    "divisions-never-closed" => |size| filled("<div>a", size);
    "formatting-nested" => |size| nested("<b>", "a", "</b>", size);
    "formatting-in-paragraphs-misnested" => |size| filled("<b><p>a", size / 2) + &filled("</b>", size / 2);
    "formatting-of-many-kinds-never-closed" => |size| {
        counted(size / 2, |n| format!("<font size={n}>")) + &filled("<p>a", size / 2)
    };
    "unknown-elements-nested" => |size| nested("<x-y>", "a", "</x-y>", size);
    "tables-nested" => |size| filled("<table><tr><td>a", size);
    "table-of-many-rows" => |size| format!("<table>{}</table>", filled("<tr><td>a<td>b", size));
    "table-of-many-row-groups" => |size| format!("<table>{}</table>", filled("<tbody><tr><td>a<td>b", size));
    "table-of-many-columns" => |size| format!("<table><tr>{}</table>", filled("<td>a", size));
    "table-of-wide-and-tall-cells" => |size| {
        format!("<table>{}</table>", filled("<tr><td colspan=1000 rowspan=65534>a", size))
    };
    "table-with-text-between" => |size| format!("<table>{}</table>", filled("<tr>a<td>b</td>", size));
    "links-in-tables" => |size| filled("<table><a href=b>", size);
    "lists-nested" => |size| filled("<ul><li>a", size);
    "list-of-many" => |size| format!("<ol>{}</ol>", filled("<li>a", size));
    "end-tags-alone" => |size| filled("</p></div></b>", size);
    "end-tags-that-find-nothing" => |size| filled("<div>", size / 2) + &filled("</span></p>", size / 2);
    "attributes" => |size| format!("<p {}>a", counted(size, |n| format!("a{n}=b ")));
    "attribute-without-end" => |size| "<a href=\"".to_string() + &"a".repeat(size);
    "classes" => |size| format!("<p class=\"{}\">a", counted(size, |n| format!("c{n} ")));
    "entities" => |size| filled("&notit;&amp&#0;", size);
    "comments-in-comments" => |size| filled("<!-- a <!-- ", size);
    "selections" => |size| filled("<select><option>a", size);
    "drawings-and-formulas-nested" => |size| filled("<svg><foreignObject><math><mi>", size);
    "templates-nested" => |size| filled("<template>a", size);
    "pictures" => |size| filled("<p><img src=a.png>", size);
    "pictures-in-a-row" => |size| filled("<img src=a.png> ", size);
    "picture-of-many-files" => |size| format!("<p>a<img src=a srcset=\"{}\">", counted(size, |n| format!("a{n}.png {}w, ", n + 1)));
    "figures-nested" => |size| filled("<figure><img src=a.png><figcaption>b", size);
    "figures" => |size| filled("<figure><img src=a.png alt=b><figcaption>c</figcaption></figure>", size);
    "quotes-nested" => |size| nested("<blockquote>", "a", "</blockquote>", size);
    "pull-quotes" => |size| {
        filled("<p>a b c d", size / 2) + &filled("<aside class=pullquote><p>a b c e</p></aside>", size / 2)
    };
    "long-pull-quotes" => |size| {
        let quote = format!("<aside class=pullquote><p>{} b</p></aside>", "a ".repeat(size / 40));
        ["<p>", &"a ".repeat(size / 4), "</p>", &filled(&quote, size / 2)].concat()
    };
    "footnotes" => |size| {
        counted(size / 2, |n| format!("<p>a<sup><a href=\"#fn{n}\" id=\"ref{n}\">{n}</a></sup>"))
            + "<section class=footnotes><ol>"
            + &counted(size / 2, |n| format!("<li id=\"fn{n}\">b <a href=\"#ref{n}\">back</a>"))
    };
    "links-without-words" => |size| filled("<p><a href=b></a>", size);
    "bad-addresses-on-one-line" => |size| filled("<a href=javascript:a>b</a> ", size);
    "frames" => |size| filled("<iframe src=https://player.vimeo.com/video/1></iframe>", size);
    "films" => |size| filled("<video controls><source src=a.mp4><track src=b.vtt></video>", size);
    "raw-text-never-closed" => |size| filled("<script>a</scrip><style>", size);
    "details-nested" => |size| filled("<details><summary>a</summary>b", size);
    "descriptions" => |size| format!("<dl>{}</dl>", filled("<dt>a<dd>b", size));
    "ruby" => |size| filled("<ruby>a<rt>b", size);
    "code-in-code" => |size| filled("<pre><code>a ", size);
    "line-breaks" => |size| filled("a<br>", size);
    "page-of-many-articles" => |size| {
        format!("<!DOCTYPE html><html><body>{}</body></html>", filled("<article><h2>a</h2><p>Some words, and more of them.</p></article>", size))
    };
    "page-of-divisions-nested" => |size| {
        format!("<!DOCTYPE html><html><head><title>a</title></head><body>{}", nested("<div class=content>", "<p>Words, and more.</p>", "<p>After.</p></div>", size))
    };
    "page-of-menus" => |size| {
        format!("<!DOCTYPE html><html><body><main><h1>a</h1><p>Words.</p></main>{}", filled("<nav><ul><li><a href=b>c</a></ul></nav>", size))
    };
    "page-of-links-and-times" => |size| {
        format!("<!DOCTYPE html><html><body><article><h1>a</h1>{}<p>Words.</p></article>", filled("<time datetime=2026-01-01>b</time><a rel=author href=c>d</a>", size))
    };
    "page-with-many-metas" => |size| {
        format!("<!DOCTYPE html><html><head>{}</head><body><p>Words.</p></body></html>", counted(size, |n| format!("<meta name=n{n} content=v>")))
    };

    as "text":
    "line-ends" => |size| "a".to_string() + &"\n".repeat(size) + "b";
    "one-long-line" => |size| "a ".repeat(size / 2);
    "addresses" => |size| filled("https://example.org/a ", size);
    "lines-alike" => |size| filled("Image caption, a bridge\n", size);
    "spaces-at-line-ends" => |size| filled(&(" ".repeat(50) + "a\n"), size);
    "paragraphs" => |size| filled("Some words.\n\n", size);

    as "article":
    "paragraphs" => |size| format!("{{\"body\":{}}}", listed(size, |_| "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]}".into()));
    "names-alike" => |size| format!("{{\"body\":{}}}", listed(size, |_| "{\"type\":\"thematicBreak\",\"id\":\"same\"}".into()));
    "quotes-nested-to-the-limit" => |size| {
        let quote = nested("{\"type\":\"quote\",\"content\":[", "", "]}", 29 * 50);
        format!("{{\"body\":{}}}", listed(size, |_| quote.clone()))
    };
    "emphasis-nested-to-the-limit" => |size| {
        let text = nested("{\"type\":\"emphasis\",\"content\":[", "", "]}", 32 * 50);
        format!("{{\"headline\":{}}}", listed(size, |_| text.clone()))
    };
    "notes-and-references" => |size| {
        let body = listed(size / 2, |n| format!("{{\"type\":\"plain\",\"content\":[{{\"type\":\"noteRef\",\"note\":\"n{n}\"}}]}}"));
        format!("{{\"body\":{body},\"notes\":{}}}", listed(size / 2, |n| format!("{{\"id\":\"n{n}\",\"content\":[]}}")))
    };
    "pull-quotes-of-many-lengths" => |size| {
        let text = |words: usize| format!("[{{\"type\":\"text\",\"text\":\"{}b\"}}]", "a ".repeat(words));
        let quotes = listed(size / 2, |n| format!("{{\"type\":\"pullQuote\",\"content\":{}}}", text(n % 40)));
        let story = format!("{{\"type\":\"paragraph\",\"content\":{}}}", text(size / 4));
        format!("{{\"body\":[{story},{}}}", quotes.trim_start_matches('['))
    };

    as "portable-text":
    "list-of-every-level" => |size| listed(size, |n| {
        format!("{{\"_type\":\"block\",\"listItem\":\"bullet\",\"level\":{},\"children\":[{{\"_type\":\"span\",\"text\":\"a\"}}]}}", n + 1)
    });
    "marks-on-one-run" => |size| {
        let names = listed(size / 4, |n| format!("\"m{n}\""));
        let links = listed(size / 2, |n| format!("{{\"_key\":\"m{n}\",\"_type\":\"link\",\"href\":\"/a{n}\"}}"));
        format!("[{{\"_type\":\"block\",\"children\":[{{\"_type\":\"span\",\"text\":\"a\",\"marks\":{names}}}],\"markDefs\":{links}}}]")
    };
    "runs-with-a-mark-each" => |size| {
        let runs = listed(size / 2, |n| format!("{{\"_type\":\"span\",\"text\":\"a\",\"marks\":[\"m{n}\"]}}"));
        let links = listed(size / 2, |n| format!("{{\"_key\":\"m{n}\",\"_type\":\"link\",\"href\":\"/a{n}\"}}"));
        format!("[{{\"_type\":\"block\",\"children\":{runs},\"markDefs\":{links}}}]")
    };
    "unknown-blocks" => |size| listed(size, |n| {
        if n == 0 { "{\"_type\":\"block\",\"children\":[]}".into() } else { format!("{{\"_type\":\"kind{n}\",\"text\":\"a b\"}}") }
    });
    "unknown-block-of-many-fields" => |size| {
        format!("[{{\"_type\":\"block\",\"children\":[]}},{{\"_type\":\"odd\"{}}}]", counted(size, |n| format!(",\"k{n}\":\"some words\"")))
    };
    "findings-below-a-long-key" => |size| {
        let links = listed(size / 2, |n| format!("{{\"_key\":\"m{n}\",\"_type\":\"link\",\"href\":\"javascript:a\"}}"));
        let runs = listed(size / 4, |n| format!("{{\"_type\":\"span\",\"text\":\"a\",\"marks\":[\"m{n}\"]}}"));
        format!("{{\"{}\":[{{\"_type\":\"block\",\"children\":{runs},\"markDefs\":{links}}}]}}", "body")
    };

    as "apple-news":
    "styles-that-overlap" => |size| {
        let styles = listed(size * 3 / 4, |n| format!("{{\"rangeStart\":{n},\"rangeLength\":99999,\"textStyle\":{{\"fontWeight\":\"bold\"}}}}"));
        format!("{{\"version\":\"1.9\",\"components\":[{{\"role\":\"body\",\"text\":\"{}\",\"inlineTextStyles\":{styles}}}]}}", "a".repeat(size / 4))
    };
    "components-nested" => |size| {
        let inner = nested("{\"role\":\"container\",\"components\":[", "{\"role\":\"body\",\"text\":\"a\"}", "]}", 37 * 50);
        format!("{{\"version\":\"1.9\",\"components\":{}}}", listed(size, |_| inner.clone()))
    };
    "components" => |size| format!("{{\"version\":\"1.9\",\"components\":{}}}", listed(size, |_| "{\"role\":\"body\",\"format\":\"html\",\"text\":\"<p>a</p>\"}".into()));

    as "ninjs":
    "body-of-paragraphs" => |size| format!("{{\"uri\":\"a\",\"type\":\"text\",\"version\":\"1.0\",\"headline\":\"a\",\"body_xhtml\":\"{}\"}}", filled("<p>a</p>", size));
    "associations" => |size| {
        let pictures = counted(size, |n| format!(",\"p{n}\":{{\"uri\":\"p{n}\",\"type\":\"picture\",\"headline\":\"a\"}}"));
        format!("{{\"uri\":\"a\",\"type\":\"text\",\"version\":\"1.3\",\"headline\":\"a\",\"body_text\":\"b\",\"associations\":{{{}}}}}", pictures.trim_start_matches(','))
    };

    as "wordpress":
    "embedded-terms" => |size| {
        let terms = listed(size, |n| format!("{{\"id\":{n},\"name\":\"t{n}\",\"taxonomy\":\"category\"}}"));
        format!("{{\"id\":1,\"date\":\"2026-01-01T00:00:00\",\"title\":{{\"rendered\":\"a\"}},\"content\":{{\"rendered\":\"<p>b</p>\"}},\"_embedded\":{{\"wp:term\":[{terms}]}}}}")
    };
    "pictures" => |size| {
        format!("{{\"id\":1,\"date\":\"2026-01-01T00:00:00\",\"title\":{{\"rendered\":\"a\"}},\"content\":{{\"rendered\":\"{}\"}}}}", filled("<figure><img src='a.png'></figure>", size))
    };

    as "simorgh":
    "blocks" => |size| {
        let text = |text: &str| format!("{{\"type\":\"text\",\"model\":{{\"blocks\":[{{\"type\":\"paragraph\",\"model\":{{\"text\":\"{text}\",\"blocks\":[]}}}}]}}}}");
        format!("{{\"metadata\":{{\"type\":\"article\"}},\"content\":{{\"model\":{{\"blocks\":{}}}}}}}", listed(size, |_| text("a")))
    };

    as "contentful":
    "entries-put-in" => |size| {
        let link = |n: usize| format!("{{\"nodeType\":\"embedded-entry-block\",\"data\":{{\"target\":{{\"sys\":{{\"id\":\"e{n}\"}}}}}},\"content\":[]}}");
        let entry = |n: usize| format!("{{\"sys\":{{\"id\":\"e{n}\"}},\"fields\":{{\"text\":\"a b\"}}}}");
        let body = format!("{{\"nodeType\":\"document\",\"content\":{}}}", listed(size / 2, link));
        format!("{{\"items\":[{{\"fields\":{{\"body\":{body}}}}}],\"includes\":{{\"Entry\":{}}}}}", listed(size / 2, entry))
    };
    "entries-that-name-each-other" => |size| {
        let entry = |n: usize| format!("{{\"sys\":{{\"id\":\"e{n}\"}},\"fields\":{{\"text\":\"a b\",\"next\":{{\"sys\":{{\"id\":\"e{}\"}}}}}}}}", n + 1);
        let link = "{\"nodeType\":\"embedded-entry-block\",\"data\":{\"target\":{\"sys\":{\"id\":\"e0\"}}}}";
        let body = format!("{{\"nodeType\":\"document\",\"content\":{}}}", listed(size / 2, |_| link.into()));
        format!("{{\"items\":[{{\"fields\":{{\"body\":{body}}}}}],\"includes\":{{\"Entry\":{}}}}}", listed(size / 2, entry))
    };
    "fields-in-many-languages" => |size| {
        let text = |n: usize| format!(",\"de-x-a{n}\":\"a b\"");
        let document = "{\"nodeType\":\"document\",\"content\":[]}";
        format!("{{\"fields\":{{\"title\":{{\"de\":\"a\"{}}},\"body\":{{\"de\":{document}}}}}}}", counted(size, text))
    };

    as "prosemirror":
    "marks-around-many-nodes" => |size| {
        let marks = listed(size / 2, |n| format!("{{\"type\":\"link\",\"attrs\":{{\"href\":\"/a{n}\"}}}}"));
        let texts = listed(size / 2, |_| "{\"type\":\"text\",\"text\":\"a\"}".into());
        format!("{{\"type\":\"doc\",\"content\":[{{\"type\":\"paragraph\",\"content\":[{{\"type\":\"odd\",\"marks\":{marks},\"content\":{texts}}}]}}]}}")
    };
    "nodes-nested" => |size| {
        let inner = nested("{\"type\":\"odd\",\"content\":[", "{\"type\":\"text\",\"text\":\"a\"}", "]}", 28 * 50);
        format!("{{\"type\":\"doc\",\"content\":{}}}", listed(size, |_| inner.clone()))
    };

    as "editorjs":
    "toggles-that-hold-all-that-follows" => |size| {
        format!("{{\"time\":1,\"blocks\":{}}}", listed(size, |_| "{\"type\":\"toggle\",\"data\":{\"text\":\"a\",\"items\":9999999}}".into()))
    };
    "footnotes" => |size| {
        let notes = listed(size / 2, |n| format!("\"note {n}\""));
        format!("{{\"time\":1,\"blocks\":[{{\"type\":\"paragraph\",\"data\":{{\"text\":\"{}\"}},\"tunes\":{{\"footnotes\":{notes}}}}}]}}", filled("a<sup>1</sup>", size / 2))
    };

    as "lexical":
    "lists-in-items" => |size| {
        let item = "{\"type\":\"listitem\",\"children\":[{\"type\":\"list\",\"children\":[{\"type\":\"listitem\",\"children\":[{\"type\":\"text\",\"text\":\"a\"}]}]}]}";
        format!("{{\"root\":{{\"type\":\"root\",\"children\":[{{\"type\":\"list\",\"children\":{}}}]}}}}", listed(size, |_| item.into()))
    };
    "texts-of-every-format" => |size| {
        let texts = listed(size, |n| format!("{{\"type\":\"text\",\"text\":\"a\",\"format\":{}}}", n % 2048));
        format!("{{\"root\":{{\"type\":\"root\",\"children\":[{{\"type\":\"paragraph\",\"children\":{texts}}}]}}}}")
    };

    as "ghost":
    "mobiledoc-marks-that-never-close" => |size| {
        let markups = listed(size / 4, |n| format!("[\\\"a\\\",[\\\"href\\\",\\\"/a{n}\\\"]]"));
        let runs = listed(size / 4, |n| format!("[0,[{n}],0,\\\"a\\\"]"));
        format!("{{\"title\":\"a\",\"uuid\":\"b\",\"visibility\":\"public\",\"mobiledoc\":\"{{\\\"markups\\\":{markups},\\\"sections\\\":[[1,\\\"p\\\",{runs}]]}}\"}}")
    };

    as "json-feed":
    "attachments" => |size| {
        let files = listed(size / 2, |n| format!("{{\"url\":\"/a{n}.mp3\",\"mime_type\":\"audio/mpeg\",\"title\":\"t{n}\"}}"));
        format!("{{\"content_html\":\"{}\",\"attachments\":{files}}}", filled("<p>a</p>", size / 2))
    };
    "items" => |size| {
        let items = listed(size, |n| format!("{{\"id\":\"{n}\",\"title\":\"t{n}\",\"content_html\":\"<p>a</p>\"}}"));
        format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":{items}}}")
    };
}

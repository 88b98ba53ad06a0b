//! Formats that are markup, or JSON around it.

use crate::story::{Item, Mark, Part, Run, Story};
use serde_json::json;

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(crate) fn html_runs(runs: &[Run]) -> String {
    let run = |run: &Run| match run.mark {
        Mark::Plain => escaped(&run.text),
        Mark::Strong => format!("<strong>{}</strong>", escaped(&run.text)),
        Mark::Emphasis => format!("<em>{}</em>", escaped(&run.text)),
        Mark::Link => format!(r#"<a href="https://example.org/a?b=c&amp;d">{}</a>"#, escaped(&run.text)),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn html_items(tag: &str, items: &[Item]) -> String {
    let item = |item: &Item| {
        let below = if item.below.is_empty() { String::new() } else { html_items(tag, &item.below) };
        format!("<li>{}{below}</li>", html_runs(&item.text))
    };
    format!("<{tag}>{}</{tag}>", items.iter().map(item).collect::<String>())
}

pub(crate) fn html_part(part: &Part) -> String {
    match part {
        Part::Heading(level, text) => format!("<h{level}>{}</h{level}>", escaped(text)),
        Part::Paragraph(runs) => format!("<p>{}</p>", html_runs(runs)),
        Part::Quote(runs) => format!("<blockquote><p>{}</p></blockquote>", html_runs(runs)),
        Part::List { ordered, items } => html_items(if *ordered { "ol" } else { "ul" }, items),
    }
}

pub(crate) fn html_body(story: &Story) -> String {
    story.parts.iter().map(html_part).collect::<Vec<_>>().join("\n")
}

pub(crate) fn page(story: &Story) -> String {
    let headline = escaped(&story.headline);
    format!(
        "<!doctype html><html lang=en><head><title>{headline}</title></head><body><article><h1>{headline}</h1>\n{}\
         </article></body></html>",
        html_body(story)
    )
}

pub(crate) fn ninjs(story: &Story) -> String {
    json!({
        "uri": "urn:example:1", "type": "text", "language": "en", "headline": story.headline,
        "body_html": html_body(story), "versioncreated": "2026-11-24T08:00:00Z", "pubstatus": "usable",
    })
    .to_string()
}

pub(crate) fn wordpress(story: &Story) -> String {
    json!({
        "id": 1, "date_gmt": "2026-11-24T08:00:00", "slug": "a", "type": "post", "status": "publish",
        "link": "https://example.org/a", "title": { "rendered": escaped(&story.headline) },
        "content": { "rendered": html_body(story), "protected": false }, "excerpt": { "rendered": "" },
    })
    .to_string()
}

pub(crate) fn json_feed(story: &Story) -> String {
    json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Feed",
        "items": [{ "id": "a", "title": story.headline, "content_html": html_body(story) }],
    })
    .to_string()
}

pub(crate) fn json_ld(story: &Story) -> String {
    json!({
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": story.headline, "inLanguage": "en",
        "articleBody": html_body(story),
    })
    .to_string()
}

fn markdown_text(text: &str) -> String {
    let escape = |letter: char| if letter.is_ascii_punctuation() { format!("\\{letter}") } else { letter.to_string() };
    text.chars().map(escape).collect()
}

fn markdown_runs(runs: &[Run]) -> String {
    let run = |run: &Run| match run.mark {
        Mark::Plain => markdown_text(&run.text),
        Mark::Strong => format!("**{}**", markdown_text(&run.text)),
        Mark::Emphasis => format!("*{}*", markdown_text(&run.text)),
        Mark::Link => format!("[{}](https://example.org/a \"\")", markdown_text(&run.text)),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn markdown_items(ordered: bool, items: &[Item], indent: usize, lines: &mut String) {
    let sign = if ordered { "1. " } else { "- " };
    for item in items {
        *lines += &format!("{:indent$}{sign}{}\n", "", markdown_runs(&item.text));
        markdown_items(ordered, &item.below, indent + sign.len(), lines);
    }
}

pub(crate) fn markdown(story: &Story) -> String {
    let mut text = format!("---\ntitle: {}\nlang: en\n---\n", serde_json::to_string(&story.headline).unwrap());
    for part in &story.parts {
        match part {
            Part::Heading(level, heading) => {
                text += &format!("{} {}\n", "#".repeat(usize::from(*level)), markdown_text(heading));
            }
            Part::Paragraph(runs) => text += &format!("{}\n", markdown_runs(runs)),
            Part::Quote(runs) => text += &format!("> {}\n", markdown_runs(runs)),
            Part::List { ordered, items } => markdown_items(*ordered, items, 0, &mut text),
        }
        text.push('\n');
    }
    text
}

pub(crate) fn rss(story: &Story) -> String {
    let body = html_body(story);
    format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>\
         <link>https://example.org</link><language>en</language><item><title>{}</title>\
         <link>https://example.org/a</link><content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>",
        escaped(&story.headline),
    )
}

pub(crate) fn atom(story: &Story) -> String {
    format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><id>urn:a</id><entry><id>urn:b</id>\
         <title>{}</title><updated>2026-11-24T08:00:00Z</updated><content type=\"html\">{}</content></entry></feed>",
        escaped(&story.headline),
        escaped(&html_body(story)),
    )
}

pub(crate) fn dcr(story: &Story) -> String {
    let element = |part: &Part| {
        let name = match part {
            Part::Heading(..) => "SubheadingBlockElement",
            Part::Quote(_) => "BlockquoteBlockElement",
            _ => "TextBlockElement",
        };
        json!({ "_type": format!("model.dotcomrendering.pageElements.{name}"), "elementId": "a", "html": html_part(part) })
    };
    let elements: Vec<_> = story.parts.iter().map(element).collect();
    json!({
        "version": 3, "headline": story.headline, "standfirst": "", "webTitle": story.headline, "main": "",
        "mainMediaElements": [], "keyEvents": [], "blocks": [{ "id": "a", "elements": elements, "attributes": {} }],
        "webPublicationDate": "2026-11-24T08:00:00.000Z", "pageId": "a", "lang": "en", "pageType": {},
        "format": { "design": "ArticleDesign", "theme": "NewsPillar", "display": "StandardDisplay" },
    })
    .to_string()
}

pub(crate) fn nitf(story: &Story) -> String {
    // NITF has no lists in lists, one level of heading in the story, and quotations of blocks.
    fn line(runs: &[Run]) -> String {
        html_runs(runs)
    }
    fn items(all: &[Item], into: &mut String) {
        for item in all {
            *into += &format!("<li>{}</li>", line(&item.text));
            items(&item.below, into);
        }
    }
    let part = |part: &Part| match part {
        Part::Heading(_, text) => format!("<hl2>{}</hl2>", escaped(text)),
        Part::Paragraph(runs) => format!("<p>{}</p>", line(runs)),
        Part::Quote(runs) => format!("<bq><block><p>{}</p></block></bq>", line(runs)),
        Part::List { ordered, items: all } => {
            let (mut list, tag) = (String::new(), if *ordered { "ol" } else { "ul" });
            items(all, &mut list);
            format!("<{tag}>{list}</{tag}>")
        }
    };
    format!(
        "<?xml version=\"1.0\"?>\n<nitf><head><title>Not shown</title></head><body><body.head><hedline><hl1>{}</hl1>\
         </hedline></body.head><body.content>{}</body.content></body></nitf>",
        escaped(&story.headline),
        story.parts.iter().map(part).collect::<String>(),
    )
}

pub(crate) fn jats(story: &Story) -> String {
    fn line(runs: &[Run]) -> String {
        let run = |run: &Run| match run.mark {
            Mark::Plain => escaped(&run.text),
            Mark::Strong => format!("<bold>{}</bold>", escaped(&run.text)),
            Mark::Emphasis => format!("<italic>{}</italic>", escaped(&run.text)),
            Mark::Link => format!("<ext-link xlink:href=\"https://example.org/a\">{}</ext-link>", escaped(&run.text)),
        };
        runs.iter().map(run).collect::<Vec<_>>().join(" ")
    }
    fn list(ordered: bool, items: &[Item]) -> String {
        let item = |item: &Item| {
            let below = if item.below.is_empty() { String::new() } else { list(ordered, &item.below) };
            format!("<list-item><p>{}</p>{below}</list-item>", line(&item.text))
        };
        let kind = if ordered { "order" } else { "bullet" };
        format!("<list list-type=\"{kind}\">{}</list>", items.iter().map(item).collect::<String>())
    }
    let part = |part: &Part| match part {
        // A title stands in a section of its own; what follows it here does not need to.
        Part::Heading(_, text) => format!("<sec><title>{}</title></sec>", escaped(text)),
        Part::Paragraph(runs) => format!("<p>{}</p>", line(runs)),
        Part::Quote(runs) => format!("<disp-quote><p>{}</p></disp-quote>", line(runs)),
        Part::List { ordered, items } => list(*ordered, items),
    };
    format!(
        "<?xml version=\"1.0\"?>\n<article xmlns:xlink=\"http://www.w3.org/1999/xlink\" xml:lang=\"en\"><front><article-meta>\
         <title-group><article-title>{}</article-title></title-group></article-meta></front><body>{}</body></article>",
        escaped(&story.headline),
        story.parts.iter().map(part).collect::<String>(),
    )
}

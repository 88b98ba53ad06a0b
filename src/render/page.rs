//! A complete page around the article, for servers and for readers without JavaScript.

use super::html::{HtmlSink, escape_attribute, escape_text};
use super::linked_data::{cover, for_script, linked_data};
use super::walk::Walk;
use super::{Host, Options, Page};
use crate::article::{Article, LanguageTag, Role, plain_text};

/// The page: `main` with the article, skip links first, and in its head what
/// search engines and other sites read.
pub(super) fn page(article: &Article, options: &Options, page: &Page) -> String {
    let mut html = String::from("<!DOCTYPE html>\n<html");
    let language = article.language.as_ref().unwrap_or(&options.messages.language);
    attribute(&mut html, "lang", language.as_str());
    let direction = article.direction.unwrap_or_else(|| LanguageTag::direction(language));
    attribute(&mut html, "dir", direction.as_str());
    html.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
    html.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
    let headline = plain_text(&article.headline);
    let title = if headline.trim().is_empty() { options.messages.untitled() } else { headline.trim() };
    escape_text(&mut html, title);
    html.push_str("</title>\n");
    if let Some(description) = article.description.as_deref() {
        meta(&mut html, "name", "description", description);
    }
    open_graph(&mut html, article, title);
    if let Some(canonical) = page.canonical.as_deref().or(article.canonical.as_ref().map(|url| url.as_str())) {
        meta(&mut html, "property", "og:url", canonical);
        link(&mut html, &[("rel", "canonical"), ("href", canonical)]);
    }
    if let Some(oembed) = page.oembed.as_deref() {
        let link_to = [("rel", "alternate"), ("type", "application/json+oembed"), ("href", oembed), ("title", title)];
        link(&mut html, &link_to);
    }
    style(&mut html, page);
    if let Some(script) = page.script.as_deref() {
        html.push_str("<script type=\"module\"");
        attribute(&mut html, "src", script);
        html.push_str("></script>\n");
    }
    html.push_str("<script type=\"application/ld+json\">");
    html.push_str(&for_script(&linked_data(article, options)));
    html.push_str("</script>\n</head>\n<body class=\"standfirst-page\">\n");
    match &page.host {
        Some(host) => {
            html.push_str("<main>\n");
            html.push_str(&hosted(article, options, host, page));
            html.push_str("\n</main>");
        }
        None => {
            let mut sink = HtmlSink::default();
            Walk::new(&mut sink, options, article).page();
            html.push_str(&sink.finish());
        }
    }
    html.push_str("\n</body>\n</html>\n");
    html
}

/// The article inside `<standfirst-article>`, ready for the element to take over
/// as it stands: in the page's own tree, or in a declarative shadow root.
pub(super) fn hosted(article: &Article, options: &Options, host: &Host, page: &Page) -> String {
    let mut html = String::from("<standfirst-article");
    if let Some(src) = host.src.as_deref() {
        attribute(&mut html, "src", src);
    }
    attribute(&mut html, "heading-level", &options.heading_level.to_string());
    if let Some(seconds) = host.refresh {
        attribute(&mut html, "refresh", &seconds.to_string());
    }
    let options = Options { parts: options.parts || host.isolated, ..options.clone() };
    let mut sink = HtmlSink::default();
    Walk::new(&mut sink, &options, article).fragment();
    let fragment = sink.finish();
    match host.isolated {
        true => {
            html.push_str(" isolated><template shadowrootmode=\"open\">\n");
            style(&mut html, page);
            html.push_str(&fragment);
            html.push_str("\n</template></standfirst-article>");
        }
        false => {
            html.push('>');
            html.push_str(&fragment);
            html.push_str("</standfirst-article>");
        }
    }
    html
}

/// What other sites show of a page that is shared there (the Open Graph protocol).
fn open_graph(html: &mut String, article: &Article, title: &str) {
    meta(html, "property", "og:type", "article");
    meta(html, "property", "og:title", title);
    if let Some(description) = article.description.as_deref() {
        meta(html, "property", "og:description", description);
    }
    if let Some(source) = &article.source {
        meta(html, "property", "og:site_name", &source.name);
    }
    if let Some(language) = &article.language {
        meta(html, "property", "og:locale", &language.as_str().replace('-', "_"));
    }
    if let Some(image) = cover(article) {
        meta(html, "property", "og:image", image.url.as_str());
        if let (Some(width), Some(height)) = (image.width, image.height) {
            meta(html, "property", "og:image:width", &width.to_string());
            meta(html, "property", "og:image:height", &height.to_string());
        }
        if let Some(alt) = image.alt.as_deref().filter(|alt| !alt.is_empty()) {
            meta(html, "property", "og:image:alt", alt);
        }
    }
    for (name, date) in [("article:published_time", &article.published), ("article:modified_time", &article.modified)] {
        if let Some(date) = date {
            meta(html, "property", name, date.as_str());
        }
    }
    for author in article.contributors.iter().filter(|one| one.role == Role::Author) {
        meta(html, "name", "author", &author.person.name);
    }
    for section in article.sections.iter().take(1) {
        meta(html, "property", "article:section", &section.name);
    }
    for topic in &article.topics {
        meta(html, "property", "article:tag", &topic.name);
    }
}

fn style(html: &mut String, page: &Page) {
    match page.stylesheet.as_deref() {
        Some(address) => link(html, &[("rel", "stylesheet"), ("href", address)]),
        None => {
            html.push_str("<style>\n");
            // The style sheet is the project's own and holds no end tag.
            html.push_str(page.style.trim());
            html.push_str("\n</style>\n");
        }
    }
}

pub(super) fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape_attribute(html, value);
    html.push('"');
}

fn link(html: &mut String, attributes: &[(&str, &str)]) {
    html.push_str("<link");
    for (name, value) in attributes {
        attribute(html, name, value);
    }
    html.push_str(">\n");
}

fn meta(html: &mut String, kind: &str, name: &str, content: &str) {
    html.push_str("<meta");
    attribute(html, kind, name);
    attribute(html, "content", content);
    html.push_str(">\n");
}

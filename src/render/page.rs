//! A complete page around the article, for servers and for readers without JavaScript.

use super::html::{HtmlSink, escape_attribute, escape_text};
use super::walk::Walk;
use super::{Options, Page};
use crate::article::{Article, LanguageTag, plain_text};

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
    meta(&mut html, "property", "og:type", "article");
    meta(&mut html, "property", "og:title", title);
    if let Some(canonical) = &article.canonical {
        meta(&mut html, "property", "og:url", canonical.as_str());
        html.push_str("<link rel=\"canonical\"");
        attribute(&mut html, "href", canonical.as_str());
        html.push_str(">\n");
    }
    for (name, date) in [("article:published_time", &article.published), ("article:modified_time", &article.modified)] {
        if let Some(date) = date {
            meta(&mut html, "property", name, date.as_str());
        }
    }
    match page.stylesheet.as_deref() {
        Some(address) => {
            html.push_str("<link rel=\"stylesheet\"");
            attribute(&mut html, "href", address);
            html.push_str(">\n");
        }
        None => {
            html.push_str("<style>\n");
            // The style sheet is the project's own and holds no end tag.
            html.push_str(page.style.trim());
            html.push_str("\n</style>\n");
        }
    }
    html.push_str("</head>\n<body class=\"standfirst-page\">\n");
    let mut sink = HtmlSink::default();
    Walk::new(&mut sink, options, article).page();
    html.push_str(&sink.finish());
    html.push_str("\n</body>\n</html>\n");
    html
}

fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape_attribute(html, value);
    html.push('"');
}

fn meta(html: &mut String, kind: &str, name: &str, content: &str) {
    html.push_str("<meta");
    attribute(html, kind, name);
    attribute(html, "content", content);
    html.push_str(">\n");
}

//! What the scripts of an HTML page say of its article.

use super::choose::{Kind, articles, readable};
use super::graph::Graph;
use crate::article::{Article, Block, Origin};
use crate::import::{Draft, Options, Source};
use serde_json::Value;

/// The article that the `application/ld+json` scripts of a page describe; none where they describe only the page.
///
/// Its blocks have no origins: they stand in no text of the page.
pub(in crate::import) fn of_page<'s>(scripts: impl Iterator<Item = &'s str>) -> Option<Article> {
    let values: Vec<Value> = scripts.filter_map(parsed).collect();
    let source = Source::Json(Value::Array(values));
    let graph = Graph::of(source.json()?);
    let found = readable(&graph);
    let best = found.iter().map(|(kind, _)| *kind).max();
    if best < Some(Kind::Review) || articles(&found).is_empty() {
        return None;
    }
    let options = Options::default();
    let mut draft = Draft::new(&source, &options);
    super::read(&source, &mut draft).ok()?;
    let (mut article, _, _) = draft.finish();
    let mut open: Vec<&mut Block> = article.body.iter_mut().chain(article.lead.as_deref_mut()).collect();
    while let Some(block) = open.pop() {
        block.origin = Origin::UNKNOWN;
        open.extend(block.inside_mut().into_iter().flatten());
    }
    Some(article)
}

/// The JSON in a script, also where it is wrapped as old pages do it.
fn parsed(script: &str) -> Option<Value> {
    let mut text = script.trim();
    for start in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
        text = text.strip_prefix(start).unwrap_or(text).trim_start();
    }
    for end in ["-->", "//]]>", "/*]]>*/", "]]>", ";"] {
        text = text.strip_suffix(end).unwrap_or(text).trim_end();
    }
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::plain_text;

    #[test]
    fn scripts_are_read_together_and_wrappings_taken_off() {
        let scripts = [
            r##"//<![CDATA[
            {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Rain", "author": {"@id": "#i"}}
            //]]>"##,
            r##"{"@context": "https://schema.org", "@type": "Person", "@id": "#i", "name": "Ida Moor"};"##,
            "{broken",
        ];
        let article = of_page(scripts.into_iter()).unwrap();
        assert_eq!(plain_text(&article.headline), "Rain");
        assert_eq!(article.contributors[0].person.name, "Ida Moor");
    }

    #[test]
    fn a_page_that_is_only_described_as_one_has_no_article() {
        let script = r##"{"@context": "https://schema.org", "@type": "WebPage", "name": "Home"}"##;
        assert!(of_page(std::iter::once(script)).is_none());
    }
}

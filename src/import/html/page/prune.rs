//! What stands inside an article and is not of it: share buttons, links to
//! other stories, forms, notices. Each is left out with its text in a finding.

use super::super::convert::{Converter, is_hidden};
use super::choose::Measures;
use super::chosen::Chosen;
use super::names::{is_foreign_part, names};
use crate::import::markup::{Edge, Node, Tag};

/// Marks as read what is not of the article, and says so.
pub(super) fn prune<'t>(converter: &mut Converter<'_, '_, 't>, chosen: &Chosen<'t>, measures: &Measures) {
    let total: u32 = chosen.nodes.iter().map(|node| measures.of(*node).length).sum();
    for top in &chosen.nodes {
        let mut edges = top.edges();
        while let Some(edge) = edges.next() {
            let Edge::Start(node) = edge else { continue };
            let Some(tag) = node.tag() else { continue };
            if converter.taken.contains(&node.number()) || tag.is_never_shown() || is_hidden(node) {
                edges.skip_content();
                continue;
            }
            if matches!(tag, Tag::Blockquote | Tag::Figure | Tag::Pre | Tag::Math) {
                edges.skip_content();
                continue;
            }
            if !chosen.has(node) && !node.is_inline() && is_foreign(node, measures, total) {
                edges.skip_content();
                converter.taken.insert(node.number());
                let name = node.attribute("id").or_else(|| node.attribute("class")).unwrap_or(node.name());
                let name: String = name.split_ascii_whitespace().next().unwrap_or_default().chars().take(60).collect();
                converter.omit(node, format!("`{name}` is not taken for a part of the article"));
            }
        }
    }
}

/// Whether a part of the article's element is not of the article.
fn is_foreign(node: Node<'_>, measures: &Measures, total: u32) -> bool {
    let measure = measures.of(node);
    // What holds most of the text is the article, whatever it is called.
    if measure.length * 5 > total * 2 {
        return false;
    }
    if is_foreign_part(node) {
        return true;
    }
    let density = measure.link_density();
    let names = names(node);
    if names.foreign && (!names.own || density > 0.4 || measure.length < 80) {
        return true;
    }
    match node.tag() {
        Some(Tag::Footer) => density > 0.3 || measure.length < 300,
        Some(Tag::Aside) => density > 0.4,
        Some(Tag::Form) => true,
        // A list of links may be the article's own; a row of them without one is the page's.
        Some(Tag::Div | Tag::Section) if density > 0.7 => {
            let links = node.descendants().filter(|inner| inner.is(Tag::A)).take(3).count();
            let is_list = |inner: &Node<'_>| matches!(inner.tag(), Some(Tag::Ul | Tag::Ol | Tag::Dl | Tag::Table));
            links >= 3 && !node.descendants().any(|inner| is_list(&inner))
        }
        _ => false,
    }
}

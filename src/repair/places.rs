//! Places of the article that links lead to, by names that the source does not give but every renderer makes.

use super::each_list;
use crate::article::{Article, BlockKind, Inline, Origin, plain_text};
use crate::finding::{Finding, Rule};
use crate::url::{Scheme, Url, Use};
use std::collections::HashMap;

/// A link to a place that no block of the article is called by.
pub(super) struct Missing {
    pub(super) place: String,
    /// What leads there, for the message: "the link `below`".
    pub(super) leads: String,
    pub(super) origin: Origin,
}

/// Gives headings the names that links use for them, as the renderers of Markdown make names from headings' words
/// (GitHub, kramdown, Pandoc and others, each with hyphens of its own); reports the links that then lead nowhere.
pub(super) fn name(article: &mut Article, missing: Vec<Missing>, findings: &mut Vec<Finding>) {
    if missing.is_empty() {
        return;
    }
    let headings = headings(article);
    // By heading, the name that it is called by; by place, that name where it is another one.
    let mut given: HashMap<usize, String> = HashMap::new();
    let mut other: HashMap<String, String> = HashMap::new();
    for Missing { place, leads, origin } in missing {
        let Some((number, id)) = headings.get(&key(&place)) else {
            let message = format!("{leads} leads to `#{place}`, which the article does not have");
            findings.push(Finding::new(Rule::LinkBroken, origin, message));
            continue;
        };
        let name = id.as_ref().unwrap_or_else(|| given.entry(*number).or_insert_with(|| place.clone()));
        if *name != place {
            other.insert(place, name.clone());
        }
    }
    let mut number = 0;
    each_heading(article, &mut |id, _| {
        if let Some(name) = given.remove(&number) {
            *id = Some(name);
        }
        number += 1;
    });
    if !other.is_empty() {
        article.each_line_mut(&mut |line, _| line.iter_mut().for_each(|inline| lead(inline, &other)));
    }
}

/// The article's headings by the key of each name that renderers make from their words: which one it is, and its id.
fn headings(article: &mut Article) -> HashMap<String, (usize, Option<String>)> {
    let mut all = Vec::new();
    each_heading(article, &mut |id, content| all.push((key(&plain_text(content)), id.clone())));
    let mut known = HashMap::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (number, (key, id)) in all.iter().enumerate() {
        let count = counts.entry(key).or_default();
        // The second of two headings alike is called `words-1`.
        let name = if *count == 0 { key.clone() } else { format!("{key}{count}") };
        *count += 1;
        known.entry(name).or_insert_with(|| (number, id.clone()));
    }
    // Some leave out the number that a heading begins with.
    for (number, (key, id)) in all.iter().enumerate() {
        let bare = key.trim_start_matches(char::is_numeric);
        known.entry(bare.to_string()).or_insert_with(|| (number, id.clone()));
    }
    known.remove("");
    known
}

/// Calls `change` with the id and the words of each heading.
fn each_heading(article: &mut Article, change: &mut dyn FnMut(&mut Option<String>, &[Inline])) {
    each_list(article, &mut |blocks| {
        for block in blocks {
            if let BlockKind::Heading { content, .. } = &block.kind {
                change(&mut block.id, content);
            }
        }
    });
}

/// What the names that renderers make of `text` have in common: its letters and digits.
fn key(text: &str) -> String {
    text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn lead(inline: &mut Inline, other: &HashMap<String, String>) {
    if let Inline::Link(link) = inline
        && link.url.scheme() == Scheme::Fragment
        && let Some(name) = link.url.fragment().and_then(|place| other.get(place.as_ref()))
        && let Ok(url) = Url::parse(&format!("#{name}"), Use::Link)
    {
        link.url = url;
    }
    if let Some(children) = inline.children_mut() {
        children.iter_mut().for_each(|inline| lead(inline, other));
    }
}

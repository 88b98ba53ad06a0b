//! The text of a document's article, property by property, for the check that nothing is lost.

use super::choose::{articles, readable};
use super::graph::{Graph, Text, is_a, text_of};
use super::parts::{BODIES, DEPTH};
use crate::import::plain::{decoded, is_markup};
use crate::import::{Options, Source, html};
use serde_json::Value;
use std::collections::HashSet;

pub(super) fn source_text(source: &Source<'_>, options: &Options) -> String {
    let Some(root) = source.json() else { return String::new() };
    let graph = Graph::of(root);
    let readable = readable(&graph);
    let articles = articles(&readable);
    let mut out = Out { graph: &graph, text: String::new(), rings: Vec::new(), captions: HashSet::new() };
    if let Some(article) = super::chosen(&graph, &articles, options) {
        out.article(article);
        for name in ["genre", "dateline", "copyrightNotice", "creditText"] {
            out.first(article, &[name]);
        }
    }
    out.text
}

struct Out<'g, 'v> {
    graph: &'g Graph<'v>,
    text: String,
    rings: Vec<*const Value>,
    captions: HashSet<&'v str>,
}

impl<'v> Out<'_, 'v> {
    fn add(&mut self, text: Text<'_>) {
        let words = match is_markup(text.text) {
            true => html::source_text(text.text),
            false => decoded(text.text),
        };
        self.text.push_str(&words);
        self.text.push('\n');
    }

    fn first(&mut self, node: &'v Value, names: &[&str]) {
        if let Some(text) = names.iter().find_map(|name| self.graph.text(node, name)) {
            self.add(text);
        }
    }

    fn article(&mut self, node: &'v Value) {
        if self.rings.len() >= usize::from(DEPTH) || self.rings.contains(&std::ptr::from_ref(node)) {
            return;
        }
        self.rings.push(node);
        let graph = self.graph;
        self.first(node, &["headline", "name"]);
        let bodies = BODIES.iter().map(|name| graph.texts(node, name, graph.language));
        let bodies = bodies.into_iter().find(|texts| !texts.is_empty()).unwrap_or_default();
        bodies.into_iter().for_each(|text| self.add(text));
        self.first(node, &["abstract"]);
        self.first(node, &["description"]);
        self.first(node, &["backstory"]);
        self.first(node, &["claimReviewed"]);
        for author in graph.all(node, "author") {
            match text_of(author) {
                Some(text) if !text.text.starts_with("http") => self.add(text),
                Some(_) => {}
                None => self.first(author, &["name"]),
            }
        }
        for image in graph.all(node, "image") {
            let caption = graph.text(image, "caption").filter(|_| image.is_object());
            if let Some(caption) = caption.filter(|caption| self.captions.insert(caption.text)) {
                self.add(caption);
            }
        }
        for name in ["video", "audio"] {
            for media in graph.all(node, name).into_iter().filter(|media| media.is_object()) {
                self.first(media, &["name"]);
                self.first(media, &["caption"]);
                self.first(media, &["transcript"]);
            }
        }
        for name in ["recipeIngredient", "supply", "tool", "correction"] {
            for value in graph.all(node, name) {
                match text_of(value) {
                    Some(text) => self.add(text),
                    None => self.first(value, &["name", "text"]),
                }
            }
        }
        for name in ["recipeInstructions", "step"] {
            graph.all(node, name).into_iter().for_each(|step| self.step(step, 0));
        }
        for post in graph.all(node, "liveBlogUpdate") {
            match text_of(post) {
                Some(text) => self.add(text),
                None => self.article(post),
            }
        }
        for question in graph.all(node, "mainEntity").into_iter().filter(|it| is_a(it, &["Question"])) {
            self.first(question, &["name"]);
            for answer in graph.all(question, "acceptedAnswer") {
                self.first(answer, &["text"]);
            }
        }
        for part in graph.all(node, "hasPart").into_iter().filter(|part| part.is_object()) {
            if BODIES.iter().any(|name| graph.text(part, name).is_some()) {
                self.article(part);
            }
        }
        self.rings.pop();
    }

    fn step(&mut self, step: &'v Value, depth: u8) {
        match text_of(step) {
            Some(text) => self.add(text),
            None => self.first(step, &["text", "name"]),
        }
        if depth < DEPTH {
            self.graph.all(step, "itemListElement").into_iter().for_each(|inner| self.step(inner, depth + 1));
        }
    }
}

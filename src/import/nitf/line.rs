//! What stands in a line.

use super::{Reader, moment};
use crate::article::LanguageTag;
use crate::article::{Inline, Link, Note, Span};
use crate::import::xml::{Node, tidy};
use crate::url::Use;

/// Whether an element stands in a line.
pub(super) fn is_line(node: Node<'_>) -> bool {
    matches!(
        node.name(),
        "a" | "alt-code"
            | "br"
            | "byttl"
            | "chron"
            | "city"
            | "classifier"
            | "copyrite"
            | "copyrite.holder"
            | "copyrite.year"
            | "country"
            | "em"
            | "event"
            | "fn"
            | "frac"
            | "frac-den"
            | "frac-num"
            | "function"
            | "lang"
            | "location"
            | "money"
            | "name.family"
            | "name.given"
            | "num"
            | "object.title"
            | "org"
            | "person"
            | "postaddr"
            | "pronounce"
            | "q"
            | "region"
            | "state"
            | "story.date"
            | "strong"
            | "sub"
            | "sublocation"
            | "sup"
            | "virtloc"
    )
}

/// What quotations start with.
const MARKS: [char; 9] = ['"', '“', '„', '«', '»', '‘', '\'', '「', '『'];

impl Reader<'_, '_> {
    /// The line that an element's content is.
    pub(super) fn line(&mut self, node: Node<'_>) -> Vec<Inline> {
        let mut content = self.raw_line(node);
        tidy(&mut content);
        content
    }

    /// A run of text.
    pub(super) fn text(&mut self, run: &str) -> Inline {
        self.after_mark = run.ends_with(MARKS);
        Inline::text(run)
    }

    fn raw_line(&mut self, node: Node<'_>) -> Vec<Inline> {
        let mut content = Vec::new();
        for child in node.children() {
            match child.run() {
                Some(run) => content.push(self.text(run)),
                None if is_line(child) => content.extend(self.inline(child)),
                None => {
                    // A block in a line is a part of it.
                    content.push(Inline::text(" "));
                    content.extend(self.raw_line(child));
                    content.push(Inline::text(" "));
                }
            }
        }
        content
    }

    /// An element of a line.
    pub(super) fn inline(&mut self, node: Node<'_>) -> Vec<Inline> {
        if node.is("br") {
            return vec![Inline::LineBreak];
        }
        if node.is("fn") {
            return vec![self.footnote(node)];
        }
        let is_quoted = node.is("q") && (self.after_mark || node.text().trim_start().starts_with(MARKS));
        let content = self.raw_line(node);
        match node.name() {
            "em" => vec![Inline::Emphasis { content }],
            "strong" => vec![Inline::Strong { content }],
            "sub" | "frac-den" => vec![Inline::Subscript { content }],
            "sup" | "frac-num" => vec![Inline::Superscript { content }],
            "object.title" => vec![Inline::Cite { content }],
            "q" => match is_quoted {
                // The marks stand there already.
                true => content,
                false => vec![Inline::Quotation { content, cite: None }],
            },
            "a" => match self.address(node, "href", Use::Link) {
                Some(url) => {
                    let title = node.attribute("title").map(str::to_string);
                    vec![Inline::Link(Box::new(Link { url, title, content }))]
                }
                None => content,
            },
            "lang" => match node.attribute("iso").or_else(|| node.attribute("lang")).and_then(LanguageTag::parse) {
                Some(language) => {
                    vec![Inline::Span(Box::new(Span { language: Some(language), content, ..Span::default() }))]
                }
                None => content,
            },
            "chron" | "story.date" => match moment(node) {
                Some(value) => vec![Inline::Time { content, value }],
                None => content,
            },
            _ => content,
        }
    }

    /// A note: its number stands here, its text with the article's notes.
    fn footnote(&mut self, node: Node<'_>) -> Inline {
        self.notes += 1;
        let id = node.attribute("id").map_or_else(|| format!("note-{}", self.notes), str::to_string);
        let content = self.blocks(node);
        self.draft.article.notes.push(Note { id: id.clone(), content });
        Inline::NoteRef { note: id }
    }
}

//! What stands in a line.

use super::Reader;
use crate::article::{Image, Inline, Span};
use crate::import::html;
use crate::import::xml::{Node, Space, tidy};
use crate::url::{Url, Use};

/// Whether an element stands in a line.
pub(super) fn is_line(node: Node<'_>) -> bool {
    node.space() == Space::Math
        || matches!(
            node.name(),
            "abbrev"
                | "bold"
                | "break"
                | "chem-struct"
                | "email"
                | "ext-link"
                | "fixed-case"
                | "inline-formula"
                | "inline-graphic"
                | "inline-media"
                | "inline-supplementary-material"
                | "institution"
                | "italic"
                | "milestone-end"
                | "milestone-start"
                | "monospace"
                | "named-content"
                | "overline"
                | "private-char"
                | "related-object"
                | "roman"
                | "ruby"
                | "sans-serif"
                | "sc"
                | "strike"
                | "styled-content"
                | "sub"
                | "sup"
                | "target"
                | "tex-math"
                | "underline"
                | "uri"
                | "xref"
                | "fn"
                | "x"
                | "year"
                | "source"
                | "volume"
                | "issue"
                | "fpage"
                | "lpage"
                | "pub-id"
                | "person-group"
                | "name"
                | "surname"
                | "given-names"
                | "article-title"
                | "publisher-name"
                | "publisher-loc"
                | "etal"
                | "comment"
                | "month"
                | "day"
                | "string-name"
                | "collab"
                | "suffix"
                | "prefix"
                | "elocation-id"
                | "chapter-title"
                | "edition"
                | "size"
                | "date-in-citation"
                | "annotation"
                | "series"
                | "date"
                | "page-range"
                | "part-title"
                | "trans-title"
                | "conf-name"
                | "conf-loc"
                | "conf-date"
                | "isbn"
                | "issn"
                | "patent"
                | "season"
                | "version"
                | "data-title"
                | "gov"
                | "std"
                | "degrees"
                | "role"
        )
}

impl<'t> Reader<'_, '_, 't> {
    /// The line that an element's content is.
    pub(super) fn line(&mut self, node: Node<'t>) -> Vec<Inline> {
        let mut content = self.raw_line(node);
        tidy(&mut content);
        content
    }

    pub(super) fn raw_line(&mut self, node: Node<'t>) -> Vec<Inline> {
        let mut content = Vec::new();
        for child in node.children() {
            match child.run() {
                Some(run) => content.push(Inline::text(run)),
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
    pub(super) fn inline(&mut self, node: Node<'t>) -> Vec<Inline> {
        if node.space() == Space::Math || matches!(node.name(), "inline-formula" | "tex-math") {
            return self.formula(node).into_iter().collect();
        }
        match node.name() {
            "break" => return vec![Inline::LineBreak],
            "inline-graphic" => return self.inline_graphic(node),
            "fn" => return self.footnote(node),
            "xref" => return self.reference(node),
            "monospace" => return vec![Inline::Code { text: node.line() }],
            _ => {}
        }
        let content = self.raw_line(node);
        match node.name() {
            "bold" => vec![Inline::Strong { content }],
            "italic" => vec![Inline::Emphasis { content }],
            "sub" => vec![Inline::Subscript { content }],
            "sup" => vec![Inline::Superscript { content }],
            "strike" => vec![Inline::Deletion { content }],
            "source" => vec![Inline::Cite { content }],
            "ext-link" | "uri" | "related-object" | "inline-supplementary-material" => {
                let address = node.attribute("href").map(str::to_string).unwrap_or_else(|| node.line());
                self.linked(node, &address, content)
            }
            "email" => {
                let address = format!("mailto:{}", node.line());
                self.linked(node, &address, content)
            }
            "pub-id" if node.attribute("pub-id-type") == Some("doi") => {
                let address = format!("https://doi.org/{}", node.line());
                self.linked(node, &address, content)
            }
            _ => match node.attribute("lang").and_then(crate::article::LanguageTag::parse) {
                Some(language) => {
                    vec![Inline::Span(Box::new(Span { language: Some(language), content, ..Span::default() }))]
                }
                None => content,
            },
        }
    }

    fn linked(&mut self, node: Node<'t>, address: &str, content: Vec<Inline>) -> Vec<Inline> {
        // What names an object in some other register is no address.
        let is_address = address.contains("://") || address.starts_with("mailto:") || address.starts_with("www.");
        let address = if address.starts_with("www.") { format!("https://{address}") } else { address.to_string() };
        let doi = address.starts_with("10.").then(|| format!("https://doi.org/{address}"));
        let url = match (is_address, doi) {
            (true, _) => self.draft.url(&address, Use::Link, node.origin()),
            (false, Some(doi)) => self.draft.url(&doi, Use::Link, node.origin()),
            (false, None) => None,
        };
        match url {
            Some(url) => vec![Inline::link(url, content)],
            None => content,
        }
    }

    /// A reference to something else in the article: to a note, it is the note's number.
    fn reference(&mut self, node: Node<'t>) -> Vec<Inline> {
        let names: Vec<&'t str> = node.attribute("rid").unwrap_or_default().split_ascii_whitespace().collect();
        let notes: Vec<&'t str> = names.iter().copied().filter(|name| self.index.notes.contains_key(name)).collect();
        if !notes.is_empty() {
            notes.iter().for_each(|id| self.note(id));
            return notes.into_iter().map(|id| Inline::NoteRef { note: id.to_string() }).collect();
        }
        let content = self.raw_line(node);
        let target = names.into_iter().find(|name| self.index.targets.contains(name));
        let url = target.and_then(|name| Url::parse(&format!("#{name}"), Use::Link).ok());
        match url {
            Some(url) if !node.is_blank() => vec![Inline::link(url, content)],
            _ => content,
        }
    }

    /// A note that stands right in the text.
    fn footnote(&mut self, node: Node<'t>) -> Vec<Inline> {
        if let Some(id) = node.attribute("id").filter(|id| self.index.notes.contains_key(id)) {
            self.note(id);
            return vec![Inline::NoteRef { note: id.to_string() }];
        }
        let id = format!("note-at-{}", node.offset());
        let content = self.note_text(node);
        self.draft.article.notes.push(crate::article::Note { id: id.clone(), content });
        vec![Inline::NoteRef { note: id }]
    }

    fn inline_graphic(&mut self, node: Node<'t>) -> Vec<Inline> {
        let Some(address) = node.attribute("href") else { return Vec::new() };
        let alt = node.child("alt-text").map(Node::line);
        let url = self.draft.url(address, Use::Media, node.origin());
        url.map(|url| Inline::Image(Box::new(Image { alt, ..Image::new(url) }))).into_iter().collect()
    }

    /// A formula: as MathML where it is there, else as TeX, else as its text.
    pub(super) fn formula(&mut self, node: Node<'t>) -> Option<Inline> {
        let parts: Vec<Node<'t>> = std::iter::once(node).chain(node.descendants()).collect();
        let tex = parts.iter().find(|part| part.is("tex-math")).map(|part| tex(&part.text()));
        let math = parts.iter().find(|part| part.name() == "math" && part.space() != Space::Other);
        if let Some(math) = math {
            let (inner, _) = math.inner();
            let mut inner = inner.to_string();
            for prefix in ["mml:", "m:", "math:"] {
                for start in ["<", "</"] {
                    inner = inner.replace(&format!("{start}{prefix}"), start);
                }
            }
            let inlines = html::inlines(self.draft, &format!("<math>{inner}</math>"), node.origin());
            if let Some(Inline::Math { source, mathml }) =
                inlines.into_iter().find(|inline| matches!(inline, Inline::Math { .. }))
            {
                return Some(Inline::Math { source: tex.unwrap_or(source), mathml });
            }
        }
        if let Some(source) = tex {
            return Some(Inline::Math { source, mathml: None });
        }
        let graphic = parts.iter().find(|part| matches!(part.name(), "graphic" | "inline-graphic"));
        if let Some(graphic) = graphic
            && node.is_blank()
        {
            return self.inline_graphic(*graphic).into_iter().next();
        }
        let content = self.raw_line(node);
        (!node.is_blank()).then(|| Inline::Span(Box::new(Span { content, ..Span::default() })))
    }
}

/// The formula in a TeX source, which archives write as a whole document.
fn tex(source: &str) -> String {
    let start = source.split_once("\\begin{document}").map_or(source, |(_, after)| after);
    let inner = start.split_once("\\end{document}").map_or(start, |(before, _)| before).trim();
    let inner = inner.strip_prefix("\\[").and_then(|inner| inner.strip_suffix("\\]")).unwrap_or(inner);
    inner.trim_matches('$').trim().to_string()
}

#[cfg(test)]
mod tests {
    use super::tex;

    #[test]
    fn a_formula_is_taken_out_of_its_document() {
        assert_eq!(tex("\\documentclass{a}\\begin{document}$$ x^2 $$\\end{document}"), "x^2");
        assert_eq!(tex(" \\[ x \\] "), "x");
        assert_eq!(tex("$a$"), "a");
    }
}

use super::super::json::Fields;
use super::super::runs::{Mark, Runs};
use super::{Reader, blocks_of, kind};
use crate::article::{Inline, LanguageTag};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// All text inside `node` as one line: what stands in paragraphs of its own is parted by line breaks.
    pub(super) fn words(&mut self, node: &Value) -> Vec<Inline> {
        let mut line = Vec::new();
        self.collect_words(node, &mut line);
        line
    }

    fn collect_words(&mut self, node: &Value, line: &mut Vec<Inline>) {
        let blocks = blocks_of(Some(node));
        if blocks.is_empty() || blocks.iter().any(is_in_line) {
            let words = self.line(node);
            if !line.is_empty() && !words.is_empty() {
                line.push(Inline::LineBreak);
            }
            line.extend(words);
        } else {
            blocks.iter().for_each(|block| self.collect_words(block, line));
        }
    }

    /// A paragraph's own line.
    pub(super) fn line(&mut self, paragraph: &Value) -> Vec<Inline> {
        match blocks_of(Some(paragraph)) {
            [] => self.line_of(std::slice::from_ref(paragraph)),
            blocks => self.line_of(blocks),
        }
    }

    /// The line that `nodes` are.
    pub(super) fn line_of(&mut self, nodes: &[Value]) -> Vec<Inline> {
        let mut runs = Runs::default();
        for node in nodes {
            self.run(node, &mut Vec::new(), &mut runs);
        }
        runs.finish()
    }

    fn run(&mut self, node: &Value, marks: &mut Vec<Mark>, runs: &mut Runs) {
        let before = marks.len();
        match kind(node) {
            "fragment" => {
                let attributes = node.path(&["model"]).map(|model| model.list("attributes")).unwrap_or_default();
                marks.extend(attributes.iter().filter_map(Value::as_str).filter_map(mark));
            }
            "urlLink" => {
                if let Some(locator) = node.path(&["model", "locator"]).and_then(Value::as_str) {
                    let origin = self.draft.origin_of(node);
                    let url = self.draft.url(locator, Use::Link, origin);
                    marks.extend(url.map(|url| Mark::Link { url, title: None }));
                }
            }
            "inline" => {
                let language = node.path(&["model", "language"]).and_then(Value::as_str).and_then(LanguageTag::parse);
                marks.extend(language.map(|language| Mark::Language { language: Some(language), rtl: None }));
            }
            _ => {}
        }
        match blocks_of(Some(node)) {
            [] => runs.text(text_of(node), marks),
            blocks => blocks.iter().for_each(|node| self.run(node, marks, runs)),
        }
        marks.truncate(before);
    }
}

/// Whether `node` stands in a line of text.
pub(super) fn is_in_line(node: &Value) -> bool {
    matches!(kind(node), "fragment" | "urlLink" | "inline" | "link")
        && !blocks_of(Some(node)).iter().any(|inner| matches!(kind(inner), "text" | "paragraph"))
}

fn text_of(node: &Value) -> &str {
    node.path(&["model", "text"]).and_then(Value::as_str).unwrap_or_default().trim_end_matches('\r')
}

fn mark(attribute: &str) -> Option<Mark> {
    Some(match attribute {
        "bold" | "strong" => Mark::Strong,
        "italic" | "emphasis" => Mark::Emphasis,
        "strikethrough" => Mark::Deletion,
        "superscript" => Mark::Superscript,
        "subscript" => Mark::Subscript,
        "code" => Mark::Code,
        _ => return None,
    })
}

//! Nodes that stand in a line of text.

use super::super::json::Fields;
use super::super::runs::{Mark, Runs};
use super::super::unknown::{self, first_string};
use super::{Reader, name_of};
use crate::article::{Image, Inline};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

/// A text node's marks, by their bits (Lexical's `TEXT_TYPE_TO_FORMAT`). Underlines and the forms of capitals are looks.
const BITS: &[(u32, Mark)] = &[
    (1, Mark::Strong),
    (1 << 1, Mark::Emphasis),
    (1 << 2, Mark::Deletion),
    (1 << 4, Mark::Code),
    (1 << 5, Mark::Subscript),
    (1 << 6, Mark::Superscript),
    (1 << 7, Mark::Highlight),
];

/// Whether a node stands in a line of text wherever it is.
pub(super) fn is_inline(node: &Value) -> bool {
    match name_of(node) {
        "text" | "linebreak" | "tab" | "link" | "autolink" | "at-link" | "at-link-search" | "zwnj" | "hashtag"
        | "mark" | "overflow" | "code-highlight" | "emoji" | "keyword" | "mention" | "inline-image" | "inlineBlock"
        | "datetime" | "specialText" | "tk" => true,
        "equation" => node.flag("inline"),
        _ => false,
    }
}

/// The characters of code, with breaks as line feeds.
pub(super) fn plain(nodes: &[Value]) -> String {
    let mut text = String::new();
    for node in nodes {
        match name_of(node) {
            "linebreak" => text.push('\n'),
            "tab" => text.push('\t'),
            _ => match node.get("text").and_then(Value::as_str) {
                Some(words) => text.push_str(words),
                None => text.push_str(&plain(node.list("children"))),
            },
        }
    }
    text
}

/// The words in the fields of a node of no known type, but for what its children say.
pub(super) fn words_of(node: &Value) -> String {
    let mut text = String::new();
    for (key, value) in node.as_object().into_iter().flatten() {
        if !NOT_WORDS.contains(&key.as_str()) {
            unknown::text(key, value, &mut text);
        }
    }
    text.trim().to_string()
}

/// Fields that every node has, or that are read apart.
pub(super) const NOT_WORDS: &[&str] =
    &["type", "version", "format", "style", "direction", "children", "root", "fields"];

impl Reader<'_, '_> {
    /// A line of text.
    pub(super) fn line(&mut self, nodes: &[Value]) -> Vec<Inline> {
        let mut runs = Runs::default();
        nodes.iter().for_each(|node| self.inline(node, &[], &mut runs));
        runs.finish()
    }

    fn inline(&mut self, node: &Value, around: &[Mark], runs: &mut Runs) {
        match name_of(node) {
            "linebreak" => runs.push(Inline::LineBreak, around),
            "tab" => runs.text("\t", around),
            // A word joiner that Ghost's editor needs for itself.
            "zwnj" => {}
            "equation" => {
                let source = node.string("equation").unwrap_or_default().to_string();
                runs.push(Inline::Math { source, mathml: None }, around);
            }
            "inline-image" | "image" | "upload" => {
                if let Some(image) = self.picture(node) {
                    runs.push(Inline::Image(Box::new(image)), around);
                }
            }
            "link" | "autolink" | "at-link" => {
                let origin = self.origin(node);
                let fields = node.field("fields").unwrap_or(node);
                let address = first_string(fields, &["url", "href"]).or_else(|| node.string("url"));
                let url = address.and_then(|address| self.draft.url(address, Use::Link, origin));
                let title = node.string("title").map(str::to_string);
                let link = url.map(|url| Mark::Link { url, title });
                let marks: Vec<Mark> = around.iter().cloned().chain(link).collect();
                node.list("children").iter().for_each(|child| self.inline(child, &marks, runs));
            }
            _ => {
                let bits = node.number("format").unwrap_or(0);
                let own = BITS.iter().filter(|(bit, _)| bits & bit != 0).map(|(_, mark)| mark.clone());
                let marks: Vec<Mark> = own.chain(around.iter().cloned()).collect();
                let words = node.get("text").and_then(Value::as_str);
                // What is not known to stand in a line may be a block.
                let may_be_block = words.is_none() && !is_inline(node);
                if may_be_block {
                    runs.part();
                    self.unknown_inline(node, &marks, runs);
                }
                words.into_iter().for_each(|words| runs.lines(words, &marks));
                node.list("children").iter().for_each(|child| self.inline(child, &marks, runs));
                if may_be_block {
                    runs.part();
                }
            }
        }
    }

    /// A node in a line of a type that is not known: the words of its fields.
    fn unknown_inline(&mut self, node: &Value, marks: &[Mark], runs: &mut Runs) {
        let words = words_of(node);
        let kept =
            if words.is_empty() && node.list("children").is_empty() { "it holds no text" } else { "its text is kept" };
        let origin = self.origin(node);
        let message = format!("the node type `{}` is not known here: {kept}", name_of(node));
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        runs.text(&words, marks);
    }

    /// The picture of a node, whichever editor made it.
    pub(super) fn picture(&mut self, node: &Value) -> Option<Image> {
        let origin = self.origin(node);
        let file = node.field("value").filter(|value| value.is_object()).unwrap_or(node);
        let address = first_string(file, &["src", "url"])?;
        let url = self.draft.url(address, Use::Media, origin)?;
        let alt = ["alt", "altText"].iter().find_map(|key| file.get(*key)?.as_str());
        let size = |key| file.number(key).filter(|size| *size > 0);
        Some(Image { alt: alt.map(str::to_string), width: size("width"), height: size("height"), ..Image::new(url) })
    }
}

#[cfg(test)]
mod tests {
    use crate::article::plain_text;
    use crate::import::{Format, Options, Source, import};

    #[test]
    fn what_may_be_a_block_in_a_line_does_not_touch_the_words_around_it() {
        let cases = [
            (r#"{"type":"button","label":"Buy it"},{"type":"button","label":"See"}"#, "Buy it See"),
            (
                r#"{"type":"text","text":"Ask "},{"type":"person","name":"us"},{"type":"text","text":", now"}"#,
                "Ask us, now",
            ),
            (
                r#"{"type":"text","text":"one"},{"type":"paragraph","children":[{"type":"text","text":"two"}]}"#,
                "one two",
            ),
        ];
        for (children, expected) in cases {
            let source =
                format!(r#"{{"root":{{"type":"root","children":[{{"type":"paragraph","children":[{children}]}}]}}}}"#);
            let source = Source::of_text(&source).unwrap();
            let options = Options { format: Format::named("lexical"), ..Options::default() };
            let mut article = import(&source, &options).unwrap().article;
            let mut text = String::new();
            article.each_line_mut(&mut |line, _| text.push_str(&plain_text(line)));
            assert_eq!(text, expected);
        }
    }
}

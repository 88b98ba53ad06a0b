//! Nodes and marks that stand in a line of text.

use super::super::json::Fields;
use super::super::moments::of_milliseconds;
use super::super::runs::{Mark, Runs};
use super::super::unknown;
use super::{Reader, attribute, name_of};
use crate::article::{Image, Inline, LanguageTag, Timestamp};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

/// How many of a node's marks are read: there are fewer kinds than this, and one of a kind counts.
const MARKS: usize = 32;

/// Whether a node stands in a line of text wherever it is.
pub(super) fn is_inline(node: &Value) -> bool {
    matches!(
        name_of(node).as_str(),
        "text"
            | "hardbreak"
            | "mention"
            | "emoji"
            | "inlinecard"
            | "date"
            | "status"
            | "mediainline"
            | "inlinemath"
            | "mathinline"
            | "inlinelatex"
            | "footnotereference"
            | "footnoteref"
            | "footnoteanchor"
            | "placeholder"
            | "inlineextension"
            | "inlineimage"
            | "hashtag"
            | "br"
    )
}

/// The characters of code: text as it stands, with breaks as line feeds.
pub(super) fn plain(nodes: &[Value]) -> String {
    let mut text = String::new();
    for node in nodes {
        match name_of(node).as_str() {
            "text" => text.push_str(node.get("text").and_then(Value::as_str).unwrap_or_default()),
            "hardbreak" | "br" => text.push('\n'),
            _ => text.push_str(&plain(node.list("content"))),
        }
    }
    text
}

/// A formula's TeX: an attribute, or the node's text.
pub(super) fn formula(node: &Value) -> String {
    let named = attribute(node, &["latex", "formula", "tex", "value", "text", "persistentExpression"]);
    named.map_or_else(|| plain(node.list("content")), str::to_string)
}

/// The name by which a note and its references find each other.
pub(super) fn note_id(node: &Value) -> String {
    let attrs = node.field("attrs");
    let keys = ["id", "data-id", "noteId", "number", "referenceNumber", "data-reference"];
    let value = attrs.and_then(|attrs| keys.iter().find_map(|key| attrs.field(key)));
    match value {
        Some(Value::String(id)) => id.trim_start_matches("fn:").to_string(),
        Some(value) => value.to_string(),
        None => String::new(),
    }
}

/// What a mention, an emoji, a status or a tag says.
pub(super) fn label(node: &Value) -> String {
    let name = name_of(node);
    let words = match name.as_str() {
        "emoji" => attribute(node, &["text", "emoji", "shortName", "name"]),
        _ => attribute(node, &["text", "label", "name", "displayName", "id"]),
    };
    let words = words.unwrap_or_default().trim();
    // An emoji that is only named is written as people type it.
    if name == "emoji"
        && !words.is_empty()
        && words.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    {
        return format!(":{words}:");
    }
    let sign = match name.as_str() {
        "mention" => attribute(node, &["mentionSuggestionChar"]).unwrap_or("@"),
        "hashtag" => "#",
        _ => "",
    };
    match words.is_empty() || words.starts_with(sign) {
        true => words.to_string(),
        false => [sign, words].concat(),
    }
}

/// The moment of a date, which Atlassian's editors count in milliseconds.
fn moment(node: &Value) -> Option<Timestamp> {
    let value = node.path(&["attrs", "timestamp"]).or_else(|| node.path(&["attrs", "date"]))?;
    match value {
        Value::Number(number) => of_milliseconds(number.as_i64()?),
        Value::String(text) => text.trim().parse().ok().and_then(of_milliseconds).or_else(|| Timestamp::parse(text)),
        _ => None,
    }
}

impl Reader<'_, '_> {
    /// A line of text.
    pub(super) fn line(&mut self, nodes: &[Value]) -> Vec<Inline> {
        let mut runs = Runs::default();
        nodes.iter().for_each(|node| self.inline(node, &[], &mut runs));
        runs.finish()
    }

    fn inline(&mut self, node: &Value, around: &[Mark], runs: &mut Runs) {
        let own = self.marks(node);
        let marks: Vec<Mark> = own.into_iter().chain(around.iter().cloned()).collect();
        let origin = self.draft.origin_of(node);
        match name_of(node).as_str() {
            "text" => runs.lines(node.get("text").and_then(Value::as_str).unwrap_or_default(), &marks),
            "hardbreak" | "br" => runs.push(Inline::LineBreak, &marks),
            "mention" | "emoji" | "status" | "hashtag" => runs.text(&label(node), &marks),
            "date" => match moment(node) {
                Some(value) => {
                    let day = value.as_str().get(..10).unwrap_or_default();
                    let content = vec![Inline::text(day)];
                    runs.push(Inline::Time { content, value }, &marks);
                }
                None => runs.text(&label(node), &marks),
            },
            "inlinecard" => {
                let address = attribute(node, &["url", "href"]).unwrap_or_default();
                let address = attribute(node, &["data"]).unwrap_or(address);
                match self.draft.url(address, Use::Link, origin) {
                    Some(url) => runs.push(Inline::link(url, vec![Inline::text(address)]), &marks),
                    None => runs.text(address, &marks),
                }
            }
            "inlinemath" | "mathinline" | "inlinelatex" | "mathematics" | "math" => {
                runs.push(Inline::Math { source: formula(node), mathml: None }, &marks);
            }
            "footnotereference" | "footnoteref" | "footnoteanchor" => {
                runs.push(Inline::NoteRef { note: note_id(node) }, &marks);
            }
            "image" | "inlineimage" | "mediainline" => {
                if let Some(image) = self.image(node) {
                    runs.push(Inline::Image(Box::new(image)), &marks);
                }
            }
            // The editor's own prompt for what is to be written here.
            "placeholder" => {}
            _ => {
                let own = node.string("text").unwrap_or_default();
                let words = [own, &words_of(node)].concat();
                let kept = if words.is_empty() && node.list("content").is_empty() {
                    "it holds no text"
                } else {
                    "its text is kept"
                };
                let name = node.string("type").unwrap_or("node");
                let message = format!("the node type `{name}` is not known here: {kept}");
                self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
                runs.text(&words, &marks);
                node.list("content").iter().for_each(|node| self.inline(node, &marks, runs));
            }
        }
    }

    /// A node's picture, with all that its attributes say of it.
    pub(super) fn image(&mut self, node: &Value) -> Option<Image> {
        let origin = self.draft.origin_of(node);
        let Some(address) = attribute(node, &["src", "url", "fullscreenSrc"]) else {
            let message = "the picture has no address: it is kept in the editor's own store";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
            return None;
        };
        let url = self.draft.url(address, Use::Media, origin)?;
        let attrs = node.field("attrs");
        let alt = attrs.and_then(|attrs| attrs.get("alt").or_else(|| attrs.get("__alt"))).and_then(Value::as_str);
        let size = |key| attrs.and_then(|attrs| attrs.number(key));
        Some(Image { alt: alt.map(str::to_string), width: size("width"), height: size("height"), ..Image::new(url) })
    }

    fn marks(&mut self, node: &Value) -> Vec<Mark> {
        node.list("marks").iter().take(MARKS).filter_map(|mark| self.mark(mark)).collect()
    }

    fn mark(&mut self, mark: &Value) -> Option<Mark> {
        Some(match name_of(mark).as_str() {
            "bold" | "strong" => Mark::Strong,
            "italic" | "em" | "emphasis" => Mark::Emphasis,
            "strike" | "strikethrough" | "s" | "del" | "deletion" => Mark::Deletion,
            "ins" | "insertion" => Mark::Insertion,
            "code" | "inlinecode" => Mark::Code,
            "highlight" | "mark" => Mark::Highlight,
            "sub" | "subscript" => Mark::Subscript,
            "sup" | "superscript" => Mark::Superscript,
            "subsup" if attribute(mark, &["type"]) == Some("sub") => Mark::Subscript,
            "subsup" => Mark::Superscript,
            "small" => Mark::Small,
            "kbd" | "keyboard" => Mark::Keyboard,
            "abbr" | "abbreviation" => Mark::Abbreviation { title: attribute(mark, &["title"])?.to_string() },
            "lang" | "language" => {
                let language = attribute(mark, &["lang", "language"]).and_then(LanguageTag::parse);
                let rtl = attribute(mark, &["dir"]).map(|direction| direction == "rtl");
                Mark::Language { language, rtl }
            }
            "link" | "a" => {
                let origin = self.draft.origin_of(mark);
                let url = self.draft.url(attribute(mark, &["href", "url"])?, Use::Link, origin)?;
                Mark::Link { url, title: attribute(mark, &["title"]).map(str::to_string) }
            }
            // Underlines, colours and fonts are looks; comments and the like are the editor's.
            _ => return None,
        })
    }
}

/// The words in the attributes of a node of no known type.
pub(super) fn words_of(node: &Value) -> String {
    let mut text = String::new();
    if let Some(Value::Object(attrs)) = node.field("attrs") {
        attrs.iter().for_each(|(key, value)| unknown::text(key, value, &mut text));
    }
    text.trim().to_string()
}

use super::super::json::Fields;
use super::super::runs::{Mark, Runs};
use super::super::unknown::{self, first_string};
use super::Reader;
use crate::article::{Inline, LanguageTag};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;
use std::collections::HashMap;

/// What a name in a span's `marks` means.
#[derive(Clone)]
enum Meaning<'v> {
    Mark(Mark),
    /// A footnote, whose number stands after the words that carry it.
    Note(&'v Value),
    /// Nothing that the model has: the text stays.
    None,
}

impl Reader<'_, '_> {
    /// The spans of a block and what stands among them.
    pub(super) fn children(&mut self, block: &Value) -> Vec<Inline> {
        let definitions: HashMap<&str, &Value> = block
            .list("markDefs")
            .iter()
            .filter_map(|definition| Some((definition.string("_key")?, definition)))
            .collect();
        let mut meanings: HashMap<&str, Meaning<'_>> = HashMap::new();
        let mut runs = Runs::default();
        let mut open_notes: Vec<&Value> = Vec::new();
        let mut after_object = false;
        for child in block.list("children") {
            let mut marks = Vec::new();
            let mut notes = Vec::new();
            for name in child.list("marks").iter().filter_map(Value::as_str) {
                if !meanings.contains_key(name) {
                    let meaning = self.meaning(name, definitions.get(name).copied(), child);
                    meanings.insert(name, meaning);
                }
                match meanings.get(name) {
                    Some(Meaning::Mark(mark)) => marks.push(mark.clone()),
                    Some(Meaning::Note(note)) if notes.len() < 8 => notes.push(*note),
                    _ => {}
                }
            }
            self.close_notes(&mut open_notes, &notes, &mut runs);
            match child.get("text").and_then(Value::as_str) {
                Some(text) if child.string("_type").is_none_or(|name| name == "span") => {
                    runs.lines(text, &marks);
                    after_object = false;
                }
                _ => {
                    // Two objects in a row are two words, whatever they hold.
                    if std::mem::replace(&mut after_object, true) {
                        runs.text(" ", &[]);
                    }
                    self.inline_object(child, &marks, &mut runs);
                }
            }
        }
        self.close_notes(&mut open_notes, &[], &mut runs);
        runs.finish()
    }

    /// Puts the numbers of the notes that end here, and keeps the others open.
    fn close_notes<'v>(&mut self, open: &mut Vec<&'v Value>, going_on: &[&'v Value], runs: &mut Runs) {
        let is_in = |list: &[&Value], note: &Value| list.iter().any(|other| std::ptr::eq(*other, note));
        for note in std::mem::take(open) {
            if is_in(going_on, note) {
                open.push(note);
            } else {
                self.note_reference(note, runs);
            }
        }
        for note in going_on {
            if !is_in(open, note) {
                open.push(note);
            }
        }
    }

    fn note_reference(&mut self, note: &Value, runs: &mut Runs) {
        let body = ["text", "content", "body", "note", "footnote", "children"].iter().find_map(|key| note.field(key));
        let content = body.map(|body| self.flow(body)).unwrap_or_default();
        let id = self.note(content);
        runs.push(Inline::NoteRef { note: id }, &[]);
    }

    fn meaning<'v>(&mut self, name: &str, definition: Option<&'v Value>, span: &Value) -> Meaning<'v> {
        let Some(definition) = definition else {
            return match decorator(name) {
                Decorator::Mark(mark) => Meaning::Mark(mark),
                Decorator::Looks => Meaning::None,
                Decorator::Unknown => {
                    self.report_once("mark", name, "its text is kept", span);
                    Meaning::None
                }
            };
        };
        if is_note(definition) {
            return Meaning::Note(definition);
        }
        let mark = self.annotation(definition);
        mark.map_or(Meaning::None, Meaning::Mark)
    }

    /// What a mark definition puts around its text.
    fn annotation(&mut self, definition: &Value) -> Option<Mark> {
        let kind = definition.string("_type").unwrap_or_default();
        if let Some(address) = first_string(definition, &["href", "url", "link"]) {
            let origin = self.draft.origin_of(definition);
            let url = self.draft.url(address, Use::Link, origin)?;
            return Some(Mark::Link { url, title: definition.string("title").map(str::to_string) });
        }
        match kind.to_ascii_lowercase().as_str() {
            "abbr" | "abbreviation" => {
                let title = first_string(definition, &["title", "expansion", "definition", "text"])?;
                Some(Mark::Abbreviation { title: title.to_string() })
            }
            "lang" | "language" | "foreign" => {
                let language = first_string(definition, &["language", "lang", "code"]).and_then(LanguageTag::parse)?;
                Some(Mark::Language { language: Some(language), rtl: None })
            }
            "highlight" | "mark" => Some(Mark::Highlight),
            _ if kind.to_ascii_lowercase().contains("link") || definition.path(&["reference", "_ref"]).is_some() => {
                let origin = self.draft.origin_of(definition);
                let message = format!("the `{kind}` has no `href` that a reader could follow: its text is kept");
                self.draft.report(Finding::new(Rule::BadValue, origin, message));
                None
            }
            _ => {
                self.report_once("annotation", kind, "its text is kept", definition);
                None
            }
        }
    }

    /// Something among the spans that is no span.
    fn inline_object(&mut self, value: &Value, marks: &[Mark], runs: &mut Runs) {
        if is_note(value) {
            return self.note_reference(value, runs);
        }
        let kind = value.string("_type").unwrap_or_default();
        match kind {
            "image" | "inlineImage" => match self.image(value) {
                Some(image) => runs.push(Inline::Image(Box::new(image)), marks),
                None => runs.text(first_string(value, &["alt", "caption"]).unwrap_or_default(), marks),
            },
            "break" | "br" | "hardBreak" | "lineBreak" => runs.push(Inline::LineBreak, marks),
            "math" | "inlineMath" | "latex" | "inlineLatex" | "equation" => {
                let source =
                    first_string(value, &["latex", "tex", "body", "code", "value", "text"]).unwrap_or_default();
                runs.push(Inline::Math { source: source.to_string(), mathml: None }, marks);
            }
            "code" | "inlineCode" => {
                let text = first_string(value, &["code", "text"]).unwrap_or_default();
                runs.text(text, &[marks, &[Mark::Code]].concat());
            }
            "emoji" => runs.text(first_string(value, &["emoji", "native", "value", "text"]).unwrap_or_default(), marks),
            _ => {
                let mut text = String::new();
                unknown::text("children", value, &mut text);
                let words: Vec<&str> = text.split_whitespace().collect();
                let address = first_string(value, &["href", "url"]);
                let origin = self.draft.origin_of(value);
                let url = address.and_then(|address| self.draft.url(address, Use::Link, origin));
                match url {
                    Some(url) if !words.is_empty() => {
                        let link = Mark::Link { url, title: None };
                        runs.text(&words.join(" "), &[&[link], marks].concat());
                    }
                    _ => {
                        runs.text(&words.join(" "), marks);
                        self.report_once("inline object", kind, "its text is kept", value);
                    }
                }
            }
        }
    }
}

/// Whether a mark definition or inline object is a footnote.
pub(super) fn is_note(definition: &Value) -> bool {
    matches!(definition.string("_type"), Some("footnote" | "footNote" | "endnote" | "sidenote" | "note"))
}

enum Decorator {
    Mark(Mark),
    /// Changes how text looks, and says nothing.
    Looks,
    Unknown,
}

fn decorator(name: &str) -> Decorator {
    Decorator::Mark(match name {
        "strong" | "bold" | "b" => Mark::Strong,
        "em" | "italic" | "emphasis" | "i" => Mark::Emphasis,
        "code" => Mark::Code,
        "strike-through" | "strikethrough" | "strike" | "strikeThrough" | "del" | "s" => Mark::Deletion,
        "ins" | "insert" => Mark::Insertion,
        "sub" | "subscript" => Mark::Subscript,
        "sup" | "superscript" => Mark::Superscript,
        "mark" | "highlight" => Mark::Highlight,
        "small" => Mark::Small,
        "kbd" | "keyboard" => Mark::Keyboard,
        "underline" | "u" | "left" | "center" | "right" | "alignLeft" | "alignCenter" | "alignRight" => {
            return Decorator::Looks;
        }
        _ => return Decorator::Unknown,
    })
}

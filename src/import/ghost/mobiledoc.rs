//! Mobiledoc 0.3, in which Ghost kept its posts before Lexical.
//!
//! Sections are lists that begin with a number: 1 is text in an element, 2 a
//! picture, 3 a list, 10 a card. A run of text is `[type, opened, closed, value]`:
//! the marks it opens, by their number in `markups`, and how many it closes.

use super::super::Draft;
use super::super::json::{Fields, whole};
use super::super::lexical;
use super::super::runs::{Mark, Runs};
use crate::article::{Block, BlockKind, Figure, Image, Inline, List, ListItem, Origin};
use crate::url::Use;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// How many of the open marks are read, the innermost first: there are fewer kinds, and one of a kind counts.
const OPEN: usize = 10;

/// How often one card or atom is put in: so the article stays in proportion to its source.
const TIMES: u8 = 20;

/// The blocks of a document that stands at `origin` as a whole.
pub(super) fn blocks(draft: &mut Draft<'_>, document: &Value, origin: Origin) -> Vec<Block> {
    let marks = document.list("markups").iter().map(|markup| mark(draft, markup, origin)).collect();
    let mut reader = Reader { draft, document, origin, marks, uses: Uses::default() };
    let mut content = Vec::new();
    document.list("sections").iter().for_each(|section| reader.section(section, &mut content));
    content
}

/// How often each card and atom has been put in.
#[derive(Default)]
struct Uses(HashMap<(&'static str, u32), u8>);

impl Uses {
    /// One more use of the one in `list` that has that number, unless it has had enough.
    fn of<'v>(&mut self, document: &'v Value, list: &'static str, number: u32) -> Option<&'v Value> {
        let times = self.0.entry((list, number)).or_default();
        *times = times.saturating_add(1);
        (*times <= TIMES).then(|| document.list(list).get(number as usize)).flatten()
    }
}

struct Reader<'r, 'a> {
    draft: &'r mut Draft<'a>,
    document: &'r Value,
    origin: Origin,
    /// The document's markups; those that are only looks are none.
    marks: Vec<Option<Mark>>,
    uses: Uses,
}

impl Reader<'_, '_> {
    fn section(&mut self, section: &Value, content: &mut Vec<Block>) {
        let origin = self.origin;
        let at = |index: usize| section.get(index);
        let kind = match at(0).and_then(whole) {
            Some(1) => {
                let line = self.line(at(2));
                match at(1).and_then(Value::as_str).unwrap_or("p") {
                    "h1" => BlockKind::Heading { level: 1, content: line },
                    "h2" => BlockKind::Heading { level: 2, content: line },
                    "h3" => BlockKind::Heading { level: 3, content: line },
                    "h4" => BlockKind::Heading { level: 4, content: line },
                    "h5" => BlockKind::Heading { level: 5, content: line },
                    "h6" => BlockKind::Heading { level: 6, content: line },
                    "blockquote" | "aside" | "pull-quote" => BlockKind::Quote {
                        content: vec![Block::paragraph(line).at(origin)],
                        attribution: Vec::new(),
                        cite: None,
                    },
                    _ => BlockKind::Paragraph { content: line },
                }
            }
            Some(2) => {
                let url = at(1).and_then(Value::as_str).and_then(|address| self.draft.url(address, Use::Media, origin));
                BlockKind::Figure(Box::new(Figure { image: url.map(Image::new), ..Figure::default() }))
            }
            Some(3) => {
                let ordered = at(1).and_then(Value::as_str) == Some("ol");
                let lines = at(2).and_then(Value::as_array);
                let items = lines.into_iter().flatten().map(|item| {
                    let line = Block::new(BlockKind::Plain { content: self.line(Some(item)) }).at(origin);
                    ListItem { checked: None, content: vec![line] }
                });
                BlockKind::List(List { ordered, items: items.collect(), ..List::default() })
            }
            Some(10) => {
                let card = at(1).and_then(whole).and_then(|number| self.uses.of(self.document, "cards", number));
                let card = card.and_then(as_state);
                content.extend(card.map(|card| lexical::parsed(self.draft, &card, origin)).unwrap_or_default());
                return;
            }
            _ => return,
        };
        content.push(Block::new(kind).at(origin));
    }

    fn line(&mut self, line: Option<&Value>) -> Vec<Inline> {
        let mut runs = Runs::default();
        let mut open: Vec<u32> = Vec::new();
        for run in line.and_then(Value::as_array).into_iter().flatten() {
            open.extend(run.get(1).and_then(Value::as_array).into_iter().flatten().filter_map(whole));
            let marks = open.iter().rev().take(OPEN).filter_map(|number| self.marks.get(*number as usize)?.clone());
            let marks: Vec<Mark> = marks.collect();
            let value = run.get(3);
            match run.get(0).and_then(whole) {
                // Ghost has one atom, the soft return.
                Some(1) => {
                    let atom =
                        value.and_then(whole).and_then(|number| self.document.list("atoms").get(number as usize));
                    let is_break = atom.is_none_or(|atom| {
                        let words = |at| atom.get(at).and_then(Value::as_str).unwrap_or_default();
                        // One without words keeps what it stands between apart.
                        words(0) == "soft-return" || words(1).is_empty()
                    });
                    if is_break {
                        runs.push(Inline::LineBreak, &marks);
                    } else {
                        let atom =
                            value.and_then(whole).and_then(|number| self.uses.of(self.document, "atoms", number));
                        let words = atom.and_then(|atom| atom.get(1)).and_then(Value::as_str);
                        runs.text(words.unwrap_or_default(), &marks);
                    }
                }
                _ => runs.text(value.and_then(Value::as_str).unwrap_or_default(), &marks),
            }
            let closed = run.get(2).and_then(whole).unwrap_or(0) as usize;
            open.truncate(open.len().saturating_sub(closed));
        }
        runs.finish()
    }
}

/// A card as the node of a Lexical state that says the same: Ghost's cards kept their fields when the editor changed.
fn as_state(card: &Value) -> Option<Value> {
    let name = card.get(0)?.as_str()?;
    let mut node: Map<String, Value> = card.get(1).and_then(Value::as_object).cloned().unwrap_or_default();
    let name = match name {
        "hr" => "horizontalrule",
        "code" => "codeblock",
        "card-markdown" => "markdown",
        "image-card" => "image",
        other => other,
    };
    node.insert("type".into(), name.into());
    Some(json!({"type": "root", "children": [Value::Object(node)]}))
}

fn mark(draft: &mut Draft<'_>, markup: &Value, origin: Origin) -> Option<Mark> {
    Some(match markup.get(0)?.as_str()? {
        "strong" | "b" => Mark::Strong,
        "em" | "i" => Mark::Emphasis,
        "code" => Mark::Code,
        "s" | "del" | "strike" => Mark::Deletion,
        "sub" => Mark::Subscript,
        "sup" => Mark::Superscript,
        "mark" => Mark::Highlight,
        "a" => {
            // Attributes stand as names and values in turn.
            let pairs = markup.get(1)?.as_array()?;
            let at = pairs.iter().position(|one| one.as_str() == Some("href"))?;
            let url = draft.url(pairs.get(at + 1)?.as_str()?, Use::Link, origin)?;
            Mark::Link { url, title: None }
        }
        _ => return None,
    })
}

/// The text of a document, for the check that nothing is lost.
pub(super) fn text(document: &Value, text: &mut String) {
    let mut uses = Uses::default();
    let run = |run: &Value, text: &mut String| match run.get(0).and_then(whole) {
        Some(1) => text.push(' '),
        _ => text.push_str(run.get(3).and_then(Value::as_str).unwrap_or_default()),
    };
    for section in document.list("sections") {
        text.push('\n');
        let inside = section.get(2).and_then(Value::as_array);
        match section.get(0).and_then(whole) {
            Some(1) => inside.into_iter().flatten().for_each(|one| run(one, text)),
            Some(3) => {
                for item in inside.into_iter().flatten() {
                    text.push('\n');
                    item.as_array().into_iter().flatten().for_each(|one| run(one, text));
                }
            }
            Some(10) => {
                let number = section.get(1).and_then(whole);
                let card = number.and_then(|number| uses.of(document, "cards", number)).and_then(as_state);
                card.into_iter().for_each(|card| lexical::push_text(&card, text));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Format, Options, Source, import};
    use crate::render;

    #[test]
    fn an_atom_without_words_keeps_what_it_stands_between_apart() {
        for atom in ["soft-return", "unknown"] {
            let mobiledoc = format!(
                r#"{{"version":"0.3.1","atoms":[["{atom}","",{{}}]],"cards":[],"markups":[],
                "sections":[[1,"p",[[0,[],0,"steam"],[1,[],0,0],[0,[],0,"and"]]]]}}"#
            );
            let post = serde_json::json!({"uuid": "2", "visibility": "public", "title": "T", "mobiledoc": mobiledoc});
            let source = Source::Json(post);
            let options = Options { format: Format::named("ghost"), ..Options::default() };
            let article = import(&source, &options).unwrap().article;
            let text = render::text(&article, &render::Options::default());
            assert!(!text.contains("steamand"), "{atom}: {text}");
        }
    }
}

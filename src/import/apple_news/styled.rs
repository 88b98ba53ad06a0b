//! Text of components: plain with links and styles by range, HTML, or Markdown.

use super::super::json::Fields;
use super::super::runs::{Mark, Runs};
use super::super::{html, markdown};
use super::Reader;
use crate::article::{Block, Inline};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;
use std::collections::VecDeque;

impl Reader<'_, '_, '_> {
    /// The text of a component, or of a caption that has a format of its own, as blocks.
    pub(super) fn blocks(&mut self, value: &Value) -> Vec<Block> {
        let text = text_of(value);
        let origin = self.draft.origin_of(value);
        match value.string("format") {
            Some("html") => html::blocks(self.draft, text, origin),
            Some("markdown") => markdown::blocks(self.draft, text, origin),
            _ => {
                let mut sweep = Sweep::new(self.spans(value, text));
                let mut blocks = Vec::new();
                let mut start = 0;
                for paragraph in text.split("\n\n") {
                    let content = sweep.line(text, start, start + paragraph.len());
                    start += paragraph.len() + 2;
                    if !content.is_empty() {
                        blocks.push(Block::paragraph(content).at(origin));
                    }
                }
                blocks
            }
        }
    }

    /// The same as one line.
    pub(super) fn line(&mut self, value: &Value) -> Vec<Inline> {
        let text = text_of(value);
        let origin = self.draft.origin_of(value);
        match value.string("format") {
            Some("html") => html::inlines(self.draft, text, origin),
            Some("markdown") => markdown::inlines(self.draft, text, origin),
            _ => {
                let spans = self.spans(value, text);
                Sweep::new(spans).line(text, 0, text.len())
            }
        }
    }

    /// The ranges of a component's text that are links or have a style, in bytes.
    fn spans(&mut self, value: &Value, text: &str) -> Vec<Span> {
        let additions = value.list("additions");
        let styles = value.list("inlineTextStyles");
        if additions.is_empty() && styles.is_empty() {
            return Vec::new();
        }
        let offsets = Offsets::of(text);
        let mut spans = Vec::new();
        for addition in additions.iter().filter(|addition| addition.string("type").is_none_or(|name| name == "link")) {
            let Some(address) = addition.string("URL") else { continue };
            let Some((start, end)) = self.range(addition, &offsets) else { continue };
            let origin = self.draft.origin_of(addition);
            if let Some(url) = self.draft.url(address, Use::Link, origin) {
                spans.push(Span { start, end, mark: Mark::Link { url, title: None } });
            }
        }
        for style in styles {
            let Some((start, end)) = self.range(style, &offsets) else { continue };
            let name = style.string("textStyle").unwrap_or_default();
            let known = self.root.path(&["textStyles", name]);
            let known = known.or_else(|| self.root.path(&["componentTextStyles", name]));
            let look = style.field("textStyle").filter(|look| look.is_object()).or(known);
            let marks = look.map_or_else(|| marks_of_name(name), marks_of);
            spans.extend(marks.into_iter().map(|mark| Span { start, end, mark }));
        }
        spans
    }

    /// A range given as a start and a length in UTF-16 code units, in bytes.
    fn range(&mut self, value: &Value, offsets: &Offsets) -> Option<(usize, usize)> {
        let start = value.number("rangeStart")? as usize;
        let length = value.number("rangeLength")? as usize;
        let range = offsets.bytes(start).zip(offsets.bytes(start.saturating_add(length)));
        if range.is_none() {
            let origin = self.draft.origin_of(value);
            let message =
                format!("the range of {length} characters from {start} passes the end of the text: it ends there");
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
            return Some((offsets.bytes(start)?, offsets.end()));
        }
        range
    }
}

/// A component's text, or a caption that is nothing but its text.
pub(super) fn text_of(value: &Value) -> &str {
    value.as_str().or_else(|| value.get("text").and_then(Value::as_str)).unwrap_or_default()
}

/// A marked range of a text.
struct Span {
    start: usize,
    end: usize,
    mark: Mark,
}

/// A text's marked ranges, met one after the other: the text is gone through once, whatever they are.
struct Sweep {
    /// In order of their starts.
    spans: Vec<Span>,
    /// Where a range begins or ends, in order.
    cuts: Vec<usize>,
    next: usize,
    /// For each kind of mark, the ranges that have begun, in order: the first that has not ended is the one that
    /// counts. One mark of a kind says all, and with more every run would cost as much as there are ranges.
    open: Vec<VecDeque<usize>>,
}

impl Sweep {
    fn new(mut spans: Vec<Span>) -> Self {
        spans.retain(|span| span.start < span.end);
        spans.sort_by_key(|span| span.start);
        let mut cuts: Vec<usize> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
        cuts.sort_unstable();
        cuts.dedup();
        Self { spans, cuts, next: 0, open: vec![VecDeque::new(); Mark::KINDS] }
    }

    /// The marks of the run that begins at `start`, which is not before the last one asked for.
    fn marks(&mut self, start: usize) -> Vec<Mark> {
        while let Some(span) = self.spans.get(self.next).filter(|span| span.start <= start) {
            if let Some(open) = self.open.get_mut(span.mark.kind()) {
                open.push_back(self.next);
            }
            self.next += 1;
        }
        let Self { spans, open, .. } = self;
        let mut marks = Vec::new();
        for open in open {
            while open.front().is_some_and(|first| spans.get(*first).is_none_or(|span| span.end <= start)) {
                open.pop_front();
            }
            marks.extend(open.front().and_then(|first| spans.get(*first)).map(|span| span.mark.clone()));
        }
        marks
    }

    /// The lines of `text` from `start` to `end`, without the spaces at their ends.
    fn line(&mut self, text: &str, start: usize, end: usize) -> Vec<Inline> {
        let mut runs = Runs::default();
        let mut is_first = true;
        let mut at = start;
        for piece in text.get(start..end).unwrap_or_default().split('\n') {
            let (from, until) = (at, at + piece.len());
            at = until + 1;
            let from = from + (piece.len() - piece.trim_start().len());
            let until = until - (piece.len() - piece.trim_end().len());
            if from >= until {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                runs.push(Inline::LineBreak, &[]);
            }
            let mut run_start = from;
            let mut next_cut = self.cuts.partition_point(|cut| *cut <= from);
            while run_start < until {
                let run_end = self.cuts.get(next_cut).map_or(until, |cut| (*cut).min(until));
                next_cut += 1;
                let marks = self.marks(run_start);
                runs.text(text.get(run_start..run_end).unwrap_or_default(), &marks);
                run_start = run_end;
            }
        }
        runs.finish()
    }
}

/// Where each UTF-16 code unit of a text stands in bytes, since that is what the format counts in.
struct Offsets {
    bytes: Vec<usize>,
}

impl Offsets {
    fn of(text: &str) -> Self {
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (offset, letter) in text.char_indices() {
            bytes.extend(std::iter::repeat_n(offset, letter.len_utf16()));
        }
        bytes.push(text.len());
        Self { bytes }
    }

    fn bytes(&self, unit: usize) -> Option<usize> {
        self.bytes.get(unit).copied()
    }

    fn end(&self) -> usize {
        self.bytes.last().copied().unwrap_or_default()
    }
}

/// What a style says beside how it looks.
fn marks_of(style: &Value) -> Vec<Mark> {
    let mut marks = Vec::new();
    let font = style.string("fontName").unwrap_or_default().to_ascii_lowercase();
    let heavy = style.number("fontWeight").is_some_and(|weight| weight >= 600)
        || style.string("fontWeight").is_some_and(|weight| {
            let weight = weight.to_ascii_lowercase();
            weight.contains("bold") || matches!(weight.as_str(), "black" | "heavy" | "bolder")
        });
    if heavy || font.contains("bold") {
        marks.push(Mark::Strong);
    }
    let slanted = style.string("fontStyle").is_some_and(|style| matches!(style, "italic" | "oblique"));
    if slanted || font.contains("italic") || font.contains("oblique") {
        marks.push(Mark::Emphasis);
    }
    if style.field("strikethrough").is_some_and(|value| value.as_bool() != Some(false)) {
        marks.push(Mark::Deletion);
    }
    match style.string("verticalAlignment") {
        Some("superscript") => marks.push(Mark::Superscript),
        Some("subscript") => marks.push(Mark::Subscript),
        _ => {}
    }
    marks
}

/// What the name of a style that the document does not define gives away.
fn marks_of_name(name: &str) -> Vec<Mark> {
    let name = name.to_ascii_lowercase();
    let mut marks = Vec::new();
    if name.contains("bold") || name.contains("strong") {
        marks.push(Mark::Strong);
    }
    if name.contains("italic") || name.contains("emphasis") {
        marks.push(Mark::Emphasis);
    }
    marks
}

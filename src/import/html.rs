//! HTML: fragments inside other formats, and whole pages.
//!
//! Everything is read into the typed model. What has no place in it is walked
//! through for its text; text that is not taken over is named in a finding.

mod code;
mod container;
mod convert;
mod embed;
mod figure;
mod flow;
mod line;
mod media;
mod notes;
mod table;
mod text;

pub(crate) use convert::Spot;
#[allow(unused_imports, reason = "the importers that hold HTML, which are being written, use it")]
pub(crate) use text::source_text;

use super::Draft;
use super::markup::{Document, collapsed};
use crate::article::{Block, Inline, Origin};
use convert::Converter;
use flow::{Flow, Mode, Sort};

/// The blocks in `html`, a fragment that stands at `origin` as a whole, such as a string in JSON.
///
/// Text outside of block elements becomes paragraphs. Footnotes go to the
/// draft's notes.
pub(crate) fn blocks(draft: &mut Draft<'_>, html: &str, origin: Origin) -> Vec<Block> {
    fragment(draft, html, Spot::At(origin))
}

/// The same for a fragment of a text source that begins at the byte `start`: findings name their own line and column.
pub(crate) fn blocks_from(draft: &mut Draft<'_>, html: &str, start: usize) -> Vec<Block> {
    fragment(draft, html, Spot::From(start))
}

/// The line of text in `html`, which stands at `origin`: block elements in it become line breaks.
pub(crate) fn inlines(draft: &mut Draft<'_>, html: &str, origin: Origin) -> Vec<Inline> {
    line(draft, html, Spot::At(origin))
}

/// The same for a fragment of a text source that begins at the byte `start`.
pub(crate) fn inlines_from(draft: &mut Draft<'_>, html: &str, start: usize) -> Vec<Inline> {
    line(draft, html, Spot::From(start))
}

/// The text of `html` without its tags, with character references read and white space collapsed: for names and
/// titles that take no markup.
pub(crate) fn text(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return collapsed(html);
    }
    Document::parse(html).root().shown_text()
}

fn fragment(draft: &mut Draft<'_>, html: &str, spot: Spot) -> Vec<Block> {
    let document = Document::parse(html);
    let mut converter = Converter::new(draft, document.root(), spot);
    let outer = Flow::blocks(Sort::Paragraph, Vec::new());
    let blocks = converter.blocks_in(document.root(), Sort::Paragraph, &outer);
    converter.finish_notes();
    blocks
}

fn line(draft: &mut Draft<'_>, html: &str, spot: Spot) -> Vec<Inline> {
    let document = Document::parse(html);
    let mut converter = Converter::new(draft, document.root(), spot);
    let mut flow = Flow::line(Mode::Lines);
    let children: Vec<_> = document.root().children().collect();
    converter.walk(&children, &mut flow);
    let content = converter.ended_line(&mut flow);
    converter.finish_notes();
    content
}

#[cfg(test)]
mod tests;

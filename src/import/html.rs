//! HTML: fragments inside other formats, and whole pages.
//!
//! Everything is read into the typed model. What has no place in it is walked
//! through for its text; text that is not taken over is named in a finding.

mod card;
mod code;
mod container;
mod convert;
mod dangling;
mod embed;
mod figure;
mod flow;
mod line;
mod media;
mod notes;
mod page;
mod table;
mod text;

pub(crate) use dangling::dangling;
pub(crate) use text::source_text;

use super::markup::{Document, Tag, collapsed};
use super::{Draft, Error, Importer, Match, Source, later};
use crate::article::{Block, BlockKind, Inline, Origin, plain_text};
use convert::{Converter, Spot};
use flow::{Flow, Mode, Sort};

pub(super) static IMPORTER: Importer = Importer {
    name: "html",
    title: "HTML",
    detect,
    read,
    source_text: |source, _| source.text().map(source_text).unwrap_or_default(),
};

/// A page says what it is in its first lines; a fragment is known by its tags.
fn detect(source: &Source<'_>) -> Option<Match> {
    let text = source.text()?;
    let start = without_preamble(text);
    if start.is_page {
        return Match::new(95, "starts as an HTML page");
    }
    // XML formats have elements of these names too, and declare their own vocabulary.
    if start.is_xml || text.get(..2000).unwrap_or(text).contains(" xmlns:") || start.is_drawing(text) {
        return None;
    }
    let name = start.name?;
    match Tag::parse(&name) {
        Tag::Other if name.contains('-') => Match::new(55, "starts with a tag that HTML allows"),
        Tag::Other => None,
        _ => Match::new(85, "starts with an HTML tag"),
    }
}

/// What a source starts with, after declarations and comments.
#[derive(Default)]
struct Start {
    /// A page's doctype or root.
    is_page: bool,
    /// An XML declaration.
    is_xml: bool,
    /// The name of the first tag.
    name: Option<String>,
}

impl Start {
    /// Whether `text` is one drawing (SVG) and nothing else; a fragment may well start with one.
    fn is_drawing(&self, text: &str) -> bool {
        let end = "</svg>";
        self.name.as_deref() == Some("svg") && text.trim_end().ends_with(end) && text.matches(end).count() == 1
    }
}

/// What `text` is, where it is a document in angle brackets that is not HTML: no text to be shown as it stands.
pub(super) fn other_document(text: &str) -> Option<String> {
    let start = without_preamble(text);
    let declares = start.is_xml || text.get(..2000).unwrap_or(text).contains(" xmlns");
    match start.name.as_deref() {
        Some("svg") if declares || start.is_drawing(text) => {
            Some("a drawing (SVG), which an article can show as a picture".into())
        }
        Some(name) if declares && !start.is_page => Some(format!("XML that starts with `{name}`")),
        _ => None,
    }
}

fn without_preamble(text: &str) -> Start {
    let mut start = Start::default();
    let mut rest = text.trim_start();
    while let Some(inside) = rest.strip_prefix('<') {
        let end = if inside.starts_with("!--") {
            inside.find("-->").map(|at| at + 3)
        } else if inside.starts_with('?') {
            start.is_xml |= inside.get(..4).is_some_and(|name| name.eq_ignore_ascii_case("?xml"));
            inside.find('>').map(|at| at + 1)
        } else if inside.starts_with('!') {
            let lower = inside.get(..40).unwrap_or(inside).to_ascii_lowercase();
            start.is_page |=
                lower.starts_with("!doctype") && lower.trim_start_matches("!doctype").trim_start().starts_with("html");
            inside.find('>').map(|at| at + 1)
        } else {
            let end = inside.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
            let name = inside.get(..end.unwrap_or(inside.len())).unwrap_or_default().to_ascii_lowercase();
            start.is_page |= matches!(name.as_str(), "html" | "head" | "body");
            start.name = Some(name).filter(|name| !name.is_empty());
            None
        };
        match end.and_then(|end| inside.get(end..)) {
            Some(after) if !start.is_page => rest = after.trim_start(),
            _ => break,
        }
    }
    start
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let text = source.text().ok_or_else(|| Error::WrongFormat { format: "html", reason: "it is JSON".into() })?;
    let document = Document::parse(text);
    let root = document.root();
    if root.descendants().any(|node| matches!(node.tag(), Some(Tag::Html | Tag::Body | Tag::Head))) {
        later::ready(page::read, "html")?(&document, draft);
        return Ok(());
    }
    let mut converter = Converter::new(draft, root, Spot::From(0));
    let outer = Flow::blocks(Sort::Paragraph, Vec::new());
    let blocks = converter.blocks_in(root, Sort::Paragraph, &outer);
    converter.finish_notes();
    draft.article.body = blocks;
    take_headline(draft);
    Ok(())
}

/// Where there is no headline, the heading of level 1 that the story starts with is it.
pub(super) fn take_headline(draft: &mut Draft<'_>) {
    let article = &mut draft.article;
    if article.headline.is_empty()
        && let Some(BlockKind::Heading { level: 1, content }) = article.body.first().map(|block| &block.kind)
        && !plain_text(content).trim().is_empty()
        && let BlockKind::Heading { content, .. } = article.body.remove(0).kind
    {
        article.headline = content;
    }
}

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

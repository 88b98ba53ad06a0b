//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists,
//! heading attributes, description lists, alerts and formulas, after front
//! matter in YAML.

mod autolink;
mod build;
mod container;
mod front_matter;
mod text;

use super::{Draft, Error, Importer, Match, Source};
use crate::article::{Block, BlockKind, Inline, Origin};
use pulldown_cmark::Options;

pub(super) static IMPORTER: Importer =
    Importer { name: "markdown", title: "Markdown with front matter", detect, read, source_text: text::source_text };

/// What is read beyond CommonMark.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_MATH);

/// The blocks of `text`, a fragment that stands at `origin` as a whole, such as a string in JSON.
pub(super) fn blocks(draft: &mut Draft<'_>, text: &str, origin: Origin) -> Vec<Block> {
    build::fragment(text, origin, draft)
}

/// The same as one line of text: what stands in blocks of its own is parted by line breaks.
pub(super) fn inlines(draft: &mut Draft<'_>, text: &str, origin: Origin) -> Vec<Inline> {
    let mut line = Vec::new();
    for block in blocks(draft, text, origin) {
        block.each(&mut |block| {
            if let BlockKind::Paragraph { content }
            | BlockKind::Plain { content }
            | BlockKind::Heading { content, .. } = &block.kind
            {
                if !line.is_empty() {
                    line.push(Inline::LineBreak);
                }
                line.extend(content.iter().cloned());
            }
        });
    }
    line
}

/// Markdown has no header of its own: its signs at the start of lines tell.
fn detect(source: &Source<'_>) -> Option<Match> {
    let text = source.text()?;
    if text.trim_start().starts_with('<') {
        return None;
    }
    if front_matter::split(text).is_some() {
        return Match::new(95, "starts with front matter");
    }
    let sign = |line: &str| {
        let line = line.trim_start();
        let heading = line.starts_with('#') && line.trim_start_matches('#').starts_with(' ');
        heading
            || line.starts_with("```")
            || line.starts_with("> ")
            || line.starts_with("![")
            || line.contains("](")
            || line.starts_with("| ")
            || line.contains("**")
            || line.starts_with("* ")
            || line.starts_with("- ")
    };
    match text.lines().take(400).any(sign) {
        true => Match::new(60, "has Markdown's signs at the start of lines"),
        false => Match::new(10, "is text, which Markdown can be"),
    }
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let text = source.text().ok_or_else(|| Error::WrongFormat { format: "markdown", reason: "it is JSON".into() })?;
    let start = match front_matter::split(text) {
        Some(parts) => {
            front_matter::read(&parts, draft);
            parts.body
        }
        None => 0,
    };
    build::build(text, start, draft);
    take_headline(draft);
    Ok(())
}

/// The first heading of level 1 is the headline, where front matter gives none or the same.
fn take_headline(draft: &mut Draft<'_>) {
    let article = &mut draft.article;
    let first = article.body.first().map(|block| &block.kind);
    if let Some(BlockKind::Heading { level: 1, content }) = first {
        let same = crate::article::plain_text(content) == crate::article::plain_text(&article.headline);
        if article.headline.is_empty() || same {
            let Block { kind, .. } = article.body.remove(0);
            if let BlockKind::Heading { content, .. } = kind {
                article.headline = content;
            }
        }
    }
}

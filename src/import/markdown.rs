//! Markdown: CommonMark with tables, footnotes, strikethrough, task lists,
//! heading attributes, description lists, alerts and formulas, after front
//! matter in YAML.

mod build;
mod front_matter;

use super::{Draft, Error, Importer, Match, Options, Source};
use crate::article::{Block, BlockKind, Inline, Origin};

pub(super) static IMPORTER: Importer =
    Importer { name: "markdown", title: "Markdown with front matter", detect, read, source_text };

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

/// The body without its signs, by no rule of the parser: addresses, tags,
/// pictures' descriptions, notes' names and what follows a fence are dropped;
/// all other letters are kept.
fn source_text(source: &Source<'_>, _: &Options) -> String {
    let text = source.text().unwrap_or_default();
    let start = front_matter::split(text).map_or(0, |parts| parts.body);
    let mut plain = String::new();
    for line in text.get(start..).unwrap_or_default().lines() {
        let trimmed = line.trim_start_matches([' ', '>', '-', '*', '\t']);
        let definition = trimmed.starts_with('[') && !trimmed.starts_with("[^") && trimmed.contains("]: ");
        if definition || trimmed.starts_with("```") || trimmed.starts_with("~~~") {
            continue;
        }
        // A heading's own name, `{#name}`, is not shown.
        let heading = trimmed.starts_with('#') && line.trim_end().ends_with('}');
        let shown = if heading { line.rsplit_once('{').map_or(line, |(shown, _)| shown) } else { line };
        // An ordered list's numbers are drawn, not written.
        let item = shown.trim_start().trim_start_matches(|letter: char| letter.is_ascii_digit());
        let numbered = item.len() < shown.trim_start().len() && (item.starts_with(". ") || item.starts_with(") "));
        push_without_signs(&mut plain, if numbered { item } else { shown });
        plain.push('\n');
    }
    plain
}

fn push_without_signs(plain: &mut String, line: &str) {
    let mut rest = line;
    // Where the last bracket stands that may open a link's text: it parts no word.
    let mut bracket = None;
    while let Some(letter) = rest.chars().next() {
        let after = rest.get(letter.len_utf8()..).unwrap_or_default();
        let behind = |end: char| after.split_once(end).map_or("", |(_, after)| after);
        rest = match letter {
            '\\' => {
                plain.extend(after.chars().next());
                after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
            }
            '!' if after.starts_with('[') => behind(']').strip_prefix('(').map_or(behind(']'), |_| behind(')')),
            '[' if after.starts_with('^') => behind(']'),
            // An alert's marker, `[!NOTE]`; a picture in a link starts with `[![`.
            '[' if after.starts_with('!') && !after.starts_with("![") => behind(']'),
            '[' => {
                bracket = Some(plain.len());
                plain.push(letter);
                after
            }
            ']' if after.starts_with(['(', '[']) => {
                if let Some(at) = bracket.take() {
                    plain.remove(at);
                }
                if after.starts_with('(') { behind(')') } else { behind(']') }
            }
            '*' | '`' if !after.starts_with(' ') || !plain.ends_with(' ') => after,
            '<' if after.starts_with(|next: char| next.is_ascii_alphabetic() || next == '/' || next == '!') => {
                let name = after.trim_start_matches('/');
                if ["br", "p", "div", "li", "td", "th", "h", "img"].iter().any(|block| name.starts_with(block)) {
                    plain.push(' ');
                }
                after.split_once('>').map_or(after, |(_, after)| after)
            }
            '&' => match after.split_once(';') {
                Some((name, after))
                    if name.len() < 32 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#') =>
                {
                    plain.push_str(&super::html::text(&["&", name, ";"].concat()));
                    after
                }
                _ => after,
            },
            _ => {
                plain.push(letter);
                after
            }
        };
    }
}

//! Plain text: a news page as a text reader or a copy to the clipboard gives it.
//!
//! Such a dump has the page's furniture in it ("Accessibility links"), labels
//! without their boxes ("Breaking News"), and captions printed twice, once for
//! the picture and once for its alternative text.

use super::{Draft, Error, Importer, Match, Source, html};
use crate::article::{Block, BlockKind, Breaking, Figure, Inline, List, ListItem, Origin, Timestamp};
use crate::finding::{Finding, Rule};

pub(super) static IMPORTER: Importer = Importer {
    name: "text",
    title: "Plain text of a news page",
    detect,
    read,
    source_text: |source, _| source.text().unwrap_or_default().to_string(),
};

/// Lines that a page's frame puts before or after the story, in lower case.
const FURNITURE: &[&str] = &[
    "accessibility links",
    "skip to main content",
    "skip to content",
    "skip to navigation",
    "skip to main navigation",
    "skip to search",
    "skip links",
    "jump to navigation",
    "jump to main content",
    "share",
    "share this article",
    "print",
    "see comments",
    "back to top",
    "advertisement",
    "embed",
    "listen",
    "download",
];

/// Any text is plain text; only a richer format's signs say otherwise.
fn detect(source: &Source<'_>) -> Option<Match> {
    let text = source.text()?;
    let first = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    if first.starts_with('<') && html::other_document(text).is_some() {
        return None;
    }
    match is_furniture(first) || is_breaking(first) {
        true => Match::new(90, "starts with the frame of a news page"),
        false => Match::new(20, "is text without the signs of another format"),
    }
}

fn is_furniture(line: &str) -> bool {
    FURNITURE.contains(&line.to_lowercase().as_str())
}

fn is_breaking(line: &str) -> bool {
    matches!(line.trim_end_matches(':').to_lowercase().as_str(), "breaking news" | "breaking")
}

/// One line or paragraph of the dump.
struct Run {
    text: String,
    origin: Origin,
}

fn read(source: &Source<'_>, draft: &mut Draft<'_>) -> Result<(), Error> {
    let text = source.text().ok_or_else(|| Error::WrongFormat { format: "text", reason: "it is JSON".into() })?;
    let mut runs = runs(text).into_iter().peekable();
    let mut headline_seen = false;
    while let Some(run) = runs.next() {
        if is_furniture(&run.text) {
            let message = format!("`{}` belongs to the page's frame, not to the article", run.text);
            draft.report(Finding::new(Rule::LeftOut, run.origin, message).omitting(run.text));
        } else if !headline_seen && is_breaking(&run.text) {
            draft.article.breaking = Some(Breaking { label: Some(run.text), ..Breaking::default() });
        } else if !headline_seen {
            draft.article.headline = vec![Inline::text(run.text)];
            headline_seen = true;
        } else {
            let mut repeats = 0;
            while let Some(again) = runs.next_if(|next| next.text == run.text) {
                repeats += 1;
                let message = "the text stands twice in succession; it is shown once";
                draft.report(Finding::new(Rule::CaptionRepeated, again.origin, message).omitting(again.text));
            }
            let block = block(draft, run, repeats > 0);
            if let Some(block) = block {
                place(draft, block);
            }
        }
    }
    Ok(())
}

/// The dump's paragraphs, and its lines where a line stands for itself.
fn runs(text: &str) -> Vec<Run> {
    let mut lines: Vec<(usize, &str)> = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let start = line.find(trimmed).unwrap_or_default();
        lines.push((offset + start, trimmed));
        offset += line.len();
    }
    // Where no line is blank, each line is a paragraph; else lines are joined
    // to paragraphs, unless they say the same or each ends a sentence.
    let mut runs: Vec<Run> = Vec::new();
    let mut joins = false;
    let blank = lines.iter().any(|(_, line)| line.is_empty());
    for (start, line) in lines {
        if line.is_empty() {
            joins = false;
            continue;
        }
        match runs.last_mut() {
            Some(last) if joins && blank && last.text != line && !stands_alone(line) && !ends_sentence(&last.text) => {
                last.text.push(' ');
                last.text.push_str(line);
            }
            _ => runs.push(Run { text: line.to_string(), origin: Origin::new(start) }),
        }
        joins = !stands_alone(line);
    }
    runs
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', ')', ']'])
        .ends_with(['.', '!', '?', '\u{3002}', '\u{061f}', '\u{06d4}'])
}

fn stands_alone(line: &str) -> bool {
    is_furniture(line) || is_breaking(line) || list_item(line).is_some() || is_caption(line)
}

/// An item's text, where the line starts with a bullet.
fn list_item(line: &str) -> Option<&str> {
    ["\u{2022} ", "- ", "* ", "\u{2013} ", "\u{b7} "].iter().find_map(|bullet| line.strip_prefix(bullet))
}

/// Agencies start the caption of a picture from their archive with "FILE".
fn is_caption(line: &str) -> bool {
    ["FILE - ", "FILE \u{2013} ", "FILE \u{2014} ", "FILE: ", "File photo: "]
        .iter()
        .any(|start| line.starts_with(start))
}

/// Who contributed, in the words that agencies close a report with.
fn is_contribution(line: &str) -> bool {
    let lower = line.to_lowercase();
    let short = line.chars().count() < 300;
    short
        && (lower.ends_with("contributed to this report.")
            || lower.ends_with("contributed to this story.")
            || lower.ends_with("contributed to this article.")
            || lower.ends_with("contributed reporting.")
            || lower.starts_with("reporting by ")
            || lower.starts_with("(reporting by ")
            || lower.starts_with("with reporting by "))
}

fn block(draft: &mut Draft<'_>, run: Run, repeated: bool) -> Option<Block> {
    let Run { text, origin } = run;
    if repeated || is_caption(&text) {
        let (caption, credit) = parted_credit(&text);
        let credit = if credit.is_empty() { Vec::new() } else { vec![Inline::text(credit)] };
        let figure = Figure { caption: vec![Inline::text(caption)], credit, ..Figure::default() };
        return Some(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
    }
    if is_contribution(&text) {
        draft.article.contributions.push(vec![Inline::text(text)]);
        return None;
    }
    let early = draft.article.body.is_empty();
    if early
        && draft.article.byline.is_empty()
        && text.starts_with("By ")
        && text.chars().count() < 100
        && !ends_sentence(&text)
    {
        draft.article.byline = vec![Inline::text(text)];
        return None;
    }
    // A number alone may be a year, or any other number.
    let date = Timestamp::parse(&text).filter(|date| date.moment().day.is_some());
    if early && draft.article.published.is_none() && text.chars().count() < 60 && date.is_some() {
        // The date is shown in the reader's own way; the source's way is named.
        draft.article.published = date;
        draft
            .report(Finding::new(Rule::LeftOut, origin, "the date line is shown as the article's date").omitting(text));
        return None;
    }
    if let Some(item) = list_item(&text) {
        let content = vec![Block::new(BlockKind::Plain { content: vec![Inline::text(item)] }).at(origin)];
        let list = List { items: vec![ListItem { checked: None, content }], ..List::default() };
        return Some(Block::new(BlockKind::List(list)).at(origin));
    }
    Some(Block::paragraph(vec![Inline::text(text)]).at(origin))
}

/// A caption and the credit in brackets at its end, "(Agency/Photographer)".
fn parted_credit(text: &str) -> (String, String) {
    let credit = text.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    match credit {
        Some((caption, credit)) if !caption.is_empty() && credit.chars().count() < 60 && !credit.contains('(') => {
            (caption.to_string(), credit.to_string())
        }
        _ => (text.to_string(), String::new()),
    }
}

/// Puts a block where it belongs: the first picture leads, items join their list.
fn place(draft: &mut Draft<'_>, block: Block) {
    let article = &mut draft.article;
    if matches!(block.kind, BlockKind::Figure(_)) && article.body.is_empty() && article.lead.is_none() {
        article.lead = Some(Box::new(block));
        return;
    }
    if let BlockKind::List(list) = &block.kind
        && let Some(Block { kind: BlockKind::List(open), .. }) = article.body.last_mut()
    {
        open.items.extend(list.items.iter().cloned());
        return;
    }
    article.body.push(block);
}

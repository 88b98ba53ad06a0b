//! Limits: what a source may ask of the page at most.

use super::{Draft, Error};
use crate::article::{Block, BlockKind, Inline, List, Origin, Table, plain_text};
use crate::finding::{Finding, Rule};

/// What an article may grow to. Beyond a limit the text before it is kept, and
/// a finding says what was left out or made simpler; only a source of too many
/// bytes is refused as a whole.
///
/// The defaults are far above any article and far below what makes a browser
/// stop. Each format has bounds of its own beside them: how deep its markup may
/// nest, and 128 levels of JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The source's length, in bytes.
    pub bytes: usize,
    /// How deep blocks may stand inside each other, and likewise the parts of a line.
    pub depth: usize,
    /// How many blocks there may be; items of lists, pictures of galleries and links of a list count too.
    pub blocks: usize,
    /// How many parts all lines of text may have. Beyond it a line is plain text.
    pub inlines: usize,
    /// How many cells tables may have, counted with the places that they span.
    pub cells: usize,
    /// The length of an address, in bytes; at most [`Url::LIMIT`](crate::url::Url::LIMIT).
    pub url: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 32 << 20, depth: 100, blocks: 100_000, inlines: 1_000_000, cells: 100_000, url: 8192 }
    }
}

impl Limits {
    /// The limits' names.
    pub const NAMES: [&'static str; 6] = ["bytes", "depth", "blocks", "inlines", "cells", "url"];

    /// The limit called `name`, to change it.
    pub fn named(&mut self, name: &str) -> Option<&mut usize> {
        Some(match name {
            "bytes" => &mut self.bytes,
            "depth" => &mut self.depth,
            "blocks" => &mut self.blocks,
            "inlines" => &mut self.inlines,
            "cells" => &mut self.cells,
            "url" => &mut self.url,
            _ => return None,
        })
    }

    /// Refuses a source of `length` bytes, where that is too many.
    pub(crate) fn check(&self, length: usize) -> Result<(), Error> {
        match length > self.bytes {
            true => Err(Error::TooLarge { limit: format!("{} bytes (it has {length})", self.bytes) }),
            false => Ok(()),
        }
    }
}

/// Holds the draft's article to its limits.
pub(super) fn hold(draft: &mut Draft<'_>) {
    let mut count = Count { limits: draft.options.limits, ..Count::default() };
    let article = &mut draft.article;
    count.line(&mut article.headline, Origin::UNKNOWN);
    count.line(&mut article.byline, Origin::UNKNOWN);
    count.blocks(&mut article.standfirst, 1);
    if let Some(lead) = article.lead.take() {
        let mut lead = vec![*lead];
        count.blocks(&mut lead, 1);
        article.lead = lead.pop().map(Box::new);
    }
    count.blocks(&mut article.body, 1);
    article.notes.iter_mut().for_each(|note| count.blocks(&mut note.content, 1));
    article.corrections.iter_mut().for_each(|correction| count.blocks(&mut correction.content, 1));
    count.findings().into_iter().for_each(|finding| draft.report(finding));
}

/// What has been counted, and what was done about it.
#[derive(Default)]
struct Count {
    limits: Limits,
    blocks: usize,
    inlines: usize,
    cells: usize,
    /// Where the first block was left out, and the text of all that were.
    left_out: Option<(Origin, String)>,
    /// The same for rows of tables.
    rows: Option<(Origin, String)>,
    too_deep: Option<Origin>,
    plain: Option<Origin>,
    spans: Option<Origin>,
}

impl Count {
    /// The blocks of one list. The recursion is as deep as the importers let blocks stand in each other.
    fn blocks(&mut self, list: &mut Vec<Block>, depth: usize) {
        let room = self.limits.blocks.saturating_sub(self.blocks);
        if list.len() > room {
            let mut rest = list.split_off(room);
            let origin = rest.first().map_or(Origin::UNKNOWN, |block| block.origin);
            rest.iter_mut().for_each(|block| note(&mut self.left_out, origin, &text_of(block)));
        }
        self.blocks += list.len();
        for block in list {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &mut Block, depth: usize) {
        let origin = block.origin;
        self.parts(block);
        if let BlockKind::Table(table) = &mut block.kind {
            self.table(table, origin);
        }
        if depth >= self.limits.depth && block.inside_mut().iter().any(|list| !list.is_empty()) {
            let content = vec![Inline::text(text_of(block))];
            block.kind = BlockKind::Paragraph { content };
            self.too_deep.get_or_insert(origin);
        }
        block.each_own_line_mut(&mut |line| self.line(line, origin));
        if let BlockKind::List(list) = &mut block.kind {
            return self.items(list, depth, origin);
        }
        block.inside_mut().into_iter().for_each(|list| self.blocks(list, depth + 1));
    }

    /// The items of a list, in order with what stands in them; one of nothing counts as a block.
    fn items(&mut self, list: &mut List, depth: usize, origin: Origin) {
        let mut kept = 0;
        for item in &mut list.items {
            if self.blocks >= self.limits.blocks {
                break;
            }
            kept += 1;
            self.blocks += usize::from(item.content.is_empty());
            self.blocks(&mut item.content, depth + 1);
        }
        for mut block in list.items.split_off(kept).into_iter().flat_map(|item| item.content) {
            note(&mut self.left_out, origin, &text_of(&mut block));
        }
    }

    /// What a block is made of that is no block of its own.
    fn parts(&mut self, block: &mut Block) {
        let room = self.limits.blocks.saturating_sub(self.blocks);
        let mut rest = match &mut block.kind {
            BlockKind::DescriptionList { items } => {
                let rest = items.split_off(room.min(items.len()));
                self.blocks += items.len();
                match rest.is_empty() {
                    true => Vec::new(),
                    false => vec![Block::new(BlockKind::DescriptionList { items: rest })],
                }
            }
            BlockKind::Gallery(gallery) => {
                let rest = gallery.figures.split_off(room.min(gallery.figures.len()));
                self.blocks += gallery.figures.len();
                rest.into_iter().map(|figure| Block::new(BlockKind::Figure(Box::new(figure)))).collect()
            }
            BlockKind::Related { links, .. } => {
                let links_left = links.split_off(room.min(links.len()));
                self.blocks += links.len();
                links_left.into_iter().flat_map(|link| [link.title, link.description]).map(Block::paragraph).collect()
            }
            _ => Vec::new(),
        };
        rest.iter_mut().for_each(|inner| note(&mut self.left_out, block.origin, &text_of(inner)));
    }

    /// One line: of too many parts, or too deep ones, its text alone is kept.
    fn line(&mut self, line: &mut Vec<Inline>, origin: Origin) {
        let before = self.inlines;
        if !self.fits(line, 1) && !line.is_empty() {
            *line = vec![Inline::text(plain_text(line))];
            self.inlines = before + 1;
            self.plain.get_or_insert(origin);
        }
    }

    fn fits(&mut self, line: &[Inline], depth: usize) -> bool {
        self.inlines += line.len();
        self.inlines <= self.limits.inlines
            && depth <= self.limits.depth
            && line.iter().all(|inline| inline.children().is_empty() || self.fits(inline.children(), depth + 1))
    }

    /// A table: its rows as far as there is room, and its spans as far as there are rows to span.
    fn table(&mut self, table: &mut Table, origin: Origin) {
        for rows in [&mut table.head, &mut table.body, &mut table.foot] {
            let mut kept = 0;
            let mut left = rows.len();
            for row in rows.iter_mut() {
                if self.cells + row.cells.len() > self.limits.cells {
                    break;
                }
                for cell in &mut row.cells {
                    // A cell never passes the end of its part of the table (HTML standard, "forming a table").
                    cell.row_span = cell.row_span.clamp(1, u16::try_from(left).unwrap_or(u16::MAX));
                    cell.column_span = cell.column_span.clamp(1, 1000);
                    let places = usize::from(cell.row_span) * usize::from(cell.column_span);
                    if self.cells + places > self.limits.cells {
                        (cell.row_span, cell.column_span) = (1, 1);
                        self.spans.get_or_insert(origin);
                        self.cells += 1;
                    } else {
                        self.cells += places;
                    }
                }
                left -= 1;
                kept += 1;
            }
            for mut block in rows.split_off(kept).into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.content) {
                note(&mut self.rows, origin, &text_of(&mut block));
            }
        }
    }

    fn findings(self) -> Vec<Finding> {
        let Limits { depth, blocks, inlines, cells, .. } = self.limits;
        let mut findings = Vec::new();
        let report = |origin: Origin, message: String| Finding::new(Rule::LimitReached, origin, message);
        if let Some((origin, text)) = self.left_out {
            let message = format!("the article has more than {blocks} blocks: those from here on are left out");
            findings.push(report(origin, message).omitting(text));
        }
        if let Some((origin, text)) = self.rows {
            let message = format!("the tables have more than {cells} cells: the rows from here on are left out");
            findings.push(report(origin, message).omitting(text));
        }
        if let Some(origin) = self.too_deep {
            let message = format!("blocks are nested more than {depth} deep: the text is kept, the nesting is not");
            findings.push(report(origin, message));
        }
        if let Some(origin) = self.plain {
            let message = format!(
                "lines have more than {inlines} parts, or are nested more than {depth} deep: from here on the text is kept, its markup is not"
            );
            findings.push(report(origin, message));
        }
        if let Some(origin) = self.spans {
            let message = format!("the cells of tables span more than {cells} places: those from here on span one");
            findings.push(report(origin, message));
        }
        findings
    }
}

fn note(place: &mut Option<(Origin, String)>, origin: Origin, text: &str) {
    let (_, known) = place.get_or_insert_with(|| (origin, String::new()));
    if !known.is_empty() && !text.is_empty() {
        known.push(' ');
    }
    known.push_str(text);
}

/// The text of a block and of those inside it.
fn text_of(block: &mut Block) -> String {
    let own = match &block.kind {
        BlockKind::Code(code) => code.text.as_str(),
        BlockKind::Math { source, .. } => source,
        BlockKind::Embed(embed) => embed.title.as_deref().unwrap_or_default(),
        _ => "",
    };
    let mut parts = vec![own.to_string()];
    parts.extend(block.lines_mut().into_iter().map(|line| plain_text(line)));
    parts.extend(block.inside_mut().into_iter().flatten().map(text_of));
    parts.retain(|part| !part.trim().is_empty());
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use crate::import::{Limits, Options, Source};
    use crate::{Reading, read, render};

    fn reading(text: &str, limits: Limits) -> Reading {
        let source = Source::of_text(text).unwrap();
        read(&source, &Options { limits, ..Options::default() }).unwrap()
    }

    /// `text` is cut down to `kept`, and findings name `left_out`.
    #[track_caller]
    fn check(text: &str, limits: Limits, kept: &str, left_out: &str) {
        let reading = reading(text, limits);
        let rendered = render::html(&reading.article, &render::Options::default());
        assert!(rendered.contains(kept), "{rendered}");
        let findings: Vec<_> =
            reading.findings.iter().filter(|finding| finding.rule == crate::finding::Rule::LimitReached).collect();
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0].omitted.as_deref().unwrap_or_default(), left_out);
    }

    #[test]
    fn blocks_beyond_the_limit_are_left_out_and_named() {
        let limits = Limits { blocks: 2, ..Limits::default() };
        check("One.\n\nTwo.\n\n> Three.\n\nFour.", limits, "<p>One.</p><p>Two.</p></div>", "Three. Four.");
        check("- one\n- two\n- three", Limits { blocks: 3, ..Limits::default() }, "<li>two</li></ul>", "three");
    }

    #[test]
    fn lines_of_too_many_parts_keep_their_text() {
        check(
            "# A\n\n*One* two *three* four",
            Limits { inlines: 5, ..Limits::default() },
            "<p>One two three four</p>",
            "",
        );
    }

    #[test]
    fn blocks_nested_too_deep_keep_their_text() {
        check("> > > deep *down*", Limits { depth: 2, ..Limits::default() }, "<p>deep down</p></blockquote>", "");
    }

    #[test]
    fn rows_beyond_the_limit_are_left_out_and_named() {
        let limits = Limits { cells: 4, ..Limits::default() };
        check("| a | b |\n|---|---|\n| c | d |\n| e | f |", limits, "<td>d</td></tr></tbody>", "e f");
    }

    #[test]
    fn cells_span_no_more_than_there_is_room_for() {
        let html = "<table><tr><th>a<th>b<tr><td rowspan=65534>c<td colspan=1000 rowspan=0>d<tr><td>e</table>";
        let limits = Limits { cells: 1500, ..Limits::default() };
        let reading = reading(html, limits);
        let rendered = render::html(&reading.article, &render::Options::default());
        assert!(rendered.contains("<td rowspan=\"2\">c</td><td>d</td>"), "{rendered}");
        assert!(reading.findings.iter().any(|finding| finding.message.contains("span more than 1500 places")));
    }

    #[test]
    fn a_source_of_too_many_bytes_is_refused() {
        let limits = Limits { bytes: 10, ..Limits::default() };
        assert!(Source::of_text_within("Ten bytes.", &limits).is_ok());
        let error = Source::of_text_within("Eleven byte", &limits).unwrap_err();
        assert_eq!(error.to_string(), "the source is over the limit of 10 bytes (it has 11)");
    }

    #[test]
    fn json_nested_too_deep_is_refused_with_its_place() {
        let deep = ["{\"a\":".repeat(200).as_str(), "1", "}".repeat(200).as_str()].concat();
        let error = Source::of_text(&deep).unwrap_err();
        assert_eq!(error.code(), "too-large");
        assert_eq!(
            error.to_string(),
            "the source is over the limit of 128 levels of JSON, at line 1, column 636: flatten it"
        );
    }

    #[test]
    fn an_address_beyond_the_limit_is_refused() {
        let limits = Limits { url: 30, ..Limits::default() };
        let reading = reading("# A\n\n[b](https://example.org/) [c](https://example.org/a-long-way-down)", limits);
        assert!(render::html(&reading.article, &render::Options::default()).contains("b</a> c</p>"));
    }
}

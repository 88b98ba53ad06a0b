//! Blocks being read from a run of nodes.

use super::line::{Line, Shell, is_blank, only_image};
use crate::article::{Block, BlockKind, Direction, Figure, Inline, LanguageTag, Origin};

/// What a line of text becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Text of a list item or cell that has no paragraph of its own.
    Plain,
    Paragraph,
    Heading(u8),
}

/// What block elements do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// They become blocks.
    Blocks,
    /// Everything becomes one line, in which they are parted by line breaks.
    Lines,
    /// Everything becomes one line, in which they are parted by spaces.
    Words,
}

/// The language and direction that an element sets for what is in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Scope {
    pub(super) language: Option<LanguageTag>,
    pub(super) direction: Option<Direction>,
}

/// Blocks being read, and the line at their end.
pub(super) struct Flow {
    pub(super) blocks: Vec<Block>,
    pub(super) line: Line,
    pub(super) mode: Mode,
    /// What the line becomes.
    pub(super) sort: Sort,
    /// The name of the next block.
    pub(super) id: Option<String>,
    /// What the blocks are marked with.
    pub(super) scope: Scope,
    /// Whether this is a caption, and the credit found in it.
    pub(super) credit: Option<Vec<Inline>>,
    /// Blocks that can't stand in the line, for whoever asked for it.
    pub(super) after: Vec<Block>,
    origin: Option<Origin>,
}

impl Flow {
    /// Blocks inside `shells`, with text outside of paragraphs as `sort`.
    pub(super) fn blocks(sort: Sort, shells: Vec<Shell>) -> Self {
        Self {
            blocks: Vec::new(),
            line: Line::inside(shells),
            mode: Mode::Blocks,
            sort,
            id: None,
            scope: Scope::default(),
            credit: None,
            after: Vec::new(),
            origin: None,
        }
    }

    /// One line.
    pub(super) fn line(mode: Mode) -> Self {
        Self { mode, ..Self::blocks(Sort::Plain, Vec::new()) }
    }

    /// A caption with its credit.
    pub(super) fn caption() -> Self {
        Self { credit: Some(Vec::new()), ..Self::line(Mode::Lines) }
    }

    /// Whether block elements part the line only.
    pub(super) fn is_line(&self) -> bool {
        self.mode != Mode::Blocks || matches!(self.sort, Sort::Heading(_))
    }

    /// Adds a run of the source's text.
    pub(super) fn text(&mut self, run: &str, origin: Origin) {
        self.line.text(run);
        self.starts_at(origin);
    }

    /// Adds something that is no text.
    pub(super) fn inline(&mut self, inline: Inline, origin: Origin) {
        self.line.push(inline);
        self.starts_at(origin);
    }

    /// Notes where the line starts, if it has started.
    pub(super) fn starts_at(&mut self, origin: Origin) {
        if self.origin.is_none() && !self.line.is_empty() {
            self.origin = Some(origin);
        }
    }

    /// Ends the line as a block element's start or end does.
    pub(super) fn part(&mut self) {
        match (self.mode, self.sort) {
            (Mode::Blocks, Sort::Heading(_)) | (Mode::Words, _) => self.line.space(),
            (Mode::Lines, _) => self.line.part(),
            (Mode::Blocks, _) => self.flush(),
        }
    }

    /// Makes the line a block.
    pub(super) fn flush(&mut self) {
        let origin = self.origin.take();
        if self.line.is_empty() {
            self.line.carry();
            return;
        }
        let content = self.line.take();
        let origin = origin.unwrap_or_default();
        if content.is_empty() {
            return;
        }
        if let Some((image, link)) = only_image(&content) {
            let figure = Figure { image: Some(image.clone()), link: link.cloned(), ..Figure::default() };
            self.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
            return;
        }
        // Several pictures and nothing else are several figures.
        if content.len() > 1 && content.iter().all(|part| is_blank(std::slice::from_ref(part)) || is_image(part)) {
            let images = content.iter().filter_map(|part| only_image(std::slice::from_ref(part)));
            let figures: Vec<_> = images
                .map(|(image, link)| Figure { image: Some(image.clone()), link: link.cloned(), ..Figure::default() })
                .collect();
            for figure in figures {
                self.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
            }
            return;
        }
        let kind = match self.sort {
            Sort::Plain => BlockKind::Plain { content },
            Sort::Paragraph | Sort::Heading(_) => BlockKind::Paragraph { content },
        };
        self.push(Block::new(kind).at(origin));
    }

    /// Adds a block after the line so far.
    pub(super) fn push(&mut self, mut block: Block) {
        if self.is_line() {
            self.after.push(block);
            return;
        }
        if !self.line.is_empty() {
            self.flush();
        }
        self.finish(&mut block);
        self.blocks.push(block);
    }

    fn finish(&mut self, block: &mut Block) {
        let id = self.id.take();
        block.id = block.id.take().or(id);
        block.language = block.language.take().or_else(|| self.scope.language.clone());
        block.direction = block.direction.or(self.scope.direction);
    }

    /// The heading that the line is, also where it is empty, and what stood in it but can't.
    pub(super) fn end_heading(&mut self, level: u8, origin: Origin, outer: Sort) {
        let content = self.line.take();
        self.origin = None;
        self.sort = outer;
        let mut heading = Block::new(BlockKind::Heading { level, content }).at(origin);
        self.finish(&mut heading);
        self.blocks.push(heading);
        for block in std::mem::take(&mut self.after) {
            self.push(block);
        }
    }

    /// The blocks, when nothing more comes.
    pub(super) fn end(mut self) -> Vec<Block> {
        self.flush();
        part_plain(&mut self.blocks);
        self.blocks
    }
}

fn is_image(inline: &Inline) -> bool {
    only_image(std::slice::from_ref(inline)).is_some()
}

/// Two texts that would run together become paragraphs.
fn part_plain(blocks: &mut [Block]) {
    let is_plain = |block: &Block| matches!(block.kind, BlockKind::Plain { .. });
    for at in 1..blocks.len() {
        let Some([before, block]) = blocks.get_mut(at - 1..=at) else { return };
        let joins = is_plain(block) && matches!(before.kind, BlockKind::Plain { .. } | BlockKind::Paragraph { .. });
        if joins {
            for block in [before, block] {
                if let BlockKind::Plain { content } = &mut block.kind {
                    block.kind = BlockKind::Paragraph { content: std::mem::take(content) };
                }
            }
        }
    }
}

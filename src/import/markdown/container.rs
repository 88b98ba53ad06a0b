//! HTML elements around Markdown: `<details>`, a blank line, paragraphs, a blank line, `</details>`. CommonMark
//! (section 4.6) has each tag in a block of HTML of its own, and what is between them in none.

use crate::article::{Block, BlockKind, Inline, plain_text};

/// The elements that are more than the blocks in them.
pub(super) const NAMES: &[&str] = &["details", "figure", "aside", "blockquote"];

/// What no source holds: a character that is never assigned (Unicode, section 23.7).
const PROBE: &str = "\u{fdd0}";

/// An element that has started and not ended.
pub(super) struct Container {
    pub(super) name: &'static str,
    /// Its start tag, and the HTML that follows it in the same block.
    pub(super) head: String,
    /// The caption of a figure.
    pub(super) caption: Vec<Inline>,
}

impl Container {
    pub(super) fn new(name: &'static str) -> Self {
        Self { name, head: String::new(), caption: Vec::new() }
    }

    /// The HTML of the element, with [`PROBE`] in place of the Markdown where it can hold blocks: an empty element is
    /// read as nothing.
    pub(super) fn shell(&self) -> String {
        let content = if self.name == "figure" { "" } else { PROBE };
        format!("{}<p>{content}</p></{}>", self.head, self.name)
    }

    /// What `html` holds, where it is the element's caption and nothing else.
    pub(super) fn caption_in<'h>(&self, html: &'h str) -> Option<&'h str> {
        let inner = html.trim().strip_prefix("<figcaption").filter(|_| self.name == "figure")?;
        inner.split_once('>')?.1.strip_suffix("</figcaption>")
    }

    /// The element: what its shell was read as, with `content` in it.
    pub(super) fn filled(self, mut shell: Vec<Block>, mut content: Vec<Block>) -> Vec<Block> {
        if let Some(
            BlockKind::Details { content: inside, .. }
            | BlockKind::Aside { content: inside, .. }
            | BlockKind::Quote { content: inside, .. },
        ) = shell.last_mut().map(|last| &mut last.kind)
        {
            inside.retain(|block| !is_probe(block));
            inside.append(&mut content);
            return shell;
        }
        shell.retain(|block| !is_probe(block));
        shell.append(&mut content);
        self.captioned(shell)
    }

    /// The blocks of a figure, the last of which has its caption where it can have one.
    fn captioned(self, mut blocks: Vec<Block>) -> Vec<Block> {
        if self.caption.is_empty() {
            return blocks;
        }
        match blocks.last_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Figure(figure)) if figure.caption.is_empty() => figure.caption = self.caption,
            Some(BlockKind::Table(table)) if table.caption.is_empty() => table.caption = self.caption,
            _ => blocks.push(Block::paragraph(self.caption)),
        }
        blocks
    }
}

fn is_probe(block: &Block) -> bool {
    match &block.kind {
        BlockKind::Paragraph { content } | BlockKind::Plain { content } => plain_text(content) == PROBE,
        _ => false,
    }
}

//! Lines and blocks that stand in one element, as XML formats mix them.

use crate::article::{Block, BlockKind, Inline, Origin};

/// What one element holds, in the making.
pub(crate) struct Mixed {
    blocks: Vec<Block>,
    line: Vec<Inline>,
    origin: Origin,
    is_plain: bool,
}

impl Mixed {
    /// For an element whose lines are paragraphs.
    pub(crate) fn paragraphs(origin: Origin) -> Self {
        Self { blocks: Vec::new(), line: Vec::new(), origin, is_plain: false }
    }

    /// For an element whose lines are no paragraphs, such as a cell.
    pub(crate) fn plain(origin: Origin) -> Self {
        Self { is_plain: true, ..Self::paragraphs(origin) }
    }

    /// Adds to the line.
    pub(crate) fn inline(&mut self, inline: Inline) {
        self.line.push(inline);
    }

    /// Ends the line and adds blocks.
    pub(crate) fn blocks(&mut self, blocks: impl IntoIterator<Item = Block>) {
        let mut blocks = blocks.into_iter().peekable();
        if blocks.peek().is_some() {
            self.part();
            self.blocks.extend(blocks);
        }
    }

    /// Ends the line.
    pub(crate) fn part(&mut self) {
        let mut content = std::mem::take(&mut self.line);
        tidy(&mut content);
        if !content.is_empty() {
            let kind = match self.is_plain {
                true => BlockKind::Plain { content },
                false => BlockKind::Paragraph { content },
            };
            self.blocks.push(Block::new(kind).at(self.origin));
        }
    }

    /// All of it.
    pub(crate) fn finish(mut self) -> Vec<Block> {
        self.part();
        self.blocks
    }
}

/// One space for each run of white space, and none at either end; nothing that holds no text.
pub(crate) fn tidy(content: &mut Vec<Inline>) {
    let mut after_space = true;
    collapse(content, &mut after_space);
    trim_end(content);
    if content.iter().all(|inline| matches!(inline, Inline::LineBreak)) {
        content.clear();
    }
}

fn collapse(content: &mut Vec<Inline>, after_space: &mut bool) {
    let mut merged: Vec<Inline> = Vec::with_capacity(content.len());
    for mut inline in content.drain(..) {
        match &mut inline {
            Inline::Text { text } => {
                let mut collapsed = String::with_capacity(text.len());
                for letter in text.chars() {
                    if !letter.is_ascii_whitespace() {
                        collapsed.push(letter);
                        *after_space = false;
                    } else if !*after_space {
                        collapsed.push(' ');
                        *after_space = true;
                    }
                }
                match merged.last_mut() {
                    _ if collapsed.is_empty() => continue,
                    Some(Inline::Text { text: before }) => {
                        before.push_str(&collapsed);
                        continue;
                    }
                    _ => *text = collapsed,
                }
            }
            Inline::LineBreak => *after_space = true,
            Inline::Code { .. } | Inline::Image(_) | Inline::Math { .. } | Inline::NoteRef { .. } => {
                *after_space = false;
            }
            other => {
                if let Some(inner) = other.children_mut() {
                    collapse(inner, after_space);
                    if inner.is_empty() {
                        continue;
                    }
                }
            }
        }
        merged.push(inline);
    }
    *content = merged;
}

fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        match last {
            Inline::Text { text } => {
                text.truncate(text.trim_end_matches(' ').len());
                if !text.is_empty() {
                    return;
                }
            }
            Inline::LineBreak => {}
            other => match other.children_mut() {
                Some(inner) => {
                    trim_end(inner);
                    if !inner.is_empty() {
                        return;
                    }
                }
                None => return,
            },
        }
        content.pop();
    }
}

/// Where a block is nothing but one paragraph, its text needs no element of its own in an item or a cell.
pub(crate) fn unwrap_only(blocks: &mut [Block]) {
    if let [Block { kind, .. }] = blocks
        && let BlockKind::Paragraph { content } = kind
    {
        *kind = BlockKind::Plain { content: std::mem::take(content) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_space_across_elements() {
        let mut content = vec![
            Inline::text("\n  one "),
            Inline::Emphasis { content: vec![Inline::text(" two\n")] },
            Inline::text(" three "),
            Inline::Strong { content: vec![Inline::text(" ")] },
        ];
        tidy(&mut content);
        let expect =
            vec![Inline::text("one "), Inline::Emphasis { content: vec![Inline::text("two ")] }, Inline::text("three")];
        assert_eq!(content, expect);
    }
}

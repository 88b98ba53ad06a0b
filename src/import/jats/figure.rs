//! Figures, tables and formulas.

use super::Reader;
use crate::article::{Block, BlockKind, Figure, Gallery, Image, Inline, MediaSource, Table, Video, plain_text};
use crate::import::xml::{Node, table, tidy};
use crate::url::Use;

impl<'t> Reader<'_, '_, 't> {
    /// "Figure 1. What it shows. And how it was made."
    fn caption(&mut self, node: Node<'t>) -> Vec<Inline> {
        let mut content: Vec<Inline> = Vec::new();
        let mut add = |part: Vec<Inline>| {
            if part.is_empty() {
                return;
            }
            let ends = plain_text(&content).ends_with(['.', ':', '!', '?', '。', '؟', '…']);
            match content.is_empty() {
                true => {}
                false if ends => content.push(Inline::text(" ")),
                false => content.push(Inline::text(". ")),
            }
            content.extend(part);
        };
        let label = self.part(node, "label");
        add(label);
        add(self.part(node, "title"));
        if let Some(caption) = node.child("caption") {
            for part in caption.elements() {
                add(self.line(part));
            }
            if caption.elements().next().is_none() {
                add(self.line(caption));
            }
        }
        tidy(&mut content);
        content
    }

    /// A figure, a picture or a film.
    pub(super) fn figure(&mut self, node: Node<'t>) -> Vec<Block> {
        let file = std::iter::once(node)
            .chain(node.descendants())
            .find(|it| matches!(it.name(), "graphic" | "media" | "inline-graphic") && it.attribute("href").is_some());
        let caption = self.caption(node);
        let credit = self.part(node, "attrib");
        let origin = node.origin();
        let kind = file.and_then(|file| file.attribute("mimetype")).unwrap_or_default();
        let address = file.and_then(|file| file.attribute("href"));
        let url = address.and_then(|address| self.draft.url(address, Use::Media, origin));
        let block = if kind == "video" || kind == "audio" {
            let media_type = file.and_then(|it| Some(format!("{kind}/{}", it.attribute("mime-subtype")?)));
            let sources = url.map(|url| MediaSource { url, media_type }).into_iter().collect();
            BlockKind::Video(Box::new(Video { sources, caption, credit, ..Video::default() }))
        } else {
            let alt = [Some(node), file].into_iter().flatten().find_map(|it| it.child("alt-text")).map(Node::line);
            let image = url.map(|url| Image { alt, ..Image::new(url) });
            BlockKind::Figure(Box::new(Figure { image, caption, credit, link: None }))
        };
        let mut blocks = Vec::new();
        // Some figures are tables, texts or code.
        let known = ["label", "title", "caption", "attrib", "graphic", "media", "alt-text", "long-desc", "permissions"];
        let more = match node.is("fig") {
            true => self.blocks_without(node, &[&known[..], &["alternatives", "object-id"]].concat()),
            false => Vec::new(),
        };
        let is_empty = match &block {
            BlockKind::Figure(figure) => figure.image.is_none() && figure.caption.is_empty(),
            _ => false,
        };
        if !is_empty {
            blocks.push(Block::new(block).at(origin));
        }
        blocks.extend(more);
        self.name(node, &mut blocks);
        blocks
    }

    /// Figures that belong together.
    pub(super) fn figures(&mut self, node: Node<'t>) -> Vec<Block> {
        let caption = self.caption(node);
        let mut figures = Vec::new();
        let mut others = Vec::new();
        for child in node.elements().filter(|child| !matches!(child.name(), "label" | "title" | "caption")) {
            for block in self.block(child) {
                match block.kind {
                    BlockKind::Figure(figure) => figures.push(*figure),
                    _ => others.push(block),
                }
            }
        }
        let gallery = Gallery { figures, caption, ..Gallery::default() };
        let mut blocks = vec![Block::new(BlockKind::Gallery(Box::new(gallery))).at(node.origin())];
        blocks.extend(others);
        self.name(node, &mut blocks);
        blocks
    }

    /// A table with its caption and what stands below it.
    pub(super) fn table_wrap(&mut self, node: Node<'t>) -> Vec<Block> {
        let caption = self.caption(node);
        let mut tables: Vec<Node<'t>> = Vec::new();
        for child in node.elements() {
            match child.name() {
                "table" | "array" => tables.push(child),
                "alternatives" => tables.extend(child.elements().filter(|it| it.name() == "table")),
                _ => {}
            }
        }
        let credit = self.foot(node);
        let mut blocks = Vec::new();
        for inner in &tables {
            let read = table(*inner, &mut |cell| self.plain(cell));
            blocks.push(Block::new(BlockKind::Table(Box::new(read))).at(node.origin()));
        }
        match (blocks.first_mut().map(|first| &mut first.kind), tables.is_empty()) {
            (Some(BlockKind::Table(first)), _) => first.caption = caption,
            _ => {
                // A table that is only a picture of one.
                let mut figure = self.figure(node);
                if figure.is_empty() && !caption.is_empty() {
                    figure.push(Block::paragraph(caption).at(node.origin()));
                }
                blocks = figure;
            }
        }
        match blocks.last_mut().map(|last| &mut last.kind) {
            Some(BlockKind::Table(last)) => last.credit = credit,
            Some(BlockKind::Figure(figure)) if figure.credit.is_empty() => figure.credit = credit,
            _ if !credit.is_empty() => blocks.push(Block::paragraph(credit).at(node.origin())),
            _ => {}
        }
        self.name(node, &mut blocks);
        blocks
    }

    /// What stands below a table: where its figures come from, and the notes to its cells.
    fn foot(&mut self, node: Node<'t>) -> Vec<Inline> {
        let mut content: Vec<Inline> = Vec::new();
        for foot in node.all("table-wrap-foot").chain(node.all("attrib")) {
            let parts: Vec<Node<'t>> = match foot.is("attrib") {
                true => vec![foot],
                false => foot
                    .elements()
                    .flat_map(|part| match part.is("fn-group") {
                        true => part.elements().collect(),
                        false => vec![part],
                    })
                    .collect(),
            };
            for part in parts {
                if !content.is_empty() {
                    content.push(Inline::LineBreak);
                }
                content.extend(self.line(part));
            }
        }
        content
    }

    /// A table without anything around it.
    pub(super) fn bare_table(&mut self, node: Node<'t>) -> Vec<Block> {
        let read: Table = table(node, &mut |cell| self.plain(cell));
        if read.head.is_empty() && read.body.is_empty() && read.foot.is_empty() {
            return self.blocks(node);
        }
        vec![Block::new(BlockKind::Table(Box::new(read))).at(node.origin())]
    }

    /// A formula on its own line, with its number below it.
    pub(super) fn display_formula(&mut self, node: Node<'t>) -> Vec<Block> {
        let origin = node.origin();
        let mut blocks = match self.formula(node) {
            Some(Inline::Math { source, mathml }) => vec![Block::new(BlockKind::Math { source, mathml }).at(origin)],
            Some(Inline::Image(image)) => {
                let figure = Figure { image: Some(*image), ..Figure::default() };
                vec![Block::new(BlockKind::Figure(Box::new(figure))).at(origin)]
            }
            _ => self.blocks_without(node, &["label"]),
        };
        let label = self.part(node, "label");
        if !label.is_empty() {
            blocks.push(Block::paragraph(label).at(origin));
        }
        self.name(node, &mut blocks);
        blocks
    }
}

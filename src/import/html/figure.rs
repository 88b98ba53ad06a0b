//! Figures with their captions and credits, and galleries.

use super::convert::Converter;
use super::flow::{Flow, Sort};
use crate::article::{Block, BlockKind, Figure, Gallery, Inline};
use crate::import::markup::{Edge, Node, Tag};

impl<'t> Converter<'_, '_, 't> {
    /// Whether the element is a figure in all but name.
    pub(super) fn is_captioned(&self, node: Node<'t>) -> bool {
        node.is(Tag::Div) && node.has_class("wp-caption")
    }

    /// Reads a `figure`, or what stands for one.
    pub(super) fn figure(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 2) {
            return false;
        }
        let (caption, credit) = self.captions(node);
        let link = flow.line.link().cloned();
        let blocks = self.blocks_in(node, Sort::Paragraph, flow);
        self.rise(2);
        let origin = self.origin(node);
        let pictures = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Figure(_))).count();
        if pictures > 1 && pictures == blocks.len() {
            let gallery =
                Gallery { figures: blocks.into_iter().filter_map(into_figure).collect(), ..Gallery::default() };
            let block = Block::new(BlockKind::Gallery(Box::new(gallery))).at(origin);
            return self.push_captioned(vec![block], caption, credit, flow);
        }
        let mut blocks = blocks;
        for block in &mut blocks {
            if let BlockKind::Figure(figure) = &mut block.kind {
                figure.link = figure.link.take().or_else(|| link.clone());
            }
        }
        self.push_captioned(blocks, caption, credit, flow)
    }

    /// Gives the caption to the first block that can have one.
    fn push_captioned(
        &mut self,
        mut blocks: Vec<Block>,
        caption: Vec<Inline>,
        credit: Vec<Inline>,
        flow: &mut Flow,
    ) -> bool {
        let mut given = Some((caption, credit)).filter(|(caption, credit)| !caption.is_empty() || !credit.is_empty());
        for block in &mut blocks {
            if let Some((caption, credit)) = given.take() {
                given = give(&mut block.kind, caption, credit);
            }
        }
        if let Some((caption, credit)) = given {
            // A caption of nothing that is known: a figure whose picture is missing.
            let figure = Figure { caption, credit, ..Figure::default() };
            let origin = blocks.first().map_or_else(Default::default, |block| block.origin);
            blocks.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
        }
        blocks.into_iter().for_each(|block| flow.push(block));
        true
    }

    /// The captions and credits of a figure, without those of figures in it. They are then read.
    pub(super) fn captions(&mut self, node: Node<'t>) -> (Vec<Inline>, Vec<Inline>) {
        let mut found = Vec::new();
        let mut edges = node.edges();
        edges.next();
        while let Some(edge) = edges.next() {
            let Edge::Start(inner) = edge else { continue };
            if inner.is(Tag::Figcaption) || is_caption(inner) || is_credit(inner) {
                found.push(inner);
                edges.skip_content();
            } else if matches!(inner.tag(), Some(Tag::Figure | Tag::Table | Tag::Blockquote)) {
                edges.skip_content();
            }
        }
        let mut flow = Flow::caption();
        for caption in found {
            if self.taken.contains(&caption.number()) {
                continue;
            }
            flow.line.part();
            self.walk(&[caption], &mut flow);
            self.taken.insert(caption.number());
        }
        let credit = flow.credit.take().unwrap_or_default();
        (self.ended_line(&mut flow), credit)
    }

    /// Reads the credit in a caption.
    pub(super) fn credit(&mut self, node: Node<'t>, flow: &mut Flow) {
        let children: Vec<_> = node.children().collect();
        let content = self.scoped_line(node, &children);
        // The space before a credit is not the caption's.
        if let Some(credit) = &mut flow.credit
            && !content.is_empty()
        {
            if !credit.is_empty() {
                credit.push(Inline::text(" "));
            }
            credit.extend(content);
        }
        flow.line.space();
    }

    /// Whether the element holds pictures that belong together.
    pub(super) fn is_gallery(&self, node: Node<'t>) -> bool {
        let says_so = node
            .classes()
            .any(|class| matches!(class, "wp-block-gallery" | "gallery" | "blocks-gallery-grid" | "tiled-gallery"));
        says_so && !self.in_gallery && node.descendants().filter(|inner| inner.is(Tag::Img)).nth(1).is_some()
    }

    /// Reads a gallery, however its pictures are laid out.
    pub(super) fn gallery(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        if !self.sink(node, 4) {
            return false;
        }
        self.in_gallery = true;
        let own = node.children().filter(|child| child.is(Tag::Figcaption)).collect::<Vec<_>>();
        let mut line = Flow::line(super::flow::Mode::Lines);
        self.walk(&own, &mut line);
        self.taken.extend(own.iter().map(|caption| caption.number()));
        let caption = self.ended_line(&mut line);
        let blocks = self.blocks_in(node, Sort::Paragraph, flow);
        self.in_gallery = false;
        self.rise(4);

        let mut gallery = Gallery { caption, ..Gallery::default() };
        let mut others = Vec::new();
        for block in blocks {
            match block.kind {
                BlockKind::Figure(figure) => gallery.figures.push(*figure),
                BlockKind::Gallery(inner) => gallery.figures.extend(inner.figures),
                // The caption of a picture in a list of them.
                BlockKind::Paragraph { content } | BlockKind::Plain { content }
                    if gallery.figures.last().is_some_and(|figure| figure.caption.is_empty()) =>
                {
                    if let Some(figure) = gallery.figures.last_mut() {
                        figure.caption = content;
                    }
                }
                kind => others.push(Block { kind, ..block }),
            }
        }
        let origin = self.origin(node);
        if !gallery.figures.is_empty() {
            flow.push(Block::new(BlockKind::Gallery(Box::new(gallery))).at(origin));
        } else if !gallery.caption.is_empty() {
            flow.push(Block::paragraph(gallery.caption).at(origin));
        }
        others.into_iter().for_each(|block| flow.push(block));
        true
    }
}

fn into_figure(block: Block) -> Option<Figure> {
    match block.kind {
        BlockKind::Figure(figure) => Some(*figure),
        _ => None,
    }
}

/// Gives caption and credit to a block. Answers with them where it can't have them, or has others.
fn give(kind: &mut BlockKind, caption: Vec<Inline>, credit: Vec<Inline>) -> Option<(Vec<Inline>, Vec<Inline>)> {
    let together = |mut caption: Vec<Inline>, credit: Vec<Inline>| {
        if !caption.is_empty() && !credit.is_empty() {
            caption.push(Inline::LineBreak);
        }
        caption.extend(credit);
        caption
    };
    match kind {
        BlockKind::Figure(figure) if figure.caption.is_empty() && figure.credit.is_empty() => {
            (figure.caption, figure.credit) = (caption, credit);
        }
        BlockKind::Video(video) if video.caption.is_empty() && video.credit.is_empty() => {
            (video.caption, video.credit) = (caption, credit);
        }
        BlockKind::Audio(audio) if audio.caption.is_empty() && audio.credit.is_empty() => {
            (audio.caption, audio.credit) = (caption, credit);
        }
        BlockKind::Table(table) if table.caption.is_empty() && table.credit.is_empty() => {
            (table.caption, table.credit) = (caption, credit);
        }
        BlockKind::Gallery(gallery) if gallery.caption.is_empty() => gallery.caption = together(caption, credit),
        BlockKind::Embed(embed) if embed.caption.is_empty() => embed.caption = together(caption, credit),
        BlockKind::Code(code) if code.caption.is_empty() => code.caption = together(caption, credit),
        BlockKind::Quote { attribution, .. } | BlockKind::PullQuote { attribution, .. } if attribution.is_empty() => {
            *attribution = together(caption, credit);
        }
        _ => return Some((caption, credit)),
    }
    None
}

/// Whether the element in a figure is its caption, by its class.
fn is_caption(node: Node<'_>) -> bool {
    !node.is(Tag::Figure)
        && node.classes().any(|class| {
            matches!(class, "wp-caption-text" | "caption" | "figure-caption" | "image-caption" | "gallery-caption")
        })
        && !node.descendants().any(|inner| matches!(inner.tag(), Some(Tag::Img | Tag::Figcaption | Tag::Video)))
}

/// Whether the element in a figure says who made or owns what is shown.
pub(super) fn is_credit(node: Node<'_>) -> bool {
    let by_property = node
        .attribute("itemprop")
        .is_some_and(|name| matches!(name, "copyrightHolder" | "creditText" | "copyrightNotice"));
    by_property
        || node.classes().any(|class| {
            let class = class.to_ascii_lowercase();
            let last = class.rsplit(['-', '_']).next().unwrap_or_default();
            matches!(last, "credit" | "credits" | "copyright" | "photographer" | "attribution")
                || matches!(class.as_str(), "photo-credit" | "imagecredit" | "photocredit" | "wp-caption-credit")
        })
}

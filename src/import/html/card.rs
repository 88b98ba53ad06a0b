//! The cards of Ghost, as its posts and feeds have them in HTML: their classes
//! say what they are.

use super::convert::Converter;
use super::flow::{Flow, Sort};
use super::line;
use crate::article::{AsideRole, Block, BlockKind, Inline, RelatedLink, plain_text};
use crate::import::markup::{Node, Tag};
use crate::url::Use;

/// What a card is.
#[derive(Clone, Copy)]
pub(super) enum Card {
    Callout,
    Toggle,
    /// A page or a file, as a link with what is known of it; the class of its title.
    Link(&'static str),
    Product,
    Audio,
    CallToAction,
    /// What is no part of the article; why it is left out.
    LeftOut(&'static str),
}

/// The card that an element is. Looks at its own classes only.
pub(super) fn card(node: Node<'_>) -> Option<Card> {
    let player = "the buttons of a player are left out: the article's own player has them";
    node.classes().find_map(|class| {
        Some(match class.strip_prefix("kg-")? {
            "callout-card" => Card::Callout,
            "toggle-card" => Card::Toggle,
            "bookmark-card" => Card::Link("kg-bookmark-title"),
            "file-card" => Card::Link("kg-file-card-title"),
            "product-card" => Card::Product,
            "audio-card" => Card::Audio,
            "cta-card" => Card::CallToAction,
            "signup-card" => Card::LeftOut("a form to sign up for newsletters is left out"),
            "audio-player" | "video-overlay" | "video-player" | "video-player-container" => Card::LeftOut(player),
            _ => return None,
        })
    })
}

impl<'t> Converter<'_, '_, 't> {
    pub(super) fn card(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        let Some(card) = card(node) else { return false };
        if let Card::LeftOut(reason) = card {
            self.omit(node, reason);
            return true;
        }
        if !self.sink(node, 2) {
            return false;
        }
        let kind = match card {
            Card::Callout => self.callout(node, flow),
            Card::Toggle => {
                let summary = self.part(node, "kg-toggle-heading-text");
                BlockKind::Details { summary, open: false, content: self.blocks_in(node, Sort::Paragraph, flow) }
            }
            Card::Link(title) => self.link_card(node, title),
            Card::Audio => {
                self.rise(2);
                self.audio_card(node, flow);
                return true;
            }
            Card::Product | Card::CallToAction | Card::LeftOut(_) => {
                let class = match card {
                    Card::Product => "kg-product-card-title",
                    _ => "kg-cta-sponsor-label",
                };
                let title = self.part(node, class);
                let content = self.blocks_in(node, Sort::Paragraph, flow);
                BlockKind::Aside { role: AsideRole::Aside, title, content }
            }
        };
        self.rise(2);
        let is_empty = match &kind {
            BlockKind::Aside { title: line, content, .. } | BlockKind::Details { summary: line, content, .. } => {
                line.is_empty() && content.is_empty()
            }
            _ => false,
        };
        if !is_empty {
            let origin = self.origin(node);
            flow.push(Block::new(kind).at(origin));
        }
        true
    }

    /// The line of the part of a card that has `class`, which is then read.
    fn part(&mut self, node: Node<'t>, class: &str) -> Vec<Inline> {
        let Some(part) = node.descendants().find(|inner| inner.has_class(class)) else { return Vec::new() };
        if !self.taken.insert(part.number()) {
            return Vec::new();
        }
        let children: Vec<_> = part.children().collect();
        self.scoped_line(part, &children)
    }

    /// A callout: its emoji is said with its text.
    fn callout(&mut self, node: Node<'t>, flow: &Flow) -> BlockKind {
        let emoji = self.part(node, "kg-callout-emoji");
        let mut content = self.blocks_in(node, Sort::Paragraph, flow);
        if !emoji.is_empty() {
            match content.first_mut().map(|block| &mut block.kind) {
                Some(BlockKind::Paragraph { content }) => {
                    content.splice(0..0, emoji.into_iter().chain([Inline::text(" ")]));
                }
                _ => content.insert(0, Block::paragraph(emoji)),
            }
        }
        BlockKind::Aside { role: AsideRole::Aside, title: Vec::new(), content }
    }

    /// A recording with its title. Its picture is a sign, or the cover of nothing.
    fn audio_card(&mut self, node: Node<'t>, flow: &mut Flow) {
        let covers = node.descendants().filter(|inner| inner.has_class("kg-audio-thumbnail"));
        // Where a card is damaged, one may be open to the end of the article.
        let covers = covers.filter(|cover| cover.children().all(|child| child.is(Tag::Svg)));
        self.taken.extend(covers.map(|cover| cover.number()));
        let title = self.part(node, "kg-audio-title");
        let mut content = self.blocks_in(node, Sort::Paragraph, flow);
        let audio = content.iter_mut().find_map(|block| match &mut block.kind {
            BlockKind::Audio(audio) if audio.title.is_none() => Some(audio),
            _ => None,
        });
        match audio {
            Some(audio) if !title.is_empty() => audio.title = Some(plain_text(&title)),
            _ if !title.is_empty() => content.insert(0, Block::paragraph(title)),
            _ => {}
        }
        content.into_iter().for_each(|block| flow.push(block));
    }

    /// What a card says, without its pictures.
    fn card_line(&mut self, nodes: &[Node<'t>]) -> Vec<Inline> {
        let mut line = self.line(nodes);
        line.retain(|inline| !matches!(inline, Inline::Image(_)));
        line::trim(&mut line);
        line
    }

    fn link_card(&mut self, node: Node<'t>, title: &str) -> BlockKind {
        let (caption, _) = self.captions(node);
        let mut title = self.part(node, title);
        let link = node.descendants().find(|inner| inner.attribute("href").is_some());
        let url = link.and_then(|link| self.url(link, link.attribute("href").unwrap_or_default(), Use::Link));
        // The link is the whole card: what stands in it is text here, and its pictures are looks.
        let children: Vec<_> = link.unwrap_or(node).children().collect();
        let mut description = self.card_line(&children);
        // A card that is damaged has more beside its link.
        self.taken.extend(link.map(|link| link.number()));
        let beside: Vec<_> = node.children().collect();
        for more in [self.card_line(&beside), caption] {
            if !more.is_empty() {
                if !description.is_empty() {
                    description.push(Inline::LineBreak);
                }
                description.extend(more);
            }
        }
        if title.is_empty() {
            title = match &url {
                _ if !description.is_empty() => std::mem::take(&mut description),
                Some(url) => vec![Inline::text(url.as_str())],
                None => Vec::new(),
            };
        }
        BlockKind::Related { title: Vec::new(), links: vec![RelatedLink { url, title, description }] }
    }
}

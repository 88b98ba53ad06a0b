//! What other sites and the publisher's own interactives show.

use super::words::{join, push};
use super::{Reader, kind};
use crate::article::{Block, BlockKind, Embed, Inline};
use crate::import::json::Fields;
use crate::import::{embeds, html};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// An element that stands for what another page shows. Its own words, such as a post's, are kept.
    pub(super) fn shown_elsewhere(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let mut blocks = self.flow(value.field("html"));
        let is_embed = |block: &Block| matches!(block.kind, BlockKind::Embed(_));
        let at = blocks.iter().position(is_embed);
        let inside = match at.map(|at| blocks.remove(at).kind) {
            Some(BlockKind::Embed(embed)) => *embed,
            _ => Embed::default(),
        };
        let named = self.named_page(value);
        let mut fallback = inside.fallback;
        fallback.append(&mut blocks);
        // Words that stand for the thing, unless they are only its name in a database.
        let alt = value.string("alt").filter(|alt| alt.trim().contains(' '));
        let title = value.string("title").or(alt).map(html::text);
        let source = value.string("source").filter(|source| !source.contains('.')).map(str::to_string);
        let mut caption = inside.caption;
        caption.extend(self.line(value.field("caption")));
        let credit = self.line(value.field("credit"));
        join(&mut caption, " ", credit);
        let embed = Embed {
            provider: named.provider.or(inside.provider).or(source),
            url: named.url.or(inside.url),
            frame: named.frame.or(inside.frame),
            title: title.or(inside.title),
            width: value.number("width").or(inside.width),
            height: value.number("height").or(inside.height),
            fallback,
            caption,
        };
        if embed.url.is_some() || embed.frame.is_some() {
            return content.push(Block::new(BlockKind::Embed(Box::new(embed))).at(origin));
        }
        let Embed { title, mut fallback, caption, .. } = embed;
        self.missing(value, "it names no page that a reader could open");
        if let Some(title) = title {
            fallback.insert(0, Block::paragraph(vec![Inline::text(title)]).at(origin));
        }
        content.append(&mut fallback);
        push(content, caption, origin);
    }

    /// The page that an element names: one for readers, or one made to be framed.
    fn named_page(&mut self, value: &Value) -> Embed {
        let origin = self.draft.origin_of(value);
        let page = ["originalUrl", "url"].iter().find_map(|key| value.string(key));
        let frame = value.string("embedUrl");
        let is_own = matches!(kind(value), "Interactive" | "InteractiveAtom" | "ChartAtom" | "GenericAtom");
        match (page, frame) {
            // The publisher's interactives are pages made for frames.
            (Some(page), _) if is_own => embeds::of_frame(self.draft, page, origin),
            (Some(page), frame) => {
                let shown = embeds::of_address(self.draft, page, origin);
                let frame = frame.filter(|_| shown.frame.is_none());
                let frame = frame.and_then(|frame| self.draft.url(frame, Use::Frame, origin));
                Embed { frame: shown.frame.or(frame), ..shown }
            }
            (None, Some(frame)) => embeds::of_frame(self.draft, frame, origin),
            (None, None) => Embed::default(),
        }
    }
}

//! What another site shows: nothing of it is loaded before the reader asks.

use super::block::figure_tag;
use super::vocabulary::{Address, Name, Tag, Token};
use super::walk::Walk;
use crate::article::{Block, Embed};
use crate::messages::filled;

impl<'a> Walk<'a> {
    /// A figure with the source's own words, a link that is always there, and,
    /// where the site has a page made for it, a button that loads the frame.
    pub(super) fn embed(&mut self, block: &'a Block, embed: &'a Embed) {
        let messages = &self.options.messages;
        let provider = self.provider(embed.provider.as_deref(), embed.url.as_ref().or(embed.frame.as_ref()));
        self.open_block(block, figure_tag(&embed.caption, &[]));
        self.out.token(Token::Class, "sf-embed");
        if let Some(title) = embed.title.as_deref() {
            self.out.open_class(Tag::P, "sf-embed-title");
            self.text_line(title);
            self.out.close();
        }
        if !embed.fallback.is_empty() {
            self.out.open_class(Tag::Div, "sf-embed-words");
            self.nested(1, |walk| walk.blocks(&embed.fallback));
            self.out.close();
        }
        if let Some(frame) = &embed.frame {
            let after = self.numbered_id("after");
            self.out.open_class(Tag::Div, "sf-embed-frame");
            self.out.flag(Token::DataEmbed);
            self.out.address(Address::DataFrame, frame);
            if let (Some(width), Some(height)) = (embed.width, embed.height) {
                self.out.number(Token::DataWidth, width);
                self.out.number(Token::DataHeight, height);
            }
            self.skip_past(messages.skip_past_embed(), provider, &after);
            self.label_element(Tag::P, "sf-embed-notice", &filled(messages.embed_notice(), provider));
            self.out.open_class(Tag::Button, "sf-button");
            self.out.token(Token::Type, "button");
            self.label_language();
            self.out.label(&filled(messages.load_embed(), provider));
            self.out.close();
            self.out.close();
            self.out.open(Tag::Span);
            self.out.name(Name::Id, &after);
            self.out.token(Token::Tabindex, "-1");
            self.out.close();
        }
        if let Some(url) = embed.url.as_ref().or(embed.frame.as_ref()) {
            self.out.open_class(Tag::P, "sf-embed-link");
            self.out.open(Tag::A);
            self.out.address(Address::Href, url);
            self.label(&filled(messages.open_embed(), provider));
            // In a list of links, what tells it from the others of that site.
            if let Some(title) = embed.title.as_deref() {
                self.out.open_class(Tag::Span, "sf-hidden");
                self.out.label(&[": ", title].concat());
                self.out.close();
            }
            self.out.close();
            self.out.close();
        }
        if !embed.caption.is_empty() {
            self.out.open_class(Tag::Figcaption, "sf-caption");
            self.line(&embed.caption);
            self.out.close();
        }
        self.out.close();
    }
}

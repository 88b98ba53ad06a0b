//! What other sites show: frames and posts.

use super::convert::Converter;
use super::flow::{Flow, Sort};
use super::media::pixels;
use crate::article::{Block, BlockKind, Embed};
use crate::import::embeds;
use crate::import::markup::{Node, Tag, collapsed};

/// The classes that sites give to what stands for their posts, with the site's name and the
/// attribute that holds the post's address, where there is one.
static POSTS: &[(&str, &str, &str)] = &[
    ("twitter-tweet", "X", ""),
    ("twitter-video", "X", ""),
    ("twitter-timeline", "X", ""),
    ("instagram-media", "Instagram", "data-instgrm-permalink"),
    ("tiktok-embed", "TikTok", "cite"),
    ("fb-post", "Facebook", "data-href"),
    ("fb-video", "Facebook", "data-href"),
    ("reddit-embed-bq", "Reddit", ""),
    ("reddit-card", "Reddit", ""),
    ("bluesky-embed", "Bluesky", ""),
    ("mastodon-embed", "Mastodon", "data-embed-url"),
    ("text-post-media", "Threads", "data-text-post-permalink"),
    ("imgur-embed-pub", "Imgur", ""),
    ("flourish-embed", "Flourish", ""),
];

impl<'t> Converter<'_, '_, 't> {
    /// Reads an `iframe` or an `embed`.
    pub(super) fn frame(&mut self, node: Node<'t>, flow: &mut Flow) {
        let late = ["data-src", "data-lazy-src", "data-url"].iter().find_map(|name| node.attribute(name));
        let own = node.attribute("src").map(str::trim).filter(|src| !src.is_empty() && !src.starts_with("about:"));
        let Some(address) = late.or(own).map(str::trim).filter(|address| !address.is_empty()) else { return };
        if is_invisible(node) {
            return;
        }
        let origin = self.origin(node);
        let address = self.draft.resolved(address);
        let mut embed = embeds::of_frame(self.draft, &address, origin);
        if embed.url.is_none() && embed.frame.is_none() {
            return;
        }
        let title = node.attribute("title").or_else(|| node.attribute("aria-label")).map(collapsed);
        embed.title = title.filter(|title| !title.is_empty());
        embed.width = pixels(node, "width");
        embed.height = pixels(node, "height");
        self.push_embed(node, embed, flow);
    }

    fn push_embed(&mut self, node: Node<'t>, embed: Embed, flow: &mut Flow) {
        let origin = self.origin(node);
        if !flow.is_line() {
            flow.flush();
            self.name(node, flow, true);
        }
        flow.push(Block::new(BlockKind::Embed(Box::new(embed))).at(origin));
    }

    /// Reads an `object` that shows a page known to be made for it. What else it shows can't be shown safely: then
    /// its content is read.
    pub(super) fn object(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        let parameter = node.descendants().find_map(|inner| match inner.tag() {
            Some(Tag::Param) => {
                let is_movie = matches!(inner.attribute("name"), Some("movie" | "src"));
                inner.attribute("value").filter(|_| is_movie)
            }
            Some(Tag::Embed) => inner.attribute("src"),
            _ => None,
        });
        let address = node.attribute("data").or(parameter);
        let Some(address) = address.filter(|address| embeds::provider(address).is_some()) else { return false };
        let origin = self.origin(node);
        let mut embed = embeds::of_frame(self.draft, address, origin);
        embed.width = pixels(node, "width");
        embed.height = pixels(node, "height");
        self.push_embed(node, embed, flow);
        true
    }

    /// Whether the element stands for another site's post or page.
    pub(super) fn is_embedded(&self, node: Node<'t>) -> bool {
        post(node).is_some() || node.has_class("wp-block-embed__wrapper")
    }

    /// Reads what stands for another site's post: its words are kept.
    pub(super) fn post(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        let Some((name, attribute)) = post(node) else { return self.bare_address(node, flow) };
        if !self.sink(node, 2) {
            return false;
        }
        let links = node.descendants().filter(|inner| inner.is(Tag::A)).filter_map(|link| link.attribute("href"));
        let is_post = |href: &&str| embeds::provider(href) == Some(name);
        let named = node.attribute(attribute).filter(|_| !attribute.is_empty());
        // The link to the post itself stands last, after those in its words.
        let address = named.or_else(|| links.filter(is_post).last());
        let fallback = self.blocks_in(node, Sort::Paragraph, flow);
        self.rise(2);
        let origin = self.origin(node);
        let known = address.map(|address| embeds::of_address(self.draft, address, origin)).unwrap_or_default();
        if known.url.is_none() && fallback.is_empty() {
            return true;
        }
        let embed = Embed { provider: Some(name.to_string()), fallback, ..known };
        self.push_embed(node, embed, flow);
        true
    }

    /// Reads the place of an embed in which nothing but an address stands, as where the site could not be asked.
    fn bare_address(&mut self, node: Node<'t>, flow: &mut Flow) -> bool {
        let text = node.shown_text();
        let is_bare = text.starts_with("https://") && !text.contains(' ') && node.elements().next().is_none();
        if !is_bare {
            return false;
        }
        let origin = self.origin(node);
        let embed = embeds::of_address(self.draft, &text, origin);
        self.omit_text(node, text, "an address that stands as text is read as what it leads to");
        flow.push(Block::new(BlockKind::Embed(Box::new(embed))).at(origin));
        true
    }
}

/// The site whose post `node` stands for, and the attribute with the post's address.
fn post(node: Node<'_>) -> Option<(&'static str, &'static str)> {
    let class = node.attribute("class")?;
    let known = POSTS.iter().find(|(name, ..)| class.split_ascii_whitespace().any(|class| class == *name));
    known.map(|(_, site, attribute)| (*site, *attribute))
}

/// Whether a frame is not to be seen, only to be counted.
fn is_invisible(node: Node<'_>) -> bool {
    let tiny = |name| pixels(node, name).is_some_and(|size| size <= 1);
    tiny("width") || tiny("height") || node.attribute("src").is_some_and(|src| src.contains("googletagmanager.com"))
}

use super::super::json::Fields;
use super::super::{embeds, unknown};
use super::line::is_in_line;
use super::{Reader, blocks_of, kind, part};
use crate::article::{AsideRole, Block, BlockKind, Embed, Inline, List, ListItem, RelatedLink, plain_text};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// One node of the story.
    pub(super) fn block(&mut self, node: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(node);
        let block = match kind(node) {
            "text" => return blocks_of(Some(node)).iter().for_each(|node| self.block(node, content)),
            "paragraph" | "introduction" => BlockKind::Paragraph { content: self.line(node) },
            "unorderedList" | "orderedList" => BlockKind::List(self.list(node)),
            "headline" | "visuallyHiddenHeadline" => BlockKind::Heading { level: 2, content: self.words(node) },
            "subheadline" | "crosshead" => {
                let level = node.path(&["model"]).and_then(|model| model.number("level")).unwrap_or(2);
                BlockKind::Heading { level: level.clamp(2, 6) as u8, content: self.words(node) }
            }
            "blockquote" | "quote" => {
                BlockKind::Quote { content: self.inside(node), attribution: Vec::new(), cite: None }
            }
            "image" => BlockKind::Figure(Box::new(self.figure(node))),
            "embedImages" => match self.sizes_of_one(node) {
                Some(figure) => BlockKind::Figure(Box::new(figure)),
                None => return,
            },
            "video" | "audio" | "media" | "aresMedia" | "legacyMedia" => self.media(node),
            "social" | "oEmbed" | "embed" => match self.embed(node) {
                Some(embed) => BlockKind::Embed(Box::new(embed)),
                None => return self.left_out(node, "the embed has no address that a reader could follow"),
            },
            "embedHtml" => return self.embedded_html(node, content),
            "embedUploader" => self.uploader(node),
            "group" => {
                let title = ["headline", "subheadline", "title"].iter().find_map(|name| part(node, name));
                BlockKind::Aside {
                    role: AsideRole::Aside,
                    title: title.map(|title| self.words(title)).unwrap_or_default(),
                    content: self.inside_without(node, title),
                }
            }
            "links" | "relatedContent" => self.links(node),
            "disclaimer" => {
                let content = self.inside(node);
                if content.is_empty() {
                    return self.left_out(node, "the disclaimer's words stand in the service's own settings");
                }
                BlockKind::Aside { role: AsideRole::Disclaimer, title: Vec::new(), content }
            }
            // Places that the page fills by itself.
            "mpu" | "ad" | "wsoj" | "podcastPromo" | "continueReading" | "timestamp" | "experimentBlock" => {
                if !plain_text(&self.words(node)).trim().is_empty() {
                    self.left_out(node, "words that belong to the page, not to the article");
                }
                return;
            }
            _ if is_in_line(node) => BlockKind::Paragraph { content: self.line_of(std::slice::from_ref(node)) },
            name => return self.unknown(name, node, content),
        };
        content.push(Block::new(block).at(origin));
    }

    /// The blocks inside a node.
    pub(super) fn inside(&mut self, node: &Value) -> Vec<Block> {
        self.inside_without(node, None)
    }

    fn inside_without(&mut self, node: &Value, without: Option<&Value>) -> Vec<Block> {
        let mut content = Vec::new();
        for node in blocks_of(Some(node)) {
            if !without.is_some_and(|without| std::ptr::eq(without, node)) {
                self.block(node, &mut content);
            }
        }
        content
    }

    fn list(&mut self, node: &Value) -> List {
        let items = blocks_of(Some(node)).iter().map(|item| {
            let origin = self.draft.origin_of(item);
            let inner = blocks_of(Some(item));
            let mut content = if inner.is_empty() || inner.iter().any(is_in_line) {
                vec![Block::new(BlockKind::Plain { content: self.line(item) }).at(origin)]
            } else {
                self.inside(item)
            };
            // A paragraph that is alone in its item is the item's text.
            if let Some(Block { kind, .. }) = content.first_mut()
                && let BlockKind::Paragraph { content } = kind
            {
                *kind = BlockKind::Plain { content: std::mem::take(content) };
            }
            ListItem { checked: None, content }
        });
        List { items: items.collect(), ordered: kind(node) == "orderedList", ..List::default() }
    }

    /// What another site shows. The answer of the site's oEmbed service stands in the node, in its
    /// renditions, or nowhere.
    fn embed(&mut self, node: &Value) -> Option<Embed> {
        let model = node.field("model")?;
        let oembed = model.field("oembed").or_else(|| find_oembed(node, 0));
        let address = model.string("source").or_else(|| oembed.and_then(|oembed| oembed.string("url")));
        let address = address.or_else(|| oembed.and_then(|oembed| oembed.string("iFrameSrc")));
        let origin = self.draft.origin_of(node);
        let mut embed = match address {
            Some(address) => embeds::of_address(self.draft, address, origin),
            None => Embed::default(),
        };
        if let Some(oembed) = oembed {
            let frame = oembed.string("iFrameSrc").and_then(|address| self.draft.url(address, Use::Frame, origin));
            embed.frame = embed.frame.or(frame);
            embed.title = oembed.string("title").or(oembed.string("iFrameTitle")).map(str::to_string);
            embed.provider = embed.provider.or_else(|| oembed.string("provider_name").map(str::to_string));
            (embed.width, embed.height) = (oembed.number("width"), oembed.number("height"));
            if let Some(html) = oembed.field("html") {
                embed.fallback = self.words_of_html(html);
            }
        }
        embed.caption = part(node, "caption").map(|caption| self.words(caption)).unwrap_or_default();
        let shows = embed.url.is_some() || embed.frame.is_some() || !embed.fallback.is_empty();
        shows.then_some(embed)
    }

    /// The words in another site's HTML, for readers who do not load it.
    fn words_of_html(&mut self, value: &Value) -> Vec<Block> {
        let origin = self.draft.origin_of(value);
        let html = value.as_str().unwrap_or_default();
        let blocks = super::super::html::blocks(self.draft, html, origin);
        // The HTML importer sees the site's embedding code in it, as it is: this is that embed.
        let inside = |block: Block| match block.kind {
            BlockKind::Embed(embed) => embed.fallback,
            _ => vec![block],
        };
        blocks.into_iter().flat_map(inside).collect()
    }

    fn embedded_html(&mut self, node: &Value, content: &mut Vec<Block>) {
        if let Some(value) = node.path(&["model", "embeddableContent"]) {
            let origin = self.draft.origin_of(value);
            content.extend(super::super::html::blocks(self.draft, value.as_str().unwrap_or_default(), origin));
        }
    }

    /// A call for readers' own words and pictures.
    fn uploader(&mut self, node: &Value) -> BlockKind {
        let inner = part(node, "aresUploader").unwrap_or(node);
        let title = part(inner, "title").map(|title| self.words(title)).unwrap_or_default();
        let mut content = Vec::new();
        for node in blocks_of(Some(inner)) {
            match kind(node) {
                "title" => {}
                "link" => content.push(Block::paragraph(self.words(node))),
                // The button's words, which say again what the link says.
                "aresSendCTA" => self.left_out(node, "the form's button is a link here, with the link's own words"),
                _ => self.block(node, &mut content),
            }
        }
        BlockKind::Aside { role: AsideRole::Aside, title, content }
    }

    fn links(&mut self, node: &Value) -> BlockKind {
        let title = part(node, "title").map(|title| self.words(title)).unwrap_or_default();
        let links = blocks_of(Some(node)).iter().filter(|node| kind(node) != "title").map(|node| {
            let words = self.words(node);
            // The link stands around the whole title, so that it is not a link in a link.
            match words.as_slice() {
                [Inline::Link(link)] => {
                    RelatedLink { url: Some(link.url.clone()), title: link.content.clone(), description: Vec::new() }
                }
                _ => {
                    let locator = node.path(&["model", "locator"]).and_then(Value::as_str);
                    let locator = locator.filter(|locator| locator.starts_with("http"));
                    let origin = self.draft.origin_of(node);
                    let url = locator.and_then(|locator| self.draft.url(locator, Use::Link, origin));
                    RelatedLink { url, title: words, description: Vec::new() }
                }
            }
        });
        let links = links.filter(|link| link.url.is_some() || !link.title.is_empty()).collect();
        BlockKind::Related { title, links }
    }

    fn left_out(&mut self, node: &Value, why: &str) {
        let origin = self.draft.origin_of(node);
        let words = plain_text(&self.words(node));
        let finding = Finding::new(Rule::LeftOut, origin, format!("the block `{}` was left out: {why}", kind(node)));
        self.draft.report(if words.trim().is_empty() { finding } else { finding.omitting(words) });
    }

    fn unknown(&mut self, name: &str, node: &Value, content: &mut Vec<Block>) {
        if blocks_of(Some(node)).is_empty() {
            let model = node.field("model").unwrap_or(node);
            let block = unknown::block(self.draft, name, model);
            content.push(block);
            return;
        }
        let origin = self.draft.origin_of(node);
        let message = format!("the block type `{name}` is not known: its text is kept");
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        let inner = if blocks_of(Some(node)).iter().any(is_in_line) {
            vec![Block::paragraph(self.line(node)).at(origin)]
        } else {
            self.inside(node)
        };
        content.push(Block::new(BlockKind::Group { label: Some(name.to_string()), content: inner }).at(origin));
    }
}

/// The answer of an oEmbed service somewhere in the renditions of `node`.
fn find_oembed(node: &Value, depth: usize) -> Option<&Value> {
    let blocks = blocks_of(Some(node));
    blocks.iter().find_map(|node| {
        let found = node.path(&["model", "oembed"]);
        found.or_else(|| if depth < 4 { find_oembed(node, depth + 1) } else { None })
    })
}

//! Pictures, films, recordings, and what other sites show.

use super::super::embeds;
use super::super::json::Fields;
use super::{Reader, attribute, line, name_of, number};
use crate::article::{Audio, Block, BlockKind, Figure, Gallery, Inline, MediaSource, Origin, Video, plain_text};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// Reads a node that shows something; not so one of another type.
    pub(super) fn media(&mut self, name: &str, node: &Value, content: &mut Vec<Block>) -> bool {
        let origin = self.draft.origin_of(node);
        let kind = match name {
            "image" | "inlineimage" | "image2" | "imageblock" | "resizableimage" | "imageresize" | "picture"
            | "media" | "mediasingle" | "figure" | "imagefigure" | "captionedimage" => self.figure(node, origin),
            "mediagroup" | "gallery" | "imagegallery" | "imagegrid" | "carousel" => self.gallery(node),
            "youtube" | "youtube2" | "youtubevideo" => {
                let address = attribute(node, &["src", "url", "href"]);
                let embed = match (address, attribute(node, &["videoId", "id"])) {
                    (Some(address), _) => embeds::of_address(self.draft, address, origin),
                    (None, Some(id)) => embeds::youtube(self.draft, id, origin),
                    (None, None) => return false,
                };
                self.embed(embed, node)
            }
            "video" | "videoblock" | "nativevideo" => match self.file(node, origin) {
                Some(BlockKind::Audio(_)) | None => return false,
                Some(kind) => kind,
            },
            "audio" | "audioblock" => match attribute(node, &["src", "url"]) {
                Some(address) => {
                    let url = self.draft.url(address, Use::Media, origin);
                    BlockKind::Audio(Box::new(Audio {
                        title: attribute(node, &["title", "name", "label"]).map(str::to_string),
                        sources: url.into_iter().map(|url| MediaSource { url, media_type: None }).collect(),
                        caption: self.caption(node),
                        ..Audio::default()
                    }))
                }
                None => return false,
            },
            "iframe" | "embed" | "embedcard" | "blockcard" | "twitter" | "twitter2" | "tweet" | "instagram"
            | "vimeo" | "spotify" | "spotify2" | "soundcloud" | "tiktok" | "bluesky" | "reddit" | "facebook"
            | "oembed" | "externalembed" | "linkpreview" | "bookmark" => {
                let Some(address) = attribute(node, &["src", "url", "href", "embedUrl"]) else { return false };
                let embed = match name {
                    "iframe" => embeds::of_frame(self.draft, address, origin),
                    _ => embeds::of_address(self.draft, address, origin),
                };
                self.embed(embed, node)
            }
            _ => return false,
        };
        content.push(Block::new(kind).at(origin));
        true
    }

    /// The pictures of a paragraph that holds nothing else.
    pub(super) fn pictures(&mut self, nodes: &[Value]) -> Option<Vec<Block>> {
        let is_picture = |node: &Value| matches!(name_of(node).as_str(), "image" | "inlineimage");
        let is_space = |node: &Value| match name_of(node).as_str() {
            "text" => node.string("text").is_none(),
            name => name == "hardbreak",
        };
        let alone = nodes.iter().any(is_picture) && nodes.iter().all(|node| is_picture(node) || is_space(node));
        alone.then(|| {
            let pictures = nodes.iter().filter(|node| is_picture(node));
            pictures
                .map(|node| {
                    let origin = self.draft.origin_of(node);
                    Block::new(self.figure(node, origin)).at(origin)
                })
                .collect()
        })
    }

    /// A picture with what stands around and under it. Where a film stands in a picture's place, that.
    fn figure(&mut self, node: &Value, origin: Origin) -> BlockKind {
        let inside = node.list("content");
        let is_caption = |child: &Value| matches!(name_of(child).as_str(), "caption" | "figcaption" | "imagecaption");
        let shown = inside.iter().find(|child| !is_caption(child));
        let caption: Vec<&Value> = inside.iter().filter(|child| is_caption(child)).collect();
        let mut parts: Vec<Vec<Inline>> = caption.into_iter().map(|child| self.flat(child.list("content"))).collect();
        let holder = ["image", "image2", "media", "picture", "inlineimage"];
        let (picture, others) = match shown {
            Some(child) if holder.contains(&name_of(child).as_str()) => (child, Default::default()),
            Some(_) if attribute(node, &["src", "url"]).is_none() => {
                let content = self.nodes(inside);
                return BlockKind::Group { label: None, content };
            }
            _ => (node, inside),
        };
        if !others.is_empty() && parts.is_empty() {
            // The text of a picture that holds text is its caption.
            parts.push(self.flat(others));
        }
        parts.retain(|part| !plain_text(part).trim().is_empty());
        let named = self.caption(picture);
        let title = plain_text(&named);
        if parts.iter().any(|part| plain_text(part) == title) {
            let message = "the caption stands twice, in the picture and under it: it is shown once";
            self.draft.report(Finding::new(Rule::CaptionRepeated, origin, message).omitting(title));
        } else if !named.is_empty() {
            parts.push(named);
        }
        let mut caption = Vec::new();
        for part in parts {
            if !caption.is_empty() {
                caption.push(Inline::LineBreak);
            }
            caption.extend(part);
        }
        if attribute(picture, &["type"]) == Some("video")
            && let Some(BlockKind::Video(mut video)) = self.file(picture, origin)
        {
            video.caption = caption;
            return BlockKind::Video(video);
        }
        let image = self.image(picture);
        let link = attribute(picture, &["href", "link"])
            .map(str::to_string)
            .or_else(|| link_of(picture))
            .or_else(|| link_of(node));
        let link = link.and_then(|address| self.draft.url(&address, Use::Link, origin));
        let credit = attribute(picture, &["credit", "copyright"]).map(|credit| vec![Inline::text(credit)]);
        BlockKind::Figure(Box::new(Figure { image, caption, credit: credit.unwrap_or_default(), link }))
    }

    fn gallery(&mut self, node: &Value) -> BlockKind {
        let mut gallery = Gallery { caption: self.caption(node), ..Gallery::default() };
        for child in node.list("content") {
            if matches!(name_of(child).as_str(), "caption" | "figcaption") {
                gallery.caption = self.flat(child.list("content"));
                continue;
            }
            let origin = self.draft.origin_of(child);
            match self.figure(child, origin) {
                BlockKind::Figure(figure) => gallery.figures.push(*figure),
                other => {
                    // What is no picture is said beside the pictures.
                    let mut words = Vec::new();
                    Block::new(other).each(&mut |block| {
                        if let BlockKind::Paragraph { content } = &block.kind {
                            words.extend(content.iter().cloned());
                        }
                    });
                    gallery.caption.extend(words);
                }
            }
        }
        // Pictures that are kept in the editor's store are not here: nothing is left to show.
        gallery.figures.retain(|figure| figure.image.is_some() || !figure.caption.is_empty());
        BlockKind::Gallery(Box::new(gallery))
    }

    /// A film's or recording's file, or the site that shows it.
    fn file(&mut self, node: &Value, origin: Origin) -> Option<BlockKind> {
        let address = attribute(node, &["src", "url", "href"])?;
        if embeds::provider(address).is_some() {
            let embed = embeds::of_address(self.draft, address, origin);
            return Some(self.embed(embed, node));
        }
        let url = self.draft.url(address, Use::Media, origin);
        let poster =
            attribute(node, &["poster", "thumbnail"]).and_then(|poster| self.draft.url(poster, Use::Media, origin));
        Some(BlockKind::Video(Box::new(Video {
            title: attribute(node, &["title", "name", "label"]).map(str::to_string),
            sources: url.into_iter().map(|url| MediaSource { url, media_type: None }).collect(),
            poster: poster.map(crate::article::Image::new),
            width: number(node, "width"),
            height: number(node, "height"),
            caption: attribute(node, &["caption"]).map(|caption| vec![Inline::text(caption)]).unwrap_or_default(),
            ..Video::default()
        })))
    }

    fn embed(&mut self, mut embed: crate::article::Embed, node: &Value) -> BlockKind {
        embed.width = number(node, "width").or(embed.width);
        embed.height = number(node, "height").or(embed.height);
        embed.title = attribute(node, &["title", "name"]).map(str::to_string);
        embed.caption = attribute(node, &["caption"]).map(|caption| vec![Inline::text(caption)]).unwrap_or_default();
        embed.fallback = self.nodes(node.list("content"));
        BlockKind::Embed(Box::new(embed))
    }

    /// The caption in a node's own attributes; a picture's title is one too.
    fn caption(&mut self, node: &Value) -> Vec<Inline> {
        let keys: &[&str] = match line::is_inline(node) || name_of(node) == "audio" {
            true => &["caption"],
            false => &["caption", "title"],
        };
        attribute(node, keys).map(|caption| vec![Inline::text(caption.trim())]).unwrap_or_default()
    }
}

/// Where a link on the node as a whole leads.
fn link_of(node: &Value) -> Option<String> {
    let mark = node.list("marks").iter().find(|mark| name_of(mark) == "link")?;
    attribute(mark, &["href", "url"]).map(str::to_string)
}

//! Blocks that show something, or lead to it.

use super::super::json::Fields;
use super::super::{embeds, html, unknown};
use super::Reader;
use crate::article::{
    Audio, Block, BlockKind, Figure, Gallery, Image, Inline, MediaSource, Origin, RelatedLink, Video, plain_text,
};
use crate::url::Use;
use serde_json::Value;

/// The address of a block's file, wherever its plug-in keeps it.
fn address(data: &Value) -> Option<&str> {
    let file = data.path(&["file", "url"]).or_else(|| data.path(&["file", "src"]));
    file.and_then(Value::as_str).or_else(|| unknown::first_string(data, &["url", "src", "file", "image"]))
}

impl Reader<'_, '_> {
    /// A block that shows something; none where `name` is another sort.
    pub(super) fn media(&mut self, name: &str, data: &Value, origin: Origin) -> Option<BlockKind> {
        Some(match name {
            "image" | "simpleimage" | "inlineimage" | "imagetool" | "picture" => {
                BlockKind::Figure(Box::new(self.figure(data, origin)))
            }
            "gallery" | "imagegallery" | "carousel" | "imagesgallery" => self.gallery(data, origin),
            "embed" | "video" | "youtubeembed" | "youtube" | "iframe" | "socialpost" | "twitter" | "tweet" => {
                return self.embed(name, data, origin);
            }
            "audio" | "audioplayer" => {
                let url = self.draft.url(address(data)?, Use::Media, origin);
                BlockKind::Audio(Box::new(Audio {
                    title: self.plain(data, "title"),
                    sources: url.into_iter().map(|url| MediaSource { url, media_type: None }).collect(),
                    caption: self.line(data, "caption"),
                    ..Audio::default()
                }))
            }
            "linktool" | "link" | "linkpreview" | "bookmark" => self.link(data, origin)?,
            "attaches" | "attachment" | "file" => {
                let address = address(data)?;
                let named =
                    self.plain(data, "title").or_else(|| data.field("file").and_then(|file| self.plain(file, "name")));
                let words = vec![Inline::text(named.unwrap_or_else(|| address.to_string()))];
                let content = match self.draft.url(address, Use::Link, origin) {
                    Some(url) => vec![Inline::link(url, words)],
                    None => words,
                };
                BlockKind::Paragraph { content }
            }
            _ => return None,
        })
    }

    /// The string at `key`, without its markup.
    fn plain(&self, data: &Value, key: &str) -> Option<String> {
        data.string(key).map(html::text).filter(|text| !text.is_empty())
    }

    pub(super) fn image(&mut self, address: &str, alt: Option<String>, origin: Origin) -> Option<Image> {
        let url = self.draft.url(address, Use::Media, origin)?;
        Some(Image { alt, ..Image::new(url) })
    }

    pub(super) fn figure_of(&self, image: Image) -> Block {
        Block::new(BlockKind::Figure(Box::new(Figure { image: Some(image), ..Figure::default() })))
    }

    fn figure(&mut self, data: &Value, origin: Origin) -> Figure {
        let file = data.field("file").filter(|file| file.is_object());
        let alt = file.and_then(|file| file.get("alt")).or_else(|| data.get("alt")).and_then(Value::as_str);
        let image = address(data).and_then(|address| self.image(address, alt.map(str::to_string), origin));
        let size = |key| file.and_then(|file| file.number(key)).or_else(|| data.number(key));
        let image = image.map(|image| Image { width: size("width"), height: size("height"), ..image });
        let link = data.string("link").and_then(|address| self.draft.url(address, Use::Link, origin));
        Figure { image, caption: self.line(data, "caption"), credit: self.line(data, "credit"), link }
    }

    fn gallery(&mut self, data: &Value, origin: Origin) -> BlockKind {
        let lists = ["files", "images", "urls", "items"];
        let list = lists.iter().find_map(|key| data.get(key)?.as_array()).or_else(|| data.as_array());
        let mut figures = Vec::new();
        for one in list.map_or(&[][..], Vec::as_slice) {
            figures.push(match one {
                Value::String(address) => Figure { image: self.image(address, None, origin), ..Figure::default() },
                one => self.figure(one, origin),
            });
        }
        BlockKind::Gallery(Box::new(Gallery { title: Vec::new(), figures, caption: self.line(data, "caption") }))
    }

    fn embed(&mut self, name: &str, data: &Value, origin: Origin) -> Option<BlockKind> {
        let file = data.path(&["file", "url"]).and_then(Value::as_str);
        if let Some(file) =
            file.or_else(|| data.string("url").filter(|url| name == "video" && embeds::provider(url).is_none()))
        {
            let url = self.draft.url(file, Use::Media, origin);
            return Some(BlockKind::Video(Box::new(Video {
                title: self.plain(data, "title"),
                sources: url.into_iter().map(|url| MediaSource { url, media_type: None }).collect(),
                caption: self.line(data, "caption"),
                ..Video::default()
            })));
        }
        let page = unknown::first_string(data, &["source", "url", "src", "link"]);
        let frame = data.string("embed");
        let mut embed = match (page, frame) {
            (Some(page), _) if embeds::provider(page).is_some() => embeds::of_address(self.draft, page, origin),
            (_, Some(frame)) => embeds::of_frame(self.draft, frame, origin),
            (Some(page), None) if name == "iframe" => embeds::of_frame(self.draft, page, origin),
            (Some(page), None) => embeds::of_address(self.draft, page, origin),
            (None, None) => return None,
        };
        // The page for readers is the one that was pasted, not the one that is framed.
        if let Some(page) = page.filter(|page| embeds::provider(page).is_none()) {
            embed.url = self.draft.url(page, Use::Link, origin).or(embed.url);
        }
        embed.width = data.number("width");
        embed.height = data.number("height");
        embed.title = self.plain(data, "title");
        embed.caption = self.line(data, "caption");
        Some(BlockKind::Embed(Box::new(embed)))
    }

    /// A link with what its page says of itself.
    fn link(&mut self, data: &Value, origin: Origin) -> Option<BlockKind> {
        let address = unknown::first_string(data, &["link", "url", "href"])?;
        let meta = data.field("meta").unwrap_or(data);
        let url = self.draft.url(address, Use::Link, origin);
        let mut title = self.line(meta, "title");
        if plain_text(&title).trim().is_empty() {
            title = vec![Inline::text(address)];
        }
        let description = self.line(meta, "description");
        Some(BlockKind::Related { title: Vec::new(), links: vec![RelatedLink { url, title, description }] })
    }
}

//! Ghost's cards, and the blocks that other sites add.

use super::super::json::Fields;
use super::super::unknown::first_string;
use super::super::{embeds, html, markdown};
use super::blocks::role_of;
use super::{Reader, text};
use crate::article::{
    AsideRole, Audio, Block, BlockKind, Figure, Gallery, Image, Inline, List, ListItem, MediaSource, Origin,
    RelatedLink, Video, plain_text,
};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// Reads a card; not so a node that is none.
    pub(super) fn card(&mut self, name: &str, node: &Value, origin: Origin, content: &mut Vec<Block>) -> bool {
        let kind = match name {
            "image" | "inline-image" => {
                let figure = self.figure(node);
                content.push(figure);
                return true;
            }
            "upload" => return self.upload(node, origin, content),
            "gallery" => self.gallery(node),
            "bookmark" => self.bookmark(node, origin),
            "embed" => return self.embed(node, origin, content),
            "callout" => self.callout(node, origin),
            "toggle" => BlockKind::Details {
                summary: self.markup_line(node, "heading"),
                open: false,
                content: self.markup(node, "content"),
            },
            "video" => {
                let poster = first_string(node, &["customThumbnailSrc", "thumbnailSrc"]);
                let poster = poster.and_then(|address| self.draft.url(address, Use::Media, origin));
                BlockKind::Video(Box::new(Video {
                    sources: self.file(node, origin),
                    poster: poster.map(Image::new),
                    width: node.number("width").filter(|width| *width > 0),
                    height: node.number("height").filter(|height| *height > 0),
                    duration: node.number("duration").filter(|duration| *duration > 0),
                    loop_: node.flag("loop"),
                    caption: self.markup_line(node, "caption"),
                    ..Video::default()
                }))
            }
            "audio" => BlockKind::Audio(Box::new(Audio {
                title: node.string("title").map(html::text),
                sources: self.file(node, origin),
                duration: node.number("duration").filter(|duration| *duration > 0),
                caption: self.markup_line(node, "caption"),
                ..Audio::default()
            })),
            "file" => {
                let address = node.string("src").unwrap_or_default();
                let title = first_string(node, &["fileTitle", "fileName"]).unwrap_or(address);
                let url = self.draft.url(address, Use::Link, origin);
                let title = vec![Inline::text(html::text(title))];
                let description = self.markup_line(node, "fileCaption");
                BlockKind::Related { title: Vec::new(), links: vec![RelatedLink { url, title, description }] }
            }
            "header" => {
                content.extend(self.header(node, origin));
                return true;
            }
            "html" => {
                content.extend(self.markup(node, "html"));
                return true;
            }
            "markdown" => {
                let words = node.string("markdown").unwrap_or_default();
                content.extend(markdown::blocks(self.draft, words, origin));
                return true;
            }
            "product" => self.product(node, origin),
            "button" => BlockKind::Paragraph { content: self.button(node, "buttonText", "buttonUrl", origin) },
            "call-to-action" => self.call(node, origin),
            "signup" | "email" | "email-cta" => {
                self.left_out(name, node, origin);
                return true;
            }
            "transistor" => {
                let message = "a player for the reader's own podcasts is left out: it shows something only to members";
                self.draft.report(Finding::new(Rule::LeftOut, origin, message));
                return true;
            }
            "poll" => {
                let items = node.list("options").iter().filter_map(|option| option.string("text")).map(|words| {
                    let content = vec![Inline::text(words)];
                    ListItem { checked: None, content: vec![Block::new(BlockKind::Plain { content }).at(origin)] }
                });
                let list = List { items: items.collect(), ..List::default() };
                let title = node.string("question").map(|question| vec![Inline::text(question)]).unwrap_or_default();
                let content = vec![Block::new(BlockKind::List(list)).at(origin)];
                BlockKind::Aside { role: AsideRole::Aside, title, content }
            }
            "block" | "inlineBlock" => self.block_of_site(node, origin),
            "relationship" | "autosave" => {
                let Some(value) = node.field("value").filter(|value| value.is_object()) else { return false };
                let title = first_string(value, &["title", "name"]).map(|title| vec![Inline::text(title)]);
                let url = first_string(value, &["url", "href"])
                    .and_then(|address| self.draft.url(address, Use::Link, origin));
                let link = RelatedLink { url, title: title.unwrap_or_default(), description: Vec::new() };
                BlockKind::Related { title: Vec::new(), links: vec![link] }
            }
            _ => return false,
        };
        content.push(Block::new(kind).at(origin));
        true
    }

    fn file(&mut self, node: &Value, origin: Origin) -> Vec<MediaSource> {
        let url = first_string(node, &["src", "url"]).and_then(|address| self.draft.url(address, Use::Media, origin));
        let media_type = node.string("mimeType").map(str::to_string);
        url.map(|url| MediaSource { url, media_type }).into_iter().collect()
    }

    fn gallery(&mut self, node: &Value) -> BlockKind {
        let figures = node.list("images").iter().map(|image| match self.figure(image).kind {
            BlockKind::Figure(figure) => *figure,
            _ => Figure::default(),
        });
        let figures = figures.collect();
        BlockKind::Gallery(Box::new(Gallery { title: Vec::new(), figures, caption: self.markup_line(node, "caption") }))
    }

    fn bookmark(&mut self, node: &Value, origin: Origin) -> BlockKind {
        let meta = node.field("metadata").unwrap_or(node);
        let address = node.string("url").unwrap_or_default();
        let title = meta.string("title").map_or_else(|| address.to_string(), html::text);
        let url = self.draft.url(address, Use::Link, origin);
        let description =
            ["description", "publisher", "author"].iter().filter_map(|key| meta.string(key)).map(html::text);
        let mut described: Vec<Inline> = Vec::new();
        for part in description.map(|part| vec![Inline::text(part)]).chain([self.markup_line(node, "caption")]) {
            if !described.is_empty() && !part.is_empty() {
                described.push(Inline::LineBreak);
            }
            described.extend(part);
        }
        let link = RelatedLink { url, title: vec![Inline::text(title)], description: described };
        BlockKind::Related { title: Vec::new(), links: vec![link] }
    }

    /// What another site shows: by its address where that is known, else as the site's own markup says.
    fn embed(&mut self, node: &Value, origin: Origin, content: &mut Vec<Block>) -> bool {
        let address = node.string("url");
        let caption = self.markup_line(node, "caption");
        let known = address.filter(|address| embeds::provider(address).is_some());
        let mut kind = match (known, node.string("html")) {
            (Some(address), _) => BlockKind::Embed(Box::new(embeds::of_address(self.draft, address, origin))),
            (None, Some(markup)) => {
                let mut blocks = html::blocks(self.draft, markup, origin);
                match blocks.pop() {
                    Some(Block { kind: kind @ BlockKind::Embed(_), .. }) if blocks.is_empty() => kind,
                    last => {
                        blocks.extend(last);
                        let embed = address.map(|address| embeds::of_address(self.draft, address, origin));
                        let mut embed = embed.unwrap_or_default();
                        embed.fallback = blocks;
                        BlockKind::Embed(Box::new(embed))
                    }
                }
            }
            (None, None) => match address {
                Some(address) => BlockKind::Embed(Box::new(embeds::of_address(self.draft, address, origin))),
                None => return false,
            },
        };
        if let BlockKind::Embed(embed) = &mut kind {
            let title = node.path(&["metadata", "title"]).and_then(Value::as_str).map(html::text);
            embed.title = title.filter(|title| !title.is_empty()).or(embed.title.take());
            embed.caption.extend(caption);
        }
        content.push(Block::new(kind).at(origin));
        true
    }

    /// A callout's emoji is its sign; it is said with its text.
    fn callout(&mut self, node: &Value, origin: Origin) -> BlockKind {
        let mut line = self.markup_line(node, "calloutText");
        if let Some(emoji) = node.string("calloutEmoji") {
            line.insert(0, Inline::text(format!("{emoji} ")));
        }
        BlockKind::Aside { role: AsideRole::Aside, title: Vec::new(), content: vec![Block::paragraph(line).at(origin)] }
    }

    /// A banner in the story: a heading, a line, and where it leads.
    fn header(&mut self, node: &Value, origin: Origin) -> Vec<Block> {
        let mut content = Vec::new();
        let heading = self.markup_line(node, "header");
        if !plain_text(&heading).trim().is_empty() {
            content.push(Block::new(BlockKind::Heading { level: 2, content: heading }).at(origin));
        }
        let line = self.markup_line(node, "subheader");
        if !plain_text(&line).trim().is_empty() {
            content.push(Block::paragraph(line).at(origin));
        }
        if node.flag("buttonEnabled") {
            content.push(Block::paragraph(self.button(node, "buttonText", "buttonUrl", origin)).at(origin));
        }
        content
    }

    /// A link that looks like a button. One without an address keeps its words.
    fn button(&mut self, node: &Value, words: &str, address: &str, origin: Origin) -> Vec<Inline> {
        let words = self.markup_line(node, words);
        let url = node.string(address).and_then(|address| self.draft.url(address, Use::Link, origin));
        match url {
            Some(url) if !words.is_empty() => vec![Inline::link(url, words)],
            _ => words,
        }
    }

    fn product(&mut self, node: &Value, origin: Origin) -> BlockKind {
        let mut content = Vec::new();
        if let Some(address) = node.string("productImageSrc")
            && let Some(url) = self.draft.url(address, Use::Media, origin)
        {
            let image = Image {
                // The product is named right beside its picture.
                alt: Some(String::new()),
                width: node.number("productImageWidth"),
                height: node.number("productImageHeight"),
                ..Image::new(url)
            };
            let figure = Figure { image: Some(image), ..Figure::default() };
            content.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
        }
        if let Some(stars) = node.number("productStarRating").filter(|_| node.flag("productRatingEnabled")) {
            let stars = stars.min(5) as usize;
            let drawn = ["★".repeat(stars), "☆".repeat(5 - stars)].concat();
            content.push(Block::paragraph(vec![Inline::text(format!("{drawn} {stars}/5"))]).at(origin));
        }
        content.extend(self.markup(node, "productDescription"));
        if node.flag("productButtonEnabled") {
            content.push(Block::paragraph(self.button(node, "productButton", "productUrl", origin)).at(origin));
        }
        BlockKind::Aside { role: AsideRole::Aside, title: self.markup_line(node, "productTitle"), content }
    }

    fn call(&mut self, node: &Value, origin: Origin) -> BlockKind {
        let mut content = Vec::new();
        let title = match node.get("hasSponsorLabel").and_then(Value::as_bool) {
            Some(false) => Vec::new(),
            _ => self.markup_line(node, "sponsorLabel"),
        };
        if let Some(address) = node.string("imageUrl")
            && let Some(url) = self.draft.url(address, Use::Media, origin)
        {
            let image = Image {
                alt: Some(String::new()),
                width: node.number("imageWidth"),
                height: node.number("imageHeight"),
                ..Image::new(url)
            };
            let figure = Figure { image: Some(image), ..Figure::default() };
            content.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
        }
        content.extend(self.markup(node, "textValue"));
        if node.get("showButton").and_then(Value::as_bool) != Some(false) {
            let words = self.button(node, "buttonText", "buttonUrl", origin);
            if !words.is_empty() {
                content.push(Block::paragraph(words).at(origin));
            }
        }
        BlockKind::Aside { role: AsideRole::Aside, title, content }
    }

    /// What is no part of the article: a form for newsletters, or words that only a newsletter shows.
    fn left_out(&mut self, name: &str, node: &Value, origin: Origin) {
        let mut words = String::new();
        text::of_form(node, &mut words);
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return;
        }
        let message = match name {
            "signup" => "a form to sign up for newsletters is left out",
            _ => "a part that only newsletters show is left out",
        };
        self.draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(words));
    }

    /// A file of a site's store, which the site has put in place of its number.
    fn upload(&mut self, node: &Value, origin: Origin, content: &mut Vec<Block>) -> bool {
        let Some(file) = node.field("value").filter(|value| value.is_object()) else {
            let message = "the file is only a number here: ask the site for it with its relations (`depth=1`)";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
            return true;
        };
        let fields = node.field("fields").unwrap_or(file);
        let caption = match fields.field("caption").and_then(super::root_of) {
            Some(root) => self.flat(root.list("children")),
            None => self.markup_line(if fields.string("caption").is_some() { fields } else { file }, "caption"),
        };
        let kind = file.string("mimeType").unwrap_or_default().split('/').next().unwrap_or_default();
        let kind = match kind {
            "video" => {
                BlockKind::Video(Box::new(Video { sources: self.file(file, origin), caption, ..Video::default() }))
            }
            "audio" => {
                BlockKind::Audio(Box::new(Audio { sources: self.file(file, origin), caption, ..Audio::default() }))
            }
            "image" | "" => {
                BlockKind::Figure(Box::new(Figure { image: self.picture(node), caption, ..Figure::default() }))
            }
            _ => {
                let name = first_string(file, &["title", "filename"]).unwrap_or("file");
                let url = file.string("url").and_then(|address| self.draft.url(address, Use::Link, origin));
                let words = vec![Inline::text(name)];
                let linked = url.map_or_else(|| words.clone(), |url| vec![Inline::link(url, words.clone())]);
                if !plain_text(&caption).is_empty() {
                    content.push(Block::new(BlockKind::Paragraph { content: linked }).at(origin));
                    content.push(Block::paragraph(caption).at(origin));
                    return true;
                }
                BlockKind::Paragraph { content: linked }
            }
        };
        content.push(Block::new(kind).at(origin));
        true
    }

    /// A block that the site defines: set apart where its name says so, else a group.
    fn block_of_site(&mut self, node: &Value, origin: Origin) -> BlockKind {
        let fields = node.field("fields").unwrap_or(node);
        let name = fields.string("blockType").unwrap_or("block");
        let content = self.fields(fields);
        let style = first_string(fields, &["style", "variant", "kind"]).unwrap_or_default();
        match role_of(style).or_else(|| role_of(name)) {
            Some(role) => BlockKind::Aside { role, title: Vec::new(), content },
            None => {
                let kept = if content.is_empty() { "it holds no text" } else { "its text is kept" };
                let message = format!("the block type `{name}` is not known: {kept}");
                self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
                BlockKind::Group { label: Some(name.to_string()), content }
            }
        }
    }
}

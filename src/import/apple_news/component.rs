use super::super::json::Fields;
use super::super::{html, unknown};
use super::Reader;
use crate::article::{AsideRole, Block, BlockKind, Inline, RelatedLink, plain_text};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_, '_> {
    /// Components, in order.
    pub(super) fn components(&mut self, list: &[Value]) {
        for component in list {
            self.component(component);
        }
    }

    fn component(&mut self, value: &Value) {
        let role = value.string("role").unwrap_or_default();
        if value.flag("hidden") {
            return self.left_out(value, "it is marked as hidden");
        }
        let is_headline = self.title.is_some_and(|title| std::ptr::eq(title, value));
        match role {
            _ if is_headline => self.draft.article.headline = self.line(value),
            "title" => self.heading(value, 2),
            "heading" => self.heading(value, 2),
            "heading1" => self.heading(value, 1),
            "heading2" => self.heading(value, 2),
            "heading3" => self.heading(value, 3),
            "heading4" => self.heading(value, 4),
            "heading5" => self.heading(value, 5),
            "heading6" => self.heading(value, 6),
            "body" => self.story(value),
            "intro" if !self.in_story && self.draft.article.standfirst.is_empty() => {
                self.draft.article.standfirst = self.blocks(value);
            }
            "author" | "byline" | "illustrator" | "photographer" if !self.in_story => {
                let line = self.line(value);
                self.byline(line);
            }
            "intro" | "author" | "byline" | "illustrator" | "photographer" | "article_title" => self.story(value),
            "caption" => self.caption(value),
            "quote" => {
                let content = self.blocks(value);
                self.text_block(value, BlockKind::Quote { content, attribution: Vec::new(), cite: None });
            }
            "pullquote" => {
                let content = self.line(value);
                self.text_block(value, BlockKind::PullQuote { content, attribution: Vec::new() });
            }
            "image" | "photo" | "figure" | "portrait" | "logo" | "article_thumbnail" => {
                let figure = self.figure(value);
                // The thumbnail of an article without one is a place that Apple News fills.
                if role != "article_thumbnail" || figure.image.is_some() || !figure.caption.is_empty() {
                    self.push(value, BlockKind::Figure(Box::new(figure)));
                }
            }
            "gallery" | "mosaic" => {
                let gallery = self.gallery(value);
                self.push(value, gallery);
            }
            "audio" | "music" | "podcast" => {
                let audio = self.audio(value);
                self.push(value, audio);
            }
            "video" => {
                let video = self.video(value);
                self.push(value, video);
            }
            "embedwebvideo" | "embedvideo" | "instagram" | "facebook_post" | "tweet" | "tiktok" | "arkit" => {
                let embed = self.embed(value);
                self.push(value, embed);
            }
            "map" | "place" => {
                let map = self.map(value);
                self.push(value, map);
            }
            "datatable" => {
                let table = self.table(value);
                self.text_block(value, table);
            }
            "htmltable" => {
                let Some(markup) = value.field("html") else { return };
                let origin = self.draft.origin_of(markup);
                let blocks = html::blocks(self.draft, markup.as_str().unwrap_or_default(), origin);
                self.in_story = true;
                self.content.extend(blocks);
            }
            "container" | "section" | "chapter" | "header" => self.components(value.list("components")),
            "aside" => {
                let content = self.inside(value);
                self.in_story = true;
                self.push(value, BlockKind::Aside { role: AsideRole::Aside, title: Vec::new(), content });
            }
            "article_link" => self.article_link(value),
            "link_button" => self.link_button(value),
            "divider" => self.push(value, BlockKind::ThematicBreak),
            "spacer"
            | "flexible_spacer"
            | "banner_advertisement"
            | "medium_rectangle_advertisement"
            | "replica_advertisement" => {}
            _ => self.unknown(role, value),
        }
    }

    fn push(&mut self, value: &Value, kind: BlockKind) {
        let origin = self.draft.origin_of(value);
        let mut block = Block::new(kind).at(origin);
        block.id = value.string("identifier").map(str::to_string);
        self.content.push(block);
    }

    /// A block with which the story begins, if it has not.
    fn text_block(&mut self, value: &Value, kind: BlockKind) {
        self.in_story = true;
        self.push(value, kind);
    }

    fn heading(&mut self, value: &Value, level: u8) {
        let content = self.line(value);
        self.text_block(value, BlockKind::Heading { level, content });
    }

    fn story(&mut self, value: &Value) {
        let mut blocks = self.blocks(value);
        if let Some(first) = blocks.first_mut() {
            first.id = value.string("identifier").map(str::to_string);
        }
        self.in_story = true;
        self.content.append(&mut blocks);
    }

    /// A caption belongs to the picture or player right before it. What that has as a caption itself is shown by Apple
    /// News only where it fills the screen: it stays where it says something else.
    fn caption(&mut self, value: &Value) {
        let mut line = self.line(value);
        let own = self.content.last_mut().and_then(|block| match &mut block.kind {
            BlockKind::Figure(figure) => Some(&mut figure.caption),
            BlockKind::Gallery(gallery) => Some(&mut gallery.caption),
            BlockKind::Video(video) => Some(&mut video.caption),
            BlockKind::Audio(audio) => Some(&mut audio.caption),
            BlockKind::Embed(embed) => Some(&mut embed.caption),
            BlockKind::Table(table) if table.caption.is_empty() => Some(&mut table.caption),
            _ => None,
        });
        let Some(own) = own else {
            let origin = self.draft.origin_of(value);
            self.content.push(Block::paragraph(line).at(origin));
            return;
        };
        let said = plain_text(own);
        if said.trim().is_empty() {
            *own = line;
        } else if said.trim() == plain_text(&line).trim() {
            let origin = self.draft.origin_of(value);
            let message = "the caption stands with its picture and again as a component: it is shown once";
            self.draft.report(Finding::new(Rule::CaptionRepeated, origin, message).omitting(said));
        } else {
            line.push(Inline::LineBreak);
            line.append(own);
            *own = line;
        }
    }

    /// The blocks of a container's components, apart from the story's.
    fn inside(&mut self, value: &Value) -> Vec<Block> {
        let outer = std::mem::take(&mut self.content);
        let in_story = std::mem::replace(&mut self.in_story, true);
        self.components(value.list("components"));
        self.in_story = in_story;
        std::mem::replace(&mut self.content, outer)
    }

    /// Another article of Apple News, with the words that stand for it.
    fn article_link(&mut self, value: &Value) {
        let origin = self.draft.origin_of(value);
        let id = value.string("articleIdentifier").map(|id| format!("https://apple.news/{id}"));
        let url = id.and_then(|address| self.draft.url(&address, Use::Link, origin));
        let mut rest = Vec::new();
        let mut lines: Vec<Vec<Inline>> = Vec::new();
        for block in self.inside(value) {
            match block.kind {
                BlockKind::Paragraph { content } | BlockKind::Heading { content, .. } => lines.push(content),
                _ => rest.push(block),
            }
        }
        let mut lines = lines.into_iter();
        let title = lines.next().unwrap_or_default();
        let mut description = Vec::new();
        for line in lines {
            if !description.is_empty() {
                description.push(Inline::LineBreak);
            }
            description.extend(line);
        }
        self.in_story = true;
        if url.is_some() || !title.is_empty() {
            let links = vec![RelatedLink { url, title, description }];
            self.push(value, BlockKind::Related { title: Vec::new(), links });
        }
        self.content.append(&mut rest);
    }

    fn link_button(&mut self, value: &Value) {
        let origin = self.draft.origin_of(value);
        let content = self.line(value);
        let url = value.string("URL").and_then(|address| self.draft.url(address, Use::Link, origin));
        let content = match url {
            Some(url) => vec![Inline::link(url, content)],
            None => content,
        };
        self.text_block(value, BlockKind::Paragraph { content });
    }

    fn left_out(&mut self, value: &Value, why: &str) {
        let origin = self.draft.origin_of(value);
        let mut words = String::new();
        super::text::component(value, &mut words);
        let role = value.string("role").unwrap_or_default();
        let finding = Finding::new(Rule::LeftOut, origin, format!("the component `{role}` was left out: {why}"));
        self.draft.report(if words.trim().is_empty() { finding } else { finding.omitting(words) });
    }

    fn unknown(&mut self, role: &str, value: &Value) {
        self.in_story = true;
        let origin = self.draft.origin_of(value);
        let mut content = if value.get("text").is_some_and(Value::is_string) { self.blocks(value) } else { Vec::new() };
        content.extend(self.inside(value));
        content.extend(unknown::blocks(self.draft, value, SETTINGS));
        let kept = if content.is_empty() { "it holds no text" } else { "its text is kept" };
        let message = format!("the role `{role}` is not known: {kept}");
        self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
        self.content.push(Block::new(BlockKind::Group { label: Some(role.to_string()), content }).at(origin));
    }
}

/// The fields of a component of any role that hold no text, or whose text is read elsewhere.
pub(super) const SETTINGS: &[&str] = &[
    "accessibilityCaption",
    "additions",
    "anchor",
    "animation",
    "behavior",
    "components",
    "conditional",
    "format",
    "identifier",
    "inlineTextStyles",
    "layout",
    "role",
    "style",
    "text",
    "textStyle",
    "URL",
];

//! Pictures, films and recordings.

use super::Reader;
use super::graph::{Graph, Text, flat, is_a, property, text_of};
use super::people::people;
use super::words::plain;
use crate::article::{
    Audio, Block, BlockKind, Figure, Gallery, Image, Inline, LanguageTag, MediaSource, Track, TrackKind, Video,
    plain_text,
};
use crate::finding::{Finding, Rule};
use crate::import::{embeds, moments};
use crate::url::{Url, Use};
use serde_json::Value;

/// A picture's credit: its own line, or who made it and who owns it.
pub(super) fn credit<'v>(graph: &Graph<'v>, node: &'v Value) -> Option<String> {
    let text = |name| graph.text(node, name).map(|text| plain(text.text));
    let mut parts: Vec<String> = match text("creditText") {
        Some(credit) => vec![credit],
        None => people(graph, node).iter().map(|(_, _, name)| plain(name.text)).collect(),
    };
    let holder = || graph.first(node, "copyrightHolder").and_then(|it| graph.name(it)).map(|name| plain(name.text));
    parts.extend(text("copyrightNotice").or_else(holder));
    parts.dedup();
    (!parts.is_empty()).then(|| parts.join(" / "))
}

/// A picture's caption.
pub(super) fn caption<'v>(graph: &Graph<'v>, node: &'v Value) -> Option<Text<'v>> {
    if !node.is_object() {
        return None;
    }
    graph.text(node, "caption")
}

/// What stands under a film or recording, where it says more than its name.
pub(super) fn description<'v>(graph: &Graph<'v>, node: &'v Value) -> Option<Text<'v>> {
    let name = graph.text(node, "name").map(|name| name.text.trim());
    graph.text(node, "description").filter(|text| Some(text.text.trim()) != name)
}

impl<'v> Reader<'_, '_, 'v> {
    /// The address of a picture: its file's, else its own.
    pub(super) fn image_address(&self, value: &'v Value) -> Option<Text<'v>> {
        text_of(value).or_else(|| self.graph.address(value, &["contentUrl", "url", "thumbnailUrl"])).or_else(|| {
            let value = property(value, "@id")?;
            text_of(value).filter(|name| name.text.starts_with("http"))
        })
    }

    /// One picture.
    fn figure(&mut self, value: &'v Value) -> Option<Figure> {
        let graph = self.graph;
        let origin = self.draft.origin_of(value);
        let address = self.image_address(value);
        let url = address.and_then(|address| self.draft.url(address.text.trim(), Use::Media, origin));
        let caption = caption(graph, value).map(|text| self.line(text)).unwrap_or_default();
        let credit = match value.is_object() {
            true => credit(graph, value).map(|credit| vec![Inline::text(credit)]).unwrap_or_default(),
            false => Vec::new(),
        };
        let image = url.map(|url| {
            let mut image = Image::new(url);
            if value.is_object() {
                image.alt = graph.text(value, "description").map(|text| plain(text.text));
                image.width = graph.number(value, "width");
                image.height = graph.number(value, "height");
            }
            image
        });
        let figure = Figure { image, caption, credit, link: None };
        (figure.image.is_some() || !figure.caption.is_empty()).then_some(figure)
    }

    /// The pictures of a node that were not shown yet: first the one that leads, then those that say themselves
    /// that they show something else. Sites give one picture in several croppings, as search engines ask them to.
    pub(super) fn pictures(&mut self, node: &'v Value) -> Vec<(Figure, &'v Value)> {
        let mut values = self.graph.all(node, "image");
        if values.is_empty() {
            values = self.graph.all(node, "primaryImageOfPage");
        }
        if values.is_empty() {
            values = self.graph.all(node, "thumbnailUrl");
        }
        let mut figures: Vec<(Figure, &'v Value)> = Vec::new();
        let mut alike = 0;
        for value in values {
            let Some(figure) = self.figure(value) else { continue };
            let is_said = figure.caption.is_empty() || !self.captions.insert(plain_text(&figure.caption));
            if !self.is_new(&figure) && is_said {
                continue;
            }
            let widest = figure.image.as_ref().and_then(|image| image.width);
            let says_more = |known: &Figure| !figure.caption.is_empty() && known.caption != figure.caption;
            match figures.iter_mut().find(|(known, _)| !says_more(known)) {
                None => figures.push((figure, value)),
                Some((known, place)) => {
                    alike += 1;
                    if known.image.as_ref().and_then(|image| image.width) < widest {
                        (known.image, *place) = (figure.image, value);
                    }
                }
            }
        }
        if let (1.., Some((_, first))) = (alike, figures.first()) {
            let origin = self.draft.origin_of(first);
            let message = format!(
                "{alike} more of the article's `image` are left out: no caption says that they show something else"
            );
            self.draft.report(Finding::new(Rule::LeftOut, origin, message));
        }
        figures
    }

    /// Whether a picture's file was not shown yet. Croppings of one file differ in the query only.
    fn is_new(&mut self, figure: &Figure) -> bool {
        match figure.image.as_ref() {
            Some(image) => {
                let address = image.url.as_str();
                self.shown.insert(address.split(['?', '#']).next().unwrap_or(address).to_string())
            }
            None => true,
        }
    }

    /// Pictures in the story.
    pub(super) fn gallery(&mut self, figures: Vec<(Figure, &'v Value)>) -> Option<Block> {
        let (_, first) = figures.first()?;
        let origin = self.draft.origin_of(first);
        let mut figures: Vec<Figure> = figures.into_iter().map(|(figure, _)| figure).collect();
        let kind = match figures.len() {
            1 => BlockKind::Figure(Box::new(figures.remove(0))),
            _ => BlockKind::Gallery(Box::new(Gallery { figures, ..Gallery::default() })),
        };
        Some(Block::new(kind).at(origin))
    }

    /// The films and recordings of a node.
    pub(super) fn players(&mut self, node: &'v Value) -> Vec<Block> {
        let mut blocks = Vec::new();
        for name in ["video", "audio", "associatedMedia"] {
            for value in self.graph.all(node, name) {
                let is_audio = name == "audio" || is_a(value, AUDIO);
                if name == "associatedMedia" && !is_audio && !is_a(value, &["VideoObject"]) {
                    continue;
                }
                blocks.extend(self.player(value, is_audio));
            }
        }
        blocks
    }

    /// A picture, film or recording that stands for itself.
    pub(super) fn medium(&mut self, value: &'v Value) -> Option<Block> {
        if is_a(value, &["ImageObject", "Photograph"]) {
            let figure = self.figure(value)?;
            return self.gallery(vec![(figure, value)]);
        }
        self.player(value, is_a(value, AUDIO))
    }

    fn player(&mut self, value: &'v Value, is_audio: bool) -> Option<Block> {
        let graph = self.graph;
        let origin = self.draft.origin_of(value);
        if let Some(address) = text_of(value) {
            let url = self.draft.url(address.text.trim(), Use::Media, origin)?;
            let sources = vec![MediaSource { url, media_type: None }];
            let kind = match is_audio {
                true => BlockKind::Audio(Box::new(Audio { sources, ..Audio::default() })),
                false => BlockKind::Video(Box::new(Video { sources, ..Video::default() })),
            };
            return Some(Block::new(kind).at(origin));
        }
        let title = graph.text(value, "name").or_else(|| graph.text(value, "headline")).map(|name| plain(name.text));
        let caption = description(graph, value).map(|text| self.line(text)).unwrap_or_default();
        let credit = credit(graph, value).map(|credit| vec![Inline::text(credit)]).unwrap_or_default();
        let transcript = graph.text(value, "transcript").map(|text| self.blocks(text)).unwrap_or_default();
        let duration = graph.text(value, "duration").and_then(|text| moments::seconds(text.text));
        let page = graph.address(value, &["url", "mainEntityOfPage"]);
        let url = page.and_then(|page| self.draft.url(page.text.trim(), Use::Link, origin));
        let sources = self.sources(value);
        let frame = graph.address(value, &["embedUrl"]).filter(|_| sources.is_empty());
        let kind = if let Some(frame) = frame {
            let mut embed = embeds::of_frame(self.draft, frame.text.trim(), origin);
            embed.url = url.or(embed.url);
            embed.title = title;
            embed.caption = caption;
            embed.caption.extend(credit.into_iter().flat_map(|credit| [Inline::text(" "), credit]));
            embed.fallback = transcript;
            (embed.width, embed.height) = (graph.number(value, "width"), graph.number(value, "height"));
            BlockKind::Embed(Box::new(embed))
        } else if is_audio {
            BlockKind::Audio(Box::new(Audio { title, sources, duration, url, caption, credit, transcript }))
        } else {
            BlockKind::Video(Box::new(Video {
                title,
                sources,
                tracks: self.tracks(value),
                poster: self.poster(value),
                width: graph.number(value, "width"),
                height: graph.number(value, "height"),
                duration,
                url,
                caption,
                credit,
                transcript,
                ..Video::default()
            }))
        };
        Some(Block::new(kind).at(origin))
    }

    fn sources(&mut self, value: &'v Value) -> Vec<MediaSource> {
        let mut files = vec![value];
        files.extend(self.graph.all(value, "encoding"));
        files.extend(self.graph.all(value, "associatedMedia"));
        let mut sources: Vec<MediaSource> = Vec::new();
        for file in files {
            let media_type = self.graph.text(file, "encodingFormat").map(|text| text.text.trim().to_string());
            for address in self.graph.all(file, "contentUrl").into_iter().filter_map(text_of) {
                let origin = self.draft.origin_of(address.value);
                let url = self.draft.url(address.text.trim(), Use::Media, origin);
                let url = url.filter(|url| sources.iter().all(|known| known.url != *url));
                sources.extend(url.map(|url| MediaSource { url, media_type: media_type.clone() }));
            }
        }
        sources
    }

    /// The timed texts of a film: its `caption` may be a file.
    fn tracks(&mut self, value: &'v Value) -> Vec<Track> {
        let mut tracks = Vec::new();
        for file in property(value, "caption").into_iter().flat_map(flat) {
            let file = self.graph.resolve(file);
            let Some(address) = self.graph.address(file, &["contentUrl", "url"]).filter(|_| file.is_object()) else {
                continue;
            };
            let origin = self.draft.origin_of(file);
            let language = self.graph.text(file, "inLanguage").and_then(|tag| LanguageTag::parse(tag.text));
            let label = self.graph.text(file, "name").map(|name| plain(name.text));
            let url: Option<Url> = self.draft.url(address.text.trim(), Use::Media, origin);
            tracks.extend(url.map(|url| Track { url, kind: TrackKind::Captions, language, label }));
        }
        tracks
    }

    fn poster(&mut self, value: &'v Value) -> Option<Image> {
        let address = ["thumbnail", "thumbnailUrl", "image"].iter().find_map(|name| {
            let image = self.graph.first(value, name)?;
            self.image_address(image)
        })?;
        let origin = self.draft.origin_of(address.value);
        let url = self.draft.url(address.text.trim(), Use::Media, origin)?;
        // The film's title stands beside it and says what it would.
        Some(Image { alt: Some(String::new()), ..Image::new(url) })
    }
}

/// The types of recordings.
static AUDIO: &[&str] = &["AudioObject", "Audiobook", "PodcastEpisode", "RadioEpisode", "MusicRecording"];

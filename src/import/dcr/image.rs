//! Pictures, films and recordings.

use super::Reader;
use super::words::{join, push};
use crate::article::{
    Audio, Block, BlockKind, Candidate, Embed, Figure, Gallery, Image, Inline, MediaSource, Track, TrackKind, Video,
    plain_text,
};
use crate::finding::{Finding, Rule};
use crate::import::json::Fields;
use crate::import::renditions::{choice, one_of_each_width};
use crate::import::{embeds, html};
use crate::url::Use;
use serde_json::Value;

/// The width that a picture is given where its sizes are not asked for.
const WIDTH: u32 = 1300;

impl Reader<'_, '_> {
    /// A picture, with the title that some articles set over it and the rating that some reviews give it.
    pub(super) fn image(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let title = self.line(value.field("title"));
        if !title.is_empty() {
            content.push(Block::new(BlockKind::Heading { level: 2, content: title }).at(origin));
        }
        if let Some(figure) = self.figure(value) {
            content.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
        }
        if let Some(rating) = value.field("starRating").and_then(super::page::stars) {
            content.push(Block::paragraph(vec![Inline::text(rating)]).at(origin));
        }
    }

    pub(super) fn figure(&mut self, value: &Value) -> Option<Figure> {
        let data = value.field("data").unwrap_or(value);
        let image = self
            .picture(value)
            .map(|image| Image { alt: data.get("alt").and_then(Value::as_str).map(html::text), ..image });
        let caption = self.line(data.field("caption"));
        // Where it is not to be displayed, the caption has it.
        let shows = value.get("displayCredit").and_then(Value::as_bool) != Some(false);
        let credit = if shows { self.line(data.field("credit")) } else { Vec::new() };
        if image.is_none() {
            self.missing(value, "it has no file of the picture");
        }
        let says = image.is_some() || !caption.is_empty() || !credit.is_empty();
        says.then_some(Figure { image, caption, credit, link: None })
    }

    /// The files of a picture: those that the picture service makes for the article's column, else those of the crop.
    fn picture(&mut self, value: &Value) -> Option<Image> {
        let origin = self.draft.origin_of(value);
        let all = value.path(&["media", "allImages"]).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let size = |file: &Value| {
            let fields = file.field("fields").unwrap_or(file);
            fields.number("width").zip(fields.number("height")).filter(|(width, height)| *width > 0 && *height > 0)
        };
        let full = all.iter().filter_map(size).max();
        let role = value.string("role").unwrap_or("inline");
        let sources = value.list("imageSources");
        let fits = |source: &&Value| source.string("weighting") == Some(role);
        let inline = |source: &&Value| source.string("weighting") == Some("inline");
        let chosen = sources.iter().find(fits).or_else(|| sources.iter().find(inline)).or(sources.first());
        let mut candidates = match chosen {
            Some(source) => self.candidates(source.list("srcSet"), "src", |file| file.number("width")),
            None => Vec::new(),
        };
        if candidates.is_empty() {
            candidates = self.candidates(all, "url", |file| size(file).map(|(width, _)| width));
        }
        let fitting = candidates.iter().rfind(|one| one.width.is_some_and(|width| width <= WIDTH));
        let best = fitting.or(candidates.first());
        let (url, width) = match best {
            Some(best) => (best.url.clone(), best.width),
            None => {
                let address = all.iter().find_map(|file| file.string("url")).or(value.string("url"))?;
                (self.draft.url(address, Use::Media, origin)?, None)
            }
        };
        let mut image = Image::new(url);
        image.width = width.or(full.map(|(width, _)| width));
        image.height = image.width.zip(full).and_then(|(width, (full_width, full_height))| {
            u32::try_from(u64::from(full_height) * u64::from(width) / u64::from(full_width)).ok()
        });
        image.candidates = choice(candidates);
        Some(image)
    }

    /// The files with an address at `key`, one of each width, the narrowest first.
    fn candidates(&mut self, files: &[Value], key: &str, width: impl Fn(&Value) -> Option<u32>) -> Vec<Candidate> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for file in files {
            let Some((address, width)) = file.string(key).zip(width(file).filter(|width| *width > 0)) else { continue };
            let origin = self.draft.origin_of(file);
            if let Some(url) = self.draft.url(address, Use::Media, origin) {
                candidates.push(Candidate { url, width: Some(width), density: None });
            }
        }
        one_of_each_width(candidates)
    }

    /// Several pictures with one caption.
    pub(super) fn gallery(&mut self, value: &Value) -> BlockKind {
        let figures = value.list("images").iter().filter_map(|image| self.figure(image)).collect();
        BlockKind::Gallery(Box::new(Gallery { title: Vec::new(), figures, caption: self.line(value.field("caption")) }))
    }

    /// A cartoon: the same drawing for narrow and wide windows, of which the widest is shown.
    pub(super) fn cartoon(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let variants = value.list("variants");
        let is_large = |variant: &&Value| variant.string("viewportSize") == Some("large");
        let variant = variants.iter().find(is_large).or(variants.last());
        let pictures = variant.map(|variant| variant.list("images")).unwrap_or_default();
        let mut caption = self.line(value.field("caption"));
        let shows = value.get("displayCredit").and_then(Value::as_bool) != Some(false);
        let mut credit = if shows { self.line(value.field("credit")) } else { Vec::new() };
        let mut figures: Vec<Figure> = Vec::new();
        for picture in pictures {
            let image = self.small_picture(picture).map(|image| Image { alt: alt(value), ..image });
            figures.extend(image.map(|image| Figure { image: Some(image), ..Figure::default() }));
        }
        if let Some(last) = figures.last_mut() {
            last.caption = std::mem::take(&mut caption);
            last.credit = std::mem::take(&mut credit);
        } else {
            self.missing(value, "it has no file of the drawing");
            join(&mut caption, " ", credit);
            push(content, caption, origin);
            return;
        }
        content.extend(figures.into_iter().map(|figure| Block::new(BlockKind::Figure(Box::new(figure))).at(origin)));
    }

    /// A picture given as an object with `url`, or as its address.
    pub(super) fn small_picture(&mut self, value: &Value) -> Option<Image> {
        let origin = self.draft.origin_of(value);
        let address = value.as_str().or(value.string("url"))?;
        let url = self.draft.url(address, Use::Media, origin)?;
        Some(Image { width: value.number("width"), height: value.number("height"), ..Image::new(url) })
    }

    /// The caption of the picture, film or pictures right before it.
    pub(super) fn caption(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let mut line = self.line(value.field("captionText"));
        let shows = value.get("displayCredit").and_then(Value::as_bool) != Some(false);
        let credit = if shows { self.line(value.field("credit")) } else { Vec::new() };
        let own = content.last_mut().and_then(|block| match &mut block.kind {
            BlockKind::Figure(figure) => Some(&mut figure.caption),
            BlockKind::Gallery(gallery) => Some(&mut gallery.caption),
            BlockKind::Video(video) => Some(&mut video.caption),
            BlockKind::Embed(embed) => Some(&mut embed.caption),
            _ => None,
        });
        join(&mut line, " ", credit);
        match own {
            Some(own) if own.is_empty() => *own = line,
            Some(own) => {
                own.push(Inline::LineBreak);
                own.append(&mut line);
            }
            None => push(content, line, origin),
        }
    }

    /// A film of the publisher's own, or a recording: its files.
    pub(super) fn film(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let (sources, tracks) = self.files(value.list("assets"), "video/");
        let page = value.string("url").or(value.string("originalUrl"));
        let url = page.and_then(|address| self.draft.url(address, Use::Link, origin));
        let poster = value.list("posterImage").iter().max_by_key(|one| one.number("width").filter(|one| *one <= WIDTH));
        let poster = poster.and_then(|poster| self.small_picture(poster)).or_else(|| {
            let media = value.field("imageMedia")?;
            self.small_picture(media.list("allImages").last()?)
        });
        let format = value.string("videoPlayerFormat").unwrap_or_default();
        let title = value.string("title").map(html::text);
        let mut caption = self.line(value.field("caption"));
        let source = self.line(value.field("source"));
        if sources.is_empty() && url.is_none() {
            let mut shown = self.flow(value.field("html"));
            if shown.is_empty() && title.is_none() && caption.is_empty() {
                return self.missing(value, "it has no file of the film");
            }
            if let Some(title) = title {
                content.push(Block::paragraph(vec![Inline::text(title)]).at(origin));
            }
            content.append(&mut shown);
            join(&mut caption, " ", source);
            return push(content, caption, origin);
        }
        content.push(
            Block::new(BlockKind::Video(Box::new(Video {
                title,
                sources,
                tracks,
                // The film's own title and caption say what its first picture would.
                poster: poster.map(|image| Image { alt: Some(String::new()), ..image }),
                duration: value.number("duration").filter(|seconds| *seconds > 0),
                loop_: matches!(format, "Loop" | "Cinemagraph"),
                url,
                caption,
                credit: source,
                ..Video::default()
            })))
            .at(origin),
        );
    }

    fn files(&mut self, assets: &[Value], sort: &str) -> (Vec<MediaSource>, Vec<Track>) {
        let (mut sources, mut tracks) = (Vec::new(), Vec::new());
        for asset in assets {
            let origin = self.draft.origin_of(asset);
            let Some(address) = asset.string("url").or(asset.string("file")) else { continue };
            let Some(url) = self.draft.url(address, Use::Media, origin) else { continue };
            match asset.string("mimeType") {
                Some("text/vtt") => {
                    tracks.push(Track { url, kind: TrackKind::Captions, language: None, label: None });
                }
                Some("application/x-mpegURL") => {
                    let media_type = Some("application/vnd.apple.mpegurl".to_string());
                    sources.push(MediaSource { url, media_type });
                }
                Some(name) if !name.starts_with(sort) => {}
                name => sources.push(MediaSource { url, media_type: name.map(str::to_string) }),
            }
        }
        (sources, tracks)
    }

    pub(super) fn audio(&mut self, value: &Value) -> Option<Audio> {
        let origin = self.draft.origin_of(value);
        let mut sources = self.files(value.list("assets"), "audio/").0;
        if let Some(address) = value.string("trackUrl") {
            let url = self.draft.url(address, Use::Media, origin);
            sources.extend(url.map(|url| MediaSource { url, media_type: None }));
        }
        let words = [value.string("kicker"), value.string("title")].into_iter().flatten();
        let title: Vec<String> = words.map(html::text).collect();
        let audio = Audio {
            title: (!title.is_empty()).then(|| title.join(": ")),
            sources,
            duration: value.number("duration").filter(|seconds| *seconds > 0),
            caption: self.line(value.field("caption")),
            ..Audio::default()
        };
        if audio.sources.is_empty() && audio.title.is_none() {
            self.missing(value, "it has no file of the recording");
            return None;
        }
        Some(audio)
    }

    /// A film of the publisher's that YouTube plays. One that may not be shown any more leaves its picture.
    pub(super) fn youtube(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let title = value.string("mediaTitle").map(|title| html::text(title).trim().to_string());
        let caption = self.line(value.field("caption"));
        if value.flag("expired") {
            let said = [title.unwrap_or_default(), plain_text(&caption)].join(" ");
            let message = "the film was left out: it is marked as `expired`, so it may not be shown any more";
            self.draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(said));
            let picture = value.field("overrideImage").or_else(|| value.list("posterImage").first());
            if let Some(image) = picture.and_then(|picture| self.small_picture(picture)) {
                let figure = Figure { image: Some(Image { alt: alt(value), ..image }), ..Figure::default() };
                content.push(Block::new(BlockKind::Figure(Box::new(figure))).at(origin));
            }
            return;
        }
        let Some(id) = value.string("assetId") else {
            self.missing(value, "it has no `assetId`");
            push(content, title.map(|title| vec![Inline::text(title)]).unwrap_or_default(), origin);
            return push(content, caption, origin);
        };
        let embed = embeds::youtube(self.draft, id, origin);
        content.push(Block::new(BlockKind::Embed(Box::new(Embed { title, caption, ..embed }))).at(origin));
    }

    /// What a reader sent in.
    pub(super) fn witness(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let data = value.field("witnessTypeData").unwrap_or(value);
        let author = data.string("authorName").map(html::text).unwrap_or_default();
        let credit: Vec<Inline> = if author.is_empty() { Vec::new() } else { vec![Inline::text(author)] };
        let mut caption = self.line(data.field("title"));
        for key in ["caption", "description"] {
            let more = self.line(data.field(key));
            if !more.is_empty() && !caption.is_empty() {
                caption.push(Inline::LineBreak);
            }
            caption.extend(more);
        }
        let kind = match data.string("type").unwrap_or_default() {
            "image" => {
                let file =
                    value.list("assets").iter().max_by_key(|file| file.path(&["fields", "width"]).and_then(width));
                let image = file.and_then(|file| self.small_picture(file));
                let image = image.map(|image| Image { alt: alt(data), ..image });
                BlockKind::Figure(Box::new(Figure { image, caption, credit, link: None }))
            }
            "video" => {
                let address = data.string("youtubeUrl").or(data.string("url")).unwrap_or_default();
                let embed = embeds::of_address(self.draft, address, origin);
                join(&mut caption, " ", credit);
                BlockKind::Embed(Box::new(Embed { caption, ..embed }))
            }
            _ => {
                let content = vec![Block::paragraph(caption).at(origin)];
                BlockKind::Quote { content, attribution: credit, cite: None }
            }
        };
        content.push(Block::new(kind).at(origin));
    }
}

fn width(value: &Value) -> Option<u32> {
    crate::import::json::whole(value)
}

/// An alternative text, which may have been written for a page: without its markup.
fn alt(value: &Value) -> Option<String> {
    value.string("altText").or(value.get("alt").and_then(Value::as_str)).map(html::text)
}

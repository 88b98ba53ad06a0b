//! Pictures, galleries, films and recordings.

use super::{Reader, kind, rich};
use crate::article::{
    Audio, Block, BlockKind, Candidate, Embed, Figure, FocalPoint, Gallery, Image, Inline, MediaSource, Track,
    TrackKind, Video, plain_text, words,
};
use crate::finding::{Finding, Rule};
use crate::import::json::{Fields, whole};
use crate::import::renditions::one_of_each_width;
use crate::import::{embeds, html, plain, unknown};
use crate::url::Use;
use serde_json::Value;
use std::collections::HashSet;

impl Reader<'_, '_> {
    /// A picture with its words; none where the source has only its name.
    pub(super) fn figure(&mut self, value: &Value) -> Option<Figure> {
        let figure = Figure {
            image: self.image(value),
            caption: self.picture_caption(value),
            credit: self.credit(value),
            link: None,
        };
        if figure.image.is_none() && figure.caption.is_empty() && figure.credit.is_empty() {
            self.unresolved(value, kind(value), value.string("_id").unwrap_or_default());
            return None;
        }
        if figure.image.is_none() {
            let origin = self.draft.origin_of(value);
            let message = "the picture has no `url`: its words are kept";
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
        }
        Some(figure)
    }

    fn image(&mut self, value: &Value) -> Option<Image> {
        let address = value.field("url").filter(|_| value.string("url").is_some())?;
        let origin = self.draft.origin_of(address);
        let url = self.draft.url(address.as_str().unwrap_or_default(), Use::Media, origin)?;
        let (width, height) = (value.number("width"), value.number("height"));
        Some(Image {
            alt: value.get("alt_text").and_then(Value::as_str).map(html::text),
            width,
            height,
            candidates: self.sizes(value, width.zip(height)),
            focus: width.zip(height).and_then(|size| focus(value, size)),
            ..Image::new(url)
        })
    }

    /// The same picture in other sizes, as resizing services add them. A cropped one is another picture.
    fn sizes(&mut self, value: &Value, full: Option<(u32, u32)>) -> Vec<Candidate> {
        let places: [&[&str]; 4] =
            [&["renditions", "original"], &["renditions"], &["resized_urls"], &["additional_properties", "renditions"]];
        let mut candidates: Vec<Candidate> = Vec::new();
        for (name, file) in places.iter().filter_map(|place| value.path(place)?.as_object()).flatten() {
            let address = file.as_str().or(file.string("url"));
            let named =
                name.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
            let given = file.number("width").map(|width| (width, file.number("height").unwrap_or_default()));
            let (Some(address), Some((width, height))) = (address, named.or(given)) else { continue };
            let is_cropped = height > 0 && full.is_none_or(|full| !has_shape((width, height), full));
            if width == 0 || is_cropped {
                continue;
            }
            let origin = self.draft.origin_of(file);
            if let Some(url) = self.draft.url(address, Use::Media, origin) {
                candidates.push(Candidate { url, width: Some(width), density: None });
            }
        }
        one_of_each_width(candidates)
    }

    /// A picture's title (`subtitle`, and `title` before version 0.5) and its caption, in one.
    fn picture_caption(&mut self, value: &Value) -> Vec<Inline> {
        let title = value.field("subtitle").or(value.field("title"));
        let heading = self.line(title);
        let mut caption = self.line(value.field("caption"));
        let (said, more) = (plain_text(&heading), plain_text(&caption));
        if said.trim().is_empty() {
            return caption;
        }
        if words(&said).eq(words(&more)) {
            let origin = title.map(|title| self.draft.origin_of(title)).unwrap_or_default();
            let message = "the picture's title says its caption's words: they are shown once";
            self.draft.report(Finding::new(Rule::CaptionRepeated, origin, message).omitting(said));
            return caption;
        }
        let mut line = vec![Inline::Strong { content: heading }];
        if !caption.is_empty() {
            line.push(Inline::text(" "));
            line.append(&mut caption);
        }
        line
    }

    /// A picture as an oEmbed service describes it.
    pub(super) fn oembed_photo(&mut self, oembed: &Value) -> Option<Figure> {
        let image = self.image(oembed)?;
        let credit = oembed.string("author_name").map(html::text).map(|name| vec![Inline::text(name)]);
        Some(Figure {
            image: Some(image),
            caption: self.line(oembed.field("title")),
            credit: credit.unwrap_or_default(),
            link: None,
        })
    }

    /// A gallery; what is no picture in it comes after it.
    pub(super) fn gallery(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let mut figures = Vec::new();
        let mut rest = Vec::new();
        for item in value.list("content_elements") {
            match kind(item) {
                "image" | "media" => figures.extend(self.figure(item)),
                name => self.element(name, item, &mut rest),
            }
        }
        let title = self.line(rich::headline(value));
        let mut caption = self.line(rich::basic(value, "description").or(value.field("caption")));
        let credit = self.credit(value);
        if !credit.is_empty() {
            if !caption.is_empty() {
                caption.push(Inline::text(" "));
            }
            caption.extend(credit);
        }
        if figures.is_empty() {
            if title.is_empty() && caption.is_empty() && rest.is_empty() {
                return self.unresolved(value, "gallery", value.string("_id").unwrap_or_default());
            }
            let words = [title, caption].into_iter().filter(|line| !line.is_empty());
            rest.splice(..0, words.map(|line| Block::paragraph(line).at(origin)));
        } else {
            let gallery = Gallery { title, figures, caption };
            content.push(Block::new(BlockKind::Gallery(Box::new(gallery))).at(origin));
        }
        content.append(&mut rest);
    }

    /// A film, and the corrections of it. What only another site plays is an embed.
    pub(super) fn video(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let streams = playable(value, &["mp4", "webm", "ts", "m3u8", "hls"]);
        let title = rich::headline(value).and_then(Value::as_str).map(html::text);
        let caption = self.line(rich::basic(value, "description"));
        let credit = self.credit(value);
        let transcript = self.transcript(value);
        let youtube = value.string("youtube_content_id").or(value.string("youtubeContentId"));
        let poster = value.field("promo_image").or_else(|| value.path(&["promo_items", "basic"]));
        let block = if streams.is_empty() && (youtube.is_some() || value.string("embed_html").is_some()) {
            let shown = match youtube {
                Some(id) => Some(embeds::youtube(self.draft, id, origin)),
                None => self.first_embed(value.field("embed_html")),
            };
            let embed = shown.unwrap_or_default();
            let url = embed.url.clone().or_else(|| self.address(value, &["canonical_url"]));
            let caption = with_credit(caption, credit);
            BlockKind::Embed(Box::new(Embed { url, title, caption, fallback: transcript, ..embed }))
        } else {
            let size = streams.first().map(|stream| (stream.number("width"), stream.number("height")));
            let (width, height) = size.unwrap_or_default();
            let milliseconds = value.number("duration").or(value.number("videoDuration"));
            let poster = poster.filter(|poster| matches!(kind(poster), "image" | "")).and_then(|one| self.image(one));
            let video = Video {
                title,
                sources: self.files(&streams, "video"),
                tracks: self.tracks(value),
                // The film's own title and caption say what its first picture would.
                poster: poster.map(|image| Image { alt: Some(String::new()), ..image }),
                width,
                height,
                duration: milliseconds.map(|milliseconds| milliseconds / 1000).filter(|seconds| *seconds > 0),
                url: self.address(value, &["canonical_url", "url"]),
                caption,
                credit,
                transcript,
                ..Video::default()
            };
            if video.sources.is_empty() && video.url.is_none() && video.title.is_none() && video.caption.is_empty() {
                self.unresolved(value, "video", value.string("_id").unwrap_or_default());
                return content.extend(video.transcript);
            }
            BlockKind::Video(Box::new(video))
        };
        content.push(Block::new(block).at(origin));
        for one in value.list("corrections") {
            let origin = self.draft.origin_of(one);
            let correction = self.correction(one);
            content.push(Block::new(BlockKind::Correction(Box::new(correction))).at(origin));
        }
    }

    pub(super) fn audio(&mut self, value: &Value) -> Option<Audio> {
        let mut sources = self.files(&playable(value, &[]), "audio");
        if let Some(address) = value.field("source_url").or(value.field("sourceUrl")).filter(|_| sources.is_empty()) {
            let origin = self.draft.origin_of(address);
            let url = self.draft.url(address.as_str().unwrap_or_default(), Use::Media, origin);
            let media_type = value.string("mimetype").filter(|name| name.starts_with("audio/")).map(str::to_string);
            sources.extend(url.map(|url| MediaSource { url, media_type }));
        }
        let milliseconds = value.number("duration");
        let audio = Audio {
            title: rich::headline(value).and_then(Value::as_str).map(html::text),
            sources,
            duration: milliseconds.map(|milliseconds| milliseconds / 1000).filter(|seconds| *seconds > 0),
            url: self.address(value, &["canonical_url"]),
            caption: self.line(rich::basic(value, "description")),
            credit: self.credit(value),
            transcript: self.transcript(value),
        };
        if audio.sources.is_empty() && audio.url.is_none() && audio.title.is_none() && audio.caption.is_empty() {
            self.unresolved(value, "audio", value.string("_id").unwrap_or_default());
            return None;
        }
        Some(audio)
    }

    fn transcript(&mut self, value: &Value) -> Vec<Block> {
        let Some(text) = value.field("transcript").filter(|_| value.string("transcript").is_some()) else {
            return Vec::new();
        };
        match text.as_str().unwrap_or_default() {
            markup if unknown::is_markup(markup) => self.flow(Some(text)),
            words => {
                let origin = self.draft.origin_of(text);
                plain::paragraphs(words, origin)
            }
        }
    }

    fn files(&mut self, streams: &[&Value], sort: &str) -> Vec<MediaSource> {
        let mut files: Vec<MediaSource> = Vec::new();
        let mut known = HashSet::new();
        for stream in streams {
            let origin = self.draft.origin_of(stream);
            let Some(address) = stream.string("url") else { continue };
            let Some(url) = self.draft.url(address, Use::Media, origin) else { continue };
            if known.insert(url.clone()) {
                files.push(MediaSource { url, media_type: media_type(stream, sort).map(str::to_string) });
            }
        }
        files
    }

    /// The timed text of a film. Browsers show WebVTT alone.
    fn tracks(&mut self, value: &Value) -> Vec<Track> {
        let subtitles = value.field("subtitles").unwrap_or(&Value::Null);
        let files = subtitles.list("urls").iter().chain(subtitles.list("subtitlesUrls"));
        let mut tracks = Vec::new();
        let mut others = Vec::new();
        for file in files {
            let format = file.string("format").unwrap_or_default().to_ascii_uppercase().replace('_', "");
            let Some(address) = file.string("url") else { continue };
            if format != "WEBVTT" && format != "VTT" && !without_query(address).ends_with(".vtt") {
                others.push(format);
                continue;
            }
            let origin = self.draft.origin_of(file);
            if let Some(url) = self.draft.url(address, Use::Media, origin) {
                tracks.push(Track { url, kind: TrackKind::Captions, language: None, label: None });
            }
        }
        if tracks.is_empty() && !others.is_empty() {
            let origin = self.draft.origin_of(subtitles);
            let message = format!(
                "the film's captions are given only as {}, which browsers do not show: give them as WEB_VTT",
                others.join(", ")
            );
            self.draft.report(Finding::new(Rule::BadValue, origin, message));
        }
        tracks
    }
}

fn with_credit(mut caption: Vec<Inline>, credit: Vec<Inline>) -> Vec<Inline> {
    if !caption.is_empty() && !credit.is_empty() {
        caption.push(Inline::text(" "));
    }
    caption.extend(credit);
    caption
}

/// Whether a picture of the size `one` can be the whole picture of the size `full`, to the nearest pixels.
fn has_shape(one: (u32, u32), full: (u32, u32)) -> bool {
    let (left, right) = (f64::from(one.0) * f64::from(full.1), f64::from(one.1) * f64::from(full.0));
    (left - right).abs() <= f64::from(full.0.max(full.1))
}

/// The point to keep in view, given in pixels; newer stories give the box around it.
fn focus(value: &Value, (width, height): (u32, u32)) -> Option<FocalPoint> {
    let percent = |at: u32, of: u32| {
        let percent = (u64::from(at) * 100).checked_div(u64::from(of))?;
        u8::try_from(percent).ok().filter(|percent| *percent <= 100)
    };
    let point = value.field("focal_point").and_then(|point| point.number("x").zip(point.number("y")));
    let middle = || {
        let area = value.path(&["additional_properties", "focal_point"])?;
        let at = |index: usize| {
            let from = area.list("min").get(index).and_then(whole)?;
            let to = area.list("max").get(index).and_then(whole)?;
            Some(from / 2 + to / 2)
        };
        at(0).zip(at(1))
    };
    let (x, y) = point.or_else(middle)?;
    Some(FocalPoint { x: percent(x, width)?, y: percent(y, height)? })
}

fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

fn stream_type(stream: &Value) -> String {
    let named = stream.string("stream_type").or(stream.string("streamType")).unwrap_or_default().to_ascii_lowercase();
    let path = without_query(stream.string("url").unwrap_or_default()).to_ascii_lowercase();
    match path.rsplit_once('.') {
        // Named after what its parts are; the file is their list.
        Some((_, "m3u8")) => "m3u8".into(),
        Some((_, ending)) if named.is_empty() => ending.into(),
        _ => named,
    }
}

/// The files that browsers can play, best first: those that fit a screen of common size before larger ones, and a
/// list of parts last, which few browsers play by themselves. Where nothing is `wanted`, all.
fn playable<'v>(value: &'v Value, wanted: &[&str]) -> Vec<&'v Value> {
    let streams = value.list("streams").iter().filter(|stream| stream.string("url").is_some());
    let mut streams: Vec<(u8, bool, u32, &Value)> = streams
        .filter_map(|stream| {
            let kind = stream_type(stream);
            let place = wanted.iter().position(|wanted| *wanted == kind);
            let place = if wanted.is_empty() { Some(0) } else { place }?;
            let is_large = stream.number("height").is_some_and(|height| height > 720);
            Some((
                u8::try_from(place).unwrap_or(u8::MAX),
                is_large,
                stream.number("bitrate").unwrap_or_default(),
                stream,
            ))
        })
        .collect();
    streams.sort_by(|one, other| {
        (one.0, one.1).cmp(&(other.0, other.1)).then_with(|| match one.1 {
            // Of those that fit, the best; of those that are too large, the least.
            false => other.2.cmp(&one.2),
            true => one.2.cmp(&other.2),
        })
    });
    streams.into_iter().map(|(.., stream)| stream).collect()
}

fn media_type(stream: &Value, sort: &str) -> Option<&'static str> {
    Some(match (sort, stream_type(stream).as_str()) {
        ("video", "mp4") => "video/mp4",
        ("video", "webm") => "video/webm",
        (_, "m3u8" | "hls") => "application/vnd.apple.mpegurl",
        ("video", "ts") => "video/mp2t",
        ("audio", "mp3") => "audio/mpeg",
        ("audio", "m4a" | "mp4" | "aac") => "audio/mp4",
        ("audio", "ogg" | "oga") => "audio/ogg",
        ("audio", "wav") => "audio/wav",
        _ => return None,
    })
}

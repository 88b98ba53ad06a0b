use super::super::json::Fields;
use super::{Reader, blocks_of, kind, part};
use crate::article::{
    Audio, Block, BlockKind, Candidate, Figure, Image, Inline, List, ListItem, MediaSource, Video, plain_text,
};
use crate::finding::{Finding, Rule};
use crate::url::Use;
use serde_json::Value;

/// The widths, in pixels, that the picture service makes of every picture.
const WIDTHS: [u32; 6] = [240, 320, 480, 624, 800, 976];

impl Reader<'_, '_> {
    /// The picture of an `image` node with its caption and its copyright holder.
    pub(super) fn figure(&mut self, node: &Value) -> Figure {
        let caption = part(node, "caption").map(|caption| self.words(caption)).unwrap_or_default();
        let alt = part(node, "altText").map(|alt| plain_text(&self.words(alt)).trim().to_string());
        let Some(raw) = part(node, "rawImage") else {
            return Figure { caption: self.instead_of_picture(node, caption, alt), ..Figure::default() };
        };
        let model = raw.field("model").unwrap_or(raw);
        let credit = model.string("copyrightHolder").map(|holder| vec![Inline::text(holder)]).unwrap_or_default();
        let image = self.raw_image(raw).map(|image| Image { alt: alt.clone(), ..image });
        let caption = if image.is_some() { caption } else { self.instead_of_picture(node, caption, alt) };
        Figure { image, caption, credit, link: None }
    }

    fn instead_of_picture(&mut self, node: &Value, caption: Vec<Inline>, alt: Option<String>) -> Vec<Inline> {
        let origin = self.draft.origin_of(node);
        let message = "the picture has no `rawImage` with a `locator`: its words are kept";
        self.draft.report(Finding::new(Rule::BadValue, origin, message));
        match alt {
            Some(alt) if caption.is_empty() => vec![Inline::text(alt)],
            _ => caption,
        }
    }

    /// The picture at a `rawImage`, in the sizes that the picture service makes.
    fn raw_image(&mut self, raw: &Value) -> Option<Image> {
        let origin = self.draft.origin_of(raw);
        let model = raw.field("model")?;
        let locator = model.string("locator")?;
        let (full_width, full_height) = (model.number("width"), model.number("height"));
        let code = model.string("originCode").unwrap_or_default();
        if let Some(address) = own_address(locator, code, full_width) {
            let mut image = Image::new(self.draft.url(&address, Use::Media, origin)?);
            (image.width, image.height) = (full_width, full_height);
            return Some(image);
        }
        let address =
            |width: u32| format!("https://ichef.bbci.co.uk/ace/ws/{width}/{code}/{}", locator.trim_start_matches('/'));
        let widest = full_width.unwrap_or(800);
        let widths: Vec<u32> = WIDTHS.into_iter().filter(|width| *width <= widest).collect();
        let width = widths.iter().copied().filter(|width| *width <= 800).max().unwrap_or(240);
        let mut image = Image::new(self.draft.url(&address(width), Use::Media, origin)?);
        image.width = Some(width);
        image.height = full_width.zip(full_height).filter(|(full_width, _)| *full_width > 0).and_then(
            |(full_width, full_height)| {
                u32::try_from(u64::from(full_height) * u64::from(width) / u64::from(full_width)).ok()
            },
        );
        for width in widths {
            let url = self.draft.url(&address(width), Use::Media, origin)?;
            image.candidates.push(Candidate { url, width: Some(width), density: None });
        }
        Some(image)
    }

    /// Pictures of the same thing, each made for another width of window: the widest with the others as its sizes.
    pub(super) fn sizes_of_one(&mut self, node: &Value) -> Option<Figure> {
        let figures: Vec<Figure> = blocks_of(Some(node)).iter().map(|node| self.figure(node)).collect();
        let images = figures.iter().filter_map(|figure| figure.image.as_ref());
        let candidates = images
            .filter_map(|image| Some(Candidate { url: image.url.clone(), width: Some(image.width?), density: None }))
            .collect();
        let width = |figure: &Figure| figure.image.as_ref().and_then(|image| image.width);
        let mut widest = figures.into_iter().max_by_key(width)?;
        if let Some(image) = &mut widest.image {
            image.candidates = candidates;
        }
        Some(widest)
    }

    /// The picture at the top of a live page.
    pub(super) fn picture_of_page(&mut self, value: &Value) -> Option<Figure> {
        let origin = self.draft.origin_of(value);
        let address = value.string("url").or(value.string("originalUrl"));
        let address = address.or(value.string("urlTemplate"))?.replace("{width}", "800");
        let mut image = Image::new(self.draft.url(&address, Use::Media, origin)?);
        image.alt = value.string("altText").map(str::to_string);
        (image.width, image.height) = (value.number("width"), value.number("height"));
        let credit = value.string("copyright").map(|holder| vec![Inline::text(holder)]).unwrap_or_default();
        Some(Figure { image: Some(image), credit, ..Figure::default() })
    }

    /// A film or a recording. The service gives no files: it is played on the article's own page.
    pub(super) fn media(&mut self, node: &Value) -> BlockKind {
        let media = part(node, "aresMedia").unwrap_or(node);
        let metadata = part(media, "aresMediaMetadata").and_then(|metadata| metadata.field("model"));
        let caption = part(node, "caption").map(|caption| self.words(caption)).unwrap_or_default();
        let title = metadata.and_then(|metadata| metadata.string("title")).map(str::to_string);
        let transcript = part(node, "transcript").map(|transcript| self.transcript(transcript)).unwrap_or_default();
        let sources = self.raw_media(node);
        let version = metadata.and_then(|metadata| metadata.list("versions").first());
        let duration = version.and_then(|version| version.number("duration"));
        let url = self.draft.article.canonical.clone();
        let is_audio = kind(node) == "audio"
            || metadata.and_then(|metadata| metadata.string("format")).is_some_and(|format| format == "audio");
        if is_audio {
            return BlockKind::Audio(Box::new(Audio {
                title,
                sources,
                duration,
                url,
                caption,
                credit: Vec::new(),
                transcript,
            }));
        }
        let poster = metadata.and_then(|metadata| metadata.string("imageUrl")).and_then(|address| {
            let origin = self.draft.origin_of(node);
            let address = own_address(address, "pips", Some(800)).unwrap_or_else(|| address.to_string());
            let url = self.draft.url(&address, Use::Media, origin)?;
            // The film's title stands beside it and says what it would.
            Some(Image { alt: Some(String::new()), ..Image::new(url) })
        });
        BlockKind::Video(Box::new(Video {
            title,
            sources,
            poster,
            duration,
            url,
            caption,
            transcript,
            ..Video::default()
        }))
    }

    fn raw_media(&mut self, node: &Value) -> Vec<MediaSource> {
        let raw = ["rawVideo", "rawAudio"].iter().find_map(|name| part(node, name));
        let locator = raw.and_then(|raw| raw.path(&["model", "locator"])).and_then(Value::as_str);
        let locator = locator.filter(|locator| locator.starts_with("http"));
        let origin = self.draft.origin_of(node);
        let url = locator.and_then(|locator| self.draft.url(locator, Use::Media, origin));
        url.map(|url| MediaSource { url, media_type: None }).into_iter().collect()
    }

    /// What is said, line by line.
    fn transcript(&mut self, node: &Value) -> Vec<Block> {
        let origin = self.draft.origin_of(node);
        let lines = blocks_of(Some(node)).iter().map(|line| {
            let words = match line.string("content") {
                Some(content) => vec![Inline::text(content)],
                None => self.words(line),
            };
            ListItem { checked: None, content: vec![Block::new(BlockKind::Plain { content: words })] }
        });
        let list = List { items: lines.collect(), ..List::default() };
        if list.items.is_empty() { Vec::new() } else { vec![Block::new(BlockKind::List(list)).at(origin)] }
    }
}

/// The address of a picture whose locator is one, or all of one but the size.
fn own_address(locator: &str, code: &str, width: Option<u32>) -> Option<String> {
    if code == "idt2" || code == "idt2-test" {
        let width = width.unwrap_or(800);
        return Some(format!("https://ichef.bbci.co.uk/news/{width}/{code}/{}", locator.trim_start_matches('/')));
    }
    let whole = locator.starts_with("https://") || locator.starts_with("http://");
    if !whole && !matches!(code, "pips" | "mpv") {
        return None;
    }
    let address = locator.replace("$recipe", "800xn").replace("$width", "800");
    Some(if whole { address } else { format!("https://{}", address.trim_start_matches('/')) })
}

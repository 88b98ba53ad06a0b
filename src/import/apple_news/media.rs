use super::super::embeds;
use super::super::json::Fields;
use super::Reader;
use crate::article::{
    Audio, Block, BlockKind, Embed, Figure, Gallery, Image, Inline, List, ListItem, MediaSource, Origin, Video,
};
use crate::finding::{Finding, Rule};
use crate::url::{Url, Use};
use serde_json::Value;

impl Reader<'_, '_, '_> {
    /// The address at `key`, or a finding that it names a file of the bundle, which is not here.
    fn address(&mut self, value: &Value, key: &str, purpose: Use, what: &str) -> Option<Url> {
        let address = value.string(key)?;
        let origin = value.field(key).map_or(Origin::UNKNOWN, |address| self.draft.origin_of(address));
        if let Some(file) = address.strip_prefix("bundle://") {
            let message = format!(
                "the {what} is the file `{file}` of the article's bundle, which is not here: give its web address; \
                 its words are kept"
            );
            let finding = Finding::new(Rule::BadValue, origin, message);
            self.draft.report(Finding { before: Some(address.chars().take(200).collect()), ..finding });
            return None;
        }
        self.draft.url(address, purpose, origin)
    }

    /// What a media component has as its own caption.
    fn own_caption(&mut self, value: &Value) -> Vec<Inline> {
        value.field("caption").map(|caption| self.line(caption)).unwrap_or_default()
    }

    /// A picture. What is spoken for it is its alternative text.
    pub(super) fn figure(&mut self, value: &Value) -> Figure {
        let url = self.address(value, "URL", Use::Media, "picture");
        let spoken = value.get("accessibilityCaption").and_then(Value::as_str).map(str::to_string);
        let mut caption = self.own_caption(value);
        let image = url.map(|url| Image { alt: spoken.clone(), ..Image::new(url) });
        if image.is_none()
            && caption.is_empty()
            && let Some(spoken) = spoken.filter(|spoken| !spoken.trim().is_empty())
        {
            caption = vec![Inline::text(spoken)];
        }
        let link = value.list("additions").iter().find(|addition| addition.string("URL").is_some());
        let link = link.and_then(|addition| self.address(addition, "URL", Use::Link, "link"));
        Figure { image, caption, credit: Vec::new(), link }
    }

    pub(super) fn gallery(&mut self, value: &Value) -> BlockKind {
        let figures = value.list("items").iter().map(|item| self.figure(item)).collect();
        BlockKind::Gallery(Box::new(Gallery { title: Vec::new(), figures, caption: self.own_caption(value) }))
    }

    pub(super) fn audio(&mut self, value: &Value) -> BlockKind {
        let url = self.address(value, "URL", Use::Link, "recording");
        let (sources, url) =
            self.file_or_page(url, &[".mp3", ".m4a", ".aac", ".wav", ".ogg", ".oga", ".flac", ".m3u8"]);
        BlockKind::Audio(Box::new(Audio {
            title: value.string("accessibilityCaption").map(str::to_string),
            sources,
            url,
            caption: self.own_caption(value),
            ..Audio::default()
        }))
    }

    pub(super) fn video(&mut self, value: &Value) -> BlockKind {
        let url = self.address(value, "URL", Use::Link, "film");
        let (sources, url) = self.file_or_page(url, &[".mp4", ".m4v", ".mov", ".webm", ".m3u8"]);
        let still = self.address(value, "stillURL", Use::Media, "still picture");
        BlockKind::Video(Box::new(Video {
            title: value.string("accessibilityCaption").map(str::to_string),
            sources,
            // The film's own title or caption says what its still would.
            poster: still.map(|url| Image { alt: Some(String::new()), ..Image::new(url) }),
            url,
            caption: self.own_caption(value),
            ..Video::default()
        }))
    }

    /// A file that a browser can play, or a page that plays it.
    fn file_or_page(&mut self, url: Option<Url>, endings: &[&str]) -> (Vec<MediaSource>, Option<Url>) {
        let is_file = url.as_ref().is_some_and(|url| {
            let path = url.as_str().split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
            endings.iter().any(|ending| path.ends_with(ending))
        });
        match url {
            Some(url) if is_file => (vec![MediaSource { url, media_type: None }], None),
            url => (Vec::new(), url),
        }
    }

    pub(super) fn embed(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        // Checked first, so that a file of the bundle is called one.
        let is_in_bundle = value.string("URL").is_some_and(|address| address.starts_with("bundle://"));
        let embed = match value.string("URL") {
            Some(_) if is_in_bundle => {
                self.address(value, "URL", Use::Link, "object");
                Embed::default()
            }
            Some(address) => embeds::of_address(self.draft, address, origin),
            None => Embed::default(),
        };
        let spoken = value.string("accessibilityCaption").map(str::to_string);
        BlockKind::Embed(Box::new(Embed { title: spoken, caption: self.own_caption(value), ..embed }))
    }

    /// A map: its places in words, and a link to a map that everybody can open.
    pub(super) fn map(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let degrees = |value: &Value, key: &str, limit: f64| {
            let number = value.field(key)?.as_f64()?;
            (-limit..=limit).contains(&number).then_some(number)
        };
        let place = degrees(value, "latitude", 90.0).zip(degrees(value, "longitude", 180.0));
        let half_span = value.field("span").and_then(|span| degrees(span, "latitudeDelta", 90.0)).unwrap_or(0.02) / 2.0;
        let url = place.and_then(|(latitude, longitude)| {
            let address = format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}");
            self.draft.url(&address, Use::Link, origin)
        });
        let frame = place.and_then(|(latitude, longitude)| {
            let (west, south) = (longitude - half_span, latitude - half_span);
            let (east, north) = (longitude + half_span, latitude + half_span);
            let address = format!(
                "https://www.openstreetmap.org/export/embed.html?bbox={west:.5}%2C{south:.5}%2C{east:.5}%2C{north:.5}\
                 &layer=mapnik&marker={latitude}%2C{longitude}"
            );
            self.draft.url(&address, Use::Frame, origin)
        });
        let names = value.list("items").iter().filter_map(|item| Some((item, item.string("title")?)));
        let items: Vec<ListItem> = names
            .map(|(item, title)| {
                let origin = self.draft.origin_of(item);
                let content = vec![Inline::text(title)];
                ListItem { checked: None, content: vec![Block::new(BlockKind::Plain { content }).at(origin)] }
            })
            .collect();
        let fallback = match items.is_empty() {
            true => Vec::new(),
            false => vec![Block::new(BlockKind::List(List { items, ..List::default() })).at(origin)],
        };
        BlockKind::Embed(Box::new(Embed {
            provider: Some("OpenStreetMap".into()),
            url,
            frame,
            title: value.string("accessibilityCaption").map(str::to_string),
            fallback,
            caption: self.own_caption(value),
            ..Embed::default()
        }))
    }
}

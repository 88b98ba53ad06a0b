//! Pictures, films and recordings beside an item's text: Media RSS, enclosures, podcasts.

use super::{line, reported_once, source_text};
use crate::article::{
    Audio, Block, BlockKind, Candidate, Figure, Image, Inline, MediaSource, Origin, Video, plain_text,
};
use crate::import::renditions::choice;
use crate::import::xml::{Node, Space};
use crate::import::{Draft, html, moments};
use crate::url::{Url, Use};

/// What sort of file something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Picture,
    Film,
    Recording,
}

/// A file beside the text.
struct File<'t> {
    sort: Sort,
    address: String,
    media_type: Option<String>,
    node: Node<'t>,
    /// The elements around it that may describe it, the nearest first.
    around: Vec<Node<'t>>,
}

/// What stands beside an item's text.
pub(crate) struct Media<'t> {
    files: Vec<File<'t>>,
}

/// A file with its media type, width and height.
type Form = (Url, Option<String>, Option<u32>, Option<u32>);

/// One picture, film or recording, in one or more files.
struct Medium {
    sort: Sort,
    files: Vec<Form>,
    title: Option<String>,
    caption: Vec<Inline>,
    credit: Vec<Inline>,
    transcript: Vec<Block>,
    poster: Option<Url>,
    alt: Option<String>,
    duration: Option<u32>,
    origin: Origin,
}

impl<'t> Media<'t> {
    /// What stands beside the text of `item`.
    pub(crate) fn of(item: Node<'t>) -> Self {
        let mut files = Vec::new();
        for node in item.elements() {
            match (node.space(), node.name()) {
                (Space::Media, "group") => {
                    let inner = node.elements().filter(|inner| inner.is_in(Space::Media, "content"));
                    files.extend(inner.filter_map(|inner| file(inner, "url", vec![inner, node, item])));
                }
                (Space::Media, "content") => files.extend(file(node, "url", vec![node, item])),
                (Space::Own, "enclosure") => files.extend(file(node, "url", vec![item])),
                (Space::Atom, "link") if node.attribute("rel") == Some("enclosure") => {
                    files.extend(file(node, "href", vec![item]));
                }
                _ => {}
            }
        }
        let pictures = item.elements().filter(|node| {
            node.is_in(Space::Media, "thumbnail") || node.is_in(Space::Podcast, "image") || node.is("image")
        });
        if files.iter().all(|file| file.sort == Sort::Recording) {
            for node in pictures.take(1) {
                let address = node.attribute("url").or_else(|| node.attribute("href")).map(str::to_string);
                let address = address.or_else(|| node.line_of("url"));
                let Some(address) = address else { continue };
                let around = vec![item];
                files.insert(0, File { sort: Sort::Picture, address, media_type: None, node, around });
            }
        }
        Self { files }
    }

    /// Adds it to the article: the first leads, the others stand after the text. A picture that stands in the text
    /// is not shown twice.
    pub(crate) fn add(self, draft: &mut Draft<'_>) {
        let mut media: Vec<Medium> = Vec::new();
        for file in self.files {
            let Some(url) = draft.url(&file.address, Use::Media, file.node.origin()) else { continue };
            let medium = Medium::of(draft, file, url);
            // The same thing in several files says the same of itself.
            let known = media.iter_mut().find(|known| {
                known.sort == medium.sort && known.caption == medium.caption && known.credit == medium.credit
            });
            match known {
                Some(known) => known.files.extend(medium.files),
                None => media.push(medium),
            }
        }
        let mut shown: Vec<String> = Vec::new();
        draft.article.each_block(&mut |block| shown.extend(file_names(block)));
        for medium in media {
            let is_shown = medium.files.iter().any(|(url, ..)| name(url).is_some_and(|name| shown.contains(&name)));
            if is_shown {
                let origin = medium.origin;
                let rest = medium.complete(&mut draft.article.body);
                reported_once(draft, origin, &rest);
                continue;
            }
            let block = medium.block();
            match draft.article.lead {
                None => draft.article.lead = Some(Box::new(block)),
                Some(_) => draft.article.body.push(block),
            }
        }
    }
}

fn file<'t>(node: Node<'t>, key: &str, around: Vec<Node<'t>>) -> Option<File<'t>> {
    let address = node.attribute(key).or_else(|| {
        // A film that only its own page plays.
        node.child_in(Space::Media, "player").and_then(|player| player.attribute("url"))
    })?;
    let media_type = node.attribute("type").filter(|media_type| media_type.contains('/'));
    let said = node.attribute("medium").or(media_type).unwrap_or_default().to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    let sort = if said.starts_with("image") {
        Sort::Picture
    } else if said.starts_with("video") {
        Sort::Film
    } else if said.starts_with("audio") {
        Sort::Recording
    } else if ends(&[".mp4", ".webm", ".mov", ".m3u8"]) {
        Sort::Film
    } else if ends(&[".mp3", ".m4a", ".ogg", ".oga", ".wav", ".aac"]) {
        Sort::Recording
    } else if said.is_empty() && ends(&[".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"]) || node.name() == "content"
    {
        Sort::Picture
    } else {
        // Some other document: not a part of the story.
        return None;
    };
    Some(File { sort, address: address.to_string(), media_type: media_type.map(str::to_string), node, around })
}

impl Medium {
    fn of(draft: &mut Draft<'_>, file: File<'_>, url: Url) -> Self {
        let said = |name: &str| described(&file.around, name);
        let text = |draft: &mut Draft<'_>, name: &str| said(name).map(|node| line(draft, node)).unwrap_or_default();
        let title = said("title").map(|node| html::text(&node.text())).filter(|title| !title.is_empty());
        let caption = text(draft, "description");
        let credit = text(draft, "credit");
        let transcript = said("text").map(|node| super::paragraphs_or_markup(draft, node)).unwrap_or_default();
        let poster = said("thumbnail").and_then(|node| {
            let address = node.attribute("url")?;
            draft.url(address, Use::Media, node.origin())
        });
        let number = |name: &str| file.node.attribute(name).and_then(|text| text.parse().ok());
        let item = file.around.last().and_then(|item| item.child_in(Space::Podcast, "duration"));
        let duration = number("duration").or_else(|| item.and_then(|node| clock(&node.line())));
        // A title beside a caption says in short what the picture shows.
        let alt = title.clone().filter(|title| *title != plain_text(&caption));
        Self {
            sort: file.sort,
            files: vec![(url, file.media_type, number("width"), number("height"))],
            title,
            caption,
            credit,
            transcript,
            poster,
            alt,
            duration,
            origin: file.node.origin(),
        }
    }

    /// Gives the figure that shows the same in the story the caption and credit that it lacks. Answers with what it
    /// has already.
    fn complete(self, body: &mut [Block]) -> Vec<Inline> {
        let names: Vec<String> = self.files.iter().filter_map(|(url, ..)| name(url)).collect();
        let mut rest = Vec::new();
        let mut parts = [(self.caption, false), (self.credit, true)];
        let figure = body.iter_mut().find_map(|block| match &mut block.kind {
            BlockKind::Figure(figure) => {
                let shown = figure.image.as_ref().and_then(|image| name(&image.url));
                shown.is_some_and(|shown| names.contains(&shown)).then_some(figure)
            }
            _ => None,
        });
        if let Some(figure) = figure {
            for (words, is_credit) in &mut parts {
                let place = if *is_credit { &mut figure.credit } else { &mut figure.caption };
                if place.is_empty() {
                    *place = std::mem::take(words);
                }
            }
        }
        for (words, _) in parts {
            if !rest.is_empty() && !words.is_empty() {
                rest.push(Inline::text(" "));
            }
            rest.extend(words);
        }
        rest
    }

    fn block(mut self) -> Block {
        let origin = self.origin;
        let kind = match self.sort {
            Sort::Picture => {
                self.files.sort_by_key(|(_, _, width, _)| width.unwrap_or(0));
                let candidates = self.files.iter().filter_map(|(url, _, width, _)| {
                    Some(Candidate { url: url.clone(), width: Some((*width)?), density: None })
                });
                let candidates = choice(candidates.collect());
                let image = self.files.pop().map(|(url, _, width, height)| Image {
                    alt: self.alt,
                    width,
                    height,
                    candidates,
                    ..Image::new(url)
                });
                BlockKind::Figure(Box::new(Figure { image, caption: self.caption, credit: self.credit, link: None }))
            }
            Sort::Film => {
                let (width, height) =
                    self.files.first().map_or((None, None), |(_, _, width, height)| (*width, *height));
                BlockKind::Video(Box::new(Video {
                    title: self.title,
                    sources: sources(self.files),
                    // The film's title stands beside it and says what it would.
                    poster: self.poster.map(|url| Image { alt: Some(String::new()), ..Image::new(url) }),
                    width,
                    height,
                    duration: self.duration,
                    caption: self.caption,
                    credit: self.credit,
                    transcript: self.transcript,
                    ..Video::default()
                }))
            }
            Sort::Recording => BlockKind::Audio(Box::new(Audio {
                title: self.title,
                sources: sources(self.files),
                duration: self.duration,
                caption: self.caption,
                credit: self.credit,
                transcript: self.transcript,
                ..Audio::default()
            })),
        };
        Block::new(kind).at(origin)
    }
}

fn sources(files: Vec<Form>) -> Vec<MediaSource> {
    files.into_iter().map(|(url, media_type, ..)| MediaSource { url, media_type }).collect()
}

/// The nearest element of Media RSS called `name`.
fn described<'t>(around: &[Node<'t>], name: &str) -> Option<Node<'t>> {
    around.iter().find_map(|node| node.child_in(Space::Media, name))
}

/// The seconds in "1:02:03", "62:03" or "3723", or in a duration of ISO 8601.
fn clock(text: &str) -> Option<u32> {
    let parts: Option<Vec<u32>> = text.trim().split(':').map(|part| part.parse().ok()).collect();
    match parts {
        Some(parts) if parts.len() <= 3 => {
            parts.iter().try_fold(0_u32, |total, part| total.checked_mul(60)?.checked_add(*part))
        }
        _ => moments::seconds(text),
    }
}

/// The names of the files that a block shows.
fn file_names(block: &Block) -> Vec<String> {
    let mut urls: Vec<&Url> = Vec::new();
    match &block.kind {
        BlockKind::Figure(figure) => urls.extend(figure.image.iter().map(|image| &image.url)),
        BlockKind::Gallery(gallery) => {
            urls.extend(gallery.figures.iter().filter_map(|figure| figure.image.as_ref()).map(|image| &image.url));
        }
        BlockKind::Video(video) => urls.extend(video.sources.iter().map(|source| &source.url)),
        BlockKind::Audio(audio) => urls.extend(audio.sources.iter().map(|source| &source.url)),
        BlockKind::Paragraph { content } | BlockKind::Plain { content } => {
            urls.extend(content.iter().filter_map(|inline| match inline {
                Inline::Image(image) => Some(&image.url),
                _ => None,
            }));
        }
        _ => {}
    }
    urls.into_iter().filter_map(name).collect()
}

/// A file's name without the size that services put into it or after it ("photo-300x200.jpg").
fn name(url: &Url) -> Option<String> {
    let path = url.path();
    let name = path.rsplit('/').next().filter(|name| !name.is_empty())?;
    let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_size = |part: &str| {
        part.split_once('x').is_some_and(|(width, height)| {
            [width, height].iter().all(|side| !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    let stem = stem.rsplit_once('-').filter(|(_, part)| is_size(part)).map_or(stem, |(stem, _)| stem);
    // Names such as `2048.jpg` say only the size: then the folder belongs to the name.
    let is_number = stem.bytes().all(|byte| byte.is_ascii_digit());
    Some(if is_number { path.to_string() } else { stem.to_string() })
}

/// The words beside an item's text, for the check that nothing is lost.
pub(crate) fn text(item: Node<'_>) -> String {
    let mut text = String::new();
    let mut said: Vec<String> = Vec::new();
    for node in item.descendants().filter(|node| node.space() == Space::Media) {
        if matches!(node.name(), "description" | "credit" | "text") {
            let words = source_text(&node.text());
            // Each size of a picture says the same of itself.
            if !said.contains(&words) && said.len() < 1000 {
                text.push_str(&words);
                text.push('\n');
                said.push(words);
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn durations_of_podcasts_are_read() {
        assert_eq!(clock("1:02:03"), Some(3723));
        assert_eq!(clock("62:03"), Some(3723));
        assert_eq!(clock("90"), Some(90));
        assert_eq!(clock("PT90S"), Some(90));
        assert_eq!(clock("long"), None);
        assert_eq!(clock("99999999:59:59"), None);
    }
}

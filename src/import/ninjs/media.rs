//! Pictures, films and recordings, in the files that an item names.

use super::parts::{best, field, parts};
use crate::article::{Audio, Block, BlockKind, Candidate, Figure, Image, Inline, MediaSource, Origin, Video};
use crate::import::json::Fields;
use crate::import::renditions::choice;
use crate::import::{Draft, html};
use crate::url::Use;
use serde_json::Value;

/// The item itself, where it is a picture, film or recording.
pub(super) fn lead(draft: &mut Draft<'_>, item: &Value) -> Option<Box<Block>> {
    block(draft, item).map(Box::new)
}

/// A picture, film or recording; none where `item` is something else or names no file.
pub(super) fn block(draft: &mut Draft<'_>, item: &Value) -> Option<Block> {
    let origin = draft.origin_of(item);
    let renditions = renditions(item);
    let files = |kind: &str| renditions.iter().copied().filter(|one| is_of_type(one, kind)).collect::<Vec<_>>();
    let (images, videos, audios) = (files("image/"), files("video/"), files("audio/"));
    let kind = match item.string("type").unwrap_or_default() {
        "video" => {
            let sources = sources(draft, &videos, origin);
            let poster = image(draft, &images, origin);
            let (caption, credit, duration) = (caption(draft, item), credit(item), duration(&videos));
            let video = Video { sources, poster, duration, caption, credit, ..Video::default() };
            BlockKind::Video(Box::new(Video { title: title(item), url: page(draft, item, origin), ..video }))
        }
        "audio" => {
            let sources = sources(draft, &audios, origin);
            let (caption, credit, duration) = (caption(draft, item), credit(item), duration(&audios));
            let audio = Audio { sources, duration, caption, credit, ..Audio::default() };
            BlockKind::Audio(Box::new(Audio { title: title(item), url: page(draft, item, origin), ..audio }))
        }
        "picture" | "graphic" | "" | "text" => {
            let picture = image(draft, &images, origin);
            // A text item with pictures is a story; its pictures are its associations' matter.
            if picture.is_none() && item.string("type") != Some("picture") {
                return None;
            }
            let figure = Figure { image: picture, caption: caption(draft, item), credit: credit(item), link: None };
            if figure.image.is_none() && figure.caption.is_empty() {
                return None;
            }
            BlockKind::Figure(Box::new(figure))
        }
        _ => return None,
    };
    Some(Block::new(kind).at(origin))
}

fn renditions(item: &Value) -> Vec<&Value> {
    match item.field("renditions") {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(Value::Object(map)) => map.values().collect(),
        _ => Vec::new(),
    }
}

/// Whether a file is of that type: by its media type, else by the ending of its name.
fn is_of_type(rendition: &Value, kind: &str) -> bool {
    let named = field(rendition, "contenttype").or(rendition.field("mimetype")).and_then(Value::as_str);
    if let Some(named) = named.filter(|named| named.contains('/')) {
        return named.starts_with(kind);
    }
    let address = rendition.string("href").unwrap_or_default().to_ascii_lowercase();
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let endings: &[&str] = match kind {
        "video/" => &[".mp4", ".webm", ".mov", ".m3u8"],
        "audio/" => &[".mp3", ".m4a", ".ogg", ".wav", ".aac"],
        _ => return !is_of_type(rendition, "video/") && !is_of_type(rendition, "audio/"),
    };
    endings.iter().any(|ending| path.ends_with(ending))
}

/// One picture in all its sizes; the widest stands for it.
fn image(draft: &mut Draft<'_>, renditions: &[&Value], origin: Origin) -> Option<Image> {
    let mut files: Vec<(Candidate, Option<u32>)> = Vec::new();
    for rendition in renditions {
        let Some(address) = rendition.string("href") else { continue };
        let Some(url) = draft.url(address, Use::Media, origin) else { continue };
        let width = rendition.number("width");
        files.push((Candidate { url, width, density: None }, rendition.number("height")));
    }
    files.sort_by_key(|(file, _)| file.width.unwrap_or(0));
    let (widest, height) = files.last()?.clone();
    let mut image = Image::new(widest.url);
    image.width = widest.width;
    image.height = height;
    // Croppings are not the same picture: only files of its shape stand for it.
    let shape = |width: u32, height: u32| f64::from(width) / f64::from(height.max(1));
    let whole = widest.width.zip(height).map(|(width, height)| shape(width, height));
    let alike = |file: &(Candidate, Option<u32>)| match (file.0.width, file.1, whole) {
        (Some(width), Some(height), Some(whole)) => (shape(width, height) - whole).abs() < 0.05,
        _ => false,
    };
    image.candidates = choice(files.iter().filter(|file| alike(file)).map(|(file, _)| file.clone()).collect());
    Some(image)
}

fn sources(draft: &mut Draft<'_>, renditions: &[&Value], origin: Origin) -> Vec<MediaSource> {
    let mut sources = Vec::new();
    for rendition in renditions {
        let url = rendition.string("href").and_then(|address| draft.url(address, Use::Media, origin));
        let media_type = field(rendition, "contenttype").and_then(Value::as_str).map(str::to_string);
        sources.extend(url.map(|url| MediaSource { url, media_type }));
    }
    sources
}

/// How many seconds the files play, as the first says that says it.
///
/// The standard counts seconds; agencies are known to write milliseconds. What
/// would last longer than a day, or come to less than a kilobit a second, is in those.
fn duration(renditions: &[&Value]) -> Option<u32> {
    const DAY: u32 = 86_400;
    let (rendition, number) =
        renditions.iter().find_map(|one| Some((one, one.number("duration").filter(|it| *it > 0)?)))?;
    let bytes = field(rendition, "sizeinbytes").and_then(Value::as_u64);
    let thin = bytes.is_some_and(|bytes| bytes / u64::from(number) < 125);
    Some(if number > DAY || thin { number.div_ceil(1000) } else { number })
}

fn title(item: &Value) -> Option<String> {
    best(&parts(item, "headline")).map(|part| part.text.trim().to_string())
}

fn page(draft: &mut Draft<'_>, item: &Value, origin: Origin) -> Option<crate::url::Url> {
    let address = item.string("uri").filter(|uri| uri.starts_with("http"))?;
    draft.url(address, Use::Link, origin)
}

fn caption(draft: &mut Draft<'_>, item: &Value) -> Vec<Inline> {
    let Some(part) = best(&parts(item, "description")) else { return Vec::new() };
    let origin = draft.origin_of(part.value);
    match part.is_markup {
        true => html::inlines(draft, part.text, origin),
        false => vec![Inline::text(part.text.trim())],
    }
}

fn credit(item: &Value) -> Vec<Inline> {
    let names = ["by", "byline", "copyrightholder"].iter().filter_map(|key| field(item, key)?.as_str());
    let mut names: Vec<&str> = names.map(str::trim).filter(|name| !name.is_empty()).collect();
    names.dedup();
    match names.is_empty() {
        true => Vec::new(),
        false => vec![Inline::text(names.join(" / "))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_seconds_unless_they_can_not_be() {
        for (renditions, expect) in [
            (r#"[{"href": "a.mp3"}, {"duration": 185}]"#, Some(185)),
            (r#"[{"duration": 0}, {"duration": 7200, "sizeInBytes": 90000000}]"#, Some(7200)),
            // Eight seconds of 192 kbit/s, and two minutes of film.
            (r#"[{"duration": 7896, "sizeinbytes": 189504}]"#, Some(8)),
            (r#"[{"duration": 128929, "sizeinbytes": 1880522908}]"#, Some(129)),
            (r#"[{"duration": "long"}]"#, None),
        ] {
            let renditions: Vec<Value> = serde_json::from_str(renditions).unwrap();
            assert_eq!(duration(&renditions.iter().collect::<Vec<_>>()), expect, "{renditions:?}");
        }
    }
}

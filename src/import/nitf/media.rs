//! Pictures, films and recordings.

use super::Reader;
use crate::article::{Audio, Block, BlockKind, Candidate, Figure, Image, Inline, MediaSource, Video};
use crate::finding::{Finding, Rule};
use crate::import::decimal::decimal;
use crate::import::renditions::choice;
use crate::import::xml::{Node, tidy};
use crate::url::{Url, Use};

/// Whether a block is shown rather than read.
pub(super) fn is_media(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Figure(_) | BlockKind::Video(_) | BlockKind::Audio(_))
}

impl Reader<'_, '_> {
    /// A `media` element: one thing, in one or more files.
    pub(super) fn media(&mut self, node: Node<'_>) -> Vec<Block> {
        let origin = node.origin();
        let kind = node.attribute("media-type").unwrap_or_default().to_ascii_lowercase();
        let references: Vec<Node<'_>> = node.all("media-reference").collect();
        let mut files: Vec<(Url, Node<'_>)> = Vec::new();
        for reference in &references {
            let url = self.address(*reference, "source", Use::Media);
            files.extend(url.map(|url| (url, *reference)));
        }
        let caption = self.lines(node, "media-caption");
        let credit = self.lines(node, "media-producer");
        let first = references.first();
        let title = first.and_then(|it| it.attribute("name")).map(str::to_string).filter(|name| name.contains(' '));
        let said = first.and_then(|it| it.attribute("mime-type")).unwrap_or_default();
        let duration = references.iter().find_map(|reference| duration(*reference));
        let is = |name: &str| kind == name || kind.is_empty() && said.starts_with(name);
        let block = if is("video") || kind == "animation" {
            let (mut sources, mut poster) = (Vec::new(), None);
            for (url, reference) in files {
                let media_type = reference.attribute("mime-type").map(str::to_string);
                match media_type.as_deref().is_some_and(|it| it.starts_with("image/")) {
                    // Its name stands beside it.
                    true => poster = Some(Image { alt: Some(String::new()), ..Image::new(url) }),
                    false => sources.push(MediaSource { url, media_type }),
                }
            }
            BlockKind::Video(Box::new(Video { title, sources, poster, duration, caption, credit, ..Video::default() }))
        } else if is("audio") {
            let source = |(url, reference): (Url, Node<'_>)| MediaSource {
                url,
                media_type: reference.attribute("mime-type").map(str::to_string),
            };
            let sources = files.into_iter().map(source).collect();
            BlockKind::Audio(Box::new(Audio { title, sources, duration, caption, credit, ..Audio::default() }))
        } else {
            if !matches!(kind.as_str(), "" | "image" | "photo" | "picture" | "graphic") {
                let message = format!("the media type `{kind}` is not known: it is shown as a picture");
                self.draft.report(Finding::new(Rule::UnknownBlock, origin, message));
            }
            let image = image(files);
            if image.is_none() && caption.is_empty() && credit.is_empty() {
                return Vec::new();
            }
            BlockKind::Figure(Box::new(Figure { image, caption, credit, link: None }))
        };
        let mut block = Block::new(block).at(origin);
        block.id = node.attribute("id").map(str::to_string);
        vec![block]
    }

    /// All lines called so, one after the other.
    fn lines(&mut self, node: Node<'_>, name: &'static str) -> Vec<Inline> {
        let mut content = Vec::new();
        for line in node.all(name) {
            if !content.is_empty() {
                content.push(Inline::text(" "));
            }
            content.extend(self.line(line));
        }
        tidy(&mut content);
        content
    }
}

/// The seconds that a file plays; none where its time has no unit.
fn duration(reference: Node<'_>) -> Option<u32> {
    let unit = match reference.attribute("time-unit-of-measure")?.trim().to_ascii_lowercase().as_str() {
        "ms" | "millisecond" | "milliseconds" => 0.001,
        "s" | "sec" | "second" | "seconds" => 1.0,
        "min" | "minute" | "minutes" => 60.0,
        "h" | "hour" | "hours" => 3600.0,
        _ => return None,
    };
    let seconds = (decimal(reference.attribute("time")?.trim())? * unit).ceil();
    (seconds > 0.0 && seconds < f64::from(u32::MAX)).then_some(seconds as u32)
}

/// One picture in all its sizes.
fn image(mut files: Vec<(Url, Node<'_>)>) -> Option<Image> {
    let number = |node: &Node<'_>, name: &str| node.attribute(name).and_then(|text| text.parse::<u32>().ok());
    files.sort_by_key(|(_, node)| number(node, "width").unwrap_or(0));
    let alt = files.iter().rev().find_map(|(_, node)| node.attribute("alternate-text")).map(str::to_string);
    let candidates = files.iter().filter_map(|(url, node)| {
        Some(Candidate { url: url.clone(), width: Some(number(node, "width")?), density: None })
    });
    let candidates = choice(candidates.collect());
    let (url, node) = files.pop()?;
    Some(Image { alt, width: number(&node, "width"), height: number(&node, "height"), candidates, ..Image::new(url) })
}

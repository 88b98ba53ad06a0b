//! Pictures, films and recordings.

use super::convert::Converter;
use super::flow::Flow;
use crate::article::{
    Audio, Block, BlockKind, Candidate, FocalPoint, Image, ImageSource, ImageType, Inline, LanguageTag, MediaSource,
    Sizes, Track, TrackKind, Video,
};
use crate::finding::{Finding, Rule};
use crate::import::decimal::decimal;
use crate::import::markup::{Node, Tag, collapsed};
use crate::url::{Url, Use};

/// Where scripts that load pictures late keep their addresses, the best first.
static LATE_SRC: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-orig-src",
    "data-lazy",
    "data-hi-res-src",
    "data-full-src",
    "data-image-src",
];

/// The same for `srcset`.
static LATE_SRCSET: &[&str] = &["data-srcset", "data-lazy-srcset", "data-original-set"];

impl<'t> Converter<'_, '_, 't> {
    /// Reads an `img` or a `picture`.
    pub(super) fn picture(&mut self, node: Node<'t>, flow: &mut Flow) {
        let origin = self.origin(node);
        let is_image = |node: &Node<'t>| node.is(Tag::Img) || node.name() == "amp-img";
        let Some(img) = Some(node).filter(is_image).or_else(|| node.descendants().find(is_image)) else {
            // A picture without an `img` shows nothing, but may hold text.
            flow.part();
            let children: Vec<_> = node.children().collect();
            self.walk(&children, flow);
            return flow.part();
        };
        if is_pixel(img) || self.stands_in_noscript(img) {
            return;
        }
        let alt = alternative(img);
        if img.classes().any(|class| matches!(class, "emoji" | "wp-smiley"))
            && let Some(alt) = alt.as_deref().filter(|alt| !alt.is_empty())
        {
            flow.text(alt, origin);
            return;
        }
        let sources = if node == img { Vec::new() } else { self.sources(node) };
        let Some(mut image) = self.image(img, &sources) else {
            // What stands for the picture where it is not seen is all that is left of it.
            if let Some(alt) = alt.filter(|alt| !alt.is_empty()) {
                flow.text(&alt, origin);
            }
            return;
        };
        image.sources = sources;
        image.alt = alt.filter(|alt| !alt.is_empty()).or_else(|| twin_alternative(img)).or_else(|| alternative(img));
        flow.inline(Inline::Image(Box::new(image)), origin);
    }

    /// The picture's file in all its sizes; without an address of its own, that of the first source.
    fn image(&mut self, img: Node<'t>, sources: &[ImageSource]) -> Option<Image> {
        let late_set = LATE_SRCSET.iter().find_map(|name| img.attribute(name)).filter(|set| !set.trim().is_empty());
        let candidates = self.candidates(late_set.or_else(|| img.attribute("srcset")).unwrap_or_default());
        let late = LATE_SRC.iter().find_map(|name| img.attribute(name)).filter(|src| is_address(src));
        let src = late.or_else(|| img.attribute("src").map(str::trim).filter(|src| !src.is_empty()));
        // A placeholder in the source itself is no picture where there is another.
        let placeholder = src.is_none_or(|src| src.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("data:")));
        let from_sources = || sources.iter().find_map(|source| best(&source.candidates));
        let url = match best(&candidates).or_else(from_sources) {
            Some(url) if placeholder => url,
            _ => self.url(img, src?, Use::Media)?,
        };
        let mut image = Image::new(url);
        image.width = pixels(img, "width");
        image.height = pixels(img, "height");
        image.focus = focus(img);
        if !candidates.is_empty() {
            image.sizes = Some(sizes(img));
            image.candidates = candidates;
        }
        Some(image)
    }

    /// The candidates of a `srcset` (HTML standard, "Parsing a srcset attribute"): what is wrong costs only itself.
    fn candidates(&self, srcset: &str) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = Vec::new();
        let mut rest = srcset;
        loop {
            rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == ',');
            if rest.is_empty() || found.len() >= 40 {
                return found;
            }
            let end = rest.find(|letter: char| letter.is_ascii_whitespace()).unwrap_or(rest.len());
            let (address, after) = rest.split_at(end);
            let bare = address.trim_end_matches(',');
            let descriptor;
            if bare.len() < address.len() {
                (descriptor, rest) = ("", after);
            } else {
                let end = after.find(',').unwrap_or(after.len());
                let (before, next) = after.split_at(end);
                (descriptor, rest) = (before.trim(), next);
            }
            let number = |unit: char| descriptor.split_ascii_whitespace().find_map(|part| part.strip_suffix(unit));
            let width = number('w').and_then(|width| width.parse::<u32>().ok()).filter(|width| *width > 0);
            let density = number('x').and_then(decimal);
            let density =
                density.filter(|density| (0.01..=100.0).contains(density)).map(|it| (it * 100.0).round() as u32);
            if let Ok(url) = Url::parse(&self.draft.resolved(bare), Use::Media)
                && is_address(bare)
                && found.iter().all(|known| known.width != width || known.density != density)
            {
                found.push(Candidate { url, width, density: density.filter(|_| width.is_none()) });
            }
        }
    }

    /// The alternatives of a `picture`.
    fn sources(&mut self, picture: Node<'t>) -> Vec<ImageSource> {
        let mut found = Vec::new();
        for source in picture.descendants().filter(|node| node.is(Tag::Source)) {
            let media = source.attribute("media").unwrap_or_default();
            let Some((min_width, max_width)) = widths(media) else { continue };
            let set = LATE_SRCSET.iter().find_map(|name| source.attribute(name)).or_else(|| source.attribute("srcset"));
            let candidates = self.candidates(set.unwrap_or_default());
            let media_type = match source.attribute("type") {
                None => None,
                Some(name) => match ImageType::parse(name) {
                    Some(known) => Some(known),
                    None => continue,
                },
            };
            if !candidates.is_empty() {
                found.push(ImageSource { media_type, min_width, max_width, candidates });
            }
        }
        found
    }

    /// Whether a `noscript` beside the picture has the same picture for readers without scripts, and this one
    /// only waits for a script.
    fn stands_in_noscript(&self, img: Node<'t>) -> bool {
        if has_address(img) {
            return false;
        }
        twin(img).is_some()
    }

    /// Whether a `noscript` only repeats what stands beside it, or is about scripts.
    pub(super) fn is_told_already(&mut self, noscript: Node<'t>) -> bool {
        let text = noscript.shown_text();
        if text.is_empty() {
            let twin = |node: Node<'t>| match node.tag() {
                Some(Tag::Img) => has_address(node),
                Some(Tag::Iframe | Tag::Video) => true,
                Some(_) => node.descendants().any(|inner| inner.is(Tag::Img) && has_address(inner)),
                None => false,
            };
            let before = std::iter::successors(noscript.previous(), |node| node.previous());
            let after = std::iter::successors(noscript.next(), |node| node.next());
            let neighbour = |mut nodes: Box<dyn Iterator<Item = Node<'t>> + '_>| {
                nodes.find(|node| !super::container::is_space(*node))
            };
            let beside = [neighbour(Box::new(before)), neighbour(Box::new(after))];
            return beside.into_iter().flatten().any(twin);
        }
        if text.to_lowercase().contains("javascript") {
            self.omit(noscript, "a notice about scripts is left out");
            return true;
        }
        false
    }

    /// Reads a `video` or an `audio`.
    pub(super) fn player(&mut self, node: Node<'t>, flow: &mut Flow) {
        let origin = self.origin(node);
        let inside = || node.descendants();
        let fallback: Vec<_> =
            node.children().filter(|child| !matches!(child.tag(), Some(Tag::Source | Tag::Track))).collect();
        for child in fallback {
            self.omit(child, "what stands in a player for old browsers is left out");
        }
        let mut sources = Vec::new();
        let own = ["src", "data-src"].iter().find_map(|name| node.attribute(name)).map(|src| (src, None, node));
        let listed = inside().filter(|inner| inner.is(Tag::Source)).filter_map(|source| {
            let src = ["src", "data-src"].iter().find_map(|name| source.attribute(name))?;
            Some((src, source.attribute("type"), source))
        });
        for (src, media_type, source) in own.into_iter().chain(listed).collect::<Vec<_>>() {
            // Addresses that a script made are gone with it.
            if !src.starts_with("blob:")
                && let Some(url) = self.url(source, src, Use::Media)
            {
                let media_type = media_type.map(|name| name.split(';').next().unwrap_or_default().trim().to_string());
                sources.push(MediaSource { url, media_type: media_type.filter(|name| !name.is_empty()) });
            }
        }
        let title = ["title", "aria-label"].iter().find_map(|name| node.attribute(name));
        let title = title.map(collapsed).filter(|title| !title.is_empty());
        let kind = if node.is(Tag::Audio) {
            BlockKind::Audio(Box::new(Audio { title, sources, ..Audio::default() }))
        } else {
            let mut tracks = Vec::new();
            for track in inside().filter(|inner| inner.is(Tag::Track)).collect::<Vec<_>>() {
                tracks.extend(self.track(track));
            }
            let poster = node.attribute("poster").filter(|poster| is_address(poster));
            let poster = poster.and_then(|poster| self.url(node, poster, Use::Media)).map(Image::new);
            let has = |name| node.attribute(name).is_some();
            BlockKind::Video(Box::new(Video {
                title,
                sources,
                tracks,
                poster,
                width: pixels(node, "width"),
                height: pixels(node, "height"),
                loop_: has("loop") && has("muted") && has("autoplay"),
                ..Video::default()
            }))
        };
        let is_empty = match &kind {
            BlockKind::Audio(audio) => audio.sources.is_empty(),
            BlockKind::Video(video) => video.sources.is_empty() && video.poster.is_none(),
            _ => false,
        };
        if is_empty {
            return;
        }
        if node.attribute("autoplay").is_some() {
            let message = "the player would start by itself; it waits for the reader";
            self.draft.report(Finding::new(Rule::MediaAutoplay, origin, message).replacing("autoplay", ""));
        }
        if !flow.is_line() {
            flow.flush();
            self.name(node, flow, true);
        }
        flow.push(Block::new(kind).at(origin));
    }

    fn track(&mut self, node: Node<'t>) -> Option<Track> {
        let kind = match node.attribute("kind").unwrap_or("subtitles").to_ascii_lowercase().as_str() {
            "captions" => TrackKind::Captions,
            "subtitles" => TrackKind::Subtitles,
            "descriptions" => TrackKind::Descriptions,
            "chapters" => TrackKind::Chapters,
            _ => return None,
        };
        let url = self.url(node, node.attribute("src")?, Use::Media)?;
        let label = node.attribute("label").map(collapsed).filter(|label| !label.is_empty());
        Some(Track { url, kind, language: node.attribute("srclang").and_then(LanguageTag::parse), label })
    }
}

/// In a line, a link stands for what can't stand there.
pub(super) fn link_to(block: Block, flow: &mut Flow) {
    let origin = block.origin;
    let (url, title) = match block.kind {
        BlockKind::Embed(embed) => (embed.url.or(embed.frame), embed.title.or(embed.provider)),
        BlockKind::Video(video) => (video.sources.into_iter().next().map(|source| source.url), video.title),
        BlockKind::Audio(audio) => (audio.sources.into_iter().next().map(|source| source.url), audio.title),
        _ => return,
    };
    if let Some(url) = url {
        let title = title.unwrap_or_else(|| url.as_str().to_string());
        flow.line.space();
        flow.inline(Inline::link(url, vec![Inline::text(title)]), origin);
    }
}

/// What the source gives for those who do not see the picture.
fn alternative(img: Node<'_>) -> Option<String> {
    if matches!(img.attribute("role"), Some("presentation" | "none")) || img.attribute("aria-hidden") == Some("true") {
        return Some(String::new());
    }
    img.attribute("alt").or_else(|| img.attribute("aria-label").filter(|label| !label.trim().is_empty())).map(collapsed)
}

/// The same picture for readers without scripts, in a `noscript` after it.
fn twin(img: Node<'_>) -> Option<Node<'_>> {
    let next = std::iter::successors(img.next(), |node| node.next()).find(|node| !super::container::is_space(*node))?;
    if next.is(Tag::Noscript) { next.find(Tag::Img) } else { None }
}

/// What the picture's twin says of it: many pages fill in one of the two only.
fn twin_alternative(img: Node<'_>) -> Option<String> {
    alternative(twin(img)?).filter(|alt| !alt.is_empty())
}

/// Whether the picture has the address of a file, now or when a script loads it.
fn has_address(img: Node<'_>) -> bool {
    let names = ["src", "srcset"].iter().chain(LATE_SRC).chain(LATE_SRCSET);
    names.filter_map(|name| img.attribute(name)).any(is_address)
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.get(..5).is_none_or(|scheme| !scheme.eq_ignore_ascii_case("data:"))
}

/// Whether the picture is not to be seen, only to be counted.
fn is_pixel(img: Node<'_>) -> bool {
    let tiny = |name| pixels(img, name).is_some_and(|size| size <= 1);
    tiny("width") || tiny("height")
}

/// A size in pixels, as its attribute says.
pub(super) fn pixels(node: Node<'_>, name: &str) -> Option<u32> {
    let value = node.attribute(name)?.trim();
    let value = value.strip_suffix("px").unwrap_or(value);
    let whole = value.split('.').next().unwrap_or_default();
    whole.parse().ok().filter(|_| !value.ends_with('%'))
}

/// The file for browsers that choose none: large enough for a column on a sharp screen, if there is such a one.
fn best(candidates: &[Candidate]) -> Option<Url> {
    let width = |candidate: &&Candidate| candidate.width.or(candidate.density).unwrap_or_default();
    let fitting = candidates.iter().filter(|candidate| width(candidate) <= 1600).max_by_key(width);
    fitting.or_else(|| candidates.iter().min_by_key(width)).map(|candidate| candidate.url.clone())
}

/// The narrowest and widest window of a media query; none where it asks for anything else.
fn widths(media: &str) -> Option<(Option<u32>, Option<u32>)> {
    let (mut min, mut max) = (None, None);
    for part in media.split(" and ").map(str::trim).filter(|part| !part.is_empty()) {
        if matches!(part, "screen" | "only screen" | "all" | "only all") {
            continue;
        }
        let inner = part.strip_prefix('(')?.strip_suffix(')')?;
        let (feature, value) = inner.split_once(':')?;
        let value = value.trim();
        let pixels = |text: &str, factor: f64| decimal(text).map(|number| (number * factor).round() as u32);
        let value = match value.strip_suffix("px") {
            Some(number) => pixels(number, 1.0)?,
            None => pixels(value.strip_suffix("rem").or_else(|| value.strip_suffix("em"))?, 16.0)?,
        };
        match feature.trim() {
            "min-width" => min = Some(value),
            "max-width" => max = Some(value),
            _ => return None,
        }
    }
    Some((min, max))
}

/// How wide the picture is shown, as far as the article's layout knows such widths.
fn sizes(img: Node<'_>) -> Sizes {
    let around = std::iter::successors(Some(img), |node| node.parent()).take(4);
    for node in around {
        if node.has_class("alignfull") {
            return Sizes::Full;
        }
        if node.has_class("alignleft") || node.has_class("alignright") {
            return Sizes::Half;
        }
    }
    let last = img.attribute("sizes").and_then(|sizes| sizes.rsplit(',').next()).map(str::trim);
    if last == Some("50vw") { Sizes::Half } else { Sizes::Column }
}

/// The point to keep in view, where a block editor has noted one.
fn focus(img: Node<'_>) -> Option<FocalPoint> {
    let noted = img.attribute("data-object-position").or_else(|| {
        let rules = img.attribute("style")?.split(';');
        rules
            .filter_map(|rule| rule.split_once(':'))
            .find(|(name, _)| name.trim() == "object-position")
            .map(|(_, at)| at)
    })?;
    let mut parts = noted
        .split_ascii_whitespace()
        .map(|part| part.strip_suffix('%').and_then(decimal).filter(|it| (0.0..=100.0).contains(it)));
    let (x, y) = (parts.next()??, parts.next()??);
    Some(FocalPoint { x: x.round() as u8, y: y.round() as u8 })
}

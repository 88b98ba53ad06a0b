//! What search engines, catalogues and assistive services read of an article:
//! schema.org JSON-LD with its accessibility metadata.

use super::Options;
use crate::article::{
    Article, Block, BlockKind, Figure, Image, Person, Role, TrackKind, plain_line, plain_text, word_count,
};
use serde_json::{Map, Value, json};

/// The article as a schema.org `NewsArticle`, or as a `LiveBlogPosting` where it is live coverage.
///
/// The accessibility properties (schema.org's `accessMode` and its fellows, as
/// EPUB Accessibility 1.1 uses them) say only what the model knows: a hazard that
/// can't be told from the data is `unknown`, not `none`.
pub(super) fn linked_data(article: &Article, options: &Options) -> Value {
    let mut data = Map::new();
    let mut set = |name: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            _ => false,
        };
        if !empty {
            data.insert(name.to_string(), value);
        }
    };
    set("@context", json!("https://schema.org"));
    set("@type", json!(if article.live.is_some() { "LiveBlogPosting" } else { "NewsArticle" }));
    let headline = plain_text(&article.headline);
    set("headline", json!(if headline.trim().is_empty() { options.messages.untitled() } else { headline.trim() }));
    set("description", json!(article.description));
    set("inLanguage", json!(article.language.as_ref().map(|language| language.as_str())));
    set("datePublished", json!(article.published.as_ref().map(|date| date.as_str())));
    set("dateModified", json!(article.modified.as_ref().map(|date| date.as_str())));
    if let Some(live) = &article.live {
        set("coverageStartTime", json!(live.started.as_ref().map(|date| date.as_str())));
        set("coverageEndTime", json!(live.ended.as_ref().map(|date| date.as_str())));
    }
    set("dateline", json!(article.dateline));
    let people = |role: Role| -> Value {
        let of_role = article.contributors.iter().filter(|one| one.role == role);
        of_role.map(|one| person(&one.person)).collect()
    };
    set("author", people(Role::Author));
    set("editor", people(Role::Editor));
    set("translator", people(Role::Translator));
    set("contributor", people(Role::Contributor));
    if let Some(source) = &article.source {
        let mut publisher = json!({"@type": "Organization", "name": source.name});
        if let (Some(url), Some(publisher)) = (&source.url, publisher.as_object_mut()) {
            publisher.insert("url".into(), json!(url.as_str()));
        }
        set("publisher", publisher);
    }
    set("copyrightNotice", json!(article.rights));
    if let Some(canonical) = &article.canonical {
        set("url", json!(canonical.as_str()));
        set("mainEntityOfPage", json!(canonical.as_str()));
    }
    set("articleSection", article.sections.iter().map(|section| json!(section.name)).collect());
    set("keywords", article.topics.iter().map(|topic| json!(topic.name)).collect());
    let media = Media::of(article);
    set("image", media.images.iter().take(8).map(|image| picture(image)).collect());
    set("wordCount", json!(media.words));
    media.describe(options, &mut set);
    Value::Object(data)
}

fn person(person: &Person) -> Value {
    let mut data = Map::new();
    data.insert("@type".into(), json!("Person"));
    data.insert("name".into(), json!(person.name));
    if let Some(url) = &person.url {
        data.insert("url".into(), json!(url.as_str()));
    }
    if let Some(job) = &person.job {
        data.insert("jobTitle".into(), json!(job));
    }
    if let Some(affiliation) = &person.affiliation {
        data.insert("affiliation".into(), json!({"@type": "Organization", "name": affiliation}));
    }
    Value::Object(data)
}

fn picture(image: &Image) -> Value {
    let mut data = Map::new();
    data.insert("@type".into(), json!("ImageObject"));
    data.insert("url".into(), json!(image.url.as_str()));
    if let (Some(width), Some(height)) = (image.width, image.height) {
        data.insert("width".into(), json!(width));
        data.insert("height".into(), json!(height));
    }
    if let Some(alt) = image.alt.as_deref().filter(|alt| !alt.is_empty()) {
        data.insert("description".into(), json!(alt));
    }
    Value::Object(data)
}

/// The picture that stands for the article elsewhere: the lead's, or the first of the story.
pub(super) fn cover(article: &Article) -> Option<&Image> {
    let mut first = None;
    article.each_block(&mut |block| {
        if first.is_none() {
            first = match &block.kind {
                BlockKind::Figure(figure) => figure.image.as_ref(),
                BlockKind::Gallery(gallery) => gallery.figures.iter().find_map(|figure| figure.image.as_ref()),
                _ => None,
            };
        }
    });
    first
}

/// What an article's blocks are made of, as far as access to it is concerned.
#[derive(Default)]
struct Media<'a> {
    images: Vec<&'a Image>,
    words: usize,
    /// Pictures that nothing stands for where they are not seen.
    undescribed: usize,
    films: usize,
    captioned: usize,
    audio_described: usize,
    recordings: usize,
    transcripts: usize,
    headings: usize,
    tables: usize,
    formulas: usize,
    plain_formulas: usize,
    frames: usize,
}

impl<'a> Media<'a> {
    fn of(article: &'a Article) -> Self {
        let mut media = Self::default();
        article.each_block(&mut |block| media.count(block));
        media
    }

    fn count(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Paragraph { content } | BlockKind::Plain { content } => {
                self.words += word_count(&plain_line(content));
            }
            BlockKind::Heading { content, .. } => {
                self.headings += 1;
                self.words += word_count(&plain_line(content));
            }
            BlockKind::LivePost(_) => self.headings += 1,
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::Gallery(gallery) => gallery.figures.iter().for_each(|figure| self.figure(figure)),
            BlockKind::Video(video) => {
                self.films += 1;
                let has = |kind| video.tracks.iter().any(|track| track.kind == kind);
                self.captioned += usize::from(has(TrackKind::Captions));
                self.audio_described += usize::from(has(TrackKind::Descriptions));
                self.transcripts += usize::from(!video.transcript.is_empty());
            }
            BlockKind::Audio(audio) => {
                self.recordings += 1;
                self.transcripts += usize::from(!audio.transcript.is_empty());
            }
            BlockKind::Table(_) => self.tables += 1,
            BlockKind::Math { mathml, .. } => {
                self.formulas += 1;
                self.plain_formulas += usize::from(mathml.is_none());
            }
            BlockKind::Embed(_) => self.frames += 1,
            _ => {}
        }
    }

    fn figure(&mut self, figure: &'a Figure) {
        if let Some(image) = &figure.image {
            self.undescribed += usize::from(image.alt.is_none());
            self.images.push(image);
        }
    }

    /// The five accessibility properties.
    fn describe(&self, options: &Options, set: &mut impl FnMut(&str, Value)) {
        let visual = !self.images.is_empty() || self.films > 0;
        let auditory = self.films > 0 || self.recordings > 0;
        let modes = [("textual", true), ("visual", visual), ("auditory", auditory)];
        let modes: Vec<&str> = modes.iter().filter(|(_, there)| *there).map(|(mode, _)| *mode).collect();
        let in_words = self.undescribed == 0
            && self.frames == 0
            && self.plain_formulas == 0
            && self.transcripts >= self.films + self.recordings;
        let mut sufficient = Vec::new();
        if in_words {
            sufficient.push(sufficient_modes("textual"));
        }
        if modes.len() > 1 {
            sufficient.push(sufficient_modes(&modes.join(",")));
        }
        let features = [
            ("structuralNavigation", self.headings > 0),
            ("tableOfContents", options.contents && self.headings > 1),
            ("alternativeText", !self.images.is_empty() && self.undescribed == 0),
            ("captions", self.films > 0 && self.captioned == self.films),
            ("audioDescription", self.films > 0 && self.audio_described == self.films),
            ("transcript", auditory && self.transcripts >= self.films + self.recordings),
            ("MathML", self.formulas > self.plain_formulas),
        ];
        let features: Vec<&str> = features.iter().filter(|(_, there)| *there).map(|(feature, _)| *feature).collect();
        // A file's frames can't be seen from here, and neither can another site's.
        let hazards = match self.images.is_empty() && self.films == 0 && self.recordings == 0 && self.frames == 0 {
            true => "none",
            false => "unknown",
        };
        set("accessMode", json!(modes));
        set("accessModeSufficient", json!(sufficient));
        set("accessibilityFeature", json!(if features.is_empty() { vec!["none"] } else { features }));
        set("accessibilityHazard", json!([hazards]));
        let messages = &options.messages;
        let summary = if in_words { messages.readable_in_words() } else { messages.not_all_in_words() };
        set("accessibilitySummary", json!(summary));
    }
}

fn sufficient_modes(modes: &str) -> Value {
    let list: Vec<&str> = modes.split(',').collect();
    json!({"@type": "ItemList", "itemListElement": list})
}

/// JSON as the content of a `script` element: no `<` that could end it (HTML standard,
/// "Restrictions for contents of script elements").
pub(super) fn for_script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

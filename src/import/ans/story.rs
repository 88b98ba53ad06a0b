//! A story's own fields: what stands above, around and below its elements.

use super::{Reader, kind, people, rich};
use crate::article::{
    AsideRole, Block, BlockKind, Correction, Inline, LanguageTag, Source, Timestamp, Topic, plain_text, words,
};
use crate::finding::{Finding, Rule};
use crate::import::html;
use crate::import::json::Fields;
use crate::import::moments::moment;
use crate::url::Use;
use serde_json::Value;

/// The fields of a story whose text is for readers, whatever they hold.
pub(super) const SHOWN: &[&str] = &[
    "headlines",
    "subheadlines",
    "description",
    "editor_note",
    "promo_items",
    "promo_images",
    "content_elements",
    "corrections",
];

impl Reader<'_, '_> {
    pub(super) fn story(&mut self, story: &Value) {
        self.live = story.string("subtype").is_some_and(|subtype| subtype.to_lowercase().contains("live"));
        self.common(story);
        self.heading(story);
        let contributors = self.contributors(story);
        self.draft.article.contributors = contributors;
        if !has_own_dateline(story) {
            self.draft.article.dateline = story.string("location").map(html::text);
        }
        self.embargo(story);
        if let Some(live) = self.live.then(Default::default) {
            self.draft.article.live = Some(live);
        }
        let mut body = self.editor_note(story);
        // A map of labels or of promotions can stand by itself.
        for (_, part) in story.field("basic").and(story.as_object()).into_iter().flatten() {
            match part.string("type") {
                Some(_) => body.append(&mut self.elements(std::slice::from_ref(part))),
                None => body.append(&mut self.flow(Some(part))),
            }
        }
        body.append(&mut self.elements(story.list("content_elements")));
        self.lead(story, &mut body);
        self.draft.article.body = body;
        let corrections = story.list("corrections").iter().map(|one| self.correction(one)).collect();
        self.draft.article.corrections = corrections;
        self.related(story);
        self.spoken(story);
    }

    /// A picture, film, recording or gallery that is an article by itself.
    pub(super) fn media_article(&mut self, media: &Value) {
        self.common(media);
        self.draft.article.headline = self.line(rich::headline(media));
        let mut body = self.elements(std::slice::from_ref(media));
        // The title stands above as the headline.
        match body.first_mut().map(|block| &mut block.kind) {
            Some(BlockKind::Gallery(gallery)) => gallery.title.clear(),
            Some(BlockKind::Video(video)) => video.title = None,
            Some(BlockKind::Audio(audio)) => audio.title = None,
            Some(BlockKind::Embed(embed)) => embed.title = None,
            _ => {}
        }
        // A gallery's pictures are its story; anything else leads the article.
        if kind(media) != "gallery" && !body.is_empty() {
            self.draft.article.lead = Some(Box::new(body.remove(0)));
        }
        self.draft.article.body = body;
        self.related(media);
    }

    /// What every sort of content has.
    fn common(&mut self, content: &Value) {
        self.draft.article.language = content.string("language").and_then(LanguageTag::parse);
        let published = ["display_date", "first_publish_date", "publish_date"];
        let published = published.iter().find_map(|key| moment(content, key));
        let modified = moment(content, "last_updated_date");
        self.draft.article.modified = modified.filter(|modified| is_after(modified, published.as_ref()));
        self.draft.article.published = published;
        self.draft.article.rights = content.string("copyright").map(html::text);
        if let Some(address) = content.field("canonical_url") {
            let origin = self.draft.origin_of(address);
            let text = address.as_str().unwrap_or_default();
            if !text.trim().is_empty() {
                self.draft.article.canonical = self.draft.url(text, Use::Link, origin);
            }
        }
        let sections = sections(content);
        self.draft.article.sections = sections;
        let topics = topics(content);
        self.draft.article.topics = topics;
        let source = source(content);
        self.draft.article.source = source.map(|name| Source { name, url: None });
    }

    fn heading(&mut self, story: &Value) {
        self.draft.article.headline = self.line(rich::headline(story));
        let label = story.path(&["label", "basic"]).or(story.field("label").filter(|label| label.is_string()));
        let label = label.filter(|label| label.get("display").and_then(Value::as_bool) != Some(false));
        let label = label.and_then(rich::string).and_then(Value::as_str);
        self.draft.article.kicker = label.map(html::text).filter(|label| !label.trim().is_empty());
        let description = rich::basic(story, "description");
        let standfirst = rich::basic(story, "subheadlines").or(description);
        let blocks = self.flow(standfirst);
        let said: String = blocks.iter().filter_map(line_of).map(|line| plain_text(line) + " ").collect();
        let headline = plain_text(&self.draft.article.headline);
        if let Some(value) = standfirst.filter(|_| !said.is_empty() && words(&said).eq(words(&headline))) {
            let origin = self.draft.origin_of(value);
            let message = "the description says the headline's words again: it is left out";
            self.draft.report(Finding::new(Rule::LeftOut, origin, message).omitting(said));
        } else {
            self.draft.article.standfirst = blocks;
        }
        let description = description.and_then(Value::as_str).map(html::text);
        self.draft.article.description = description;
    }

    /// A note "to be displayed near the content from the editor" (schema, `trait_editor_note`).
    fn editor_note(&mut self, story: &Value) -> Vec<Block> {
        let content = self.flow(story.field("editor_note"));
        if content.is_empty() {
            return content;
        }
        let origin = story.field("editor_note").map(|note| self.draft.origin_of(note)).unwrap_or_default();
        vec![Block::new(BlockKind::Aside { role: AsideRole::Note, title: Vec::new(), content }).at(origin)]
    }

    fn embargo(&mut self, story: &Value) {
        let Some(embargo) = story.path(&["content_restrictions", "embargo"]).filter(|embargo| embargo.flag("active"))
        else {
            return;
        };
        let origin = self.draft.origin_of(embargo);
        let message = match embargo.string("end_time") {
            Some(end) => format!("the story is under an embargo until {end}: do not publish it before"),
            None => "the story is under an embargo without an end: ask its editors before you publish it".into(),
        };
        self.draft.report(Finding::new(Rule::Embargo, origin, message));
    }

    /// What leads the story stands with its promotion. A picture that is in the story too stands there only.
    fn lead(&mut self, story: &Value, body: &mut Vec<Block>) {
        let promoted = ["promo_items", "promo_images"].iter().find_map(|key| {
            let items = story.field(key)?;
            ["lead_art", "basic", "default"].iter().find_map(|name| items.field(name))
        });
        let Some(promoted) = promoted else { return };
        let mut blocks = self.elements(std::slice::from_ref(promoted));
        if blocks.is_empty() {
            return;
        }
        let leads = |kind: &BlockKind| {
            matches!(
                kind,
                BlockKind::Figure(_)
                    | BlockKind::Gallery(_)
                    | BlockKind::Video(_)
                    | BlockKind::Audio(_)
                    | BlockKind::Embed(_)
            )
        };
        if blocks.first().is_some_and(|block| leads(&block.kind)) {
            let lead = blocks.remove(0);
            match body.iter().find(|block| is_same_media(block, &lead)) {
                Some(_) => self.repeated(promoted, &lead),
                None => self.draft.article.lead = Some(Box::new(lead)),
            }
        }
        body.splice(..0, blocks);
    }

    fn repeated(&mut self, promoted: &Value, lead: &Block) {
        let BlockKind::Figure(figure) = &lead.kind else { return };
        let origin = self.draft.origin_of(promoted);
        let message =
            "the picture that leads the story stands in the story too, with the same words: it is shown there";
        let said = format!("{} {}", plain_text(&figure.caption), plain_text(&figure.credit));
        self.draft.report(Finding::new(Rule::CaptionRepeated, origin, message).omitting(said));
    }

    /// One correction, of the whole story or at its place in it.
    pub(super) fn correction(&mut self, value: &Value) -> Correction {
        // An upgrade of old stories moved the text of some here.
        let moved = value.path(&["additional_properties", "content"]);
        let text = rich::string(value).or(moved);
        let label = value.string("correction_type").map(str::trim).filter(|label| *label != "correction");
        Correction {
            label: label.map(capitalised),
            published: ["display_date", "last_updated_date", "date"].iter().find_map(|key| moment(value, key)),
            content: self.flow(text),
        }
    }

    fn related(&mut self, story: &Value) {
        let lists = story.field("related_content").and_then(Value::as_object).into_iter().flatten();
        for (_, list) in lists.filter(|(key, _)| *key != "redirect") {
            for item in list.as_array().map(Vec::as_slice).unwrap_or_default() {
                let link = self.related_link(item);
                self.draft.article.related.extend(link);
            }
        }
    }

    /// Recordings of the story made by a machine. Readers have voices of their own, in their own language and speed.
    fn spoken(&mut self, story: &Value) {
        if let Some(list) = story.field("voice_transcripts").filter(|list| !list.as_array().is_none_or(Vec::is_empty)) {
            let origin = self.draft.origin_of(list);
            let message = "the recording of the story by a machine's voice is left out: the reader's own can read it";
            self.draft.report(Finding::new(Rule::LeftOut, origin, message));
        }
    }
}

/// Whether the story's text begins with its place, so that `location` would say it again.
pub(super) fn has_own_dateline(story: &Value) -> bool {
    let elements = story.list("content_elements");
    let texts = elements.iter().filter_map(|element| rich::string(element)?.as_str());
    texts.into_iter().any(|text| text.trim_start().starts_with("<dateline"))
}

fn is_after(modified: &Timestamp, published: Option<&Timestamp>) -> bool {
    let Some(published) = published else { return true };
    let (modified, published) = (modified.as_str(), published.as_str());
    // Moments in the same zone compare as text.
    !(modified.ends_with('Z') && published.ends_with('Z')) || modified > published
}

fn line_of(block: &Block) -> Option<&[Inline]> {
    match &block.kind {
        BlockKind::Paragraph { content } | BlockKind::Plain { content } | BlockKind::Heading { content, .. } => {
            Some(content)
        }
        _ => None,
    }
}

/// Whether both are the same picture with the same words.
fn is_same_media(block: &Block, lead: &Block) -> bool {
    let (BlockKind::Figure(figure), BlockKind::Figure(lead)) = (&block.kind, &lead.kind) else { return false };
    let same = |one: &[Inline], other: &[Inline]| plain_text(one) == plain_text(other);
    figure.image.as_ref().map(|image| &image.url) == lead.image.as_ref().map(|image| &image.url)
        && figure.image.is_some()
        && same(&figure.caption, &lead.caption)
        && same(&figure.credit, &lead.credit)
}

fn capitalised(label: &str) -> String {
    let label = label.replace('_', " ");
    let mut letters = label.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The sections that the story stands in, the main one first; sites before version 0.8.
fn sections(content: &Value) -> Vec<Topic> {
    let taxonomy = content.field("taxonomy").unwrap_or(&Value::Null);
    let main = [taxonomy.field("primary_section"), taxonomy.field("primary_site")];
    let website = content.string("website").or(content.string("canonical_website"));
    let website = website.and_then(|website| content.path(&["websites", website, "website_section"]));
    let lists = taxonomy.list("sections").iter().chain(taxonomy.list("sites"));
    let names = website.into_iter().chain(main.into_iter().flatten()).chain(lists);
    unique(names.filter_map(|section| {
        section.string("name").or_else(|| section.path(&["referent", "referent_properties"])?.string("name"))
    }))
}

fn topics(content: &Value) -> Vec<Topic> {
    let taxonomy = content.field("taxonomy").unwrap_or(&Value::Null);
    let tags = taxonomy.list("tags").iter().filter_map(|tag| tag.as_str().or(tag.string("text")));
    let topics = taxonomy.list("topics").iter().filter_map(|topic| topic.string("name"));
    unique(tags.chain(topics))
}

fn unique<'v>(names: impl Iterator<Item = &'v str>) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    let mut known = std::collections::HashSet::new();
    for name in names.map(|name| html::text(name.trim())).filter(|name| !name.is_empty()) {
        if known.insert(name.clone()) {
            topics.push(Topic { name, url: None });
        }
    }
    topics
}

/// Who sends the content out, or where it came from.
fn source(content: &Value) -> Option<String> {
    let named = |key: &str| {
        let value = content.field(key)?;
        people::name(value).filter(|name| name != "(deprecated)")
    };
    named("distributor").or_else(|| named("source"))
}

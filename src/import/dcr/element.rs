//! The elements of an article, by their types.

use super::page::stars;
use super::words::{push, says_nothing};
use super::{Reader, kind};
use crate::article::{AsideRole, Block, BlockKind, Inline, RelatedLink};
use crate::finding::{Finding, Rule};
use crate::import::json::Fields;
use crate::import::{html, unknown};
use crate::url::Use;
use serde_json::Value;

impl Reader<'_, '_> {
    /// Elements, in order.
    pub(super) fn elements(&mut self, list: &[Value]) -> Vec<Block> {
        let mut content = Vec::new();
        for element in list {
            self.element(element, &mut content);
        }
        content
    }

    fn element(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let block = match kind(value) {
            "Text" | "Subheading" | "ItemLink" | "Table" => return content.append(&mut self.flow(value.field("html"))),
            "Image" => return self.image(value, content),
            "MultiImage" => self.gallery(value),
            "Cartoon" => return self.cartoon(value, content),
            "Caption" => return self.caption(value, content),
            "Blockquote" => {
                // The markup has the quotation's own element around it.
                let inner = self.flow(value.field("html"));
                match inner.as_slice() {
                    [block] if matches!(block.kind, BlockKind::Quote { .. }) => return content.extend(inner),
                    _ => BlockKind::Quote { content: inner, attribution: Vec::new(), cite: None },
                }
            }
            "Pullquote" => {
                let words = self.line(value.field("html"));
                let attribution = self.line(value.field("attribution"));
                match words.is_empty() && attribution.is_empty() {
                    true => return,
                    false => BlockKind::PullQuote { content: words, attribution },
                }
            }
            "Link" => match self.link(value) {
                Some(link) => BlockKind::Paragraph { content: linked(link) },
                None => return,
            },
            "RichLink" => match self.link(value) {
                Some(link) => {
                    let title = value.string("prefix").map(|prefix| html::text(prefix).trim().to_string());
                    let title = title.map(|title| title.trim_end_matches(':').to_string());
                    let title = title.filter(|title| !title.is_empty()).map(|title| vec![Inline::text(title)]);
                    BlockKind::Related { title: title.unwrap_or_default(), links: vec![link] }
                }
                None => return,
            },
            "Highlight" => self.aside(AsideRole::Aside, value, "html"),
            "Disclaimer" => self.aside(AsideRole::Disclaimer, value, "html"),
            "Divider" => BlockKind::ThematicBreak,
            "NumberedTitle" => {
                let mut line = self.line(value.field("html"));
                if let Some(position) = value.number("position") {
                    line.insert(0, Inline::text(format!("{position}. ")));
                }
                BlockKind::Heading { level: 2, content: line }
            }
            "StarRating" => match value.field("rating").and_then(stars) {
                Some(rating) => BlockKind::Paragraph { content: vec![Inline::text(rating)] },
                None => return,
            },
            "Code" => return self.code(value, content),
            "Comment" => self.comment(value),
            "Audio" | "AudioAtom" => match self.audio(value) {
                Some(audio) => BlockKind::Audio(Box::new(audio)),
                None => return,
            },
            "GuVideo" | "MediaAtom" => return self.film(value, content),
            "Youtube" => return self.youtube(value, content),
            "Witness" => return self.witness(value, content),
            "Tweet" | "Instagram" | "Embed" | "Soundcloud" | "Spotify" | "Map" | "Document" | "Video"
            | "VideoFacebook" | "VideoVimeo" | "VideoYoutube" | "Vine" | "Interactive" | "InteractiveAtom"
            | "ChartAtom" | "GenericAtom" => return self.shown_elsewhere(value, content),
            "ExplainerAtom" => self.aside(AsideRole::Aside, value, "body"),
            "GuideAtom" | "ProfileAtom" | "QA" => self.guide(value),
            "QuizAtom" => self.quiz(value),
            "TimelineAtom" => self.timeline_atom(value),
            "Timeline" | "DCRTimeline" | "DCRSectionedTimeline" => return self.timeline(value, content),
            "KeyTakeaways" => return self.titled(value.list("keyTakeaways"), content),
            "QAndAExplainer" => return self.titled(value.list("qAndAExplainers"), content),
            "MiniProfiles" => return self.titled(value.list("miniProfiles"), content),
            "MultiBylines" => return self.titled(value.list("multiBylines"), content),
            "List" => return self.titled(value.list("items"), content),
            "CallToActionAtom" => return self.call_to_action(value, content),
            "Callout" | "CalloutBlockElementV2" | "ReporterCallout" => self.callout(value),
            "Crossword" => return self.crossword(value, content),
            "Product" => self.product(value),
            "ProductSummary" | "EnhancedProductSummary" => self.products(value),
            "Recipe" => self.recipe(value),
            "NewsletterSignup" => return self.left_out(value, "it is a form to subscribe to a newsletter"),
            "InteractiveContents" => {
                return self.left_out(value, "it lists the article's headings, which stand in the article");
            }
            "AdPlaceholder" => return,
            "ContentAtom" => {
                let id = value.string("atomId").unwrap_or_default();
                return self.missing(value, &format!("its content `{id}` is not in the page"));
            }
            name => {
                let name = if name.is_empty() { "element without a `_type`" } else { name };
                let block = unknown::block(self.draft, name, value);
                return content.push(block);
            }
        };
        content.push(Block::new(block).at(origin));
    }

    fn link(&mut self, value: &Value) -> Option<RelatedLink> {
        let origin = self.draft.origin_of(value);
        let url = value.string("url").and_then(|address| self.draft.url(address, Use::Link, origin));
        let title = self.line(value.field("text").or(value.field("label")));
        (url.is_some() || !title.is_empty()).then_some(RelatedLink { url, title, description: Vec::new() })
    }

    /// A box with a title and the HTML at `key`.
    fn aside(&mut self, role: AsideRole, value: &Value, key: &str) -> BlockKind {
        BlockKind::Aside { role, title: self.line(value.field("title")), content: self.flow(value.field(key)) }
    }

    fn code(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let markup = value.string("html").unwrap_or_default();
        let is_whole = markup.trim_start().starts_with("<pre");
        let mut blocks = match is_whole {
            true => html::blocks(self.draft, markup, origin),
            false => html::blocks(self.draft, &format!("<pre><code>{markup}</code></pre>"), origin),
        };
        if let Some(BlockKind::Code(code)) = blocks.first_mut().map(|block| &mut block.kind) {
            code.syntax = code.syntax.take().or_else(|| value.string("language").map(str::to_string));
        }
        content.append(&mut blocks);
    }

    /// A reader's comment, quoted.
    fn comment(&mut self, value: &Value) -> BlockKind {
        let origin = self.draft.origin_of(value);
        let name = self.line(value.field("profileName"));
        let page = value.string("profileURL").and_then(|address| self.draft.url(address, Use::Link, origin));
        let attribution = match page {
            Some(url) if !name.is_empty() => vec![Inline::link(url, name)],
            _ => name,
        };
        let cite = value.string("permalink").and_then(|address| self.draft.url(address, Use::Link, origin));
        BlockKind::Quote { content: self.flow(value.field("body")), attribution, cite }
    }

    /// Says that an element was left out, with its words.
    fn left_out(&mut self, value: &Value, why: &str) {
        let origin = self.draft.origin_of(value);
        let mut words = String::new();
        super::text::left_out(value, &mut words);
        let message = format!("the element `{}` was left out: {why}", kind(value));
        let finding = Finding::new(Rule::LeftOut, origin, message);
        self.draft.report(if words.trim().is_empty() { finding } else { finding.omitting(words) });
    }

    /// An appeal to do something elsewhere.
    fn call_to_action(&mut self, value: &Value, content: &mut Vec<Block>) {
        let origin = self.draft.origin_of(value);
        let url = value.string("url").and_then(|address| self.draft.url(address, Use::Link, origin));
        let title = self.line(value.field("title"));
        let mut words = self.lines(value, &["label", "btnText"]);
        if says_nothing(&words) {
            words = title;
        } else {
            push(content, title, origin);
        }
        push(content, linked(RelatedLink { url, title: words, description: Vec::new() }), origin);
    }
}

/// A link that is no related reading, as a line.
pub(super) fn linked(link: RelatedLink) -> Vec<Inline> {
    match link.url {
        Some(url) if says_nothing(&link.title) => {
            let words = vec![Inline::text(url.as_str())];
            vec![Inline::link(url, words)]
        }
        Some(url) => vec![Inline::link(url, link.title)],
        None => link.title,
    }
}

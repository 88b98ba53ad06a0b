//! The typed model of an article: the only thing every room knows.
//!
//! It holds what news and long-form articles have, whatever format they came
//! from. It imports nothing of the importers, the repairs or the renderer. Its
//! serde form is Standfirst's native JSON; `schema/article.schema.json` is
//! generated from these types.

mod block;
mod direction;
mod inline;
mod language;
mod lines;
mod math;
mod media;
mod origin;
mod people;
mod table;
mod text;
mod timestamp;

pub use block::*;
pub use direction::{Direction, first_strong, only_direction};
pub use inline::*;
pub use language::LanguageTag;
pub use math::{MathAttribute, MathElement, MathNode, MathTag};
pub use media::*;
pub use origin::Origin;
pub use people::{Contributor, Person, Role};
pub use table::*;
pub(crate) use text::{every_run, is_same_word, joined_words, plain_line, word_count, words_in};
pub use text::{plain_text, words};
pub use timestamp::{Moment, Time, Timestamp};

use crate::url::Url;
use serde::{Deserialize, Serialize};

/// Whether a value is its type's default, so that native JSON leaves it out.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// One article, ready to be repaired and rendered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Article {
    /// The language of the text, as a BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The base direction; without one it follows from `language`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The breaking-news notice that stands with the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub breaking: Option<Breaking>,
    /// The short label above the headline ("Analysis", "World").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<String>,
    /// The title.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headline: Vec<Inline>,
    /// The summary under the headline (also: deck, dek, subheadline).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub standfirst: Vec<Block>,
    /// The byline as the publisher wrote it; it wins over `contributors` for display.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub byline: Vec<Inline>,
    /// Who made the article, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<Contributor>,
    /// Lines such as "A. Writer contributed to this report", shown at the end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contributions: Vec<Vec<Inline>>,
    /// The place the report was filed from ("PARIS").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dateline: Option<String>,
    /// When the article was first published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// The picture, film or recording that leads the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<Box<Block>>,
    /// The live coverage's state, where the article is a live blog.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub live: Option<Live>,
    /// The story.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Block>,
    /// The notes that [`Inline::NoteRef`] points to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Corrections and clarifications to the whole article.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// Related reading.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedLink>,
    /// The publication's sections that the article stands in.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Topic>,
    /// What the article is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<Topic>,
    /// The article's own address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canonical: Option<Url>,
    /// Who published or distributes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// The copyright and usage line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rights: Option<String>,
    /// A short description for search results and cards; not shown in the article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A breaking-news notice.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Breaking {
    /// The label as the source has it ("Breaking News"); the interface's word where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The notice; empty where the article itself is the breaking news.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Inline>,
    /// Where the notice leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
}

/// The state of live coverage. The posts themselves are [`BlockKind::LivePost`] in the body.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Live {
    /// Whether coverage goes on.
    #[serde(skip_serializing_if = "is_default")]
    pub active: bool,
    /// When coverage began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started: Option<Timestamp>,
    /// When it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Timestamp>,
}

/// One note (footnote or endnote).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Note {
    /// The name that references use.
    pub id: String,
    /// The note's text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Block>,
}

/// A correction or clarification.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Correction {
    /// The publisher's own word for it ("Clarification"); the interface's word where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// What was wrong and what is right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<Block>,
}

/// A section or topic, with its page where there is one.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Topic {
    /// The name shown to readers.
    pub name: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
}

/// A publisher, agency or distributor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Source {
    /// The name shown to readers.
    pub name: String,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
}

impl Article {
    /// Calls `visit` with every block of the article, outer blocks before the blocks inside them.
    pub fn each_block<'a>(&'a self, visit: &mut dyn FnMut(&'a Block)) {
        let parts = self.standfirst.iter().chain(self.lead.as_deref()).chain(&self.body);
        let notes = self.notes.iter().flat_map(|note| &note.content);
        let corrections = self.corrections.iter().flat_map(|correction| &correction.content);
        for block in parts.chain(notes).chain(corrections) {
            block.each(visit);
        }
    }
}

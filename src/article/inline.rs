use super::{Direction, Image, LanguageTag, MathElement, Timestamp, is_default};
use crate::url::Url;
use serde::{Deserialize, Serialize};

/// A run of text or something that stands in one. In native JSON the field `type` names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Inline {
    /// Text.
    Text {
        /// The characters.
        text: String,
    },
    /// Stress (HTML `em`).
    Emphasis {
        /// What is stressed.
        content: Vec<Inline>,
    },
    /// Importance (HTML `strong`).
    Strong {
        /// What is important.
        content: Vec<Inline>,
    },
    /// Program text.
    Code {
        /// The characters.
        text: String,
    },
    /// A link.
    Link(Box<Link>),
    /// Words from elsewhere, in the running text (HTML `q`: quotation marks are added).
    Quotation {
        /// The words.
        content: Vec<Inline>,
        /// The page quoted from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cite: Option<Url>,
    },
    /// A passage in another language or direction.
    Span(Box<Span>),
    /// Lowered characters.
    Subscript {
        /// The characters.
        content: Vec<Inline>,
    },
    /// Raised characters.
    Superscript {
        /// The characters.
        content: Vec<Inline>,
    },
    /// Text taken out (HTML `del`).
    Deletion {
        /// What was taken out.
        content: Vec<Inline>,
    },
    /// Text put in (HTML `ins`).
    Insertion {
        /// What was put in.
        content: Vec<Inline>,
    },
    /// Text marked for its relevance.
    Mark {
        /// What is marked.
        content: Vec<Inline>,
    },
    /// Small print.
    Small {
        /// The print.
        content: Vec<Inline>,
    },
    /// A short form with its expansion.
    Abbreviation {
        /// The short form.
        content: Vec<Inline>,
        /// The expansion.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<String>,
    },
    /// What the reader types.
    Keyboard {
        /// The keys.
        content: Vec<Inline>,
    },
    /// The title of a work.
    Cite {
        /// The title.
        content: Vec<Inline>,
    },
    /// A date or time in the running text.
    Time {
        /// The text.
        content: Vec<Inline>,
        /// The same for machines.
        value: Timestamp,
    },
    /// Characters with their reading above or beside them.
    Ruby {
        /// The base characters.
        content: Vec<Inline>,
        /// The reading.
        reading: Vec<Inline>,
    },
    /// A picture in the running text.
    Image(Box<Image>),
    /// A formula in the running text.
    Math {
        /// The TeX source or a plain reading.
        #[serde(default)]
        source: String,
        /// The formula as MathML, where the source has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mathml: Option<Box<MathElement>>,
    },
    /// A reference to one of the article's notes.
    NoteRef {
        /// The [`Note`](super::Note)'s id.
        note: String,
    },
    /// A line break that matters (a poem's, an address's).
    LineBreak,
}

impl Inline {
    /// A run of text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }

    /// A link to `url` with `content`.
    pub fn link(url: Url, content: Vec<Inline>) -> Self {
        Self::Link(Box::new(Link { url, title: None, content }))
    }

    /// The inlines inside this one, if it is of a kind that holds any.
    pub fn children(&self) -> &[Inline] {
        match self {
            Self::Emphasis { content }
            | Self::Strong { content }
            | Self::Quotation { content, .. }
            | Self::Subscript { content }
            | Self::Superscript { content }
            | Self::Deletion { content }
            | Self::Insertion { content }
            | Self::Mark { content }
            | Self::Small { content }
            | Self::Abbreviation { content, .. }
            | Self::Keyboard { content }
            | Self::Cite { content }
            | Self::Time { content, .. }
            | Self::Ruby { content, .. } => content,
            Self::Link(link) => &link.content,
            Self::Span(span) => &span.content,
            Self::Text { .. }
            | Self::Code { .. }
            | Self::Image(_)
            | Self::Math { .. }
            | Self::NoteRef { .. }
            | Self::LineBreak => &[],
        }
    }

    /// The same, to change them.
    pub fn children_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Self::Emphasis { content }
            | Self::Strong { content }
            | Self::Quotation { content, .. }
            | Self::Subscript { content }
            | Self::Superscript { content }
            | Self::Deletion { content }
            | Self::Insertion { content }
            | Self::Mark { content }
            | Self::Small { content }
            | Self::Abbreviation { content, .. }
            | Self::Keyboard { content }
            | Self::Cite { content }
            | Self::Time { content, .. }
            | Self::Ruby { content, .. } => Some(content),
            Self::Link(link) => Some(&mut link.content),
            Self::Span(span) => Some(&mut span.content),
            Self::Text { .. }
            | Self::Code { .. }
            | Self::Image(_)
            | Self::Math { .. }
            | Self::NoteRef { .. }
            | Self::LineBreak => None,
        }
    }
}

/// A link in the running text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Where it leads.
    pub url: Url,
    /// The source's advisory title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its text.
    #[serde(default)]
    pub content: Vec<Inline>,
}

/// A passage in another language or direction.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Span {
    /// Its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// Its direction.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Whether the direction overrides the characters' own (HTML `bdo`) rather than isolating them (`bdi`).
    #[serde(rename = "override", skip_serializing_if = "is_default")]
    pub override_: bool,
    /// Its text.
    pub content: Vec<Inline>,
}

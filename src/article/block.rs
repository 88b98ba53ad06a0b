use super::{
    Audio, Correction, Direction, Figure, Gallery, Inline, LanguageTag, MathElement, Origin, Person, RelatedLink,
    Table, Timestamp, Video, is_default,
};
use crate::url::Url;
use serde::{Deserialize, Serialize};

/// One block of the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Block {
    /// A name that is stable between updates of the same article, and that links can point to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The block's language, where it is not the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<LanguageTag>,
    /// The block's direction, where it is not the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// What the block is.
    #[serde(flatten)]
    pub kind: BlockKind,
    /// Where in the source it came from.
    #[serde(skip)]
    pub origin: Origin,
}

impl Block {
    /// A block with nothing but its kind.
    pub fn new(kind: impl Into<BlockKind>) -> Self {
        Self { id: None, language: None, direction: None, kind: kind.into(), origin: Origin::UNKNOWN }
    }

    /// The same block, from `origin`.
    pub fn at(mut self, origin: Origin) -> Self {
        self.origin = origin;
        self
    }

    /// A paragraph of `content`.
    pub fn paragraph(content: Vec<Inline>) -> Self {
        Self::new(BlockKind::Paragraph { content })
    }
}

/// What a block is. In native JSON the field `type` names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum BlockKind {
    /// A paragraph.
    Paragraph {
        /// Its text.
        #[serde(default)]
        content: Vec<Inline>,
    },
    /// Text that is no paragraph: in a tight list's item, or a table's cell.
    Plain {
        /// Its text.
        #[serde(default)]
        content: Vec<Inline>,
    },
    /// A heading inside the story.
    Heading {
        /// The source's level, 1 to 6. The renderer shifts it under the article's title.
        level: u8,
        /// Its text.
        #[serde(default)]
        content: Vec<Inline>,
    },
    /// A list.
    List(List),
    /// Terms and their descriptions.
    DescriptionList {
        /// The groups, in order.
        #[serde(default)]
        items: Vec<Description>,
    },
    /// Words from elsewhere.
    Quote {
        /// The quoted blocks.
        #[serde(default)]
        content: Vec<Block>,
        /// Who said or wrote it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Inline>,
        /// The page quoted from.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cite: Option<Url>,
    },
    /// Words of the article set large. Hidden from assistive technology only
    /// where the same words stand in the story (DPUB-ARIA 1.1, doc-pullquote).
    PullQuote {
        /// The words.
        #[serde(default)]
        content: Vec<Inline>,
        /// Who said them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attribution: Vec<Inline>,
    },
    /// A captioned picture.
    Figure(Box<Figure>),
    /// Pictures that belong together.
    Gallery(Box<Gallery>),
    /// A film.
    Video(Box<Video>),
    /// A recording.
    Audio(Box<Audio>),
    /// A table.
    Table(Box<Table>),
    /// Program code or other text whose spaces and lines matter.
    Code(Code),
    /// A formula on its own line.
    Math {
        /// The TeX source or a plain reading of the formula.
        #[serde(default)]
        source: String,
        /// The formula as MathML, where the source has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        mathml: Option<Box<MathElement>>,
    },
    /// Something that another site shows: loaded only when the reader asks.
    Embed(Box<Embed>),
    /// A change of subject.
    ThematicBreak,
    /// A passage set apart from the story.
    Aside {
        /// What sort of passage.
        #[serde(default, skip_serializing_if = "is_default")]
        role: AsideRole,
        /// Its title.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        title: Vec<Inline>,
        /// Its blocks.
        #[serde(default)]
        content: Vec<Block>,
    },
    /// A passage the reader can open.
    Details {
        /// The line that is always shown.
        #[serde(default)]
        summary: Vec<Inline>,
        /// Whether it starts open.
        #[serde(default, skip_serializing_if = "is_default")]
        open: bool,
        /// What opening shows.
        #[serde(default)]
        content: Vec<Block>,
    },
    /// A correction at its place in the story.
    Correction(Box<Correction>),
    /// Links to related reading at their place in the story.
    Related {
        /// The list's title.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        title: Vec<Inline>,
        /// The links.
        #[serde(default)]
        links: Vec<RelatedLink>,
    },
    /// One post of live coverage.
    LivePost(Box<LivePost>),
    /// Blocks that belong together, with no meaning of their own. An unknown
    /// block of a source becomes its text in one of these.
    Group {
        /// The source's own name for it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        label: Option<String>,
        /// Its blocks.
        #[serde(default)]
        content: Vec<Block>,
    },
}

/// A list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct List {
    /// Whether the order matters.
    #[serde(skip_serializing_if = "is_default")]
    pub ordered: bool,
    /// The first item's number, where it is not 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<i32>,
    /// Whether the numbers count down.
    #[serde(skip_serializing_if = "is_default")]
    pub reversed: bool,
    /// The items.
    pub items: Vec<ListItem>,
}

/// One item of a list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct ListItem {
    /// In a task list: whether the task is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub checked: Option<bool>,
    /// The item's blocks.
    pub content: Vec<Block>,
}

/// Terms with their descriptions.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Description {
    /// The terms.
    pub terms: Vec<Vec<Inline>>,
    /// What they mean.
    pub details: Vec<Vec<Block>>,
}

/// Text whose spaces and lines matter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Code {
    /// The programming language, as the source names it ("python").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub syntax: Option<String>,
    /// What the reader should know of it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
    /// The text itself.
    pub text: String,
}

/// Something that another site shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct Embed {
    /// The site's name ("YouTube").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// The page that shows the same thing: always linked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Url>,
    /// The page made to be framed, where it is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame: Option<Url>,
    /// What is shown, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Width in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in CSS pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// What the source gives for readers without the frame, such as a post's words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fallback: Vec<Block>,
    /// The caption.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caption: Vec<Inline>,
}

/// What sort of passage an [`BlockKind::Aside`] is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum AsideRole {
    /// Background, a box, a fact file.
    #[default]
    Aside,
    /// Worth knowing.
    Note,
    /// Helps to do better.
    Tip,
    /// Must be known.
    Important,
    /// Danger or loss may follow.
    Warning,
    /// Care is needed.
    Caution,
    /// The publisher about itself or its interests.
    Disclaimer,
}

/// One post of live coverage.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default, rename_all = "camelCase")]
pub struct LivePost {
    /// Its headline.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<Inline>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Timestamp>,
    /// When it was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Timestamp>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Person>,
    /// Whether it is one of the coverage's key events.
    #[serde(skip_serializing_if = "is_default")]
    pub key: bool,
    /// Whether it is pinned to the top.
    #[serde(skip_serializing_if = "is_default")]
    pub pinned: bool,
    /// Whether it is breaking news.
    #[serde(skip_serializing_if = "is_default")]
    pub breaking: bool,
    /// Its blocks.
    pub content: Vec<Block>,
}

impl Block {
    /// Calls `visit` with this block and every block inside it.
    pub fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Block)) {
        visit(self);
        let mut inside = |blocks: &'a [Block]| blocks.iter().for_each(|block| block.each(visit));
        match &self.kind {
            BlockKind::List(list) => list.items.iter().for_each(|item| inside(&item.content)),
            BlockKind::DescriptionList { items } => {
                items.iter().flat_map(|item| &item.details).for_each(|details| inside(details));
            }
            BlockKind::Quote { content, .. }
            | BlockKind::Aside { content, .. }
            | BlockKind::Details { content, .. }
            | BlockKind::Group { content, .. } => inside(content),
            BlockKind::Video(video) => inside(&video.transcript),
            BlockKind::Audio(audio) => inside(&audio.transcript),
            BlockKind::Table(table) => {
                let rows = table.head.iter().chain(&table.body).chain(&table.foot);
                rows.flat_map(|row| &row.cells).for_each(|cell| inside(&cell.content));
            }
            BlockKind::Embed(embed) => inside(&embed.fallback),
            BlockKind::Correction(correction) => inside(&correction.content),
            BlockKind::LivePost(post) => inside(&post.content),
            BlockKind::Paragraph { .. }
            | BlockKind::Plain { .. }
            | BlockKind::Heading { .. }
            | BlockKind::PullQuote { .. }
            | BlockKind::Figure(_)
            | BlockKind::Gallery(_)
            | BlockKind::Code(_)
            | BlockKind::Math { .. }
            | BlockKind::ThematicBreak
            | BlockKind::Related { .. } => {}
        }
    }

    /// The lists of blocks right inside this one, to change them.
    #[inline]
    pub fn inside_mut(&mut self) -> Vec<&mut Vec<Block>> {
        // Most blocks are lines of text, and every repair asks them.
        match &self.kind {
            BlockKind::Paragraph { .. } | BlockKind::Plain { .. } | BlockKind::Heading { .. } => Vec::new(),
            _ => self.lists_mut(),
        }
    }

    fn lists_mut(&mut self) -> Vec<&mut Vec<Block>> {
        match &mut self.kind {
            BlockKind::List(list) => list.items.iter_mut().map(|item| &mut item.content).collect(),
            BlockKind::DescriptionList { items } => items.iter_mut().flat_map(|item| &mut item.details).collect(),
            BlockKind::Quote { content, .. }
            | BlockKind::Aside { content, .. }
            | BlockKind::Details { content, .. }
            | BlockKind::Group { content, .. } => vec![content],
            BlockKind::Video(video) => vec![&mut video.transcript],
            BlockKind::Audio(audio) => vec![&mut audio.transcript],
            BlockKind::Table(table) => {
                let rows = table.head.iter_mut().chain(&mut table.body).chain(&mut table.foot);
                rows.flat_map(|row| &mut row.cells).map(|cell| &mut cell.content).collect()
            }
            BlockKind::Embed(embed) => vec![&mut embed.fallback],
            BlockKind::Correction(correction) => vec![&mut correction.content],
            BlockKind::LivePost(post) => vec![&mut post.content],
            BlockKind::Paragraph { .. }
            | BlockKind::Plain { .. }
            | BlockKind::Heading { .. }
            | BlockKind::PullQuote { .. }
            | BlockKind::Figure(_)
            | BlockKind::Gallery(_)
            | BlockKind::Code(_)
            | BlockKind::Math { .. }
            | BlockKind::ThematicBreak
            | BlockKind::Related { .. } => Vec::new(),
        }
    }
}

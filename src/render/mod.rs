//! Render: one walk of the [`Article`] that says what elements stand where,
//! and sinks that take it down: HTML text, the page's op tape, or plain words.
//!
//! The walk writes through a typed `Writer` into a closed
//! `vocabulary`: what could do harm has no name here. It never reads a source
//! format and never repairs: it renders any article, but expects that
//! [`repair`](crate::repair) has seen it.

mod article;
mod block;
mod dates;
mod duration;
mod embed;
mod html;
mod inline;
mod linked_data;
mod media;
mod oembed;
mod page;
mod posts;
mod sink;
mod story;
mod table;
mod tape;
mod vocabulary;
mod walk;
mod words;

pub use dates::Dates;
#[cfg(target_arch = "wasm32")]
pub(crate) use dates::Latest;
pub use oembed::Embedding;
pub use tape::Tape;

use crate::article::Article;
use crate::messages::Messages;
use walk::Walk;

/// What a rendering may be told.
#[derive(Debug, Clone)]
pub struct Options {
    /// The level of the article's title, 1 to 6. On a page of its own: 1.
    pub heading_level: u8,
    /// What every id starts with, so that several articles can stand on one
    /// page and no id shadows a name of the page. Ends with a hyphen, and none begins with another's.
    pub id_prefix: String,
    /// Whether skip links stand before the article.
    pub skip_links: bool,
    /// Whether a list of the article's headings stands before the story.
    pub contents: bool,
    /// Whether the title, the story, figures and captions can be styled from
    /// outside a shadow root, by CSS `::part()`.
    pub parts: bool,
    /// Whether pictures, films and recordings are loaded only when the reader asks for them.
    pub media_wait: bool,
    /// Whether each block carries the number of its origin, so that a finding can lead to it.
    pub origins: bool,
    /// The interface's words.
    pub messages: Messages,
    /// What knows the words for dates and times.
    pub dates: Dates,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            heading_level: 1,
            id_prefix: "sf-".into(),
            skip_links: true,
            contents: false,
            parts: false,
            media_wait: false,
            origins: false,
            messages: Messages::english(),
            dates: dates::DATES,
        }
    }
}

/// The article as an HTML fragment.
pub fn html(article: &Article, options: &Options) -> String {
    let mut sink = html::HtmlSink::default();
    Walk::new(&mut sink, options, article).fragment();
    sink.finish()
}

/// The article as a complete HTML page.
pub fn page(article: &Article, options: &Options, page: &Page) -> String {
    page::page(article, options, page)
}

/// The article inside `<standfirst-article>`, for a page that goes on with script.
pub fn hosted(article: &Article, options: &Options, host: &Host, page: &Page) -> String {
    page::hosted(article, options, host, page)
}

/// The article's schema.org JSON-LD, with its accessibility metadata.
pub fn linked_data(article: &Article, options: &Options) -> serde_json::Value {
    linked_data::linked_data(article, options)
}

/// The oEmbed answer for the article.
pub fn oembed(article: &Article, options: &Options, embedding: &Embedding) -> serde_json::Value {
    oembed::oembed(article, options, embedding)
}

/// The element around an article that is rendered ahead.
#[derive(Debug, Clone, Default)]
pub struct Host {
    /// Where the article's source is, for updates.
    pub src: Option<String>,
    /// Whether the article stands in a declarative shadow root.
    pub isolated: bool,
    /// How often, in seconds, the element looks for updates.
    pub refresh: Option<u32>,
}

/// What a complete page needs beside the article.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The page's own address, where it is not the one that the article names.
    pub canonical: Option<String>,
    /// The address of the oEmbed answer.
    pub oembed: Option<String>,
    /// The address of `standfirst.js`.
    pub script: Option<String>,
    /// The element around the article; without one the page is complete as it stands.
    pub host: Option<Host>,
    /// The address of the style sheet. Without one the page carries the style itself.
    pub stylesheet: Option<String>,
    /// The text of the style sheet, where the page carries it itself.
    pub style: String,
}

/// The article for the page's DOM.
pub fn tape(article: &Article, options: &Options) -> Tape {
    let mut tape = Tape::default();
    Walk::new(&mut tape, options, article).fragment();
    tape
}

/// The article's text as a rendering has it, without the interface's words.
pub fn text(article: &Article, options: &Options) -> String {
    let mut sink = words::WordsSink::default();
    Walk::new(&mut sink, options, article).fragment();
    sink.text
}

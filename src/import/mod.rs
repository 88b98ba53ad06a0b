//! Import: from a source of any format to an [`Article`] and findings.
//!
//! Each format is one file with an `Importer`, and one line in `IMPORTERS`.
//! An importer never renders and never repairs what is merely poor: it says
//! what the source says. It can't fail on poor content; [`Error`] is for a
//! source that holds no article.

mod ans;
mod apple_news;
mod article;
mod atom;
mod cells;
mod contentful;
mod dcr;
mod decimal;
mod draft;
mod editorjs;
mod embeds;
mod encoding;
mod envelope;
mod error;
mod feeds;
mod ghost;
mod html;
mod items;
mod jats;
mod json;
mod json_feed;
mod json_ld;
mod later;
mod leftover;
mod lexical;
mod limits;
mod markdown;
mod markup;
mod moments;
mod ninjs;
mod nitf;
mod plain;
mod portable_text;
mod prosemirror;
mod renditions;
mod rss;
mod runs;
mod simorgh;
mod source;
mod text;
mod unknown;
mod wordpress;
mod xml;

pub use encoding::decoded;
pub use error::Error;
pub use items::Item;
pub use limits::Limits;
pub use source::Source;

pub(crate) use draft::Draft;
pub(crate) use json::Fields;
pub(crate) use unknown::block as unknown_block;

use crate::article::Article;
use crate::finding::{Finding, Places};
use crate::order;
use crate::url::Url;

/// The formats, in the order in which documentation lists them. In a page, those
/// from the fifth on are read by a module of their own: see [`later`].
#[rustfmt::skip] // One line a format, so that two new ones do not meet.
const TABLE: &[&Importer] = &[
    &article::IMPORTER,
    &markdown::IMPORTER,
    &html::IMPORTER,
    &text::IMPORTER,
    &portable_text::IMPORTER,
    &simorgh::IMPORTER,
    &ninjs::IMPORTER,
    &wordpress::IMPORTER,
    &json_ld::IMPORTER,
    &rss::IMPORTER,
    &atom::IMPORTER,
    &nitf::IMPORTER,
    &jats::IMPORTER,
    &apple_news::IMPORTER,
    &contentful::IMPORTER,
    &prosemirror::IMPORTER,
    &ans::IMPORTER,
    &dcr::IMPORTER,
    &editorjs::IMPORTER,
    &lexical::IMPORTER,
    &ghost::IMPORTER,
    &json_feed::IMPORTER,
];

/// The formats as this build carries them.
static IMPORTERS: [Importer; TABLE.len()] = carried();

/// [`TABLE`], copied. The copy in the browser's module leaves out what only the
/// command line and the tests call, so that none of that code is downloaded.
#[allow(clippy::indexing_slicing, reason = "run by the compiler, which refuses an index that is out of bounds")]
const fn carried() -> [Importer; TABLE.len()] {
    let mut importers = [*TABLE[0]; TABLE.len()];
    let mut at = 0;
    while at < TABLE.len() {
        importers[at] = *TABLE[at];
        if cfg!(target_arch = "wasm32") {
            importers[at].source_text = |_, _| String::new();
        }
        at += 1;
    }
    importers
}

/// How one format is recognised and read.
#[derive(Clone, Copy)]
pub(crate) struct Importer {
    /// The format's name on the command line and in the API: lower case, hyphens.
    name: &'static str,
    /// The format's name for people.
    title: &'static str,
    /// How surely the source is of this format. Looks at structure, never at file names.
    detect: fn(&Source<'_>) -> Option<Match>,
    /// Reads the source into the draft.
    read: fn(&Source<'_>, &mut Draft<'_>) -> Result<(), Error>,
    /// The text of the source's article, taken out as plainly as possible and
    /// by no code of `read`, so that the two can be held against each other.
    source_text: fn(&Source<'_>, &Options) -> String,
}

/// A format that Standfirst reads.
#[derive(Clone, Copy)]
pub struct Format(&'static Importer);

impl Format {
    /// Every format, in documentation order.
    pub fn all() -> impl Iterator<Item = Self> {
        IMPORTERS.iter().map(Self)
    }

    /// The format called `name` ("markdown").
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name() == name)
    }

    /// The name used on the command line and in the API.
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// The name for people.
    pub fn title(self) -> &'static str {
        self.0.title
    }
}

impl std::fmt::Debug for Format {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.name())
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Format {}

/// Why a source is thought to be of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How surely, in percent. 100: nothing else can look like this.
    pub confidence: u8,
    /// What was seen ("has `content_elements`").
    pub reason: &'static str,
}

impl Match {
    /// A match of `confidence` percent because of `reason`.
    pub(crate) fn new(confidence: u8, reason: &'static str) -> Option<Self> {
        Some(Self { confidence, reason })
    }
}

/// What an import may be told.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format, where it is not to be detected.
    pub format: Option<Format>,
    /// In a feed: which item. Without it the first is read, and a finding lists the others.
    pub item: Option<Item>,
    /// The source's own address, http or https: its relative addresses are seen from there. Without it they stay relative.
    pub base: Option<Url>,
    /// What the source may ask for at most.
    pub limits: Limits,
}

/// A source read.
#[derive(Debug)]
pub struct Import<'a> {
    /// What it says.
    pub article: Article,
    /// What could not be taken over as it stands.
    pub findings: Vec<Finding>,
    /// The format it was read as.
    pub format: Format,
    /// Why that one.
    pub matched: Match,
    /// Where its blocks came from.
    pub places: Places<'a>,
}

/// Every format that `source` may be of, with why; the surest first.
pub fn candidates(source: &Source<'_>) -> Vec<(Format, Match)> {
    let found = IMPORTERS.iter().filter_map(|importer| Some((Format(importer), (importer.detect)(source)?)));
    // Of two that are as sure, the one that is listed first.
    let found = found.collect();
    order::by_number(found, |(_, found)| u64::from(u8::MAX - found.confidence))
}

/// The format of `source`, and why.
///
/// # Errors
/// [`Error::UnknownFormat`] with the nearest formats, where none fits.
pub fn detect(source: &Source<'_>) -> Result<(Format, Match), Error> {
    candidates(source).into_iter().next().ok_or_else(|| Error::unknown(source))
}

/// Reads `source` as what it is, or as what `options` say.
///
/// # Errors
/// Where the source holds no article of that format; never for poor content.
pub fn import<'a>(source: &'a Source<'a>, options: &'a Options) -> Result<Import<'a>, Error> {
    let (format, matched) = match options.format {
        Some(format) => (format, Match { confidence: 100, reason: "named by the caller" }),
        None => detect(source)?,
    };
    later::check(format)?;
    let mut draft = Draft::new(source, options);
    (format.0.read)(source, &mut draft)?;
    limits::hold(&mut draft);
    let (article, findings, places) = draft.finish();
    Ok(Import { article, findings, format, matched, places })
}

/// The text of the article that `options` choose, taken out of the source without the importer's code.
/// Empty in the browser.
pub fn source_text(source: &Source<'_>, format: Format, options: &Options) -> String {
    (format.0.source_text)(source, options)
}

//! Standfirst: article data in, accessible DOM out.
//!
//! The data flows one way. A [`Source`] of any format is
//! [imported](import) into an [`Article`]; [`repair`] mends
//! what readers would stumble over; [`render`] walks the article once and says
//! what elements stand where, to a sink that writes HTML or the page's op tape.
//! Everything that was left out or mended is a [`Finding`].
//!
//! ```
//! use standfirst::{import, read, render};
//!
//! let source = import::Source::of_text("# Rain at last\n\nIt rained on *Tuesday*.")?;
//! let options = import::Options::default();
//! let reading = read(&source, &options)?;
//! let html = render::html(&reading.article, &render::Options::default());
//! assert!(html.contains("<p>It rained on <em>Tuesday</em>.</p>"));
//! # Ok::<(), import::Error>(())
//! ```
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod article;
#[cfg(target_arch = "wasm32")]
mod browser;
mod eights;
pub mod finding;
pub mod import;
pub mod messages;
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "natively it is serde that writes"))]
mod native;
mod order;
pub mod render;
pub mod repair;
pub mod script;
pub mod url;

use article::Article;
use finding::Finding;
use import::{Error, Format, Match, Options, Source};

/// An article read and repaired.
#[derive(Debug)]
pub struct Reading {
    /// The article, ready to be rendered.
    pub article: Article,
    /// What was left out or mended, in the order of the source.
    pub findings: Vec<Finding>,
    /// The format it was read as.
    pub format: Format,
    /// Why that one.
    pub matched: Match,
}

/// Imports `source` and repairs the article.
///
/// # Errors
/// Where the source holds no article; never for poor content, which is a finding.
pub fn read(source: &Source<'_>, options: &Options) -> Result<Reading, Error> {
    let import::Import { mut article, mut findings, format, matched, places } = import::import(source, options)?;
    repair::repair(&mut article, &mut findings);
    findings = order::by_number(findings, |finding| finding.origin.index().map_or(0, |index| index as u64 + 1));
    let origins: Vec<_> = findings.iter().map(|finding| finding.origin).collect();
    for (finding, place) in findings.iter_mut().zip(places.resolve(&origins)) {
        finding.place = place;
    }
    Ok(Reading { article, findings, format, matched })
}

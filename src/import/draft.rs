use super::{Options, Source};
use crate::article::{Article, Origin};
use crate::finding::{Finding, Places, Rule};
use crate::url::{Refusal, Scheme, Url, Use};
use serde_json::Value;

/// The article that an importer is writing, with its findings.
pub(crate) struct Draft<'a> {
    /// The article so far.
    pub(crate) article: Article,
    /// What the caller asked for.
    pub(crate) options: &'a Options,
    findings: Vec<Finding>,
    places: Places<'a>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(source: &'a Source<'a>, options: &'a Options) -> Self {
        Self { article: Article::default(), options, findings: Vec::new(), places: Places::of(source) }
    }

    pub(super) fn finish(self) -> (Article, Vec<Finding>, Places<'a>) {
        (self.article, self.findings, self.places)
    }

    /// Adds a finding.
    pub(crate) fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Where `value`, a part of the JSON source, stands. Costs nothing until a finding needs it.
    pub(crate) fn origin_of(&mut self, value: &Value) -> Origin {
        self.places.record(value)
    }

    /// The address in `text`, or a finding that it is none. The caller keeps the text that it stood on.
    pub(crate) fn url(&mut self, text: &str, purpose: Use, origin: Origin) -> Option<Url> {
        let limit = self.options.limits.url;
        let parsed = Url::parse(text, purpose).and_then(|url| match url.as_str().len() > limit {
            // A picture in an address has a limit of its own.
            true if url.scheme() != Scheme::Data => Err(Refusal::TooLong(limit)),
            _ => Ok(url),
        });
        match parsed {
            Ok(url) => {
                for caveat in url.caveats().iter() {
                    let before: String = text.chars().take(200).collect();
                    let finding = Finding::new(Rule::DoubtfulUrl, origin, caveat.to_string());
                    self.report(finding.replacing(before, url.as_str()));
                }
                Some(url)
            }
            Err(refusal) => {
                let finding = Finding::new(Rule::UnsafeUrl, origin, refusal.to_string());
                self.report(Finding { before: Some(text.chars().take(200).collect()), ..finding });
                None
            }
        }
    }
}

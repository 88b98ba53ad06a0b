use super::{Options, Source};
use crate::article::{Article, Origin};
use crate::finding::{Finding, Places, Rule};
use crate::url::{Refusal, Scheme, Url, Use};
use serde_json::Value;
use std::borrow::Cow;

/// The article that an importer is writing, with its findings.
pub(crate) struct Draft<'a> {
    /// The article so far.
    pub(crate) article: Article,
    /// What the caller asked for.
    pub(crate) options: &'a Options,
    /// The address that the source's relative ones are seen from, where there is one.
    pub(crate) base: Option<Url>,
    findings: Vec<Finding>,
    places: Places<'a>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(source: &'a Source<'a>, options: &'a Options) -> Self {
        Self {
            article: Article::default(),
            options,
            base: options.base.clone(),
            findings: Vec::new(),
            places: Places::of(source),
        }
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

    /// The address in `text`, seen from the source's own where that is known, or a finding that it is none.
    /// Links inside the article stay so. The caller keeps the text that it stood on.
    pub(crate) fn url(&mut self, text: &str, purpose: Use, origin: Origin) -> Option<Url> {
        let limit = self.options.limits.url;
        let parsed = Url::parse(&self.resolved(text), purpose).and_then(|url| match url.as_str().len() > limit {
            // A picture in an address has a limit of its own.
            true if url.scheme() != Scheme::Data => Err(Refusal::TooLong(limit)),
            _ => Ok(url),
        });
        match parsed {
            Ok(url) => {
                // What is to be said of the source's own site, who chose the source knows.
                let base = self.options.base.as_ref();
                let own = || url.host().is_some() && url.host() == base.and_then(Url::host);
                let is_fine = url.caveats().is_empty() || own();
                for caveat in url.caveats().iter().filter(|_| !is_fine) {
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

    /// An address of the source as it is seen from anywhere; links inside the article stay as they are.
    pub(crate) fn resolved<'x>(&self, text: &'x str) -> Cow<'x, str> {
        let joined = self.base.as_ref().filter(|_| !text.trim_start().starts_with('#')).and_then(|base| {
            let reference = Url::parse(text, Use::Link).ok()?;
            base.join(&reference).map(|url| url.as_str().to_string())
        });
        joined.map_or(Cow::Borrowed(text), Cow::Owned)
    }
}

#[cfg(test)]
mod tests {
    use crate::import::{Format, Options, Source};
    use crate::render::{self, html};
    use crate::url::{Url, Use};

    #[test]
    fn relative_addresses_are_seen_from_where_the_source_is() {
        let base = Url::parse("https://example.org/news/2026/story", Use::Link).ok();
        let cases = [
            ("markdown", "![A pier](pier.jpg) [on](../next) [there](#note) [away](https://elsewhere.example/)"),
            (
                "html",
                "<p><img src=pier.jpg alt='A pier'> <a href=../next>on</a> <a href=#note>there</a> <a href=https://elsewhere.example/>away</a><p id=note>Note",
            ),
            (
                "html",
                "<!DOCTYPE html><base href=/news/2026/><title>T</title><link rel=canonical href=https://other.example/x/>\
                 <article><h1>T</h1><p>Words <img src=pier.jpg alt='A pier'> <a href=../next>on</a> <a href=https://elsewhere.example/>away</a></article>",
            ),
            (
                "article",
                r#"{"headline":[{"type":"text","text":"T"}],"body":[{"type":"figure","image":{"url":"pier.jpg","alt":"A pier"}},{"type":"paragraph","content":[{"type":"link","url":"../next","content":[{"type":"text","text":"on"}]},{"type":"link","url":"https://elsewhere.example/","content":[{"type":"text","text":"away"}]}]}]}"#,
            ),
        ];
        for (format, source) in cases {
            let options = Options { format: Format::named(format), base: base.clone(), ..Options::default() };
            let reading = crate::read(&Source::of_text(source).unwrap(), &options).unwrap();
            let written = html(&reading.article, &render::Options::default());
            for expected in [
                "https://example.org/news/2026/pier.jpg",
                "https://example.org/news/next",
                "https://elsewhere.example/",
            ] {
                assert!(written.contains(&format!("\"{expected}\"")), "{format}: {expected} in {written}");
            }
            assert!(!written.contains("example.org/news/2026/story#"), "{written}");
        }
    }

    #[test]
    fn a_source_on_a_numbered_host_is_not_told_so_of_each_picture() {
        let base = Url::parse("http://127.0.0.1:8080/story.md", Use::Link).ok();
        let reported = |source: &str| {
            let options = Options { base: base.clone(), ..Options::default() };
            let reading = crate::read(&Source::of_text(source).unwrap(), &options).unwrap();
            reading.findings.iter().filter(|finding| finding.rule == crate::finding::Rule::DoubtfulUrl).count()
        };
        assert_eq!(reported("# T\n\n![A pier](pier.jpg) and [more](/more)."), 0);
        assert_eq!(reported("<h1>T</h1><p><a href=/more>more</a> <img src=pier.jpg alt='A pier'>"), 0);
        assert_eq!(reported("# T\n\n[Away](http://192.0.2.7/)"), 1);
    }
}

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

    /// The findings so far.
    pub(super) fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Where `value`, a part of the JSON source, stands. Costs nothing until a finding needs it.
    pub(crate) fn origin_of(&mut self, value: &Value) -> Origin {
        self.places.record(value)
    }

    /// The address in `text`, seen from the source's own where that is known, or a finding that it is none.
    /// Links inside the article stay so. The caller keeps the text that it stood on.
    pub(crate) fn url(&mut self, text: &str, purpose: Use, origin: Origin) -> Option<Url> {
        let limit = self.options.limits.url;
        let joined = self.joined(text);
        let parsed = Url::parse(joined.as_ref().map_or(text, Url::as_str), purpose).and_then(|url| {
            match url.as_str().len() > limit {
                // A picture in an address has a limit of its own.
                true if url.scheme() != Scheme::Data => Err(Refusal::TooLong(limit)),
                _ => Ok(url),
            }
        });
        match parsed {
            Ok(url) => {
                let caveats = joined.as_ref().unwrap_or(&url).caveats();
                let known = || {
                    // What is to be said of the source's own site, who chose the source knows.
                    let base = self.options.base.as_ref();
                    let own = base.filter(|base| url.host().is_some() && url.host() == base.host());
                    own.map(Url::caveats).unwrap_or_default()
                };
                let new = if caveats.is_empty() { caveats } else { caveats.without(known()) };
                for caveat in new.iter() {
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
        self.joined(text).map_or(Cow::Borrowed(text), |url| Cow::Owned(url.into()))
    }

    /// The same, where the base is known and the text is an address, with the caveats of what the source wrote.
    fn joined(&self, text: &str) -> Option<Url> {
        let base = self.base.as_ref().filter(|_| !text.trim_start().starts_with('#'))?;
        base.join(&Url::parse(text, Use::Link).ok()?)
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

    #[test]
    fn an_address_on_the_sources_own_host_is_told_what_is_its_own_doing() {
        let base = Url::parse("http://127.0.0.1:8080/story.md", Use::Link).ok();
        let reported = |address: &str| {
            let source = format!("<h1>T</h1><p><a href=\"{address}\">More</a> of it.");
            let format = Format::named("html");
            let options = Options { base: base.clone(), format, ..Options::default() };
            let reading = crate::read(&Source::of_text(&source).unwrap(), &options).unwrap();
            let doubts =
                reading.findings.into_iter().filter(|finding| finding.rule == crate::finding::Rule::DoubtfulUrl);
            doubts.map(|finding| finding.message).collect::<Vec<_>>()
        };
        for (address, about) in [
            ("a\\b", "backslashes"),
            ("www.example.org", "`www.`"),
            ("a&#9;b", "line breaks"),
            ("a\u{202e}b", "invisible"),
            ("http://me:secret@127.0.0.1:8080/b", "password"),
            ("//192.0.2.7/", "number"),
        ] {
            let said = reported(address);
            assert!(said.len() == 1 && said.iter().all(|one| one.contains(about)), "{address}: {said:?}");
        }
        for address in ["b", "/b", "http://127.0.0.1:8080/b"] {
            assert_eq!(reported(address), Vec::<String>::new(), "{address}");
        }
    }
}

//! Every format's fixtures, `tests/fixtures/<format>/*`: each is recognised
//! without a hint, read into the model, rendered, and nothing of it is lost.
//! Snapshots are rewritten by `INSTA_UPDATE=always cargo test --test formats`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails says so by panicking")]

use standfirst::article::{Article, words};
use standfirst::import::{Options, Source, candidates, source_text};
use standfirst::{Reading, read, render};
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");

/// Calls `work` with each fixture's format, path and text. A folder that is no format's is another suite's.
fn each_fixture(mut work: impl FnMut(&str, &Path, &str)) {
    let formats: Vec<_> = standfirst::import::Format::all().collect();
    let mut fixtures: Vec<(String, PathBuf)> = Vec::new();
    for format in &formats {
        let Ok(folder) = std::fs::read_dir(Path::new(FIXTURES).join(format.name())) else { continue };
        fixtures.extend(folder.map(|entry| (format.name().to_string(), entry.unwrap().path())));
    }
    fixtures.sort();
    for (format, path) in &fixtures {
        let text = std::fs::read_to_string(path).unwrap();
        work(format, path, &text);
    }
}

fn reading(text: &str, path: &Path, work: impl FnOnce(Reading, &Source<'_>)) {
    let source = Source::of_text(text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let options = Options::default();
    let reading = read(&source, &options).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    work(reading, &source);
}

#[test]
fn every_fixture_is_recognised_without_a_hint() {
    each_fixture(|format, path, text| {
        reading(text, path, |reading, _| {
            assert_eq!(reading.format.name(), format, "{}: {:?}", path.display(), reading.matched);
        });
    });
}

#[test]
fn no_fixture_of_json_is_nearly_taken_for_another_format() {
    each_fixture(|format, path, text| {
        let source = Source::of_text(text).unwrap();
        if source.json().is_none() {
            return;
        }
        let found = candidates(&source);
        let sure = |index: usize| found.get(index).map_or(0, |(_, found)| found.confidence);
        assert_eq!(found.first().map(|(format, _)| format.name()), Some(format), "{}", path.display());
        assert!(sure(0) >= sure(1) + 10, "{}: {found:?}", path.display());
    });
}

#[test]
fn every_fixture_is_read_and_rendered_as_reviewed() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new(FIXTURES).join("../snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _guard = settings.bind_to_scope();
    each_fixture(|format, path, text| {
        reading(text, path, |reading, _| {
            let name = format!("{format}-{}", path.file_stem().unwrap().to_string_lossy());
            let mut model = serde_json::to_string_pretty(&reading.article).unwrap();
            for finding in &reading.findings {
                write!(model, "\n{}: {}: {}", finding.place, finding.rule.id(), finding.message).unwrap();
            }
            insta::assert_snapshot!(format!("{name}-model"), model);
            let html = render::html(&reading.article, &render::Options::default());
            insta::assert_snapshot!(format!("{name}-html"), one_tag_a_line(&html));
        });
    });
}

/// HTML in lines that a reviewer can read: a break before each tag of a block.
fn one_tag_a_line(html: &str) -> String {
    let blocks = [
        "article",
        "aside",
        "audio",
        "blockquote",
        "button",
        "details",
        "div",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "img",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
    ];
    let mut lines = String::new();
    for (index, part) in html.split('<').enumerate() {
        let name = part.split(['>', ' ']).next().unwrap_or_default();
        if index > 0 {
            if blocks.contains(&name) && !lines.is_empty() {
                lines.push('\n');
            }
            lines.push('<');
        }
        lines.push_str(part);
    }
    lines
}

/// The words of `source` that are neither rendered nor reported, with how often.
fn lost(reading: &Reading, source: &Source<'_>) -> Vec<(String, i64)> {
    let mut balance: HashMap<String, i64> = HashMap::new();
    for word in words(&source_text(source, reading.format, &Options::default())) {
        *balance.entry(word).or_default() += 1;
    }
    let rendered = render::text(&reading.article, &render::Options::default());
    let omitted = reading.findings.iter().filter_map(|finding| finding.omitted.as_deref());
    for word in std::iter::once(rendered.as_str()).chain(omitted).flat_map(words) {
        *balance.entry(word).or_default() -= 1;
    }
    let mut lost: Vec<_> = balance.into_iter().filter(|(_, count)| *count > 0).collect();
    lost.sort();
    lost
}

#[test]
fn no_word_of_a_fixture_is_lost_or_said_twice() {
    each_fixture(|_, path, text| {
        reading(text, path, |reading, source| assert_eq!(lost(&reading, source), [], "{}", path.display()));
    });
}

#[test]
fn a_rendering_read_as_a_source_loses_no_word() {
    each_fixture(|_, path, text| {
        reading(text, path, |first, _| {
            let html = render::html(&first.article, &render::Options::default());
            reading(&html, path, |second, source| {
                assert_eq!(second.format.name(), "html", "{}", path.display());
                assert_eq!(lost(&second, source), [], "{}", path.display());
            });
        });
    });
}

#[test]
fn every_fixture_goes_round_by_native_json_unchanged() {
    each_fixture(|_, path, text| {
        reading(text, path, |reading, _| {
            let json = serde_json::to_string(&reading.article).unwrap();
            let again: Article =
                serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_eq!(again, reading.article, "{}", path.display());
            let html = |article| render::html(article, &render::Options::default());
            assert_eq!(html(&again), html(&reading.article), "{}", path.display());
        });
    });
}

#[test]
fn the_documents_name_every_format() {
    for (document, start, quote) in [("README.md", "| ", "`"), ("docs/formats.md", "## ", "")] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
        let text = std::fs::read_to_string(path).unwrap();
        let rows = text.lines().filter(|line| line.starts_with(start));
        let named: Vec<&str> = rows.flat_map(|line| line.split([' ', ':', ','])).collect();
        for format in standfirst::import::Format::all() {
            let name = [quote, format.name(), quote].concat();
            assert!(named.contains(&name.as_str()), "{document} does not name {name}");
        }
    }
}

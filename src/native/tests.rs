use super::*;
use crate::import::{Options, Source};
use crate::render;
use std::path::Path;

fn write(article: &Article) -> String {
    let mut out = Writer::default();
    article.write(&mut out);
    out.finish()
}

/// Calls `work` with every fixture of every format, read.
fn each_reading(mut work: impl FnMut(&Path, Reading)) {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    for folder in std::fs::read_dir(fixtures).unwrap() {
        let Ok(files) = std::fs::read_dir(folder.unwrap().path()) else { continue };
        for file in files {
            let path = file.unwrap().path();
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let Ok(source) = Source::of_text(&text) else { continue };
            if let Ok(reading) = crate::read(&source, &Options::default()) {
                work(&path, reading);
            }
        }
    }
}

#[test]
fn what_is_written_is_what_serde_writes() {
    let mut count = 0;
    each_reading(|path, reading| {
        assert_eq!(write(&reading.article), serde_json::to_string(&reading.article).unwrap(), "{}", path.display());
        let findings = serde_json::to_string(&reading.findings).unwrap();
        assert_eq!(write_findings(&reading.findings), findings, "{}", path.display());
        count += 1;
    });
    assert!(count > 10, "there were {count} fixtures");
}

#[test]
fn what_is_read_is_what_serde_reads() {
    each_reading(|path, reading| {
        let value = serde_json::to_value(&reading.article).unwrap();
        let source = Source::Json(value);
        let options = Options { format: crate::import::Format::named("article"), ..Options::default() };
        let import = crate::import::import(&source, &options).unwrap();
        assert_eq!(
            import.article,
            serde_json::from_value(source.json().unwrap().clone()).unwrap(),
            "{}",
            path.display()
        );
        assert_eq!(import.article, reading.article, "{}", path.display());
        let wrong: Vec<_> = import.findings.iter().filter(|finding| finding.rule.id() == "bad-value").collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", path.display());
    });
}

/// Reads native JSON and compares the HTML of its body and the findings.
#[track_caller]
fn check(body: &str, html: &str, findings: &[&str]) {
    let json = format!(r#"{{"headline":[{{"type":"text","text":"H"}}],"body":{body}}}"#);
    let source = Source::of_text(&json).unwrap();
    let options = Options { format: crate::import::Format::named("article"), ..Options::default() };
    let import = crate::import::import(&source, &options).unwrap();
    let rendered = render::html(&import.article, &render::Options { skip_links: false, ..Default::default() });
    assert!(rendered.contains(html), "{rendered}");
    let origins: Vec<_> = import.findings.iter().map(|finding| finding.origin).collect();
    let places = import.places.resolve(&origins);
    let found: Vec<_> =
        import.findings.iter().zip(places).map(|(one, place)| format!("{place} {}", one.message)).collect();
    assert_eq!(found, findings);
}

#[test]
fn a_wrong_block_costs_only_itself_and_its_words_are_kept() {
    check(
        r#"[{"type":"paragraph","content":[{"type":"text","text":"One."}]},
            {"type":"poll","text":"Which of the two?"},
            {"type":"paragraph","content":[{"type":"text","text":"Two."}]}]"#,
        "<p>Which of the two?</p>",
        &["/body/1 the block type `poll` is not known: its text is kept"],
    );
    check(
        r#"["Plain words"]"#,
        "<p>Plain words</p>",
        &["/body/0 text stands where a block belongs: it is kept as text"],
    );
    check(
        r#"[{"type":"paragraph","content":"Plain words"}]"#,
        "<p>Plain words</p>",
        &["/body/0/content text stands where a list belongs: it is kept as text"],
    );
    check(
        r#"[7,{"type":"paragraph","content":[{"type":"text","text":"Two."}]}]"#,
        "<p>Two.</p>",
        &["/body/0 a number stands where a block belongs: it was left out"],
    );
}

#[test]
fn a_wrong_part_of_a_line_costs_only_itself_and_its_words_are_kept() {
    check(
        r#"[{"type":"paragraph","content":[{"type":"blink","content":[{"type":"text","text":"now"}]}]}]"#,
        "now",
        &["/body/0/content/0 the type `blink` of a part of a text is not known: its text is kept"],
    );
    check(
        r#"[{"type":"paragraph","content":[{"type":"link","content":[{"type":"text","text":"here"}]}]}]"#,
        "here",
        &["/body/0/content/0 a `link` has no `url`: its text is kept"],
    );
    check(
        r#"[{"type":"paragraph","content":[{"type":"time","value":"soon","content":[{"type":"text","text":"today"}]}]}]"#,
        "today",
        &[
            "/body/0/content/0/value text stands where a date or time, such as `2026-11-24T08:30:00Z`, belongs: it was left out",
        ],
    );
}

#[test]
fn a_wrong_field_costs_only_itself() {
    check(
        r#"[{"type":"heading","level":9,"content":[{"type":"text","text":"Far down"}]}]"#,
        "Far down",
        &["/body/0 a heading's level is a number from 1 to 6: it is taken for 6"],
    );
    check(
        r#"[{"type":"list","ordered":"yes","items":[{"content":[{"type":"plain","content":[{"type":"text","text":"a"}]}]}]}]"#,
        "<ul",
        &["/body/0/ordered text stands where true or false belongs: it was left out"],
    );
    check(
        r#"[{"type":"aside","role":"shout","content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]}]"#,
        "<p>a</p>",
        &[
            "/body/0/role text stands where one of `aside` `note` `tip` `important` `warning` `caution` `disclaimer` belongs: it was left out",
        ],
    );
}

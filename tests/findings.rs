//! `docs/findings.md` says what the code does: it is written from the rules.
//! `UPDATE=1 cargo test --test findings` writes it anew.
#![cfg(not(target_arch = "wasm32"))]

use standfirst::finding::{Rule, Severity};
use std::collections::HashSet;
use std::fmt::Write;

fn document() -> Result<String, std::fmt::Error> {
    let mut text = String::from(
        "# Findings\n\n\
        Everything that Standfirst left out, mended or could not mend in a source is a finding. This page is written\n\
        from the code by `UPDATE=1 cargo test --test findings`.\n\n\
        An *error* means that readers are missing something, whatever the renderer does; a *warning*, that they may be;\n\
        *advice*, that it could be better. The number is the success criterion of\n\
        [WCAG 2.2](https://www.w3.org/TR/WCAG22/) that stands behind the rule.\n\n\
        | Rule | Severity | WCAG | To mend it |\n| --- | --- | --- | --- |\n",
    );
    for rule in Rule::ALL {
        let criterion = rule.criterion().unwrap_or("–");
        let (id, severity, fix) = (rule.id(), rule.severity().as_str(), rule.fix());
        writeln!(text, "| [`{id}`](#{id}) | {severity} | {criterion} | {fix} |")?;
    }
    for rule in Rule::ALL {
        let guide = rule.guide();
        let criterion = rule.criterion().map_or(String::new(), |criterion| format!(", WCAG {criterion}"));
        writeln!(text, "\n## {}\n\n*{}{criterion}.* {}\n", rule.id(), capital(rule.severity().as_str()), guide.why)?;
        writeln!(text, "- **What is done:** {}", guide.done)?;
        writeln!(text, "- **To mend it:** {}.", rule.fix())?;
        if let Some((before, after)) = guide.example {
            writeln!(text, "\n```text\n{before}\n```\n\nbetter:\n\n```text\n{after}\n```")?;
        }
    }
    Ok(text)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[test]
fn the_findings_page_is_what_the_code_says() -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/findings.md");
    let text = document()?;
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text)?;
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == text, "docs/findings.md is stale: run `UPDATE=1 cargo test --test findings`");
    Ok(())
}

#[test]
fn every_rule_has_an_id_of_its_own_and_says_how_to_mend_it() {
    let mut ids = HashSet::new();
    for rule in Rule::ALL {
        assert!(ids.insert(rule.id()), "{} stands twice", rule.id());
        assert!(rule.id().chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{}", rule.id());
        assert!(!rule.fix().is_empty() && !rule.fix().ends_with('.'), "{}", rule.id());
        let known = rule.criterion().is_none_or(|criterion| criterion.split('.').count() == 3);
        assert!(known, "{} has a criterion that is none", rule.id());
        let done = rule.guide().done;
        assert!(rule.severity() <= Severity::Error && done.ends_with('.'), "{}", rule.id());
    }
}

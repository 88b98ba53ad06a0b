//! How many instructions the core takes, held to a committed baseline.
//!
//! Counts are the same on a busy machine and on a quiet one, which times are
//! not. Each is divided by what `pulldown-cmark` takes to write a Markdown file
//! of the same size as HTML: what another compiler does, it does to both.

use crate::corpus;
use crate::growth::instructions;
use crate::run::{Outcome, command, root, run};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The sizes of the sources, in bytes.
const SIZES: [usize; 2] = [5_000, 100_000];

/// How far above the baseline a ratio may stand.
const SLACK: f64 = 1.05;

fn baseline() -> PathBuf {
    root().join("benches/instructions.txt")
}

/// Counts and compares; with `write`, the counts become the baseline.
pub fn count(write: bool) -> Outcome {
    let mend = "mend the error above";
    run(command("cargo", &["build", "--quiet", "--release"]), mend)?;
    run(command("cargo", &["build", "--quiet", "--release", "--package", "benches", "--bin", "pulldown"]), mend)?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("instructions");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} can't be made: {error}", folder.display()))?;
    let (ours, theirs) = (target.join("release/standfirst"), target.join("release/pulldown"));
    let known = std::fs::read_to_string(baseline()).unwrap_or_default();
    let mut text = String::from(HEADER);
    let mut risen = Vec::new();
    let yardsticks = SIZES.map(|size| yardstick(&theirs, &folder, size));
    println!("{:<28}{:>14}{:>8}{:>10}", "source", "instructions", "ratio", "baseline");
    for corpus::Format { name: format, ending, make } in corpus::FORMATS {
        for (size, yardstick) in SIZES.iter().zip(&yardsticks) {
            let arguments = ["render", "--from", format, "-o", "/dev/null"];
            // The work of starting is no work on the source.
            let nothing = instructions(&ours, &arguments, &source(&folder, ending, smallest(format))?)?;
            let source = source(&folder, ending, &make(*size))?;
            let count = (instructions(&ours, &arguments, &source)? - nothing).max(0.0);
            let ratio = count / yardstick.clone()?;
            let name = format!("{format} {} KB", size / 1000);
            let before = ratio_of(&known, &name);
            let shown = before.map_or("new".into(), |before| format!("{before:.2}"));
            println!("{name:<28}{count:>14.0}{ratio:>8.2}{shown:>10}");
            let _ = writeln!(text, "{name}: {ratio:.2}");
            if before.is_some_and(|before| ratio > before * SLACK) {
                risen.push(name);
            }
        }
    }
    if write {
        return std::fs::write(baseline(), text).map_err(|error| format!("the baseline can't be written: {error}"));
    }
    match risen.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "more than 5 % above the baseline: {}; make it cheaper, or run `cargo xtask instructions --write` and say in the commit why",
            risen.join(", ")
        )),
    }
}

const HEADER: &str = "\
# Instructions of `standfirst render`, as a multiple of what pulldown-cmark alone
# takes to write Markdown of the same size as HTML. Written by
# `cargo xtask instructions --write`; `cargo xtask instructions` fails 5 % above it.
";

/// What an article of each format has at least.
fn smallest(format: &str) -> &'static str {
    match format {
        "article" => r#"{"headline":[{"type":"text","text":"a"}],"body":[]}"#,
        "ans" => r#"{"type":"story","version":"0.10.9","content_elements":[]}"#,
        "portable-text" => r#"[{"_type":"block","children":[]}]"#,
        "ninjs" => r#"{"uri":"urn:a","version":"1","headline":"a"}"#,
        _ => "a",
    }
}

fn source(folder: &Path, ending: &str, text: &str) -> Outcome<PathBuf> {
    let path = folder.join(format!("source.{ending}"));
    std::fs::write(&path, text).map_err(|error| format!("{} can't be written: {error}", path.display()))?;
    Ok(path)
}

fn yardstick(program: &Path, folder: &Path, size: usize) -> Outcome<f64> {
    let nothing = instructions(program, &[], &source(folder, "md", "a")?)?;
    Ok(instructions(program, &[], &source(folder, "md", &corpus::markdown(size))?)? - nothing)
}

/// The ratio that the baseline has for `name`.
fn ratio_of(baseline: &str, name: &str) -> Option<f64> {
    baseline.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ")?.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baseline_has_a_source_and_its_ratio_a_line() {
        assert_eq!(ratio_of("# why\nhtml 5 KB: 1.50\nhtml 100 KB: 1.25\n", "html 100 KB"), Some(1.25));
        assert_eq!(ratio_of("html 100 KB: 1.25\n", "html 1 KB"), None);
    }

    #[test]
    fn sources_are_of_the_size_that_was_asked_for_and_always_the_same() {
        for corpus::Format { name: format, make, .. } in corpus::FORMATS {
            let text = make(100_000);
            assert!((100_000..104_000).contains(&text.len()) || *format == "ninjs", "{format}: {}", text.len());
            assert_eq!(text, make(100_000));
        }
    }
}

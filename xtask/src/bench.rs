//! The measurements against other libraries: the articles are made here, and
//! `benches/run.mjs` measures in the browser.

use crate::build::build;
use crate::corpus;
use crate::run::{Outcome, command, root, run};
use std::path::{Path, PathBuf};

/// The Markdown articles, by the names that the runner knows them by.
const ARTICLES: &[(&str, usize)] =
    &[("5kb", 5_000), ("100kb", 100_000), ("1mb", 1_000_000), ("2mb", 2_000_000), ("10mb", 10_000_000)];

/// The size of the article in each other format.
const SIZE: usize = 100_000;

/// Builds, makes the articles, and measures `rows`, or all.
pub fn bench(rows: &[&str]) -> Outcome {
    build()?;
    run(command("cargo", &["build", "--quiet", "--release", "--package", "benches"]), "mend the error above")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} can't be made: {error}", folder.display()))?;
    sources(&folder)?;
    let throughput = target.join("release/throughput");
    let mut runner = command("node", &["benches/run.mjs"]);
    runner.arg(&folder).arg(throughput).args(rows);
    run(runner, "mend what it names above")
}

fn sources(folder: &Path) -> Outcome {
    for (name, size) in ARTICLES {
        write(&folder.join(format!("{name}.md")), &corpus::markdown(*size))?;
    }
    for format in corpus::FORMATS.iter().filter(|format| format.name != "markdown") {
        write(&folder.join(format!("{}.{}", format.name, format.ending)), &(format.make)(SIZE))?;
    }
    write(&folder.join("live.json"), &corpus::live(500, None))?;
    write(&folder.join("live-changed.json"), &corpus::live(500, Some(250)))
}

fn write(path: &Path, text: &str) -> Outcome {
    std::fs::write(path, text).map_err(|error| format!("{} can't be written: {error}", path.display()))
}

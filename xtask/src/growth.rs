//! How the work grows with the source, in instructions: `docs/reliability.md`'s table.

use crate::run::{Outcome, command, root, run};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "../../tests/growth/families.rs"]
mod families;

use families::{FAMILIES, Family};

/// The sizes of the sources, in bytes.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// The size that decides where the largest of them does not.
const FAR: usize = 1_000_000;

/// What n log n gives from the middle size to the largest, and a little for tables that double.
const MOST: f64 = 1.15;

/// The marks in the document that the table stands between.
const START: &str = "<!-- growth: written by `cargo xtask growth` -->";
const END: &str = "<!-- growth: end -->";

/// Counts every family whose name or format holds `only`, or all; without `only` the table is written.
pub fn growth(only: Option<&str>) -> Outcome {
    run(command("cargo", &["build", "--quiet", "--release"]), "mend the error above")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    let program = target.join("release/standfirst");
    let folder = target.join("growth");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{} can't be made: {error}", folder.display()))?;
    let nothing = count(&program, &folder, "markdown", "a")?;
    let mut table =
        String::from("| format | family | 1 KB | 10 KB | 100 KB | exponent |\n| --- | --- | --: | --: | --: | --: |\n");
    let mut too_fast = Vec::new();
    for family in FAMILIES {
        if only.is_some_and(|only| !family.name.contains(only) && family.format != only) {
            continue;
        }
        let counts = counts(&program, &folder, family, nothing)?;
        let mut exponent = (counts[2] / counts[1]).log10();
        if exponent > MOST {
            // Where a bound is met between the sizes, the way of working changes, once: what comes after it tells.
            let far = count(&program, &folder, family.format, &(family.make)(FAR))? - nothing;
            exponent = (far / counts[2]).log10();
        }
        let millions = counts.map(|count| format!("{:.2}", count / 1e6));
        println!("growth: {exponent:.2} {:>9} M  {} of {}", millions[2], family.name, family.format);
        let name = family.name.replace('-', " ");
        let [first, second, third] = millions;
        let _ = writeln!(table, "| {} | {name} | {first} | {second} | {third} | {exponent:.2} |", family.format);
        if exponent > MOST {
            too_fast.push(format!("{} of {} ({exponent:.2})", family.name, family.format));
        }
    }
    if only.is_none() {
        write(&table)?;
    }
    match too_fast.is_empty() {
        true => Ok(()),
        false => Err(format!("grows faster than n log n: {}", too_fast.join(", "))),
    }
}

fn counts(program: &Path, folder: &Path, family: &Family, nothing: f64) -> Outcome<[f64; 3]> {
    let mut counts = [0.0; 3];
    for (place, size) in counts.iter_mut().zip(SIZES) {
        *place = (count(program, folder, family.format, &(family.make)(size))? - nothing).max(1.0);
    }
    Ok(counts)
}

/// The instructions that rendering `text` takes.
fn count(program: &Path, folder: &Path, format: &str, text: &str) -> Outcome<f64> {
    let file = folder.join("source");
    std::fs::write(&file, text).map_err(|error| format!("{} can't be written: {error}", file.display()))?;
    instructions(program, &["render", "--from", format, "-o", "/dev/null"], &file)
        .map_err(|error| format!("a source of {} bytes as {format} is not rendered:\n{error}", text.len()))
}

/// The instructions that `program` takes for `file`.
pub fn instructions(program: &Path, arguments: &[&str], file: &Path) -> Outcome<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"])
        .arg(program)
        .args(arguments)
        .arg(file)
        .output()
        .map_err(|error| format!("valgrind can't be run ({error}): install Debian's package `valgrind`"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.code() != Some(0) {
        return Err(said.into_owned());
    }
    let number = said.lines().find_map(|line| line.split_once("I refs:").or_else(|| line.split_once("I   refs:")));
    number
        .and_then(|(_, number)| number.trim().replace(',', "").parse().ok())
        .ok_or_else(|| format!("valgrind said no count:\n{said}"))
}

/// Puts the table between its marks.
fn write(table: &str) -> Outcome {
    let path = root().join("docs/reliability.md");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
    let parts = text.split_once(START).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{} has lost the marks of its table", path.display()))?;
    std::fs::write(&path, format!("{before}{START}\n\n{table}\n{END}{after}"))
        .map_err(|error| format!("{} can't be written: {error}", path.display()))
}

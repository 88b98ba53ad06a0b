//! How each format fares: what is recognised, and where its words go.

use crate::run::{Outcome, command, root};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The document that holds the tables, each between its marks.
const DOCUMENT: &str = "docs/formats.md";
const FIXTURES: &str = "<!-- fixtures, by `cargo xtask formats` -->\n";
const COLLECTIONS: &str = "<!-- collections, by `cargo xtask formats --keep FOLDER` -->\n";
const END: &str = "<!-- end -->";

/// Prints a table for each of `folders`, or keeps the only one's in the document; without a folder, writes the
/// fixtures' table there.
pub fn formats(folders: &[&str]) -> Outcome {
    match folders {
        [] => keep(FIXTURES, &root().join("tests/fixtures")),
        ["--keep", folder] => keep(COLLECTIONS, Path::new(folder)),
        folders => folders.iter().try_for_each(|folder| {
            println!("\n{folder}\n\n{}", table(Path::new(folder))?);
            Ok(())
        }),
    }
}

/// Whether the document says what the fixtures show.
pub fn check() -> Outcome {
    let (_, old) = document()?;
    match with_table(&old, FIXTURES, &table(&root().join("tests/fixtures"))?)? == old {
        true => Ok(()),
        false => Err(format!("the table in {DOCUMENT} is stale: run `cargo xtask formats`")),
    }
}

fn keep(start: &str, folder: &Path) -> Outcome {
    let (path, old) = document()?;
    let new = with_table(&old, start, &table(folder)?)?;
    std::fs::write(&path, new).map_err(|error| format!("{DOCUMENT} can't be written: {error}"))
}

fn document() -> Outcome<(PathBuf, String)> {
    let path = root().join(DOCUMENT);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{DOCUMENT} can't be read: {error}"))?;
    Ok((path, text))
}

/// The document with `table` after the mark `start`.
fn with_table(text: &str, start: &str, table: &str) -> Outcome<String> {
    let parts = text.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{DOCUMENT} has lost the marks around its table"))?;
    Ok(format!("{before}{start}\n{table}\n{END}{after}"))
}

/// What became of the files of one format.
#[derive(Default)]
struct Row {
    files: u64,
    refused: u64,
    /// Words in the source, rendered, reported as left out, lost.
    words: [u64; 4],
}

/// A Markdown table of the files below `folder`, a row for each format.
fn table(folder: &Path) -> Outcome<String> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    for some in files.chunks(200) {
        let words = ["run", "--quiet", "--bin", "standfirst", "--", "check", "--json", "--text-loss"];
        let mut check = command("cargo", &words);
        check.args(some).stderr(Stdio::null());
        let output = check.output().map_err(|error| format!("`cargo run` could not start: {error}"))?;
        let reports: serde_json::Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("`standfirst check` did not answer in JSON ({error}): try it by hand"))?;
        for report in reports.as_array().into_iter().flatten() {
            let row = rows.entry(report["format"].as_str().unwrap_or("not recognised").to_string()).or_default();
            row.files += 1;
            row.refused += u64::from(report.get("error").is_some());
            for (sum, name) in row.words.iter_mut().zip(["source", "rendered", "reported", "lost"]) {
                *sum += report["words"][name].as_u64().unwrap_or_default();
            }
        }
    }
    let mut table = "| format | files | refused with a message | words in the source | rendered | reported | lost |\n\
                     | --- | --: | --: | --: | --: | --: | --: |\n"
        .to_string();
    for (format, Row { files, refused, words: [source, rendered, reported, lost] }) in rows {
        table += &format!("| {format} | {files} | {refused} | {source} | {rendered} | {reported} | {lost} |\n");
    }
    Ok(table)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    let failed = |error: std::io::Error| format!("{} can't be read: {error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        match path.is_dir() {
            true => collect(&path, files)?,
            false => files.push(std::path::absolute(&path).map_err(failed)?),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_between_its_marks_alone() {
        let text = format!("a\n{FIXTURES}old{END}\nb\n{COLLECTIONS}other{END}\n");
        let new = with_table(&text, FIXTURES, "new\n").unwrap();
        assert_eq!(new, format!("a\n{FIXTURES}\nnew\n\n{END}\nb\n{COLLECTIONS}other{END}\n"));
        assert_eq!(with_table(&new, FIXTURES, "new\n").unwrap(), new);
        assert!(with_table("a", FIXTURES, "new").is_err());
    }
}

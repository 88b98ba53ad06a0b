//! Fuzzing: each target of `fuzz/` for a while, from our own fixtures.

use crate::run::{Outcome, command, root, run};
use std::fmt::Write;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

#[path = "../../tests/addresses/pieces.rs"]
mod addresses;
#[path = "../../tests/hostile/seeds.rs"]
mod seeds;

/// The targets, and the fixtures that each starts from, by the ends of their names.
const TARGETS: &[(&str, &[&str])] = &[
    ("article", &["md", "txt", "html", "xml", "json"]),
    ("markdown", &["md", "txt"]),
    ("html", &["html"]),
    ("json", &["json"]),
    ("xml", &["xml"]),
    ("model", &["article/everything.json"]),
    ("url", &[]),
];

/// The document that holds the table, between these marks.
const DOCUMENT: &str = "SECURITY.md";
const MARKS: [&str; 2] = ["<!-- fuzzing, by `cargo xtask fuzz --write` -->\n", "<!-- end -->"];

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Request<'a> {
    /// The one target, or all.
    target: Option<&'a str>,
    /// How long each runs.
    seconds: u32,
    /// Where chance begins; none for another beginning each time.
    seed: Option<u32>,
    /// Whether the document's table is written.
    write: bool,
}

impl<'a> Request<'a> {
    /// All targets, for as long as a test may take, with the same chances each time: what a change did not break does
    /// not break its tests.
    pub fn short() -> Self {
        Self { target: None, seconds: 8, seed: Some(1), write: false }
    }

    /// `[--seconds N] [--write] [TARGET]`
    pub fn parse(words: &[&'a str]) -> Outcome<Self> {
        let mut request = Self { target: None, seconds: 300, seed: None, write: false };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--seconds" => {
                    let number = words.next().and_then(|number| number.parse().ok());
                    request.seconds = number.ok_or("`--seconds` wants a number")?;
                }
                "--write" => request.write = true,
                name if TARGETS.iter().any(|(target, _)| *target == name) => request.target = Some(name),
                other => {
                    let names: Vec<_> = TARGETS.iter().map(|(name, _)| *name).collect();
                    return Err(format!("there is no target `{other}`: name one of {}", names.join(", ")));
                }
            }
        }
        Ok(request)
    }
}

/// Builds the targets and runs them side by side, and says how many sources they had; an error names each that broke.
pub fn fuzz(request: &Request<'_>) -> Outcome<u64> {
    run(command("cargo", &["fuzz", "build", "--sanitizer", "none"]), "mend the error above")?;
    let targets = TARGETS.iter().filter(|(target, _)| request.target.is_none_or(|only| only == *target));
    let seen: Vec<(&str, Outcome<Seen>)> = std::thread::scope(|scope| {
        let runs = targets.map(|(target, ends)| (*target, scope.spawn(|| run_target(target, ends, request))));
        let runs: Vec<_> = runs.collect();
        let lost = |_| Err("its thread broke".to_string());
        runs.into_iter().map(|(target, run)| (target, run.join().unwrap_or_else(lost))).collect()
    });
    let mut table = String::from("| target | sources | parts of the code reached |\n| --- | --: | --: |\n");
    let mut broken = Vec::new();
    let mut total = 0;
    for (target, seen) in seen {
        let Seen { sources, reached, held } = seen.map_err(|error| format!("{target}: {error}"))?;
        total += sources;
        let [sources, reached] = [sources, reached].map(grouped);
        println!("fuzz: {target}: {sources} sources, {reached} parts of the code reached");
        let _ = writeln!(table, "| `{target}` | {sources} | {reached} |");
        if !held {
            broken.push(target);
        }
    }
    if !broken.is_empty() {
        return Err(format!(
            "{} broke: the sources are in fuzz/artifacts; try one again with \
             `cargo fuzz run --sanitizer none TARGET fuzz/artifacts/TARGET/NAME`",
            broken.join(", ")
        ));
    }
    if request.write {
        write(&table, request.seconds)?;
    }
    Ok(total)
}

/// What a run of a target came to.
struct Seen {
    sources: u64,
    reached: u64,
    held: bool,
}

fn run_target(target: &str, ends: &[&str], request: &Request<'_>) -> Outcome<Seen> {
    let corpus = root().join("fuzz/corpus").join(target);
    plant(target, ends, &corpus)?;
    let dictionary = corpus.with_extension("dictionary");
    put(&dictionary, dictionary_of(target).as_bytes())?;
    let most = format!("-max_total_time={}", request.seconds);
    // libFuzzer takes a seed of its own for 0.
    let seed = format!("-seed={}", request.seed.unwrap_or(0));
    let dictionary = format!("-dict={}", dictionary.display());
    // A source that takes seconds is a fault too, and so is one that takes a gigabyte.
    let bounds = ["-timeout=10", "-rss_limit_mb=1024", "-max_len=32768", "-print_final_stats=1"];
    let words =
        [&["fuzz", "run", "--sanitizer", "none", target, "--", &most, &seed, &dictionary], &bounds[..]].concat();
    let failed = |error| format!("`cargo fuzz run {target}` could not start ({error})");
    let mut child = command("cargo", &words).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let mut seen = Seen { sources: 0, reached: 0, held: true };
    for line in child.stderr.take().into_iter().flat_map(|said| BufReader::new(said).lines().map_while(Result::ok)) {
        // What it says of each new way through the code is not for people.
        match line.strip_prefix('#').and_then(progress) {
            Some((sources, reached)) => (seen.sources, seen.reached) = (sources, reached.unwrap_or(seen.reached)),
            None => eprintln!("{target}: {line}"),
        }
        if let Some(number) = line.strip_prefix("stat::number_of_executed_units:") {
            seen.sources = number.trim().parse().unwrap_or(seen.sources);
        }
    }
    seen.held = child.wait().map_err(failed)?.success();
    Ok(seen)
}

/// How many sources there were, and how many parts of the code they reached: `1024 NEW cov: 512 ft: …`.
fn progress(line: &str) -> Option<(u64, Option<u64>)> {
    let mut words = line.split_whitespace().peekable();
    let sources = words.next()?.parse().ok()?;
    // The lines of a stack trace begin with a number too.
    words.next_if(|word| !word.starts_with("0x"))?;
    let reached = words.skip_while(|word| *word != "cov:").nth(1).and_then(|number| number.parse().ok());
    Some((sources, reached))
}

/// Puts the fixtures into the corpus. The first byte is a choice: 0 leaves the format to be detected.
fn plant(target: &str, ends: &[&str], corpus: &Path) -> Outcome {
    std::fs::create_dir_all(corpus).map_err(|error| format!("{} can't be made: {error}", corpus.display()))?;
    if target == "url" {
        for (number, start) in addresses::STARTS.iter().enumerate() {
            put(&corpus.join(format!("start-{number}")), format!("https://example.org/a/b\n{start}").as_bytes())?;
        }
        return Ok(());
    }
    for (number, (name, text)) in seeds::seeds(&root()).into_iter().enumerate() {
        if ends.iter().any(|end| name.ends_with(end)) {
            put(&corpus.join(format!("fixture-{number}")), &[&[0], text.as_bytes()].concat())?;
        }
    }
    Ok(())
}

/// The pieces that mean something, as libFuzzer reads a dictionary.
fn dictionary_of(target: &str) -> String {
    let pieces = if target == "url" { addresses::PIECES } else { seeds::PIECES };
    let mut lines = String::new();
    for piece in pieces {
        lines.push('"');
        for byte in piece.bytes() {
            match byte {
                b'"' | b'\\' => {
                    let _ = write!(lines, "\\{}", byte as char);
                }
                b' '..=b'~' => lines.push(byte as char),
                _ => {
                    let _ = write!(lines, "\\x{byte:02x}");
                }
            }
        }
        lines.push_str("\"\n");
    }
    lines
}

fn put(path: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(path, bytes).map_err(|error| format!("{} can't be written: {error}", path.display()))
}

/// `1234567` as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Puts the table between its marks.
fn write(table: &str, seconds: u32) -> Outcome {
    let path = root().join(DOCUMENT);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{DOCUMENT} can't be read: {error}"))?;
    let [start, end] = MARKS;
    let parts = text.split_once(start).and_then(|(before, rest)| Some((before, rest.split_once(end)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{DOCUMENT} has lost the marks around its table"))?;
    let note = format!("Each target for {seconds} seconds, side by side; none broke.");
    put(&path, format!("{before}{start}\n{table}\n{note}\n\n{end}{after}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_names_a_target_that_there_is() {
        assert_eq!(
            Request::parse(&["--seconds", "5", "url"]),
            Ok(Request { target: Some("url"), seconds: 5, seed: None, write: false })
        );
        assert!(Request::parse(&["urls"]).is_err());
        assert!(Request::parse(&["--seconds"]).is_err());
    }

    #[test]
    fn every_target_is_run() {
        let manifest = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for (target, _) in TARGETS {
            assert!(manifest.contains(&format!("path = \"targets/{target}.rs\"")), "{target}");
        }
    }

    #[test]
    fn what_the_fuzzer_says_is_read() {
        assert_eq!(progress("1024\tNEW    cov: 512 ft: 9"), Some((1024, Some(512))));
        assert_eq!(progress("0 READ units: 8"), Some((0, None)));
        assert_eq!(progress("0 0x55d4 in main"), None);
        assert_eq!(progress("!"), None);
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(grouped(12), "12");
    }

    #[test]
    fn the_dictionary_is_of_plain_letters() {
        for target in ["json", "url"] {
            let lines = dictionary_of(target);
            assert!(lines.lines().count() > 30 && lines.bytes().all(|byte| matches!(byte, b'\n' | b' '..=b'~')));
        }
    }
}

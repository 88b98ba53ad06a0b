//! `standfirst check`: the findings of articles, for people and for programs.

use super::excerpt::Excerpts;
use super::settings::Settings;
use super::{Input, encoding, print, sarif};
use serde_json::json;
use standfirst::article::words;
use standfirst::finding::{Finding, Severity};
use standfirst::import::{Options, Source, detect, source_text};
use standfirst::{Reading, read, render};
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How the findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Form {
    /// For people: the place in the source, and what to do
    Text,
    /// One list of {file, format, findings}
    Json,
    /// SARIF 2.1.0, which code hosts show beside the source
    Sarif,
}

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: Input,
    /// How the findings are written
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,
    /// Count the words of the source, of the rendering and of what was left out
    #[arg(long)]
    text_loss: bool,
    /// The least severity that makes the exit status 1: error, warning, advice or never
    #[arg(long, value_name = "SEVERITY")]
    fail_on: Option<String>,
    /// Sets a rule to off, advice, warning or error; may be given again
    #[arg(long = "rule", value_name = "NAME=LEVEL")]
    rules: Vec<String>,
    /// The settings: a JSON file with failOn and rules; else standfirst.json, where there is one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The articles, or - for standard input
    #[arg(default_value = "-")]
    files: Vec<PathBuf>,
}

/// One article and what was found in it.
pub(super) struct Report {
    /// The file's name as it was given.
    pub(super) file: PathBuf,
    /// The format's name, where it could be told.
    pub(super) format: Option<&'static str>,
    /// What was found, by the settings.
    pub(super) findings: Vec<Finding>,
    /// Where the findings stand.
    pub(super) excerpts: Excerpts,
    /// Why the file could not be read.
    pub(super) error: Option<String>,
    counts: Option<Counts>,
}

/// Prints the findings; answers with an error where one is grave enough to fail.
pub(super) fn run(arguments: Arguments) -> Result<Severity, String> {
    let Arguments { input, format, json, text_loss, fail_on, rules, config, files } = arguments;
    let form = if json { Form::Json } else { format };
    let mut settings = Settings::load(config.as_deref())?;
    if let Some(severity) = &fail_on {
        settings.fail_on(severity)?;
    }
    let mut reports = Vec::new();
    for file in &files {
        let mut own = settings.clone();
        let mut bytes = Vec::new();
        let opened = match file.as_os_str() == "-" {
            true => std::io::stdin().read_to_end(&mut bytes).map(drop),
            false => std::fs::read(file).map(|content| bytes = content),
        };
        own.front_matter(&String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()))?;
        for rule in &rules {
            own.rule(rule)?;
        }
        reports.push(match opened {
            Err(error) => Report::unusable(file, None, format!("`{}` can't be read: {error}", file.display())),
            Ok(()) => report(file, &bytes, &input.options()?, &own, text_loss),
        });
    }
    match form {
        Form::Text => print(&in_lines(&reports))?,
        Form::Json => print(&format!("{:#}\n", json!(reports.iter().map(in_json).collect::<Vec<_>>())))?,
        Form::Sarif => print(&format!("{:#}\n", sarif::log(&reports)))?,
    }
    let unusable: Vec<String> = reports.iter().filter_map(|report| report.error.clone()).collect();
    if !unusable.is_empty() {
        return Err(unusable.join("\nstandfirst: "));
    }
    let worst = reports.iter().flat_map(|report| &report.findings).map(|finding| finding.severity).max();
    Ok(if worst.is_some_and(|worst| settings.fails(worst)) { Severity::Error } else { Severity::Advice })
}

impl Report {
    fn unusable(file: &Path, format: Option<&'static str>, error: String) -> Self {
        let excerpts = Excerpts::of("");
        Self { file: file.to_path_buf(), format, findings: Vec::new(), excerpts, error: Some(error), counts: None }
    }
}

fn report(file: &Path, bytes: &[u8], options: &Options, settings: &Settings, text_loss: bool) -> Report {
    let unusable = |error| Report::unusable(file, None, format!("`{}`: {error}", file.display()));
    let text = match encoding::text(bytes, &options.limits) {
        Ok(text) => text,
        Err(error) => return unusable(error),
    };
    let source = match Source::of_text_within(&text, &options.limits) {
        Ok(source) => source,
        Err(error) => return unusable(error),
    };
    let reading = match read(&source, options) {
        Ok(reading) => reading,
        Err(error) => {
            let format = detect(&source).ok().map(|(format, _)| format.name());
            return Report::unusable(file, format, format!("`{}`: {error}", file.display()));
        }
    };
    let counts = text_loss.then(|| count(&reading, &source, options));
    Report {
        file: file.to_path_buf(),
        format: Some(reading.format.name()),
        findings: settings.apply(reading.findings),
        excerpts: Excerpts::of(&text),
        error: None,
        counts,
    }
}

fn in_json(report: &Report) -> serde_json::Value {
    let mut value = json!({
        "file": report.file.to_string_lossy(),
        "format": report.format,
        "findings": report.findings,
    });
    if let Some(object) = value.as_object_mut() {
        if let Some(error) = &report.error {
            object.insert("error".into(), json!(error));
        }
        if let Some(Counts { source, rendered, reported, lost }) = &report.counts {
            let words = json!({ "source": source, "rendered": rendered, "reported": reported, "lost": lost.len() });
            object.insert("words".into(), words);
        }
    }
    value
}

/// The findings as compilers write theirs: the rule, the place, the line with a caret, and what to do.
fn in_lines(reports: &[Report]) -> String {
    let mut lines = String::new();
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for report in reports {
        let file = report.file.display();
        for finding in &report.findings {
            *counts.entry(finding.severity).or_default() += 1;
            lines += &format!("{}[{}]: {}\n", finding.severity.as_str(), finding.rule.id(), finding.message);
            lines += &report.excerpts.show(&file.to_string(), &finding.place);
            if let Some(criterion) = finding.criterion {
                lines += &format!("  = WCAG {criterion}\n");
            }
            lines += &format!("  = mend: {}\n\n", finding.fix);
        }
        if let Some(Counts { source, rendered, reported, lost }) = &report.counts {
            let format = report.format.unwrap_or_default();
            let count = lost.len();
            lines += &format!(
                "{file}: {format}: {source} words in the source, {rendered} rendered, {reported} reported, {count} lost\n"
            );
            if !lost.is_empty() {
                let shown: Vec<_> = lost.iter().take(20).map(String::as_str).collect();
                let more = if lost.len() > shown.len() { ", and more" } else { "" };
                lines += &format!("    lost: {}{more}\n", shown.join(", "));
            }
        }
    }
    let parts: Vec<String> = [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .filter_map(|severity| Some((severity, *counts.get(&severity)?)))
        .map(|(severity, count)| match (severity, count) {
            (Severity::Advice, count) => format!("{count} of advice"),
            (severity, 1) => format!("1 {}", severity.as_str()),
            (severity, count) => format!("{count} {}s", severity.as_str()),
        })
        .collect();
    if !parts.is_empty() {
        let files = if reports.len() == 1 { "1 file".to_string() } else { format!("{} files", reports.len()) };
        lines += &format!("{} in {files}\n", parts.join(", "));
    }
    lines
}

/// How many words there are, and which are lost.
struct Counts {
    source: usize,
    rendered: usize,
    reported: usize,
    lost: Vec<String>,
}

/// Holds the source's words against the rendering's and the findings'.
fn count(reading: &Reading, source: &Source<'_>, options: &Options) -> Counts {
    let from_source: Vec<String> = words(&source_text(source, reading.format, options)).collect();
    let text = render::text(&reading.article, &render::Options::default());
    let rendered: Vec<String> = words(&text).collect();
    let omitted = reading.findings.iter().filter_map(|finding| finding.omitted.as_deref());
    let reported: Vec<String> = omitted.flat_map(words).collect();
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in rendered.iter().chain(&reported) {
        *left.entry(word).or_default() += 1;
    }
    let source = from_source.len();
    let mut lost = Vec::new();
    for word in from_source {
        match left.get_mut(word.as_str()) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(word),
        }
    }
    Counts { source, rendered: rendered.len(), reported: reported.len(), lost }
}

//! Which rules are asked for, how grave each is, and when a check fails.
//!
//! Three places say so, each over the one before: `standfirst.json`, the
//! article's own front matter, and the command line.

use serde_json::Value;
use standfirst::finding::{Finding, Rule, Severity};
use std::collections::HashMap;
use std::path::Path;

/// The settings of a check.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    /// The least severity that fails the check; none: it never fails.
    least: Option<Severity>,
    /// The rules that are not as they come; none: off.
    rules: HashMap<Rule, Option<Severity>>,
}

impl Settings {
    /// The settings of `file`, or of `standfirst.json` in the working folder where there is one.
    pub(super) fn load(file: Option<&Path>) -> Result<Self, String> {
        let mut settings = Self { least: Some(Severity::Error), rules: HashMap::new() };
        let usual = Path::new("standfirst.json");
        let Some(path) = file.or_else(|| usual.is_file().then_some(usual)) else { return Ok(settings) };
        let name = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| format!("`{name}` can't be read: {error}"))?;
        let value: Value = serde_json::from_str(&text).map_err(|error| format!("`{name}` is not JSON: {error}"))?;
        let object = value.as_object().ok_or_else(|| format!("`{name}` is not a JSON object"))?;
        for (key, value) in object {
            match (key.as_str(), value) {
                ("failOn", Value::String(severity)) => settings.fail_on(severity)?,
                ("rules", Value::Object(rules)) => {
                    for (rule, level) in rules {
                        let level = level.as_str().unwrap_or_default();
                        settings.rule(&format!("{rule}={level}")).map_err(|error| format!("`{name}`: {error}"))?;
                    }
                }
                ("$schema", _) => {}
                _ => return Err(format!("`{name}` has an unknown setting `{key}`: it takes failOn and rules")),
            }
        }
        Ok(settings)
    }

    /// Takes `rules` out of an article's front matter:
    ///
    /// ```text
    /// ---
    /// rules:
    ///   link-vague: off
    /// ---
    /// ```
    pub(super) fn front_matter(&mut self, text: &str) -> Result<(), String> {
        let mut lines = text.trim_start_matches('\u{FEFF}').lines();
        if lines.next().map(str::trim_end) != Some("---") {
            return Ok(());
        }
        let mut inside = false;
        for line in lines.take_while(|line| !matches!(line.trim_end(), "---" | "...")) {
            match line.split_once(':') {
                Some((rule, level)) if inside && line.starts_with([' ', '\t']) => {
                    let level = level.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
                    self.rule(&format!("{}={level}", rule.trim()))?;
                }
                _ => inside = line.trim_end() == "rules:",
            }
        }
        Ok(())
    }

    /// Sets one rule, as `NAME=LEVEL`.
    pub(super) fn rule(&mut self, setting: &str) -> Result<(), String> {
        let (name, level) = setting.split_once('=').unwrap_or((setting, "off"));
        let rule = Rule::ALL.iter().find(|rule| rule.id() == name);
        let rule = rule.ok_or_else(|| format!("there is no rule `{name}`: docs/findings.md lists them"))?;
        let level =
            match level {
                "off" => None,
                level => Some(severity(level).ok_or_else(|| {
                    format!("the rule `{name}` can't be `{level}`: it is off, advice, warning or error")
                })?),
            };
        self.rules.insert(*rule, level);
        Ok(())
    }

    /// Sets when the check fails.
    pub(super) fn fail_on(&mut self, name: &str) -> Result<(), String> {
        self.least = match name {
            "never" => None,
            name => Some(
                severity(name)
                    .ok_or_else(|| format!("a check can't fail on `{name}`: it is error, warning, advice or never"))?,
            ),
        };
        Ok(())
    }

    /// Whether a finding of this severity fails the check.
    pub(super) fn fails(&self, worst: Severity) -> bool {
        self.least.is_some_and(|least| worst >= least)
    }

    /// The findings that were asked for, as grave as was asked for.
    pub(super) fn apply(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let wanted = findings.into_iter().filter_map(|mut finding| {
            finding.severity = match self.rules.get(&finding.rule) {
                Some(level) => (*level)?,
                None => finding.severity,
            };
            Some(finding)
        });
        wanted.collect()
    }
}

fn severity(name: &str) -> Option<Severity> {
    [Severity::Advice, Severity::Warning, Severity::Error].into_iter().find(|severity| severity.as_str() == name)
}

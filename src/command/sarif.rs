//! The findings as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the source.

use super::check::Report;
use serde_json::{Value, json};
use standfirst::finding::{Finding, Place, Rule, Severity};
use std::path::Path;

/// The log of one run over `reports`.
pub(super) fn log(reports: &[Report]) -> Value {
    let results: Vec<Value> =
        reports.iter().flat_map(|report| report.findings.iter().map(move |finding| result(report, finding))).collect();
    let notifications: Vec<Value> = reports
        .iter()
        .filter_map(|report| {
            let error = report.error.as_deref()?;
            Some(json!({
                "level": "error",
                "message": { "text": error },
                "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&report.file) } } }],
            }))
        })
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Standfirst",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": Rule::ALL.iter().map(|rule| descriptor(*rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": notifications.is_empty(),
                "toolExecutionNotifications": notifications,
            }],
            "results": results,
        }],
    })
}

fn descriptor(rule: Rule) -> Value {
    let guide = rule.guide();
    let mut tags = vec!["accessibility".to_string()];
    tags.extend(rule.criterion().map(|criterion| format!("WCAG {criterion}")));
    json!({
        "id": rule.id(),
        "shortDescription": { "text": guide.why },
        "fullDescription": { "text": format!("{} {}", guide.why, guide.done) },
        "help": { "text": rule.fix() },
        "defaultConfiguration": { "level": level(rule.severity()) },
        "properties": { "tags": tags },
    })
}

fn result(report: &Report, finding: &Finding) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&report.file) } });
    if let (Some(spot), Some(physical)) = (report.excerpts.spot(&finding.place), physical.as_object_mut()) {
        physical.insert("region".into(), json!({ "startLine": spot.line, "startColumn": spot.column }));
    }
    let mut location = json!({ "physicalLocation": physical });
    if let (Place::Pointer { pointer }, Some(location)) = (&finding.place, location.as_object_mut()) {
        location.insert("logicalLocations".into(), json!([{ "fullyQualifiedName": pointer, "kind": "value" }]));
    }
    json!({
        "ruleId": finding.rule.id(),
        "ruleIndex": Rule::ALL.iter().position(|rule| *rule == finding.rule),
        "level": level(finding.severity),
        "message": { "text": format!("{}; to mend it: {}", finding.message, finding.fix) },
        "locations": [location],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A file's name as a URI reference (RFC 3986).
fn uri(file: &Path) -> String {
    let name = file.to_string_lossy().replace('\\', "/");
    let written: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    match name.as_str() {
        "-" => "stdin".to_string(),
        name if name.starts_with('/') => format!("file://{written}"),
        _ => written,
    }
}

//! The linter: what an editor or a CI job sees of `standfirst check`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails says so by panicking"
)]

use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// A folder of this test's own, with `files` in it.
fn folder(name: &str, files: &[(&str, impl AsRef<[u8]>)]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
    folder
}

/// What `standfirst check` prints in `folder`, and its exit status.
fn check(folder: &PathBuf, arguments: &[&str]) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    let output = command.current_dir(folder).arg("check").args(arguments).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (text, output.status.code().unwrap())
}

const VAGUE: &str = "---\nlang: en\n---\n# Rain\n\nFor rain, [click here](https://example.org/rain).\n";

#[test]
fn a_finding_shows_its_line_with_a_caret() {
    let folder = folder("caret", &[("rain.md", VAGUE)]);
    let expect = "warning[link-vague]: `click here` does not say that the link leads to `https://example.org/rain`\n \
        --> rain.md:6:1\n  |\n6 | For rain, [click here](https://example.org/rain).\n  | ^\n  = WCAG 2.4.4\n  \
        = mend: let the link's words say where it leads\n\n1 warning in 1 file\n";
    assert_eq!(check(&folder, &["rain.md"]), (expect.to_string(), 0));
}

#[test]
fn a_file_is_read_in_the_encoding_that_it_names() {
    let latin =
        b"<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'><channel><item><title>\xC9t\xE9</title>\
        <link>https://example.org/</link><description>Voil\xE0.</description></item></channel></rss>";
    let cyrillic = b"<!DOCTYPE html><html lang=ru><meta charset=windows-1251><title>\xCC\xEE\xF1\xF2</title>\
        <h1>\xCC\xEE\xF1\xF2</h1><p>\xCC\xEE\xF1\xF2.";
    let wide: Vec<u8> = "\u{feff}# Été\n\nVoilà.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [(&str, &[u8], &str); 3] =
        [("latin.xml", latin, "rss"), ("cyrillic.html", cyrillic, "html"), ("wide.md", &wide, "markdown")];
    for (name, bytes, format) in files {
        let folder = folder("encodings", &[(name, bytes)]);
        let (text, _) = check(&folder, &["--text-loss", name]);
        assert!(text.contains(&format!("{name}: {format}: ")) && text.contains(", 0 lost"), "{text}");
    }
    let folder = folder("encodings", &[("bare.md", b"Voil\xE0.")]);
    let (text, status) = check(&folder, &["bare.md"]);
    assert!(text.contains("byte 4 is wrong) and names no other encoding"), "{text}");
    assert_eq!(status, 2);
}

#[test]
fn a_json_pointer_is_shown_as_a_line_too() {
    let article = r#"{ "language": "en", "headline": [{ "type": "text", "text": "a \"b\" {" }],
  "body": [{ "type": "paragraph", "content": [{ "type": "text", "text": "One." }] },
    { "type": "figure", "image": { "url": "https://example.org/a.jpg" } }] }"#;
    let folder = folder("pointer", &[("rain.json", article)]);
    let (text, status) = check(&folder, &["rain.json"]);
    assert!(text.contains("--> rain.json:3:5 (/body/1)\n"), "{text}");
    assert!(text.contains("3 |     { \"type\": \"figure\""), "{text}");
    assert_eq!(status, 1, "an error fails");
}

#[test]
fn rules_are_set_on_the_command_line_in_the_front_matter_and_in_a_file() {
    let quiet = VAGUE.replace("lang: en\n", "lang: en\nrules:\n  link-vague: off # known\n");
    let folder = folder("rules", &[("rain.md", VAGUE), ("quiet.md", &quiet)]);
    assert_eq!(check(&folder, &["rain.md", "--rule", "link-vague=off"]), (String::new(), 0));
    assert_eq!(check(&folder, &["quiet.md"]), (String::new(), 0));
    let (text, status) = check(&folder, &["quiet.md", "--rule", "link-vague=error"]);
    assert!(text.starts_with("error[link-vague]"), "the command line wins: {text}");
    assert_eq!(status, 1);
    assert_eq!(check(&folder, &["rain.md", "--fail-on", "warning"]).1, 1);
    assert_eq!(check(&folder, &["rain.md", "--rule", "link-vague=error", "--fail-on", "never"]).1, 0);
    std::fs::write(folder.join("house.json"), r#"{ "failOn": "advice", "rules": { "link-vague": "advice" } }"#)
        .unwrap();
    let (text, status) = check(&folder, &["rain.md", "--config", "house.json"]);
    assert!(text.starts_with("advice[link-vague]"), "{text}");
    assert_eq!(status, 1);
    let (text, status) = check(&folder, &["rain.md", "--rule", "link-vage=off"]);
    assert_eq!((text.as_str(), status), ("standfirst: there is no rule `link-vage`: docs/findings.md lists them\n", 2));
}

#[test]
fn sarif_names_the_rules_the_places_and_what_could_not_be_read() {
    let folder = folder("sarif", &[("a rain.md", VAGUE), ("empty.md", "")]);
    let (text, status) = check(&folder, &["--format", "sarif", "a rain.md", "empty.md"]);
    let (log, _) = text.split_once("standfirst:").unwrap();
    let log: Value = serde_json::from_str(log).unwrap();
    assert_eq!((log["version"].as_str(), status), (Some("2.1.0"), 2));
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(
        (&rule["id"], &result["ruleId"], &result["level"]),
        (&"link-vague".into(), &"link-vague".into(), &"warning".into())
    );
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20rain.md");
    assert_eq!(place["region"], serde_json::json!({ "startLine": 6, "startColumn": 1 }));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert!(
        run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
            .as_str()
            .unwrap()
            .contains("empty.md")
    );
}

#[test]
fn json_is_one_list_with_an_entry_for_each_file() {
    let folder = folder("json", &[("rain.md", VAGUE), ("empty.md", "")]);
    for form in [&["--json"][..], &["--format", "json"]] {
        let (text, _) = check(&folder, &[form, &["rain.md", "empty.md"]].concat());
        let (list, _) = text.split_once("standfirst:").unwrap();
        let list: Value = serde_json::from_str(list).unwrap();
        assert_eq!(list[0]["format"], "markdown");
        assert_eq!(list[0]["findings"][0]["rule"], "link-vague");
        assert!(list[1]["error"].is_string() && list[1]["findings"].as_array().unwrap().is_empty());
    }
}

/// What the SARIF 2.1.0 schema (OASIS, section 3) asks of the objects that the log has: for each, the properties
/// that it must have and those that it may have beside them, since the schema allows no others here.
const OBJECTS: [(&str, &[&str], &[&str]); 14] = [
    ("sarifLog", &["version", "runs"], &["$schema"]),
    ("run", &["tool"], &["columnKind", "invocations", "results"]),
    ("tool", &["driver"], &[]),
    ("toolComponent", &["name"], &["semanticVersion", "rules"]),
    (
        "reportingDescriptor",
        &["id"],
        &["shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"],
    ),
    ("reportingConfiguration", &[], &["level"]),
    ("message", &["text"], &[]),
    ("invocation", &["executionSuccessful"], &["toolExecutionNotifications"]),
    ("notification", &["message"], &["level", "locations"]),
    ("result", &["message"], &["ruleId", "ruleIndex", "level", "locations"]),
    ("location", &[], &["physicalLocation", "logicalLocations"]),
    ("physicalLocation", &["artifactLocation"], &["region"]),
    ("region", &["startLine", "startColumn"], &[]),
    ("logicalLocation", &[], &["fullyQualifiedName", "kind"]),
];

/// Checks `value` as an object of `kind`, and what it holds.
fn conforms(value: &Value, kind: &str, path: &str) {
    let (_, required, optional) = OBJECTS.iter().find(|(name, ..)| *name == kind).unwrap();
    let object = value.as_object().unwrap_or_else(|| panic!("{path} is no object"));
    for name in *required {
        assert!(object.contains_key(*name), "{path} has no `{name}`");
    }
    for (name, value) in object {
        assert!(required.contains(&name.as_str()) || optional.contains(&name.as_str()), "{path} may not have `{name}`");
        let path = format!("{path}/{name}");
        let each = |kind: &str| {
            for (index, item) in value.as_array().unwrap_or_else(|| panic!("{path} is no list")).iter().enumerate() {
                conforms(item, kind, &format!("{path}/{index}"));
            }
        };
        let text = || value.as_str().filter(|text| !text.is_empty()).unwrap_or_else(|| panic!("{path} is no text"));
        match name.as_str() {
            "runs" => each("run"),
            "tool" => conforms(value, "tool", &path),
            "driver" => conforms(value, "toolComponent", &path),
            "rules" => each("reportingDescriptor"),
            "results" => each("result"),
            "invocations" => each("invocation"),
            "toolExecutionNotifications" => each("notification"),
            "locations" => each("location"),
            "logicalLocations" => each("logicalLocation"),
            "message" | "shortDescription" | "fullDescription" | "help" => conforms(value, "message", &path),
            "defaultConfiguration" => conforms(value, "reportingConfiguration", &path),
            "physicalLocation" => conforms(value, "physicalLocation", &path),
            "region" => conforms(value, "region", &path),
            "version" => assert_eq!(text(), "2.1.0"),
            "columnKind" => assert!(["utf16CodeUnits", "unicodeCodePoints"].contains(&text()), "{path}"),
            "level" => assert!(["none", "note", "warning", "error"].contains(&text()), "{path}"),
            "startLine" | "startColumn" => assert!(value.as_u64().is_some_and(|number| number > 0), "{path}"),
            "ruleIndex" => assert!(value.is_u64(), "{path}"),
            "executionSuccessful" => assert!(value.is_boolean(), "{path}"),
            "artifactLocation" => {
                let uri = value["uri"].as_str().unwrap_or_else(|| panic!("{path} has no `uri`"));
                let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/%?#[]@!$&'()*+,;=".contains(&byte);
                assert!(uri.bytes().all(allowed), "{path}: `{uri}` is no URI reference (RFC 3986)");
            }
            "properties" => {
                let tags = value["tags"].as_array().unwrap_or_else(|| panic!("{path} has no `tags`"));
                let distinct: std::collections::HashSet<_> = tags.iter().map(|tag| tag.as_str().unwrap()).collect();
                assert_eq!(distinct.len(), tags.len(), "the schema wants each tag once: {path}");
            }
            _ => {
                text();
            }
        }
    }
}

#[test]
fn the_sarif_log_has_the_structure_that_the_schema_asks_for() {
    let pointed =
        r#"{ "language": "en", "body": [{ "type": "figure", "image": { "url": "https://example.org/a.jpg" } }] }"#;
    let files =
        [("über (1).md", VAGUE), ("sea: a & b.json", pointed), ("none.md", ""), ("plain.txt", "Rain.\n\nText.")];
    let folder = folder("schema", &files);
    let names = files.map(|(name, _)| name);
    let (text, _) = check(&folder, &[&["--format", "sarif"][..], &names].concat());
    let (log, _) = text.split_once("standfirst:").unwrap();
    let log: Value = serde_json::from_str(log).unwrap();
    conforms(&log, "sarifLog", "");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        // A result's index leads to the rule that its id names (section 3.52.4).
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
    }
    let found: Vec<&str> =
        run["results"].as_array().unwrap().iter().map(|one| one["ruleId"].as_str().unwrap()).collect();
    for rule in ["link-vague", "image-alt-missing", "language-missing"] {
        assert!(found.contains(&rule), "{rule} is not in {found:?}");
    }
    let logical = &run["results"].to_string();
    assert!(logical.contains(r#""fullyQualifiedName":"/body/0""#), "{logical}");
}

#[test]
fn a_page_rendered_ahead_has_its_contents_where_they_are_asked_for() {
    let folder = folder("contents", &[("rain.md", "---\nlang: en\n---\n# Rain\n\n## One\n\nA.\n\n## Two\n\nB.\n")]);
    let rendered = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
        let output = command.current_dir(&folder).arg("render").args(arguments).arg("rain.md").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(rendered(&["--contents"]).contains("<nav class=\"sf-contents\""));
    assert!(!rendered(&[]).contains("<nav class=\"sf-contents\""));
}

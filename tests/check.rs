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
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
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

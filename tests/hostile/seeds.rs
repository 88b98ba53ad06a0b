//! What damage starts from: our own fixtures, and pieces that mean something to
//! a reader of some format. `cargo xtask fuzz` makes its corpus and its
//! dictionary of the same.

use std::path::Path;

/// Pieces that mean something to a reader of some format.
pub(crate) const PIECES: &[&str] = &[
    "<script>",
    "</script>",
    "<style>",
    "<svg>",
    "<math>",
    "<table>",
    "<td colspan=1000>",
    "<iframe src=\"",
    "<img src=x onerror=a>",
    "<a href=\"javascript:a\">",
    "<p onclick=\"a\">",
    "</p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<template>",
    "<noscript>",
    "<textarea>",
    "&lt;",
    "&#x0;",
    "&quot;",
    "\0",
    "\u{202e}",
    "\u{feff}",
    "\u{2028}",
    "\r",
    "\"",
    "'",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "1e999",
    "-1",
    "\"type\":\"",
    "\"url\":\"javascript:a\"",
    "javascript:a",
    "data:text/html,a",
    "https://a.example/",
    "//a",
    "#a",
    "**",
    "__",
    "```",
    "> ",
    "- ",
    "| - |",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "---\n",
    "$",
    "<https://a>",
    "{#id}",
    "\"_type\":",
    "\"content\":[",
    "\"__proto__\":",
    "2026-13-45T99:99:99Z",
    "en\" onclick=\"a",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "&b;",
    "<rss><channel><item>",
];

/// Every fixture of the project in `root`: the names of its folder and its file (`rss/harbour.xml`), and its text.
pub(crate) fn seeds(root: &Path) -> Vec<(String, String)> {
    let mut open = vec![root.join("tests/fixtures")];
    let mut seeds = Vec::new();
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                let [folder, file] = [folder.as_path(), &path].map(|path| path.file_name().unwrap_or_default());
                seeds.push((Path::new(folder).join(file).to_string_lossy().replace('\\', "/"), text));
            }
        }
    }
    seeds.sort();
    assert!(seeds.len() > 10, "the fixtures are found");
    seeds
}

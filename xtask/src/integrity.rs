//! Hashes by which a browser refuses a file that is not the one that was built
//! (W3C Subresource Integrity): an import map's `integrity` for the modules.

use crate::build::dist;
use crate::run::Outcome;
use base64::Engine;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;

/// The entries that a page names itself.
const ENTRIES: [&str; 3] = ["standfirst.js", "loader.js", "standfirst.css"];

/// Writes `dist/integrity.json`, of file names and hashes, and prints what a page names.
pub fn integrity() -> Outcome {
    let mut hashes = BTreeMap::new();
    for entry in std::fs::read_dir(dist()).map_err(|error| format!("dist/ can't be read: {error}"))? {
        let path = entry.map_err(|error| format!("dist/ can't be read: {error}"))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !matches!(path.extension().and_then(|kind| kind.to_str()), Some("js" | "css" | "wasm")) {
            continue;
        }
        let content = std::fs::read(&path).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
        hashes.insert(name, hash(&content));
    }
    for name in ENTRIES {
        let hash = hashes.get(name).ok_or_else(|| format!("dist/ has no {name}"))?;
        println!("integrity: {name} {hash}");
    }
    let path = dist().join("integrity.json");
    let text = serde_json::to_string_pretty(&hashes).map_err(|error| error.to_string())?;
    std::fs::write(&path, text + "\n").map_err(|error| format!("{} can't be written: {error}", path.display()))
}

fn hash(content: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(content)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_browsers_read_it() {
        // The example of the W3C's Subresource Integrity, section 3.2.
        assert_eq!(
            hash(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}

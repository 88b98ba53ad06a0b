//! The committed JSON Schema is that of the model.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use standfirst::article::Article;
use std::path::Path;

/// `UPDATE=1 cargo test --test schema` writes the file anew.
#[test]
fn the_committed_schema_is_that_of_the_model() {
    let mut schema = schemars::schema_for!(Article);
    schema.insert("title".into(), "Standfirst article".into());
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/article.schema.json");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert!(committed == text, "schema/article.schema.json is stale: run `UPDATE=1 cargo test --test schema`");
}

//! TypeScript types of the native article, from its JSON Schema: one source for both.

use crate::run::{Outcome, root};
use serde_json::Value;
use std::fmt::Write;

/// The declarations, as text.
pub fn article_types() -> Outcome<String> {
    let path = root().join("schema/article.schema.json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{} can't be read: {error}", path.display()))?;
    let schema: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(declarations(&schema))
}

fn declarations(schema: &Value) -> String {
    let mut out = String::from("// The article, as Standfirst's own JSON has it. Generated from its JSON Schema.\n");
    declare(&mut out, "Article", schema);
    if let Some(definitions) = schema.get("$defs").and_then(Value::as_object) {
        for (name, definition) in definitions {
            declare(&mut out, name, definition);
        }
    }
    out
}

fn declare(out: &mut String, name: &str, schema: &Value) {
    out.push('\n');
    comment(out, schema, "");
    let _ = writeln!(out, "export type {name} = {};", of(schema, ""));
}

fn comment(out: &mut String, schema: &Value, indent: &str) {
    if let Some(text) = schema.get("description").and_then(Value::as_str) {
        let text = text.replace("*/", "* /").replace('\n', &format!("\n{indent} * "));
        let _ = writeln!(out, "{indent}/** {text} */");
    }
}

/// The type that `schema` describes. What it says with several keywords at once must all hold.
fn of(schema: &Value, indent: &str) -> String {
    let mut parts = Vec::new();
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        parts.push(reference.rsplit('/').next().unwrap_or("unknown").to_string());
    }
    for keyword in ["oneOf", "anyOf"] {
        if let Some(options) = schema.get(keyword).and_then(Value::as_array) {
            let options: Vec<_> = options.iter().map(|option| of(option, indent)).collect();
            parts.push(union(&options));
        }
    }
    if let Some(value) = schema.get("const") {
        parts.push(value.to_string());
    } else if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        parts.push(union(&values.iter().map(Value::to_string).collect::<Vec<_>>()));
    } else if schema.get("properties").is_some() {
        parts.push(object(schema, indent));
    } else {
        match schema.get("type") {
            Some(Value::String(name)) => parts.push(plain(name, schema, indent)),
            Some(Value::Array(names)) => {
                let names = names.iter().filter_map(Value::as_str).map(|name| plain(name, schema, indent));
                parts.push(union(&names.collect::<Vec<_>>()));
            }
            _ => {}
        }
    }
    match parts.as_slice() {
        [] => "unknown".into(),
        [one] => one.clone(),
        several => several.iter().map(|part| bracketed(part)).collect::<Vec<_>>().join(" & "),
    }
}

fn union(options: &[String]) -> String {
    options.iter().map(|option| bracketed(option)).collect::<Vec<_>>().join(" | ")
}

fn bracketed(part: &str) -> String {
    // An object's own braces hold it together, unless there are several.
    let whole = part.starts_with('{') && part.ends_with('}') && !part.contains("} | {") && !part.contains("} & {");
    match whole || !part.contains([' ', '\n']) {
        true => part.to_string(),
        false => format!("({part})"),
    }
}

fn plain(name: &str, schema: &Value, indent: &str) -> String {
    match name {
        "integer" | "number" => "number".into(),
        "array" => match schema.get("prefixItems").and_then(Value::as_array) {
            Some(items) => format!("[{}]", items.iter().map(|item| of(item, indent)).collect::<Vec<_>>().join(", ")),
            None => format!("Array<{}>", schema.get("items").map_or("unknown".into(), |items| of(items, indent))),
        },
        "object" => "Record<string, unknown>".into(),
        other => other.into(),
    }
}

fn object(schema: &Value, indent: &str) -> String {
    let inner = format!("{indent}  ");
    let required: Vec<_> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let mut out = String::from("{\n");
    for (name, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        comment(&mut out, property, &inner);
        let optional = if required.contains(&name.as_str()) { "" } else { "?" };
        let _ = writeln!(out, "{inner}{name}{optional}: {};", of(property, &inner));
    }
    out.push_str(indent);
    out.push('}');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_becomes_declarations() {
        let schema = serde_json::json!({
            "title": "Article",
            "properties": {"body": {"type": "array", "items": {"$ref": "#/$defs/Block"}, "description": "The story."}, "n": {"type": ["integer", "null"]}},
            "required": ["body"],
            "$defs": {"Block": {"properties": {"id": {"type": "string"}}, "oneOf": [
                {"properties": {"type": {"type": "string", "const": "rule"}}, "required": ["type"]},
                {"$ref": "#/$defs/Kind"}
            ]}, "Kind": {"enum": ["a", "b"]}}
        });
        let expected = "// The article, as Standfirst's own JSON has it. Generated from its JSON Schema.\n\nexport type Article = {\n  /** The story. */\n  body: Array<Block>;\n  n?: number | null;\n};\n\nexport type Block = ({\n  type: \"rule\";\n} | Kind) & {\n  id?: string;\n};\n\nexport type Kind = \"a\" | \"b\";\n";
        let found = declarations(&schema);
        assert_eq!(found, expected);
    }

    #[test]
    fn the_articles_own_schema_is_declared_whole() {
        let types = article_types().unwrap();
        for name in ["Article", "Block", "Inline", "Table", "MathNode"] {
            assert!(types.contains(&format!("export type {name} = ")), "{name}");
        }
        assert!(!types.contains(": unknown;"), "{types}");
    }
}

//! Reading JSON without trusting it: every accessor answers with nothing where
//! the value is of another type, so that one wrong field costs only itself.

use super::Source;
use serde_json::Value;

/// Accessors for the fields of a JSON object.
pub(crate) trait Fields {
    /// The value of `key`, unless it is null or this is no object.
    fn field(&self, key: &str) -> Option<&Value>;

    /// The value along `keys`, such as `["model", "blocks"]`.
    fn path(&self, keys: &[&str]) -> Option<&Value>;

    /// The string at `key`, unless it is blank.
    fn string(&self, key: &str) -> Option<&str>;

    /// The list at `key`; empty where there is none.
    fn list(&self, key: &str) -> &[Value];

    /// The whole number at `key`, also where it is written as a string ("640").
    fn number(&self, key: &str) -> Option<u32>;

    /// Whether `key` is true.
    fn flag(&self, key: &str) -> bool;
}

impl Fields for Value {
    fn field(&self, key: &str) -> Option<&Value> {
        self.get(key).filter(|value| !value.is_null())
    }

    fn path(&self, keys: &[&str]) -> Option<&Value> {
        keys.iter().try_fold(self, |value, key| value.field(key))
    }

    fn string(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
    }

    fn list(&self, key: &str) -> &[Value] {
        self.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn number(&self, key: &str) -> Option<u32> {
        whole(self.get(key)?)
    }

    fn flag(&self, key: &str) -> bool {
        self.get(key).and_then(Value::as_bool).unwrap_or(false)
    }
}

/// The whole number that `value` is or is written in.
pub(crate) fn whole(value: &Value) -> Option<u32> {
    match value {
        Value::Number(number) => {
            let number = number.as_f64()?;
            (0.0..=f64::from(u32::MAX)).contains(&number).then_some(number.round() as u32)
        }
        Value::String(text) => text.trim().trim_end_matches("px").parse().ok(),
        _ => None,
    }
}

/// What a source of no known format is, and which formats come nearest.
pub(super) fn nearest(source: &Source<'_>) -> (String, Vec<&'static str>) {
    match source {
        Source::Text(text) => (super::html::other_document(text).unwrap_or_else(|| "text".into()), Vec::new()),
        Source::Json(Value::Object(object)) => {
            let keys: Vec<_> = object.keys().take(6).map(|key| format!("`{key}`")).collect();
            let seen = match keys.is_empty() {
                true => "an empty JSON object".into(),
                false => format!("a JSON object with {}", keys.join(", ")),
            };
            (seen, Vec::new())
        }
        Source::Json(Value::Array(list)) => (format!("a JSON list of {} values", list.len()), Vec::new()),
        Source::Json(_) => ("a JSON value that is neither an object nor a list".into(), Vec::new()),
    }
}

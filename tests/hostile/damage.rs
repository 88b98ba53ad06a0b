//! Damage by chance: to text, and to what JSON holds, so that what comes out is still JSON.
//! `tests/hostile.rs` and the fuzz targets do the same.

use super::seeds::PIECES;
use serde_json::Value;

/// Numbers that look like chance and are the same each time (Marsaglia's xorshift).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }

    fn place(&mut self, text: &str) -> usize {
        text.floor_char_boundary(self.below(text.len() + 1))
    }

    fn range(&mut self, text: &str, longest: usize) -> std::ops::Range<usize> {
        let start = self.place(text);
        start..text.floor_char_boundary((start + self.below(longest)).min(text.len())).max(start)
    }

    /// `text` with some damage: pieces put in, taken out, doubled, moved, or taken from `other`.
    pub(crate) fn damaged(&mut self, text: &str, other: &str) -> String {
        let mut text = text.to_string();
        for _ in 0..=self.below(6) {
            let range = self.range(&text, 60);
            match self.below(6) {
                0 => text.replace_range(range, ""),
                1 => {
                    let copy = text.get(range.clone()).unwrap_or_default().repeat(1 + self.below(20));
                    text.insert_str(range.start, &copy);
                }
                2 => {
                    let from = self.range(other, 200);
                    text.replace_range(range, other.get(from).unwrap_or_default());
                }
                3 => text.truncate(range.start),
                _ => {
                    let piece = PIECES.get(self.below(PIECES.len())).unwrap_or(&"");
                    let end = if self.below(2) == 0 { range.start } else { range.end };
                    text.replace_range(range.start..end, piece);
                }
            }
        }
        text
    }

    /// The JSON in `text` with some of its values damaged, taken out, doubled, wrapped, or
    /// taken from the JSON in `other`. None where `text` is no JSON.
    pub(crate) fn damaged_json(&mut self, text: &str, other: &str) -> Option<String> {
        let mut tree: Value = serde_json::from_str(text).ok()?;
        let other: Value = serde_json::from_str(other).unwrap_or_default();
        for _ in 0..=self.below(4) {
            let mut at = self.below(size(&tree));
            let mut from = self.below(size(&other));
            let taken = nth(&other, &mut from).cloned().unwrap_or_default();
            if let Some(value) = nth_mut(&mut tree, &mut at) {
                self.damage(value, taken);
            }
        }
        serde_json::to_string(&tree).ok()
    }

    /// Makes one value of `tree` another kind of value, and leaves every text as it is.
    pub(crate) fn damage_values(&mut self, tree: &mut Value, other: &Value) {
        let mut at = self.below(size(tree));
        let mut from = self.below(size(other));
        let taken = nth(other, &mut from).cloned().unwrap_or_default();
        let Some(value) = nth_mut(tree, &mut at) else { return };
        let whole = value.take();
        *value = match (self.below(10), whole) {
            (0, whole) => Value::Array(vec![whole]),
            (1, whole) => serde_json::json!({ "type": "poll", "_type": "poll", "content": whole }),
            (2, whole @ (Value::Array(_) | Value::Object(_))) => {
                let parts = parts(&whole);
                parts.get(self.below(parts.len())).cloned().unwrap_or_default()
            }
            (3, Value::Object(map)) => Value::Array(map.into_iter().map(|(_, value)| value).collect()),
            (4, Value::Array(list)) => {
                let numbered = list.into_iter().enumerate().map(|(at, value)| (at.to_string(), value));
                Value::Object(numbered.collect())
            }
            (5, Value::Object(mut map)) => {
                let names = ["type", "_type", "model", "nodeType", "attrs", "marks"];
                let key = names.iter().find(|name| map.contains_key(**name)).map(|name| (*name).to_string());
                let key = key.or_else(|| map.keys().nth(self.below(map.len())).cloned());
                key.and_then(|key| map.shift_remove(&key));
                Value::Object(map)
            }
            (6, Value::Array(mut list)) => {
                list.insert(self.below(list.len() + 1), taken);
                Value::Array(list)
            }
            (7, whole) => {
                // A short text is a name, and may be another one.
                let others = [Value::Null, Value::Bool(true), 7.into(), "poll".into(), taken];
                let is_name = whole.as_str().is_none_or(|text| !text.contains(' '));
                if is_name { others.get(self.below(others.len())).cloned().unwrap_or_default() } else { whole }
            }
            (_, whole) => whole,
        };
    }

    fn damage(&mut self, value: &mut Value, taken: Value) {
        match (self.below(8), &mut *value) {
            (0, _) => *value = taken,
            (1, _) => *value = Value::Array(vec![value.take()]),
            (2, Value::Array(list)) if !list.is_empty() => {
                let copy = list.get(self.below(list.len())).cloned().unwrap_or_default();
                list.insert(self.below(list.len()), copy);
            }
            (3, Value::Array(list)) if !list.is_empty() => {
                list.remove(self.below(list.len()));
            }
            (4, Value::Array(list)) => list.push(taken),
            (3, Value::Object(map)) => {
                let key = map.keys().nth(self.below(map.len())).cloned();
                key.and_then(|key| map.remove(&key));
            }
            (4, Value::Object(map)) => {
                let key = map.keys().nth(self.below(map.len())).cloned();
                map.insert(key.unwrap_or_default(), taken);
            }
            (5, _) => {
                let others = [Value::Null, Value::Bool(true), 0.into(), (-1).into(), u64::MAX.into(), 1e300.into()];
                *value = others.get(self.below(others.len())).cloned().unwrap_or_default();
            }
            (_, Value::String(text)) => *text = self.damaged(text, taken.as_str().unwrap_or_default()),
            _ => {}
        }
    }
}

/// The values that stand in `value` itself.
fn parts(value: &Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list.clone(),
        Value::Object(map) => map.values().cloned().collect(),
        _ => Vec::new(),
    }
}

/// How many values there are in `tree`.
fn size(tree: &Value) -> usize {
    1 + match tree {
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Object(map) => map.values().map(size).sum(),
        _ => 0,
    }
}

/// The value that `at` values of `tree` come before.
fn nth<'a>(tree: &'a Value, at: &mut usize) -> Option<&'a Value> {
    let Some(left) = at.checked_sub(1) else { return Some(tree) };
    *at = left;
    match tree {
        Value::Array(list) => list.iter().find_map(|value| nth(value, at)),
        Value::Object(map) => map.values().find_map(|value| nth(value, at)),
        _ => None,
    }
}

fn nth_mut<'a>(tree: &'a mut Value, at: &mut usize) -> Option<&'a mut Value> {
    let Some(left) = at.checked_sub(1) else { return Some(tree) };
    *at = left;
    match tree {
        Value::Array(list) => list.iter_mut().find_map(|value| nth_mut(value, at)),
        Value::Object(map) => map.values_mut().find_map(|value| nth_mut(value, at)),
        _ => None,
    }
}

//! JSON text, written piece by piece.

use super::Native;
use std::fmt::Write;

/// JSON text so far.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: String,
    /// Whether the strings alone are written, a line each, as they stand.
    bare: bool,
}

impl Writer {
    /// One that writes no JSON but the strings alone, a line each.
    pub(crate) fn bare() -> Self {
        Self { bare: true, ..Self::default() }
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    /// An object with what `fields` writes.
    pub(crate) fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.text.push('{');
        fields(self);
        self.text.push('}');
    }

    /// A list of `items`.
    pub(crate) fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.text.push('[');
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            write(self, item);
        }
        self.text.push(']');
    }

    /// The key of the value that is written next.
    pub(crate) fn key(&mut self, key: &str) {
        if self.bare {
            return;
        }
        if !self.text.ends_with('{') {
            self.text.push(',');
        }
        self.string(key);
        self.text.push(':');
    }

    /// A field, unless its value is left out.
    pub(crate) fn field<T: Native>(&mut self, key: &str, always: bool, value: &T) {
        if always || !value.is_absent() {
            self.key(key);
            value.write(self);
        }
    }

    /// The name of the type whose fields are written next.
    pub(crate) fn name(&mut self, name: &str) {
        self.key("type");
        self.symbol(name);
    }

    /// A list of two values.
    pub(crate) fn pair(&mut self, first: &impl Native, second: &impl Native) {
        self.text.push('[');
        first.write(self);
        self.text.push(',');
        second.write(self);
        self.text.push(']');
    }

    /// Characters that need no quotes: a number, `true`, `null`.
    pub(crate) fn plain(&mut self, value: impl std::fmt::Display) {
        // Writing to a string can't fail.
        let _ = write!(self.text, "{value}");
    }

    /// A string that is a name, an address or a date: nothing that is read as text.
    pub(crate) fn symbol(&mut self, text: &str) {
        if !self.bare {
            self.string(text);
        }
    }

    /// A string.
    pub(crate) fn string(&mut self, text: &str) {
        if self.bare {
            self.text.push_str(text);
            return self.text.push('\n');
        }
        self.text.push('"');
        let mut rest = text;
        while let Some((before, from)) = rest
            .bytes()
            .position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\')
            .and_then(|found| rest.split_at_checked(found))
        {
            self.text.push_str(before);
            let letter = from.chars().next().unwrap_or_default();
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                control => {
                    let _ = write!(self.text, "\\u{:04x}", u32::from(control));
                }
            }
            rest = from.get(1..).unwrap_or_default();
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}

use super::{Error, Limits};
use serde_json::Value;
use std::borrow::Cow;

/// A source, decoded but not yet understood.
#[derive(Debug, Clone)]
pub enum Source<'a> {
    /// Text of any format that is not JSON.
    Text(Cow<'a, str>),
    /// A JSON value.
    Json(Value),
}

impl<'a> Source<'a> {
    /// The source in `bytes`, held to the default [`Limits`].
    ///
    /// # Errors
    /// As [`Source::of_bytes_within`].
    pub fn of_bytes(bytes: &'a [u8]) -> Result<Self, Error> {
        Self::of_bytes_within(bytes, &Limits::default())
    }

    /// The source in `text`, held to the default [`Limits`].
    ///
    /// # Errors
    /// As [`Source::of_text_within`].
    pub fn of_text(text: &'a str) -> Result<Self, Error> {
        Self::of_text_within(text, &Limits::default())
    }

    /// The source in `bytes`: UTF-8, with or without a byte order mark.
    ///
    /// # Errors
    /// Where the bytes are not UTF-8, or as [`Source::of_text_within`] does.
    pub fn of_bytes_within(bytes: &'a [u8], limits: &Limits) -> Result<Self, Error> {
        limits.check(bytes.len())?;
        let text = std::str::from_utf8(bytes).map_err(|error| Error::NotUtf8 { offset: error.valid_up_to() })?;
        Self::of_text_within(text, limits)
    }

    /// The source in `text`: JSON where it looks like it, else text.
    ///
    /// # Errors
    /// Where there is nothing in it or too much, or what must be JSON is not.
    pub fn of_text_within(text: &'a str, limits: &Limits) -> Result<Self, Error> {
        limits.check(text.len())?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = with_line_feeds(text);
        let start = text.trim_start();
        if start.is_empty() {
            return Err(Error::Empty);
        }
        if !start.starts_with(['{', '[']) {
            return Ok(Self::Text(text));
        }
        match serde_json::from_str(&text) {
            Ok(value) => Ok(Self::Json(value)),
            // Deeper JSON could end the program, and no format has it: `[[[…` alone may still be Markdown.
            Err(error) if must_be_json(start) && error.to_string().starts_with("recursion limit") => {
                let place = format!("line {}, column {}", error.line(), error.column());
                Err(Error::TooLarge { limit: format!("128 levels of JSON, at {place}: flatten it") })
            }
            // `[a link](…)` and `{{ template }}` start text too; an object's first key does not.
            Err(error) if must_be_json(start) => {
                Err(Error::Json { line: error.line(), column: error.column(), message: json_message(&error) })
            }
            Err(_) => Ok(Self::Text(text)),
        }
    }

    /// The text, where the source is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Json(_) => None,
        }
    }

    /// The JSON value, where the source is JSON.
    pub fn json(&self) -> Option<&Value> {
        match self {
            Self::Json(value) => Some(value),
            Self::Text(_) => None,
        }
    }
}

/// `text` with U+000A for each carriage return that ends a line alone, as old Macintosh files have them
/// and every reader of lines here expects them. Each stays one byte, so that places stay where they are.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let ends_lines = text.contains('\r') && {
        let mut parts = text.split('\r');
        parts.next();
        parts.any(|after| !after.starts_with('\n'))
    };
    if !ends_lines {
        return Cow::Borrowed(text);
    }
    let mut letters = text.chars().peekable();
    let mut ended = String::with_capacity(text.len());
    while let Some(letter) = letters.next() {
        let alone = letter == '\r' && letters.peek() != Some(&'\n');
        ended.push(if alone { '\n' } else { letter });
    }
    Cow::Owned(ended)
}

/// Whether `start`, which does not parse as JSON, can't be anything else.
fn must_be_json(start: &str) -> bool {
    let mut letters = start.chars().filter(|letter| !letter.is_whitespace());
    match (letters.next(), letters.next(), letters.next()) {
        (Some('{'), Some('"'), _) | (Some('['), Some('{'), Some('"' | '}')) => true,
        (Some('{'), second, None) => second.is_none() || second == Some('}'),
        _ => false,
    }
}

/// serde_json's message without the position, which stands apart.
fn json_message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_carriage_return_ends_a_line() {
        for (text, expected) in [("a\rb\r\nc\r", "a\nb\r\nc\n"), ("a\r\r\nb", "a\n\r\nb"), ("a\r\nb", "a\r\nb")] {
            assert_eq!(with_line_feeds(text), expected);
        }
        let text = "# Rain\r\rIt rained.\r\r[More](javascript:a)\r";
        let options = crate::import::Options::default();
        let reading = crate::read(&Source::of_text(text).unwrap(), &options).unwrap();
        assert_eq!(reading.format.name(), "markdown");
        assert_eq!(crate::article::plain_text(&reading.article.headline), "Rain");
        assert_eq!(reading.article.body.len(), 2);
        let place = &reading.findings.iter().find(|one| one.rule == crate::finding::Rule::UnsafeUrl).unwrap().place;
        assert_eq!(place.to_string(), "5:1");
    }
}

//! The tokens of HTML, by the states of the HTML standard's "Tokenization".
//!
//! Comments, doctypes and instructions are passed over. Everything else is cut
//! out of the source by its borders instead of being gathered character by
//! character: what needs no decoding is borrowed. Held against another
//! implementation of the same states in `oracle.rs`.

use super::reference;
use crate::eights::{self, equal};
use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// A start tag; its attributes are the tokenizer's until the next token.
    Start {
        /// The name, in lower case.
        name: Cow<'a, str>,
        /// Whether a slash stands before its end.
        self_closing: bool,
        /// Where it starts, in bytes.
        offset: usize,
    },
    /// An end tag.
    End {
        /// The name, in lower case.
        name: Cow<'a, str>,
        /// Where it starts, in bytes.
        offset: usize,
    },
    /// Characters, decoded. Never empty.
    Text {
        /// The characters.
        text: Cow<'a, str>,
        /// Where they start, in bytes.
        offset: usize,
    },
}

/// How text is read up to an element's own end tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Raw {
    /// With character references (`title`, `textarea`).
    Escapable,
    /// As it stands (`style`, `iframe`).
    Text,
    /// As it stands, and with the standard's rules for end tags inside comments.
    Script,
    /// As it stands, to the end of the source.
    Plain,
}

/// One attribute: its name in lower case, and its value.
pub(crate) type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Reads a source token by token.
pub(crate) struct Tokenizer<'a> {
    source: &'a str,
    at: usize,
    attributes: Vec<Pair<'a>>,
    /// The element whose text comes next, and how that is read.
    raw: Option<(String, Raw)>,
}

impl<'a> Tokenizer<'a> {
    /// A tokenizer at the start of `source`.
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, at: 0, attributes: Vec::new(), raw: None }
    }

    /// The attributes of the start tag that was read last, in order.
    pub(crate) fn attributes(&self) -> &[Pair<'a>] {
        &self.attributes
    }

    /// After a start tag called `name`: what follows is text of the sort `raw`, up to its end tag.
    pub(crate) fn read_raw(&mut self, name: &str, raw: Raw) {
        self.raw = Some((name.to_string(), raw));
    }

    /// The next token.
    pub(crate) fn next(&mut self) -> Option<Token<'a>> {
        if let Some((name, raw)) = self.raw.take()
            && let Some(text) = self.raw_text(&name, raw)
        {
            return Some(text);
        }
        loop {
            let start = self.at;
            let mut has_reference = false;
            // Up to the next markup; a `<` that starts none is text.
            let markup = loop {
                let rest = self.rest();
                let Some(found) = eights::position(rest, |eight| equal(eight, b'<') | equal(eight, b'&')) else {
                    self.at = self.source.len();
                    break None;
                };
                self.at += found;
                if rest.as_bytes().get(found) == Some(&b'&') {
                    has_reference = true;
                    self.at += 1;
                    continue;
                }
                match self.markup() {
                    Markup::None => self.at += 1,
                    markup => break Some(markup),
                }
            };
            if start < self.at {
                let text = decoded(self.between(start, self.at), has_reference, Within::Text);
                return Some(Token::Text { text, offset: start });
            }
            match markup? {
                Markup::Tag => {
                    if let Some(tag) = self.tag() {
                        return Some(tag);
                    }
                }
                Markup::Comment => self.skip_comment(),
                Markup::Skipped => self.skip_past(">"),
                Markup::None => {}
            }
        }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn between(&self, start: usize, end: usize) -> &'a str {
        self.source.get(start..end).unwrap_or_default()
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    /// What the `<` here starts ("Tag open state").
    fn markup(&self) -> Markup {
        match (self.byte(self.at + 1), self.byte(self.at + 2)) {
            (Some(letter), _) if letter.is_ascii_alphabetic() => Markup::Tag,
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => Markup::Tag,
            (Some(b'/'), None) | (None, _) => Markup::None,
            (Some(b'!'), Some(b'-')) if self.byte(self.at + 3) == Some(b'-') => Markup::Comment,
            (Some(b'!' | b'?' | b'/'), _) => Markup::Skipped,
            _ => Markup::None,
        }
    }

    fn skip_past(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |found| found + end.len());
    }

    /// "Comment start state" and those after it.
    fn skip_comment(&mut self) {
        self.at += "<!--".len();
        let rest = self.rest();
        if let Some(end) = [">", "->"].iter().find(|end| rest.starts_with(**end)) {
            self.at += end.len();
            return;
        }
        let mut from = 0;
        loop {
            let Some(found) = rest.get(from..).and_then(|rest| rest.find("--")) else {
                self.at = self.source.len();
                return;
            };
            from += found + 2;
            let after = rest.get(from..).unwrap_or_default();
            if let Some(end) = [">", "!>"].iter().find(|end| after.starts_with(**end)) {
                self.at += from + end.len();
                return;
            }
            // Of three dashes the last two may be the end.
            from -= 1;
        }
    }

    /// The tag here; none where the source ends inside it.
    fn tag(&mut self) -> Option<Token<'a>> {
        let offset = self.at;
        let is_end = self.byte(offset + 1) == Some(b'/');
        self.at += if is_end { 2 } else { 1 };
        let name = self.name(|byte| is_space(byte) || matches!(byte, b'/' | b'>'));
        self.attributes.clear();
        let Some(self_closing) = self.attribute_list() else {
            self.at = self.source.len();
            return None;
        };
        Some(match is_end {
            true => {
                self.attributes.clear();
                Token::End { name, offset }
            }
            false => Token::Start { name, self_closing, offset },
        })
    }

    /// Reads to the tag's end and answers whether a slash stands before it; none where the source ends first.
    fn attribute_list(&mut self) -> Option<bool> {
        loop {
            self.skip_spaces();
            match self.byte(self.at)? {
                b'>' => {
                    self.at += 1;
                    return Some(false);
                }
                b'/' => {
                    self.at += 1;
                    if self.byte(self.at) == Some(b'>') {
                        self.at += 1;
                        return Some(true);
                    }
                }
                _ => self.attribute()?,
            }
        }
    }

    fn attribute(&mut self) -> Option<()> {
        let start = self.at;
        // A `=` at the very start belongs to the name.
        self.at += 1;
        while self.byte(self.at).is_some_and(|byte| !is_space(byte) && !matches!(byte, b'/' | b'>' | b'=')) {
            self.at += 1;
        }
        let name = lower(self.between(start, self.at));
        self.skip_spaces();
        if self.byte(self.at)? != b'=' {
            self.attributes.push((name, Cow::Borrowed("")));
            return Some(());
        }
        self.at += 1;
        self.skip_spaces();
        let value = match self.byte(self.at)? {
            quote @ (b'"' | b'\'') => {
                let start = self.at + 1;
                let length = self.source.as_bytes().get(start..)?.iter().position(|byte| *byte == quote)?;
                self.at = start + length + 1;
                self.between(start, start + length)
            }
            b'>' => "",
            _ => {
                let start = self.at;
                while self.byte(self.at).is_some_and(|byte| !is_space(byte) && byte != b'>') {
                    self.at += 1;
                }
                self.between(start, self.at)
            }
        };
        self.attributes.push((name, decoded(value, value.contains('&'), Within::Attribute)));
        Some(())
    }

    fn name(&mut self, ends: fn(u8) -> bool) -> Cow<'a, str> {
        let start = self.at;
        while self.byte(self.at).is_some_and(|byte| !ends(byte)) {
            self.at += 1;
        }
        lower(self.between(start, self.at))
    }

    fn skip_spaces(&mut self) {
        while self.byte(self.at).is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// The text of a raw element; none where its end tag stands here.
    fn raw_text(&mut self, name: &str, raw: Raw) -> Option<Token<'a>> {
        let start = self.at;
        self.at = match raw {
            Raw::Plain => self.source.len(),
            Raw::Script => self.end_of_script(),
            Raw::Text | Raw::Escapable => self.end_tag(name, start).unwrap_or(self.source.len()),
        };
        let text = self.between(start, self.at);
        if text.is_empty() {
            return None;
        }
        let has_reference = raw == Raw::Escapable && text.contains('&');
        let text = decoded(text, has_reference, Within::Raw);
        Some(Token::Text { text, offset: start })
    }

    /// Where the first end tag called `name` starts, from `from` on.
    fn end_tag(&self, name: &str, from: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let mut at = from;
        loop {
            at += bytes.get(at..)?.iter().position(|byte| *byte == b'<')?;
            if self.byte(at + 1) == Some(b'/') && self.is_named(at + 2, name) {
                return Some(at);
            }
            at += 1;
        }
    }

    /// Whether a tag's name at `at` is `name` and no longer.
    fn is_named(&self, at: usize, name: &str) -> bool {
        let found = self.source.as_bytes().get(at..at + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && self.byte(at + name.len()).is_some_and(|byte| is_space(byte) || matches!(byte, b'/' | b'>'))
    }

    /// Where a script ends ("Script data state" and those after it): inside a
    /// comment a second `<script>` has an end tag of its own.
    fn end_of_script(&self) -> usize {
        let bytes = self.source.as_bytes();
        let mut state = Script::Plain;
        let mut at = self.at;
        while let Some(found) =
            bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'<' | b'-')))
        {
            at += found;
            let rest = bytes.get(at..).unwrap_or_default();
            if rest.starts_with(b"-->") {
                state = Script::Plain;
            } else if state == Script::Plain && rest.starts_with(b"<!--") {
                state = Script::Comment;
                // The comment's own dashes may already end it.
                at += 1;
            } else if rest.starts_with(b"</") && self.is_named(at + 2, "script") {
                match state {
                    Script::Nested => state = Script::Comment,
                    Script::Plain | Script::Comment => return at,
                }
            } else if state == Script::Comment && rest.starts_with(b"<") && self.is_named(at + 1, "script") {
                state = Script::Nested;
            }
            at += 1;
        }
        self.source.len()
    }
}

/// What a `<` starts.
enum Markup {
    /// Nothing: it is text.
    None,
    Tag,
    Comment,
    /// A doctype, an instruction, or what the standard calls a bogus comment.
    Skipped,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Plain,
    Comment,
    /// In a `<script>` inside a comment.
    Nested,
}

/// Where characters stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Raw,
    Attribute,
}

/// White space as tags have it.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r' | b'\x0c')
}

/// A name in ASCII lower case.
fn lower(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
        true => Cow::Owned(name.to_ascii_lowercase().replace('\0', "\u{fffd}")),
        false => Cow::Borrowed(name),
    }
}

/// `text` with its references read, one form of line end, and no NUL where the standard replaces it.
fn decoded(text: &str, has_reference: bool, within: Within) -> Cow<'_, str> {
    let replaces_nul = within != Within::Text;
    let is_plain = |byte: u8| byte != b'\r' && !(byte == 0 && replaces_nul);
    let nul = if replaces_nul { |eight| equal(eight, 0) } else { |_| 0 };
    if !has_reference && eights::position(text, |eight| equal(eight, b'\r') | nul(eight)).is_none() {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let special = |byte: u8| !is_plain(byte) || has_reference && byte == b'&';
        let Some((before, from)) = rest.bytes().position(special).and_then(|found| rest.split_at_checked(found)) else {
            decoded.push_str(rest);
            return Cow::Owned(decoded);
        };
        decoded.push_str(before);
        let taken = match from.as_bytes() {
            [b'\r', b'\n', ..] => {
                decoded.push('\n');
                2
            }
            [b'\r', ..] => {
                decoded.push('\n');
                1
            }
            [0, ..] => {
                decoded.push('\u{fffd}');
                1
            }
            _ => match reference::read(from, within == Within::Attribute, &mut decoded) {
                0 => {
                    decoded.push('&');
                    1
                }
                taken => taken,
            },
        };
        rest = from.get(taken..).unwrap_or_default();
    }
}

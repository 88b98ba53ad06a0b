//! Tokens of XML into a tree.

use super::{DEPTH, Data, Document, Kind, ROOT, Space};
use crate::import::markup::read_reference;
use std::borrow::Cow;

/// How many declarations of namespaces count at a time. No real document comes near.
const DECLARED: usize = 64;

pub(super) fn parse(source: &str) -> Document<'_> {
    let top = Data {
        kind: Kind::Element { name: "", space: Space::Own, attributes: 0..0 },
        parent: ROOT,
        first: ROOT,
        last: ROOT,
        next: ROOT,
        offset: 0,
        inner: 0..number(source.len()),
    };
    let document =
        Document { source, nodes: vec![top], attributes: Vec::new(), cut: None, too_deep: None, unknown_entity: None };
    let mut tree = Tree { document, open: Vec::new(), declared: Vec::new(), has_type: false };
    tree.read(source);
    tree.document
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Tree<'s> {
    document: Document<'s>,
    open: Vec<Open<'s>>,
    /// Prefixes with what they mean, and how many elements were open where they were declared.
    declared: Vec<(usize, &'s str, Space)>,
    /// Whether the document type was read. A document has one.
    has_type: bool,
}

struct Open<'s> {
    /// The full name.
    name: &'s str,
    /// The element; that around it where this one stands too deep.
    id: u32,
    is_flat: bool,
}

impl<'s> Tree<'s> {
    fn read(&mut self, source: &'s str) {
        let mut at = 0;
        while let Some(rest) = source.get(at..).filter(|rest| !rest.is_empty()) {
            let length = match rest.strip_prefix('<') {
                Some(inside) => match self.markup(inside, at) {
                    Some(length) => 1 + length,
                    // A `<` that starts nothing is text, like what follows it.
                    None => self.text(rest, at, 1 + inside.find('<').unwrap_or(inside.len())),
                },
                None => self.text(rest, at, rest.find('<').unwrap_or(rest.len())),
            };
            at += length;
        }
        if let Some(open) = self.open.last() {
            self.document.cut = Some((source.len(), open.name));
        }
        while !self.open.is_empty() {
            self.close(source.len());
        }
    }

    /// Reads what a `<` starts; `inside` is what follows it. Answers how long that is.
    fn markup(&mut self, inside: &'s str, at: usize) -> Option<usize> {
        if let Some(text) = inside.strip_prefix("![CDATA[") {
            let end = text.find("]]>");
            let text = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
            self.push_text(Cow::Borrowed(text), at + "<![CDATA[".len());
            return Some("![CDATA[".len() + text.len() + if end.is_some() { "]]>".len() } else { 0 });
        }
        if inside.starts_with(['!', '?']) {
            let is_type = inside.starts_with("!DOCTYPE") || inside.starts_with("!doctype");
            if is_type && std::mem::replace(&mut self.has_type, true) {
                return Some(inside.find('>')? + 1);
            }
            return declaration(inside);
        }
        if let Some(rest) = inside.strip_prefix('/') {
            let end = rest.find(['>', '<']).filter(|end| rest.as_bytes().get(*end) == Some(&b'>'))?;
            self.end(rest.get(..end)?.trim(), at);
            return Some(1 + end + 1);
        }
        inside.starts_with(|letter: char| letter.is_alphabetic() || letter == '_').then_some(())?;
        self.start(inside, at)
    }

    fn start(&mut self, inside: &'s str, at: usize) -> Option<usize> {
        let name_end = inside.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/' | '<'))?;
        let name = inside.get(..name_end)?;
        let first = self.document.attributes.len();
        let (length, is_empty) = match self.attributes(inside, name_end, at + 1) {
            Some(found) => found,
            None => {
                self.document.attributes.truncate(first);
                return None;
            }
        };
        let depth = self.open.len();
        for (full, value) in self.document.attributes.get(first..).unwrap_or_default() {
            let prefix = match full.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => match rest.strip_prefix(':') {
                    Some(prefix) => prefix,
                    None => continue,
                },
                None => continue,
            };
            if self.declared.len() < DECLARED {
                self.declared.push((depth, prefix, Space::of_address(value)));
            }
        }
        let (prefix, local) = name.rsplit_once(':').unwrap_or(("", name));
        let declared = self.declared.iter().rfind(|(_, known, _)| *known == prefix);
        let space = declared.map_or_else(|| Space::of_prefix(prefix), |(_, _, space)| *space);

        let is_flat = depth >= DEPTH;
        let end = at + 1 + length;
        let id = match is_flat {
            true => {
                self.document.too_deep.get_or_insert(at);
                self.document.attributes.truncate(first);
                // What it stood for parted words, perhaps.
                self.push_text(Cow::Borrowed(" "), at);
                self.here()
            }
            false => {
                let attributes = number(first)..number(self.document.attributes.len());
                self.push(Kind::Element { name: local, space, attributes }, at, end)
            }
        };
        self.open.push(Open { name, id, is_flat });
        if is_empty {
            self.close(end);
        }
        Some(length)
    }

    /// Reads attributes from `position` of `inside` on, up to the tag's end. Answers where that is, and whether the
    /// tag is its element's end too.
    fn attributes(&mut self, inside: &'s str, mut position: usize, at: usize) -> Option<(usize, bool)> {
        loop {
            let rest = inside.get(position..)?;
            let trimmed = rest.trim_start();
            position += rest.len() - trimmed.len();
            if trimmed.starts_with('>') {
                return Some((position + 1, false));
            }
            if trimmed.starts_with("/>") {
                return Some((position + 2, true));
            }
            if let Some(after) = trimmed.strip_prefix('/') {
                position += trimmed.len() - after.len();
                continue;
            }
            // Another tag starts before this one ends: this one is none.
            if trimmed.is_empty() || trimmed.starts_with('<') {
                return None;
            }
            let end = trimmed.find(|letter: char| letter.is_whitespace() || matches!(letter, '=' | '>' | '/' | '<'));
            let name = trimmed.get(..end?.max(usize::from(trimmed.starts_with('='))))?;
            let mut after = trimmed.get(name.len()..)?.trim_start();
            let mut value = "";
            if let Some(given) = after.strip_prefix('=') {
                let given = given.trim_start();
                let quote = given.chars().next().filter(|letter| matches!(letter, '"' | '\''));
                (value, after) = match quote {
                    Some(quote) => {
                        let given = given.get(1..)?;
                        let end = given.find(quote)?;
                        (given.get(..end)?, given.get(end + 1..)?)
                    }
                    None => {
                        let end = given.find(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '<'))?;
                        (given.get(..end)?, given.get(end..)?)
                    }
                };
            }
            let decoded = self.decoded(value, at + position, true);
            if !name.is_empty() {
                self.document.attributes.push((name, decoded));
            }
            position = inside.len() - after.len();
        }
    }

    fn end(&mut self, name: &str, at: usize) {
        // An end tag that fits nothing near is passed over.
        let open = self.open.iter().rev().take(DEPTH * 2).position(|open| open.name == name);
        for _ in 0..open.map_or(0, |above| above + 1) {
            self.close(at);
        }
    }

    /// Ends the innermost element, whose content ends at the byte `at`.
    fn close(&mut self, at: usize) {
        let Some(open) = self.open.pop() else { return };
        let depth = self.open.len();
        self.declared.retain(|(declared, _, _)| *declared < depth);
        if !open.is_flat
            && let Some(data) = self.document.nodes.get_mut(open.id as usize)
        {
            data.inner.end = number(at).max(data.inner.start);
        }
    }

    /// Reads `length` bytes of text.
    fn text(&mut self, rest: &'s str, at: usize, length: usize) -> usize {
        let text = rest.get(..length).unwrap_or(rest);
        let decoded = self.decoded(text, at, false);
        self.push_text(decoded, at);
        text.len()
    }

    /// `text` with its references read.
    fn decoded(&mut self, text: &'s str, at: usize, in_attribute: bool) -> Cow<'s, str> {
        if !text.contains('&') {
            return Cow::Borrowed(text);
        }
        let mut decoded = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(position) = rest.find('&') {
            decoded.push_str(rest.get(..position).unwrap_or_default());
            rest = rest.get(position..).unwrap_or_default();
            let length = match rest.strip_prefix("&apos;") {
                Some(_) => {
                    decoded.push('\'');
                    "&apos;".len()
                }
                None => read_reference(rest, in_attribute, &mut decoded),
            };
            if length == 0 {
                let name_end = rest.find(|letter: char| letter == ';' || letter.is_whitespace());
                let name = rest.get(1..name_end.unwrap_or(0)).filter(|name| !name.is_empty() && name.len() < 40);
                let is_name = rest.get(name_end.unwrap_or(0)..).is_some_and(|rest| rest.starts_with(';'));
                if let Some(name) = name.filter(|_| is_name && self.document.unknown_entity.is_none()) {
                    self.document.unknown_entity = Some((at + text.len() - rest.len(), name.to_string()));
                }
                decoded.push('&');
            }
            rest = rest.get(length.max(1)..).unwrap_or_default();
        }
        decoded.push_str(rest);
        Cow::Owned(decoded)
    }

    fn push_text(&mut self, text: Cow<'s, str>, at: usize) {
        if !text.is_empty() {
            self.push(Kind::Text(text), at, at);
        }
    }

    fn here(&self) -> u32 {
        self.open.last().map_or(ROOT, |open| open.id)
    }

    fn push(&mut self, kind: Kind<'s>, at: usize, inner: usize) -> u32 {
        let (parent, id) = (self.here(), number(self.document.nodes.len()));
        let inner = number(inner)..number(inner);
        self.document.nodes.push(Data { kind, parent, first: ROOT, last: ROOT, next: ROOT, offset: number(at), inner });
        let before = self.document.nodes.get(parent as usize).map_or(ROOT, |data| data.last);
        if before != ROOT
            && let Some(data) = self.document.nodes.get_mut(before as usize)
        {
            data.next = id;
        }
        if let Some(data) = self.document.nodes.get_mut(parent as usize) {
            if data.first == ROOT {
                data.first = id;
            }
            data.last = id;
        }
        id
    }
}

/// How long a comment, processing instruction or document type is whose `<` stands before `inside`. What has no end
/// goes on to the end.
pub(super) fn declaration(inside: &str) -> Option<usize> {
    let end = |of: &str| inside.find(of).map_or(inside.len(), |at| at + of.len());
    if inside.starts_with("!--") {
        let end = inside.get(3..)?.find("-->").map_or(inside.len(), |at| 3 + at + 3);
        return Some(end);
    }
    if inside.starts_with('?') {
        return Some(end("?>"));
    }
    if !inside.starts_with("!DOCTYPE") && !inside.starts_with("!doctype") {
        return inside.starts_with('!').then(|| end(">"));
    }
    // The internal subset may hold anything in quotes, and `>` in brackets.
    let (mut brackets, mut quote) = (0_u32, None);
    for (position, letter) in inside.char_indices() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '[') => brackets += 1,
            (None, ']') => brackets = brackets.saturating_sub(1),
            (None, '>') if brackets == 0 => return Some(position + 1),
            _ => {}
        }
    }
    // A quote that is never closed would swallow the document.
    Some(end(">"))
}

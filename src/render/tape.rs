//! The tape sink: a rendering as numbers and one string, which the page walks
//! with `createElement` and `createTextNode`. `www/tape.js` is its reader.

use super::sink::{Attribute, Element, Sink};
use super::vocabulary::{Address, Name, Tag, Text, Token};
use crate::article::{MathAttribute, MathTag};

/// A rendering for the page.
///
/// Each op is one number: what to do in bits 0 to 2, a row of the vocabulary in
/// bits 3 to 9, and in bits 10 to 31 how many UTF-16 units of the string it takes.
/// Strings are taken in order.
#[derive(Debug, Default)]
pub struct Tape {
    /// What to do, in order.
    pub ops: Vec<u32>,
    /// The characters of every text and attribute, one after the other.
    pub text: String,
}

/// What an op does, in its lowest three bits.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Op {
    /// Append a text node.
    Text = 0,
    /// Append an element and enter it.
    Open = 1,
    /// Leave the element.
    Close = 2,
    /// Set an attribute.
    Attribute = 3,
    /// Append an element that holds one text and nothing else.
    Leaf = 4,
    /// Append an element that holds nothing.
    Void = 5,
    /// Fill the element with one text and leave it.
    Fill = 6,
}

const ROW_SHIFT: u32 = 3;
const LENGTH_SHIFT: u32 = 10;
/// The longest string of one op, in UTF-16 units.
const LONGEST: u32 = (1 << (32 - LENGTH_SHIFT)) - 1;

impl Tape {
    /// The vocabulary that the ops' rows count: HTML elements, MathML elements,
    /// attributes; three lists of names with spaces between, and lines between the lists.
    pub fn vocabulary() -> String {
        let html: Vec<_> = Tag::ALL.iter().map(|tag| tag.as_str()).collect();
        let math: Vec<_> = MathTag::ALL.iter().map(|tag| tag.as_str()).collect();
        let attributes: Vec<_> = Token::ALL
            .iter()
            .map(|name| name.as_str())
            .chain(Text::ALL.iter().map(|name| name.as_str()))
            .chain(Address::ALL.iter().map(|name| name.as_str()))
            .chain(Name::ALL.iter().map(|name| name.as_str()))
            .chain(MathAttribute::ALL.iter().map(|name| name.as_str()))
            .collect();
        [html.join(" "), math.join(" "), attributes.join(" ")].join("\n")
    }

    fn push(&mut self, op: Op, row: u32, length: u32) {
        self.ops.push(op as u32 | row << ROW_SHIFT | length << LENGTH_SHIFT);
    }

    fn last(&self, back: usize) -> Option<(u32, u32)> {
        let op = self.ops.len().checked_sub(back).and_then(|at| self.ops.get(at))?;
        Some((op & 7, op >> ROW_SHIFT))
    }

    fn replace_last(&mut self, op: Op, rest: u32) {
        if let Some(last) = self.ops.last_mut() {
            *last = op as u32 | rest << ROW_SHIFT;
        }
    }
}

fn element_row(element: Element) -> u32 {
    match element {
        Element::Html(tag) => tag as u32,
        Element::Math(tag) => Tag::ALL.len() as u32 + tag as u32,
    }
}

fn attribute_row(name: Attribute) -> u32 {
    let texts = Token::ALL.len();
    let addresses = texts + Text::ALL.len();
    let names = addresses + Address::ALL.len();
    let maths = names + Name::ALL.len();
    match name {
        Attribute::Token(name) => name as u32,
        Attribute::Text(name) => texts as u32 + name as u32,
        Attribute::Address(name) => addresses as u32 + name as u32,
        Attribute::Name(name) => names as u32 + name as u32,
        Attribute::Math(name) => maths as u32 + name as u32,
    }
}

/// How many UTF-16 units `text` takes.
fn utf16_length(text: &str) -> u32 {
    // Every byte that starts a character, and one more for each that starts a pair.
    text.bytes().map(|byte| u32::from((byte as i8) >= -0x40) + u32::from(byte >= 0xf0)).sum()
}

impl Sink for Tape {
    fn open(&mut self, element: Element) {
        self.push(Op::Open, element_row(element), 0);
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        let length = utf16_length(value);
        if length > LONGEST {
            return;
        }
        self.text.push_str(value);
        self.push(Op::Attribute, attribute_row(name), length);
    }

    fn text(&mut self, text: &str) {
        let mut rest = text;
        loop {
            // A UTF-16 unit comes from at most three bytes, so this many bytes always fit an op.
            let (piece, after) = match rest.len() > LONGEST as usize {
                true => rest.split_at(rest.floor_char_boundary(LONGEST as usize)),
                false => (rest, ""),
            };
            let length = utf16_length(piece);
            self.text.push_str(piece);
            match self.last(1) {
                Some((op, rest))
                    if op == Op::Text as u32 && (rest >> (LENGTH_SHIFT - ROW_SHIFT)) + length <= LONGEST =>
                {
                    self.replace_last(Op::Text, rest + (length << (LENGTH_SHIFT - ROW_SHIFT)));
                }
                _ => self.push(Op::Text, 0, length),
            }
            if after.is_empty() {
                return;
            }
            rest = after;
        }
    }

    fn close(&mut self) {
        match (self.last(2), self.last(1)) {
            // `<p>` text `</p>` is one op.
            (Some((before, row)), Some((last, text))) if last == Op::Text as u32 && before == Op::Open as u32 => {
                self.ops.pop();
                self.replace_last(Op::Leaf, row | text);
            }
            (Some((before, _)), Some((last, text))) if last == Op::Text as u32 && before == Op::Attribute as u32 => {
                self.replace_last(Op::Fill, text);
            }
            (_, Some((last, row))) if last == Op::Open as u32 => self.replace_last(Op::Void, row),
            _ => self.push(Op::Close, 0, 0),
        }
    }
}

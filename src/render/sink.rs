use super::vocabulary::{Address, Name, Tag, Text, Token};
use crate::article::{Candidate, MathAttribute, MathTag};
use crate::eights::{self, equal};
use crate::url::{Url, Use};
use std::borrow::Cow;
use std::fmt::Write;

/// An element: HTML's, or a formula's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    /// An HTML element.
    Html(Tag),
    /// A MathML element.
    Math(MathTag),
}

/// An attribute's name, whatever its value is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attribute {
    Token(Token),
    Text(Text),
    Address(Address),
    Name(Name),
    Math(MathAttribute),
}

impl Attribute {
    /// The name as it is written.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Token(name) => name.as_str(),
            Self::Text(name) => name.as_str(),
            Self::Address(name) => name.as_str(),
            Self::Name(name) => name.as_str(),
            Self::Math(name) => name.as_str(),
        }
    }
}

impl Element {
    /// The name as it is written.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Html(tag) => tag.as_str(),
            Self::Math(tag) => tag.as_str(),
        }
    }

    /// Whether it never has content or an end tag.
    pub(crate) fn is_void(self) -> bool {
        matches!(self, Self::Html(tag) if tag.is_void())
    }
}

/// Where a rendering goes. Attributes come between `open` and the first content.
pub(crate) trait Sink {
    /// An element starts.
    fn open(&mut self, element: Element);

    /// The innermost open element gets an attribute. Only [`Writer`] calls this:
    /// its methods make sure that a value fits its name.
    fn attribute(&mut self, name: Attribute, value: &str);

    /// Text of the article.
    fn text(&mut self, text: &str);

    /// The interface's own words.
    fn label(&mut self, text: &str) {
        self.text(text);
    }

    /// The innermost open element ends.
    fn close(&mut self);
}

/// An id of this rendering: the instance's prefix and a name of safe characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id(String);

impl Id {
    /// The id `prefix` + `name`. Other characters than letters, digits, `-`,
    /// `_`, `.` and `:` become `-`, so that an id is one word whatever the
    /// source calls it.
    pub(crate) fn new(prefix: &str, name: &str) -> Self {
        let mut id = String::with_capacity(prefix.len() + name.len());
        id.push_str(prefix);
        id.extend(name.chars().map(|letter| match letter {
            '-' | '_' | '.' | ':' => letter,
            _ if letter.is_alphanumeric() => letter,
            _ => '-',
        }));
        Self(id)
    }

    /// The id with a number after it, for a name that is taken.
    pub(crate) fn numbered(&self, number: usize) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// The id as it is written.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// `text` as a page reads it from HTML, so that the DOM holds the same: U+0000 is U+FFFD,
/// and a line ends in U+000A alone (HTML standard, "Preprocessing the input stream").
fn as_parsed(text: &str) -> Cow<'_, str> {
    if eights::position(text, |eight| equal(eight, 0) | equal(eight, b'\r')).is_none() {
        return Cow::Borrowed(text);
    }
    let mut text = Cow::Borrowed(text);
    if text.contains('\0') {
        text = text.replace('\0', "\u{fffd}").into();
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n").into();
    }
    text
}

/// The typed way into a sink: each kind of attribute takes its own kind of value.
pub(crate) struct Writer<'s> {
    sink: &'s mut dyn Sink,
    /// Where values of more than one part are put together.
    composed: String,
    /// Whether pictures, films and recordings wait until the reader asks for them.
    media_wait: bool,
}

impl<'s> Writer<'s> {
    /// Writes into `sink`.
    pub(crate) fn new(sink: &'s mut dyn Sink, media_wait: bool) -> Self {
        Self { sink, composed: String::new(), media_wait }
    }

    /// An HTML element starts.
    pub(crate) fn open(&mut self, tag: Tag) {
        self.sink.open(Element::Html(tag));
    }

    /// An HTML element of a class starts.
    pub(crate) fn open_class(&mut self, tag: Tag, class: &'static str) {
        self.open(tag);
        self.token(Token::Class, class);
    }

    /// A MathML element starts.
    pub(crate) fn open_math(&mut self, tag: MathTag) {
        self.sink.open(Element::Math(tag));
    }

    /// The innermost element ends.
    pub(crate) fn close(&mut self) {
        self.sink.close();
    }

    /// An element without content.
    pub(crate) fn void(&mut self, tag: Tag) {
        self.open(tag);
        self.close();
    }

    /// Text of the article.
    pub(crate) fn text(&mut self, text: &str) {
        if !text.is_empty() {
            self.sink.text(&as_parsed(text));
        }
    }

    /// The interface's own words.
    pub(crate) fn label(&mut self, text: &str) {
        if !text.is_empty() {
            // The interface's words are filled in with names from the source.
            self.sink.label(&as_parsed(text));
        }
    }

    /// An attribute of the renderer's own words.
    pub(crate) fn token(&mut self, name: Token, value: &'static str) {
        self.sink.attribute(Attribute::Token(name), value);
    }

    /// An attribute that is there or not.
    pub(crate) fn flag(&mut self, name: Token) {
        self.token(name, "");
    }

    /// A number.
    pub(crate) fn number(&mut self, name: Token, value: impl Into<i64>) {
        self.composed.clear();
        let _ = write!(self.composed, "{}", value.into());
        self.sink.attribute(Attribute::Token(name), &self.composed);
    }

    /// A media query on the window's width, in CSS pixels.
    pub(crate) fn media_width(&mut self, least: Option<u32>, most: Option<u32>) {
        self.composed.clear();
        let _ = match (least, most) {
            (Some(least), Some(most)) => write!(self.composed, "(min-width: {least}px) and (max-width: {most}px)"),
            (Some(least), None) => write!(self.composed, "(min-width: {least}px)"),
            (None, Some(most)) => write!(self.composed, "(max-width: {most}px)"),
            (None, None) => return,
        };
        self.sink.attribute(Attribute::Token(Token::Media), &self.composed);
    }

    /// An attribute of text.
    pub(crate) fn attribute(&mut self, name: Text, value: &str) {
        self.sink.attribute(Attribute::Text(name), &as_parsed(value));
    }

    /// An attribute of a formula.
    pub(crate) fn math_attribute(&mut self, name: MathAttribute, value: &str) {
        self.sink.attribute(Attribute::Math(name), value);
    }

    /// An address; left out where the attribute is not one that such an address may be used for.
    pub(crate) fn address(&mut self, name: Address, url: &Url) {
        let name = self.loaded_as(name);
        let purpose = match name {
            Address::Href | Address::Cite => Use::Link,
            // A `data:` picture is only ever made where the options ask for it.
            Address::Src | Address::Poster | Address::DataSrc | Address::DataPoster => Use::MediaData,
            Address::Srcset | Address::DataSrcset => Use::Media,
            Address::DataFrame => Use::Frame,
        };
        if url.allows(purpose) {
            self.sink.attribute(Attribute::Address(name), url.as_str());
        }
    }

    /// Media that wait until the reader asks keep their addresses where no browser looks.
    fn loaded_as(&self, name: Address) -> Address {
        match (self.media_wait, name) {
            (true, Address::Src) => Address::DataSrc,
            (true, Address::Srcset) => Address::DataSrcset,
            (true, Address::Poster) => Address::DataPoster,
            _ => name,
        }
    }

    /// The files of an image (HTML standard, "Srcset attributes").
    pub(crate) fn candidates(&mut self, candidates: &[Candidate]) {
        let list: Vec<String> = candidates
            .iter()
            .filter(|candidate| candidate.url.allows(Use::Media))
            .map(|candidate| {
                // A comma at either end of an address, or a space in it, would end it.
                let url = candidate.url.as_str().replace(',', "%2C").replace(' ', "%20");
                match (candidate.width, candidate.density) {
                    (Some(width), _) => format!("{url} {width}w"),
                    (None, Some(density)) => format!("{url} {}.{:02}x", density / 100, density % 100),
                    (None, None) => url,
                }
            })
            .collect();
        if !list.is_empty() {
            let name = self.loaded_as(Address::Srcset);
            self.sink.attribute(Attribute::Address(name), &list.join(", "));
        }
    }

    /// An id, or a reference to one.
    pub(crate) fn name(&mut self, name: Name, id: &Id) {
        match name {
            Name::Fragment => {
                self.composed.clear();
                self.composed.push('#');
                self.composed.push_str(id.as_str());
                self.sink.attribute(Attribute::Name(name), &self.composed);
            }
            _ => self.sink.attribute(Attribute::Name(name), id.as_str()),
        }
    }
}

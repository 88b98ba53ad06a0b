//! The HTML sink: the serializer, which knows nothing but the vocabulary.

use super::sink::{Attribute, Element, Sink};

/// Writes HTML text (HTML standard, "Serializing HTML fragments").
#[derive(Debug, Default)]
pub(crate) struct HtmlSink {
    html: String,
    open: Vec<Element>,
    /// Whether the innermost element's start tag still takes attributes.
    in_tag: bool,
}

impl HtmlSink {
    /// The HTML written so far.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html
    }

    fn end_tag_start(&mut self) {
        if std::mem::take(&mut self.in_tag) {
            self.html.push('>');
        }
    }
}

impl Sink for HtmlSink {
    fn open(&mut self, element: Element) {
        self.end_tag_start();
        self.html.push('<');
        self.html.push_str(element.as_str());
        self.open.push(element);
        self.in_tag = true;
    }

    fn attribute(&mut self, name: Attribute, value: &str) {
        self.html.push(' ');
        self.html.push_str(name.as_str());
        self.html.push_str("=\"");
        escape_attribute(&mut self.html, value);
        self.html.push('"');
    }

    fn text(&mut self, text: &str) {
        self.end_tag_start();
        escape_text(&mut self.html, text);
    }

    fn close(&mut self) {
        self.end_tag_start();
        if let Some(element) = self.open.pop()
            && !element.is_void()
        {
            self.html.push_str("</");
            self.html.push_str(element.as_str());
            self.html.push('>');
        }
    }
}

/// Appends `value` as a double-quoted attribute's value.
pub(crate) fn escape_attribute(html: &mut String, value: &str) {
    escape(html, value, |byte| (byte == b'&') | (byte == b'"') | (byte == b'<') | (byte == b'>'));
}

/// Appends `text` as HTML text.
pub(crate) fn escape_text(html: &mut String, text: &str) {
    escape(html, text, |byte| (byte == b'&') | (byte == b'<') | (byte == b'>'));
}

fn escape(html: &mut String, text: &str, is_special: impl Fn(u8) -> bool) {
    let mut written = 0;
    let mut piece = |start: usize, piece: &[u8]| {
        for (at, byte) in (start..).zip(piece).filter(|(_, byte)| is_special(**byte)) {
            // Every replaced byte is ASCII, so both ends are character boundaries.
            html.push_str(text.get(written..at).unwrap_or_default());
            html.push_str(match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                _ => "&quot;",
            });
            written = at + 1;
        }
    };
    // Sixteen bytes are looked at at once: few of them are replaced.
    let (sixteens, rest) = text.as_bytes().as_chunks::<16>();
    for (number, sixteen) in sixteens.iter().enumerate() {
        if sixteen.iter().fold(false, |found, byte| found | is_special(*byte)) {
            piece(number * 16, sixteen);
        }
    }
    piece(sixteens.len() * 16, rest);
    html.push_str(text.get(written..).unwrap_or_default());
}

//! The words sink: what a rendering says, without markup and without the
//! interface's own words.

use super::sink::{Attribute, Element, Sink};
use super::vocabulary::Tag;

/// Collects the article's text as a rendering has it.
#[derive(Debug, Default)]
pub(crate) struct WordsSink {
    /// The text; elements that don't stand in a line part words.
    pub(crate) text: String,
    open: Vec<bool>,
}

impl Sink for WordsSink {
    fn open(&mut self, element: Element) {
        let parts = !matches!(
            element,
            Element::Html(
                Tag::A
                    | Tag::Abbr
                    | Tag::B
                    | Tag::Bdi
                    | Tag::Bdo
                    | Tag::Cite
                    | Tag::Code
                    | Tag::Del
                    | Tag::Em
                    | Tag::Ins
                    | Tag::Kbd
                    | Tag::Mark
                    | Tag::Q
                    | Tag::Ruby
                    | Tag::Small
                    | Tag::Span
                    | Tag::Strong
                    | Tag::Time
                    | Tag::Sub
                    | Tag::Sup
            )
        );
        if parts {
            self.text.push(' ');
        }
        self.open.push(parts);
    }

    fn attribute(&mut self, _: Attribute, _: &str) {}

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn label(&mut self, _: &str) {
        self.text.push(' ');
    }

    fn close(&mut self) {
        if self.open.pop().unwrap_or(true) {
            self.text.push(' ');
        }
    }
}

//! The text of Markdown without its tree: for holding the importer's work
//! against the source, this follows the parser's events and knows nothing of
//! what becomes of them.

use super::{EXTENSIONS, front_matter};
use crate::import::{Options, Source, html};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// All text of the body, and that of the HTML in it; pictures' descriptions are not shown.
pub(super) fn source_text(source: &Source<'_>, _: &Options) -> String {
    let text = source.text().unwrap_or_default();
    let start = front_matter::split(text).map_or(0, |parts| parts.body);
    let mut markup = String::new();
    let mut pictures = 0_u32;
    for event in Parser::new_ext(text.get(start..).unwrap_or_default(), EXTENSIONS) {
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            _ if pictures > 0 => {}
            Event::Text(run) | Event::Code(run) | Event::InlineMath(run) | Event::DisplayMath(run) => {
                // So that the tags' own reader takes it for text and nothing else.
                for letter in run.chars() {
                    match letter {
                        '&' => markup.push_str("&amp;"),
                        '<' => markup.push_str("&lt;"),
                        letter => markup.push(letter),
                    }
                }
            }
            Event::Html(run) | Event::InlineHtml(run) => markup.push_str(&run),
            Event::SoftBreak | Event::HardBreak | Event::Rule => markup.push('\n'),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
            Event::Start(_) | Event::End(_) => markup.push_str("<br>"),
        }
    }
    html::source_text(&markup)
}

//! Each case is a fragment and an outline of the blocks it becomes.

use super::*;
use crate::article::{Article, BlockKind, Description, Figure, Image, MathElement, MathNode, RelatedLink, Row};
use crate::finding::{Finding, Place};
use crate::import::{Options, Source};

mod blocks;
mod embeds;
mod inlines;
mod limits;
mod linked;
mod losses;
mod notes;
mod pictures;
mod tables;

/// What a fragment becomes, on its own.
fn read(html: &str) -> (Vec<Block>, Article, Vec<Finding>) {
    let source = Source::Text(html.into());
    let options = Options::default();
    let mut draft = Draft::new(&source, &options);
    let blocks = blocks_from(&mut draft, html, 0);
    let (article, mut findings, places) = draft.finish();
    let origins: Vec<_> = findings.iter().map(|finding| finding.origin).collect();
    for (finding, place) in findings.iter_mut().zip(places.resolve(&origins)) {
        finding.place = place;
    }
    (blocks, article, findings)
}

#[track_caller]
fn check(html: &str, outline: &str) {
    assert_eq!(outline_of(&read(html).0), outline, "{html}");
}

/// The findings of a fragment, one a line: rule, place, message, and what was omitted.
#[track_caller]
fn check_findings(html: &str, expected: &[&str]) {
    let found: Vec<String> = read(html).2.iter().map(finding_of).collect();
    assert_eq!(found, expected, "{html}");
}

fn finding_of(finding: &Finding) -> String {
    let place = if finding.place == Place::Whole { "whole".to_string() } else { finding.place.to_string() };
    let omitted = finding.omitted.as_ref().map_or(String::new(), |text| format!(" [{text}]"));
    format!("{place} {}: {}{omitted}", finding.rule.id(), finding.message)
}

fn outline_of(blocks: &[Block]) -> String {
    blocks.iter().map(block_of).collect::<Vec<_>>().join(" ")
}

fn block_of(block: &Block) -> String {
    let mut marks = String::new();
    if let Some(id) = &block.id {
        marks += &format!("#{id}");
    }
    if let Some(language) = &block.language {
        marks += &format!("@{}", language.as_str());
    }
    if let Some(direction) = block.direction {
        marks += &format!("@{}", direction.as_str());
    }
    let named = |name: &str, content: String| format!("{name}{marks}({content})");
    match &block.kind {
        BlockKind::Paragraph { content } => named("p", line_of(content)),
        BlockKind::Plain { content } => named("plain", line_of(content)),
        BlockKind::Heading { level, content } => named(&format!("h{level}"), line_of(content)),
        BlockKind::List(list) => {
            let mut name = if list.ordered { "ol" } else { "ul" }.to_string();
            if let Some(start) = list.start {
                name += &format!(" from {start}");
            }
            if list.reversed {
                name += " down";
            }
            let items = list.items.iter().map(|item| {
                let check = item.checked.map_or("", |checked| if checked { "[x] " } else { "[ ] " });
                format!("{check}{}", outline_of(&item.content))
            });
            named(&name, items.collect::<Vec<_>>().join(" | "))
        }
        BlockKind::DescriptionList { items } => {
            let item = |Description { terms, details }: &Description| {
                let terms: Vec<_> = terms.iter().map(|term| line_of(term)).collect();
                let details: Vec<_> = details.iter().map(|detail| outline_of(detail)).collect();
                format!("{}: {}", terms.join(", "), details.join(", "))
            };
            named("dl", items.iter().map(item).collect::<Vec<_>>().join(" | "))
        }
        BlockKind::Quote { content, attribution, cite } => {
            let cite = cite.as_ref().map_or(String::new(), |cite| format!(" from {}", cite.as_str()));
            let by = if attribution.is_empty() { String::new() } else { format!(" -- {}", line_of(attribution)) };
            named("quote", outline_of(content) + &by + &cite)
        }
        BlockKind::PullQuote { content, attribution } => {
            let by = if attribution.is_empty() { String::new() } else { format!(" -- {}", line_of(attribution)) };
            named("pull", line_of(content) + &by)
        }
        BlockKind::Figure(figure) => named("figure", figure_of(figure)),
        BlockKind::Gallery(gallery) => {
            let figures: Vec<_> = gallery.figures.iter().map(figure_of).collect();
            let caption = caption_of(&gallery.caption, &[]);
            named("gallery", figures.join(" | ") + &caption)
        }
        BlockKind::Video(video) => {
            let sources: Vec<_> = video
                .sources
                .iter()
                .map(|source| {
                    let kind = source.media_type.as_ref().map_or(String::new(), |kind| format!(" {kind}"));
                    format!("{}{kind}", source.url.as_str())
                })
                .chain(video.poster.iter().map(|poster| format!("poster {}", poster.url.as_str())))
                .chain(video.tracks.iter().map(|track| {
                    let language = track.language.as_ref().map_or("", |tag| tag.as_str());
                    format!(
                        "{:?} {} {language} {}",
                        track.kind,
                        track.url.as_str(),
                        track.label.as_deref().unwrap_or("")
                    )
                }))
                .chain(video.loop_.then(|| "loop".to_string()))
                .collect();
            named("video", sources.join(", ") + &caption_of(&video.caption, &video.credit))
        }
        BlockKind::Audio(audio) => {
            let sources: Vec<_> = audio.sources.iter().map(|source| source.url.as_str()).collect();
            named("audio", sources.join(", ") + &caption_of(&audio.caption, &audio.credit))
        }
        BlockKind::Table(table) => {
            let part = |name: &str, rows: &[Row]| {
                let rows: Vec<_> = rows.iter().map(row_of).collect();
                if rows.is_empty() { String::new() } else { format!("{name}: {}", rows.join(" / ")) }
            };
            let parts = [part("head", &table.head), part("body", &table.body), part("foot", &table.foot)];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            named("table", parts.join("; ") + &caption_of(&table.caption, &table.credit))
        }
        BlockKind::Code(code) => {
            let syntax = code.syntax.as_deref().unwrap_or("");
            named(format!("code {syntax}").trim_end(), code.text.clone() + &caption_of(&code.caption, &[]))
        }
        BlockKind::Math { source, mathml } => {
            named("math", format!("{source} {}", mathml.as_ref().map_or(String::new(), |math| math_of(math))))
        }
        BlockKind::Related { links, .. } => {
            let one = |link: &RelatedLink| format!("{}: {}", line_of(&link.title), line_of(&link.description));
            named("related", links.iter().map(one).collect::<Vec<_>>().join(" | "))
        }
        BlockKind::Embed(embed) => {
            let mut parts = vec![embed.provider.clone().unwrap_or_else(|| "?".into())];
            parts.extend(embed.url.iter().map(|url| url.as_str().to_string()));
            parts.extend(embed.frame.iter().map(|frame| format!("frame {}", frame.as_str())));
            parts.extend(embed.title.iter().map(|title| format!("\"{title}\"")));
            if let (Some(width), Some(height)) = (embed.width, embed.height) {
                parts.push(format!("{width}x{height}"));
            }
            if !embed.fallback.is_empty() {
                parts.push(outline_of(&embed.fallback));
            }
            named("embed", parts.join(", ") + &caption_of(&embed.caption, &[]))
        }
        BlockKind::ThematicBreak => "hr".into(),
        BlockKind::Aside { role, title, content } => {
            let title = if title.is_empty() { String::new() } else { format!("{}: ", line_of(title)) };
            named(&format!("{role:?}").to_lowercase(), title + &outline_of(content))
        }
        BlockKind::Details { summary, open, content } => {
            let name = if *open { "details open" } else { "details" };
            named(name, format!("{}: {}", line_of(summary), outline_of(content)))
        }
        BlockKind::Correction(correction) => named("correction", outline_of(&correction.content)),
        BlockKind::Group { content, .. } => named("group", outline_of(content)),
        other => format!("{other:?}"),
    }
}

fn row_of(row: &Row) -> String {
    let cells = row.cells.iter().map(|cell| {
        let header = cell.header.map_or(String::new(), |scope| format!("{scope:?}="));
        let span = match (cell.column_span, cell.row_span) {
            (1, 1) => String::new(),
            (columns, rows) => format!("{columns}x{rows} "),
        };
        let alignment = match cell.alignment {
            crate::article::Alignment::None => String::new(),
            alignment => format!("{alignment:?} "),
        };
        format!("{header}{span}{alignment}{}", outline_of(&cell.content))
    });
    cells.collect::<Vec<_>>().join(" | ")
}

fn figure_of(figure: &Figure) -> String {
    let image = figure.image.as_ref().map_or("none".into(), image_of);
    let link = figure.link.as_ref().map_or(String::new(), |link| format!(" to {}", link.as_str()));
    image + &link + &caption_of(&figure.caption, &figure.credit)
}

fn image_of(image: &Image) -> String {
    let mut text = image.url.as_str().to_string();
    if let Some(alt) = &image.alt {
        text += &format!(" '{alt}'");
    }
    if let (Some(width), Some(height)) = (image.width, image.height) {
        text += &format!(" {width}x{height}");
    }
    for candidate in &image.candidates {
        text += &candidate_of(candidate);
    }
    if let Some(sizes) = image.sizes.filter(|sizes| *sizes != crate::article::Sizes::Column) {
        text += &format!(" {sizes:?}");
    }
    for source in &image.sources {
        text += &format!(" source {:?} {:?}-{:?}", source.media_type, source.min_width, source.max_width);
        source.candidates.iter().for_each(|candidate| text += &candidate_of(candidate));
    }
    if let Some(focus) = image.focus {
        text += &format!(" at {},{}", focus.x, focus.y);
    }
    text
}

fn candidate_of(candidate: &crate::article::Candidate) -> String {
    let size = match (candidate.width, candidate.density) {
        (Some(width), _) => format!("{width}w"),
        (_, Some(density)) => format!("{density}%"),
        _ => String::new(),
    };
    format!(" +{} {size}", candidate.url.as_str()).trim_end().to_string()
}

fn caption_of(caption: &[Inline], credit: &[Inline]) -> String {
    let mut text = String::new();
    if !caption.is_empty() {
        text += &format!(" caption: {}", line_of(caption));
    }
    if !credit.is_empty() {
        text += &format!(" credit: {}", line_of(credit));
    }
    text
}

fn line_of(content: &[Inline]) -> String {
    content.iter().map(inline_of).collect()
}

fn inline_of(inline: &Inline) -> String {
    let named = |name: &str, content: &[Inline]| format!("{name}({})", line_of(content));
    match inline {
        Inline::Text { text } => text.clone(),
        Inline::Emphasis { content } => named("em", content),
        Inline::Strong { content } => named("strong", content),
        Inline::Code { text } => format!("code({text})"),
        Inline::Link(link) => {
            let title = link.title.as_ref().map_or(String::new(), |title| format!(" '{title}'"));
            named(&format!("a[{}{title}]", link.url.as_str()), &link.content)
        }
        Inline::Quotation { content, cite } => {
            let cite = cite.as_ref().map_or(String::new(), |cite| format!("[{}]", cite.as_str()));
            named(&format!("q{cite}"), content)
        }
        Inline::Span(span) => {
            let language = span.language.as_ref().map_or("", |tag| tag.as_str());
            let direction = span.direction.map_or("", |direction| direction.as_str());
            let name = if span.override_ { "bdo" } else { "span" };
            named(&format!("{name}@{language}{direction}"), &span.content)
        }
        Inline::Subscript { content } => named("sub", content),
        Inline::Superscript { content } => named("sup", content),
        Inline::Deletion { content } => named("del", content),
        Inline::Insertion { content } => named("ins", content),
        Inline::Mark { content } => named("mark", content),
        Inline::Small { content } => named("small", content),
        Inline::Abbreviation { content, title } => {
            named(&format!("abbr[{}]", title.as_deref().unwrap_or_default()), content)
        }
        Inline::Keyboard { content } => named("kbd", content),
        Inline::Cite { content } => named("cite", content),
        Inline::Time { content, value } => named(&format!("time[{}]", value.as_str()), content),
        Inline::Ruby { content, reading } => format!("ruby({}|{})", line_of(content), line_of(reading)),
        Inline::Image(image) => format!("img({})", image_of(image)),
        Inline::Math { source, mathml } => {
            format!("math({source} {})", mathml.as_ref().map_or(String::new(), |math| math_of(math)))
        }
        Inline::NoteRef { note } => format!("note({note})"),
        Inline::LineBreak => "/".into(),
    }
}

fn math_of(element: &MathElement) -> String {
    let children = element.children.iter().map(|child| match child {
        MathNode::Element(element) => math_of(element),
        MathNode::Text { text } => text.clone(),
    });
    let attributes = element.attributes.iter().map(|(name, value)| format!(" {}={value}", name.as_str()));
    format!("<{}{}>{}", element.tag.as_str(), attributes.collect::<String>(), children.collect::<String>())
}

#[test]
fn another_document_in_angle_brackets_is_neither_html_nor_text() {
    for (text, seen) in [
        ("<svg xmlns='http://www.w3.org/2000/svg'><title>A map</title><text>Harbour</text></svg>", "a drawing (SVG)"),
        ("<svg><path d='M0 0'/></svg>\n", "a drawing (SVG)"),
        ("<?xml version='1.0'?>\n<svg><text>Harbour</text></svg>", "a drawing (SVG)"),
        ("<?xml version='1.0'?>\n<log><entry>Words</entry></log>", "XML that starts with `log`"),
        ("<log xmlns='https://example.org/log'>Words</log>", "XML that starts with `log`"),
    ] {
        let error = crate::import::detect(&Source::of_text(text).unwrap()).unwrap_err().to_string();
        assert!(error.contains(seen), "{text}: {error}");
    }
    for (text, format) in [
        ("<svg><path d='M0 0'/></svg><p>Words</p>", "html"),
        ("<svg></svg><p>Words</p><svg></svg>", "html"),
        ("<p>Words</p>", "html"),
        ("<log>Words</log>", "text"),
        ("<3 the harbour", "text"),
    ] {
        assert_eq!(crate::import::detect(&Source::of_text(text).unwrap()).unwrap().0.name(), format, "{text}");
    }
}

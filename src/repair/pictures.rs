//! Alternative text: every picture has one, and it does not repeat the caption.

use super::each_list;
use crate::article::{Article, Block, BlockKind, Figure, Inline, Origin, plain_text, words};
use crate::finding::{Finding, Rule};

/// Gives each picture an alternative text, or says why a person must write one.
pub(super) fn describe(article: &mut Article, findings: &mut Vec<Finding>) {
    if let Some(lead) = article.lead.as_deref_mut() {
        block(lead, findings);
    }
    each_list(article, &mut |blocks| blocks.iter_mut().for_each(|one| block(one, findings)));
}

fn block(block: &mut Block, findings: &mut Vec<Finding>) {
    let origin = block.origin;
    match &mut block.kind {
        BlockKind::Figure(one) => figure(one, origin, findings),
        BlockKind::Gallery(gallery) => gallery.figures.iter_mut().for_each(|one| figure(one, origin, findings)),
        BlockKind::Paragraph { content } | BlockKind::Plain { content } => inlines(content, origin, findings),
        _ => {}
    }
}

fn inlines(content: &mut [Inline], origin: Origin, findings: &mut Vec<Finding>) {
    for inline in content {
        match inline {
            Inline::Image(image) if image.alt.is_none() => {
                image.alt = Some(String::from("Image"));
                let message = "a picture in the text has no alternative text; it is called \"Image\"";
                findings.push(Finding::new(Rule::ImageAltMissing, origin, message));
            }
            other => {
                if let Some(children) = other.children_mut() {
                    inlines(children, origin, findings);
                }
            }
        }
    }
}

fn figure(figure: &mut Figure, origin: Origin, findings: &mut Vec<Finding>) {
    let caption = plain_text(&figure.caption);
    let Some(image) = figure.image.as_mut() else { return };
    match image.alt.as_deref() {
        None => {
            image.alt = Some(String::from("Image"));
            let message = "the picture has no alternative text; it is called \"Image\" until somebody writes one";
            findings.push(Finding::new(Rule::ImageAltMissing, origin, message));
        }
        Some(alt) if !alt.trim().is_empty() && same_words(alt, &caption) => {
            let message = "the alternative text repeats the caption, which would be heard twice";
            let finding = Finding::new(Rule::ImageAltRepeatsCaption, origin, message).replacing(alt, "Image");
            findings.push(finding);
            image.alt = Some(String::from("Image"));
        }
        Some(_) => {}
    }
}

fn same_words(left: &str, right: &str) -> bool {
    words(left).eq(words(right))
}

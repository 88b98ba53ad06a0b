//! Alternative text: every picture has one that says something, and it does
//! not repeat the caption. One that has none is called "Image" by the renderer,
//! in the reader's language, until a person writes one.

use super::each_list;
use crate::article::{
    Article, Block, BlockKind, Figure, Image, Inline, Origin, is_same_word, plain_line, word_count, words_in,
};
use crate::finding::{Finding, Rule};

/// Mends each picture's alternative text, or says why a person must write one.
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
        BlockKind::Paragraph { content } | BlockKind::Plain { content } => inlines(content, false, origin, findings),
        _ => {}
    }
}

fn inlines(content: &mut [Inline], alone_in_link: bool, origin: Origin, findings: &mut Vec<Finding>) {
    for inline in content {
        match inline {
            Inline::Image(one) => image(one, "", alone_in_link, origin, findings),
            Inline::Link(link) => {
                // A link needs a name: text beside the picture, or the picture's own.
                let alone = plain_line(&link.content).trim().is_empty();
                inlines(&mut link.content, alone, origin, findings);
            }
            other => {
                if let Some(children) = other.children_mut() {
                    inlines(children, alone_in_link, origin, findings);
                }
            }
        }
    }
}

fn figure(figure: &mut Figure, origin: Origin, findings: &mut Vec<Finding>) {
    let caption = plain_line(&figure.caption);
    let means = figure.link.is_some() || !caption.trim().is_empty();
    if let Some(one) = figure.image.as_mut() {
        image(one, &caption, means, origin, findings);
    }
}

/// Mends one picture's text. `means`: it can't be decorative, since it has a caption or is all that a link holds.
fn image(image: &mut Image, caption: &str, means: bool, origin: Origin, findings: &mut Vec<Finding>) {
    let Some(alt) = image.alt.as_deref().map(str::trim) else {
        let message = "the picture has no alternative text; it is called \"Image\" until somebody writes one";
        findings.push(Finding::new(Rule::ImageAltMissing, origin, message));
        return;
    };
    if alt.is_empty() {
        if means {
            let message = "the picture is marked as decorative but has a caption or is a link; it is called \"Image\"";
            findings.push(Finding::new(Rule::ImageDecorativeMeans, origin, message).replacing("", "Image"));
            image.alt = None;
        }
        return;
    }
    if is_file_name(alt) {
        let message = format!("the alternative text `{alt}` says nothing of the picture");
        findings.push(Finding::new(Rule::ImageAltFileName, origin, message).replacing(alt, "Image"));
        image.alt = None;
        return;
    }
    if repeats(alt, caption) {
        let message = "the alternative text repeats the caption, which would be heard twice";
        findings.push(Finding::new(Rule::ImageAltRepeatsCaption, origin, message).replacing(alt, "Image"));
        image.alt = None;
        return;
    }
    if of_text(alt) {
        let message = format!("the picture described as `{}` may hold text", super::capitals::start(alt));
        findings.push(Finding::new(Rule::ImageOfText, origin, message));
    }
    if let Some(rest) = without_prefix(alt) {
        let message = "the alternative text says that it is an image, which readers are told already";
        findings.push(Finding::new(Rule::ImageAltPrefix, origin, message).replacing(alt, &rest));
        image.alt = Some(rest);
    }
}

/// Whether the text is a file's name, a camera's, or a stopgap.
fn is_file_name(alt: &str) -> bool {
    let lower = alt.to_lowercase();
    let one_word = !lower.contains(char::is_whitespace);
    let stem = lower.rsplit_once('.').filter(|(_, ending)| {
        ["jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "heic", "tif", "tiff", "bmp"].contains(ending)
    });
    if stem.is_some() {
        return true;
    }
    let name = lower.trim_end_matches(|letter: char| letter.is_ascii_digit() || "-_ .()".contains(letter));
    let stopgaps = [
        "image",
        "img",
        "picture",
        "photo",
        "photograph",
        "graphic",
        "untitled",
        "null",
        "undefined",
        "alt",
        "alt text",
        "spacer",
        "placeholder",
        "dsc",
        "dscn",
        "dscf",
        "pxl",
        "screenshot",
        "screen shot",
        "thumbnail",
        "n/a",
        "",
    ];
    if stopgaps.contains(&name) {
        return true;
    }
    // One word of letters and digits in groups, such as `wc_final-2018_v3`.
    let groups = lower.split(['_', '-']).count();
    one_word && groups > 2 && lower.contains(|letter: char| letter.is_ascii_digit())
}

/// Whether the text says the caption's words over again, or most of them.
fn repeats(alt: &str, caption: &str) -> bool {
    let (short, long) = match word_count(alt) <= word_count(caption) {
        true => (alt, caption),
        false => (caption, alt),
    };
    let (few, many) = (word_count(short), word_count(long));
    // Few pictures get further: a caption says more than what is seen.
    if few == 0 || few * 5 < many * 3 {
        return false;
    }
    let short: Vec<&str> = words_in(short).collect();
    let long: Vec<&str> = words_in(long).collect();
    let is_same = |window: &[&str]| window.iter().zip(&short).all(|(one, other)| is_same_word(one, other));
    long.windows(few).any(is_same)
}

/// The text without "image of" before it.
fn without_prefix(alt: &str) -> Option<String> {
    const KINDS: [&str; 6] = ["image", "picture", "photo", "photograph", "graphic", "an image"];
    let lower = alt.to_ascii_lowercase();
    let bare = lower.strip_prefix("a ").or_else(|| lower.strip_prefix("an ")).unwrap_or(&lower);
    let rest = KINDS.iter().find_map(|kind| {
        let rest = bare.strip_prefix(kind)?;
        rest.strip_prefix(" of ").or_else(|| rest.strip_prefix(" showing ")).or_else(|| rest.strip_prefix(": "))
    })?;
    let rest = alt.get(alt.len().checked_sub(rest.len())?..)?.trim_start();
    let mut letters = rest.chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

fn of_text(alt: &str) -> bool {
    let kinds = ["screenshot", "infographic", "tweet", "headline", "letter", "poster", "meme", "slide", "document"];
    words_in(alt).take(4).any(|word| kinds.iter().any(|kind| is_same_word(kind, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_and_stopgaps_are_no_alternative_text() {
        for alt in
            ["IMG_2041.JPG", "img_2041", "DSC 0012", "image1", "Photo", "harbour-final-v3", "null", "screenshot (2)"]
        {
            assert!(is_file_name(alt), "{alt}");
        }
        for alt in
            ["Two gulls on a rail", "Image of the year", "A1", "self-portrait", "B-52", "harbour", "Covid-19 ward"]
        {
            assert!(!is_file_name(alt), "{alt}");
        }
    }

    #[test]
    fn image_of_is_taken_off_the_front() {
        assert_eq!(without_prefix("Image of a dog"), Some("A dog".into()));
        assert_eq!(without_prefix("A photograph of Élise Roy"), Some("Élise Roy".into()));
        assert_eq!(without_prefix("image: the quay"), Some("The quay".into()));
        assert_eq!(without_prefix("Images of war line the wall"), None);
        assert_eq!(without_prefix("Photographers wait"), None);
    }

    #[test]
    fn most_of_a_caption_is_a_repetition_and_a_word_of_it_is_not() {
        let caption = "The bridge at dawn, seen from the north bank";
        assert!(repeats("the bridge at dawn seen from the north bank.", caption));
        assert!(repeats("The bridge at dawn, seen from the", caption));
        assert!(repeats("The bridge at dawn, seen from the north bank. File photo", caption));
        assert!(!repeats("The bridge", caption));
        assert!(!repeats("A grey arch over water", caption));
        assert!(!repeats("A grey arch over water", ""));
    }
}

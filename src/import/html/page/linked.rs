//! What a page says of its article in JSON-LD: it serves where the page itself says nothing.

use crate::article::{Article, Block, BlockKind, Figure, plain_text};
use crate::import::json_ld;
use crate::import::markup::{Node, Tag};

/// The article that the page's scripts describe.
pub(super) fn read(root: Node<'_>) -> Option<Article> {
    let is_json_ld = |node: &Node<'_>| {
        let media_type = node.attribute("type").unwrap_or_default().split(';').next().unwrap_or_default();
        node.is(Tag::Script) && media_type.trim().eq_ignore_ascii_case("application/ld+json")
    };
    let scripts: Vec<String> = root.descendants().filter(is_json_ld).map(|node| node.text()).collect();
    if scripts.is_empty() { None } else { json_ld::of_page(scripts.iter().map(String::as_str)) }
}

/// Fills what `article` lacks of what is said about it. Neither its text nor its pictures.
pub(super) fn describe(article: &mut Article, linked: &Article) {
    if !linked.contributors.is_empty() {
        // A page's `author` is often the site's own name.
        article.contributors.clone_from(&linked.contributors);
    }
    article.language = article.language.take().or_else(|| linked.language.clone());
    article.published = article.published.take().or_else(|| linked.published.clone());
    article.modified = article.modified.take().or_else(|| linked.modified.clone());
    article.source = article.source.take().or_else(|| linked.source.clone());
    article.canonical = article.canonical.take().or_else(|| linked.canonical.clone());
    article.description = article.description.take().or_else(|| linked.description.clone());
    article.rights = article.rights.take().or_else(|| linked.rights.clone());
    article.live = article.live.take().or_else(|| linked.live.clone());
    if article.sections.is_empty() {
        article.sections.clone_from(&linked.sections);
    }
    if article.topics.is_empty() {
        article.topics.clone_from(&linked.topics);
    }
}

/// The story itself, where the page has next to nothing of it: scripts would have written it there.
pub(super) fn story(linked: Option<&Article>, told: usize) -> Option<Vec<Block>> {
    let body = &linked?.body;
    let mut letters = 0;
    for block in body {
        block.each(&mut |block| {
            if let BlockKind::Paragraph { content } | BlockKind::Plain { content } = &block.kind {
                letters += plain_text(content).len();
            }
        });
    }
    (letters > told.saturating_mul(2).max(super::ENOUGH as usize)).then(|| body.clone())
}

/// The picture that leads, where the page shows none.
pub(super) fn lead(article: &Article, linked: Article) -> Option<Box<Block>> {
    let mut has_picture = article.lead.is_some();
    article.each_block(&mut |block| {
        has_picture |= matches!(block.kind, BlockKind::Figure(_) | BlockKind::Gallery(_) | BlockKind::Video(_));
    });
    let lead = linked.lead?;
    let is_picture = match &lead.kind {
        BlockKind::Figure(figure) => figure.image.is_some() && !is_placeholder(figure),
        _ => false,
    };
    (is_picture && !has_picture).then_some(lead)
}

/// Whether a picture is only the site's own, given because search engines ask for one.
fn is_placeholder(figure: &Figure) -> bool {
    let address = figure.image.as_ref().map(|image| image.url.as_str().to_ascii_lowercase()).unwrap_or_default();
    figure.caption.is_empty()
        && ["logo", "placeholder", "default", "avatar", "favicon"].iter().any(|it| address.contains(it))
}

/// Where a short line at the start of the story names the authors, they are not named above it again.
pub(super) fn name_authors_once(article: &mut Article) {
    if !article.byline.is_empty() {
        return;
    }
    let lines: Vec<String> = article.body.iter().take(5).filter_map(line).filter(|line| line.len() < 160).collect();
    let names = article.contributors.iter().map(|contributor| contributor.person.name.as_str());
    let is_named = |name: &str| !name.is_empty() && lines.iter().any(|line| line.contains(name));
    if names.into_iter().any(is_named) {
        article.contributors.clear();
    }
}

fn line(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Paragraph { content } | BlockKind::Plain { content } => Some(plain_text(content)),
        _ => None,
    }
}

//! Which posts of live coverage would be called alike.

use crate::article::{Article, Block, BlockKind, Timestamp, plain_text};
use std::collections::HashMap;

/// Numbers for posts without a name of their own: those that have the same
/// title, most often none, and the same time in words. By the block's address;
/// the first of them has no number.
///
/// The oldest counts as the first, wherever it stands, so that the posts that
/// were there keep their names when another one comes.
pub(super) fn numbers(article: &Article, in_words: &dyn Fn(&Timestamp) -> String) -> HashMap<usize, usize> {
    let mut alike: HashMap<(String, String), Vec<(&str, usize)>> = HashMap::new();
    article.each_block(&mut |block| {
        if let BlockKind::LivePost(post) = &block.kind {
            let time = post.published.as_ref().map(in_words).unwrap_or_default();
            let published = post.published.as_ref().map_or("", Timestamp::as_str);
            alike.entry((time, plain_text(&post.title))).or_default().push((published, address(block)));
        }
    });
    let mut numbers = HashMap::new();
    for mut posts in alike.into_values().filter(|posts| posts.len() > 1) {
        posts.sort_by_key(|(published, _)| *published);
        numbers.extend(posts.iter().enumerate().skip(1).map(|(index, (_, post))| (*post, index + 1)));
    }
    numbers
}

/// What tells this block from every other of the article.
pub(super) fn address(block: &Block) -> usize {
    std::ptr::from_ref(block) as usize
}

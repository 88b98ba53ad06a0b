//! Repair: passes over the article, in this order, each of which leaves findings.
//!
//! A pass knows the model alone. It changes what a source may well have meant
//! otherwise only where readers would lose something, and says what it did.
//! What only a person can mend is left as it is, and said too.

mod breaks;
mod capitals;
mod colours;
mod empty;
mod faked;
mod headings;
mod language;
mod links;
mod media;
mod parts;
mod pictures;
mod places;
mod repeated;
mod signs;
mod tables;

use crate::article::{Article, Block};
use crate::finding::Finding;

/// Mends `article` and adds the receipt to `findings`.
pub fn repair(article: &mut Article, findings: &mut Vec<Finding>) {
    language::name(article, findings);
    breaks::split(article, findings);
    repeated::remove(article, findings);
    let missing = links::mend(article, findings);
    empty::remove(article, findings);
    tables::unwrap(article, findings);
    faked::promote(article, findings);
    headings::level(article, findings);
    places::name(article, missing, findings);
    pictures::describe(article, findings);
    tables::head(article, findings);
    media::report(article, findings);
    parts::mark(article, findings);
    capitals::report(article, findings);
    signs::report(article, findings);
    colours::report(article, findings);
}

/// Calls `change` with every list of blocks of the article, inner ones first.
fn each_list(article: &mut Article, change: &mut dyn FnMut(&mut Vec<Block>)) {
    inner(&mut article.standfirst, change);
    inner(&mut article.body, change);
    article.notes.iter_mut().for_each(|note| inner(&mut note.content, change));
    article.corrections.iter_mut().for_each(|correction| inner(&mut correction.content, change));
}

fn inner(blocks: &mut Vec<Block>, change: &mut dyn FnMut(&mut Vec<Block>)) {
    for block in blocks.iter_mut() {
        for list in block.inside_mut() {
            inner(list, change);
        }
    }
    change(blocks);
}

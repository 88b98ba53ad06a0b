//! The formats whose importers come to a page later.
//!
//! A page that shows Markdown, HTML, text or Standfirst's own JSON loads none
//! of the other importers, nor what finds the article in a whole page of HTML:
//! `cargo xtask build` takes them out of the module and into a second one, which
//! a page loads when it meets one of their formats. Every program but the
//! browser's has them from the start.

use super::{Error, Format, IMPORTERS};
use std::hint::black_box;

/// How many formats of [`IMPORTERS`] are read without the second module.
/// `xtask/src/split.rs` names the same ones.
const FIRST: usize = 4;

/// Refuses a format whose importer is not there yet.
pub(super) fn check(format: Format) -> Result<(), Error> {
    let later = IMPORTERS.iter().skip(FIRST).any(|importer| importer.name == format.name());
    match later && !are_there() {
        true => Err(Error::NotLoaded { format: format.name() }),
        false => Ok(()),
    }
}

/// A function that comes later, once it is there. `xtask/src/split.rs` must know its name.
pub(super) fn ready<A, B>(function: fn(A, B), format: &'static str) -> Result<fn(A, B), Error> {
    match are_there() {
        // Called by its address, or it would stay with what calls it.
        true => Ok(black_box(function)),
        false => Err(Error::NotLoaded { format }),
    }
}

/// Whether the importers are there.
///
/// The question goes to a function that lives with them: it is called by its
/// address, which the compiler must not see through, and the module that comes
/// first has another one there, whose answer is nought.
fn are_there() -> bool {
    black_box(read as fn() -> u32)() == HERE
}

/// What only [`read`] answers, so that no other function is its equal and made one with it.
const HERE: u32 = 0x5f1a_7e12;

/// Named as the importers' functions are, and moved with them.
#[inline(never)]
fn read() -> u32 {
    HERE
}

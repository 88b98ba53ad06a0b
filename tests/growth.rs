//! No source makes Standfirst slow or ends it: what is allocated grows as the
//! source does, and no depth overflows a small stack. `cargo xtask growth`
//! counts instructions over the same families.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "growth/families.rs"]
mod families;

use families::{FAMILIES, Family};
use standfirst::import::{Format, Options, Source, source_text};
use standfirst::{read, render};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// Counts the bytes that the running thread asks for.
struct Counting;

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

#[expect(unsafe_code, reason = "the way to count allocations is to be the allocator")]
// SAFETY: every call goes to the system's allocator as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ASKED.try_with(|asked| asked.set(asked.get() + layout.size() as u64));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// The exponent that is still in proportion.
const MOST: f64 = 1.15;

/// The stack of a thread in a browser is one megabyte.
fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap()
}

/// Reads and renders the family at `size`, in every way; answers with the bytes asked for.
fn work(family: &Family, size: usize) -> u64 {
    let text = (family.make)(size);
    ASKED.set(0);
    let source = Source::of_text(&text).unwrap();
    let format = Format::named(family.format);
    let asked = Options { format, ..Options::default() };
    let reading = match read(&source, &asked) {
        Ok(reading) => reading,
        Err(error) => panic!("{} of {}: {error}", family.name, family.format),
    };
    let options = render::Options { contents: true, origins: true, ..render::Options::default() };
    let html = render::html(&reading.article, &options);
    let tape = render::tape(&reading.article, &options);
    let plain = source_text(&source, reading.format, &asked);
    assert!(html.len() >= tape.text.len() / 4, "the rendering holds what the tape holds");
    drop((html, tape, plain));
    ASKED.get()
}

/// How much more is allocated for ten times the source: 1.0 is in proportion. A list that grows by doubling may have
/// done so just before one of the two sizes is reached, so where it is too much, another ten times must show it too.
fn exponent(family: &'static Family) -> f64 {
    let measured = |small, large| {
        let (small, large) = on_a_small_stack(move || (work(family, small), work(family, large)));
        (large as f64 / small as f64).log10()
    };
    let first = measured(1_500, 15_000);
    if first > MOST { first.min(measured(15_000, 150_000)) } else { first }
}

#[test]
fn what_is_allocated_grows_as_the_source_does() {
    let half = FAMILIES.len() / 2;
    let (first, second) = FAMILIES.split_at(half);
    let all = |families: &'static [Family]| families.iter().map(exponent).collect::<Vec<f64>>();
    let exponents: Vec<f64> = std::thread::scope(|scope| {
        let second = scope.spawn(|| all(second));
        let mut exponents = all(first);
        exponents.extend(second.join().unwrap());
        exponents
    });
    let too_much: Vec<String> = FAMILIES
        .iter()
        .zip(exponents)
        .filter(|(_, exponent)| *exponent > MOST)
        .map(|(family, exponent)| format!("{} of {}: {exponent:.2}", family.name, family.format))
        .collect();
    assert_eq!(too_much, [""; 0]);
}

#[test]
fn the_count_notices_what_grows_too_fast() {
    static PLANTED: Family =
        Family { name: "planted", format: "markdown", make: |size| "a\n\n".repeat(size * size / 150_000) };
    assert!(exponent(&PLANTED) > MOST);
}

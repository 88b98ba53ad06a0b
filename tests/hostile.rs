//! Sources that were damaged at random, held to what may be written: whatever
//! goes in, what comes out is well formed, of the closed vocabulary, of a size
//! in proportion, and without an address that is not on the lists; and what was
//! not damaged is still there.
//!
//! The damage is the same each time. `STANDFIRST_ROUNDS=100000 STANDFIRST_SEED=7 cargo test --test hostile` goes on
//! for longer, from another start.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

#[path = "hostile/damage.rs"]
mod damage;
#[path = "hostile/marks.rs"]
mod marks;
#[path = "hostile/oracle.rs"]
mod oracle;
#[path = "hostile/seeds.rs"]
mod seeds;
#[path = "hostile/tape.rs"]
mod tape;

use damage::Chance;
use marks::{Fate, Marked};
use oracle::{fault, hold};
use seeds::seeds;
use standfirst::import::Format;
use std::collections::HashSet;
use std::path::Path;

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn whatever_is_damaged_what_is_written_is_of_the_closed_vocabulary() {
    let seeds = seeds(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut chance = Chance(number("STANDFIRST_SEED", 2_026).max(1));
    for round in 0..number("STANDFIRST_ROUNDS", 800) as usize {
        let (name, text) = seeds.get(round % seeds.len()).unwrap();
        let folder = name.split('/').next().unwrap();
        let (_, other) = seeds.get(chance.below(seeds.len())).unwrap();
        // As often as not JSON stays JSON, since a reader has little to do with what is none.
        let as_json = if chance.below(2) == 0 { chance.damaged_json(text, other) } else { None };
        let damaged = as_json.unwrap_or_else(|| chance.damaged(text, other));
        let formats: Vec<Format> = Format::all().collect();
        let format = match chance.below(4) {
            0 => None,
            1 => formats.get(chance.below(formats.len())).copied(),
            _ => Format::named(folder).or(Format::named("markdown")),
        };
        let outcome = std::panic::catch_unwind(|| hold(&damaged, format));
        assert!(outcome.is_ok(), "round {round}, as {format:?}: {damaged:?}");
    }
}

#[test]
fn no_text_of_json_is_lost_without_a_finding_when_other_values_are_damaged() {
    let seeds = seeds(Path::new(env!("CARGO_MANIFEST_DIR")));
    let marked: Vec<_> = seeds.iter().filter_map(|(name, text)| Some((name, Marked::of(text)?))).collect();
    let read: HashSet<&str> = marked.iter().map(|(_, source)| source.format.name()).collect();
    assert_eq!(read.len(), 15, "every format of JSON has a fixture: {read:?}");
    let mut chance = Chance(number("STANDFIRST_SEED", 2_026).max(1));
    let mut kept = 0;
    for round in 0..number("STANDFIRST_ROUNDS", 800) as usize {
        let (name, source) = marked.get(round % marked.len()).unwrap();
        let (_, other) = seeds.get(chance.below(seeds.len())).unwrap();
        match source.damaged(&mut chance, &serde_json::from_str(other).unwrap_or_default()) {
            Fate::Kept => kept += 1,
            Fate::Refused => {}
            Fate::Lost(text, place) => panic!("round {round}, {name}: `{text}` at {place} is lost"),
        }
    }
    assert!(kept * 10 > number("STANDFIRST_ROUNDS", 800) * 8, "only {kept} were read");
}

#[test]
fn the_check_sees_planted_faults() {
    assert_eq!(fault("<p>a<br><em>b</em></p>"), None);
    for planted in [
        "<p>a",
        "<p>a</em></p>",
        "<script></script>",
        "<p onclick=\"a\"></p>",
        "<a href=\"javascript:a\">b</a>",
        "<div data-frame=\"https://a.example/\"></div>",
        "<img srcset=\"https://a.example/b 1x, javascript:a 2x\">",
        "<img data-src=\"javascript:a\">",
        "<p id=\"location\"></p>",
        "<a href=\"#location\">b</a>",
        "<a href=\"#sf-nowhere\">b</a>",
        "<p id=\"sf-a\"></p><p id=\"sf-a\"></p>",
        "<p aria-labelledby=\"sf-nowhere\"></p>",
        "<p style=\"color: red\"></p>",
        "<math><maction></maction></math>",
        "<math href=\"https://a.example/\"></math>",
        "<!-- a -->",
    ] {
        assert!(fault(planted).is_some(), "{planted}");
    }
}

//! Hostile sources for the formats of JSON: the first byte says which.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use standfirst_fuzz::{damage, hold, json};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { damage(data, size, max_size, seed) });
fuzz_target!(|data: &[u8]| hold(data, &json()));

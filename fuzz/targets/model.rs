//! Hostile articles: the model as serde reads it, rendered without import and repair, to HTML and to the tape.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use standfirst_fuzz::{damage, hold_model};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { damage(data, size, max_size, seed) });
fuzz_target!(|data: &[u8]| hold_model(data));

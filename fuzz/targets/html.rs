//! Hostile sources for HTML.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};
use standfirst_fuzz::{damage, hold, named};

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| { damage(data, size, max_size, seed) });
fuzz_target!(|data: &[u8]| hold(data, &named(&["html"])));

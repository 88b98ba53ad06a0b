//! Hostile addresses, alone and seen from another, against the `url` crate.
#![no_main]

#[path = "../../tests/addresses/oracle.rs"]
mod oracle;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    // A line break is no part of an address that matters here: it parts a reference from its base.
    let (page, reference) = text.split_once('\n').unwrap_or(("", text));
    oracle::hold(reference);
    oracle::hold_reference(page, reference);
});

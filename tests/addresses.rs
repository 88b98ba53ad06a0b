//! Addresses are read as browsers read them: our own reading against the `url`
//! crate's, on random and adversarial text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "addresses/oracle.rs"]
#[allow(dead_code, reason = "the fuzz target holds each address to all of it at once")]
mod oracle;
#[path = "addresses/pieces.rs"]
mod pieces;

use pieces::{PIECES, STARTS};
use proptest::prelude::*;
use standfirst::url::{Refusal, Url, Use};

/// An address, as likely as not a broken one.
fn address() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..12).prop_map(|pieces| pieces.concat());
    let start = prop::sample::select(STARTS);
    prop_oneof![
        3 => pieces.clone(),
        3 => (start, pieces).prop_map(|(start, rest)| format!("{start}{rest}")),
        1 => "(https?://|//|/|\\?|#)?[a-zA-Z0-9.:/?#%@\\\\ -]{0,40}",
        1 => any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_has_the_scheme_that_a_browser_sees(text in address()) {
        oracle::hold_accepted(&text);
    }

    #[test]
    fn what_is_stored_is_what_a_browser_would_write(text in address()) {
        oracle::hold_stored(&text);
    }

    #[test]
    fn what_is_stored_is_stable_and_plain(text in address()) {
        oracle::hold_stable(&text);
    }

    #[test]
    fn what_is_refused_is_refused_for_a_reason(text in address()) {
        oracle::hold_refused(&text);
    }

    #[test]
    fn a_reference_is_resolved_as_a_browser_resolves_it(page in address(), reference in address()) {
        oracle::hold_reference(&page, &reference);
    }
}

#[test]
fn a_host_with_an_encoded_brace_is_refused_where_the_oracle_maps_it() {
    oracle::hold("http:s%7Dhovhßiew-/");
    oracle::hold("https://a%22b.example/");
}

#[test]
fn a_long_address_of_any_characters_is_read_to_its_end_or_refused() {
    for piece in PIECES {
        let text = format!("https://example.org/{}", piece.repeat(8000 / piece.len()));
        match Url::parse(&text, Use::Link) {
            Ok(url) => assert!(url.as_str().len() <= Url::LIMIT),
            Err(refusal) => assert_eq!(refusal, Refusal::TooLong(Url::LIMIT), "{piece:?}"),
        }
    }
}

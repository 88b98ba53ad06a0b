//! Language tags and directions hold for any text.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use standfirst::article::{LanguageTag, first_strong};
use standfirst::script::Script;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tag_is_stable_once_it_is_read(text in "[a-zA-Z0-9_ -]{0,24}|[a-z]{2,3}([-_][a-zA-Z0-9]{1,8}){0,4}|\\PC{0,12}") {
        let Some(tag) = LanguageTag::parse(&text) else { return Ok(()) };
        prop_assert_eq!(LanguageTag::parse(tag.as_str()), Some(tag.clone()));
        prop_assert!(tag.as_str().bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'));
        prop_assert!(tag.as_str().starts_with(tag.primary()));
        prop_assert_eq!(LanguageTag::parse(&tag.as_str().to_uppercase().replace('-', "_")), Some(tag));
    }

    #[test]
    fn a_well_formed_tag_is_read_in_any_case(
        tag in "(aa|ckb|zh|sr)(-Hant|-Latn)?(-TW|-419)?(-[a-z]{5,8}|-[0-9][a-z0-9]{3})?(-u-[a-z]{2}-[a-z]{3,8})?(-x(-[a-z0-9]{1,8}){1,2})?",
        is_upper in any::<bool>(),
    ) {
        let text = if is_upper { tag.to_uppercase() } else { tag.to_lowercase() };
        prop_assert_eq!(LanguageTag::parse(&text).map(String::from), Some(tag));
    }

    #[test]
    fn a_text_of_one_script_runs_as_that_script_does(text in any::<String>()) {
        let letters: String = text.chars().filter(|letter| Script::of(*letter).is_some()).collect();
        let scripts: Vec<_> = letters.chars().filter_map(Script::of).collect();
        let Some(script) = scripts.first().filter(|first| scripts.iter().all(|other| other == *first)) else { return Ok(()) };
        prop_assert_eq!(Script::of_text(&letters), Some(*script));
        // Vowel signs alone have no direction.
        prop_assert!(first_strong(&letters).is_none_or(|direction| direction == script.direction()), "{}", letters);
    }
}

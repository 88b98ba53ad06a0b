//! The tape, walked in a real browser, against the HTML sink.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is missing")]

use standfirst::import::{Options, Source};
use standfirst::render::{self, Tape};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/www/tape.js")]
extern "C" {
    #[wasm_bindgen(js_name = tapeReader)]
    fn tape_reader(vocabulary: &str) -> js_sys::Function;
}

/// Every fixture and sample.
const SOURCES: &[(&str, &str)] = &[
    ("harbour.md", include_str!("../www/samples/harbour.md")),
    ("bridge.txt", include_str!("../www/samples/bridge.txt")),
    ("everything.md", include_str!("fixtures/markdown/everything.md")),
];

#[wasm_bindgen_test]
fn the_dom_from_the_tape_is_the_tree_that_the_html_parses_to() {
    let document = web_sys::window().unwrap().document().unwrap();
    let read = tape_reader(&Tape::vocabulary());
    for (name, text) in SOURCES {
        let source = Source::of_text(text).unwrap();
        let options = Options::default();
        let reading = standfirst::read(&source, &options).unwrap();
        let wanted = render::Options { contents: true, ..render::Options::default() };
        let tape = render::tape(&reading.article, &wanted);
        let from_tape = document.create_element("div").unwrap();
        let ops = js_sys::Uint32Array::from(tape.ops.as_slice());
        let walk = read.call3(&JsValue::NULL, &ops, &tape.text.into(), &from_tape).unwrap();
        let all: js_sys::Function = js_sys::Reflect::get(&walk, &"all".into()).unwrap().unchecked_into();
        all.call0(&walk).unwrap();
        let from_html = document.create_element("div").unwrap();
        from_html.set_inner_html(&render::html(&reading.article, &wanted));
        assert!(from_tape.is_equal_node(Some(&from_html)), "{name}: {}", from_tape.inner_html());
        assert!(from_tape.query_selector("article h1").unwrap().is_some(), "{name} has a headline");
    }
}

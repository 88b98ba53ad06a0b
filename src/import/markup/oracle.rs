//! Our tokens held against those of `html5gum`, which passes the standard's own tests.

#![allow(clippy::string_slice, reason = "cases are data")]

use super::token::{Raw, Token, Tokenizer};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{State, Token as Theirs, Tokenizer as TheirTokenizer};
use proptest::prelude::*;

/// A token as both can write it. Text that nothing parts is one.
fn push_text(tokens: &mut Vec<String>, text: &str) {
    match tokens.last_mut() {
        Some(last) if last.starts_with("text ") => last.push_str(text),
        _ => tokens.push(format!("text {text}")),
    }
}

fn tag(name: &str, self_closing: bool, attributes: Vec<(String, String)>) -> String {
    // Theirs are sorted, and hold the first of each name.
    let mut attributes: Vec<(String, String)> = attributes.into_iter().fold(Vec::new(), |mut kept, (name, value)| {
        if kept.iter().all(|(known, _)| *known != name) {
            kept.push((name, value));
        }
        kept
    });
    attributes.sort();
    format!("<{name} {attributes:?} {self_closing}>")
}

fn raw(name: &str) -> Option<(Raw, State)> {
    Some(match name {
        "title" | "textarea" => (Raw::Escapable, State::RcData),
        "style" | "iframe" => (Raw::Text, State::RawText),
        "script" => (Raw::Script, State::ScriptData),
        "plaintext" => (Raw::Plain, State::PlainText),
        _ => return None,
    })
}

fn ours(html: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut tokenizer = Tokenizer::new(html);
    while let Some(token) = tokenizer.next() {
        match token {
            Token::Start { name, self_closing, offset } => {
                assert_eq!(html.as_bytes()[offset], b'<');
                let attributes = tokenizer.attributes().iter();
                let attributes = attributes.map(|(name, value)| (name.to_string(), value.to_string())).collect();
                tokens.push(tag(&name, self_closing, attributes));
                if let Some((raw, _)) = raw(&name) {
                    tokenizer.read_raw(&name, raw);
                }
            }
            Token::End { name, offset } => {
                assert!(html[offset..].starts_with("</"));
                tokens.push(format!("</{name}>"));
            }
            Token::Text { text, offset } => {
                assert!(html.is_char_boundary(offset) && !text.is_empty());
                push_text(&mut tokens, &text);
            }
        }
    }
    tokens
}

fn theirs(html: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(false);
    let mut tokens = Vec::new();
    let mut tokenizer = TheirTokenizer::new_with_emitter(html, emitter);
    let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    while let Some(Ok(token)) = tokenizer.next() {
        match token {
            Theirs::StartTag(start) => {
                let name = string(&start.name);
                let attributes = start.attributes.iter().map(|(name, value)| (string(name), string(value))).collect();
                tokens.push(tag(&name, start.self_closing, attributes));
                if let Some((_, state)) = raw(&name) {
                    tokenizer.set_state(state);
                }
            }
            Theirs::EndTag(end) => tokens.push(format!("</{}>", string(&end.name))),
            Theirs::String(text) => push_text(&mut tokens, &string(&text.value)),
            _ => {}
        }
    }
    tokens
}

#[track_caller]
fn check(html: &str) {
    assert_eq!(ours(html), theirs(html), "{html:?}");
}

#[test]
fn every_turn_of_the_standards_states_is_taken() {
    let cases = [
        "a<b",
        "a<b>c</b >d",
        "<",
        "</",
        "</>x",
        "</ x>y",
        "<1>",
        "<a<b>",
        "<A HREF=X>",
        "<a/b/>c",
        "<a b=c/>",
        "<a b=/>",
        "<a =b=c>",
        "<a b= >c",
        "<a b c = d e='f' g=\"h\"i>",
        "<a b='c",
        "<a b",
        "<a b=c b=d>",
        "<a\r\nb\x0cc>",
        "x\r\ny\rz",
        "<!-->a",
        "<!--->a",
        "<!---->a",
        "<!--a--!>b",
        "<!--a--->b",
        "<!--a--b-->c",
        "<!--a",
        "<!-a>b",
        "<!--!>b-->c",
        "<!doctype html>a",
        "<!DOCTYPE a PUBLIC \"b>c\">d",
        "<![CDATA[a]]>b",
        "<?xml version='1.0'?>a",
        "<!>a",
        "<!",
        "<title>a&amp;b</titlex></title >c",
        "<textarea></textarea>",
        "<style><!--</style>-->",
        "<style>a</STYLE/>b",
        "<script><!--<script></script>a</script>b",
        "<script><!--<script>--></script>a",
        "<script><!--></script>a",
        "<script><!--->a<script></script>b",
        "<script><!--<scripty></script>a",
        "<script>a</script",
        "<plaintext>a</plaintext>",
        "&amp;&ampx;&am;&",
        "&notit;&notin;&not;&notx",
        "<a b=&not c=&notx d=&not= e=&not; f=&lang;>",
        "&#65;&#x41;&#X41&#x;&#;&#",
        "&#0;&#128;&#159;&#xd800;&#x110000;&#99999999999;&#xfdd0;&#13;",
        "&NewLine;&Tab;&nbsp;&NotEqualTilde;",
        "&CounterClockwiseContourIntegral;&CounterClockwiseContourIntegralx;",
        "&fjlig;&AMP&quotx&Copy;",
        "\0<\0><a\0b=\0c>",
        "<script>\0</script>\0",
        "<title>\r\n\0&lt</title>",
    ];
    cases.into_iter().for_each(check);
}

#[test]
fn every_old_name_stands_for_its_character_with_and_without_a_semicolon() {
    for name in super::reference::OLD.split(' ') {
        check(&format!("&{name};&{name}&{name}x<a b=&{name} c=&{name};>"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markup_gives_the_same_tokens(parts in prop::collection::vec(prop::sample::select(vec![
        "<", ">", "/", "!", "-", "--", "<!--", "-->", "<a", "</a>", "<title>", "</title>", "<script>", "</script>", "<style",
        "</style", " ", "\n", "\r", "=", "\"", "'", "&", "&amp;", "&not", "&#x4", "#", ";", "x", "1", "é", "href", "\0", "?", "<!",
    ]), 0..24)) {
        check(&parts.concat());
    }
}

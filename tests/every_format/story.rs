//! A story as every format can tell it.

use proptest::collection::vec;
use proptest::prelude::*;
use standfirst::article::words;

#[derive(Debug, Clone)]
pub(crate) struct Story {
    pub(crate) headline: String,
    pub(crate) parts: Vec<Part>,
}

#[derive(Debug, Clone)]
pub(crate) enum Part {
    /// From level 2 on.
    Heading(u8, String),
    Paragraph(Vec<Run>),
    Quote(Vec<Run>),
    List {
        ordered: bool,
        items: Vec<Item>,
    },
}

/// An item, and the items below it.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) text: Vec<Run>,
    pub(crate) below: Vec<Item>,
}

#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) mark: Mark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    Plain,
    Strong,
    Emphasis,
    Link,
}

impl Story {
    /// Its words, in order.
    pub(crate) fn words(&self) -> Vec<String> {
        let mut text = vec![self.headline.clone()];
        fn runs(text: &mut Vec<String>, runs: &[Run]) {
            text.extend(runs.iter().map(|run| run.text.clone()));
        }
        fn items(text: &mut Vec<String>, all: &[Item]) {
            for item in all {
                runs(text, &item.text);
                items(text, &item.below);
            }
        }
        for part in &self.parts {
            match part {
                Part::Heading(_, heading) => text.push(heading.clone()),
                Part::Paragraph(all) | Part::Quote(all) => runs(&mut text, all),
                Part::List { items: all, .. } => items(&mut text, all),
            }
        }
        words(&text.join(" ")).collect()
    }

    /// Gives every word a number, so that each stands in the story once.
    fn number(mut self) -> Self {
        let mut count = 0;
        let mut number = |text: &mut String| {
            *text = text
                .split(' ')
                .map(|word| {
                    count += 1;
                    word.replace('0', &format!("{count}q"))
                })
                .collect::<Vec<_>>()
                .join(" ");
        };
        fn items(all: &mut [Item], number: &mut dyn FnMut(&mut String)) {
            for item in all {
                item.text.iter_mut().for_each(|run| number(&mut run.text));
                items(&mut item.below, number);
            }
        }
        number(&mut self.headline);
        for part in &mut self.parts {
            match part {
                Part::Heading(_, heading) => number(heading),
                Part::Paragraph(all) | Part::Quote(all) => all.iter_mut().for_each(|run| number(&mut run.text)),
                Part::List { items: all, .. } => items(all, &mut number),
            }
        }
        self
    }
}

/// Words of several scripts, with the signs around them that formats must not take for their own.
fn text() -> impl Strategy<Value = String> {
    vec(r##"[("'*_&<\[#`~|$]?[a-zéßωяאجक]{1,4}0[)"'*_&;>\].,!:\\|}-]?"##, 1..5).prop_map(|words| words.join(" "))
}

fn runs() -> impl Strategy<Value = Vec<Run>> {
    let mark = prop_oneof![Just(Mark::Plain), Just(Mark::Strong), Just(Mark::Emphasis), Just(Mark::Link)];
    vec((text(), mark).prop_map(|(text, mark)| Run { text, mark }), 1..4)
}

fn item() -> impl Strategy<Value = Item> {
    let leaf = runs().prop_map(|text| Item { text, below: Vec::new() });
    leaf.prop_recursive(3, 8, 3, |item| (runs(), vec(item, 0..3)).prop_map(|(text, below)| Item { text, below }))
}

fn part() -> impl Strategy<Value = Part> {
    prop_oneof![
        4 => runs().prop_map(Part::Paragraph),
        1 => (2..5_u8, text()).prop_map(|(level, text)| Part::Heading(level, text)),
        1 => runs().prop_map(Part::Quote),
        1 => (any::<bool>(), vec(item(), 1..4)).prop_map(|(ordered, items)| Part::List { ordered, items }),
    ]
}

pub(crate) fn story() -> impl Strategy<Value = Story> {
    // Two lists or two quotes in a row are one in some formats: a paragraph stands between.
    let parts = (runs(), vec((part(), runs()), 0..4)).prop_map(|(first, rest)| {
        let rest = rest.into_iter().flat_map(|(part, runs)| [part, Part::Paragraph(runs)]);
        std::iter::once(Part::Paragraph(first)).chain(rest).collect()
    });
    (text(), parts).prop_map(|(headline, parts)| Story { headline, parts }.number())
}

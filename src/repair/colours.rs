//! Words that lean on a colour.

use super::capitals::start;
use crate::article::{Article, plain_text, words};
use crate::finding::{Finding, Rule};

const COLOURS: [&str; 14] = [
    "red", "green", "blue", "yellow", "orange", "purple", "pink", "brown", "grey", "gray", "black", "white", "gold",
    "violet",
];
const SHOWN: [&str; 12] = [
    "marked",
    "shown",
    "highlighted",
    "printed",
    "shaded",
    "coloured",
    "colored",
    "written",
    "drawn",
    "circled",
    "outlined",
    "indicated",
];
const PARTS: [&str; 20] = [
    "line", "lines", "bar", "bars", "area", "areas", "dot", "dots", "column", "columns", "cell", "cells", "row",
    "rows", "arrow", "arrows", "button", "slice", "segment", "text",
];

/// Reports English text such as "shown in red" and "the blue line". Whether a
/// word or a pattern says the same is for a person to see.
pub(super) fn report(article: &mut Article, findings: &mut Vec<Finding>) {
    if article.language.as_ref().is_some_and(|language| language.primary() != "en") {
        return;
    }
    article.each_line_mut(&mut |line, origin| {
        let text = plain_text(line);
        if let Some(phrase) = leans_on_colour(&text) {
            let message = format!("`{phrase}` in `{}` may tell something by colour alone", start(&text));
            findings.push(Finding::new(Rule::ColourMeaning, origin, message));
        }
    });
}

fn leans_on_colour(text: &str) -> Option<String> {
    let words: Vec<String> = words(text).collect();
    words.windows(3).find_map(|window| {
        let [first, second, third] = window else { return None };
        let shown = SHOWN.contains(&first.as_str()) && second == "in" && COLOURS.contains(&third.as_str());
        let part = first == "the" && COLOURS.contains(&second.as_str()) && PARTS.contains(&third.as_str());
        (shown || part).then(|| window.join(" "))
    })
}

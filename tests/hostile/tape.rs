//! A reader of the tape, as `www/tape.js` is one: it takes every op in order, and nothing beyond the ends.

use super::oracle::{Step, push_text};
use standfirst::render::Tape;

/// The steps that `tape` takes; an error where it reaches out of its vocabulary, its text or its tree.
pub(crate) fn steps(tape: &Tape) -> Result<Vec<Step>, String> {
    let vocabulary = Tape::vocabulary();
    let mut lists = vocabulary.split('\n').map(|list| list.split(' ').collect::<Vec<_>>());
    let mut elements = lists.next().unwrap_or_default();
    elements.extend(lists.next().unwrap_or_default());
    let attributes = lists.next().unwrap_or_default();
    let mut steps = Vec::new();
    let mut open: usize = 0;
    let mut rest = tape.text.as_str();
    for op in &tape.ops {
        let row = (op >> 3 & 0x7f) as usize;
        let element = || elements.get(row).map(|name| (*name).to_string()).ok_or(format!("no element {row}"));
        let mut take = || {
            let (text, after) = rest.split_at(units(rest, (op >> 10) as usize)?);
            rest = after;
            Ok::<_, String>(text)
        };
        match op & 7 {
            0 => push_text(&mut steps, take()?),
            1 => steps.push(Step::Open(element()?, Vec::new())),
            2 => steps.push(Step::Close),
            3 => {
                let name = attributes.get(row).ok_or(format!("no attribute {row}"))?;
                let value = take()?.to_string();
                match steps.last_mut() {
                    Some(Step::Open(_, list)) => list.push(((*name).to_string(), value)),
                    other => return Err(format!("an attribute `{name}` after {other:?}")),
                }
            }
            4 => {
                steps.push(Step::Open(element()?, Vec::new()));
                push_text(&mut steps, take()?);
                steps.push(Step::Close);
            }
            5 => steps.extend([Step::Open(element()?, Vec::new()), Step::Close]),
            6 => {
                push_text(&mut steps, take()?);
                steps.push(Step::Close);
            }
            other => return Err(format!("an op {other}")),
        }
        match op & 7 {
            1 => open += 1,
            2 | 6 => open = open.checked_sub(1).ok_or("more ends than starts")?,
            _ => {}
        }
    }
    if open > 0 || !rest.is_empty() {
        return Err(format!("{open} elements are open, and {} bytes are left", rest.len()));
    }
    for step in &mut steps {
        if let Step::Open(_, attributes) = step {
            attributes.sort();
        }
    }
    Ok(steps)
}

/// How many bytes of `text` take `units` of UTF-16.
fn units(text: &str, units: usize) -> Result<usize, String> {
    let (mut bytes, mut taken) = (0, 0);
    for letter in text.chars() {
        if taken >= units {
            break;
        }
        taken += letter.len_utf16();
        bytes += letter.len_utf8();
    }
    if taken == units { Ok(bytes) } else { Err(format!("{units} units of {taken}")) }
}

use crate::article::Origin;
use crate::import::Source;
use serde::Serialize;
use serde_json::Value;
use std::collections::HashMap;

/// A place in the source.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Place {
    /// The source as a whole.
    #[default]
    Whole,
    /// A line and column of text, Markdown, HTML or XML, both from 1; columns count characters.
    Line {
        /// The line.
        line: u32,
        /// The column.
        column: u32,
    },
    /// A value in JSON (RFC 6901).
    Pointer {
        /// The JSON Pointer.
        pointer: String,
    },
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line { line, column } => write!(formatter, "{line}:{column}"),
            Self::Pointer { pointer } => formatter.write_str(if pointer.is_empty() { "/" } else { pointer }),
        }
    }
}

/// Turns the [`Origin`]s of one import into [`Place`]s.
#[derive(Debug, Clone)]
pub enum Places<'a> {
    /// Origins are byte offsets into a text.
    Text(&'a str),
    /// Origins are rows of a table of values of `root`, kept by their address:
    /// importers hold plain references, and a path is only worked out where a
    /// finding needs one.
    Json {
        /// The whole source.
        root: &'a Value,
        /// The address of each value that became an origin.
        addresses: Vec<usize>,
    },
}

impl<'a> Places<'a> {
    /// The places of `source`.
    pub fn of(source: &'a Source<'a>) -> Self {
        match source {
            Source::Text(text) => Self::Text(text),
            Source::Json(root) => Self::Json { root, addresses: Vec::new() },
        }
    }

    /// The origin of something that stands at `value`, a part of the source.
    pub fn record(&mut self, value: &Value) -> Origin {
        match self {
            Self::Json { addresses, .. } => {
                addresses.push(address(value));
                Origin::new(addresses.len() - 1)
            }
            Self::Text(_) => Origin::UNKNOWN,
        }
    }

    /// The places of `origins`, in the same order: one pass over the source for all of them.
    pub fn resolve(&self, origins: &[Origin]) -> Vec<Place> {
        match self {
            Self::Text(text) => {
                let mut known: Vec<usize> = origins.iter().filter_map(|origin| origin.index()).collect();
                known.sort_unstable();
                let places = line_places(text, &known);
                origins.iter().map(|origin| line_place(*origin, &known, &places)).collect()
            }
            Self::Json { root, addresses } => {
                let mut wanted: HashMap<usize, Option<String>> = origins
                    .iter()
                    .filter_map(|origin| addresses.get(origin.index()?))
                    .map(|address| (*address, None))
                    .collect();
                find_pointers(root, &mut wanted);
                let pointer = |origin: &Origin| wanted.get(addresses.get(origin.index()?)?).cloned().flatten();
                origins
                    .iter()
                    .map(|origin| pointer(origin).map_or(Place::Whole, |pointer| Place::Pointer { pointer }))
                    .collect()
            }
        }
    }
}

fn address(value: &Value) -> usize {
    std::ptr::from_ref(value) as usize
}

fn line_place(origin: Origin, known: &[usize], places: &[Place]) -> Place {
    let at = origin.index().and_then(|offset| known.binary_search(&offset).ok());
    at.and_then(|at| places.get(at)).cloned().unwrap_or_default()
}

/// The line and column of each of `offsets`, which are in order: the text is gone through once.
fn line_places(text: &str, offsets: &[usize]) -> Vec<Place> {
    let (mut line, mut column) = (1, 1);
    let mut rest = text;
    let mut gone = 0;
    let place = |offset: &usize| {
        // An offset inside a character stands after it.
        let end =
            (offset.saturating_sub(gone)..=rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
        let (passed, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        (rest, gone) = (after, gone + passed.len());
        let (lines, last) = match passed.rfind('\n') {
            Some(at) => {
                (passed.bytes().filter(|byte| *byte == b'\n').count(), passed.get(at + 1..).unwrap_or_default())
            }
            None => (0, passed),
        };
        let letters = last.chars().count() as u32;
        (line, column) = if lines > 0 { (line + lines as u32, 1 + letters) } else { (line, column + letters) };
        Place::Line { line, column }
    };
    offsets.iter().map(place).collect()
}

/// Fills in the JSON Pointer of each wanted address. Iterative: the source may be deep.
fn find_pointers(root: &Value, wanted: &mut HashMap<usize, Option<String>>) {
    let mut left = wanted.len();
    let mut open: Vec<(&Value, Option<usize>, Step<'_>)> = vec![(root, None, Step::Root)];
    let mut at = 0;
    // Breadth first, keeping each value's parent, so that only wanted paths are ever written out.
    while left > 0 {
        let Some((value, _, _)) = open.get(at) else { break };
        let value = *value;
        if let Some(slot) = wanted.get_mut(&address(value))
            && slot.is_none()
        {
            *slot = Some(pointer(&open, at));
            left -= 1;
        }
        match value {
            Value::Array(list) => {
                open.extend(list.iter().enumerate().map(|(index, item)| (item, Some(at), Step::Index(index))))
            }
            Value::Object(object) => open.extend(object.iter().map(|(key, item)| (item, Some(at), Step::Key(key)))),
            _ => {}
        }
        at += 1;
    }
}

/// The longest pointer, in bytes: a source with many findings below one long key would repeat it in each.
const LONGEST_POINTER: usize = 2000;

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Index(usize),
    Key(&'a str),
}

fn pointer(open: &[(&Value, Option<usize>, Step<'_>)], at: usize) -> String {
    let mut steps = Vec::new();
    let mut next = Some(at);
    while let Some((_, parent, step)) = next.and_then(|at| open.get(at)) {
        steps.push(*step);
        next = *parent;
    }
    let mut pointer = String::new();
    for step in steps.into_iter().rev() {
        // With keys longer than any format has, a place is only as exact as is worth its length.
        if matches!(step, Step::Key(key) if pointer.len() + key.len() > LONGEST_POINTER) {
            break;
        }
        match step {
            Step::Root => {}
            Step::Index(index) => pointer.push_str(&format!("/{index}")),
            Step::Key(key) => {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
        }
    }
    pointer
}

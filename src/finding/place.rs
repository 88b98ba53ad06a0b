use crate::article::Origin;
use serde::Serialize;

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
pub enum Places {
    /// Origins are byte offsets into a text.
    Text {
        /// The text.
        text: String,
        /// Where each line starts, in bytes.
        lines: Vec<usize>,
    },
    /// Origins are rows of a table of JSON Pointers.
    Pointers(Vec<String>),
}

impl Places {
    /// For importers of text.
    pub fn of_text(text: &str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self::Text { text: text.to_string(), lines }
    }

    /// For importers of JSON.
    pub fn of_json() -> Self {
        Self::Pointers(Vec::new())
    }

    /// The origin of a block that stands at `pointer` in JSON.
    pub fn record(&mut self, pointer: String) -> Origin {
        match self {
            Self::Pointers(pointers) => {
                pointers.push(pointer);
                Origin::new(pointers.len() - 1)
            }
            Self::Text { .. } => Origin::UNKNOWN,
        }
    }

    /// The place of `origin`.
    pub fn place(&self, origin: Origin) -> Place {
        let Some(index) = origin.index() else { return Place::Whole };
        match self {
            Self::Pointers(pointers) => {
                pointers.get(index).map_or(Place::Whole, |pointer| Place::Pointer { pointer: pointer.clone() })
            }
            Self::Text { text, lines } => {
                let line = lines.partition_point(|start| *start <= index);
                let start = lines.get(line.saturating_sub(1)).copied().unwrap_or_default();
                let column = text.get(start..index).map_or(0, |before| before.chars().count());
                Place::Line { line: line as u32, column: column as u32 + 1 }
            }
        }
    }
}

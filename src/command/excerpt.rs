//! The place of a finding in the source's text, with its line and a caret.

use standfirst::finding::Place;
use standfirst::script::Script;

/// How much of a long line is shown.
const WIDTH: usize = 100;

/// A source's text and its lines.
pub(super) struct Excerpts {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
}

/// A line and a column, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Excerpts {
    /// The excerpts of `text`.
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim_start_matches('\u{FEFF}').to_string();
        // A carriage return alone ends a line, as it does for those who found the places.
        let bytes = text.as_bytes();
        let ends_line = |at: usize, byte: u8| byte == b'\n' || byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
        let ends = bytes.iter().enumerate().filter(|(at, byte)| ends_line(*at, **byte));
        let lines = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, lines }
    }

    /// Where `place` is in the text; none for the source as a whole.
    pub(super) fn spot(&self, place: &Place) -> Option<Spot> {
        match place {
            Place::Whole => None,
            Place::Line { line, column } => Some(Spot { line: *line as usize, column: *column as usize }),
            Place::Pointer { pointer } => {
                let offset = offset_of(&self.text, pointer)?;
                let line = self.lines.partition_point(|start| *start <= offset);
                let start = self.lines.get(line.checked_sub(1)?)?;
                Some(Spot { line, column: self.text.get(*start..offset)?.chars().count() + 1 })
            }
        }
    }

    /// The place, the line that it is in, and a caret under it.
    pub(super) fn show(&self, file: &str, place: &Place) -> String {
        let Some(Spot { line, column }) = self.spot(place) else {
            return match place {
                Place::Whole => format!("  --> {file}\n"),
                place => format!("  --> {file}: {place}\n"),
            };
        };
        let pointer = match place {
            Place::Pointer { pointer } => format!(" ({pointer})"),
            _ => String::new(),
        };
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let text = self.text.get(start..).and_then(|rest| rest.split(['\r', '\n']).next()).unwrap_or_default();
        // Of a long line, what stands around the place.
        let from = column.saturating_sub(1 + WIDTH / 4).min(text.chars().count().saturating_sub(WIDTH));
        let from = if text.chars().count() <= WIDTH { 0 } else { from };
        let shown: String =
            text.chars().skip(from).take(WIDTH).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        let before = if from > 0 { "…" } else { "" };
        let after = if text.chars().count() > from + WIDTH { "…" } else { "" };
        let indent: usize = text.chars().skip(from).take(column - 1 - from.min(column - 1)).map(width).sum();
        let margin = " ".repeat(line.to_string().len());
        let indent = " ".repeat(indent + before.chars().count());
        format!(
            "{margin}--> {file}:{line}:{column}{pointer}\n{margin} |\n{line} | {before}{shown}{after}\n{margin} | {indent}^\n"
        )
    }
}

/// How many columns of a terminal a letter takes.
fn width(letter: char) -> usize {
    match Script::of(letter) {
        Some(Script::Han | Script::Kana | Script::Hangul | Script::Bopomofo | Script::Yi) => 2,
        _ => usize::from(!matches!(letter, '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}')),
    }
}

/// Where the value at `pointer` (RFC 6901) begins in the JSON `text`.
fn offset_of(text: &str, pointer: &str) -> Option<usize> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0 };
    scan.spaces();
    for step in pointer.split('/').skip(1) {
        let step = step.replace("~1", "/").replace("~0", "~");
        match scan.peek()? {
            b'{' => scan.enter_member(text, &step)?,
            b'[' => scan.enter_item(step.parse().ok()?)?,
            _ => return None,
        }
    }
    Some(scan.at)
}

/// A position in JSON text that is known to be well-formed.
struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Goes to the value of the member `name`; the position is at `{`.
    fn enter_member(&mut self, text: &str, name: &str) -> Option<()> {
        self.at += 1;
        loop {
            self.spaces();
            let start = self.at;
            self.value()?;
            let key: String = serde_json::from_str(text.get(start..self.at)?).ok()?;
            self.spaces();
            self.at += 1;
            self.spaces();
            if key == name {
                return Some(());
            }
            self.value()?;
            self.next_item()?;
        }
    }

    /// Goes to the item `index`; the position is at `[`.
    fn enter_item(&mut self, index: usize) -> Option<()> {
        self.at += 1;
        self.spaces();
        for _ in 0..index {
            self.value()?;
            self.next_item()?;
        }
        (self.peek()? != b']').then_some(())
    }

    /// Steps over a comma.
    fn next_item(&mut self) -> Option<()> {
        self.spaces();
        (self.peek()? == b',').then(|| self.at += 1)?;
        self.spaces();
        Some(())
    }

    /// Steps over a value, however deep.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => self.at += 1,
                byte if byte.is_ascii_whitespace() => self.spaces(),
                _ => {
                    while self
                        .peek()
                        .is_some_and(|byte| !matches!(byte, b',' | b':' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'))
                    {
                        self.at += 1;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }
}

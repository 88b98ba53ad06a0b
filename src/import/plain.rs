//! Plain text inside other formats.

use crate::article::{Block, Inline, Origin};

/// The paragraphs of `text`: parted by blank lines, or by every line where none is blank.
pub(super) fn paragraphs(text: &str, origin: Origin) -> Vec<Block> {
    let blank = text.trim().lines().any(|line| line.trim().is_empty());
    let mut paragraphs: Vec<String> = Vec::new();
    let mut joins = false;
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            _ if line.is_empty() => joins = false,
            Some(last) if joins && blank => {
                last.push(' ');
                last.push_str(line);
            }
            _ => {
                paragraphs.push(line.to_string());
                joins = true;
            }
        }
    }
    paragraphs.into_iter().map(|text| Block::paragraph(vec![Inline::text(text)]).at(origin)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let blocks = paragraphs(text, Origin::UNKNOWN);
        let expect: Vec<_> = expect.iter().map(|text| Block::paragraph(vec![Inline::text(*text)])).collect();
        assert_eq!(blocks, expect);
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        check("One\nstill one.\n\n  Two.\n", &["One still one.", "Two."]);
    }

    #[test]
    fn lines_part_paragraphs_where_none_is_blank() {
        check("One.\nTwo.\n", &["One.", "Two."]);
        check(" \n", &[]);
    }
}

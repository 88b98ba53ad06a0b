//! Signs that are heard as something else than they are seen as.

use super::capitals::start;
use crate::article::{Article, Block, BlockKind, every_run, plain_line};
use crate::finding::{Finding, Rule};
use crate::script::Script;

/// Reports rows of emoji, each of which is read out by its full name, and
/// pictures made of characters, which are read out character by character.
pub(super) fn report(article: &mut Article, findings: &mut Vec<Finding>) {
    article.each_line_mut(&mut |line, origin| {
        if every_run(line, &mut Script::is_plainly_latin) {
            return;
        }
        let text = plain_line(line);
        let longest = longest_emoji_run(&text);
        if longest > 2 {
            let message = format!("{longest} emoji stand in a row in `{}`", start(&text));
            findings.push(Finding::new(Rule::EmojiRun, origin, message));
        }
    });
    article.each_block(&mut |block: &Block| {
        let art = match &block.kind {
            BlockKind::Code(code) => code.syntax.is_none() && is_drawn(&code.text),
            // Few paragraphs have a line of their own in them.
            BlockKind::Paragraph { content } => {
                !every_run(content, &mut |run| !run.contains('\n')) && is_drawn(&plain_line(content))
            }
            _ => false,
        };
        if art {
            let message = "the lines are a picture made of characters, which nobody can make out by ear";
            findings.push(Finding::new(Rule::AsciiArt, block.origin, message));
        }
    });
}

fn longest_emoji_run(text: &str) -> usize {
    let (mut run, mut longest, mut joined) = (0, 0, false);
    for letter in text.chars() {
        match letter {
            // Parts of the emoji before: variation, joiner, skin tone, keycap.
            '\u{200D}' => joined = true,
            '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}' => {}
            _ if is_emoji(letter) => {
                // A flag is made of two letters.
                run += usize::from(!joined && !matches!(letter, '\u{1F1E6}'..='\u{1F1FF}'));
                run += usize::from(matches!(letter, '\u{1F1E6}'..='\u{1F1FF}'));
                joined = false;
            }
            _ if letter.is_whitespace() => {}
            _ => (run, joined) = (0, false),
        }
        longest = longest.max(run);
    }
    longest
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1F300}'..='\u{1F64F}' | '\u{1F680}'..='\u{1F6FF}' | '\u{1F900}'..='\u{1FAFF}'
        | '\u{1F1E6}'..='\u{1F1FF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}' | '\u{2B55}')
}

/// Whether three lines or more hold little but strokes.
fn is_drawn(text: &str) -> bool {
    if text.split('\n').nth(2).is_none() {
        return false;
    }
    let (mut letters, mut strokes, mut lines) = (0_usize, 0_usize, 0);
    for line in text.lines() {
        let signs = line.chars().filter(|letter| is_stroke(*letter)).count();
        lines += usize::from(signs > 1);
        strokes += signs;
        letters += line.chars().filter(|letter| letter.is_alphanumeric()).count();
    }
    lines > 2 && strokes > 20 && strokes > letters * 2
}

fn is_stroke(letter: char) -> bool {
    matches!(
        letter,
        '/' | '\\'
            | '|'
            | '_'
            | '-'
            | '~'
            | '*'
            | '#'
            | '='
            | '+'
            | '^'
            | '<'
            | '>'
            | '('
            | ')'
            | '`'
            | '\''
            | 'o'
            | '@'
            | '.'
            | '\u{2500}'..='\u{25FF}'
    ) && letter != 'o'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_are_counted_as_readers_see_them() {
        let cases = [("Great 🎉🎉🎉🎉 news", 4), ("👩‍👩‍👧‍👦 👍🏽 ok", 2), ("❤️ and ❤️", 1), ("5 ★ plain", 1), ("No emoji", 0)];
        for (text, count) in cases {
            assert_eq!(longest_emoji_run(text), count, "{text}");
        }
    }

    #[test]
    fn drawings_are_told_from_programs_and_prose() {
        assert!(is_drawn(" /\\_/\\\n( o.o )\n > ^ <\n /|   |\\\n(_|   |_)\n  -----"));
        assert!(is_drawn("┌──────────┐\n│ a box    │\n├──────────┤\n└──────────┘"));
        assert!(!is_drawn("fn main() {\n    println!(\"{}\", 1 + 2);\n}\n"));
        assert!(!is_drawn("A line.\nAnother – with a dash.\nA third."));
    }
}

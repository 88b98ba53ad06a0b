//! Passages in a script that is not the article's: a voice that does not know
//! of the change reads them out as noise, or not at all.

use super::capitals::start;
use super::language::of_script;
use crate::article::{Article, Block, BlockKind, Inline, Origin, Span, every_run, plain_line, plain_text};
use crate::finding::{Finding, Rule};
use crate::script::Script;

/// Marks passages in another script with the language that they are most likely
/// in. Nothing is guessed between languages in Latin letters: a passage in
/// them is reported, and gets its direction. Names and terms of a word or two,
/// which stand in texts of every language, are left alone.
pub(super) fn mark(article: &mut Article, findings: &mut Vec<Finding>) {
    let Some(own) = article_script(article) else { return };
    if let Some(breaking) = &mut article.breaking {
        in_line(&mut breaking.content, own, Origin::UNKNOWN, findings);
    }
    in_line(&mut article.headline, own, Origin::UNKNOWN, findings);
    in_line(&mut article.byline, own, Origin::UNKNOWN, findings);
    let corrections = article.corrections.iter_mut().flat_map(|correction| &mut correction.content);
    let notes = article.notes.iter_mut().flat_map(|note| &mut note.content);
    let blocks = article.standfirst.iter_mut().chain(article.lead.as_deref_mut()).chain(&mut article.body);
    for block in blocks.chain(corrections).chain(notes) {
        in_block(block, own, findings);
    }
}

fn in_line(line: &mut Vec<Inline>, own: Script, origin: Origin, findings: &mut Vec<Finding>) {
    let mut found = Vec::new();
    wrap(line, own, &mut found);
    if let Some((text, tag)) = found.first() {
        let message = match found.len() {
            1 => format!("`{text}` is in another script; it was marked as `{tag}`"),
            count => format!("`{text}` and {} more passages are in another script; they were marked", count - 1),
        };
        findings.push(Finding::new(Rule::LanguageOfPart, origin, message).replacing(text, tag));
    }
}

/// The script of a paragraph or heading that is in another one from end to end, and its text.
fn whole(block: &Block, own: Script) -> Option<(Script, String)> {
    let (BlockKind::Paragraph { content } | BlockKind::Plain { content } | BlockKind::Heading { content, .. }) =
        &block.kind
    else {
        return None;
    };
    let text = plain_line(content);
    let (mut letters, mut foreign) = (0_usize, 0_usize);
    let script = Script::of_text(&text).filter(|script| !belongs(*script, own))?;
    for letter in text.chars().filter_map(Script::of) {
        letters += 1;
        foreign += usize::from(belongs(letter, script));
    }
    let passage = Run { start: 0, end: text.len(), script, letters: foreign };
    (foreign * 10 > letters * 9 && passage.is_long_enough(&text)).then(|| (script, text.into_owned()))
}

/// Whether the block is a line that nothing can be marked in, as most are: no letter may be in another script, and no
/// passage says that it is in one.
fn is_at_home_throughout(block: &Block, own: Script) -> bool {
    fn has_span(line: &[Inline]) -> bool {
        line.iter().any(|inline| matches!(inline, Inline::Span(_)) || has_span(inline.children()))
    }
    let (BlockKind::Paragraph { content } | BlockKind::Plain { content } | BlockKind::Heading { content, .. }) =
        &block.kind
    else {
        return false;
    };
    block.language.is_none() && !has_span(content) && every_run(content, &mut |run| is_at_home(run, own))
}

fn in_block(block: &mut Block, outer: Script, findings: &mut Vec<Finding>) {
    if is_at_home_throughout(block, outer) {
        return;
    }
    let origin = block.origin;
    let mut own = block.language.as_ref().and_then(|language| language.likely_script()).unwrap_or(outer);
    if block.language.is_none()
        && let Some((script, text)) = whole(block, outer)
    {
        own = script;
        block.direction = block.direction.or(Some(script.direction()));
        block.language = of_script(script, &text);
        let finding = match &block.language {
            Some(language) => {
                let message =
                    format!("`{}` is in another script; it was marked as `{}`", start(&text), language.as_str());
                Finding::new(Rule::LanguageOfPart, origin, message).replacing("", language.as_str())
            }
            None => {
                let message = format!("`{}` is in another script, and nothing says in which language", start(&text));
                Finding::new(Rule::LanguageOfPart, origin, message)
            }
        };
        findings.push(finding);
    }
    block.each_own_line_mut(&mut |line| in_line(line, own, origin, findings));
    for list in block.inside_mut() {
        list.iter_mut().for_each(|inner| in_block(inner, own, findings));
    }
}

fn article_script(article: &mut Article) -> Option<Script> {
    if let Some(script) = article.language.as_ref().and_then(|language| language.likely_script()) {
        return Some(script);
    }
    let mut text = String::new();
    article.each_line_mut(&mut |line, _| {
        if text.len() < 4000 {
            text.push_str(&plain_text(line));
        }
    });
    Script::of_text(&text)
}

/// Puts a span round each passage of `line` in another script than `own`.
fn wrap(line: &mut Vec<Inline>, own: Script, found: &mut Vec<(String, String)>) {
    let has_any = line.iter().any(|inline| match inline {
        Inline::Text { text } => !runs(text, own).is_empty(),
        _ => false,
    });
    if has_any {
        for inline in std::mem::take(line) {
            match inline {
                Inline::Text { text } => split(&text, own, line, found),
                other => line.push(other),
            }
        }
    }
    for inline in line.iter_mut() {
        let script = match inline {
            // What carries its language is in that one's script.
            Inline::Span(span) => match &span.language {
                Some(language) => language.likely_script(),
                // What has a direction of its own was looked at before, or by the source.
                None if span.direction.is_some() => Script::of_text(&plain_text(&span.content)).or(Some(own)),
                None => Some(own),
            },
            _ => Some(own),
        };
        if let (Some(script), Some(children)) = (script, inline.children_mut()) {
            wrap(children, script, found);
        }
    }
}

fn split(text: &str, own: Script, line: &mut Vec<Inline>, found: &mut Vec<(String, String)>) {
    let mut from = 0;
    for (start, end, script) in runs(text, own) {
        let (Some(before), Some(run)) = (text.get(from..start), text.get(start..end)) else { continue };
        let language = of_script(script, run);
        if !before.is_empty() {
            line.push(Inline::text(before));
        }
        let tag = language.as_ref().map_or(script.code(), |language| language.as_str());
        found.push((run.to_string(), tag.to_string()));
        let direction = Some(script.direction());
        let content = vec![Inline::text(run)];
        line.push(Inline::Span(Box::new(Span { language, direction, content, ..Span::default() })));
        from = end;
    }
    if let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        line.push(Inline::text(rest));
    }
}

/// The passages of `text` in other scripts than `own`: from, to, script.
fn runs(text: &str, own: Script) -> Vec<(usize, usize, Script)> {
    if is_at_home(text, own) {
        return Vec::new();
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    for (at, letter) in text.char_indices() {
        let Some(script) = Script::of(letter) else { continue };
        let end = at + letter.len_utf8();
        match &mut open {
            Some(run) if belongs(script, run.script) || belongs(run.script, script) => {
                // Kana among Han says which language the Han is in.
                run.script = if script == Script::Kana { script } else { run.script };
                run.end = end;
                run.letters += 1;
            }
            _ => {
                runs.extend(open.take().filter(|run| run.is_long_enough(text)));
                let foreign = !belongs(script, own);
                open = foreign.then_some(Run { start: at, end, script, letters: 1 });
            }
        }
    }
    runs.extend(open.filter(|run| run.is_long_enough(text)));
    runs.into_iter().map(|run| (run.start, run.end, run.script)).collect()
}

/// Whether nothing in `text` can be in another script than `own`, as far as a quick look says.
fn is_at_home(text: &str, own: Script) -> bool {
    own == Script::Latin && Script::is_plainly_latin(text)
}

struct Run {
    start: usize,
    end: usize,
    script: Script,
    letters: usize,
}

impl Run {
    /// Whether it is a passage, and not a sign: a Greek letter in a formula, a name in Latin letters.
    fn is_long_enough(&self, text: &str) -> bool {
        match self.script {
            Script::Latin => {
                let words = text.get(self.start..self.end).map_or(0, |run| run.split_whitespace().count());
                words > 3
            }
            Script::Greek => self.letters > 2,
            Script::Han | Script::Kana | Script::Hangul | Script::Bopomofo => self.letters > 1,
            _ => self.letters > 1,
        }
    }
}

/// Whether letters of `script` are at home in a text in `own`: Chinese characters in Japanese and Korean.
fn belongs(script: Script, own: Script) -> bool {
    script == own
        || matches!(
            (script, own),
            (Script::Han, Script::Kana | Script::Hangul | Script::Bopomofo) | (Script::Bopomofo, Script::Han)
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, own: Script, expect: &[(&str, &str)]) {
        let mut line = vec![Inline::text(text)];
        let mut found = Vec::new();
        wrap(&mut line, own, &mut found);
        let found: Vec<_> = found.iter().map(|(text, tag)| (text.as_str(), tag.as_str())).collect();
        assert_eq!(found, expect, "{text}");
        assert_eq!(plain_text(&line), text, "no letter is lost");
    }

    #[test]
    fn passages_in_another_script_are_marked_by_language_or_by_script() {
        check("They say «Καλημέρα σας» there.", Script::Latin, &[("Καλημέρα σας", "el")]);
        check("The word سلام عليكم, a greeting.", Script::Latin, &[("سلام عليكم", "ar")]);
        check("In Kyiv (Київ) and Tbilisi (თბილისი).", Script::Latin, &[("Київ", "uk"), ("თბილისი", "ka")]);
        check("The sign read 東京の空.", Script::Latin, &[("東京の空", "ja")]);
        check("The sign read 北京.", Script::Latin, &[("北京", "zh")]);
        check("한국어 text", Script::Latin, &[("한국어", "ko")]);
        check("قال the whole answer is no أمس", Script::Arabic, &[("the whole answer is no", "Latn")]);
    }

    #[test]
    fn signs_names_and_characters_at_home_are_left_alone() {
        check("The angle α is 30° and μm is small.", Script::Latin, &[]);
        check("وكالة BBC News تقول", Script::Arabic, &[]);
        check("日本の経済と中国", Script::Kana, &[]);
        check("서울(漢城)", Script::Hangul, &[]);
        check("Zwölf Äpfel, s'il vous plaît", Script::Latin, &[]);
    }
}

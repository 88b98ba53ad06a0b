//! The interface's words: complete, and honest about what they are.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops where something is missing"
)]

use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use serde_json::{Map, Value};
use standfirst::article::{Direction, LanguageTag, Moment, Timestamp};
use standfirst::messages::{DateWords, FILES, Messages, TAGS};
use standfirst::render;
use std::collections::BTreeMap;
use std::path::Path;

type File = Map<String, Value>;

/// CLDR's plural categories in its order.
const NAMES: [(PluralCategory, &str); 6] = [
    (PluralCategory::Zero, "zero"),
    (PluralCategory::One, "one"),
    (PluralCategory::Two, "two"),
    (PluralCategory::Few, "few"),
    (PluralCategory::Many, "many"),
    (PluralCategory::Other, "other"),
];

fn files() -> impl Iterator<Item = (&'static str, File)> {
    FILES.iter().map(|(tag, json)| (*tag, serde_json::from_str(json).unwrap_or_else(|error| panic!("{tag}: {error}"))))
}

fn words(file: &File) -> impl Iterator<Item = (&str, &str)> {
    file.iter().filter(|(key, _)| !key.starts_with('@')).map(|(key, word)| (key.as_str(), word.as_str().unwrap()))
}

fn language(file: &File) -> &Map<String, Value> {
    file["@language"].as_object().unwrap()
}

fn plurals(file: &File) -> Vec<&str> {
    language(file)["plurals"].as_array().unwrap().iter().map(|category| category.as_str().unwrap()).collect()
}

#[test]
fn every_file_is_built_in_and_known_to_the_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/messages");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, TAGS);
    let page = include_str!("../www/messages.js");
    let known = page.lines().filter_map(|line| {
        let (key, address) = line.split_once(": () => new URL('./messages/")?;
        let tag = key.trim().trim_matches('\'');
        assert_eq!(address, format!("{tag}.json', import.meta.url),"));
        Some(tag)
    });
    // English is the module's own.
    assert_eq!(known.collect::<Vec<_>>(), TAGS.iter().copied().filter(|tag| *tag != "en").collect::<Vec<_>>());
    assert_eq!(FILES.iter().map(|(tag, _)| *tag).collect::<Vec<_>>(), TAGS);
    for tag in TAGS {
        let messages = Messages::serving(LanguageTag::parse(tag).as_ref());
        assert_eq!(messages.language.as_str(), *tag);
        assert_eq!(
            messages.dates.is_some(),
            FILES.iter().any(|(name, json)| name == tag && json.contains("\"@dates\""))
        );
    }
}

#[test]
fn every_language_has_every_word_with_the_same_placeholders() {
    let placeholders = |text: &str| {
        let mut names: Vec<String> =
            text.split('{').skip(1).map(|rest| rest.split('}').next().unwrap().to_string()).collect();
        names.sort();
        names
    };
    let english = files().find(|(tag, _)| *tag == "en").unwrap().1;
    for (tag, file) in files() {
        let [own, wanted] =
            [&file, &english].map(|file| words(file).map(|(key, _)| key.to_string()).collect::<Vec<_>>());
        assert_eq!(own, wanted, "{tag} has other words than English, or in another order");
        for (key, english) in words(&english) {
            let word = file[key].as_str().unwrap();
            let forms: Vec<&str> = word.split('|').collect();
            let wanted = if english.contains('|') { plurals(&file).len() } else { 1 };
            assert_eq!(forms.len(), wanted, "{tag}, {key}: a form for each plural category");
            for (place, form) in forms.into_iter().enumerate() {
                // A form for one number alone, such as the dual, may say it by itself.
                let says_it = forms_of_one_number(tag).contains(&plurals(&file)[place]) && !form.contains('{');
                if !(says_it && english.contains('|')) {
                    assert_eq!(placeholders(form), placeholders(english.split('|').next().unwrap()), "{tag}, {key}");
                }
                assert!(!form.trim().is_empty(), "{tag}, {key} is empty");
                assert!(form == form.trim() || ["comma", "and"].contains(&key), "{tag}, {key} has space around it");
                assert!(
                    !form.contains(['<', '>', '\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}', '\n']),
                    "{tag}, {key}"
                );
            }
        }
    }
}

/// CLDR's rules for a file's language, whatever script it is written in; none where the library has no data.
fn rules(tag: &str) -> Option<PluralRules> {
    // CLDR has rules for these (n = 0..1, n = 1), the library's data has not.
    const UNKNOWN: [&str; 3] = ["ln", "nd", "sn"];
    let language = if tag == "prs" { "fa" } else { tag.split('-').next().unwrap() };
    let locale: Locale = language.parse().unwrap();
    (!UNKNOWN.contains(&tag)).then(|| PluralRules::try_new_cardinal(locale.into()).unwrap())
}

fn name(category: PluralCategory) -> &'static str {
    NAMES.iter().find(|(one, _)| *one == category).unwrap().1
}

/// The plural categories that hold a single number of those that are said of hours, minutes and seconds.
fn forms_of_one_number(tag: &str) -> Vec<&'static str> {
    let Some(rules) = rules(tag) else { return Vec::new() };
    let mut numbers = BTreeMap::<&str, u32>::new();
    (1_u32..1000).for_each(|number| *numbers.entry(name(rules.category_for(number))).or_default() += 1);
    numbers.into_iter().filter(|(_, count)| *count == 1).map(|(name, _)| name).collect()
}

#[test]
fn a_number_takes_the_form_that_cldr_gives_it() {
    for (tag, file) in files() {
        let Some(rules) = rules(tag) else { continue };
        let messages = Messages::serving(LanguageTag::parse(tag).as_ref());
        let categories = plurals(&file);
        let forms = categories.join("|");
        for number in (0..=1200).chain([99_999, 100_001, 100_003]) {
            let wanted = name(rules.category_for(number));
            assert_eq!(messages.counted(&forms, number), wanted, "{tag}: {number} of {forms}");
        }
    }
}

#[test]
fn durations_read_as_the_committed_list_has_them() {
    let mut shown: BTreeMap<&str, BTreeMap<&str, String>> = BTreeMap::new();
    for tag in TAGS {
        for (name, seconds) in [("PT1H2M1S", 3721), ("PT11M21S", 681), ("PT3H5S", 10_805)] {
            let source = format!(r#"{{"language": "{tag}", "body": [{{"type": "audio", "duration": {seconds}}}]}}"#);
            let source = standfirst::import::Source::of_text(&source).unwrap();
            let reading = standfirst::read(&source, &standfirst::import::Options::default()).unwrap();
            let messages = Messages::serving(reading.article.language.as_ref());
            let html = render::html(&reading.article, &render::Options { messages, ..Default::default() });
            let (_, line) = html.split_once("<p class=\"sf-duration\">").unwrap();
            let (word, time) = line.split_once(&format!("<time datetime=\"{name}\">")).unwrap();
            let words = word.to_string() + time.split_once("</time>").unwrap().0;
            shown.entry(name).or_default().insert(*tag, words.replace('\u{a0}', " "));
        }
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/languages/durations.json");
    committed(&path, &(serde_json::to_string_pretty(&shown).unwrap() + "\n"));
}

#[test]
fn every_language_says_truly_what_it_is() {
    for (tag, file) in files() {
        let language = language(&file);
        assert_eq!(language["tag"], tag);
        assert!(language["reviewed"].is_boolean(), "{tag}");
        for name in ["name", "english"] {
            assert!(language[name].as_str().is_some_and(|name| !name.is_empty()), "{tag} has no {name} name");
        }
        let own = LanguageTag::parse(tag).unwrap();
        assert_eq!(own.as_str(), tag, "the file has the tag's usual form for its name");
        assert_eq!(language["direction"], own.direction().as_str(), "{tag}");
        // The words are in the script that the language is written in.
        let all: String = words(&file).map(|(_, word)| word).collect();
        let script = standfirst::script::Script::of_text(&all).unwrap();
        assert_eq!(Some(script), own.likely_script(), "{tag}");
        let mixed = |text: &str| standfirst::article::first_strong(text).is_some_and(|first| first != own.direction());
        for (key, word) in words(&file) {
            assert!(word.starts_with('{') || !mixed(word), "{tag}, {key} begins in the other direction: {word}");
        }
    }
}

#[test]
fn every_language_has_the_plural_forms_of_cldr() {
    for (tag, file) in files() {
        let Some(rules) = rules(tag) else {
            assert_eq!(plurals(&file), ["one", "other"], "{tag}");
            continue;
        };
        let categories: Vec<_> = rules.categories().collect();
        let wanted: Vec<_> =
            NAMES.iter().filter(|(category, _)| categories.contains(category)).map(|(_, name)| *name).collect();
        assert_eq!(plurals(&file), wanted, "{tag}");
    }
}

#[test]
fn serbian_says_the_same_in_both_scripts() {
    let letters: BTreeMap<char, &str> = "а=a б=b в=v г=g д=d ђ=đ е=e ж=ž з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=ć \
        у=u ф=f х=h ц=c ч=č џ=dž ш=š А=A Б=B В=V Г=G Д=D Ђ=Đ Е=E Ж=Ž З=Z И=I Ј=J К=K Л=L Љ=Lj М=M Н=N Њ=Nj О=O П=P Р=R С=S Т=T Ћ=Ć \
        У=U Ф=F Х=H Ц=C Ч=Č Џ=Dž Ш=Š"
        .split_whitespace()
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(cyrillic, latin)| (cyrillic.chars().next().unwrap(), latin))
        .collect();
    let [cyrillic, latin] = ["sr", "sr-Latn"].map(|wanted| files().find(|(tag, _)| *tag == wanted).unwrap().1);
    for (key, word) in words(&cyrillic) {
        let latinised: String =
            word.chars().map(|letter| letters.get(&letter).map_or(letter.to_string(), ToString::to_string)).collect();
        assert_eq!(latin[key], latinised, "{key}");
    }
}

/// What a reader of each language sees of one date and time, and of a day.
fn dates() -> BTreeMap<String, BTreeMap<&'static str, String>> {
    let mut dates = BTreeMap::new();
    for moment in ["2026-11-24T08:05:00+01:00", "2026-02-09T20:45:00Z", "2026-11-04"] {
        let mut shown = BTreeMap::new();
        for tag in TAGS {
            let language = LanguageTag::parse(tag);
            let article = standfirst::article::Article {
                language: language.clone(),
                published: Timestamp::parse(moment),
                ..Default::default()
            };
            let options = render::Options { messages: Messages::serving(language.as_ref()), ..Default::default() };
            let html = render::html(&article, &options);
            let words = html.split("<time ").nth(1).unwrap().split_once('>').unwrap().1.split('<').next().unwrap();
            shown.insert(*tag, words.replace(['\u{202F}', '\u{A0}'], " "));
        }
        dates.insert(moment.to_string(), shown);
    }
    dates
}

/// The browser's words are held to the same file by `tests/e2e/languages.test.mjs`.
#[test]
fn dates_read_as_the_committed_list_has_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/languages/dates.json");
    let now = serde_json::to_string_pretty(&dates()).unwrap() + "\n";
    committed(&path, &now);
}

#[test]
fn every_language_has_words_for_dates() {
    for (moment, shown) in dates() {
        for (tag, words) in shown {
            assert!(!words.contains("2026-"), "{tag}: {moment} is in figures: {words}");
        }
    }
}

#[test]
fn the_files_dates_fit_cldr_where_it_has_the_language() {
    // Where CLDR's library orders or spaces a date in another way than browsers
    // do, the month's name and the figures are the same all the same.
    let options = render::Options::default();
    let moment = Timestamp::parse("2026-11-24").unwrap().moment();
    for (tag, file) in files().filter(|(_, file)| file.contains_key("@dates")) {
        let words = Messages::parse(&serde_json::to_string(&file).unwrap())
            .unwrap()
            .dates
            .as_ref()
            .and_then(|dates: &DateWords| dates.in_words(moment))
            .unwrap();
        let month = file["@dates"]["months"][10].as_str().unwrap();
        assert!(words.contains(month) || month == "11", "{tag}: {words}");
        let cldr = (options.dates)(Moment { ..moment }, &LanguageTag::parse(tag).unwrap());
        // Pashto's CLDR calendar is the Persian one: the file has the other that Afghan news is dated by.
        if let Some(cldr) = cldr.filter(|_| tag != "ps") {
            assert!(cldr.contains(month), "{tag}: {cldr} has not {month}");
        }
    }
}

#[test]
fn articles_in_other_scripts_are_rendered_as_reviewed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/languages");
    for tag in ["am", "ar", "my", "ur", "zh-Hant"] {
        let text = std::fs::read_to_string(folder.join(format!("{tag}.md"))).unwrap();
        let source = standfirst::import::Source::of_text(&text).unwrap();
        let reading = standfirst::read(&source, &standfirst::import::Options::default()).unwrap();
        let messages = Messages::serving(reading.article.language.as_ref());
        assert_eq!(messages.language.as_str(), tag);
        let html = render::html(&reading.article, &render::Options { contents: true, messages, ..Default::default() });
        let direction = LanguageTag::parse(tag).unwrap().direction();
        assert!(html.contains(&format!(" dir=\"{}\"", direction.as_str())), "{tag}");
        // One English passage stands in the Arabic story, and no English words of ours anywhere.
        assert_eq!(html.matches("lang=\"en\"").count(), usize::from(tag == "ar"), "{tag}");
        committed(&folder.join(format!("{tag}.html")), &(html + "\n"));
    }
}

#[test]
fn the_table_of_languages_is_that_of_the_files() {
    let mut table = String::new();
    let mut reviewed = 0;
    for (tag, file) in files() {
        let language = language(&file);
        let was_reviewed = language["reviewed"] == true;
        reviewed += usize::from(was_reviewed);
        let direction = match LanguageTag::parse(tag).unwrap().direction() {
            Direction::Rtl => "right to left",
            _ => "left to right",
        };
        table += &format!(
            "| `{tag}` | {} | <span lang=\"{tag}\" dir=\"{}\">{}</span> | {direction} | {} | {} |\n",
            language["english"].as_str().unwrap(),
            language["direction"].as_str().unwrap(),
            language["name"].as_str().unwrap(),
            if file.contains_key("@dates") { "own file" } else { "CLDR" },
            if was_reviewed { "yes" } else { "no" },
        );
    }
    let fallbacks: String =
        standfirst::messages::FALLBACKS.iter().map(|(from, to)| format!("| `{from}` | `{to}` |\n")).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/languages.md");
    let text = include_str!("languages/page.md")
        .replace("{count}", &FILES.len().to_string())
        .replace("{reviewed}", &reviewed.to_string())
        .replace("{table}\n", &table)
        .replace("{fallbacks}\n", &fallbacks);
    committed(&path, &text);
}

/// Holds a committed file to what it should say; `UPDATE=1` writes it.
#[track_caller]
fn committed(path: &Path, now: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, now).unwrap();
    }
    let before = std::fs::read_to_string(path).unwrap_or_default();
    assert!(before == now, "{} is stale: run `UPDATE=1 cargo test --test words`", path.display());
}

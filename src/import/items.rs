//! Which of its articles is read from a source that holds several.

use super::{Draft, Error, Options};
use crate::article::Origin;
use crate::finding::{Finding, Rule};

/// Which item of a feed to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The one that stands there, counted from 1. A number past the last item is taken for an id.
    Number(usize),
    /// The one that the feed names so: by its id, its address or its short name.
    Id(String),
}

impl Item {
    /// What `text` chooses: digits are a number, anything else is an id.
    pub fn parse(text: &str) -> Self {
        match text.trim().parse() {
            Ok(number) => Self::Number(number),
            Err(_) => Self::Id(text.trim().to_string()),
        }
    }

    /// The place of the chosen item among those with `names`, counted from 0.
    fn place(&self, offers: &[Offer]) -> Option<usize> {
        let named = |name: &str| offers.iter().position(|offer| offer.names.iter().any(|one| one == name));
        match self {
            Self::Number(number) if (1..=offers.len()).contains(number) => Some(number - 1),
            Self::Number(number) => named(&number.to_string()),
            Self::Id(id) => named(id),
        }
    }
}

impl std::fmt::Display for Item {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => write!(formatter, "{number}"),
            Self::Id(id) => formatter.write_str(id),
        }
    }
}

/// What a person sees of an item who has to choose one.
#[derive(Debug, Clone, Default)]
pub(super) struct Offer {
    /// Its headline, as text.
    pub(super) title: String,
    /// What it can be chosen by: id, address, short name.
    pub(super) names: Vec<String>,
}

impl Offer {
    /// An item called `title`, with those of `names` that it has.
    pub(super) fn new(title: impl Into<String>, names: &[Option<&str>]) -> Self {
        let names = names.iter().flatten().map(|name| name.trim()).filter(|name| !name.is_empty());
        Self { title: title.into(), names: names.map(str::to_string).collect() }
    }

    fn words(&self) -> &str {
        let title = self.title.trim();
        if title.is_empty() { self.names.first().map_or("without a title", String::as_str) } else { title }
    }
}

/// How many of the other items a finding lists.
const LISTED: usize = 100;

/// The place of the item to read, counted from 0: the one that was asked for, else the first.
pub(super) fn chosen(offers: &[Offer], options: &Options) -> Option<usize> {
    match &options.item {
        Some(item) => item.place(offers),
        None => (!offers.is_empty()).then_some(0),
    }
}

/// The same, with a finding that lists the others by their titles.
///
/// # Errors
/// Where there is no item, or none that is called as asked for.
pub(super) fn choose(draft: &mut Draft<'_>, offers: &[Offer], origin: Origin) -> Result<usize, Error> {
    let place = chosen(offers, draft.options).ok_or_else(|| Error::NoSuchItem {
        item: draft.options.item.as_ref().map(Item::to_string),
        items: offers.len(),
    })?;
    if offers.len() > 1 {
        let others = offers.iter().enumerate().filter(|(index, _)| *index != place);
        let listed: Vec<String> =
            others.take(LISTED).map(|(index, offer)| format!("{} `{}`", index + 1, short(offer.words()))).collect();
        let more = (offers.len() - 1).saturating_sub(LISTED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let message =
            format!("item {} of {} is shown; the others: {}{more}", place + 1, offers.len(), listed.join(", "));
        draft.report(Finding::new(Rule::ItemOfFeed, origin, message));
    }
    Ok(place)
}

/// A title in at most 120 characters.
fn short(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    let title = words.join(" ");
    match title.char_indices().nth(120) {
        Some((end, _)) => format!("{}…", title.get(..end).unwrap_or_default().trim_end()),
        None => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(item: Option<&str>, expect: Option<usize>) {
        let offers = [
            Offer::new("Wind", &[Some("https://example.org/wind"), None]),
            Offer::new("Rain", &[Some("301"), Some("rain")]),
            Offer::new("", &[]),
        ];
        let options = Options { item: item.map(Item::parse), ..Options::default() };
        assert_eq!(chosen(&offers, &options), expect);
    }

    #[test]
    fn without_a_wish_the_first_item_is_read() {
        check(None, Some(0));
    }

    #[test]
    fn an_item_is_chosen_by_its_number_or_its_id() {
        check(Some("1"), Some(0));
        check(Some(" 3 "), Some(2));
        check(Some("https://example.org/wind"), Some(0));
        check(Some("rain"), Some(1));
        check(Some("301"), Some(1));
    }

    #[test]
    fn what_is_not_there_is_not_guessed() {
        check(Some("0"), None);
        check(Some("4"), None);
        check(Some("Wind"), None);
        check(Some(""), None);
    }
}

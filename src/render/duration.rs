//! How long a film or recording lasts, in words.

use super::vocabulary::{Tag, Text};
use super::walk::Walk;
use crate::messages::Messages;

/// A time of so many seconds in hours, minutes and seconds; what there are none of is left out.
fn parts(seconds: u32) -> [u32; 3] {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
}

/// The time for readers: "3 minutes 5 seconds". "3:05" would be heard as a time of day, or as two numbers.
fn in_words(seconds: u32, messages: &Messages) -> String {
    let forms = [messages.hours(), messages.minutes(), messages.seconds()];
    let counted = parts(seconds).into_iter().zip(forms).filter(|(number, _)| *number > 0);
    counted.map(|(number, forms)| messages.counted(forms, number)).collect::<Vec<_>>().join(" ")
}

/// The time for machines (ISO 8601): "PT3M5S".
fn in_figures(seconds: u32) -> String {
    let mut figures = String::from("PT");
    for (number, unit) in parts(seconds).into_iter().zip(["H", "M", "S"]).filter(|(number, _)| *number > 0) {
        figures += &number.to_string();
        figures += unit;
    }
    figures
}

impl Walk<'_> {
    /// The line beside a player that says how long it would play; none where the source does not know.
    pub(super) fn duration(&mut self, seconds: Option<u32>) {
        let Some(seconds) = seconds.filter(|seconds| *seconds > 0) else { return };
        let messages = &self.options.messages;
        self.out.open_class(Tag::P, "sf-duration");
        self.label_language();
        self.out.label(&[messages.duration(), ":\u{a0}"].concat());
        self.out.open(Tag::Time);
        self.out.attribute(Text::Datetime, &in_figures(seconds));
        self.out.label(&in_words(seconds, messages));
        self.out.close();
        self.out.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_said_in_words_and_in_figures() {
        for (seconds, words, figures) in [
            (1, "1 second", "PT1S"),
            (60, "1 minute", "PT1M"),
            (185, "3 minutes 5 seconds", "PT3M5S"),
            (3605, "1 hour 5 seconds", "PT1H5S"),
            (90_061, "25 hours 1 minute 1 second", "PT25H1M1S"),
        ] {
            assert_eq!(in_words(seconds, &Messages::english()), words);
            assert_eq!(in_figures(seconds), figures);
        }
    }
}

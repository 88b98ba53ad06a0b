//! The figures that a language is written with.

use super::LanguageTag;

impl LanguageTag {
    /// A whole number in the language's figures, which are those of CLDR's default
    /// numbering system. `www/standfirst.css` counts lists in the same ones.
    pub fn figures(&self, number: u32) -> String {
        let zero = u32::from(self.zero());
        let own = |latin: char| latin.to_digit(10).and_then(|value| char::from_u32(zero + value)).unwrap_or(latin);
        number.to_string().chars().map(own).collect()
    }

    fn zero(&self) -> char {
        match self.primary() {
            // In Arabic it depends on the country; where none is said, the figures are the Latin ones.
            "ar" if !matches!(self.region(), None | Some("001" | "AE" | "DZ" | "EH" | "LY" | "MA" | "TN")) => '٠',
            "ckb" => '٠',
            "fa" | "prs" | "ps" => '۰',
            "as" | "bn" => '০',
            "bho" | "mr" | "ne" | "sa" => '०',
            "my" => '၀',
            "dz" => '༠',
            _ => '0',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_in_the_languages_figures() {
        for (tag, written) in [
            ("en", "2026"),
            ("ar", "2026"),
            ("ar-MA", "2026"),
            ("ar-EG", "٢٠٢٦"),
            ("ckb", "٢٠٢٦"),
            ("fa-IR", "۲۰۲۶"),
            ("prs", "۲۰۲۶"),
            ("ur", "2026"),
            ("bn", "২০২৬"),
            ("mr", "२०२६"),
            ("hi", "2026"),
            ("my", "၂၀၂၆"),
            ("dz", "༢༠༢༦"),
        ] {
            assert_eq!(LanguageTag::parse(tag).unwrap().figures(2026), written, "{tag}");
        }
    }
}

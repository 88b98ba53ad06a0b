//! Numbers with a decimal point, as attributes, style rules and durations write them ("1.5", "-.25").
//!
//! Rust's own reading carries tables of 10 KB to be exact for every number
//! there is. This one is as exact up to 15 digits, which no width and no
//! duration has.

/// The number that `text` is; none where it is anything else, or has an exponent.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut number, mut scale, mut is_fraction, mut count) = (0.0, 1.0, false, 0);
    for letter in digits.chars() {
        match letter.to_digit(10) {
            Some(digit) => {
                count += 1;
                // Digits beyond those change nothing that can be seen, and must not grow without a bound.
                if is_fraction && count > 15 {
                    continue;
                }
                number = number * 10.0 + f64::from(digit);
                scale = if is_fraction { scale * 10.0 } else { scale };
            }
            None if letter == '.' && !is_fraction => is_fraction = true,
            None => return None,
        }
    }
    (count > 0).then_some(sign * number / scale).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_read_as_rust_reads_them() {
        for text in ["0", "1", "1.5", "-.25", "+2.", "37.5", "0.1", "100", "48.0625", "123456789.012345", "-0.5"] {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
        let long = format!("0.{}", "3".repeat(1000));
        assert!((decimal(&long).unwrap() - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_no_decimal_is_none() {
        for text in ["", ".", "-", "1,5", "1.2.3", "1e3", "nan", "inf", " 1", "1 ", "½", &"9".repeat(400)] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}

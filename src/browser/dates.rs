//! Dates in words by the browser's `Intl`, which has CLDR's data without a byte of the module's.

use crate::article::{LanguageTag, Moment};
use crate::render::Latest;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    // Tags that are well-formed but no locale to ECMA-402 (`x-private`) throw.
    #[wasm_bindgen(constructor, js_namespace = Intl, catch)]
    fn new(language: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(static_method_of = DateTimeFormat, js_namespace = Intl, js_name = supportedLocalesOf, catch)]
    fn supported_locales_of(language: &str) -> Result<js_sys::Array, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;

    #[wasm_bindgen(method, js_name = resolvedOptions)]
    fn resolved_options(this: &DateTimeFormat) -> JsValue;
}

/// The formatters of one language.
struct Formatters {
    day: Option<DateTimeFormat>,
    time: Option<DateTimeFormat>,
    month: Option<DateTimeFormat>,
}

thread_local! {
    static LATEST: Latest<Formatters> = const { Latest::new() };
}

/// The moment in words of `language`; none where the browser does not have them.
pub(super) fn in_words(moment: Moment, language: &LanguageTag) -> Option<String> {
    LATEST.with(|latest| latest.ask(language, Formatters::of, |formatters| formatters.in_words(moment)))
}

impl Formatters {
    fn of(language: &LanguageTag) -> Self {
        // Else the words would be in the browser's own language.
        let tag = language.as_str();
        let supported = DateTimeFormat::supported_locales_of(tag).is_ok_and(|locales| locales.length() > 0);
        let formatter = |options: &[(&str, &str)]| {
            let object = js_sys::Object::new();
            for (key, value) in options {
                // Setting a property of a fresh object can't fail.
                let _ = js_sys::Reflect::set(&object, &(*key).into(), &(*value).into());
            }
            supported.then(|| DateTimeFormat::new(tag, &object).ok()).flatten()
        };
        // The publisher's clock is handed over as if it were in UTC, so that it is shown as it is.
        let zone = ("timeZone", "UTC");
        Self {
            day: formatter(&[("dateStyle", "long"), zone]),
            time: formatter(&[("dateStyle", "long"), ("timeStyle", "short"), zone]),
            month: formatter(&[("year", "numeric"), ("month", "long"), zone]).filter(has_gregorian_months),
        }
    }

    fn in_words(&self, moment: Moment) -> Option<String> {
        let month = moment.month?;
        let formatter = match (moment.day, moment.time) {
            (Some(_), Some(_)) => &self.time,
            (Some(_), None) => &self.day,
            (None, _) => &self.month,
        };
        let words = formatter.as_ref()?.format(moment.milliseconds() as f64).ok()?;
        // The month's name in the root of CLDR, which stands where a language has none.
        (!words.contains(&format!("M{month:02}"))).then_some(words)
    }
}

/// A month of the Gregorian calendar is none of another, unless only the years are counted differently.
fn has_gregorian_months(formatter: &DateTimeFormat) -> bool {
    let calendar = js_sys::Reflect::get(&formatter.resolved_options(), &"calendar".into());
    calendar
        .ok()
        .and_then(|calendar| calendar.as_string())
        .is_some_and(|calendar| matches!(calendar.as_str(), "gregory" | "buddhist" | "japanese" | "roc"))
}

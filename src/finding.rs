//! Findings: what was wrong in a source, what was done about it, and what a
//! person still has to do. The same list serves the page, the JavaScript API
//! and the command line.

#[cfg(not(target_arch = "wasm32"))]
mod guide;
mod place;
mod rules;

#[cfg(not(target_arch = "wasm32"))]
pub use guide::Guide;
pub use place::{Place, Places};
pub use rules::Rule;

use crate::article::Origin;
use serde::Serialize;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Could be better.
    Advice,
    /// Somebody should look: readers may be missing something.
    Warning,
    /// Readers are missing something, whatever the renderer does.
    Error,
}

impl Severity {
    /// The severity's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One entry of the receipt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which rule; its id is stable between versions.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The WCAG 2.2 success criterion ("1.1.1"), where one stands behind the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criterion: Option<&'static str>,
    /// Where in the source; filled in from `origin` when the receipt is complete.
    pub place: Place,
    /// The same, as importers and repairs know it.
    #[serde(skip_serializing_if = "Origin::is_unknown")]
    pub origin: Origin,
    /// What is wrong here and what was done: lower case, no full stop, names in backticks.
    pub message: String,
    /// What the source has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What is rendered instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The text that the article lost by this, word for word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub omitted: Option<String>,
    /// What to change in the source.
    pub fix: &'static str,
}

impl Finding {
    /// A finding of `rule` at `origin`, with the rule's own severity.
    pub fn new(rule: Rule, origin: Origin, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            criterion: rule.criterion(),
            place: Place::Whole,
            origin,
            message: message.into(),
            before: None,
            after: None,
            omitted: None,
            fix: rule.fix(),
        }
    }

    /// The same, with what the source has and what is rendered instead.
    #[must_use]
    pub fn replacing(mut self, before: impl Into<String>, after: impl Into<String>) -> Self {
        self.before = Some(before.into());
        self.after = Some(after.into());
        self
    }

    /// The same, with the text that the article does not show because of it.
    #[must_use]
    pub fn omitting(mut self, text: impl Into<String>) -> Self {
        self.omitted = Some(text.into());
        self
    }
}

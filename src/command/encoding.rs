//! The text of a file, in whichever encoding it says it is.

use encoding_rs::Encoding;
use standfirst::import::{Error, Limits, decoded};
use std::borrow::Cow;

/// The text in `bytes`, which are held to `limits` first.
pub(super) fn text<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Cow<'a, str>, Error> {
    decoded(bytes, limits, |label, bytes| Some(Encoding::for_label(label.as_bytes())?.decode(bytes).0.into_owned()))
}

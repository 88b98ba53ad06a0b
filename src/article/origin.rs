use serde::{Serialize, Serializer};
use std::num::NonZeroU32;

/// Where in the source a block came from, as a number that the import's
/// [`Places`](crate::finding::Places) can turn into a line and column or a JSON
/// Pointer. Four bytes, so that every block can carry one. Not part of the
/// native JSON: there it is unknown, and all origins are equal, so that two
/// articles with the same content are equal wherever they came from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin(Option<NonZeroU32>);

impl Origin {
    /// No known place.
    pub const UNKNOWN: Self = Self(None);

    /// The place numbered `index` (a byte offset in text, a row of the pointer table in JSON).
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).ok().and_then(|index| NonZeroU32::new(index.saturating_add(1))))
    }

    /// Whether no place is known.
    pub fn is_unknown(&self) -> bool {
        self.0.is_none()
    }

    /// The number given to [`Origin::new`].
    pub fn index(self) -> Option<usize> {
        self.0.map(|number| number.get() as usize - 1)
    }
}

/// As a finding's field: the number that the block's element carries where the page asked for it.
impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.index().serialize(serializer)
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}

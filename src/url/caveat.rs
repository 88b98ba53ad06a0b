use std::fmt;

/// Declares the caveats: a row each, with the message.
macro_rules! caveats {
    ($($(#[$doc:meta])* $variant:ident, $message:literal;)*) => {
        /// Something about an address that a person should look at, although it can be used.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Caveat {
            $($(#[$doc])* $variant,)*
        }

        impl Caveat {
            /// Every caveat.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
        }

        /// What was found and what to do about it, in the way of findings' messages.
        impl fmt::Display for Caveat {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(match self { $(Self::$variant => $message),* })
            }
        }
    };
}

caveats! {
    /// A user name or password stood before the host; it was taken out. Such an
    /// address is a secret given away, or a host made to look like another:
    /// `https://bank.example@elsewhere.example/`.
    Credentials, "the address had a user name or password before its host, which was taken out; give the address without it";
    /// A word of the host name mixes scripts, or could be read as Latin without being it.
    LookAlikeHost, "the host name has letters that look like those of another script; check that it is the site you mean";
    /// Characters that change the direction of text stood in the address; they were percent-encoded.
    BidiControls, "the address had invisible characters that reorder text, which were encoded; write it without them";
    /// Tabs, line breaks or control characters stood inside; the first two were taken out, the last encoded.
    Controls, "the address had line breaks or control characters inside; write it in one piece";
    /// Backslashes stood for slashes; they were turned.
    Backslashes, "the address had backslashes, which browsers read as slashes; write slashes";
    /// The host is an IP address, in whatever notation.
    NumericHost, "the host is a number instead of a name; give the name of the site";
    /// It begins with `www.`, and without a scheme that is the name of a file.
    SchemeMissing, "an address that begins with `www.` is read as a file's name; write `https://` before it";
}

/// The [`Caveat`]s of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Caveats(u8);

impl Caveats {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `caveat` is one of them.
    pub fn contains(self, caveat: Caveat) -> bool {
        self.0 & (1 << caveat as u8) != 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Caveat> {
        Caveat::ALL.iter().copied().filter(move |caveat| self.contains(*caveat))
    }

    /// Adds `caveat` where `found`.
    pub(super) fn add_if(&mut self, caveat: Caveat, found: bool) {
        self.0 |= u8::from(found) << caveat as u8;
    }

    /// Those that are none of `known`.
    pub(crate) fn without(self, known: Self) -> Self {
        Self(self.0 & !known.0)
    }
}

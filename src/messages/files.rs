/// Builds the files in, one row each.
macro_rules! files {
    ($($tag:literal),* $(,)?) => {
        /// The data files, by tag: the same that a page fetches.
        pub const FILES: &[(&str, &str)] =
            &[$(($tag, include_str!(concat!("../../www/messages/", $tag, ".json")))),*];
    };
}

files! {
    "am", "ar", "az", "bm", "bn", "bo", "bs", "ckb", "de", "en", "es", "fa", "fil", "fr", "ha", "he", "hi", "hr", "ht",
    "hy", "id", "it", "ja", "ka", "km", "ko", "ku", "ln", "lo", "mk", "my", "nd", "om", "prs", "ps", "pt", "rn", "ru",
    "rw", "sn", "so", "sq", "sr", "sr-Latn", "sw", "th", "ti", "tr", "ug", "uk", "ur", "uz", "vi", "wo", "yue",
    "zh-Hans", "zh-Hant", "zu",
}

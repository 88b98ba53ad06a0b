//! The files of one picture in several sizes.

use crate::article::Candidate;
use crate::order;

/// One file of each width, the narrowest first; of several the one that was named first.
pub(super) fn one_of_each_width(files: Vec<Candidate>) -> Vec<Candidate> {
    let mut files = order::by_number(files, |file| file.width.map_or(0, |width| u64::from(width) + 1));
    files.dedup_by_key(|file| file.width);
    files
}

/// The same, for a browser to choose from: a single file leaves it no choice.
pub(super) fn choice(files: Vec<Candidate>) -> Vec<Candidate> {
    let files = one_of_each_width(files);
    if files.len() > 1 { files } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::url::{Url, Use};

    #[test]
    fn sizes_are_in_order_each_once_and_more_than_one() {
        let file = |name: &str, width| {
            let url = Url::parse(&["https://example.org/", name].concat(), Use::Media).unwrap();
            Candidate { url, width: Some(width), density: None }
        };
        let names = |files: Vec<Candidate>| -> Vec<String> {
            files.iter().map(|file| file.url.as_str().rsplit('/').next().unwrap().to_string()).collect()
        };
        let files = vec![file("c", 900), file("a", 300), file("again", 900)];
        assert_eq!(names(choice(files)), ["a", "c"]);
        assert_eq!(names(one_of_each_width(vec![file("a", 300)])), ["a"]);
        assert!(choice(vec![file("a", 300), file("b", 300)]).is_empty());
    }
}

//! Families of English words: Snowball's English stemmer, as published. Few rows are in English, and it serves them; what
//! French and Dutch need beyond Snowball (see DESIGN.md) English does not.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

/// The family of a folded word.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    Stemmer::new(Algorithm::English).stem(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inflections_meet() {
        for (one, other) in
            [("refugees", "refugee"), ("carers", "carer"), ("grieving", "grieve"), ("training", "train")]
        {
            assert_eq!(stem(one), stem(other));
        }
        assert_ne!(stem("greece"), stem("greener"));
    }
}

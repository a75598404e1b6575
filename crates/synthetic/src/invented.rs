//! Words and organisers that don't exist, by number: no list to keep, and never two alike.

use crate::random::Random;

const CONSONANTS: &[u8; 14] = b"bcdfglmnprstvz";
const VOWELS: &[u8; 5] = b"aeiou";
const ENDINGS: [&str; 8] = ["tion", "ment", "eur", "ique", "age", "isme", "able", "ance"];
const KINDS: [&str; 8] =
    ["Centre", "Service", "Maison", "Institut", "Association", "Fédération", "Collectif", "Plateforme"];
const TOWNS: [&str; 6] = ["Bruxelles", "Ixelles", "Anderlecht", "Gent", "Namur", "Liège"];

/// Words are numbered below two to this power: about as many as a large French dictionary has forms.
const WORDS_BITS: usize = 18;

/// Appends the word of a number below `2^18`.
pub(crate) fn word(number: usize, text: &mut String) {
    let mut rest = number;
    for _ in 0..3 {
        let syllable = rest % (CONSONANTS.len() * VOWELS.len());
        rest /= CONSONANTS.len() * VOWELS.len();
        text.push(char::from(CONSONANTS[syllable / VOWELS.len()]));
        text.push(char::from(VOWELS[syllable % VOWELS.len()]));
    }
    text.push_str(ENDINGS[number % ENDINGS.len()]);
}

/// The number of a word, drawn as words are used: the second half as often as the first, the n-th one n times less
/// than the first (Zipf's law, with whole numbers only, so that no machine rounds it otherwise).
pub(crate) fn any_word(random: &mut Random) -> usize {
    let least = 1 << random.below(WORDS_BITS);
    least + random.below(least)
}

/// The name of an organiser.
pub(crate) fn organiser(number: usize) -> String {
    let mut name = format!("{} ", KINDS[number % KINDS.len()]);
    let start = name.len();
    word((1 << (WORDS_BITS - 1)) + number, &mut name);
    name[start..=start].make_ascii_uppercase();
    name.push_str(" (");
    name.push_str(TOWNS[number % TOWNS.len()]);
    name.push(')');
    name
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_two_numbers_have_one_word() {
        let words: HashSet<String> = (0..1 << WORDS_BITS)
            .map(|number| {
                let mut text = String::new();
                word(number, &mut text);
                text
            })
            .collect();
        assert_eq!(words.len(), 1 << WORDS_BITS);
    }

    #[test]
    fn words_are_drawn_within_their_number_and_low_ones_more() {
        let mut random = Random::of_row(1, 0);
        let drawn: Vec<usize> = (0..10_000).map(|_| any_word(&mut random)).collect();
        assert!(drawn.iter().all(|&number| number < 1 << WORDS_BITS));
        let low = drawn.iter().filter(|&&number| number < 1 << 9).count();
        assert!((4_500..5_500).contains(&low), "{low}");
    }
}

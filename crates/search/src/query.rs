//! What somebody typed, taken apart: words, "quoted phrases" and -exclusions. Nothing in a text is refused: a quote without
//! its partner, a lone sign or a regular expression are characters like others.

use std::ops::Range;

use crate::analysis::{FormKind, Group, Scanner, is_function_word, is_grammar_word};
use crate::lexicon::Families;

/// Most words of a text that are searched for; a sentence has fewer, and each one costs look-ups.
pub const QUERY_TERMS_MAX: usize = 32;

/// A request, taken apart.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    /// All words outside of quotes, those that tell nothing included, in their order.
    pub(crate) words: Vec<Asked>,
    /// Several words that may be written as one: "burn-out" as "burnout".
    pub(crate) joined: Vec<Joined>,
    /// What stands between quotes.
    pub(crate) phrases: Vec<Phrase>,
    /// What must not be in a row.
    pub(crate) excluded: Vec<Phrase>,
    /// Whether words beyond [`QUERY_TERMS_MAX`] were left.
    pub(crate) cut: bool,
}

/// One word asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Where it stands in the text.
    pub(crate) range: Range<usize>,
    /// The words it stands for, any of which will do.
    pub(crate) forms: Vec<String>,
    /// The families of each of these, in all languages: a request does not say in which it is. Looked up in the texts and among
    /// expressions.
    pub(crate) families: Vec<Families>,
    /// Parts of it, which will do less well.
    pub(crate) parts: Vec<String>,
    /// Whether it tells nothing, and is asked for only where no other word is.
    pub(crate) function: bool,
}

impl Asked {
    fn new(range: Range<usize>, forms: Vec<String>, parts: Vec<String>, function: bool) -> Self {
        let families = forms.iter().map(|form| Families::of(form)).collect();
        Self { range, forms, families, parts, function }
    }

    /// A word by itself, that nobody typed.
    pub(crate) fn alone(form: &str) -> Self {
        Self::new(0..0, vec![form.to_owned()], Vec::new(), false)
    }

    /// Whether it is a mere word of grammar.
    pub(crate) fn is_grammar(&self) -> bool {
        self.forms.iter().all(|form| is_grammar_word(form))
    }
}

/// Words of a request written as one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Joined {
    /// Which words.
    pub(crate) words: Range<usize>,
    /// The word they make.
    pub(crate) form: String,
}

/// Words that follow each other.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Where it stands in the text, its signs included.
    pub(crate) range: Range<usize>,
    /// The forms at each place.
    pub(crate) places: Vec<Vec<String>>,
    /// Whether it stood between quotes, and is meant as it is written.
    pub(crate) quoted: bool,
}

impl Request {
    /// Takes a text apart.
    pub(crate) fn read(text: &str) -> Self {
        let mut request = Self::default();
        let mut at = 0;
        while at < text.len() {
            let quoted = text[at..].char_indices().find_map(|(open, c)| Some((at + open, quoted(text, at + open, c)?)));
            let plain = at..quoted.as_ref().map_or(text.len(), |(open, _)| *open);
            request.read_plain(text, plain);
            let Some((open, inside)) = quoted else { break };
            at = inside.end + text[inside.end..].chars().next().map_or(0, char::len_utf8);
            request.read_quoted(text, open, inside, at);
        }
        if request.words.iter().any(|word| !word.function) || !request.phrases.is_empty() {
            let mut informative = request.words.iter().enumerate().filter(|(_, word)| !word.function);
            if let Some((last, _)) = informative.nth(QUERY_TERMS_MAX) {
                request.cut = true;
                request.words.truncate(last);
            }
        } else {
            // "et après": a text of nothing else is asked for as it stands.
            request.words.iter_mut().for_each(|word| word.function = false);
            request.cut = request.words.len() > QUERY_TERMS_MAX;
            request.words.truncate(QUERY_TERMS_MAX);
        }
        let words = request.words.len();
        request.joined.retain(|joined| joined.words.end <= words);
        request
    }

    /// Whether there is nothing to look for.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty() && self.phrases.is_empty() && self.excluded.is_empty()
    }

    fn read_plain(&mut self, text: &str, range: Range<usize>) {
        let (mut scanner, mut group) = (Scanner::new(&text[range.clone()]), Group::default());
        let mut last_end = None;
        while scanner.next(&mut group) {
            let start = range.start + group.range.start;
            if excludes(text, start) {
                let range = start - 1..range.start + group.range.end;
                let places = places(&group);
                if !places.is_empty() {
                    self.excluded.push(Phrase { range, places, quoted: false });
                }
                last_end = None;
                continue;
            }
            let first = self.words.len();
            let is_function = |place: usize| {
                let mut forms = group.forms().iter().filter(|form| form.place == place && form.kind == FormKind::Word);
                forms.all(|form| is_function_word(&form.text))
            };
            for (place, at) in group.places.iter().enumerate() {
                let of = |kind| {
                    let forms = group.forms().iter().filter(move |form| form.place == place && form.kind == kind);
                    forms.map(|form| form.text.clone()).collect::<Vec<_>>()
                };
                let (forms, parts) = (of(FormKind::Word), of(FormKind::Part));
                if forms.is_empty() {
                    // Marks without a letter under them.
                    continue;
                }
                // In "burn-out" the second word tells something, whatever it does alone.
                let function =
                    is_function(place) && (group.places.len() == 1 || (0..group.places.len()).all(is_function));
                let range = range.start + at.start..range.start + at.end;
                self.words.push(Asked::new(range, forms, parts, function));
            }
            let joined = group.forms().iter().filter(|form| form.kind == FormKind::Joined);
            let words = first..self.words.len();
            self.joined.extend(joined.map(|form| Joined { words: words.clone(), form: form.text.clone() }));
            // "burn out": two words beside each other may be one in the texts.
            let beside = last_end.is_some_and(|end| text[end..start].chars().all(char::is_whitespace));
            if beside && words.len() == 1 && first > 0 {
                let before = &self.words[first - 1].forms[0];
                let form = format!("{before}{}", self.words[first].forms[0]);
                self.joined.push(Joined { words: first - 1..first + 1, form });
            }
            last_end = (words.len() == 1).then_some(range.start + group.range.end);
        }
    }

    fn read_quoted(&mut self, text: &str, open: usize, inside: Range<usize>, end: usize) {
        let (mut scanner, mut group, mut all) = (Scanner::new(&text[inside]), Group::default(), Vec::new());
        while scanner.next(&mut group) {
            all.extend(places(&group));
        }
        all.truncate(QUERY_TERMS_MAX);
        if all.is_empty() {
            return;
        }
        let excluded = excludes(text, open);
        let range = if excluded { open - 1 } else { open }..end;
        let phrase = Phrase { range, places: all, quoted: true };
        if excluded { self.excluded.push(phrase) } else { self.phrases.push(phrase) }
    }
}

/// The words of each place of a group.
fn places(group: &Group) -> Vec<Vec<String>> {
    let words = |place| {
        let forms = group.forms().iter().filter(move |form| form.place == place && form.kind == FormKind::Word);
        forms.map(|form| form.text.clone()).collect()
    };
    (0..group.places.len()).map(words).filter(|forms: &Vec<String>| !forms.is_empty()).collect()
}

/// Whether what begins at `start` has a minus before it that begins a word: "-alcool", not "post-cure" nor "de - à".
fn excludes(text: &str, start: usize) -> bool {
    text[..start]
        .strip_suffix(['-', '\u{2010}', '\u{2011}', '−'])
        .is_some_and(|before| start - before.len() == 1 && (before.is_empty() || before.ends_with(char::is_whitespace)))
}

/// The text between a quote at `open` and its partner.
fn quoted(text: &str, open: usize, c: char) -> Option<Range<usize>> {
    let closing: &[char] = match c {
        '"' => &['"'],
        '«' => &['»'],
        '“' | '„' => &['”', '“', '"'],
        _ => return None,
    };
    let start = open + c.len_utf8();
    Some(start..start + text[start..].find(closing)?)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &Expect) {
        let request = Request::read(text);
        let words = request.words.iter().map(|word| {
            let forms = word.forms.join("|");
            if word.function { format!("({forms})") } else { forms }
        });
        let joined = request.joined.iter().map(|joined| format!("+{}", joined.form));
        let phrase = |sign: &str, phrase: &Phrase| {
            let places: Vec<String> = phrase.places.iter().map(|forms| forms.join("|")).collect();
            format!("{sign}\"{}\"", places.join(" "))
        };
        let phrases = request.phrases.iter().map(|of| phrase("", of));
        let excluded = request.excluded.iter().map(|of| phrase("-", of));
        expected.assert_eq(&words.chain(joined).chain(phrases).chain(excluded).collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn words_phrases_and_exclusions() {
        check("deuil périnatal", &expect!["deuil perinatal +deuilperinatal"]);
        check("\"santé mentale\" -alcool", &expect![[r#""sante mentale" -"alcool""#]]);
        check("« prendre soin » -\"burn-out\"", &expect![[r#""prendre soin" -"burn out""#]]);
        check("burn-out", &expect!["burn out +burnout"]);
        check("le deuil et l'enfant", &expect!["(le) deuil (et) enfant +ledeuil +deuilet"]);
        check("et après", &expect!["et apres +etapres"]);
        check("post-cure de - à", &expect!["post cure (de) (a) +postcure"]);
        check("professionnel·les", &expect!["professionnels|professionnelles"]);
    }

    #[test]
    fn what_makes_no_sense_is_read_as_far_as_it_does() {
        check("\"santé mentale", &expect!["sante mentale +santementale"]);
        check("\"\" - -- +(a|b)* AND title:x", &expect!["(a) b (and) title x +andtitle"]);
        check("« »", &expect![""]);
        check("-", &expect![""]);
    }

    #[test]
    fn a_text_of_many_words_is_cut() {
        let words: Vec<String> = (0..=QUERY_TERMS_MAX).map(|at| format!("mot{at}")).collect();
        let all_but_one = Request::read(&words[1..].join(" "));
        assert!(!all_but_one.cut && all_but_one.words.len() == QUERY_TERMS_MAX);
        let one_too_many = Request::read(&words.join(" "));
        assert!(one_too_many.cut && one_too_many.words.len() == QUERY_TERMS_MAX);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in any::<String>()) {
            let request = Request::read(&text);
            for word in &request.words {
                prop_assert!(text.get(word.range.clone()).is_some() && !word.forms.is_empty());
            }
            for phrase in request.phrases.iter().chain(&request.excluded) {
                prop_assert!(text.get(phrase.range.clone()).is_some() && !phrase.places.is_empty());
            }
        }

        #[test]
        fn signs_of_a_query_are_read(text in r#"[a-c é"«»“”\-−()·' ]{0,30}"#) {
            Request::read(&text);
        }
    }
}

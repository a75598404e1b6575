//! Cuts a text into *groups*: what is written as one, be it a word, "acteur·rice·s", "burn-out", "l'écoute", "S.S.M." or an
//! address. Each group gives its *forms*, folded: the words that it stands for, by which a search finds it.
//!
//! One pass, no list of tokens, buffers used again: a million rows are indexed through this.

use std::ops::Range;

use repertoire_catalogue::fold_into;

use super::chars::{is_apostrophe, is_hyphen, is_invisible, is_letter, is_mark, is_middle_dot};
use super::inclusive::{Pair, join};

/// Articles and pronouns that French elides before a vowel, folded.
const ELIDED: [&str; 14] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Most words joined by hyphens or numbers joined by signs that are seen as one group; a longer chain gives several.
const PIECES_MAX: usize = 6;
/// Longest prefix or middle in parentheses that is read as an option: "(pédo)psychiatre", "medewerk(st)er".
const OPTION_BYTES_MAX: usize = 12;
/// Longest ending in parentheses that is read as one.
const ENDING_BYTES_MAX: usize = 5;
/// Letters a word needs before a mark that has other uses (`.`, `-`, `/`) may begin an ending.
const STEM_BYTES_MIN: usize = 3;
/// Parts of an address that tell nothing.
const ADDRESS_WORDS: [&str; 14] =
    ["http", "https", "www", "info", "contact", "mail", "be", "brussels", "org", "com", "net", "eu", "html", "php"];

/// What a form is to its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormKind {
    /// What is written at one place, or one of several ways to read it.
    Word,
    /// All places of the group written as one word: "burnout" of "burn-out".
    Joined,
    /// A part that may be asked for alone: "smes" of an address, "24" of "24/7".
    Part,
}

/// A word that a group stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// At which place of the group, from 0.
    pub(crate) place: usize,
    pub(crate) kind: FormKind,
    /// Folded.
    pub(crate) text: String,
}

/// What is written as one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    /// Where it stands, in bytes of the text.
    pub(crate) range: Range<usize>,
    /// Where each of its places stands: one, or one for each word of a hyphenated one.
    pub(crate) places: Vec<Range<usize>>,
    forms: Vec<Form>,
    /// How many of `forms` are in use: their texts are used again from group to group.
    used: usize,
}

impl Group {
    /// Its forms, those of one place beside each other.
    pub(crate) fn forms(&self) -> &[Form] {
        &self.forms[..self.used]
    }

    /// What to mark where one of its forms is looked for.
    pub(crate) fn marked(&self, form: &Form) -> Range<usize> {
        if form.kind == FormKind::Joined { self.range.clone() } else { self.places[form.place].clone() }
    }

    fn clear(&mut self) {
        self.places.clear();
        self.used = 0;
    }

    /// Room for one more form.
    fn form(&mut self, kind: FormKind) -> &mut String {
        let place = if kind == FormKind::Joined { 0 } else { self.places.len() };
        if self.used == self.forms.len() {
            self.forms.push(Form { place, kind, text: String::new() });
        }
        let form = &mut self.forms[self.used];
        (form.place, form.kind) = (place, kind);
        form.text.clear();
        self.used += 1;
        &mut form.text
    }

    fn push(&mut self, kind: FormKind, text: &str) {
        self.form(kind).push_str(text);
    }

    /// Leaves out forms that say what another of the same place says, and empty ones.
    fn tidy(&mut self) {
        let mut at = 0;
        while at < self.used {
            let form = &self.forms[at];
            let again = |other: &Form| other.place == form.place && other.text == form.text;
            if form.text.is_empty() || self.forms[..at].iter().any(again) {
                self.forms[at..self.used].rotate_left(1);
                self.used -= 1;
            } else {
                at += 1;
            }
        }
    }
}

/// Runs through a text group by group.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next group, written to `group`; false at the end of the text.
    pub(crate) fn next(&mut self, group: &mut Group) -> bool {
        loop {
            let Some(start) = self.find(self.at, is_letter) else { return false };
            group.clear();
            let end = self.run_end(start);
            // Nearly all words: nothing but a space or a sign behind them.
            if self.stands_alone(start, end) {
                self.at = end;
                self.fold(start..end, group.form(FormKind::Word));
                group.places.push(start..end);
                group.range = start..end;
                group.tidy();
            } else {
                self.at = self.read(start, end, group);
            }
            if group.used > 0 {
                return true;
            }
        }
    }

    /// The first character from `at` on that is wanted. Most are ASCII: those are looked at as bytes.
    #[inline]
    fn find(&self, mut at: usize, wanted: impl Fn(char) -> bool) -> Option<usize> {
        while let Some(&byte) = self.text.as_bytes().get(at) {
            let c = if byte.is_ascii() { char::from(byte) } else { self.text[at..].chars().next()? };
            if wanted(c) {
                return Some(at);
            }
            at += c.len_utf8();
        }
        None
    }

    /// Where the letters and marks that begin at `start` end.
    fn run_end(&self, start: usize) -> usize {
        self.find(start, |c| !is_letter(c) && !is_mark(c)).unwrap_or(self.text.len())
    }

    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() { Some(char::from(byte)) } else { self.text[at..].chars().next() }
    }

    fn letter_at(&self, at: usize) -> bool {
        self.char_at(at).is_some_and(is_letter)
    }

    /// The letters from `start` on, where there are some.
    fn run(&self, start: usize) -> Option<Range<usize>> {
        self.letter_at(start).then(|| start..self.run_end(start))
    }

    fn fold(&self, range: Range<usize>, into: &mut String) {
        fold_into(&self.text[range], into);
        if !into.is_ascii() {
            into.retain(|c| !is_invisible(c));
        }
    }

    fn folded(&self, range: Range<usize>) -> String {
        let mut folded = String::new();
        self.fold(range, &mut folded);
        folded
    }

    /// Whether neither what follows a run of letters nor its capitals may join it to something.
    fn stands_alone(&self, start: usize, end: usize) -> bool {
        let bytes = self.text.as_bytes();
        let followed = match bytes.get(end) {
            None => true,
            Some(b'\'' | b'`' | b'-' | b'.' | b'/' | b'(' | b'@' | b':' | b'_' | b'+' | b',' | b')') => {
                // A sign at the end of a word or sentence joins nothing, but for "zorg- en hulpverleners".
                let ends = bytes.get(end + 1).is_none_or(|next| *next == b' ' || *next == b'\n');
                ends && !(bytes[end] == b'-' && matches!(bytes.get(end + 2), Some(b'e' | b'o')))
            }
            Some(byte) if byte.is_ascii() => true,
            Some(_) => self.char_at(end).is_some_and(char::is_whitespace),
        };
        let last = bytes[end - 1];
        followed
            && !last.is_ascii_uppercase()
            && !(last == b's' && end > start + 1 && bytes[end - 2].is_ascii_uppercase())
    }

    /// Reads the group that begins with the letters at `start..end`; answers where to go on. A group may come out empty.
    fn read(&self, start: usize, end: usize, group: &mut Group) -> usize {
        if let Some(end) = self.address(start, end, group).or_else(|| self.number(start, end, group)) {
            group.range = start..end;
            group.tidy();
            return end;
        }
        if let Some(end) = self.initials(start, end, group) {
            return end;
        }
        if let Some(next) = self.behind_elided(start, end) {
            return next;
        }
        let mut end = self.piece(start, end, group);
        while group.places.len() < PIECES_MAX
            && let Some(next) = self.behind_hyphen(end)
        {
            let run_end = self.run_end(next);
            if let Some(word) = self.behind_elided(next, run_end) {
                end = self.piece(word, self.run_end(word), group);
            } else {
                end = self.piece(next, run_end, group);
            }
        }
        if group.places.len() > 1 {
            join_pieces(group);
        } else {
            self.suspended(end, group);
        }
        group.range = start..end;
        group.tidy();
        end
    }

    /// What follows an elided article, which is no word. A letter must follow at once: "plan d'" keeps its letter, "l'écoute"
    /// does not.
    fn behind_elided(&self, start: usize, end: usize) -> Option<usize> {
        let next = self.behind_apostrophe(end)?;
        let run = &self.text[start..end];
        let elided = if run.is_ascii() {
            ELIDED.iter().any(|article| run.eq_ignore_ascii_case(article))
        } else {
            ELIDED.contains(&&*self.folded(start..end))
        };
        elided.then_some(next)
    }

    fn behind_apostrophe(&self, end: usize) -> Option<usize> {
        let next = end + self.char_at(end).filter(|&c| is_apostrophe(c))?.len_utf8();
        self.letter_at(next).then_some(next)
    }

    fn behind_hyphen(&self, end: usize) -> Option<usize> {
        let next = end + self.char_at(end).filter(|&c| is_hyphen(c))?.len_utf8();
        self.letter_at(next).then_some(next)
    }

    /// One word, which may be written inclusively or hold apostrophes. Adds its forms and its place; answers its end.
    fn piece(&self, start: usize, end: usize, group: &mut Group) -> usize {
        if let Some(end) = self.option_before(start, end, group).or_else(|| self.with_apostrophe(start, end, group)) {
            group.places.push(start..end);
            return end;
        }
        let inclusive = self.inclusive(start, end, group);
        let inclusive = inclusive.or_else(|| self.option_inside(start, end, group));
        let end = inclusive.unwrap_or_else(|| {
            if !self.capital_ending(start, end, group) {
                self.fold(start..end, group.form(FormKind::Word));
            }
            end
        });
        group.places.push(start..end);
        end
    }

    /// "zorg- en hulpverleners": the first compound lacks the end that both have.
    fn suspended(&self, end: usize, group: &mut Group) {
        let after = self.text.get(end..).and_then(|rest| {
            let rest = rest.strip_prefix(is_hyphen)?;
            // In capitals too, as in a heading.
            let (word, rest) = rest.split_at_checked(" en ".len())?;
            [" en ", " of "].into_iter().any(|known| word.eq_ignore_ascii_case(known)).then_some(rest)
        });
        let Some(rest) = after else { return };
        let start = self.text.len() - rest.len();
        let Some(whole) = self.run(start) else { return };
        let whole = self.folded(whole);
        if let Some(tail) = super::dutch::tail(&whole)
            && let [first, ..] = group.forms()
        {
            let joined = format!("{}{tail}", first.text);
            group.push(FormKind::Joined, &joined);
        }
    }

    /// "(pédo)psychiatres": with and without.
    fn option_before(&self, start: usize, end: usize, group: &mut Group) -> Option<usize> {
        let before = self.text[..start].strip_suffix('(')?;
        if before.ends_with(is_letter) || self.char_at(end) != Some(')') || end - start > OPTION_BYTES_MAX {
            return None;
        }
        let word = self.run(end + 1)?;
        let (option, mut rest) = (self.folded(start..end), Group::default());
        let end = self.inclusive(word.start, word.end, &mut rest).unwrap_or(word.end);
        if rest.used == 0 {
            self.fold(word, rest.form(FormKind::Word));
        }
        for form in rest.forms() {
            group.push(FormKind::Word, &form.text);
        }
        for form in rest.forms() {
            group.push(FormKind::Word, &option);
            group.forms[group.used - 1].text.push_str(&form.text);
        }
        Some(end)
    }

    /// "aujourd'hui", "collega's", "entr'aide": one word. Long enough parts are words too ("AMA'tinée").
    fn with_apostrophe(&self, start: usize, end: usize, group: &mut Group) -> Option<usize> {
        let mut next = self.behind_apostrophe(end)?;
        let (mut last, mut whole) = (end, self.folded(start..end));
        let mut parts = vec![whole.clone()];
        loop {
            last = self.run_end(next).max(last);
            parts.push(self.folded(next..last));
            whole.push_str(&parts[parts.len() - 1]);
            match self.behind_apostrophe(last) {
                Some(after) if parts.len() < PIECES_MAX => next = after,
                _ => break,
            }
        }
        group.push(FormKind::Word, &whole);
        parts.iter().filter(|part| part.len() >= STEM_BYTES_MIN).for_each(|part| group.push(FormKind::Part, part));
        Some(last)
    }

    /// "acteur·rice·s", "participant-e-s", "infirmier(ère)s", "employé/e": adds both forms, answers the end.
    fn inclusive(&self, start: usize, end: usize, group: &mut Group) -> Option<usize> {
        let mark = self.char_at(end).filter(|&c| is_middle_dot(c) || is_hyphen(c) || matches!(c, '.' | '/' | '('))?;
        let suffix = self.run(end + mark.len_utf8())?;
        let word = self.folded(start..end);
        if mark != '(' && !is_middle_dot(mark) && word.len() < STEM_BYTES_MIN {
            return None;
        }
        // Behind a dot, "exemple.es" is a domain; no other mark is used so.
        let ends_in_e = mark == '.' && self.text[..end].ends_with(['e', 'E']);
        // "fin.Les": a sentence that lacks its space.
        if self.begins_in_capital(suffix.clone()) && !self.begins_in_capital(start..end) {
            return None;
        }
        let (mut last, mut suffix_text) = (suffix.end, self.folded(suffix));
        let mut plural = suffix_text == "s";
        if mark == '(' {
            if self.char_at(last) != Some(')') {
                return None;
            }
            last += 1;
            // What follows the parenthesis belongs to the word: "étudiant(e)s", or spoils it: "medewerk(st)er".
            if let Some(tail) = self.run(last) {
                if !self.text[tail.clone()].eq_ignore_ascii_case("s") {
                    return None;
                }
                (last, plural) = (tail.end, true);
            }
        } else {
            // The same mark again: "·e·s", "·e·sse·s".
            while let Some(next) = self.char_at(last).filter(|&c| c == mark).and_then(|c| self.run(last + c.len_utf8()))
            {
                let more = self.folded(next.clone());
                if more == "s" || more == "x" {
                    plural = true;
                } else if join(&word, &more, ends_in_e, false).is_some() {
                    suffix_text = more;
                } else {
                    // "pair·e-aidant" goes on as another word; "a.b.c" is no group at all.
                    if matches!(mark, '.' | '/') {
                        return None;
                    }
                    break;
                }
                last = next.end;
            }
        }
        let pair = match join(&word, &suffix_text, ends_in_e, plural) {
            Some(pair) => pair,
            // "ceux·celles", "frère·sœur": two whole words at one place.
            None if is_middle_dot(mark) && suffix_text.len() >= STEM_BYTES_MIN => {
                Pair { masculine: word, feminine: suffix_text }
            }
            None => return None,
        };
        group.push(FormKind::Word, &pair.masculine);
        group.push(FormKind::Word, &pair.feminine);
        Some(last)
    }

    fn begins_in_capital(&self, range: Range<usize>) -> bool {
        self.char_at(range.start).is_some_and(char::is_uppercase)
    }

    /// "medewerk(st)er", "mot(s)", "student(e)": with and without.
    fn option_inside(&self, start: usize, end: usize, group: &mut Group) -> Option<usize> {
        if self.char_at(end) != Some('(') || end - start < 2 {
            return None;
        }
        let option = self.run(end + 1)?;
        if self.char_at(option.end) != Some(')') {
            return None;
        }
        let tail = self.run(option.end + 1);
        let most = if tail.is_some() { OPTION_BYTES_MAX } else { ENDING_BYTES_MAX };
        if option.len() > most {
            return None;
        }
        let tail = tail.unwrap_or(option.end + 1..option.end + 1);
        let (word, option, last) = (self.folded(start..end), self.folded(option), tail.end);
        let tail = self.folded(tail);
        group.push(FormKind::Word, &format!("{word}{tail}"));
        group.push(FormKind::Word, &format!("{word}{option}{tail}"));
        Some(last)
    }

    /// "étudiantEs", "professionnelLEs": capitals for the ending.
    fn capital_ending(&self, start: usize, end: usize, group: &mut Group) -> bool {
        let run = &self.text[start..end];
        let (run, plural) = match run.strip_suffix('s') {
            Some(rest) if rest.ends_with(|c: char| c.is_uppercase()) => (rest, true),
            _ => (run, false),
        };
        let stem = run.trim_end_matches(|c: char| c.is_uppercase());
        let suffix = &run[stem.len()..];
        if suffix.is_empty() || stem.chars().skip(1).any(char::is_uppercase) {
            return false;
        }
        let (stem_text, suffix) = (self.folded(start..start + stem.len()), repertoire_catalogue::fold(suffix));
        // "PME's" and "kidS" are no feminines.
        let pair = (suffix != "s" && stem_text.len() >= STEM_BYTES_MIN)
            .then(|| join(&stem_text, &suffix, false, plural))
            .flatten();
        let Some(pair) = pair else { return false };
        group.push(FormKind::Word, &pair.masculine);
        group.push(FormKind::Word, &pair.feminine);
        true
    }

    /// "S.S.M.", "e.s.p.o.i.r": single letters parted by dots are one word.
    fn initials(&self, start: usize, end: usize, group: &mut Group) -> Option<usize> {
        if self.char_at(end) != Some('.') {
            return None;
        }
        let single = |range: &Range<usize>| self.text[range.clone()].chars().filter(|&c| !is_mark(c)).count() == 1;
        let mut letters: Vec<Range<usize>> = std::iter::once(start..end).collect();
        let mut last = end;
        while single(&letters[letters.len() - 1])
            && self.char_at(last) == Some('.')
            && let Some(next) = self.run(last + 1)
        {
            last = next.end;
            letters.push(next);
        }
        let digits = |range: &Range<usize>| self.text.as_bytes()[range.start].is_ascii_digit();
        if letters.len() < 2 || !letters.iter().all(single) || letters.iter().any(digits) {
            return None;
        }
        let form = group.form(FormKind::Word);
        for letter in letters {
            self.fold(letter, form);
        }
        // The last dot belongs to it: "C.P.A.S." is marked whole.
        if self.char_at(last) == Some('.') {
            last += 1;
        }
        group.places.push(start..last);
        group.range = start..last;
        group.tidy();
        Some(last)
    }

    /// "24/7", "1.5", "12:30", "0-3": digits joined by a sign are one word, each number of it a part.
    fn number(&self, start: usize, end: usize, group: &mut Group) -> Option<usize> {
        if !self.text.as_bytes()[start].is_ascii_digit() {
            return None;
        }
        let all_digits = |range: &Range<usize>| self.text.as_bytes()[range.clone()].iter().all(u8::is_ascii_digit);
        let joins = |c: char| matches!(c, '.' | ',' | '/' | ':') || is_hyphen(c);
        let mut parts: Vec<Range<usize>> = std::iter::once(start..end).collect();
        while all_digits(&parts[parts.len() - 1])
            && parts.len() < PIECES_MAX
            && let Some(sign) = self.char_at(parts[parts.len() - 1].end).filter(|&c| joins(c))
            && let Some(next) = self.run(parts[parts.len() - 1].end + sign.len_utf8())
            && all_digits(&next)
        {
            parts.push(next);
        }
        if parts.len() < 2 {
            return None;
        }
        let end = parts[parts.len() - 1].end;
        let whole = group.form(FormKind::Word);
        whole.extend(self.text[start..end].chars().map(|c| if is_hyphen(c) { '-' } else { c }));
        for part in parts {
            group.push(FormKind::Part, &self.text[part]);
        }
        group.places.push(start..end);
        Some(end)
    }

    /// An e-mail address, a web address or a domain: one word, and those of its parts that tell something.
    fn address(&self, start: usize, end: usize, group: &mut Group) -> Option<usize> {
        if !matches!(self.text.as_bytes().get(end), Some(b'.' | b'@' | b':' | b'-' | b'_' | b'+')) {
            return None;
        }
        let chunk_ends =
            |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '<' | '>' | '"' | '«' | '»' | '(' | ')');
        let chunk_end = self.find(end, chunk_ends).unwrap_or(self.text.len());
        let chunk = self.text[start..chunk_end].trim_end_matches(['.', '!', '?', ':', '\'', '’', '/', '…']);
        if !is_address(chunk) {
            return None;
        }
        let end = start + chunk.len();
        self.fold(start..end, group.form(FormKind::Word));
        let words = chunk.split(|c: char| !is_letter(c)).filter(|word| word.len() >= STEM_BYTES_MIN);
        for word in words.take(PIECES_MAX * 2) {
            let part = group.form(FormKind::Part);
            fold_into(word, part);
            if ADDRESS_WORDS.contains(&part.as_str()) {
                part.clear();
            }
        }
        group.places.push(start..end);
        Some(end)
    }
}

/// Whether a text without spaces is an address: with "@", with a scheme, with "www", or with a domain people here use.
fn is_address(chunk: &str) -> bool {
    const DOMAINS: [&str; 9] = [".be", ".brussels", ".org", ".com", ".net", ".eu", ".fr", ".nl", ".vlaanderen"];
    let mail = chunk.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.starts_with(is_letter) && host.contains('.') && !host.contains('@')
    });
    let head = chunk.split(['/', '?', '#']).next().unwrap_or_default();
    let is_domain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let starts = |prefix: &str| chunk.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    mail || starts("http://")
        || starts("https://")
        || (starts("www.") && chunk.len() > 4)
        || (head.chars().all(is_domain)
            && DOMAINS.iter().any(|domain| head.len() > domain.len() + 1 && head.ends_with(domain)))
}

/// "burn-out" as "burnout", "pairs-aidants" and "paires-aidantes" each with the like.
fn join_pieces(group: &mut Group) {
    let places = group.places.len();
    let words = |place: usize| {
        group.forms[..group.used].iter().filter(move |form| form.place == place && form.kind == FormKind::Word)
    };
    let most = (0..places).map(|place| words(place).count()).max().unwrap_or(0).min(2);
    let joined: Vec<String> = (0..most)
        .map(|reading| {
            (0..places).filter_map(|place| words(place).take(reading + 1).last()).map(|form| &*form.text).collect()
        })
        .collect();
    for text in joined {
        group.push(FormKind::Joined, &text);
    }
    group.forms[..group.used].sort_by_key(|form| form.place);
}

#[cfg(test)]
#[path = "scan_tests.rs"]
mod tests;

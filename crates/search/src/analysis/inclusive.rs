//! French inclusive writing: from "acteur" and "rice" to "acteurs" and "actrices".
//!
//! A feminine is the masculine with another ending ([`ENDINGS`]), and what people write behind the mark is the end of the
//! feminine, from where the two differ or from somewhat earlier ("travailleur·se", "travailleur·euse"). So a suffix needs
//! no list of its own: it is right when some feminine of the word ends in it and it holds all that differs. "site.es" or
//! "est-elle" fail that, which is what keeps addresses and inversions whole.

/// Endings of a masculine, folded, and of its feminine.
const ENDINGS: &[(&str, &str)] = &[
    // Words that follow no rule stand first.
    ("tous", "toute"),
    ("tou", "toute"),
    ("ceux", "celle"),
    ("celui", "celle"),
    ("vieux", "vieille"),
    ("fou", "folle"),
    ("mou", "molle"),
    ("copain", "copine"),
    ("roi", "reine"),
    ("heros", "heroine"),
    ("frais", "fraiche"),
    ("sec", "seche"),
    ("long", "longue"),
    // -teur makes -trice or -teuse, -eur makes -rice ("acteur·rice" is heard as "act-rice"), -euse or -eure.
    ("teur", "trice"),
    ("eur", "euse"),
    ("eur", "eresse"),
    ("eux", "euse"),
    ("er", "ere"),
    ("f", "ve"),
    ("aux", "ale"),
    ("el", "elle"),
    ("il", "ille"),
    ("ul", "ulle"),
    ("eau", "elle"),
    ("en", "enne"),
    ("on", "onne"),
    ("an", "anne"),
    ("in", "ine"),
    ("t", "tte"),
    ("ois", "oise"),
    ("ais", "aise"),
    ("s", "sse"),
    ("e", "esse"),
    ("f", "ffe"),
    ("c", "que"),
    ("c", "cque"),
    ("c", "che"),
    ("x", "se"),
    ("x", "sse"),
    ("x", "ce"),
    // Most: one letter more.
    ("", "e"),
];

/// What one written group stands for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) masculine: String,
    pub(super) feminine: String,
}

/// Joins a word and what stands behind the mark, both folded. Where `ends_in_e` says so, the word is known to end in an
/// *e* without accent, which takes no other: "salarié.e" has a feminine, "site.es" has none.
pub(super) fn join(word: &str, suffix: &str, ends_in_e: bool, plural: bool) -> Option<Pair> {
    if suffix == "s" {
        let plural = pluralised(word);
        return Some(Pair { masculine: plural.clone(), feminine: plural });
    }
    if suffix == "aux" {
        // The masculine plural behind the singular: "médical(aux)".
        let masculine = format!("{}aux", word.strip_suffix("al")?);
        return Some(Pair { feminine: format!("{word}es"), masculine });
    }
    let bare = suffix.strip_suffix('s').filter(|bare| !bare.is_empty());
    let (suffix, plural) = bare.map_or((suffix, plural), |bare| (bare, true));
    let singular = if plural { without_plural(word) } else { None };
    // "travailleurs/euses" has its plural twice; "bruxellois·es" and "tous·tes" end in an s of their own.
    let tried = [singular, Some(word)];
    let (word, feminine) =
        tried.into_iter().flatten().find_map(|word| Some((word, feminine(word, suffix, ends_in_e)?)))?;
    if !plural {
        return Some(Pair { masculine: word.to_owned(), feminine });
    }
    Some(Pair { masculine: pluralised(word), feminine: feminine + "s" })
}

/// The feminine of a word that ends in a suffix.
fn feminine(word: &str, suffix: &str, ends_in_e: bool) -> Option<String> {
    let end = word.bytes().last();
    ENDINGS.iter().find_map(|&(masculine, feminine)| {
        // Most endings are refused by their last letter.
        if masculine.bytes().last().is_some_and(|letter| end != Some(letter)) {
            return None;
        }
        if feminine == "e" && (ends_in_e || word.is_empty()) {
            return None;
        }
        let stem = word.strip_suffix(masculine)?;
        let same = masculine.bytes().zip(feminine.bytes()).take_while(|(a, b)| a == b).count();
        let differs = feminine.len() - same;
        // "acteur·ice" leaves out the r that both forms have.
        let least = if feminine == "trice" { differs - 1 } else { differs };
        // Most endings are refused: the whole word is put together for the right one only.
        let ends = match suffix.strip_suffix(feminine) {
            Some(before) => stem.ends_with(before),
            None => feminine.ends_with(suffix),
        };
        (suffix.len() >= least && ends).then(|| format!("{stem}{feminine}"))
    })
}

/// A plural without its s, where the s is surely one.
fn without_plural(word: &str) -> Option<&str> {
    let singular = word.strip_suffix('s')?;
    let last = singular.bytes().last()?;
    (singular.len() >= 3 && !matches!(last, b'i' | b'o' | b'u' | b'a' | b's')).then_some(singular)
}

fn pluralised(word: &str) -> String {
    match word.as_bytes() {
        [.., b's' | b'x' | b'z'] => word.to_owned(),
        [.., b'a', b'l'] => format!("{}ux", &word[..word.len() - 1]),
        [.., b'e', b'a', b'u'] | [.., b'e', b'u'] => format!("{word}x"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, suffix: &str, expected: Option<(&str, &str)>) {
        let pair = join(word, suffix, word.ends_with('e'), false);
        let pair = pair.as_ref().map(|pair| (&*pair.masculine, &*pair.feminine));
        assert_eq!(pair, expected, "{word}·{suffix}");
    }

    #[test]
    fn a_suffix_is_the_end_of_a_feminine() {
        check("professionnel", "les", Some(("professionnels", "professionnelles")));
        check("professionnel", "le", Some(("professionnel", "professionnelle")));
        check("acteur", "rices", Some(("acteurs", "actrices")));
        check("acteur", "trices", Some(("acteurs", "actrices")));
        check("acteur", "ices", Some(("acteurs", "actrices")));
        check("travailleur", "euses", Some(("travailleurs", "travailleuses")));
        check("travailleur", "se", Some(("travailleur", "travailleuse")));
        check("travailleurs", "euses", Some(("travailleurs", "travailleuses")));
        check("infirmier", "ere", Some(("infirmier", "infirmiere")));
        check("infirmier", "iere", Some(("infirmier", "infirmiere")));
        check("infirmier", "e", Some(("infirmier", "infirmiere")));
        check("actif", "ves", Some(("actifs", "actives")));
        check("creatif", "ive", Some(("creatif", "creative")));
        check("sociaux", "ales", Some(("sociaux", "sociales")));
        check("medical", "aux", Some(("medicaux", "medicales")));
        check("tous", "tes", Some(("tous", "toutes")));
        check("ceux", "celles", Some(("ceux", "celles")));
        check("un", "e", Some(("un", "une")));
        check("chef", "fe", Some(("chef", "cheffe")));
        check("maitre", "sse", Some(("maitre", "maitresse")));
        check("maitre", "esse", Some(("maitre", "maitresse")));
        check("sujet", "te", Some(("sujet", "sujette")));
        check("laic", "que", Some(("laic", "laique")));
        check("patients", "es", Some(("patients", "patientes")));
        check("bruxellois", "es", Some(("bruxellois", "bruxelloises")));
        check("copain", "ine", Some(("copain", "copine")));
        check("doux", "ce", Some(("doux", "douce")));
        check("heureux", "se", Some(("heureux", "heureuse")));
        check("nouveau", "elle", Some(("nouveau", "nouvelle")));
        check("directeur", "directrice", Some(("directeur", "directrice")));
        check("benevole", "s", Some(("benevoles", "benevoles")));
        check("social", "es", Some(("sociaux", "sociales")));
    }

    #[test]
    fn what_is_no_feminine_is_no_suffix() {
        check("site", "es", None);
        check("groupe", "e", None);
        check("est", "elle", None);
        check("rendez", "vous", None);
        check("peut", "on", None);
        check("mot", "cle", None);
        check("sans", "abri", None);
        check("", "e", None);
        check("fin", "le", None);
        check("peut", "etre", None);
        check("bien", "etre", None);
    }

    #[test]
    fn an_accented_e_has_a_feminine() {
        let pair = join("salarie", "es", false, false).expect("salarié·es");
        assert_eq!((&*pair.masculine, &*pair.feminine), ("salaries", "salariees"));
    }
}

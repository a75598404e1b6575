//! Words that tell nothing apart. *Grammar* words are articles, pronouns, prepositions and the like; *request* words are
//! those with something is asked or said in general: negations, "vouloir", "comment", "je cherche", "hoe", "how to".
//! Neither is asked for a text holds other words; but in "ne veut pas d'aide" the request words make the sense, so
//! that everyday expressions keep them. All stay in the index, where a title such as "Et après ?" is made of them.
//!
//! One list for three languages, since a request does not say in which it is. A word that tells something in one of them
//! stays out: "die" (English), "but" (French), "car" (English), "men" (English), "son" is taken for the French pronoun.

use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Grammar,
    Request,
}

/// Folded, as forms are.
const LISTS: [(Class, &str); 6] = [
    (
        Class::Grammar,
        // French
        "a ai aie aient ait as au aux avaient avait avec avez avoir avons c ca ce ceci cela celle celles celui ces cet
        cette ceux chaque chez d dans de des du elle elles en entre est et etait etaient etant ete etes etre eu eux il ils
        j je jusque l la laquelle le lequel les lesquels leur leurs lui m ma mais me meme memes mes mien moi mon n ne ni
        nos notre nous on ont ou par parce pendant pour pres puis qu que qui s sa se sera serait ses si sien soi soit
        sommes son sont sous suis sur t ta te tel telle telles tels tes toi ton tu un une vers vos votre vous y",
    ),
    (
        Class::Grammar,
        // Dutch
        "aan al als ben bij daar dan dat de deze dit dus door een er ergens had hadden heb hebben hebt heeft hem het hier
        hij hun iemand iets ik in is ja je jij jou jouw jullie maar me mee met mij mijn na naar nu of om omdat ons onze
        ook op over te ten ter toe tot tussen u uit uw van vanaf via voor want waren was we werd wie
        wij word worden wordt ze zich zij zijn zo zoals zou zouden zullen",
    ),
    (
        Class::Grammar,
        // English
        "about after also am an and any anyone anything are at be because been before being between both by each for from
        had has have having he her here him his i if in into is it its me my of on or other our own she should so some
        someone something such than that the their them then there these they thing things this those to too u under us
        was we were where which while will with would you your yours",
    ),
    (
        Class::Request,
        // French
        "alors apres aucun aucune aupres aussi autre autres avant beaucoup bien certain certaine certaines certains comme
        comment deja depuis devant devoir doit doivent donc dont encore fais faire fait faut font jamais lors mettre
        nouveau parfois pas peu peut peuvent peux plus plusieurs plutot pourquoi pourrait pouvoir quand quel quelle
        quelles quelqu quelque quelques quels quelquun quoi rien sais sait sans savoir souvent tant toujours tous tout
        toute toutes tres trop va vais vas veulent veut veux voici voila voir vont vouloir voudrais voudrait voulons
        vraiment vu bonjour merci svp cherche cherchons chercher besoin trouver savez auriez existe exister quelquechose
        chose choses faisons pouvez pourriez",
    ),
    (
        Class::Request,
        // Dutch
        "alle welk welke wie wat waar alleen altijd ander andere anders bijna bijvoorbeeld daarom doe doen doet eens eigen elk elke geen graag
        heel hoe kan kon kunnen kunt mag meer meest moet moeten niemand niet niets nieuw nog nooit pas soms steeds tegen
        toch vaak veel vind vinden vooral waarom wanneer weer weet wel weten wil willen wilt zeer zoek zoeken zonder hallo
        bedankt bestaat nodig mogelijk hulpvraag",
    ),
    (
        Class::Request,
        // English
        "all always which who whom whose what when where can could did do does doing don dont every few find get gets give go going got how just know let like
        looking look make many may might more most much must need needs no not now off one only out please very wants way
        why without hello thanks up",
    ),
];

/// Grammar words that say where or how: "ligne" is one thing, "en ligne" another.
const PREPOSITIONS: &str = "
    a au aux avec chez dans en entre par pour sous sur vers
    aan bij in met naar onder op over te ter tot uit via voor
    at by for from into on to under with";

static ALL: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let words = |(class, list): (Class, &'static str)| list.split_whitespace().map(move |word| (word, class));
    // What is grammar in one language is grammar.
    LISTS.into_iter().rev().flat_map(words).collect()
});

/// Whether a form tells nothing apart.
#[must_use]
pub fn is_function_word(form: &str) -> bool {
    ALL.contains_key(form)
}

/// Whether a form is a mere word of grammar.
pub(crate) fn is_grammar_word(form: &str) -> bool {
    ALL.get(form) == Some(&Class::Grammar)
}

/// Whether a grammar word changes the sense of a word that stands alone behind it.
pub(crate) fn is_preposition(form: &str) -> bool {
    PREPOSITIONS.split_whitespace().any(|word| word == form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_folded_and_leave_out_what_tells_something() {
        for word in ALL.keys() {
            assert_eq!(repertoire_catalogue::fold(word), **word);
        }
        for word in ["die", "but", "deuil", "groupe", "aide", "help", "steun", "team", "client", "mort"] {
            assert!(!is_function_word(word), "{word}");
        }
        assert!(is_function_word("pas") && !is_grammar_word("pas") && is_grammar_word("les"));
    }
}

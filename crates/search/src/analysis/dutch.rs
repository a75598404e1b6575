//! Families of Dutch words, and the parts of Dutch compounds, from folded words (no case, no accents).
//!
//! Snowball's Dutch stemmers were measured and left: Kraaij and Pohlmann's takes `ge-` off nouns (gezin becomes zin), the
//! older one knows no vowel length (praten, praat) and leaves irregular plurals apart. Here the spelling rules of open and
//! closed syllables are applied, endings are taken off where enough is left, and what no rule makes is named. DESIGN.md has
//! the figures.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Shorter words are taken as they stand.
const WORD_BYTES_MIN: usize = 4;
/// Shortest compound: looking into short words costs as much and finds next to nothing.
const COMPOUND_BYTES_MIN: usize = 7;
/// Shortest part of a compound.
const PART_BYTES_MIN: usize = 3;
/// Shortest unknown beginning before a head that many words take ("eerstelijns-psycholoog").
const UNKNOWN_BYTES_MIN: usize = 4;
/// Deepest nesting of compounds that is looked for.
const DEPTH_MAX: usize = 3;

/// Families that no rule makes, each behind its key.
const FAMILIES: &[(&str, &str)] = &[
    ("kind", "kind kinderen kinders kindje"),
    ("stad", "stad steden"),
    ("lid", "lid leden"),
    ("schip", "schip schepen"),
    ("centrum", "centrum centra centrums"),
    ("museum", "museum musea"),
    ("datum", "datum data datums"),
    ("politicus", "politicus politici"),
    ("medicus", "medicus medici"),
    ("leraar", "leraar leraren leraars lerares leraressen"),
    ("moeder", "moeder moeders"),
    ("ouder", "ouder ouders ouderschap"),
    ("oudere", "oudere ouderen"),
    ("ei", "ei eieren"),
    ("lied", "lied liederen"),
    ("blad", "blad bladen bladeren"),
    ("weg", "weg wegen"),
    ("dag", "dag dagen"),
    ("slag", "slag slagen"),
    ("god", "god goden"),
    ("bad", "bad baden"),
    ("pad", "pad paden"),
    ("dak", "dak daken"),
    ("glas", "glas glazen"),
    ("gebrek", "gebrek gebreken"),
    ("gebed", "gebed gebeden"),
    ("oorlog", "oorlog oorlogen"),
    ("hof", "hof hoven"),
    ("psychiat", "psychiater psychiaters psychiatrie psychiatrisch psychiatrische"),
    ("psycholog", "psycholoog psychologen psychologie psychologisch psychologische psychologe"),
    ("pedagog", "pedagoog pedagogen pedagogie pedagogisch pedagogische pedagogiek"),
    ("sociolog", "socioloog sociologen sociologie sociologisch"),
    ("geriat", "geriater geriatrie geriatrisch geriatrische"),
    ("pediat", "pediater pediatrie pediatrisch"),
    ("therap", "therapeut therapeuten therapie therapieen therapeutisch therapeutische therapeute"),
    ("psychotherap", "psychotherapeut psychotherapeuten psychotherapie psychotherapeutisch"),
    ("kine", "kine kinesist kinesisten kinesitherapeut kinesitherapie"),
    ("suicid", "suicide suicides suicidaal suicidale suicidaliteit"),
    ("psychoos", "psychose psychosen psychoses psychotisch psychotische"),
    ("neuroos", "neurose neurosen neurotisch neurotische"),
    ("trauma", "trauma traumas traumatisch traumatische getraumatiseerd getraumatiseerde traumatiseren"),
    ("autis", "autisme autist autisten autistisch autistische"),
    ("depres", "depressie depressies depressief depressieve"),
    ("agres", "agressie agressief agressieve agressiviteit"),
    ("famil", "familie families familiaal familiale"),
    ("seksu", "seksueel seksuele seksualiteit seks"),
    ("crimin", "crimineel criminele criminaliteit"),
    ("norma", "normaal normale normaliteit"),
    ("religi", "religie religieus religieuze"),
    ("nerv", "nerveus nerveuze nervositeit"),
    ("angst", "angst angsten angstig angstige"),
    ("verdriet", "verdriet verdrietig verdrietige"),
    ("schuld", "schuld schulden schuldig schuldige"),
    ("verslav", "verslaving verslavingen verslaafd verslaafde verslaafden verslavend verslavende"),
    ("mens", "mens mensen menselijk menselijke"),
    ("dood", "dood doden dode doodgaan"),
    ("sterv", "sterven sterft gestorven stervende stervenden"),
    ("overlijd", "overlijden overleden overlijdt"),
    ("drink", "drinken drinkt dronk gedronken drank dranken"),
    ("vind", "vinden vindt vond gevonden"),
    ("help", "helpen helpt hielp geholpen help"),
    ("pesten", "pesten gepest pesterij pesterijen"),
    ("geef", "geven geeft gaf gegeven geef"),
    ("neem", "nemen neemt nam genomen"),
    ("breng", "brengen brengt bracht gebracht"),
    ("zoek", "zoeken zoekt zocht gezocht"),
    ("koop", "kopen koopt kocht gekocht"),
    ("zie", "zien ziet zag gezien"),
    ("ga", "gaan gaat ging gegaan"),
    ("sta", "staan staat stond gestaan"),
    ("sla", "slaan slaat sloeg geslagen"),
    ("kom", "komen komt kwam gekomen"),
    ("spreek", "spreken spreekt sprak gesproken spreek"),
    ("lees", "lezen leest las gelezen"),
    ("schrijf", "schrijven schrijft schreef geschreven"),
    ("blijf", "blijven blijft bleef gebleven"),
    ("krijg", "krijgen krijgt kreeg gekregen"),
    ("lijd", "lijden lijdt leed geleden"),
    ("rijd", "rijden rijdt reed gereden"),
    ("verlies", "verliezen verliest verloor verloren verlies"),
    ("vlucht", "vluchten vlucht vluchtte gevlucht"),
    ("vluchteling", "vluchteling vluchtelingen"),
    ("begeleid", "begeleiden begeleidt begeleidde begeleid begeleiding begeleidingen begeleidend"),
    ("ondersteun", "ondersteunen ondersteunt ondersteunde ondersteund ondersteuning ondersteunend"),
    ("mishandel", "mishandelen mishandelt mishandelde mishandeld mishandeling mishandelingen"),
    ("behandel", "behandelen behandelt behandelde behandeld behandeling behandelingen"),
    ("opvang", "opvangen opvangt opvang opgevangen"),
    ("aanpak", "aanpakken aanpak aangepakt"),
    ("overleg", "overleggen overlegt overleg overlegd"),
    ("gesprek", "gesprek gesprekken gesprekje"),
    ("zorg", "zorgen zorgt zorgde gezorgd zorg"),
    ("rouw", "rouwen rouwt rouwde rouw"),
    ("advies", "advies adviezen adviseren adviseert"),
    ("steun", "steunen steunt steunde gesteund steun"),
    ("hulp", "hulp"),
    ("werk", "werken werkt werkte gewerkt werk"),
    ("leer", "leren leert leerde geleerd"),
    ("voel", "voelen voelt voelde gevoeld"),
    ("gevoel", "gevoel gevoelens"),
    ("woon", "wonen woont woonde gewoond"),
    ("won", "woning woningen"),
    ("boos", "boos boze bozer boosheid"),
    ("beroep", "beroep beroepen beroepsmatig"),
    ("gemeen", "gemeente gemeenten gemeentes gemeentelijk gemeentelijke"),
    ("zwanger", "zwanger zwangere zwangeren zwangerschap zwangerschappen"),
    ("vriend", "vriend vrienden vriendin vriendinnen vriendje vriendschap"),
    ("jong", "jong jonge jongere jongeren"),
    ("jongen", "jongen jongens"),
    ("dakloos", "dakloos dakloze daklozen dakloosheid"),
    ("thuisloos", "thuisloos thuisloze thuislozen thuisloosheid"),
    ("arm", "arm arme armen armoede"),
    ("ziek", "ziek zieke zieken ziekte ziektes ziekten"),
    ("gek", "gek gekke gekken"),
    ("arts", "arts artsen"),
    ("huisarts", "huisarts huisartsen"),
    ("huis", "huis huizen huisje"),
    ("thuis", "thuis"),
    ("vrouw", "vrouw vrouwen vrouwelijk vrouwelijke"),
    ("man", "man mannen mannelijk mannelijke"),
    ("baby", "baby babys babytje babytjes"),
    ("partner", "partner partners"),
    ("kracht", "kracht krachten krachtig"),
    ("verkracht", "verkrachten verkracht verkrachting verkrachtingen"),
    ("misbruik", "misbruiken misbruikt misbruik"),
    ("gebruik", "gebruiken gebruikt gebruik"),
    ("gebruiker", "gebruiker gebruikers gebruikster"),
    ("train", "trainen traint getraind training trainingen"),
    ("coach", "coach coaches coachen coaching"),
    ("vorm", "vormen vormt vorming vormingen vorm"),
    ("cursus", "cursus cursussen"),
    ("crisis", "crisis crisissen crises"),
];

/// Words that rules would make members of a family they are not of: each is its own.
const ALONE: &str = "
    houding pest slap slappe wet rok tol lever beleid overheid eenheid waarheid koning kring ding ring lening haring gaten
    weten treinen trein bos bom bon zon zin tal bus deken teken wonder wond intern druk drug gebied gewest west verzoek
    bezoek handel drager gedrag anker kanker voeding pleger verpleger lijf verblijf moed geheim meisje beetje oranje einde
    aarde waarde derde vierde tiende gedachte behoefte ruimte gewoonte liefde vrede schade genade dienst kunst tekst post
    feest geest beest rust kust lust last lijst test rest west oost herfst winst toekomst komst gast vast juist bewust
    herstel stel bestellen geld veld beeld wereld held woord noord moord bord boord koord avond hond grond mond rond pond
    vijand maand band hand land rand strand tand wand zand deur duur buur uur vuur muur cultuur natuur structuur opvoeding
    minister venster zuster monster meester semester master poster cluster register luister ouderen over onder
    boven achter water weer meer zeer vier dier bier papier manier plezier rivier ander zonder middel regel winkel vogel
    artikel wortel titel oefening bejaarde gehandicapte";

/// Compounds that are not the sum of their parts: what of them may be looked for alone, if anything.
const WHOLE: &str = "
    zelfmoord: mantelzorg:zorg mantelzorger: mantelzorgers: kinderbijslag:kind ziekenhuis:ziek ziekenhuizen:ziek ziekenfonds:
    ziekenkas: maatschappij: maatschappelijk: gemeenschap: eigenschap: wetenschap: boodschap: landschap: vriendschap:
    ouderschap:ouder ouderdom: rijkdom: verhalen: verhaal: bestaan: ontstaan: toestaan: verstaan: voorstaan: overstaan:
    vertrouwen: vertrouwd: getrouwd: onderwerp: ontwerp: voorwerp: ontwikkeling: gebeurtenis: gevangenis: begrafenis:
    geschiedenis: kennis: vergissing: beslissing: oplossing: afspraak: uitspraak: toespraak: inspraak: opdracht: voordracht:
    aandacht: verdacht: verwacht: verwachting: overleden: verleden: onderwijs:onderwijs handicap: bibliotheek: apotheek:
    apotheker: beroemd: verzekering: zekerheid: maaltijd: altijd: wedstrijd: strijd: antwoord: verantwoord:
    verantwoordelijk: verantwoordelijkheid: tegenwoordig: voorbeeld: inbeelding: verbeelding: afbeelding: spiegelbeeld:
    boekhouding: huishouden:huis huishouding:huis verhouding: inhoud: onderhoud: behoud: voorhoofd: hoofdstad:stad
    vaderland: buitenland: binnenland: nederland: engeland: duitsland: eiland: toestand: verstand: bestand: afstand:
    voorstander: tegenstander: opstand: weerstand: omstandigheid: standpunt: standaard: handig: handelen: handeling:
    behandeling: mishandeling: onderhandeling: verandering: bewonder: verwondering: bijzonder: uitzondering: opzoeken:
    onderzoek:onderzoek onderzoeken:onderzoek onderzoeker:onderzoek bezoeken: verzoeken: beroepsgeheim:beroep,geheim
    geheimhouding:geheim seksueel: kinderachtig: kinderdagverblijf:kind thuis: tehuis: tijdens: bijdrage: bedrag: verdrag:
    contract: verdragen: gedragen: vervoer: uitvoering: invoering: opvoeding: ervaring: verwaarlozing: verkrachting:
    veerkracht:veerkracht weerbaarheid: levensmoe: levenslang: onderdak: vandaag: overdag: middag: maandag: dinsdag:
    woensdag: donderdag: vrijdag: zaterdag: zondag: verjaardag: vakantie: afdeling: aanbod: verbod: gebod: aanbieden:
    verbieden: gebieden: bestuur: besturen: verdriet: heimwee: spijt: nijd: vrijheid: gelijkheid: gelegenheid:
    tevredenheid: onveiligheid: overheid: hoeveelheid: meerderheid: minderheid: verscheidenheid: aanwezig: afwezig:
    vanwege: onderweg: omweg: beweging: bewegen: overweging: aanleg: beleg: overleg: verleg: gesprek: afsprak: besprek:
    verslag: gezag: ontslag: opslag: beslag: omslag: toeslag:toeslag aanslag: neerslag: uitslag: inslag:
    tolerantie: intolerantie: misdaad: misdadiger: misdrijf: misverstand: mislukking:";

static NAMED: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    FAMILIES.iter().flat_map(|&(key, words)| words.split_whitespace().map(move |word| (word, key))).collect()
});

static APART: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ALONE.split_whitespace().collect());

/// The key of a folded word's family.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if let Some(key) = NAMED.get(word) {
        return Cow::Borrowed(key);
    }
    if APART.contains(word) {
        // No rule makes a key with this sign: the word is a family by itself.
        return Cow::Owned(format!("{word}="));
    }
    if word.len() < WORD_BYTES_MIN || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let mut key = word.to_owned();
    diminutive(&mut key);
    plural_s(&mut key);
    if let Some(named) = known(&key) {
        return named;
    }
    // Endings stand one behind the other: "afhankelijk·heid", "psych·isch·e".
    for _ in 0..3 {
        if !ending(&mut key) {
            break;
        }
        if let Some(named) = known(&key) {
            return named;
        }
    }
    close(&mut key);
    Cow::Owned(key)
}

fn known(key: &str) -> Option<Cow<'static, str>> {
    let named = NAMED.get(key).map(|key| Cow::Borrowed(*key));
    named.or_else(|| APART.contains(key).then(|| Cow::Owned(format!("{key}="))))
}

/// "kindje", "verhaaltje", "boompje", "mannetje", and their plurals.
fn diminutive(key: &mut String) {
    let Some(small) = key.strip_suffix("jes").or_else(|| key.strip_suffix("je")) else { return };
    if small.len() < 3 {
        return;
    }
    let base = match small.as_bytes() {
        // "mannetje", "dingetje"
        [.., a, b, b'e', b't'] if a == b && small.len() > 5 => &small[..small.len() - 3],
        [.., b'n', b'g', b'e', b't'] => &small[..small.len() - 2],
        // "boompje"
        [.., b'm', b'p'] => &small[..small.len() - 1],
        // "broertje", "verhaaltje", "babytje": the t belongs to the ending behind a vowel and l, n, r, w.
        [.., b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'l' | b'n' | b'r' | b'w', b't'] if small.len() > 4 => {
            &small[..small.len() - 1]
        }
        _ => small,
    };
    *key = base.to_owned();
}

/// "hulpverleners", "collegas", "psychoses".
fn plural_s(key: &mut String) {
    let strip = match key.as_bytes() {
        // "jongens" and "gevoelens", but "mens", "kans", "grens".
        [.., b'e', b'n', b's'] => key.len() > 6,
        [.., b'i' | b'u' | b's' | b't' | b'k' | b'n', b's'] => false,
        [.., a, b, b's'] if a == b => false,
        [.., b'o' | b'a', b's'] => key.len() > 5 && !key.ends_with("oos") && !key.ends_with("aas"),
        [.., b's'] => key.len() > 4,
        _ => false,
    };
    if strip {
        key.pop();
    }
}

/// Takes one ending off; whether there was one.
fn ending(key: &mut String) -> bool {
    const ENDINGS: [(&str, &str, usize); 26] = [
        ("heden", "", 4),
        ("heid", "", 4),
        ("igster", "iger", 3),
        ("kster", "ker", 3),
        ("eenster", "ener", 3),
        ("eegster", "eger", 3),
        ("ingen", "", 4),
        ("ing", "", 4),
        ("ieven", "", 4),
        ("ieve", "", 4),
        ("ief", "", 4),
        ("iteit", "", 4),
        ("ische", "", 4),
        ("isch", "", 4),
        ("atie", "eer", 4),
        ("ie", "", 5),
        ("dden", "d", 4),
        ("dde", "d", 4),
        ("rden", "r", 5),
        ("rde", "r", 5),
        ("lden", "l", 6),
        ("lde", "l", 6),
        ("eld", "el", 5),
        ("igd", "ig", 5),
        ("en", "", 3),
        ("e", "", 3),
    ];
    for (ending, other, least) in ENDINGS {
        let Some(before) = key.strip_suffix(ending) else { continue };
        if before.len() < least || (ending == "e" && before.ends_with(['i', 'e'])) {
            continue;
        }
        // Only before a vowel does a syllable open.
        let opens = matches!(ending.as_bytes()[0], b'e' | b'i') && other.is_empty() && ending != "ie";
        *key = format!("{before}{other}");
        if opens && ending != "ief" && !ending.starts_with("isch") && !ending.starts_with("ie") {
            long(key);
        }
        return true;
    }
    // The third person: "begeleidt", "leeft", "helpt".
    if let [.., before, b't'] = key.as_bytes()
        && key.len() > 4
        && !matches!(before, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b's' | b't' | b'c')
    {
        key.pop();
        return true;
    }
    false
}

/// An open syllable closed: "prat-en" is "praat", "gezinn-en" is "gezin".
fn long(key: &mut String) {
    let bytes = key.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && !is_vowel(*a)
    {
        key.pop();
        return;
    }
    let [.., before, vowel, last] = bytes else { return };
    let (before, vowel, last) = (*before, *vowel, *last);
    // "officiële", "seksuele": two vowels that are no one sound.
    let apart = matches!((before, vowel), (b'i' | b'u' | b'e', b'a' | b'o') | (b'u', b'e'))
        || (key.len() > 5 && key.ends_with("iel"));
    if is_vowel(last) || !matches!(vowel, b'a' | b'e' | b'o' | b'u') || (is_vowel(before) && !apart) {
        return;
    }
    // "luister", "behandel": an e that is not heard.
    let syllables_before = bytes[..bytes.len() - 2].iter().any(|byte| is_vowel(*byte));
    if vowel == b'e' && matches!(last, b'r' | b'l' | b'n' | b'm') && syllables_before && !apart {
        return;
    }
    let at = key.len() - 1;
    key.insert(at, char::from(vowel));
}

/// What the end of a key is written as: "lev" and "leef", "huiz" and "huis", "beheer" and "beher" are one.
fn close(key: &mut String) {
    let last = key.pop();
    key.extend(match last {
        Some('v') => Some('f'),
        Some('z') => Some('s'),
        other => other,
    });
    let bytes = key.as_bytes();
    if bytes.len() > 5 && bytes.ends_with(b"eer") && bytes[..bytes.len() - 3].iter().any(|byte| is_vowel(*byte)) {
        key.truncate(key.len() - 3);
        key.push_str("er");
    }
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The words that compounds are made of.
const PARTS: &str = include_str!("dutch_parts.txt");

struct Parts {
    /// Families of words that may be any part.
    any: HashSet<String>,
    /// Families of words that any beginning may stand before.
    heads: HashSet<String>,
    whole: HashMap<&'static str, Vec<&'static str>>,
}

static DICTIONARY: LazyLock<Parts> = LazyLock::new(|| {
    let words = PARTS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    let (mut any, mut heads) = (HashSet::new(), HashSet::new());
    for word in words {
        // A plus marks a head.
        let (word, head) = word.strip_prefix('+').map_or((word, false), |word| (word, true));
        let key = stem(word).into_owned();
        if head {
            heads.insert(key.clone());
        }
        any.insert(key);
    }
    let whole = WHOLE.split_whitespace().filter_map(|entry| entry.split_once(':'));
    let whole = whole.map(|(word, parts)| (word, parts.split(',').filter(|part| !part.is_empty()).collect())).collect();
    Parts { any, heads, whole }
});

/// Families of the parts of a compound, each once; none where the word is no compound.
pub(crate) fn parts(word: &str) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(whole) = DICTIONARY.whole.get(word) {
        parts.extend(whole.iter().map(|part| stem(part).into_owned()));
        return parts;
    }
    if word.len() >= COMPOUND_BYTES_MIN && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        split(word, 0, &mut parts);
    }
    let own = stem(word);
    parts.retain(|part| *part != own);
    parts.sort_unstable();
    parts.dedup();
    parts
}

/// Adds the parts of the best way to cut a word in two: the longest known end behind a known beginning, else behind an
/// unknown one if the end is a head. Whether there was one.
fn split(word: &str, depth: usize, parts: &mut Vec<String>) -> bool {
    if depth == DEPTH_MAX {
        return false;
    }
    let dictionary = &*DICTIONARY;
    let mut unknown: Option<(usize, String)> = None;
    for at in PART_BYTES_MIN..=word.len().saturating_sub(PART_BYTES_MIN) {
        let end = stem(&word[at..]);
        let is_head = dictionary.heads.contains(&*end);
        if !is_head && !dictionary.any.contains(&*end) {
            continue;
        }
        let beginning = &word[..at];
        let known = bare(beginning).find_map(|bare| {
            let key = stem(bare);
            if dictionary.any.contains(&*key) {
                return Some(vec![key.into_owned()]);
            }
            let mut inner = Vec::new();
            split(bare, depth + 1, &mut inner).then_some(inner)
        });
        if let Some(known) = known {
            parts.extend(known);
            parts.push(end.into_owned());
            // The end may be one itself: "thuiszorg·medewerker" has "zorg" inside, "zorg·medewerker" has "werker".
            split(&word[at..], depth + 1, parts);
            split(beginning, depth + 1, parts);
            let key = stem(beginning).into_owned();
            parts.push(key);
            return true;
        }
        let vowel = beginning.bytes().any(is_vowel);
        if is_head && unknown.is_none() && at >= UNKNOWN_BYTES_MIN && vowel {
            unknown = Some((at, end.into_owned()));
        }
    }
    let Some((at, end)) = unknown else { return false };
    parts.push(end);
    parts.extend(bare(&word[..at]).take(2).map(|bare| stem(bare).into_owned()));
    true
}

/// The last part of a compound, as it is written: "verleners" of "hulpverleners".
pub(super) fn tail(word: &str) -> Option<&str> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let dictionary = &*DICTIONARY;
    let known = |at: &usize| {
        dictionary.any.contains(&*stem(&word[*at..]))
            && bare(&word[..*at]).any(|bare| dictionary.any.contains(&*stem(bare)))
    };
    let at = (PART_BYTES_MIN..=word.len().saturating_sub(PART_BYTES_MIN)).find(known)?;
    Some(&word[at..])
}

/// A beginning with and without the letters that join it to the rest.
fn bare(beginning: &str) -> impl Iterator<Item = &str> {
    let links = ["s", "en", "e", "n", "er"];
    let without = links.into_iter().filter_map(move |link| beginning.strip_suffix(link));
    std::iter::once(beginning).chain(without).filter(|bare| bare.len() >= PART_BYTES_MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(words: &str) {
        let mut words = words.split_whitespace();
        let first = words.next().unwrap_or_default();
        words.for_each(|word| assert_eq!(stem(first), stem(word), "{first} {word}"));
    }

    #[track_caller]
    fn differ(one: &str, other: &str) {
        assert_ne!(stem(one), stem(other), "{one} {other}");
    }

    #[track_caller]
    fn has(word: &str, expected: &str) {
        let parts = parts(word);
        for part in expected.split_whitespace() {
            assert!(parts.contains(&stem(part).into_owned()), "{word}: {part} in {parts:?}");
        }
    }

    #[track_caller]
    fn has_not(word: &str, part: &str) {
        assert!(!parts(word).contains(&stem(part).into_owned()), "{word}: {part}");
    }

    #[test]
    fn families_meet() {
        same("gezin gezinnen");
        same("kind kinderen kindje kindjes");
        same("verslaving verslavingen");
        same("huisarts huisartsen");
        same("praten praat");
        same("sociaal sociale");
        same("palliatief palliatieve");
        same("moeilijk moeilijke moeilijkheid moeilijkheden");
        same("luisteren luistert luisterde");
        same("hulpverlener hulpverleners hulpverleenster");
        same("medewerker medewerkster medewerkers");
        same("verhaal verhaaltje");
        same("psychisch psychische");
        same("kwetsbaar kwetsbare kwetsbaarheid");
    }

    #[test]
    fn words_that_differ_do_not() {
        differ("gezin", "zin");
        differ("geweld", "geweldig");
        differ("gezondheid", "zon");
        differ("ouders", "ouderen");
        differ("slapen", "slap");
        differ("leven", "lever");
        differ("vrouw", "rouw");
    }

    #[test]
    fn compounds_are_found_by_their_parts() {
        has("gezondheidszorg", "zorg gezondheid");
        has("suicidepreventie", "suicide preventie");
        has("thuiszorgmedewerker", "thuiszorg medewerker zorg");
        has("kindermishandeling", "kind mishandeling");
        has("eerstelijnspsycholoog", "psycholoog");
        has("cultuurverschillen", "cultuur verschil");
        has_not("zelfmoord", "moord");
        has_not("mantelzorg", "mantel");
        has_not("kinderbijslag", "slag");
        assert!(parts("verhalen").is_empty() && parts("gezin").is_empty());
    }

    #[test]
    fn any_word_has_a_key() {
        for word in ["", "s", "je", "en", "tje", "ing", "heid", "日本", "24/7", "É", "aaaaaaaaaaaa", "etje", "mpje"]
        {
            assert_eq!(stem(word).is_empty(), word.is_empty(), "{word}");
            parts(word);
        }
    }
}

//! Families of Dutch words, and the parts of Dutch compounds, from folded words (no case, no accents).
//!
//! Snowball's two Dutch stemmers were measured and left: Kraaij and Pohlmann's takes `ge-` off nouns (gezin becomes
//! zin), Porter's leaves irregular plurals and nouns of verbs apart, and neither knows compounds. A full lexicon
//! would be exact for what is in it and silent for the rest. So here: the spelling rules of open and closed
//! syllables (praten, praat), endings where enough of the word is left, and tables for what no rule makes and for
//! words that a rule would make another's. Endings that change what a word is about (`-er`, `-lijk`, most prefixes)
//! stay on. DESIGN.md has the figures.
//!
//! Parts: a word that can be cut into listed words (`dutch_parts.txt`), with the letters that join them, is a
//! compound; the fewest parts win. Before a head that takes any beginning ("-begeleiding"), an unknown one is let
//! through.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Shorter words are taken as they stand.
const WORD_BYTES_MIN: usize = 2;
/// Longer ones are no words.
const WORD_BYTES_MAX: usize = 64;

/// Families that no rule makes, each behind its key: singular and infinitive are enough where the rest is regular.
const FAMILIES: &[(&str, &str)] = &[
    // Plurals
    ("kind", "kind kindje kindertje kinder kids kid"),
    ("stad", "stad steedje"),
    ("schip", "schip schepen scheepje"),
    ("smid", "smid smeden"),
    ("blad", "blad blaadje bladeren"),
    ("gat", "gat gaten gaatje"),
    ("vat", "vat vaten vaatje"),
    ("pad", "pad paadje"),
    ("glas", "glas glaasje"),
    ("dag", "dag daagje"),
    ("weg", "weg wegen weggetje"),
    ("omweg", "omweg omwegen"),
    ("graf", "graf graven"),
    ("dak", "dak daken"),
    ("dal", "dal dalen"),
    ("bad", "bad baden"),
    ("god", "god goden godin godinnen"),
    ("hof", "hof hoven"),
    ("lot", "lot loten"),
    ("slot", "slot sloten"),
    ("spel", "spel spellen spelletje"),
    ("gebed", "gebed gebeden"),
    ("gebrek", "gebrek gebreken"),
    ("gebod", "gebod geboden"),
    ("verbod", "verbod verboden"),
    ("bevel", "bevel bevelen"),
    ("verlof", "verlof verloven"),
    ("verdrag", "verdrag verdragen"),
    ("lam", "lam lammeren"),
    ("kalf", "kalf kalveren"),
    ("rund", "rund runderen"),
    ("ei", "ei eieren eitje"),
    ("rad", "rad raderen"),
    ("been", "been benen beenderen beentje"),
    ("gemoed", "gemoed gemoederen"),
    ("datum", "datum data"),
    ("museum", "museum musea"),
    ("forum", "forum fora"),
    ("individu", "individu individuen individus individueel"),
    ("menu", "menu menus"),
    ("taxi", "taxi taxis"),
    ("ski", "ski skis"),
    ("crisis", "crisis crises"),
    ("basis", "basis bases"),
    ("analyse", "analyse analyses analyseren analyseert"),
    ("diagnose", "diagnose diagnoses diagnosen diagnosticeren diagnostisch diagnostiek"),
    ("koe", "koe koeien"),
    ("vlo", "vlo vlooien"),
    ("zee", "zee zeeen"),
    ("knie", "knie knieen knietje"),
    ("idee", "idee ideeen"),
    ("fee", "fee feeen"),
    ("oma", "oma omaatje omas"),
    ("opa", "opa opaatje opas"),
    ("mama", "mama mamaatje mamas mam"),
    ("papa", "papa papaatje papas"),
    ("auto", "auto autootje"),
    ("foto", "foto fotootje"),
    ("uur", "uur uren uurtje"),
    ("zelf", "zelf zelve"),
    ("man", "man mannen mannetje"),
    ("meisje", "meisje meisjes meid meiden"),
    ("jongen", "jongen jongens jongetje jongetjes"),
    // People
    ("ouder", "ouder ouders"),
    ("oudere", "ouderen oudere"),
    ("jongere", "jongere jongeren"),
    ("leraar", "leraar leraren lerares"),
    ("eigenaar", "eigenaar eigenares eigenaren"),
    ("koning", "koning koningin koninginnen koningen koninkje"),
    ("boer", "boer boerin boerinnen boeren"),
    ("held", "held heldin heldinnen"),
    ("herder", "herder herderin"),
    ("kapper", "kapper kapster"),
    ("secretaris", "secretaris secretaresse secretarissen"),
    ("therapeut", "therapeut therapeuten therapeute"),
    ("erfgenaam", "erfgenaam erfgename erfgenamen"),
    ("volwassen", "volwassen volwassene volwassenen"),
    ("gevangen", "gevangen gevangene gevangenen"),
    ("overled", "overleden overledene overledenen overlijden overlijdt overleed"),
    ("student", "student studente"),
    ("prostituee", "prostituee prostituees"),
    // Nouns and their adjectives
    ("suicid", "suicide suicides suicidaal suicidaliteit"),
    ("psychose", "psychose psychosen psychotisch"),
    ("neurose", "neurose neurosen neurotisch"),
    ("therapie", "therapie therapieen therapeutisch"),
    ("psychotherapie", "psychotherapie psychotherapeutisch"),
    ("trauma", "trauma traumatisch getraumatiseerd traumatiseren traumata"),
    ("autisme", "autisme autistisch"),
    ("angst", "angst angstig"),
    ("verdriet", "verdriet verdrietig"),
    ("schuld", "schuld schuldig"),
    ("verslaaf", "verslaafd verslaving verslaven"),
    ("familie", "familie familiaal"),
    ("ethiek", "ethiek ethisch"),
    ("kliniek", "kliniek klinisch"),
    ("kritiek", "kritiek kritisch"),
    ("praktijk", "praktijk praktisch"),
    ("muziek", "muziek muzikaal"),
    ("seksueel", "seksueel seksualiteit"),
    ("spiritueel", "spiritueel spiritualiteit"),
    ("intiem", "intiem intimiteit"),
    ("stabiel", "stabiel stabiliteit"),
    ("solidair", "solidair solidariteit"),
    ("loyaal", "loyaal loyaliteit"),
    ("kwaliteit", "kwaliteit kwalitatief"),
    ("nervositeit", "nervositeit nerveus"),
    ("religie", "religie religieus"),
    ("racisme", "racisme racistisch"),
    ("zwanger", "zwanger zwangerschap"),
    ("arm", "arm armoede armoedig"),
    ("ziek", "ziek ziekte"),
    ("mens", "mens mensen"),
    ("dood", "dood dode doden"),
    ("huis", "huis huizen huisje"),
    ("regio", "regio regionaal"),
    ("provincie", "provincie provinciaal"),
    ("centrum", "centrum centraal centrums centra"),
    ("dementie", "dementie dement dementerend dementeren"),
    ("palliatief", "palliatief palliatie"),
    ("fobie", "fobie fobieen fobisch"),
    ("depressie", "depressie depressief"),
    ("alcohol", "alcohol alcoholisch"),
    ("emotie", "emotie emotioneel emo"),
    ("nabij", "nabij nabijheid"),
    ("intensief", "intensief intensiteit"),
    ("identiteit", "identiteit identiteiten"),
    ("empathie", "empathie empathisch"),
    // Verbs and their nouns
    ("opvoed", "opvoeding opvoeden"),
    ("bevraag", "bevraging bevragen bevraagt"),
    ("interven", "interventie intervenieren intervenieert"),
    ("reageer", "reageren reactie reacties"),
    ("adviseer", "adviseren advisering adviseert"),
    ("teken", "teken tekenen tekent tekende getekend tekening"),
    ("reken", "rekenen rekent rekende gerekend"),
    ("oefen", "oefenen oefent oefende geoefend oefening"),
    ("open", "open openen opent opende geopend opening"),
    ("zegen", "zegen zegenen"),
    ("regen", "regen regenen regent regende"),
    ("orden", "ordenen ordent ordening"),
    ("herken", "herkennen herkent herkende herkend herkenning"),
    ("erken", "erkennen erkent erkende erkend erkenning"),
    ("verken", "verkennen verkent verkende verkend verkenning"),
    ("ontken", "ontkennen ontkent ontkende ontkend ontkenning"),
    ("ken", "kennen kent kende gekend"),
    ("begin", "begin beginnen begint begon begonnen beginner"),
    ("win", "winnen wint won gewonnen"),
    ("plan", "plan plannen plande gepland planning"),
    ("ren", "rennen rent rende"),
    ("wen", "wennen went gewend gewenning wende"),
    ("verwen", "verwennen verwent verwend verwenning"),
    ("ontspan", "ontspannen ontspant ontspanning ontspande"),
    ("inspan", "inspannen inspant inspanning ingespannen"),
    ("span", "spannen spant spanning gespannen"),
    ("ban", "bannen bant verbannen"),
    ("dans", "dansen danst danste gedanst dans"),
    ("wens", "wens wensen wenst wenste gewenst"),
    ("grens", "grens grenzen grenst"),
    ("pas", "passen past paste gepast"),
    ("aanpas", "aanpassen aanpast aangepast aanpassing"),
    ("toepas", "toepassen toepast toegepast toepassing"),
    ("oppas", "oppassen oppast opgepast oppas"),
    ("was", "wassen waste gewassen"),
    ("mis", "missen mist miste gemist"),
    ("beslis", "beslissen beslist besliste beslissing"),
    ("vergis", "vergissen vergist vergiste vergissing"),
    ("kus", "kus kussen kust kuste gekust"),
    ("les", "les lessen lesje"),
    ("eis", "eis eisen eist eiste geeist"),
    ("reis", "reis reizen reist reisde gereisd"),
    ("lees", "lezen leest las lazen gelezen lezing"),
    ("genees", "genezen geneest genas genezing"),
    ("kies", "kiezen kiest koos kozen gekozen kies"),
    ("verkies", "verkiezen verkiest verkoos verkozen verkiezing"),
    ("bots", "botsen botst botste gebotst botsing"),
    ("kwets", "kwetsen kwetst kwetste gekwetst kwets"),
    ("toets", "toets toetsen toetst getoetst toetsing"),
    ("plaats", "plaats plaatsen plaatst plaatste geplaatst plaatsing"),
    ("schets", "schets schetsen schetst geschetst"),
    ("poets", "poetsen poetst poetste gepoetst"),
    ("fiets", "fiets fietsen fietst fietste gefietst"),
    ("reanimeer", "reanimatie reanimeren"),
    ("organiseer", "organiseren organisatie organisatorisch"),
    ("kook", "koken kookt kookte gekookt kok"),
    ("drink", "drinken drinkt dronk dronken gedronken"),
    ("bezit", "bezit bezitten bezat bezitting"),
    ("leg", "leggen legt legde gelegd"),
    ("zeg", "zeggen zegt zei zeiden zegde gezegd"),
    ("heb", "hebben heb hebt heeft had hadden gehad"),
    ("ontvang", "ontvangen ontvangt ontving ontvingen ontvangst"),
    ("vang", "vangen vangt ving vingen gevangen vangst"),
    ("opvang", "opvang opvangen opvangt opving opgevangen"),
    ("vervang", "vervangen vervangt verving vervanging"),
    ("hang", "hangen hangt hing hingen gehangen"),
    ("gebruik", "gebruik gebruiken gebruikt gebruikte"),
    ("misbruik", "misbruik misbruiken misbruikt misbruikte"),
    ("gebeur", "gebeuren gebeurt gebeurde gebeurd"),
    ("geloof", "geloof geloven gelooft geloofde geloofd"),
    ("geniet", "genieten geniet genoot genoten"),
    ("getuig", "getuigen getuigt getuigde getuigd getuige"),
    ("getuigenis", "getuigenis getuigenissen"),
    ("gedraag", "gedragen gedraagt gedroeg gedragingen gedraging"),
    ("geld", "geld gelden"),
    ("gehoorzaam", "gehoorzamen gehoorzaamt gehoorzaam"),
    ("geluk", "geluk gelukken"),
    ("gelukkig", "gelukkig"),
    ("afspreek", "afspraak afspraken afspreken"),
    ("uitspreek", "uitspraak uitspraken uitspreken"),
    ("uitgave", "uitgave uitgaven"),
    ("bedrag", "bedrag bedragen bedraagt bedroeg"),
    ("beteken", "betekenen betekent betekende betekend betekenis"),
    ("wapen", "wapen wapenen gewapend"),
    ("los", "los lossen lost loste gelost"),
    ("oplos", "oplossen oplost loste opgelost oplossing"),
    ("aflos", "aflossen aflost afgelost aflossing"),
    ("verras", "verrassen verrast verraste verrassing"),
    ("ocmw", "ocmw ocmws"),
    ("caw", "caw caws"),
    ("tip", "tip tips"),
    ("app", "app apps"),
    ("job", "job jobs"),
    ("ontslag", "ontslag ontslagen ontslaan ontslaat ontsloeg"),
    ("verslag", "verslag verslagen verslaggever"),
    ("lach", "lachen lacht lachte gelachen"),
    ("verwar", "verwarren verwart verwarde verward verwarring"),
    ("beken", "bekennen bekent bekentenis"),
    ("medicus", "medicus medici medica"),
    ("zone", "zone zones"),
    ("pakket", "pakket pakketten pakketje"),
    ("negeer", "negeren negeert genegeerd negeerde negeer"),
    ("opneem", "opname opnamen opnemen opneemt opnam opgenomen"),
    ("deelneem", "deelname deelnames deelnemen deelneemt deelgenomen"),
    ("overneem", "overname overnames overnemen overneemt overgenomen"),
    ("gegevens", "gegevens"),
    ("lieden", "lieden"),
    ("doping", "doping"),
    ("afhang", "afhangen afhangt"),
    ("kost", "kost kosten"),
    ("plezier", "plezier plezieren"),
    ("bewaar", "bewaren bewaart bewaarde bewaard bewaring"),
    ("spaar", "sparen spaart spaarde gespaard"),
    ("verklaar", "verklaren verklaart verklaarde verklaard verklaring"),
    ("ervaar", "ervaren ervaart ervaarde ervoer ervaring"),
    ("openbaar", "openbaar openbaren openbaring"),
    ("evenaar", "evenaar evenaren evenaart"),
    ("hoor", "horen hoort hoorde gehoord"),
    ("behoor", "behoren behoort behoorde"),
    ("boor", "boren boort boorde"),
    ("vermoord", "vermoorden vermoordt vermoord"),
    ("aanvaard", "aanvaarden aanvaardt aanvaard aanvaarding"),
    ("vergader", "vergaderen vergadert vergaderde vergadering"),
    ("opteer", "optie opties opteren"),
];

type Strong = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Verbs whose vowel changes: stem, past, participle without `ge-`, the prefixes that take its place, and those that
/// stand before it ("besproken", "afgesproken").
const STRONG: &[Strong] = &[
    ("spreek", "sprak spraken", "sproken", "be ver ont tegen", "af aan uit toe in mee tegen na"),
    ("geef", "gaf gaven", "geven", "ver om", "weer aan af door in mee op over terug toe uit vrij weg les"),
    ("neem", "nam namen", "nomen", "ver be onder", "aan af deel door in mee op over terug toe waar weg"),
    ("help", "hielp hielpen", "holpen", "ver be", "mee uit voort"),
    ("sterf", "stierf stierven", "storven", "ver", "af uit"),
    ("werf", "wierf wierven", "worven", "ver", "aan"),
    ("werp", "wierp wierpen", "worpen", "ont onder ver", "af op"),
    ("trek", "trok trokken", "trokken", "be ver onder ont", "aan af door in mee op terug uit"),
    ("schrijf", "schreef schreven", "schreven", "be ver om onder voor", "in op over uit toe voor af"),
    ("blijf", "bleef bleven", "bleven", "ver", "achter over na thuis weg"),
    ("krijg", "kreeg kregen", "kregen", "ver", "mee terug"),
    ("lijd", "leed", "leden", "", ""),
    ("rijd", "reed", "reden", "be over", "aan mee weg"),
    ("snijd", "sneed sneden", "sneden", "", "af aan"),
    ("strijd", "streed streden", "streden", "be", ""),
    ("mijd", "meed meden", "meden", "ver", ""),
    ("scheid", "scheidde", "scheiden", "onder ver", "af"),
    ("grijp", "greep grepen", "grepen", "be ver", "aan in"),
    ("begrijp", "begreep begrepen", "", "", ""),
    ("kijk", "keek keken", "keken", "be", "aan na op rond terug toe uit"),
    ("blijk", "-bleek bleken", "bleken", "", ""),
    ("lijk", "leek leken", "leken", "ver", ""),
    ("wijk", "-week -weken", "weken", "", "af uit"),
    ("wijs", "-wees -wezen", "wezen", "be ver onder doorver", "aan af door op toe terug"),
    ("rijs", "rees rezen", "rezen", "ver", ""),
    ("prijs", "prees prezen", "prezen", "", "aan"),
    ("stijg", "steeg stegen", "stegen", "over", "op"),
    ("zwijg", "zweeg zwegen", "zwegen", "ver", ""),
    ("drijf", "dreef dreven", "dreven", "be ver over", "aan"),
    ("schijn", "scheen schenen", "schenen", "ver be", ""),
    ("verdwijn", "verdween verdwenen", "", "", ""),
    ("bijt", "beet beten", "beten", "", "af"),
    ("verwijt", "verweet verweten", "", "", ""),
    ("sluit", "sloot", "sloten", "be om ont", "aan af in op uit"),
    ("buig", "boog bogen", "bogen", "ver", "om af"),
    ("zuig", "zoog zogen", "zogen", "", "op"),
    ("schuif", "schoof schoven", "schoven", "ver", "door op"),
    ("stuif", "stoof stoven", "stoven", "", ""),
    ("duik", "dook doken", "doken", "onder", "onder op"),
    ("kruip", "kroop kropen", "kropen", "", ""),
    ("lieg", "loog logen", "logen", "be", "voor"),
    ("bedrieg", "bedroog bedrogen", "", "", ""),
    ("vlieg", "vloog vlogen", "vlogen", "", "weg"),
    ("bied", "bood boden", "", "", "aan"),
    ("verbied", "verbood", "", "", ""),
    ("schiet", "schoot schoten", "schoten", "be", "in"),
    ("giet", "goot goten", "goten", "", "in"),
    ("verlies", "verloor verloren", "", "", ""),
    ("vries", "vroor vroren", "vroren", "be", "in"),
    ("vecht", "-vocht -vochten", "vochten", "be", "aan"),
    ("smelt", "smolt smolten", "smolten", "", ""),
    ("zwem", "zwom zwommen", "zwommen", "", ""),
    ("weeg", "woog wogen", "wogen", "be over af", "af"),
    ("berg", "borg borgen", "borgen", "ver", "op"),
    ("tref", "trof troffen", "troffen", "be over", "aan"),
    ("vergelijk", "vergeleek vergeleken", "", "", ""),
    ("bak", "", "bakken", "", ""),
    ("was", "wies", "wassen", "", "af op"),
    ("hef", "hief hieven", "heven", "", "op"),
    ("bid", "-bad -baden", "beden", "", ""),
    (
        "ga",
        "gaan gaat ging gingen",
        "gaan",
        "onder ver be",
        "om door mee uit in op weg terug samen na toe voort tegen aan",
    ),
    ("sta", "staan staat stond stonden", "staan", "be ont ver door weer", "op bij toe stil voor vast klaar in open"),
    ("doe", "doen doet deed deden", "daan", "vol", "mee op aan voor af"),
    ("zie", "zien ziet zag zagen", "zien", "voor her over", "in uit aan af op toe weer om"),
    ("sla", "slaan slaat sloeg sloegen", "slagen", "ver be", "op over aan af in toe uit dood"),
    ("vind", "vond vonden", "vonden", "be uit", "plaats terug uit"),
    ("bind", "-bond -bonden", "bonden", "ver ont", "aan"),
    ("dwing", "dwong dwongen", "dwongen", "af be", "af"),
    ("zing", "zong zongen", "zongen", "be", "mee"),
    ("spring", "sprong sprongen", "sprongen", "be", "in over"),
    ("dring", "drong drongen", "drongen", "", "aan door in op"),
    ("zink", "zonk zonken", "zonken", "", ""),
    ("stink", "stonk stonken", "stonken", "", ""),
    ("klink", "klonk klonken", "klonken", "", ""),
    ("schenk", "schonk schonken", "schonken", "", "in"),
    ("zit", "zat zaten", "zeten", "", "in vast na"),
    ("lig", "lag lagen", "legen", "", ""),
    ("eet", "at aten", "geten", "", ""),
    ("vergeet", "vergat vergaten", "", "", ""),
    ("meet", "-mat -maten", "meten", "", "af op"),
    ("treed", "trad traden", "treden", "be over", "af op toe in"),
    ("breek", "brak braken", "broken", "ver onder ont", "aan af door in op uit"),
    ("steek", "stak staken", "stoken", "", "op"),
    ("steel", "-stal -stalen", "stolen", "be", ""),
    (
        "kom",
        "kwam kwamen komen komend komende",
        "komen",
        "be voor over",
        "aan op uit toe voor tegemoet terug om mee binnen na thuis rond bij samen",
    ),
    ("val", "viel vielen", "vallen", "be ver", "aan af op uit terug lastig weg"),
    ("laat", "liet lieten", "laten", "ver toe na", "achter los na toe vrij weg over in"),
    ("slaap", "sliep sliepen", "slapen", "ver", "in uit"),
    ("loop", "liep liepen", "lopen", "be ver ont door", "af door in mee op over vast weg"),
    ("roep", "riep riepen", "roepen", "be", "op in uit aan"),
    ("houd", "hield hielden hou", "houden", "be ont onder", "aan bij in mee op tegen uit vast vol stand"),
    ("heet", "heette", "heten", "", ""),
    ("draag", "droeg droegen", "dragen", "ver", "aan af bij over op uit voor"),
    ("jaag", "joeg joegen", "jaagd", "ver", "op weg"),
    ("vraag", "-vroeg vroegen", "vraagd", "be", "aan af na op uit terug"),
    ("graaf", "groef groeven", "graven", "be", "op in"),
    ("vaar", "", "varen", "", ""),
    ("zweer", "zwoer zwoeren", "zworen", "be", ""),
    ("scheer", "schoor schoren", "schoren", "", ""),
    ("breng", "bracht brachten", "bracht", "", "aan door in mee om onder op over samen terug uit"),
    ("denk", "dacht dachten", "dacht", "be over ver", "na uit door mee"),
    ("zoek", "zocht zochten", "zocht", "be ver onder", "op uit aan af"),
    ("koop", "kocht kochten", "kocht", "ver", "aan af in om op"),
    ("weet", "wist wisten", "", "", ""),
    ("zend", "zond zonden", "zonden", "ver", "uit in toe"),
    ("slijt", "sleet sleten", "sleten", "ver", ""),
];

/// Words that look as if they had an ending, or that a rule would put into a family that is about something else.
/// Each is a family by itself, with its own plural.
const OWN: &str = "
    houding verhouding tol lever koning kring ding ring haring paling ketting pudding kling bon zon zin tal bos bom
    wonder wond intern drug anker kanker beetje sprookje oranje franje aarde waarde vrede schade genade liefde
    gewoonte behoefte ruimte gedachte gemeente halte gedeelte gehalte gestalte drukte hoogte lengte warmte sterkte
    zwakte diepte breedte dikte grootte leegte stilte kalmte gevaarte geboorte vreugde derde vierde tiende tweede
    eerste laatste bende legende ellende volgend duizend honderd weekend avond vriend vijand maand verkeerd bejaard
    vreemd beroemd jeugd deugd voogd maagd hoofd hemd eend markt kunst dienst winst komst verliefd reden deken
    keuken kussen varken molen toren haven oven wagen examen eigen laken christen heiden morgen tevreden verleden
    geleden tegen negen zeven trouwens ministerie tevens wegens ineens aangezien paars dwars schaars plant spanje
    korting helling penning spelling halt verkering beroerte rede bode zonde groente hitte gereed weekends volgens
    telkens engels brussels nederlands boven binnen buiten samen hersenen verlegen dringend verdachte pauze waard
    aard geest feest gast last kast mest best rest lijst nest post kust rust oost troost overheid eenheid waarheid
    gelegenheid bijzonderheid hoeveelheid minderheid meerderheid positie positief relatief passie passief collectie
    collectief initiatief initiatie actie actief activiteit definitief definitie motief objectief perspectief
    archief tarief negatief alternatief massief olie politie politiek serie premie generatie materie materiaal
    materieel natie vacature universiteit autoriteit prioriteit publiciteit capaciteit mentaliteit realiteit
    nationaliteit fysiek paniek publiek fabriek republiek uniek antiek interesse adres proces succes congres stress
    expres prinses kermes chaos kosmos canvas atlas kompas matras terras moeras gewas karkas pancreas minister
    venster register fors divers anders beurs koers recours concours alias helaas pers kers mars kaars laars soms
    langs onlangs elders beide alle boete boot stage lente rente zeker student agent patient client bekend onbekend
    verband";

/// Words that are a family by themselves in this form only: a verb has the same stem.
const ALONE: [(&str, &str); 4] = [("handel", "handel="), ("intern", "intern="), ("pest", "pest="), ("slap", "slap=")];

/// Ends that compounds have too, and what is put in their place: "gezinsleden" has the key of "gezinslid".
const ENDS: &[(&str, &str)] = &[
    ("kinderen", "kind"),
    ("kinders", "kind"),
    ("leden", "lid"),
    ("steden", "stad"),
    ("dagen", "dag"),
    ("slagen", "slag"),
    ("bladen", "blad"),
    ("bladeren", "blad"),
    ("glazen", "glas"),
    ("paden", "pad"),
    ("bedragen", "bedrag"),
    ("oorlogen", "oorlog"),
    ("liederen", "lied"),
    ("goederen", "goed"),
    ("volkeren", "volk"),
    ("centra", "centrum"),
    ("musea", "museum"),
    ("ici", "icus"),
    ("teria", "terium"),
    ("ennia", "ennium"),
    ("vriendin", "vriend"),
    ("vriendinnen", "vriend"),
];

/// Ends that have such an end by chance.
const NO_ENDS: &[&str] = &["beleden", "besteden", "geleden", "kleden", "opdagen", "overleden", "uitdagen", "verdagen"];

/// Ends of nouns whose last d or t is not of a verb, where the rules would take it.
const NOUN_ENDS: &[&str] = &[
    "alert", "artiest", "asfalt", "beeld", "beurt", "buurt", "ceipt", "cept", "client", "concert", "consult", "cript",
    "cult", "dessert", "drift", "expert", "geld", "geweld", "gemeent", "gewoont", "gift", "helft", "held", "hoofd",
    "inkt", "jeugd", "juist", "kaart", "koord", "lift", "lijst", "maand", "maart", "markt", "moord", "noord",
    "patient", "poort", "wereld", "schrift", "soort", "staart", "stift", "taart", "vaart", "veld", "vriend", "woord",
];

/// Ends in -ies that are no plurals.
const NO_PLURAL: &[&str] =
    &["advies", "bries", "dries", "kies", "precies", "spies", "verlies", "vies", "vlies", "vries"];

/// What follows a `ge-` that is not of a participle.
const NO_PARTICIPLE: &[&str] = &[
    "bed", "beent", "bied", "bergt", "bit", "bod", "boort", "dacht", "deelt", "dicht", "ducht", "duld", "est", "haat",
    "halt", "hucht", "laat", "luid", "meent", "moed", "naamd", "niet", "not", "raamt", "recht", "richt", "rucht",
    "rust", "schikt", "slacht", "stalt", "steent", "stand", "stoelt", "vaart", "vecht", "voelt", "wand", "weld",
    "west", "wicht", "woont", "zant", "zicht", "zind", "zond", "zwind",
];

/// Beginnings of nouns with a `ge-` of their own, without it: "gezinstherapeut".
const GE_NOUNS: &[&str] = &[
    "boort", "bruiks", "drags", "heim", "heugen", "laats", "lds", "loofs", "luks", "meent", "neesm", "nerat",
    "slachts", "spreks", "vaars", "vangen", "voels", "welds", "zichts", "zins", "zond",
];

/// Prefixes that a participle has before its `ge`: "opgevoed".
const SEPARABLE: &[&str] = &[
    "aan", "achter", "af", "bekend", "bij", "binnen", "bloot", "buiten", "deel", "door", "goed", "in", "klaar",
    "kwijt", "les", "los", "mee", "na", "neer", "om", "onder", "op", "over", "plaats", "rond", "samen", "schoon",
    "stop", "tegen", "tekort", "tentoon", "terecht", "terug", "thuis", "toe", "uit", "vast", "vol", "voor", "vrij",
    "weer", "weg",
];

/// Ends of words in -ster that are no women.
const NO_WOMEN: &[&str] = &[
    "bolster", "cluster", "duister", "fluister", "hamster", "kloester", "klooster", "koester", "laster", "luister",
    "master", "meester", "minister", "monster", "mester", "pleister", "poster", "raster", "register", "rooster",
    "teister", "venster", "zuster", "wester",
];

/// FNV-1a: the tables are ours, so nobody can aim at them, and words are short.
#[derive(Clone, Copy)]
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}

type Map<T> = HashMap<String, T, BuildHasherDefault<Fnv>>;

static NAMED: LazyLock<Map<String>> = LazyLock::new(|| {
    let mut named = Map::default();
    // Rules meet a word with its e shortened.
    let mut add = |word: String, key: &str| {
        let mut short = word.clone();
        shorten(&mut short);
        named.entry(short).or_insert_with(|| key.to_owned());
        named.entry(word).or_insert_with(|| key.to_owned());
    };
    // No rule makes a key with such a sign.
    for &(key, words) in FAMILIES {
        let words = words.split_whitespace().chain(std::iter::once(key));
        words.for_each(|word| add(word.to_owned(), &format!("{key}=")));
    }
    for word in OWN.split_whitespace() {
        add(word.to_owned(), &format!("{word}="));
        if word.ends_with('e') {
            add(format!("{word}n"), &format!("{word}="));
        }
    }
    for verb in STRONG {
        for (form, stem) in strong_forms(verb) {
            let key = named.get(&stem).cloned().unwrap_or_else(|| {
                let mut key = stem;
                shorten(&mut key);
                key
            });
            named.entry(form).or_insert(key);
        }
    }
    named
});

/// Forms of a verb whose vowel changes, each with the stem of its infinitive.
fn strong_forms(&(stem, past, participle, fixed, separable): &Strong) -> Vec<(String, String)> {
    let mut forms = Vec::new();
    for (prefix, joins) in std::iter::once(("", true))
        .chain(fixed.split_whitespace().map(|prefix| (prefix, false)))
        .chain(separable.split_whitespace().map(|prefix| (prefix, true)))
    {
        for form in past.split_whitespace() {
            let (form, alone) = form.strip_prefix('-').map_or((form, true), |form| (form, false));
            if alone || !prefix.is_empty() {
                forms.push((format!("{prefix}{form}"), format!("{prefix}{stem}")));
            }
        }
        if !participle.is_empty() {
            let ge = if joins { "ge" } else { "" };
            forms.push((format!("{prefix}{ge}{participle}"), format!("{prefix}{stem}")));
        }
    }
    forms
}

/// The key of a folded word's family.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    let in_bounds = (WORD_BYTES_MIN..=WORD_BYTES_MAX).contains(&word.len());
    if !in_bounds || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    if let Some((_, key)) = ALONE.iter().find(|(alone, _)| *alone == word) {
        return Cow::Borrowed(key);
    }
    if let Some(key) = NAMED.get(word) {
        return Cow::Borrowed(key);
    }
    let mut key = word.to_owned();
    if let Some(named) = reduce(&mut key) {
        return Cow::Borrowed(named);
    }
    if key == word { Cow::Borrowed(word) } else { Cow::Owned(key) }
}

fn known(key: &str) -> Option<&'static str> {
    NAMED.get(key).map(String::as_str)
}

/// Takes the endings off, from the outside in: number and size, inflection, derivation. After each the word may be
/// one that is known by name.
fn reduce(key: &mut String) -> Option<&'static str> {
    if noun(key)
        && let Some(named) = known(key)
    {
        return Some(named);
    }
    if replace(key, "heden", "heid", 3)
        && let Some(named) = known(key)
    {
        return Some(named);
    }
    if (strip(key, "heid", 3) || inflection(key))
        && let Some(named) = known(key)
    {
        return Some(named);
    }
    let action = action(key);
    verbal(key, !action);
    if let Some(named) = known(key) {
        return Some(named);
    }
    shorten(key);
    if !action && derived(key) {
        shorten(key);
    }
    known(key)
}

/// Takes an ending off if this much is left, with a vowel in it.
fn strip(key: &mut String, ending: &str, left: usize) -> bool {
    replace(key, ending, "", left)
}

fn replace(key: &mut String, ending: &str, other: &str, left: usize) -> bool {
    let Some(base) = key.strip_suffix(ending) else { return false };
    if base.len() < left || !base.bytes().any(is_vowel) {
        return false;
    }
    key.truncate(base.len());
    key.push_str(other);
    true
}

/// Number and size: "hulpverleners", "gezinsleden", "verhaaltjes". Whether anything changed.
fn noun(key: &mut String) -> bool {
    let small = diminutive(key);
    let many = !small && plural_s(key);
    // The last letter first: most words have no such end.
    if matches!(key.as_bytes().last(), Some(b'n' | b's' | b'a' | b'i')) && NO_ENDS.iter().all(|end| !key.ends_with(end))
    {
        for &(end, other) in ENDS {
            if key.ends_with(end) {
                key.truncate(key.len() - end.len());
                key.push_str(other);
                return true;
            }
        }
    }
    small || many
}

/// "kindje", "verhaaltje", "boompje", "mannetje", and their plurals.
fn diminutive(key: &mut String) -> bool {
    let Some(small) = key.strip_suffix("jes").or_else(|| key.strip_suffix("je")) else { return false };
    if small.len() < 3 || small.ends_with('i') || !small.bytes().any(is_vowel) {
        return false;
    }
    let length = small.len();
    let left = match small.as_bytes() {
        // "mannetje"
        [.., a, b, b'e', b't'] if a == b && !is_vowel(*a) && length > 4 => length - 3,
        // "bloemetje", "tekeningetje"
        [.., b'n', b'g', b'e', b't'] | [.., b'e', b'm', b'e', b't'] => length - 2,
        // "kettinkje"
        [.., b'i', b'n', b'k'] if length > 6 => {
            key.truncate(length - 1);
            key.push('g');
            return true;
        }
        // "boompje", "filmpje", but "lampje"
        [.., a, b, b'm', b'p'] if is_vowel(*a) == is_vowel(*b) || !is_vowel(*b) => length - 1,
        // "plantje", "studentje", "puntje": behind a short vowel the t is the noun's, but for "kussentje"
        [.., a, b'a' | b'i' | b'o' | b'u', b'n', b't'] if !is_vowel(*a) => length,
        [.., b'm' | b'd' | b'c' | b'i' | b't', b'e', b'n', b't'] => length,
        // "kaartje", "hartje", but "broertje", "kamertje"
        [.., a, b'a' | b'i' | b'o', b'r', b't'] if !is_vowel(*a) => length,
        // "cadeautje"
        [.., b'e', b'a', b'u', b't'] => length - 1,
        // "verhaaltje", "tuintje", "vrouwtje", "babytje", "familietje"
        [.., b'l' | b'n' | b'r' | b'w' | b'y' | b'j', b't'] | [.., b'i', b'e', b't']
            if !NOUN_ENDS.iter().any(|end| small.ends_with(end)) =>
        {
            length - 1
        }
        _ => length,
    };
    key.truncate(left);
    true
}

/// "hulpverleners", "collegas", "psychoses": an s only behind sounds that take one, and in words longer than some.
fn plural_s(key: &mut String) -> bool {
    let ends = |ends: &[&str]| ends.iter().any(|end| key.ends_with(end));
    let length_min = match key.as_bytes() {
        // "boos", "kaas", "vlaams", "amsterdams", "medemens"
        [.., b'o', b'o' | b'a', b's'] | [.., b'a', b'a', b's'] | [.., b'a' | b'd', b'a', b'm', b's'] => return false,
        [.., b'e', b'n', b's'] if ends(&["mens", "grens"]) => return false,
        [.., b'n', b'g', b's'] if ends(&["angs"]) => return false,
        [.., b'a', b'l', b's'] if ends(&["maals"]) => return false,
        [.., b'i', b'e', b's'] if ends(NO_PLURAL) => return false,
        // "lerares", "winterjas"
        [.., b'r', b'e', b's'] if ends(&["ares", "eres"]) => return false,
        [.., b'a', b's'] if ends(&["jas", "tas", "was", "kas", "pas", "bas", "las", "gras"]) => return false,
        // "scholiers", "controles", "cadeaus"
        [.., b'i' | b'e', b'e', b'r', b's']
        | [.., b'e', b'e', b'l', b's']
        | [.., b'a' | b'i' | b'o' | b'u', b'l', b'e', b's']
        | [.., b'a', b'u', b's'] => 0,
        // "wapens", "families", "reviews"
        [.., b'e', b'n' | b'w', b's'] | [.., b'i', b'e', b's'] => 6,
        // "masseuses", but "proces"; "budgets", but "fiets"; "pensions", "festivals"
        [.., b'r' | b's', b'e', b's']
        | [.., b'e', b'n' | b'r', b't', b's']
        | [.., b'e', b't', b's']
        | [.., b'o', b'n', b's']
        | [.., b'a', b'l', b's'] => 7,
        // "rijles"
        [.., b'l' | b'a' | b'e' | b'o' | b'u' | b'y', b'e', b's'] => return false,
        [_, _, .., b'e', b'r' | b'l' | b'm', b's']
        | [.., b'a' | b'o', b'r', b's']
        | [.., b'i' | b'e' | b'o' | b'u', b'u' | b'e' | b'i', b'r', b's']
        | [.., b'n' | b'u' | b'o', b'g', b's']
        | [.., b's', b't', b's']
        | [.., _, b'e', b's']
        | [.., b'a' | b'o' | b'y' | b'm' | b'b' | b'p' | b'f', b's']
        | [.., b'a', b'i', b'r' | b'l', b's']
        | [.., b'a', b'n', b't', b's'] => 5,
        // "vzws"
        [.., b's'] if !key.bytes().any(is_vowel) => 4,
        _ => return false,
    };
    let plural = key.len() >= length_min;
    if plural {
        key.pop();
    }
    plural
}

/// Takes the -ing of what is done off; that of "omringen" is the verb's.
fn action(key: &mut String) -> bool {
    let Some(base) = key.strip_suffix("ing") else { return false };
    if matches!(base.as_bytes(), [.., before, b'r' | b'w'] if !is_vowel(*before)) || !strip(key, "ing", 3) {
        return false;
    }
    close(key);
    true
}

/// Takes -en or -e off.
fn inflection(key: &mut String) -> bool {
    let Some(base) = key.strip_suffix("en").or_else(|| key.strip_suffix('e')) else { return false };
    let left = match base.as_bytes() {
        // "therapieen", "ideeen", "familie" and "idee" themselves
        [.., b'i' | b'e', b'e'] => {
            let many = key.ends_with("en");
            key.truncate(base.len());
            return many;
        }
        // "uren", "oren"
        [vowel, last] if is_vowel(*vowel) && !is_vowel(*last) && key.ends_with('n') => 2,
        [_, _, .., last] if !is_vowel(*last) || base.ends_with("ij") => base.len(),
        // "groeien", "draaien"
        [.., b'a' | b'o', b'a' | b'o' | b'e', b'i'] => base.len(),
        _ => return false,
    };
    if !base.bytes().any(is_vowel) {
        return false;
    }
    key.truncate(left);
    close(key);
    true
}

/// An open syllable that lost its ending is written closed: "prat-en" is "praat", "gezinn-en" is "gezin", "huiz-en"
/// is "huis".
fn close(key: &mut String) {
    let (before, vowel, last) = match key.as_bytes() {
        [.., a, b] if a == b && !is_vowel(*a) => {
            key.pop();
            return;
        }
        [.., before, vowel, last] => (*before, *vowel, *last),
        [vowel, last] => (b' ', *vowel, *last),
        _ => return,
    };
    if is_vowel(last) {
        return;
    }
    match last {
        b'v' => swap_last(key, 'f'),
        b'z' => swap_last(key, 's'),
        _ => {}
    }
    // "officieel", "sociale": two vowels that are no one sound.
    let apart = matches!((before, vowel), (b'i' | b'u' | b'e', b'a') | (b'i' | b'u', b'o'));
    if !matches!(vowel, b'a' | b'e' | b'o' | b'u') || (is_vowel(before) && !apart) || matches!(last, b'x' | b'w' | b'j')
    {
        return;
    }
    // "luister", "behandel": an e that is not heard; where it is ("probleem"), `shorten` makes it one with these.
    let at = key.len() - 1;
    if vowel == b'e' && matches!(last, b'r' | b'l' | b'n' | b'm') && has_vowel(key, at.saturating_sub(1)) {
        return;
    }
    key.insert(at, char::from(vowel));
}

fn swap_last(key: &mut String, last: char) {
    key.pop();
    key.push(last);
}

/// Whether there is a vowel in the beginning of this length.
fn has_vowel(key: &str, length: usize) -> bool {
    key.bytes().take(length).any(is_vowel)
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// One way to write what `close` can't tell apart: "beheer" and "beher", "kantoor" and "kantor"; and no double end.
fn shorten(key: &mut String) {
    match key.as_bytes() {
        [.., b'e', b'e', b'r' | b'l' | b'n' | b'm'] | [.., b'o', b'o', b'r'] => {
            let at = key.len() - 3;
            if has_vowel(key, at) {
                key.remove(at);
            }
        }
        [.., a, b] if a == b && !is_vowel(*a) && key.len() > 2 => {
            key.pop();
        }
        _ => {}
    }
}

/// Third person, past, participles: "helpt", "luisterd(e)", "gewerkt", "opgevoed", "ondersteunend".
fn verbal(key: &mut String, may_have_ge: bool) {
    if key.len() > 4 && key.ends_with("dt") {
        key.pop();
    }
    let Some(last @ (b'd' | b't')) = key.as_bytes().last().copied() else { return };
    if last == b'd' && is_present(key) {
        key.truncate(key.len() - 3);
        close(key);
        return;
    }
    if NOUN_ENDS.iter().any(|end| key.ends_with(end)) {
        return;
    }
    if may_have_ge {
        participle_prefix(key);
    }
    if if last == b'd' { past_d(key) } else { person_t(key) } {
        key.pop();
    }
}

/// Whether it is a participle of the present: "levend", "groeiend", not "vriend", "verdiend", "verleend".
fn is_present(key: &str) -> bool {
    match key.strip_suffix("end").map(str::as_bytes) {
        Some([_, .., b'a' | b'e' | b'o', b'i']) => true,
        Some([.., b'k' | b'w' | b'z'] | [.., b'c', b'h']) => {
            key.len() > 7 && !key.ends_with("bekend") && !key.ends_with("zend")
        }
        Some([_, _, .., last]) => !is_vowel(*last),
        _ => false,
    }
}

/// Takes the `ge` of a participle off.
fn participle_prefix(key: &mut String) {
    let outer = SEPARABLE.iter().find(|prefix| key.strip_prefix(**prefix).is_some_and(|rest| rest.starts_with("ge")));
    let at = if key.starts_with("ge") { 0 } else { outer.map_or(usize::MAX, |prefix| prefix.len()) };
    let Some(rest) = key.get(at.saturating_add(2)..) else { return };
    let long = rest.len() > 3 || rest.len() == 3 && !rest.starts_with(['a', 'e', 'i', 'o', 'u']);
    if long
        && has_vowel(rest, rest.len())
        && !NO_PARTICIPLE.contains(&rest)
        && !GE_NOUNS.iter().any(|noun| rest.starts_with(noun))
    {
        key.replace_range(at..at + 2, "");
    }
}

/// Whether a last d is of a past or a participle: not behind a vowel, nor where nouns have it.
fn past_d(key: &str) -> bool {
    match key.as_bytes() {
        [_, _, .., b'g' | b'f' | b's' | b'm' | b'w' | b'b' | b'k' | b'p', _]
        | [_, .., b'e', b'l', _]
        | [.., b'v', b'u', b'l', _]
        | [.., b's', b'p', b'a', b'a', b'r', _]
        | [.., b'a' | b'o', b'a' | b'o' | b'e', b'i', _] => true,
        [.., a, b, b'l' | b'n', _] if is_vowel(*a) && is_vowel(*b) => key.len() > 4,
        [.., b'u' | b'i', b'l', _] => ["ver", "ont", "be"].iter().any(|prefix| key.starts_with(prefix)),
        [.., b'e', b'e' | b'u' | b'i', b'r', _] | [.., b'o', b'o' | b'e', b'r', _] | [.., b'u', b'u', b'r', _] => {
            key.len() > 4
        }
        [.., b'e', b'r', _] => has_vowel(key, key.len() - 3),
        _ => false,
    }
}

/// Whether a last t is of a third person or a participle.
fn person_t(key: &str) -> bool {
    match key.as_bytes() {
        [_, _, .., b'd' | b'g' | b'b' | b'm' | b'w' | b'k' | b'p' | b'f' | b'l', _]
        | [.., b't', b's', _]
        | [.., b'i', b'j' | b'e', b's', _]
        | [.., b'u', b'i', b's', _]
        | [.., b'a' | b'o', b'a' | b'o' | b'e', b'i', _] => true,
        [.., a, b, b'n', _] if is_vowel(*a) && (is_vowel(*b) || *b == b'j') => {
            !key.ends_with("ient") || key.ends_with("dient")
        }
        [.., a, b, b'r', _] if is_vowel(*a) && is_vowel(*b) => true,
        [.., b'e', b'r', _] => has_vowel(key, key.len() - 3),
        _ => false,
    }
}

/// Nouns and adjectives of one root: "psychiatrisch", "agressief", "organisatie", "medewerkster". Whether there was
/// one.
fn derived(key: &mut String) -> bool {
    if key.ends_with("ster") {
        return woman(key);
    }
    let rules: &[(&str, &str, usize)] = match key.as_bytes().last() {
        Some(b's') => &[("ares", "aar", 3), ("eres", "er", 3)],
        // What is of a thing keeps an i, so that "project" and "projectie", "mis" and "missie" are two.
        Some(b'c') => &[("atric", "ator", 2), ("tric", "teur", 3)],
        Some(b't') => &[
            ("iviteit", "i", 3),
            ("biliteit", "bel", 2),
            ("iliteit", "iel", 3),
            ("ualiteit", "uel", 2),
            ("inaliteit", "inel", 2),
            ("aliteit", "aal", 3),
            ("iteit", "", 4),
        ],
        Some(b'h') => &[("istisch", "ism", 3), ("isch", "i", 3)],
        Some(b'f') => &[("atief", "er", 3), ("ief", "i", 3)],
        Some(b'l') => &[("ationel", "er", 3), ("ionel", "i", 3)],
        Some(b'k') => &[("iek", "i", 4)],
        Some(b'e') => &[("atie", "er", 3), ("ie", "i", 4)],
        _ => return false,
    };
    rules.iter().any(|(ending, other, left)| replace(key, ending, other, *left))
}

/// "verpleegster" is "verpleger".
fn woman(key: &mut String) -> bool {
    let length = key.len() - "ster".len();
    if length < 4 || NO_WOMEN.iter().any(|end| key.ends_with(end)) {
        return false;
    }
    key.truncate(length);
    match key.as_bytes() {
        [.., a, b, last] if a == b && is_vowel(*a) && *last != b'r' => {
            let last = match last {
                b'f' => 'v',
                b's' => 'z',
                other => char::from(*other),
            };
            key.truncate(length - 2);
            key.push(last);
        }
        [.., b'i', b'j', b'f'] => swap_last(key, 'v'),
        [.., b'i', b'g'] => {}
        [.., before, vowel, last] if is_vowel(*vowel) && !is_vowel(*before) && !is_vowel(*last) => {
            let last = char::from(*last);
            key.push(last);
        }
        [.., b'r'] => key.push('d'),
        _ => {}
    }
    key.push_str("er");
    true
}

/// The words that compounds are made of; the file says how they are marked.
const PARTS: &str = include_str!("dutch_parts.txt");

/// Shortest compound: looking into shorter words finds next to nothing.
const COMPOUND_BYTES_MIN: usize = 7;
/// Shortest part of a compound.
const PART_BYTES_MIN: usize = 3;
/// Shortest unknown beginning before a head that any word may stand before ("mindfulness-training").
const UNKNOWN_BYTES_MIN: usize = 4;
/// Most words that a compound is cut into.
const CUTS_MAX: usize = 4;

/// Compounds that are about something else than their parts, each with what may be looked for in it, if anything.
const WHOLE: &str = "
    zelfmoord zelfdoding mantelzorg:zorg mantelzorger kinderbijslag:kind ziekenhuis:ziek ziekenfonds ziekenkas
    ziekenwagen maatschappij handboek:boek hoofdstuk slachtoffer voorzitter wedstrijd tijdschrift weekend
    bibliotheek ouderdom huisarts:arts huisdier:dier huiswerk huisgenoot tandarts:arts dierenarts:arts schoonmoeder
    schoonvader schoonouders schoonzoon schoondochter schoonfamilie schoonbroer schoonzus schoonmaak grootmoeder
    grootvader grootouders kleinkind:kind stiefmoeder stiefvader peetvader peettante petekind levensmoe levenslang
    landschap boodschap wetenschap gemeenschap eigenschap vriendschap vakbond vakantie werkgever werknemer werkloos
    werkloosheid werkelijk werkelijkheid werkwoord kinderachtig kindertijd:kind hoofdzaak hoofdstad:stad hoofdpijn
    hoofddoek handtekening handleiding handschoen handicap handdoek handvat voorbeeld vooroordeel voorraad
    voorwaarde onderzoek onderwijs onderwerp ontwerp overleg overzicht overlast aandacht aanbod aanslag opslag
    toeslag ontslag verslag belang gesprek beroep gevoel gedrag armband armoede armoedig rugzak geldboete grondwet
    grondslag grondrecht:recht doodstraf hongersnood zonsondergang zonnebril waterpokken luchthaven luchtvaart
    bloedbad zeehond hotdog paardenbloem spoorweg schildpad aardappel sinaasappel boterham ijskast stofzuiger
    vliegtuig voertuig speelgoed speeltuin wegwijzer sleutelbeen sleutelhanger duimstok nagellak zonnebloem
    vleermuis eekhoorn kakkerlak oorlog oorzaak oordeel oorbel bijstand bijslag bijdrage bijeenkomst bijlage
    bijzonder buitenland binnenland vaderland nederland engeland duitsland rusland friesland zeeland eiland weiland
    wereldoorlog:wereld,oorlog maaltijd voltijd deeltijd:tijd altijd bruiloft kerstmis kermis nieuwjaar verjaardag
    geboortedag feestdag:feest geslachtsdeel meerderheid minderheid gelijkheid vrijheid veiligheid medemens dagboek
    logboek wetboek:wet stripboek woordenboek:woord sprookjesboek kookboek jaarboek rechtbank rechtvaardig
    rechtstreeks rechtspraak rechtsstaat gezagdrager waardigheid verantwoordelijkheid machteloosheid besluiteloos
    spiegelbeeld standpunt standbeeld uitgangspunt tegenstander opstand toestand verstand afstand weerstand
    voorstander misverstand doodgaan stilstaan bestaansmiddel koffiehuis stadhuis gemeentehuis weeshuis gasthuis
    tehuis huishouden huishouding huishoudelijk mensheid menselijk mannelijk vrouwelijk kinderlijk vaderschap:vader
    moederschap:moeder ouderschap:ouder partnerschap:partner leiderschap:leider burgerschap:burger lidmaatschap:lid
    zwangerschap eenzaamheid verhalen verslagen gebeurtenis gevangenis begrafenis geschiedenis geheim
    beroepsgeheim:beroep,geheim zelfstandig zelfbewust zelfzeker zelfredzaam zelfredzaamheid zelfbeschikking
    zelfbeeld zelfvertrouwen:vertrouwen zelfzorg:zorg zelfhulp:hulp eigenwaarde eigenaar eigendom
    psychotherapie:therapie psychotherapeut:therapeut fysiotherapie:therapie fysiotherapeut:therapeut
    kinesitherapie:therapie kinesitherapeut:therapeut ergotherapie:therapie ergotherapeut:therapeut logopedie
    hypnotherapie:therapie neuropsycholoog:psycholoog orthopedagoog:pedagoog roodvonk geelzucht lintworm waterhoofd
    ruggengraat rugzakje kraambed sterfbed bedgeheim badkamer:kamer slaapwandelen schaapherder glazenwasser
    doodlopend levendig lichaamsdeel lettergreep zinsdeel zinloos raadhuis raadgever wethouder wetgever boekhouder
    boekhouding boekwerk kunstwerk uurwerk vuurwerk bouwwerk netwerk raamwerk maatwerk handwerk meesterwerk vakwerk
    kaderwerk drukwerk naaiwerk trouwring oorring sleutelring bekwaam aangenaam zorgwekkend zorgvuldig zorgeloos
    hulpeloos werkplek:werk kaakslag ruimteschip maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag
    middag namiddag voormiddag avondeten landbouw tuinbouw gastvrij rechtvaardigheid onrechtvaardig dageraad planeet
    automaat centrale belangrijk leeftijd regelmatig kunstmatig noodzaak noodzakelijk gastheer gastvrouw handhaven
    deurwaarder radioactief radioactiviteit levensloop:leven vliegveld landheer gezelschap graafschap";

/// Beginnings that are no words, before a head that takes any.
const NO_BEGINNINGS: &[&str] = &[
    "aan", "achter", "boven", "binnen", "buiten", "door", "mede", "onder", "over", "samen", "tegen", "terug", "thuis",
    "tussen", "vast", "voor", "weder", "weer", "afge", "opge", "uitge", "onge", "verge", "ander", "zulk", "meer",
    "veel", "mini", "maxi", "inter", "extra", "super", "micro", "macro", "multi", "anti", "hyper", "ultra", "trans",
    "intra", "pseudo", "neuro", "psycho", "socio", "voort", "neer", "rond", "werk", "mijn", "deze", "ieder", "vanuit",
];

/// What a listed word may do in a compound.
#[expect(clippy::struct_excessive_bools, reason = "they are the marks of the list, each by itself")]
#[derive(Clone, Copy, Default)]
struct Role {
    first: bool,
    last: bool,
    /// Any beginning may stand before it.
    head: bool,
    /// Nobody who looks for it means the compound.
    silent: bool,
}

struct Dictionary {
    /// By family.
    roles: Map<Role>,
    /// Compounds that are not cut, by family, with the families that are looked for in them.
    whole: Map<Vec<String>>,
}

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| {
    let mut dictionary = Dictionary { roles: Map::default(), whole: Map::default() };
    let words = PARTS.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    for marked in words {
        let word = marked.trim_matches(['+', '-', '~']);
        let role = dictionary.roles.entry(stem(word).into_owned()).or_default();
        role.first |= !marked.starts_with('-');
        role.last |= !marked.ends_with('-') && !marked.starts_with('~');
        role.head |= marked.starts_with('+');
        role.silent |= marked.starts_with('~');
    }
    for entry in WHOLE.split_whitespace() {
        let (word, inside) = entry.split_once(':').unwrap_or((entry, ""));
        let key = stem(word).into_owned();
        let inside = inside.split(',').filter(|part| !part.is_empty()).map(|part| stem(part).into_owned()).collect();
        dictionary.whole.insert(key.clone(), inside);
        // "zelfmoord-preventie"
        dictionary.roles.entry(key).or_insert(Role { first: true, last: true, ..Role::default() });
    }
    dictionary
});

impl Dictionary {
    fn role(&self, word: &str) -> Role {
        self.roles.get(&*stem(word)).copied().unwrap_or_default()
    }

    /// The best way to cut a word in `cuts` parts: where its parts begin and end, the last one at the end of the
    /// word.
    fn cut(&self, word: &str, cuts: usize) -> Option<Vec<(usize, usize)>> {
        // From the left: the last part is as long as it can be.
        for at in PART_BYTES_MIN..=word.len().checked_sub(PART_BYTES_MIN)? {
            let (Some(before), Some(end)) = (word.get(..at), word.get(at..)) else { continue };
            let role = self.role(end);
            if !role.last {
                continue;
            }
            for bare in without_link(before) {
                let found = if cuts == 2 {
                    self.role(bare).first.then(|| vec![(0, bare.len())])
                } else {
                    self.cut(bare, cuts - 1)
                };
                if let Some(mut found) = found {
                    found.push((at, word.len()));
                    return Some(found);
                }
            }
        }
        None
    }

    /// An unknown beginning before a head.
    fn cut_before_head(&self, word: &str) -> Option<Vec<(usize, usize)>> {
        for at in UNKNOWN_BYTES_MIN..=word.len().checked_sub(UNKNOWN_BYTES_MIN)? {
            let (Some(before), Some(end)) = (word.get(..at), word.get(at..)) else { continue };
            if !NO_BEGINNINGS.contains(&before) && has_vowel(before, at) && self.role(end).head {
                let bare = without_link(before).skip(1).find(|bare| bare.len() >= UNKNOWN_BYTES_MIN).unwrap_or(before);
                // "mindfulness", "eerstelijns": whether the s joins is not known, so it stays with the longer one.
                let bare = if before.ends_with("ss") { before } else { bare };
                return Some(vec![(0, bare.len()), (at, word.len())]);
            }
        }
        None
    }

    /// Adds the families of the parts, of parts that stand together, and of parts of parts.
    fn add(&self, word: &str, families: &mut Vec<String>) {
        if let Some(inside) = self.whole.get(&*stem(word)) {
            families.extend_from_slice(inside);
            return;
        }
        if word.len() < COMPOUND_BYTES_MIN {
            return;
        }
        let cut = (2..=CUTS_MAX).find_map(|cuts| self.cut(word, cuts)).or_else(|| self.cut_before_head(word));
        let Some(cut) = cut else { return };
        for (first, (start, _)) in cut.iter().enumerate() {
            for (last, (_, end)) in cut.iter().enumerate().skip(first) {
                let Some(part) = word.get(*start..*end) else { continue };
                if last == first && self.role(part).silent || (first, last + 1) == (0, cut.len()) {
                    continue;
                }
                families.push(stem(part).into_owned());
                if last == first {
                    self.add(part, families);
                }
            }
        }
    }
}

/// A beginning with and without the letters that join it to the rest.
fn without_link(beginning: &str) -> impl Iterator<Item = &str> {
    let bare = ["s", "en", "n", "e"].into_iter().filter_map(move |link| beginning.strip_suffix(link));
    std::iter::once(beginning).chain(bare).filter(|bare| bare.len() >= PART_BYTES_MIN)
}

/// Families of the parts of a compound, each once; none where the word is no compound.
pub(crate) fn parts(word: &str) -> Vec<String> {
    let mut families = Vec::new();
    if word.len() <= WORD_BYTES_MAX && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        DICTIONARY.add(word, &mut families);
        let own = stem(word);
        families.retain(|family| *family != own);
        families.sort_unstable();
        families.dedup();
    }
    families
}

/// The end of a compound that another may share, as it is written: "verleners" of "hulpverleners" ("zorg- en
/// hulpverleners").
pub(super) fn tail(word: &str) -> Option<&str> {
    if word.len() > WORD_BYTES_MAX || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let dictionary = &*DICTIONARY;
    let first = |before: &str| without_link(before).any(|bare| dictionary.role(bare).first);
    (PART_BYTES_MIN..word.len().saturating_sub(PART_BYTES_MIN - 1)).find_map(|at| {
        let (before, end) = (word.get(..at)?, word.get(at..)?);
        (dictionary.role(end).last && first(before)).then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(rows: &str) {
        for row in rows.lines() {
            let mut words = row.split_whitespace();
            let first = words.next().unwrap_or_default();
            words.for_each(|word| assert_eq!(stem(first), stem(word), "{first} {word}"));
        }
    }

    #[track_caller]
    fn differ(pairs: &str) {
        for pair in pairs.split_whitespace() {
            let (one, other) = pair.split_once('/').unwrap_or_default();
            assert_ne!(stem(one), stem(other), "{pair}");
            for (whole, part) in [(one, other), (other, one)] {
                assert!(!parts(whole).contains(&stem(part).into_owned()), "{pair} by parts");
            }
        }
    }

    #[track_caller]
    fn has(rows: &str) {
        for row in rows.lines() {
            let mut words = row.split_whitespace();
            let word = words.next().unwrap_or_default();
            let parts = parts(word);
            for part in words {
                assert!(parts.contains(&stem(part).into_owned()), "{word}: {part} in {parts:?}");
            }
        }
    }

    #[test]
    fn number_and_size() {
        same(
            "
            gezin gezinnen gezinnetje
            kind kinderen kindje kindjes
            huisarts huisartsen
            crisis crisissen
            psychose psychosen psychoses
            stad steden
            lid leden
            gezinslid gezinsleden
            collega collegas
            thema themas
            centrum centra
            huis huizen huisje
            grens grenzen
            moeilijkheid moeilijkheden
            dakloze daklozen dakloos
            naaste naasten
            ervaring ervaringen
            overheid overheden
            gewoonte gewoonten gewoontes
            reden redenen
            probleem problemen
            verhaal verhalen verhaaltje
            groep groepje
            broer broertje
            baby babytje
            plek plekje
            boom boompje
            man mannetje
            plant plantje
            kaart kaartje
            advies adviezen
            verlies verliezen
            uur uren",
        );
    }

    #[test]
    fn adjectives_and_verbs() {
        same(
            "
            sociaal sociale
            seksueel seksuele seksualiteit
            boos boze
            kwetsbaar kwetsbaarheid
            eenzaam eenzaamheid
            gezond gezondheid
            agressie agressief agressieve
            suicide suicidaal
            psychiatrie psychiatrisch
            psychisch psychische
            emotie emotioneel
            begeleiden begeleidt begeleidde begeleid begeleiding
            luisteren luistert luisterde
            praten praat praatte gepraat
            leven leeft leefde
            geven geeft gaf gegeven
            helpen helpt hielp geholpen
            ondersteunen ondersteunt ondersteund ondersteuning
            opleiden opgeleid opleiding
            behandelen behandeld behandeling
            bemiddelen bemiddeling
            verwerken verwerking verwerkt
            mishandelen mishandeld mishandeling
            organiseren organiseert organisatie
            opvangen opvang opgevangen
            bespreken besproken bespreking
            verslaven verslaafd verslaving
            gebruiken gebruikt gebruik
            werken gewerkt",
        );
    }

    #[test]
    fn women_and_men() {
        same(
            "
            vrijwilliger vrijwilligster
            student studente
            leraar lerares leraren
            medewerker medewerkster
            hulpverlener hulpverleenster hulpverleners
            verpleger verpleegster
            schrijver schrijfster
            huurder huurster
            directeur directrice
            vriend vriendin vriendinnen
            boer boerin
            danser danseres
            psycholoog psychologe",
        );
    }

    #[test]
    fn words_that_differ_do_not_meet() {
        differ(
            "
            gezin/zin geweld/geweldig gezondheid/zon vrouw/rouw vertrouwen/rouw verpleger/pleger
            verkrachting/veerkracht verkrachting/kracht ouders/ouderen wet/weten slapen/slap leven/lever
            beleid/begeleid opvoeding/voeding verslag/verslaving pesten/pest wond/wonder gewest/west
            gebied/bieden houding/houden intern/internering bevalling/vallen roken/rok trainen/treinen druk/drug
            verblijf/lijf handel/behandeling bezoek/verzoek gewoonte/wonen kanker/anker talen/tal gedrag/drager
            arts/artistiek bestellen/herstellen angst/vangst jeugd/deugd tolk/tol vlucht/lucht verlies/verliefd
            armoede/moed misbruik/bruikbaar heimwee/geheim zelfmoord/moord mantelzorg/mantel kinderbijslag/slag
            minister/ministerie project/projectie mis/missie plan/planten zoon/zone positief/positie
            ziekenhuis/huis overleden/leden slachtoffer/offer groen/groente",
        );
    }

    #[test]
    fn compounds_are_found_by_their_parts() {
        has("
            gezondheidszorg gezondheid zorg
            suicidepreventie suicide preventie
            thuiszorgmedewerker thuiszorg medewerker zorg
            eerstelijnspsycholoog eerstelijn psycholoog
            verslavingszorg verslaving zorg
            kindermishandeling kind mishandeling
            hulpverleningsrelatie hulpverlening relatie
            cultuurverschillen cultuur verschil
            ouderenzorg ouderen
            gezinszorg gezin
            crisisopvang crisis opvang
            rouwbegeleiding rouw begeleiding
            partnergeweld partner geweld
            jeugdhulp jeugd hulp
            intervisiegroep intervisie groep
            mindfulnesstraining training
            zelfmoordpreventie zelfmoord preventie
            wijkgezondheidscentrum wijk gezondheid centrum");
    }

    #[test]
    fn what_is_no_compound_has_no_parts() {
        for word in
            ["verhalen", "ouderdom", "bestaan", "gezin", "vertrouwen", "overleden", "belangrijk", "zelfmoord", ""]
        {
            assert_eq!(parts(word), Vec::<String>::new(), "{word}");
        }
        assert!(!parts("thuiszorgmedewerker").contains(&stem("thuis").into_owned()));
    }

    #[test]
    fn the_shared_end_of_a_compound() {
        assert_eq!(tail("hulpverleners"), Some("verleners"));
        assert_eq!(tail("jeugdpsychiatrie"), Some("psychiatrie"));
        assert_eq!(tail("gezin"), None);
    }

    #[test]
    fn any_word_has_a_key() {
        let odd = [
            "s",
            "je",
            "en",
            "tje",
            "ing",
            "heid",
            "gede",
            "ster",
            "日本",
            "24/7",
            "É",
            "x",
            "aaaaaaaaaaaa",
            "etje",
            "mpje",
        ];
        let long = "zorg".repeat(40);
        for word in odd.into_iter().chain([long.as_str(), "", "ij", "ije", "geen", "opge", "isch", "atie", "bbb"]) {
            assert_eq!(stem(word).is_empty(), word.is_empty(), "{word}");
            assert!(parts(word).iter().all(|part| !part.is_empty()), "{word}");
            tail(word);
        }
        assert_eq!(stem("24uur"), "24uur");
    }
}

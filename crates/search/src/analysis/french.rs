//! Families of French words, from folded words (no case, no accents).
//!
//! Snowball's rules need the accents that people leave out, and know no feminine; Savoy's light stemmer keeps verb and noun
//! apart. This one takes plural, feminine and the endings of regular derivation away, each only where enough of the word is
//! left, and knows by name the families that no rule makes and the words that rules would make one of. DESIGN.md has the
//! figures of all three.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Shorter words are taken as they stand.
const WORD_BYTES_MIN: usize = 4;

/// Families that no rule makes, each behind its key: singular and masculine are enough where plural and feminine are regular.
const FAMILIES: &[(&str, &str)] = &[
    // Verbs and their nouns
    ("aid", "aide aider aidant entraide"),
    ("ger", "gestion gestionnaire gerer gere gerant"),
    ("soign", "soin soigner soignant soigne"),
    ("souten", "soutien soutenir soutient soutenu soutenant"),
    ("entreten", "entretien entretenir entretient"),
    ("mainten", "maintien maintenir maintient"),
    ("ven", "venir vient viennent venu"),
    ("deven", "devenir devient deviennent"),
    ("preven", "prevention prevenir prevenu preventif"),
    ("interven", "intervention intervenir intervenu intervenant intervient interviennent"),
    ("perd", "perdre perte perdu perd perdent"),
    ("mort", "mort mourir meurt meurent mourant mourra mortel mortalite"),
    ("naiss", "naitre naissance ne nait natalite naissant"),
    ("connaiss", "connaitre connaissance connait connu connaissent"),
    ("reconnaiss", "reconnaitre reconnaissance reconnu reconnait"),
    ("souffr", "souffrir souffrance souffre souffrant souffert"),
    ("offr", "offrir offre offert"),
    ("ouvr", "ouvrir ouverture ouvert ouvre"),
    ("decouvr", "decouvrir decouverte decouvert decouvre"),
    ("boi", "boire boit boivent buvait bu buveur boisson"),
    ("viv", "vivre vit vivent vecu vivant"),
    ("surviv", "survivre survie survivant survit"),
    ("apprend", "apprendre apprentissage apprenant apprend appris apprennent"),
    ("comprend", "comprendre comprehension compris comprend comprehensif comprennent"),
    ("prend", "prendre prend pris prennent prise"),
    ("entreprend", "entreprendre entrepris entreprend"),
    ("suiv", "suivre suivi suit suivent suivant"),
    ("poursuiv", "poursuivre poursuite poursuivi"),
    ("ecri", "ecrire ecriture ecrit ecrivent"),
    ("inscri", "inscrire inscription inscrit"),
    ("decri", "decrire description decrit descriptif"),
    ("prescri", "prescrire prescription prescrit prescripteur"),
    ("li", "lire lecture lecteur lisent"),
    ("eli", "elire election elu electeur electoral"),
    ("decid", "decider decision decisif decideur decisionnel"),
    ("divis", "diviser division"),
    ("proteg", "proteger protection protecteur protege"),
    ("reduir", "reduire reduction reduit"),
    ("condui", "conduire conduite conducteur conduit"),
    ("detrui", "detruire destruction detruit destructeur"),
    ("construi", "construire construction construit constructif"),
    ("produi", "produire production produit producteur"),
    ("introdui", "introduire introduction introduit"),
    ("tradui", "traduire traduction traducteur traduit"),
    ("instrui", "instruire instruction instruit instructeur"),
    ("seduir", "seduire seduction seducteur"),
    ("intervis", "intervision intervisionner"),
    ("agress", "agresser agression agressif agresseur agressivite"),
    ("oppress", "oppression oppresser oppressif"),
    ("express", "expression exprimer exprime expressif"),
    ("depress", "depression depressif deprime deprimer"),
    ("transmett", "transmettre transmission transmis transmet"),
    ("admett", "admettre admission admis"),
    ("permett", "permettre permission permis permet"),
    ("promett", "promettre promesse promis"),
    ("discut", "discuter discussion"),
    ("repet", "repeter repetition repetitif"),
    ("accueil", "accueil accueillir accueillant accueille accueilli"),
    ("recueil", "recueil recueillir recueilli"),
    ("chois", "choisir choix choisi"),
    ("gueri", "guerir guerison gueri guerisseur"),
    ("trah", "trahir trahison"),
    ("nour", "nourrir nourriture nourri nutrition nutritionniste nutritionnel nutritif"),
    ("vieil", "vieillir vieillissement vieux vieil vieille vieillesse vieillissant vieilli"),
    ("grand", "grandir grand grandeur"),
    ("mal", "mal maux"),
    ("ressent", "ressentir ressenti ressentiment"),
    ("sent", "sentir sentiment"),
    ("ment", "mentir mensonge menteur"),
    ("consent", "consentir consentement"),
    ("craind", "craindre crainte craint craintif craignent craignait"),
    ("plaind", "plaindre plainte plaint plaignant plaignent plaignait"),
    ("emploi", "emploi employer employeur employe"),
    ("infirmit", "infirme infirmite"),
    ("conscienc", "conscience conscient"),
    ("important", "importance important"),
    ("duree", "duree durer"),
    ("grav", "grave gravite gravement"),
    ("puissant", "puissance puissant"),
    ("touris", "tourisme touriste touristique"),
    ("usager", "usager usagere"),
    ("reven", "revenir revenu revenue"),
    ("mediati", "media mediatique medias"),
    ("diagnostic", "diagnostic diagnostiquer diagnostique"),
    ("comptab", "comptable comptabilite"),
    ("joind", "joindre joint"),
    ("contraind", "contraindre contrainte contraint"),
    ("rempl", "remplir rempli"),
    ("doul", "douleur douloureux"),
    ("couri", "courir courant"),
    ("secour", "secourir secours secouriste secourisme"),
    ("recour", "recours recourir"),
    ("defend", "defendre defense defenseur defensif"),
    ("depens", "depense depenser depensier"),
    ("attend", "attendre attente attendu attend"),
    ("entend", "entendre entendu entend entente"),
    ("vend", "vendre vente vendeur vendu"),
    ("repond", "repondre reponse repond"),
    ("adher", "adherer adhesion adherent"),
    ("succed", "succeder succession successif"),
    ("acced", "acceder acces accessible accessibilite accession"),
    ("exced", "exces exceder excessif"),
    ("possed", "posseder possession possessif"),
    ("obsed", "obsession obseder obsessionnel"),
    ("suspect", "suspecter suspect suspicion"),
    ("exclu", "exclure exclusion exclu exclut"),
    ("inclu", "inclure inclusion inclusif inclus"),
    ("conclu", "conclure conclusion"),
    ("resoud", "resoudre resolution resolu"),
    ("dissou", "dissoudre dissolution"),
    ("evolu", "evoluer evolution evolutif"),
    ("contribu", "contribuer contribution"),
    ("distribu", "distribuer distribution"),
    ("execut", "executer execution"),
    ("persecut", "persecuter persecution"),
    ("mediat", "mediation mediateur mediatrice"),
    ("relat", "relation relationnel"),
    ("emot", "emotion emotionnel emotif"),
    ("addict", "addiction addictif addict addictologie addictologue"),
    ("assuet", "assuetude"),
    ("educ", "educatif education educateur eduquer educatrice"),
    ("creat", "creer creation creatif creativite createur"),
    ("pratiqu", "pratique pratiquer praticien"),
    ("fatigu", "fatigue fatiguer fatigant"),
    ("ten", "tenir tient tiennent tenu tenue"),
    ("desir", "desir desirer"),
    ("obten", "obtenir obtient obtiennent obtenu obtenue obtention"),
    ("reten", "retenir retient retiennent retenu retenue retention"),
    ("conten", "contenir contient contiennent contenu contenant contention"),
    ("deten", "detenir detient detiennent detenu detenue detention"),
    ("apparten", "appartenir appartient appartiennent appartenance"),
    ("vou", "vouloir veut veulent voulu voulait"),
    ("pouv", "pouvoir peut peuvent pouvait pourra pourrait"),
    ("dev", "devoir doit doivent devait devra devrait"),
    ("sav", "savoir sait savent savait saura"),
    ("voi", "voir voit voient vu voyait verra"),
    ("prevoi", "prevoir prevoit prevoient prevu prevision previsionnel"),
    ("mettr", "mettre met mettent mis mettait mettant mise"),
    ("batt", "battre bat battent battu battait"),
    ("parait", "paraitre parait paraissent paru parution"),
    ("disparait", "disparaitre disparait disparaissent disparu disparition"),
    ("apparait", "apparaitre apparait apparaissent apparu apparition"),
    ("rejoind", "rejoindre rejoint rejoignent rejoignait"),
    ("ced", "ceder cede cedent"),
    ("pes", "peser pese pesent pesee"),
    ("ennui", "ennui ennuyer ennuie ennuient ennuyeux"),
    ("appui", "appui appuyer appuie appuient"),
    ("essai", "essai essayer essaie essaient"),
    ("begai", "begayer begaie begaiement"),
    ("corrig", "corriger correction correctif correcteur correctionnel"),
    ("denonc", "denoncer denonciation denonciateur"),
    ("inser", "inserer insertion"),
    ("sign", "signer signature signataire"),
    ("reeduqu", "reeduquer reeducation reeducateur reeducatif"),
    ("insomni", "insomnie insomniaque"),
    ("toxiqu", "toxique toxicite"),
    ("ain", "aine ainee"),
    ("herit", "heriter heritage heritier"),
    ("paye", "payer paiement paie payeur"),
    ("diger", "digerer digestion digestif"),
    ("cui", "cuire cuisson cuit cuisent cuisait"),
    ("demission", "demission demissionner demissionnaire"),
    ("envoy", "envoyer envoi envoie envoient enverra enverrait"),
    ("croi", "croire croyait croit croient croyant croyance"),
    ("achet", "acheter achat achetent acheteur"),
    ("repet", "repetent"),
    ("directi", "direction directeur diriger dirigeant"),
    ("cancer", "cancer cancereux cancerologie cancerologue"),
    ("epilep", "epilepsie epileptique"),
    ("asthm", "asthme asthmatique"),
    ("phobi", "phobie phobique"),
    ("musc", "muscle musculaire"),
    ("genereu", "genereux generosite"),
    ("serieu", "serieux"),
    ("electr", "electricite"),
    ("tuyau", "tuyau tuyaux"),
    ("noyau", "noyau noyaux"),
    ("epais", "epais epaisse epaisseur"),
    ("las", "lasse lassitude"),
    ("jardin", "jardin jardiner jardinier jardinage"),
    ("cuisin", "cuisine cuisiner cuisinier"),
    ("polici", "police policier"),
    ("pun", "punir punition punitif puni"),
    ("posit", "position positionner positionnement"),
    ("condition", "condition conditionner conditionnement"),
    ("bless", "blesser blessure blesse blessant"),
    ("brul", "bruler brulure brule brulant"),
    ("piqu", "piquer piqure"),
    ("coiff", "coiffer coiffeur coiffure"),
    ("fum", "fumer fumeur fume"),
    ("dans", "danser danseur danse"),
    ("chant", "chanter chanteur chant"),
    ("mass", "masser masseur massage"),
    ("nettoy", "nettoyer nettoyage nettoie nettoyeur"),
    ("sevr", "sevrer sevrage"),
    ("interdi", "interdire interdit interdiction"),
    ("recev", "recevoir recoit recu recoivent reception"),
    ("percev", "percevoir percoit percu perception"),
    ("concev", "concevoir concoit concu conception"),
    ("decev", "decevoir decu deception"),
    ("dialogu", "dialogue dialoguer"),
    // Nouns and their adjectives
    ("deuil", "deuil endeuiller endeuille"),
    ("suicid", "suicide suicidaire suicider suicidant suicidologie"),
    ("anxi", "anxieux anxiete anxiogene anxiolytique"),
    ("angoiss", "angoisse angoisser angoissant"),
    ("famil", "famille familial"),
    ("violent", "violence violent violenter"),
    ("viol", "viol violer violeur"),
    ("urgent", "urgence urgent"),
    ("enfant", "enfance enfant enfantin infantile"),
    ("jeun", "jeune jeunesse"),
    ("matern", "maternite maternel"),
    ("patern", "paternite paternel"),
    ("fratern", "fraternite fraternel"),
    ("precair", "precaire precarite precarisation precarise"),
    ("solidair", "solidaire solidarite"),
    ("pauvr", "pauvre pauvrete appauvrissement"),
    ("gratui", "gratuit"),
    ("tradition", "tradition traditionnel"),
    ("veuf", "veuf veuve veuvage"),
    ("neuf", "neuf neuve"),
    ("bref", "bref breve"),
    ("malin", "malin maligne"),
    ("benin", "benin benigne"),
    ("bail", "bail baux"),
    ("cultur", "culture culturel"),
    ("libert", "liberte"),
    ("libr", "libre"),
    ("malad", "malade maladie maladif"),
    ("mentald", "mental"),
    ("social", "social"),
    ("sexu", "sexe sexuel sexualite sexuellement"),
    ("gen", "gene"),
    ("vulner", "vulnerable vulnerabilite vulnerabiliser"),
    ("respons", "responsable responsabilite responsabiliser"),
    ("alcool", "alcool alcoolique alcoolisme alcoologie alcoolise"),
    ("drogu", "drogue droguer"),
    ("toxicoman", "toxicomane toxicomanie"),
    ("psychot", "psychose psychotique"),
    ("nevros", "nevrose nevrotique"),
    ("schizophren", "schizophrene schizophrenie schizophrenique"),
    ("paranoi", "paranoia paranoiaque parano"),
    ("therap", "therapie therapeute therapeutique"),
    ("psychotherap", "psychotherapie psychotherapeute psychotherapeutique"),
    ("psycholog", "psychologie psychologue psychologique"),
    ("psychiatr", "psychiatrie psychiatre psychiatrique"),
    ("pediatr", "pediatre pediatrie pediatrique"),
    ("geriatr", "geriatre geriatrie geriatrique"),
    ("trauma", "trauma traumatisme traumatique traumatiser traumatisant traumatise"),
    ("handicap", "handicap handicape"),
    ("autis", "autisme autiste autistique"),
    ("racis", "racisme raciste"),
    ("delinqu", "delinquance delinquant"),
    ("adolesc", "adolescence adolescent"),
    ("perinat", "perinatal perinatalite"),
    ("parent", "parent parental parentalite"),
    ("inegal", "inegalite inegal"),
    ("egal", "egalite egal egalitaire"),
    ("divers", "diversite diversifier"),
    ("religi", "religion religieux"),
    ("culpab", "culpabilite coupable culpabiliser"),
    ("tabac", "tabac tabagisme tabacologue tabacologie tabagique"),
    ("nombr", "nombre nombreux"),
    ("peur", "peur peureux apeure"),
    ("heureu", "heureux bonheur"),
    ("jaloux", "jaloux jalouse jalousie"),
    ("epoux", "epoux epouse"),
    ("doux", "doux douce douceur"),
    ("roux", "roux rousse"),
    ("faux", "faux fausse"),
    ("blanc", "blanc blanche"),
    ("franc", "franc franche"),
    ("sec", "sec seche secher"),
    ("frais", "frais fraiche fraicheur"),
    ("long", "long longue longueur"),
    ("gro", "gros grosse"),
    ("bas", "bas basse"),
    ("nouv", "nouveau nouvel nouvelle nouveaute"),
    ("beau", "beau bel belle beaute"),
    ("fol", "fou folle folie"),
    ("tout", "tout tous toute toutes"),
    ("un", "un une uns unes"),
    ("cel", "celui ceux celle celles"),
    ("ail", "oeil yeux"),
    ("ciel", "ciel cieux"),
    ("travail", "travail travaux travailler travaille travailleur travaillent travaillant"),
    ("jeu", "jeu jeux jouer joueur joue ludique"),
    ("feu", "feu feux"),
    ("peu", "peu"),
    ("eau", "eau eaux"),
    ("laic", "laic laique laicite"),
    ("public", "public publique publics publiques"),
    ("grec", "grec grecque"),
    ("turc", "turc turque"),
    ("maitr", "maitre maitresse"),
    ("princ", "prince princesse"),
    ("copain", "copain copine"),
    ("compagn", "compagnon compagne"),
    ("roi", "roi reine"),
    ("heros", "heros heroine"),
    ("ami", "ami amie amitie amical amicaux"),
    ("acteur", "acteur actrice"),
    ("docteur", "docteur docteure doctoresse doctorat"),
    ("medec", "medecin medecine"),
    ("hopital", "hopital hopitaux hospitalier hospitaliser hospitalisation"),
    ("infirmi", "infirmier infirmiere"),
    ("etudi", "etudiant etudier etude"),
    ("local", "local locaux"),
    ("logi", "loger logement loge logeur relogement reloger"),
    ("heberg", "heberger hebergement hebergeur"),
    ("secur", "securite securiser securisation securisant securitaire"),
    ("sant", "sante sanitaire"),
    ("vill", "ville"),
    ("migr", "migrer migration migrant migratoire"),
    ("immigr", "immigrer immigration immigrant immigre"),
    ("exil", "exil exiler exile"),
    ("refugi", "refugie refugier"),
    ("refug", "refuge"),
    ("etrang", "etranger etrangere"),
    ("interpret", "interprete interpreter interpretariat interpretation"),
    ("mar", "mari mariage marier"),
    ("divorc", "divorce divorcer"),
    ("harcel", "harceler harcelement harcele harceleur"),
    ("empris", "emprise"),
    ("emprison", "emprisonner emprisonnement"),
    ("isol", "isoler isolement isole"),
    ("jug", "juger jugement juge"),
    ("cont", "conte conter conteur"),
    ("sommeil", "sommeil"),
    ("dor", "dormir dort dorment"),
    ("nuit", "nuit nocturne"),
    ("sort", "sortir sortie sort sortent"),
    ("part", "partir"),
    ("nerv", "nerf nerveux nervosite enerver enerve"),
    ("coler", "colere colerique"),
    ("stress", "stress stresser stressant stresse"),
    ("evenement", "evenement"),
    ("mang", "manger mange"),
    ("crim", "crime criminel criminalite"),
    ("judici", "judiciaire judiciarisation"),
    ("benevol", "benevole benevolat"),
    ("volont", "volontaire volontariat volonte"),
    ("syndic", "syndicat syndical syndicalisme"),
    ("experienc", "experience experientiel experimenter experimente"),
    ("expert", "expertise expert"),
    ("compet", "competence competent"),
    ("efficac", "efficace efficacite"),
    ("effic", "efficience efficient"),
    ("qualit", "qualite qualitatif"),
    ("quantit", "quantite quantitatif"),
    ("confianc", "confiance"),
    ("confident", "confidence confidentiel confidentialite"),
    ("different", "difference different differencier"),
    ("existenc", "existence existentiel existant"),
    ("residenc", "residence residentiel"),
    ("resid", "resident resider"),
    ("tendr", "tendre tendresse"),
    ("fier", "fier fiere fierte"),
    ("hont", "honte honteux"),
    ("courag", "courage courageux encourager encouragement"),
    ("danger", "danger dangereux dangerosite"),
    ("menac", "menace menacer menacant"),
    ("risqu", "risque risquer"),
    ("manqu", "manque manquer"),
    ("critiqu", "critique critiquer"),
    ("ethiqu", "ethique"),
    ("medic", "medical medicament medicaments medicamenteux medication medicaux"),
    ("paramedic", "paramedical"),
    ("chimiqu", "chimique chimie"),
    ("clini", "clinique clinicien"),
    ("techn", "technique technicien"),
    ("mathemat", "mathematique mathematicien"),
    ("politi", "politique politicien"),
    ("music", "musique musicien musical"),
    ("phys", "physique physicien"),
    ("mecan", "mecanique mecanicien"),
    ("electr", "electrique electricien"),
    ("pharmac", "pharmacie pharmacien"),
    ("chirurg", "chirurgie chirurgien chirurgical"),
    ("kine", "kine kinesitherapeute kinesitherapie"),
    ("logoped", "logopede logopedie"),
    ("ergotherap", "ergotherapeute ergotherapie"),
    ("palliat", "palliatif palliative"),
    ("terminal", "terminal"),
    ("personnel", "personnel personnelle"),
    ("person", "personne"),
    ("personnalit", "personnalite"),
];

/// Words that rules would make members of a family they are not of: each is its own, with its plural.
const ALONE: &str = "
    forme format concert isolation equipement departement cour cours course temps sens fils pays mois bois devis retrait
    retraite communal trait residu succes port poste rat ration malle bal balle salle sel selle part partie parti partiel
    partir avenir cellule cas chance cheminee chat cher classique col colle colonne colonel compassion compagnie continent
    coup crise critere deni denier destin distance donnee dos eleve fil fille fond four fournir generaliste geste gestation
    goutte grade habit identite import importer informel instance langue maniere metier mot mouvement numerique organisme
    plan presse pression principal propriete rang sensation sorte tante train tribunal vent ver verre vers son ton
    mer mere pere universite publicite elevage rate tentative jeudi lundi trans avis est etat ete amer hiver enfer envers
    revers travers univers divers expert desert dessert concert couvert ulcere mystere caractere
    competition conversion diversion pension adultere rhume varicelle jeuner soupir milieu cheveu secteur facteur vecteur
    tracteur passeur dentelle integrisme malentendu baillement";

/// An ending, what stands for it, and how much must stand before it.
type Ending = (&'static str, &'static str, usize);

/// Endings of regular derivation and conjugation. The longest that fits is taken.
const ENDINGS: &[Ending] = &[
    ("issement", "", 3),
    ("issante", "", 3),
    ("issant", "", 3),
    ("issaient", "", 3),
    ("issait", "", 3),
    ("issent", "", 3),
    ("isation", "is", 3),
    ("ification", "ifi", 2),
    ("ition", "", 4),
    ("ption", "pt", 2),
    ("sion", "s", 4),
    ("age", "", 4),
    ("ation", "", 4),
    ("atrice", "", 4),
    ("ateur", "", 4),
    ("atif", "", 5),
    ("ative", "", 5),
    ("vention", "ven", 2),
    ("ventif", "ven", 2),
    ("ventive", "ven", 2),
    ("vision", "vis", 3),
    ("trice", "teur", 2),
    ("euse", "", 3),
    ("eur", "", 3),
    ("eu", "", 3),
    ("cteur", "ct", 3),
    ("ction", "ct", 3),
    ("ctionner", "ct", 3),
    ("ctionnement", "ct", 3),
    ("ctionnaire", "ct", 3),
    ("ctionnel", "ct", 3),
    ("ctionnelle", "ct", 3),
    ("logie", "log", 3),
    ("logue", "log", 3),
    ("logique", "log", 3),
    ("icien", "", 4),
    ("icienne", "", 4),
    ("esse", "", 4),
    ("issance", "", 3),
    ("geait", "g", 3),
    ("geaient", "g", 3),
    ("geant", "g", 3),
    ("geante", "g", 3),
    ("ssion", "ss", 3),
    ("ssif", "ss", 3),
    ("ssive", "ss", 3),
    ("ement", "", 3),
    ("amment", "ant", 3),
    ("emment", "ent", 3),
    ("ance", "", 4),
    ("ence", "", 5),
    ("ante", "", 4),
    ("ant", "", 4),
    ("ente", "ent", 3),
    ("ent", "", 6),
    ("arite", "air", 3),
    ("ualite", "u", 3),
    ("uelle", "u", 3),
    ("uel", "u", 3),
    ("alite", "al", 3),
    ("abilite", "abl", 2),
    ("ibilite", "ibl", 2),
    ("ivite", "if", 3),
    ("icite", "ic", 3),
    ("ilite", "il", 3),
    ("ite", "", 4),
    ("otique", "os", 4),
    ("istique", "", 4),
    ("ique", "", 4),
    ("iquer", "ic", 4),
    ("isme", "", 4),
    ("iste", "", 4),
    ("aire", "", 7),
    ("iere", "i", 3),
    ("ier", "i", 3),
    ("ere", "", 3),
    ("er", "", 3),
    ("erait", "", 4),
    ("eraient", "", 4),
    ("era", "", 4),
    ("eront", "", 4),
    ("aient", "", 4),
    ("ait", "", 5),
    ("ez", "", 4),
    ("ee", "", 3),
    ("ie", "", 5),
    ("ir", "", 3),
    ("dre", "d", 4),
    ("due", "d", 4),
    ("du", "d", 4),
    ("tien", "ten", 3),
    ("ive", "if", 2),
    ("elle", "", 4),
    ("el", "", 4),
    ("enne", "en", 3),
    ("onne", "on", 3),
    ("ette", "et", 3),
    ("ffe", "f", 3),
    ("al", "", 6),
    ("ale", "al", 3),
    ("eresse", "eur", 3),
    ("oise", "oi", 3),
    ("aise", "ai", 4),
    ("e", "", 4),
];

/// Endings of feminines, and of their masculines.
const FEMININES: [(&str, &str); 5] =
    [("euse", "eux"), ("euse", "eur"), ("ive", "if"), ("trice", "teur"), ("elle", "el")];

/// Words in which "age" is no ending: what is derived from them keeps it ("partager", "avantageux").
const AGE_KEPT: &str = "
    partage message soulage envisage encourage decourage village langage dommage hommage avantage amenage demenage
    ouvrage personnage paysage propage entourage sauvage fromage naufrage barrage saccage equipage outrage";

/// Words in which "eur" makes no agent of a verb: "valeur" is not of "valoir", nor "ordinateur" of "ordonner".
const EUR_KEPT: &str = "
    valeur couleur chaleur longueur largeur hauteur odeur humeur rumeur tumeur ampleur ardeur faveur saveur ferveur fureur
    terreur horreur erreur lueur sueur pudeur rigueur vigueur langueur froideur laideur lourdeur profondeur splendeur
    candeur stupeur torpeur vapeur liqueur fleur coeur soeur choeur pleur majeur mineur meilleur inferieur superieur
    anterieur ulterieur exterieur interieur posterieur seigneur monsieur malheur honneur labeur moteur auteur pasteur
    ordinateur ascenseur professeur ingenieur gouverneur entrepreneur ailleur leur";

static KEPT: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| AGE_KEPT.split_whitespace().chain(EUR_KEPT.split_whitespace()).collect());

static NAMED: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    FAMILIES.iter().flat_map(|&(key, words)| words.split_whitespace().map(move |word| (word, key))).collect()
});

static APART: LazyLock<HashSet<&'static str>> = LazyLock::new(|| ALONE.split_whitespace().collect());

/// Endings by their last letter, the longest first.
static BY_LAST: LazyLock<HashMap<u8, Vec<Ending>>> = LazyLock::new(|| {
    let mut by_last: HashMap<u8, Vec<_>> = HashMap::new();
    for ending in ENDINGS {
        by_last.entry(ending.0.as_bytes()[ending.0.len() - 1]).or_default().push(*ending);
    }
    for endings in by_last.values_mut() {
        endings.sort_by_key(|(ending, ..)| std::cmp::Reverse(ending.len()));
    }
    by_last
});

/// The key of a folded word's family.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    if let Some(key) = NAMED.get(word) {
        return Cow::Borrowed(key);
    }
    if (word.len() < WORD_BYTES_MIN && !APART.contains(word)) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let singular = singular(word);
    if let Some(key) = named(&singular) {
        return Cow::Borrowed(key);
    }
    if APART.contains(&*singular) || APART.contains(word) {
        // No rule makes a key with this sign: the word is a family by itself.
        return Cow::Owned(format!("{singular}="));
    }
    let mut key = singular.into_owned();
    // A word sheds two endings at most: "parental·ité", "profession·nel".
    for _ in 0..2 {
        let Some((ending, other)) = ending(&key) else { break };
        key.truncate(key.len() - ending.len());
        key.push_str(other);
        if let Some(named) = NAMED.get(&*key) {
            return Cow::Borrowed(named);
        }
        if !matches!(other, "al" | "if" | "eur" | "teur" | "u" | "is" | "ent" | "ant") {
            break;
        }
    }
    undouble(&mut key);
    Cow::Owned(key)
}

fn named(singular: &str) -> Option<&'static str> {
    // The feminine of what is named: "endeuillée", "suivante".
    let masculine = || {
        let mut masculines = FEMININES
            .iter()
            .filter_map(|(feminine, masculine)| Some(format!("{}{masculine}", singular.strip_suffix(feminine)?)));
        masculines.find_map(|masculine| NAMED.get(&*masculine))
    };
    NAMED.get(singular).or_else(|| NAMED.get(singular.strip_suffix('e')?)).or_else(masculine).copied()
}

fn ending(word: &str) -> Option<(&'static str, &'static str)> {
    let of_letter = BY_LAST.get(word.as_bytes().last()?)?;
    let fits = |(ending, _, least): &&Ending| {
        word.len() >= ending.len() + least
            && word.ends_with(ending)
            && !(matches!(*ending, "age" | "eur" | "ateur") && KEPT.contains(word))
    };
    of_letter.iter().find(fits).map(|(ending, other, _)| (*ending, *other))
}

/// Without the mark of the plural.
fn singular(word: &str) -> Cow<'_, str> {
    let bytes = word.as_bytes();
    match bytes {
        [.., b'e', b'a', b'u', b'x'] | [.., b'e' | b'o', b'u', b'x'] => Cow::Borrowed(&word[..word.len() - 1]),
        [_, _, .., b'a', b'u', b'x'] => Cow::Owned(format!("{}l", &word[..word.len() - 2])),
        [.., b's', b's'] => Cow::Borrowed(word),
        [.., b's'] if word.len() > WORD_BYTES_MIN || !matches!(bytes[word.len() - 2], b'i' | b'u' | b'o' | b'a') => {
            Cow::Borrowed(&word[..word.len() - 1])
        }
        _ => Cow::Borrowed(word),
    }
}

/// "travaill" and "travail", "consomm" and "consom" are one.
fn undouble(key: &mut String) {
    let bytes = key.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && !matches!(a, b'e' | b'o' | b'u' | b'i')
        && bytes.len() > 3
    {
        key.pop();
    }
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
    fn differ(words: &str) {
        let words: Vec<&str> = words.split_whitespace().collect();
        for pair in words.windows(2) {
            assert_ne!(stem(pair[0]), stem(pair[1]), "{} {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn families_meet() {
        same("formation formations former formateur formatrice formatrices formee");
        same("travailleur travailleuse travail travaux travaillent");
        same("accompagner accompagnement accompagnent accompagnant accompagnatrice");
        same("infirmier infirmiere infirmieres");
        same("psychiatrie psychiatre psychiatriques");
        same("precarite precaire precaires");
        same("deuil endeuille endeuillees");
        same("parent parentalite parental parentaux");
        same("actif active actives activite");
        same("social sociaux sociales");
        same("gerer gestion geree");
        same("vieillir vieux vieille vieillissement");
        same("bruxellois bruxelloise bruxelloises");
        same("reseau reseaux");
        same("anxieux anxieuse anxiete");
        same("orienter orientation oriente");
    }

    #[test]
    fn words_that_differ_do_not() {
        for pair in [
            "deuil seuil",
            "couple coupable",
            "genre gendre",
            "suicide suite",
            "formation format",
            "formation forme",
            "information informatique",
            "animation animal",
            "concertation concert",
            "isolement isolation",
            "infirmier infirme",
            "equipe equipement",
            "direction direct",
            "cours course",
            "retraite retrait",
            "mere mer",
            "public publicite",
            "mener mena",
            "loi loisir",
            "jeu jeudi",
            "parent partir",
            "coup couper",
            "trans transport",
            "numerique numero",
            "hospitalier hospitalite",
            "viol violence",
        ] {
            differ(pair);
        }
    }

    #[test]
    fn any_word_has_a_key() {
        for word in ["", "s", "x", "aux", "eaux", "ee", "er", "ation", "ss", "e", "日本", "24/7", "É", "aaaaaaaaaaaa"]
        {
            assert_eq!(stem(word).is_empty(), word.is_empty(), "{word}");
        }
    }
}

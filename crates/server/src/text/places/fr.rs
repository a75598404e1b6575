//! Les mots des pages autour de la recherche, en français.

use repertoire_catalogue::Locale;

use super::{Listed, Part, PlacesText};
use crate::map::By;
use crate::text::number;

pub(super) const TEXT: PlacesText = PlacesText {
    organisers: "Organisateurs",
    organisers_lead: |schemes| match schemes {
        1 => "Qui propose quoi\u{A0}: un dispositif.".into(),
        n => format!(
            "Qui propose quoi\u{A0}: {} dispositifs, d'un organisme ou de plusieurs ensemble.",
            number(Locale::Fr, n)
        ),
    },
    organisers_count: |n| match n {
        0 => "Aucun organisateur".into(),
        1 => "1 organisateur".into(),
        n => format!("{} organisateurs", number(Locale::Fr, n)),
    },
    organisers_found: |n, text| format!("{} pour «\u{A0}{text}\u{A0}»", (TEXT.organisers_count)(n)),
    organisers_search: "Chercher un nom",
    organisers_hint: "Un nom, une partie de nom ou un sigle.",
    organisers_button: "Chercher",
    organisers_all: "Voir tous les organisateurs",
    organisers_none_tip: "Essayez un seul mot du nom, ou son sigle.",
    letters_label: "Lettres",
    letter: "Lettre",
    letter_other: "0–9 et autres",
    letter_alone: |letter, counted| format!("{letter}\u{A0}: {counted}"),
    letter_why: |counted| format!("{counted} en tout. La liste se lit une lettre à la fois."),
    letter_none: |letter| format!("Aucun organisateur à la lettre {letter}."),
    organiser_back: "Tous les organisateurs",
    organiser_facts: "En bref",
    organiser_kinds: "Ce qu'on y trouve",
    organiser_web: "Sur le web",
    organiser_schemes: "Ses dispositifs",
    organiser_first: |n| format!("Voici les {n} premiers."),
    organiser_list: |n| match n {
        1 => "Le voir dans la liste, avec les filtres".into(),
        n => format!("Voir les {} dans la liste, avec les filtres", number(Locale::Fr, n)),
    },
    catalogue_empty: "Le catalogue est encore vide\u{A0}: il n'y a rien à montrer ici.",

    map: "L'offre en un coup d'œil",
    map_lead: "Combien de dispositifs pour chaque thème, et où il en manque. Chaque nombre ouvre la liste de ces dispositifs.",
    map_by_label: "Les thèmes selon",
    map_by: |by| match by {
        By::Objective => "l'objectif",
        By::Audience => "le public",
        By::Cost => "le coût",
    },
    map_caption: |by| match by {
        By::Objective => "Nombre de dispositifs par thème et par objectif",
        By::Audience => "Nombre de dispositifs par thème et par public",
        By::Cost => "Nombre de dispositifs par thème et par coût",
    },
    map_gaps: |by, gaps, all| {
        let other = match by {
            By::Objective => "un objectif",
            By::Audience => "un public",
            By::Cost => "un coût",
        };
        let all = number(Locale::Fr, all);
        match gaps {
            0 => format!("Les {all} croisements d'un thème et d'{other} ont tous au moins un dispositif."),
            n if by == By::Cost => {
                format!(
                    "Sur {all} croisements d'un thème et d'un coût, {} n'ont aucun dispositif connu.",
                    number(Locale::Fr, n)
                )
            }
            1 => format!(
                "Sur {all} croisements d'un thème et d'{other}, un seul n'a aucun dispositif\u{A0}: un besoin sans offre connue."
            ),
            n => format!(
                "Sur {all} croisements d'un thème et d'{other}, {} n'ont aucun dispositif\u{A0}: autant de besoins sans offre connue.",
                number(Locale::Fr, n)
            ),
        }
    },
    map_totals: "Un dispositif peut avoir plusieurs thèmes et plusieurs publics. Les totaux comptent chaque dispositif une seule fois\u{A0}: ils ne sont pas la somme des cases.",
    map_cost_note: "La plupart des pages ne disent pas le coût. Une case vide veut dire qu'aucune page ne l'annonce, pas qu'aucune offre n'existe. La colonne «\u{A0}Non précisé\u{A0}» n'entre pas dans ce compte.",
    map_total: "Tous",
    map_all_themes: "Tous les thèmes",
    map_legend: "Dispositifs par case",
    map_range: |from, to| {
        if from == to {
            number(Locale::Fr, from)
        } else {
            format!("{} à {}", number(Locale::Fr, from), number(Locale::Fr, to))
        }
    },
    map_none: "aucune offre",
    map_not_stated_none: "aucun",
    map_unit: |n| if n == 1 { "dispositif" } else { "dispositifs" },
    map_scroll: "Le tableau se fait défiler de côté.",

    about: "À propos",
    about_lead: "Répertoire réunit des formations, intervisions, supervisions et autres appuis en santé mentale pour celles et ceux qui prennent soin des autres à Bruxelles.",
    about_numbers: |schemes, organisers| {
        let schemes = match schemes {
            0 => return "Le catalogue est encore vide.".into(),
            1 => "1 dispositif".into(),
            n => format!("{} dispositifs", number(Locale::Fr, n)),
        };
        format!("Aujourd'hui\u{A0}: {schemes}, {}.", (TEXT.organisers_count)(organisers))
    },
    about_release: |release, date| format!("Version {release} du catalogue, publiée le {date}."),
    about_audience: Part {
        heading: "Pour qui",
        paragraphs: [
            "Pour les professionnel·les et les bénévoles de l'aide et du soin\u{A0}: travail social, soins, aide à domicile, psychologie, médecine, hébergement, logement, assuétudes… Vous y trouvez un appui pour vous-même ou pour votre équipe\u{A0}: apprendre, déposer une situation et y réfléchir ensemble, demander l'avis d'un·e expert·e.",
            "Ce n'est pas un service d'urgence, et le répertoire ne s'adresse pas aux personnes qui cherchent de l'aide pour elles-mêmes ou pour un proche.",
        ],
    },
    about_facts: Part {
        heading: "D'où viennent les informations",
        paragraphs: [
            "Chaque dispositif est décrit d'après des pages publiques\u{A0}: celles des organisateurs d'abord, puis celles de fédérations, d'administrations et de la presse. Sa page donne l'adresse de cette source, et sa date quand elle en a une.",
            "Rien n'est deviné. Ce que la page ne dit pas reste «\u{A0}non précisé\u{A0}»\u{A0}: un coût non communiqué n'est pas un coût nul. Les thèmes et les publics ont été attribués pour ce répertoire.",
            "Personne n'a été interrogé pour confirmer. Vérifiez auprès de l'organisateur avant de décider, surtout les prix et les dates, qui vieillissent vite.",
        ],
    },
    about_corrections: Part {
        heading: "Corriger une information",
        paragraphs: [
            "Les corrections sont les bienvenues, d'où qu'elles viennent. Un organisateur qui demande de corriger ou de retirer un dispositif est entendu aussitôt.",
        ],
    },
    about_keepers: Part {
        heading: "Qui le tient à jour",
        paragraphs: [
            "Des personnes qui ont reçu un compte préparent une nouvelle version de la liste, relisent tout ce qui va changer, puis la publient.",
            "Chaque version est numérotée et gardée\u{A0}: on peut comparer deux versions et revenir à une précédente.",
        ],
    },
    about_licences: Part {
        heading: "Réutiliser",
        paragraphs: [
            "Les données sont sous licence CC BY 4.0\u{A0}: vous pouvez les reprendre en citant la source, la licence et, si possible, le numéro et la date de la version. Les intitulés et les noms restent à leurs propriétaires.",
            "Le logiciel est libre, sous licence EUPL 1.2, la licence publique de l'Union européenne.",
        ],
    },
    about_licence_link: "La licence CC BY 4.0",
    kept_by: |keeper| format!("Ce site est mis en ligne par {keeper}."),
    contact_ways: "Pour nous joindre\u{A0}:",
    contact_none: "Ce site n'indique pas encore d'adresse de contact. En attendant, parlez-en au service qui vous a fait connaître ce répertoire.",
    see_also: "Voir aussi",

    api: "L'API, pour des programmes",
    accessibility: "Déclaration d'accessibilité",
    accessibility_lead: [
        "Ce site veut être utilisable par tout le monde\u{A0}: au clavier, avec un lecteur d'écran, agrandi, imprimé, sur un vieil ordinateur ou un téléphone, avec ou sans JavaScript. Son but est la norme WCAG 2.2 au niveau AA.",
        "Cette déclaration suit le modèle de la décision d'exécution (UE) 2018/1523. Elle porte sur les pages publiques de ce site.",
    ],
    accessibility_status: Part {
        heading: "État de conformité",
        paragraphs: [
            "Ce site est partiellement conforme aux WCAG 2.2, niveau AA, et à la norme EN 301 549.",
            "Nous ne disons pas plus, parce que nous n'en savons pas plus\u{A0}: une machine ne peut vérifier qu'une partie des critères, et aucun audit n'a encore été fait par des personnes. Ce que les contrôles automatiques ont trouvé est plus bas.",
        ],
    },
    accessibility_limits: Listed {
        heading: "Contenu non accessible",
        lead: "Nous ne connaissons pas de critère non respecté. Voici les limites connues\u{A0}:",
        items: [
            "Intitulés et résumés sont écrits dans la langue de l'organisateur, et ne sont pas traduits. Leur langue est signalée aux lecteurs d'écran.",
            "Les langues d'un dispositif sont celles où il se donne. Nous ne savons pas s'il est accessible aux personnes sourdes, malvoyantes ou à mobilité réduite\u{A0}: les pages d'origine le disent rarement.",
            "Sur un petit écran, le tableau de l'offre se fait défiler de côté.",
            "Les sites vers lesquels mènent les liens ne dépendent pas de nous.",
            "Le fichier CSV demande un tableur\u{A0}; les mêmes informations sont dans les pages.",
        ],
    },
    accessibility_checks: Listed {
        heading: "Ce qui est vérifié automatiquement",
        lead: "À chaque changement, dans un vrai navigateur\u{A0}:",
        items: [
            "les règles d'axe-core pour les WCAG 2.0, 2.1 et 2.2, niveaux A et AA, et ses bonnes pratiques\u{A0};",
            "la taille des zones à toucher, de 24 pixels au moins\u{A0};",
            "les contrastes, en clair et en sombre\u{A0};",
            "aucun défilement de côté à 320 pixels de large, ce qui correspond à un agrandissement de 400 %\u{A0};",
            "les parcours principaux au clavier seul\u{A0};",
            "les mêmes parcours sans JavaScript\u{A0};",
            "aucun cookie, aucun appel à un autre site, aucune erreur.",
        ],
    },
    checks_results: "Derniers résultats",
    checks_date: "Date",
    checks_pages: "Pages",
    checks_pages_value: |pages, states| format!("{pages} pages, en {states} états"),
    checks_views: "Affichages contrôlés",
    checks_views_value: |n, widths| {
        format!(
            "{}, en trois langues, à {widths} pixels de large, en clair, en sombre et dans les couleurs de la personne qui lit",
            number(Locale::Fr, n)
        )
    },
    checks_rules: "Règles",
    checks_tools: "Outils",
    checks_violations: "Défauts trouvés",
    checks_violations_none: "Aucun",
    checks_violation: |n| if n == 1 { "sur 1 affichage".into() } else { format!("sur {n} affichages") },
    checks_review: "À juger par une personne",
    checks_review_none: "Rien",
    accessibility_unchecked: Listed {
        heading: "Ce que personne n'a encore vérifié",
        lead: "Une machine ne sait pas dire si une page se comprend. Il reste à faire, par des personnes\u{A0}:",
        items: [
            "des essais avec des lecteurs d'écran (NVDA, VoiceOver, TalkBack)\u{A0};",
            "des essais avec la commande vocale et avec des loupes d'écran\u{A0};",
            "des essais avec des personnes handicapées\u{A0};",
            "une relecture en langage clair\u{A0};",
            "un audit complet, critère par critère.",
        ],
    },
    accessibility_prepared: "Établissement de cette déclaration",
    accessibility_prepared_value: |statement, checks| {
        format!(
            "Cette déclaration a été établie le {statement}, sur la base d'une auto-évaluation et de contrôles automatiques faits le {checks}."
        )
    },
    accessibility_contact: Part {
        heading: "Retour d'information et contact",
        paragraphs: [
            "Une page vous résiste, une information vous manque sous une forme que vous pouvez lire\u{A0}? Cela nous intéresse.",
        ],
    },
    accessibility_contact_none: "C'est un manque de cette déclaration.",
    accessibility_enforcement: Part {
        heading: "Voies de recours",
        paragraphs: ["Elles dépendent de l'organisme qui met ce site en ligne\u{A0}: il peut vous les indiquer."],
    },

    privacy: "Vie privée",
    privacy_lead: "Ce site ne sait pas qui vous êtes et ne cherche pas à le savoir.",
    privacy_visitors: Part {
        heading: "Ni cookie, ni pistage",
        paragraphs: [
            "Visiter ce site ne dépose aucun cookie et ne demande aucun compte.",
            "Il n'y a ni mesure d'audience, ni publicité, ni contenu venu d'ailleurs\u{A0}: en ouvrant une page, votre navigateur ne parle qu'à ce site.",
        ],
    },
    privacy_address: Part {
        heading: "Ce que vous cherchez",
        paragraphs: [
            "Vos mots et vos filtres sont dans l'adresse de la page, pour que vous puissiez la garder ou l'envoyer. Ils restent donc dans l'historique de votre navigateur.",
            "Quand vous suivez un lien vers un autre site, votre navigateur ne lui dit pas de quelle page vous venez.",
        ],
    },
    privacy_server: Part {
        heading: "Ce que le serveur note",
        paragraphs: [
            "Ce que vous cherchez n'est jamais noté\u{A0}: le journal technique laisse de côté la partie de l'adresse qui porte vos mots et vos filtres. Votre adresse IP n'y est pas non plus.",
            "Une réponse qui a pris plus d'une demi-seconde laisse une ligne\u{A0}: l'heure, le chemin de la page, le code de réponse et la durée. Pour chercher une panne, on peut faire noter la même ligne pour chaque réponse.",
            "Si un autre serveur est placé devant celui-ci, il peut tenir son propre journal\u{A0}: ce site n'en sait rien.",
            "Pour que personne n'accapare l'API, dont se servent aussi les suggestions de la recherche, le serveur compte les demandes de chaque adresse IP. Ce compte n'est que dans sa mémoire et s'efface après une minute, dès la demande suivante.",
        ],
    },
    privacy_shortlist: Part {
        heading: "Votre sélection",
        paragraphs: [
            "Si vous sélectionnez des dispositifs, votre navigateur en garde la liste sur votre appareil (localStorage). Elle ne nous est pas confiée\u{A0}; effacer les données du site dans votre navigateur l'efface.",
            "Quand vous ouvrez ou partagez votre sélection, elle est dans l'adresse de la page.",
        ],
    },
    privacy_staff: "Pour les personnes qui ont un compte",
    privacy_session: |most, idle| {
        format!(
            "L'espace de gestion dépose un seul cookie, celui de la session. Il ne sert qu'à vous reconnaître et vaut {most} heures au plus, {idle} heures sans activité."
        )
    },
    privacy_staff_more: "Les connexions sont notées avec le nom du compte\u{A0}; celles qui échouent, avec l'adresse IP, pour freiner qui devine des mots de passe. Les publications gardent le nom de qui les a faites.",
    privacy_keeper: "Qui répond de ce site",
    privacy_catalogue: Part {
        heading: "Dans le catalogue",
        paragraphs: [
            "Les textes du catalogue ne nomment pas de personnes. Les numéros de téléphone et les adresses e-mail sont ceux de services.",
        ],
    },
};

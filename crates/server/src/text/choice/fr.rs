//! Les mots de l'orientation et de la comparaison en français.

use repertoire_catalogue::Locale;
use repertoire_search::{Budget, Fit, Need, Question, Setting};

use super::ChoiceText;
use crate::text::{number, text, uncapitalised};

fn possibly(n: u32) -> String {
    format!("{} possible{}", number(Locale::Fr, n), if n == 1 { "" } else { "s" })
}

pub(super) const TEXT: ChoiceText = ChoiceText {
    step: |n, of| format!("Question {n} sur {of}"),
    step_colon: "\u{A0}: ",
    question: |question| match question {
        Question::Need => "De quoi avez-vous besoin\u{A0}?",
        Question::Theme => "À quel sujet\u{A0}?",
        Question::Setting => "Pour qui, et où\u{A0}?",
        Question::Means => "À quel prix, et dans quelle langue\u{A0}?",
    },
    question_hint: |question| match question {
        Question::Need => "Quatre questions au plus. Vous pouvez passer celles qui n'ont pas d'importance pour vous.",
        Question::Theme => "Choisissez le thème le plus proche de votre situation.",
        Question::Setting => "Une formation, une supervision\u{A0}: pour vous, ou pour toute votre équipe\u{A0}?",
        Question::Means => {
            "Beaucoup de pages ne disent pas le coût\u{A0}: ces dispositifs viennent à part, à demander."
        }
    },
    question_name: |question| match question {
        Question::Need => "Besoin",
        Question::Theme => "Thème",
        Question::Setting => "Pour qui et où",
        Question::Means => "Coût et langue",
    },
    need: |need| match need {
        Need::Learn => ("Apprendre", "Une formation, une sensibilisation, un colloque."),
        Need::Share => {
            ("Déposer une situation et y réfléchir", "Une intervision, une supervision, un groupe de parole.")
        }
        Need::Advice => (
            "L'avis d'un·e expert·e sur une situation",
            "Quelqu'un à appeler, un partage d'expertise, une supervision.",
        ),
    },
    setting: |setting| match setting {
        Setting::Alone => ("Pour moi, je me déplace", "En présentiel, ailleurs que sur mon lieu de travail."),
        Setting::TeamHere => ("Pour mon équipe, dans nos locaux", "On vient chez nous."),
        Setting::TeamThere => ("Pour mon équipe, nous nous déplaçons", "En présentiel, ailleurs."),
        Setting::Online => ("En ligne ou par téléphone", "Sans se déplacer."),
    },
    budget: |budget| match budget {
        Budget::Free => "Gratuit",
        Budget::Any => "Quel que soit le coût",
    },
    in_language: |name| format!("en {}", uncapitalised(name)),
    any_language: "dans n'importe quelle langue",
    tally: |fitting, possible| match (fitting, possible) {
        (n, 0) => (text(Locale::Fr).count)(n),
        (0, m) => possibly(m),
        (n, m) => format!("{}, et {}", (text(Locale::Fr).count)(n), possibly(m)),
    },
    dead_end: "Aucune de ces réponses ne mène encore à un dispositif\u{A0}:",
    dead_end_nearest: "voyez dès maintenant ce qui s'en approche le plus",
    pass: "Passer cette question",
    back: "Question précédente",
    restart: "Recommencer",
    answers: "Vos réponses",
    passed: "Peu importe",
    change: "Changer",
    unknown_answer: |name, value| format!("{name}\u{A0}: «\u{A0}{value}\u{A0}» n'est pas une réponse possible."),
    repeated_answer: |name| format!("{name}\u{A0}: l'adresse donne plusieurs réponses, seule la première compte."),

    fitting_title: |n| match n {
        1 => "1 dispositif correspond à vos réponses".into(),
        n => format!("{} dispositifs correspondent à vos réponses", number(Locale::Fr, n)),
    },
    possible_title: |n| match n {
        1 => "1 dispositif correspond peut-être\u{A0}: demandez à l'organisateur".into(),
        n => format!("{} dispositifs correspondent peut-être\u{A0}: demandez à l'organisateur", number(Locale::Fr, n)),
    },
    nearest_title: "Rien ne correspond\u{A0}: voici le plus proche",
    unnarrowed_title: "Vous avez passé toutes les questions",
    unnarrowed: |n| match n {
        1 => "Le seul dispositif du répertoire correspond donc.".into(),
        n => format!("Les {} dispositifs du répertoire correspondent donc tous.", number(Locale::Fr, n)),
    },
    no_scheme_title: "Le répertoire est vide",
    no_scheme: "Il n'y a encore aucun dispositif. Revenez plus tard.",
    fitting: |n| format!("Correspond à tout ({})", number(Locale::Fr, n)),
    possible: |n| format!("Correspond peut-être ({})", number(Locale::Fr, n)),
    possible_hint: "La page de l'organisateur ne dit pas tout. Cela ne veut pas dire non\u{A0}: demandez.",
    nearest: "Le plus proche",
    nearest_hint: "Aucun dispositif ne répond à tout. Ce qui ne correspond pas est dit pour chacun.",
    others: |n| match n {
        1 => "Et un autre, dans la liste complète.".into(),
        n => format!("Et {} autres, dans la liste complète.", number(Locale::Fr, n)),
    },
    next: "Et ensuite",
    in_list: |n| match n {
        1 => "Voir ce dispositif dans la liste, avec les filtres correspondants".into(),
        n => format!("Voir ces {} dispositifs dans la liste, avec les filtres correspondants", number(Locale::Fr, n)),
    },
    in_list_none: "Ouvrir la liste avec ces filtres, pour en retirer un",
    compare: |n| format!("Comparer côte à côte les {n} premiers qui correspondent"),

    fit: |fit| match fit {
        Fit::Yes => "Convient\u{A0}: ",
        Fit::Open => "Convient peut-être\u{A0}: ",
        Fit::No => "Ne convient pas\u{A0}: ",
    },
    kind_other: |kind| format!("Pas ce que vous cherchez\u{A0}: {}", uncapitalised(kind)),
    theme_other: |themes| format!("Un autre thème\u{A0}: {themes}"),
    audience_open_to_all: "Pas réservé aux équipes",
    audience_teams_only: "Réservé aux équipes",
    audience_teams: "Pour les équipes",
    audience_unstated: "Pas annoncé pour des équipes\u{A0}: demandez",
    here: "Dans vos locaux",
    here_agreed: "Lieu à convenir\u{A0}: demandez si c'est possible chez vous",
    here_unstated: "Lieu non précisé\u{A0}: demandez si l'on peut venir chez vous",
    here_no: "Pas dans vos locaux",
    there_unstated: "Format non précisé\u{A0}: demandez si c'est en présentiel",
    there_no: |formats| format!("Pas en présentiel\u{A0}: {}", uncapitalised(formats)),
    online_unstated: "Format non précisé\u{A0}: demandez si c'est possible en ligne",
    online_no: |formats| format!("Pas en ligne\u{A0}: {}", uncapitalised(formats)),
    cost_included: "Compris dans l'affiliation\u{A0}: demandez si votre service est affilié",
    cost_unstated: "Coût non communiqué\u{A0}: demandez",
    cost_other: |cost| format!("Pas gratuit\u{A0}: {cost}"),
    language_other: |wanted, given| {
        let given = uncapitalised(given).replace(", ", ", en ");
        let given = given.rsplit_once(", ").map_or_else(|| given.clone(), |(first, last)| format!("{first} et {last}"));
        format!("En {given}, pas {wanted}")
    },

    selection_title: |n| match n {
        1 => "Votre sélection\u{A0}: 1 dispositif".into(),
        n => format!("Votre sélection\u{A0}: {n} dispositifs côte à côte"),
    },
    selection_none: "Votre sélection est vide",
    selection_none_lead: "Cette page montre côte à côte les dispositifs que vous avez choisis.",
    selection_none_steps: [
        "Dans la liste, cochez les dispositifs qui vous intéressent.",
        "Ouvrez votre sélection\u{A0}: vous verrez ce qui les distingue.",
        "Imprimez-la pour votre équipe, ou partagez l'adresse de la page.",
    ],
    selection_to_guide: "Trouver en quatre questions",
    selection_one: "Il en faut deux pour comparer\u{A0}: ajoutez-en un depuis la liste.",
    selection_gone: |n| match n {
        1 => "1 dispositif n'est plus dans le catalogue.".into(),
        n => format!("{n} dispositifs ne sont plus dans le catalogue."),
    },
    selection_drop_gone: "Continuer sans",
    selection_beyond: |most, rest| match rest {
        1 => format!("Au plus {most} dispositifs côte à côte\u{A0}: 1 autre n'est pas montré."),
        rest => format!("Au plus {most} dispositifs côte à côte\u{A0}: {rest} autres ne sont pas montrés."),
    },
    selection_cut: |most| format!("L'adresse contient plus de {most} dispositifs\u{A0}: la suite n'a pas été lue."),
    selection_marks: "Ce signe marque ce qui diffère d'un dispositif à l'autre\u{A0}:",
    selection_asks: "Celui-ci marque ce qu'une page ne dit pas\u{A0}:",
    selection_region: "Comparaison, à faire défiler vers la droite",
    selection_caption: |n| format!("{n} dispositifs, un par colonne"),
    row_kind: "Type",
    row_organiser: "Organisateur",
    no_date_ahead: |last| format!("Aucune date à venir (la dernière\u{A0}: {last})"),
    differs: "diffère",
    alike: "pareil",
    to_ask: "à demander",
    remove: "Retirer",
    remove_all: "Vider la sélection",
    mail_subject: |n| match n {
        1 => "1 dispositif du Répertoire".into(),
        n => format!("{n} dispositifs du Répertoire, côte à côte"),
    },
    mail_head: "Bonjour,\r\n\r\nVoici une sélection de dispositifs\u{A0}:",
    mail_others: |n| match n {
        1 => "Et un autre, à l'adresse ci-dessus.".into(),
        n => format!("Et {n} autres, à l'adresse ci-dessus."),
    },
    share_hint: "Pour partager cette sélection, copiez l'adresse de la page\u{A0}: elle contient tout.",
    printed: |date| format!("Imprimé le {date}"),
    page_address: "Adresse de cette page\u{A0}: ",
};

//! Les mots du terminal en français.

use repertoire_catalogue::DroppedWhy;

use super::{Words, thousands};

pub(super) const WORDS: Words = Words {
    count: |n| match n {
        0 => "Aucun dispositif".into(),
        1 => "1 dispositif".into(),
        n => format!("{} dispositifs", thousands(n, '\u{202F}')),
    },
    ready: |address, n| format!("Répertoire : {address} ({})", (WORDS.count)(n)),

    file_missing: |file| format!("« {file} » n'existe pas : vérifiez le nom et le dossier."),
    file_unreadable: |file, error| format!("« {file} » n'a pas pu être lu ({error}) : vérifiez vos droits d'accès."),
    not_a_catalogue: |file, why| format!("« {file} » n'est pas un catalogue lisible. {why}"),
    vocabulary_broken: "Les vocabulaires ne peuvent pas être employés : corrigez ces erreurs, puis réessayez.",
    catalogue_broken: |file| {
        format!("Rien n'est servi tant que « {file} » contient des erreurs : corrigez-les, puis réessayez.")
    },
    rows_left_out: |n, file| {
        let rows = if n == 1 { "1 ligne écartée".into() } else { format!("{n} lignes écartées") };
        format!("{rows} de « {file} » : « repertoire check » dit pourquoi.")
    },
    index_failed: "Le catalogue n'a pas pu être préparé pour la recherche : signalez ce défaut avec votre fichier.",
    address_in_use: |address| {
        format!(
            "L'adresse {address} est déjà prise par un autre programme : arrêtez-le, ou choisissez un autre port avec --listen."
        )
    },
    address_refused: |address, error| {
        format!("L'adresse {address} ne peut pas être employée ({error}) : choisissez-en une autre avec --listen.")
    },
    server_failed: |error| format!("Le serveur s'est arrêté ({error}) : relancez-le, et signalez ce défaut."),

    page_of: |page, pages| format!("page {page} sur {pages}"),
    columns: ["Intitulé", "Organisateur", "Coût", "Langue", "Dans vos locaux", "Identifiant"],
    dropped: |dropped, flag, lists| {
        let value = &dropped.value;
        match dropped.why {
            DroppedWhy::UnknownKey => format!("L'option --{flag} n'existe pas : elle n'a pas été appliquée."),
            DroppedWhy::UnknownValue => {
                format!("« {value} » n'existe pas pour --{flag} et n'a pas été appliqué. « {lists} » dit ce qu'il y a.")
            }
            DroppedWhy::Repeated => format!("--{flag} est donné deux fois : seule la première valeur compte."),
            DroppedWhy::QueryTooLong => "Le texte est très long : seul son début a été lu.".into(),
            DroppedWhy::TooManyParams => "Il y a trop d'options : seules les premières ont été lues.".into(),
            DroppedWhy::Others => "D'autres options n'ont pas été comprises non plus.".into(),
        }
    },
    page_beyond: |pages| format!("Dernière page : {pages}. La voici."),
    wordless: "Le texte ne contient aucun mot : il n'a pas été appliqué.",
    terms_cut: |n| format!("Le texte contient beaucoup de mots : seuls les {n} premiers comptent."),
    nothing_to_drop: "Aucun filtre, retiré seul, ne donne de résultat : retirez-en plusieurs.",
    drop_one: "Retirez l'un de ces critères :",
    drop_text: "sans le texte",
    drop_option: |flag, label| format!("sans --{flag} ({label})"),
    gives: |without, n| format!("{without} : {}", (WORDS.count)(n)),

    organisers: |n| if n < 2 { format!("{n} organisateur") } else { format!("{n} organisateurs") },
    more_values: |n| if n == 1 { "et 1 autre".into() } else { format!("et {n} autres") },
    not_stated_title: "Ce que les pages ne disent pas, par colonne",
    dates_title: "Dates des sources",
    oldest: "La plus ancienne",
    newest: "La plus récente",
    undated: "Sans date",
    themes_without_title: "Thèmes sans dispositif",
    none: "Aucun",
};

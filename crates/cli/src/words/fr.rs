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
    workbook_on_terminal: "Un classeur ne s'affiche pas dans un terminal : ajoutez « > remarques.xlsx » à la commande pour l'écrire dans un fichier.",
    vocabulary_broken: "Les vocabulaires ne peuvent pas être employés : corrigez ces erreurs, puis réessayez.",
    vocabulary_remarks: |n| match n {
        1 => "Les mots de la recherche appellent 1 remarque : « repertoire check » la donne.".into(),
        n => format!("Les mots de la recherche appellent {n} remarques : « repertoire check » les donne."),
    },
    vocabulary_remarks_title: "Mots de la recherche (synonyms.csv, everyday.csv) :",
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

    analysis_version: |version| format!("Analyse, version {version}"),
    analysis_columns: ["Écrit", "Formes", "Familles", "Parties", ""],
    tells_nothing: "ne dit rien seul",
    file_row: |file, row, what| format!("{file}, ligne {row} : {what}"),
    not_utf8: "le fichier n'est pas en UTF-8 ; enregistrez-le au format « CSV UTF-8 ».",
    row_unreadable: "la ligne est illisible : il y manque sans doute un guillemet fermant.",
    cells_missing: "il manque une cellule à cette ligne.",
    column_missing: |column| format!("la colonne « {column} » manque."),
    cell_wrong: |value| format!("« {value} » ne convient pas ici : « repertoire eval --help » dit ce qui est attendu."),
    no_query: "le fichier ne contient rien à mesurer.",
    unknown_ids: |ids| format!("Absents du catalogue, comptés comme non trouvés : {ids}."),
    queries: |n| format!("{n} requêtes"),
    without_answer: "sans réponse",
    worst: "Les moins bien servies :",
    query: "requête",
    found: "trouvés d'abord",
    pairs_right: |right, all, share| format!("{right} paires justes sur {all} ({share})"),

    organisers: |n| if n < 2 { format!("{n} organisateur") } else { format!("{n} organisateurs") },
    more_values: |n| if n == 1 { "et 1 autre".into() } else { format!("et {n} autres") },
    not_stated_title: "Ce que les pages ne disent pas, par colonne",
    dates_title: "Dates des sources",
    oldest: "La plus ancienne",
    newest: "La plus récente",
    undated: "Sans date",
    themes_without_title: "Thèmes sans dispositif",
    store_failed: |store, cause| {
        format!(
            "Le magasin « {store} » n'a pas pu être employé ({cause}) : vérifiez son adresse, vos droits d'accès et la place libre."
        )
    },
    store_empty: |store| {
        format!("Le magasin « {store} » ne contient encore aucune version : « repertoire serve » y publie la première.")
    },
    store_or_files: "Choisissez entre --store, pour servir ce qui est publié, et --catalogue ou --vocabulary, pour servir des fichiers.",
    releases_columns: ["Version", "Publiée le", "Par", "Lignes", "Note"],
    release: "Version",
    damaged: "endommagée",
    damaged_release: |n, file| match file {
        Some(file) => format!("Version {n} : le fichier {file} manque ou n'est plus celui qui a été publié."),
        None => format!("Version {n} : sa fiche manque ou est illisible."),
    },
    release_unreadable: |n| {
        format!(
            "La version {n} est endommagée : « repertoire releases verify » dit ce qui manque ; reprenez-le d'une copie, ou republiez une version intacte avec « repertoire releases rollback »."
        )
    },
    restores: |n| format!("reprend la version {n}"),
    no_such_release: |n, latest| format!("La version {n} n'existe pas : la dernière est la {latest}."),
    not_published_errors: "Rien n'est publié : corrigez ces erreurs, puis réessayez.",
    nothing_to_publish: "Rien n'est publié : c'est déjà ce qui est en ligne.",
    removal_unconfirmed: |n| {
        format!("Rien n'est publié : {n} dispositifs disparaîtraient. Si c'est voulu, ajoutez --confirm {n}.")
    },
    published: |n, rows| format!("Version {n} publiée ({}).", (WORDS.count)(rows)),
    published_in_between: |n| {
        format!(
            "Rien n'est publié : la version {n} est parue entre-temps. Relancez la commande pour voir ce que vous y changez."
        )
    },
    export_end: "Le nom du fichier dit ce qui est écrit : terminez-le par .csv, .xlsx ou .zip.",
    file_unwritable: |file, error| {
        format!(
            "« {file} » n'a pas pu être écrit ({error}) : choisissez un nom libre, et vérifiez la place et vos droits."
        )
    },
    exported: |n, file| format!("Version {n} écrite dans « {file} »."),
    verified: |n| {
        if n < 2 { "La version publiée est intacte.".into() } else { format!("Les {n} versions sont intactes.") }
    },
    partners_columns: ["Code", "Nom", "Actif", "Langue", "Filtres", "Adresses"],
    no_partner: "Il n'y a pas encore de partenaire.",
    partner_row: |row, message| format!("Ligne {row} : {message}"),
    partner_unknown: |code| {
        format!("Aucun partenaire n'a le code « {code} » : « repertoire partners list » les donne.")
    },
    partners_with_files: "« partners » va avec « catalogue » ou « vocabulary » : dans un magasin, publiez les partenaires par « repertoire partners publish ».",
    account_name: |name| {
        format!(
            "« {name} » ne peut pas nommer un compte : écrivez de 2 à 60 lettres sans accent, chiffres, points ou tirets, ou une adresse e-mail."
        )
    },
    account_exists: |name| {
        format!(
            "Le compte « {name} » existe déjà : « repertoire staff reset {name} » lui donne un nouveau mot de passe."
        )
    },
    account_unknown: |name| format!("Le compte « {name} » n'existe pas : « repertoire staff list » les montre."),
    account_added: |name| format!("Compte « {name} » créé."),
    account_disabled: |name| format!("Compte « {name} » désactivé ; ses sessions sont terminées."),
    account_reset: |name| format!("Nouveau mot de passe pour « {name} » ; ses sessions sont terminées."),
    account_is_disabled: "désactivé",
    no_account: "Aucun compte : « repertoire staff add NOM » en crée un.",
    accounts_columns: ["Compte", "Rôle", "Créé le", ""],
    password_rules: |n| {
        format!("Un mot de passe d'au moins {n} caractères ; quelques mots sans lien entre eux font l'affaire.")
    },
    password_prompt: "Mot de passe : ",
    password_again: "Encore une fois : ",
    passwords_differ: "Les deux mots de passe diffèrent : recommencez.",
    password_unread: |error| format!("Le mot de passe n'a pas pu être lu ({error}) : recommencez."),
    password_short: |n| format!("Ce mot de passe est trop court : il faut au moins {n} caractères."),
    password_long: |n| format!("Ce mot de passe est trop long : {n} caractères au plus."),
    password_common: "Ce mot de passe est de ceux que l'on devine : choisissez quelques mots sans lien entre eux.",

    none: "Aucun",
};

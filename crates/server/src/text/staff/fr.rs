//! Les mots de l'espace de gestion en français.

use repertoire_import::{Delimiter, MatchedBy};
use repertoire_staff::{EventKind, Role};

use super::StaffText;

pub(super) const TEXT: StaffText = StaffText {
    area: "Gestion",
    nav_label: "Espace de gestion",
    nav_dashboard: "Tableau de bord",
    nav_import: "Importer une liste",
    nav_schemes: "Dispositifs",
    nav_history: "Versions",
    nav_vocabularies: "Vocabulaires",
    nav_partners: "Partenaires",
    nav_journal: "Journal",
    nav_guide: "Guide",
    nav_account: "Mon compte",
    sign_out: "Se déconnecter",
    role: |role| match role {
        Role::Editor => "peut publier",
        Role::Reader => "lecture seule",
    },
    sign_in_title: "Se connecter à la gestion",
    sign_in_name: "Nom du compte",
    sign_in_password: "Mot de passe",
    sign_in_button: "Se connecter",
    sign_in_wrong: "Ce nom et ce mot de passe ne vont pas ensemble, ou le compte est désactivé. Réessayez.",
    sign_in_throttled: |minutes| format!("Trop d'essais\u{A0}: attendez {minutes} minutes, puis réessayez."),
    sign_in_hint: "Pas de compte, ou mot de passe oublié\u{A0}? La personne qui tient le serveur peut en donner un autre.",
    sign_in_lost: "Votre session était terminée\u{A0}: ce que vous venez d'envoyer n'a pas été gardé. Connectez-vous de nouveau\u{A0}; vos brouillons, eux, sont là.",
    sign_in_again: "Votre session est terminée\u{A0}: connectez-vous de nouveau. Vos brouillons sont gardés.",
    password_title: "Changer de mot de passe",
    password_now: "Mot de passe actuel",
    password_new: "Nouveau mot de passe",
    password_again: "Nouveau mot de passe, encore une fois",
    password_rules: |n| format!("Au moins {n} caractères. Quelques mots sans lien entre eux font l'affaire."),
    password_button: "Changer le mot de passe",
    password_done: "Mot de passe changé. Vos autres sessions sont terminées.",
    passwords_differ: "Les deux nouveaux mots de passe diffèrent.",
    password_wrong: "Le mot de passe actuel n'est pas le bon.",
    password_short: |n| format!("Ce mot de passe est trop court\u{A0}: il faut au moins {n} caractères."),
    password_long: |n| format!("Ce mot de passe est trop long\u{A0}: {n} caractères au plus."),
    password_common: "Ce mot de passe est de ceux que l'on devine\u{A0}: choisissez quelques mots sans lien entre eux.",
    everywhere_title: "Se déconnecter partout",
    everywhere_lead: "Termine toutes vos sessions, sur tous les appareils\u{A0}: à faire si vous avez oublié de vous déconnecter quelque part.",
    everywhere_button: "Terminer toutes mes sessions",
    reader_title: "Lecture seule",
    reader_body: "Votre compte voit tout, mais ne change rien. La personne qui tient le serveur peut lui donner le droit de publier.",
    cross_site_title: "Demande refusée",
    cross_site_body: "Cette demande ne vient pas d'une page de ce site. Revenez à la gestion et recommencez.",
    store_away_title: "Le magasin est injoignable",
    store_away_body: "Rien n'a été changé. Le site public continue avec la dernière version. Réessayez dans quelques minutes\u{A0}; si cela dure, prévenez la personne qui tient le serveur.",
    too_large_title: "Fichier trop lourd",
    too_large_body: |mega| {
        format!(
            "Un fichier peut peser {mega} Mo au plus. Une liste de ce poids contient le plus souvent des images\u{A0}: retirez-les, ou enregistrez la feuille au format CSV."
        )
    },
    form_title: "Formulaire illisible",
    form_body: "Le formulaire n'est pas arrivé entier. Revenez en arrière et recommencez.",
    draft_changed_title: "Ce brouillon a changé entre-temps",
    draft_changed_body: "Quelqu'un d'autre, ou vous dans un autre onglet, a modifié, publié ou abandonné ce brouillon. Rien n'a été perdu\u{A0}: rouvrez-le depuis le tableau de bord.",
    too_many_title: "Trop de brouillons",
    too_many_body: |n| {
        format!("{n} brouillons sont ouverts, et c'est le maximum\u{A0}: abandonnez ceux qui ne servent plus.")
    },
    fixes_full_title: "Trop de corrections",
    fixes_full_body: |n| {
        format!(
            "Un brouillon peut contenir {n} corrections\u{A0}: corrigez plutôt votre fichier, puis donnez-le de nouveau."
        )
    },
    workbook_title: "Ce classeur est trop long",
    workbook_body: "Ce classeur aurait trop de cases\u{A0}: prenez le fichier CSV, ou la liste elle-même.",
    busy_title: "Le serveur est occupé",
    busy_body: "Trop d'importations sont en cours. Réessayez dans une minute.",
    back_to_dashboard: "Revenir au tableau de bord",
    trouble_unreachable: |since| {
        format!(
            "Le magasin des versions ne répond plus depuis le {since}\u{A0}: le site public continue avec la dernière version, mais rien ne peut être publié."
        )
    },
    trouble_damaged: |damaged, served| {
        format!(
            "La version {damaged} est endommagée et n'est pas servie\u{A0}: le site montre la version {served}. Publier, ou rétablir une version, remet les choses en ordre."
        )
    },
    on_line: "En ligne",
    release: |n| format!("Version {n}"),
    published_by: |date, author| format!("Publiée le {date}, par {author}"),
    weak_title: "Ce qui manque aux pages",
    weak_cost: "Coût non communiqué",
    weak_on_site: "«\u{A0}Dans vos locaux\u{A0}?\u{A0}» non précisé",
    weak_undated: "Source sans date",
    weak_old: "Source de plus de deux ans",
    of_rows: |n, all| format!("{n} sur {all}"),
    freshest: |oldest, newest| format!("Sources du {oldest} au {newest}"),
    themes_empty: "Thèmes sans aucun dispositif",
    themes_all: "Chaque thème a au moins un dispositif.",
    drafts_title: "Brouillons en cours",
    drafts_none: "Aucun brouillon.",
    draft_file: |name| format!("Liste «\u{A0}{name}\u{A0}»"),
    draft_scheme: |title| format!("Dispositif «\u{A0}{title}\u{A0}»"),
    draft_scheme_removed: |id| format!("Retrait du dispositif {id}"),
    draft_scheme_new: |title| format!("Nouveau dispositif «\u{A0}{title}\u{A0}»"),
    draft_vocabulary: |files| format!("Vocabulaire {files}"),
    changed_by: |date, who| format!("modifié le {date} par {who}"),
    import_lead: "Donnez votre fichier tel qu'il est. Rien n'est publié avant que vous l'ayez relu et confirmé, et chaque publication peut être annulée.",
    steps_label: "Étapes de l'importation",
    steps: ["Fichier", "Colonnes", "Problèmes et changements", "Publication"],
    file_label: "Votre liste",
    file_hint: |mega| {
        format!("Excel (xlsx, xls), LibreOffice (ods) ou CSV, {mega} Mo au plus. La liste remplace tout le catalogue.")
    },
    file_button: "Lire ce fichier",
    file_missing: "Choisissez d'abord un fichier.",
    start_from: "Partir d'un modèle",
    template_xlsx: "Modèle vide (Excel, avec menus)",
    template_csv: "Modèle vide (CSV)",
    catalogue_xlsx: "Catalogue (Excel)",
    catalogue_csv: "Catalogue (CSV)",
    everything_zip: "Tout (zip)",
    unreadable_title: "Ce fichier n'a pas pu être lu",
    unreadable_way: "Dites ci-dessous comment le lire, ou abandonnez ce brouillon et donnez un autre fichier.",
    bytes_gone: "Le fichier de ce brouillon n'est plus dans le magasin, ou y est endommagé\u{A0}: donnez-le de nouveau.",
    columns_lead: "Voici ce que nous avons compris. Corrigez ce qui ne va pas\u{A0}; c'est retenu pour vos prochains fichiers de la même forme.",
    remembered: "Colonnes choisies comme la dernière fois pour un fichier de cette forme.",
    reading_title: "Comment le fichier est lu",
    encoding: "Caractères",
    delimiter: "Séparateur",
    delimiter_name: |delimiter| match delimiter {
        Delimiter::Comma => "virgule",
        Delimiter::Semicolon => "point-virgule",
        Delimiter::Tab => "tabulation",
        Delimiter::Bar => "barre verticale",
    },
    sheet: "Feuille",
    header_row: "Ligne des titres de colonnes",
    recognised: |what| format!("reconnu\u{A0}: {what}"),
    column_in_file: "Dans votre fichier",
    column_is: "Dans le catalogue",
    column_how: "Reconnue par",
    column_menu: |header| format!("Colonne {header}\u{A0}: ce qu'elle est dans le catalogue"),
    column_ignored: "Ne pas reprendre",
    column_unnamed: "(sans titre)",
    matched_by: |by| match by {
        MatchedBy::Name => "son nom",
        MatchedBy::Synonym => "un nom équivalent",
        MatchedBy::Likeness => "un nom proche",
        MatchedBy::Content => "son contenu",
        MatchedBy::Choice => "votre choix",
    },
    column_required: "obligatoire",
    columns_missing: |list| format!("Absentes de votre fichier\u{A0}: {list}."),
    columns_button: "Enregistrer et continuer",
    review_title: "Problèmes et changements",
    problems_title: "Problèmes",
    errors_title: |n| {
        if n < 2 {
            format!("{n} erreur\u{A0}: la ligne est écartée")
        } else {
            format!("{n} erreurs\u{A0}: leurs lignes sont écartées")
        }
    },
    form_errors_title: |n| {
        if n < 2 { format!("{n} erreur à corriger") } else { format!("{n} erreurs à corriger") }
    },
    warnings_title: |n| {
        if n < 2 {
            format!("{n} avertissement\u{A0}: la ligne est gardée")
        } else {
            format!("{n} avertissements\u{A0}: leurs lignes sont gardées")
        }
    },
    notes_title: |n| {
        if n < 2 {
            format!("{n} valeur lue autrement qu'écrite")
        } else {
            format!("{n} valeurs lues autrement qu'écrites")
        }
    },
    no_problems: "Aucun problème\u{A0}: toutes les lignes peuvent être publiées.",
    expected: "Attendu\u{A0}: ",
    fix: |to| format!("Lire «\u{A0}{to}\u{A0}»"),
    fix_label: |value| {
        if value.is_empty() {
            "Lire chaque case vide de cette colonne comme".into()
        } else {
            format!("Lire «\u{A0}{value}\u{A0}» comme")
        }
    },
    fix_button: "Appliquer",
    fixes_title: "Corrections appliquées à ce brouillon",
    fixes_hint: "Votre fichier, lui, ne change pas\u{A0}: corrigez-le aussi, ou téléchargez le catalogue une fois publié.",
    fix_done: |from, to| {
        if from.is_empty() {
            format!("Une case vide est lue «\u{A0}{to}\u{A0}»")
        } else {
            format!("«\u{A0}{from}\u{A0}» est lu «\u{A0}{to}\u{A0}»")
        }
    },
    fix_undo: "Annuler",
    and_more: |n| if n < 2 { format!("et {n} autre") } else { format!("et {n} autres") },
    report_xlsx: "Votre fichier avec les remarques (Excel)",
    report_json: "Rapport (JSON)",
    changes_title: "Ce qui changera",
    compared_with: |n| format!("Comparé à la version {n}."),
    newer_release: |then, now| {
        format!(
            "Ce brouillon a été commencé sur la version {then}\u{A0}; la version {now} est parue depuis. Voici ce qu'il y changerait\u{A0}: relisez."
        )
    },
    added: |n| if n < 2 { format!("{n} nouveau") } else { format!("{n} nouveaux") },
    changed: |n| if n < 2 { format!("{n} modifié") } else { format!("{n} modifiés") },
    removed: |n| if n < 2 { format!("{n} retiré") } else { format!("{n} retirés") },
    before: "Avant",
    after: "Après",
    preview: "Voir le site avec ce brouillon",
    preview_banner: "Aperçu d'un brouillon\u{A0}: rien de ceci n'est publié.",
    preview_back: "Revenir au brouillon",
    to_publication: "Continuer vers la publication",
    to_columns: "Revoir les colonnes",
    discard: "Abandonner ce brouillon",
    nothing_changes: "Ce brouillon ne change rien\u{A0}: il n'y a rien à publier.",
    publish_lead: "Une fois publié, le site montre la nouvelle version en quelques secondes. L'ancienne reste dans l'historique\u{A0}: un clic la rétablit.",
    note_label: "Note (facultative)",
    note_hint: "En une phrase, ce qui change et pourquoi. Elle reste dans l'historique.",
    confirm_removed: |n| {
        if n < 2 {
            format!("{n} dispositif va disparaître du site. Pour confirmer, écrivez ce nombre\u{A0}:")
        } else {
            format!("{n} dispositifs vont disparaître du site. Pour confirmer, écrivez ce nombre\u{A0}:")
        }
    },
    confirm_removed_which: "Voir lesquels",
    confirm_left_out: |n| {
        if n < 2 { "Publier sans la ligne écartée".into() } else { format!("Publier sans les {n} lignes écartées") }
    },
    confirm_left_out_hint: "Un dispositif en ligne aujourd'hui dont la ligne est écartée disparaîtra du site\u{A0}: il compte parmi les retirés.",
    publish_button: "Publier",
    not_confirmed: |n| format!("Rien n'est publié\u{A0}: pour confirmer le retrait, écrivez {n}."),
    left_out_not_confirmed: "Rien n'est publié\u{A0}: cochez la case pour publier sans les lignes écartées, ou corrigez-les.",
    conflict: |n| {
        format!(
            "Rien n'est publié\u{A0}: la version {n} est parue pendant que vous relisiez. Voici ce que votre brouillon y changerait\u{A0}; relisez, puis publiez."
        )
    },
    publish_failed: "Le magasin n'a pas confirmé la publication. Votre brouillon est gardé\u{A0}: regardez dans les versions si elle a eu lieu, sinon réessayez.",
    published_title: |n| format!("La version {n} est en ligne"),
    published_lead: "Le site public la montre. Vous pouvez revenir en arrière à tout moment depuis les versions.",
    see_site: "Voir le site",
    see_release: "Voir cette version",
    discarded_title: "Brouillon abandonné",
    discarded_lead: "Rien n'a été publié.",
    working_title: "Un instant…",
    working_reading: |seconds| {
        format!(
            "Lecture du fichier et comparaison avec ce qui est en ligne, depuis {seconds} s. La page se met à jour seule."
        )
    },
    working_publishing: |seconds| {
        format!(
            "Publication en cours depuis {seconds} s. Vous pouvez fermer cette page\u{A0}: elle ira à son terme. La page se met à jour seule."
        )
    },
    working_again: "Voir où cela en est",
    history_lead: "Chaque publication est gardée. On peut comparer deux versions, les télécharger, et en rétablir une.",
    history_columns: ["Version", "Publiée le", "Par", "Dispositifs", "Note"],
    restores: |n| format!("Rétablit la version {n}."),
    release_damaged: "Endommagée\u{A0}: elle ne peut pas être lue.",
    compare_with: "Comparer avec la version",
    compare_button: "Comparer",
    compared: |a, b| format!("De la version {a} à la version {b}"),
    downloads: "Télécharger",
    restore_title: "Rétablir cette version",
    restore_lead: "Publie de nouveau ce contenu, comme nouvelle version. Rien n'est effacé.",
    restore_removes: |n| {
        format!("Rétablir cette version retirerait {n} dispositifs du site. Pour confirmer, écrivez ce nombre\u{A0}:")
    },
    restore_changes: "Ce que cela changera",
    restore_button: |n| format!("Rétablir la version {n}"),
    older: "Versions plus anciennes",
    schemes_lead: "Pour corriger un dispositif sans passer par une liste.",
    schemes_search: "Chercher un dispositif",
    schemes_button: "Chercher",
    scheme_new: "Ajouter un dispositif",
    scheme_edit_title: "Modifier un dispositif",
    scheme_lead: "Les mêmes règles que pour une liste\u{A0}: vous verrez ce qui ne va pas et ce qui change avant de publier.",
    scheme_button: "Vérifier et voir les changements",
    scheme_again: "Corriger le formulaire",
    scheme_first: "Rien ne peut être publié avant que le formulaire soit corrigé. Ce que vous avez écrit est gardé.",
    scheme_remove_title: "Retirer ce dispositif",
    scheme_remove_lead: "Prépare son retrait\u{A0}; rien n'est publié avant votre confirmation.",
    scheme_remove_button: "Préparer le retrait",
    scheme_gone: "Ce dispositif n'est plus en ligne\u{A0}: il n'y a rien à changer.",
    vocabularies_lead: "Les listes dont le catalogue prend ses valeurs, et les mots que la recherche comprend. Téléchargez un fichier, modifiez-le, rendez-le\u{A0}: vous verrez ce qui change avant de publier.",
    vocabulary_file: "Fichier",
    vocabulary_holds: "Ce qu'il contient",
    vocabulary_of: |file| match file {
        "communes.csv" => "Les communes et leur bassin",
        "everyday.csv" => "Les mots de tous les jours que la recherche rattache à un filtre",
        "formats.csv" => "En présentiel, en ligne",
        "langues.csv" => "Les langues des dispositifs",
        "objectifs.csv" => "Les objectifs, auxquels mènent les types",
        "publics.csv" => "Les publics",
        "roles.csv" => "Les rôles des intervenant·es, auxquels mènent les types",
        "synonyms.csv" => "Les mots que la recherche tient pour équivalents",
        "themes.csv" => "Les thèmes",
        "types.csv" => "Les types de dispositifs",
        _ => "",
    },
    vocabulary_lines: "Lignes",
    vocabulary_upload: "Rendre des fichiers modifiés",
    vocabulary_hint: "Un ou plusieurs de ces fichiers, sous leur nom, tels que votre tableur les enregistre (CSV, Excel, LibreOffice). Un code employé par un dispositif ne peut pas disparaître.",
    vocabulary_button: "Lire ces fichiers",
    vocabulary_unknown: |name| {
        format!("«\u{A0}{name}\u{A0}» n'est pas un fichier de vocabulaire\u{A0}: gardez les noms de la liste.")
    },
    vocabulary_problems: "Ces fichiers ne peuvent pas être employés",
    vocabulary_in_use: |n| {
        if n < 2 {
            format!("{n} dispositif emploie un code qui disparaîtrait\u{A0}: rien ne peut être publié.")
        } else {
            format!("{n} dispositifs emploient des codes qui disparaîtraient\u{A0}: rien ne peut être publié.")
        }
    },
    vocabulary_lines_changed: |added, removed| {
        let s = |n: usize| if n < 2 { "" } else { "s" };
        let (a, r) = (s(added), s(removed));
        if added + removed == 0 {
            return "ordre des lignes changé".into();
        }
        format!("{added} ligne{a} ajoutée{a}, {removed} ligne{r} retirée{r}")
    },
    journal_lead: "Qui a fait quoi, le plus récent d'abord.",
    journal_columns: ["Quand", "Qui", "Quoi"],
    journal_terminal: "le terminal du serveur",
    journal_published: |n, note| {
        if note.is_empty() {
            format!("a publié la version {n}")
        } else {
            format!("a publié la version {n}\u{A0}: {note}")
        }
    },
    journal_restored: |n, of| format!("a rétabli la version {of} (version {n})"),
    journal_draft: |what| format!("a commencé un brouillon\u{A0}: {what}"),
    journal_discarded: |what| format!("a abandonné un brouillon\u{A0}: {what}"),
    journal_account: |name, kind| match kind {
        EventKind::Added { .. } => format!("a créé le compte {name}"),
        EventKind::Reset { .. } | EventKind::Changed { .. } => format!("a changé le mot de passe de {name}"),
        EventKind::Disabled => format!("a désactivé le compte {name}"),
        EventKind::SignedOutEverywhere => format!("a terminé les sessions de {name}"),
    },
};

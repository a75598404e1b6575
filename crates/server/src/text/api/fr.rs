//! The words of the API, in French.

use repertoire_catalogue::Locale;

use super::ApiText;
use crate::api::ProblemKind;
use crate::text::{Part, number};

pub(super) const TEXT: ApiText = ApiText {
    problem_title: |kind| match kind {
        ProblemKind::NotFound => "Introuvable",
        ProblemKind::NoRelease => "Version inconnue",
        ProblemKind::NoHistory => "Pas d'historique",
        ProblemKind::BadAddress => "Adresse illisible",
        ProblemKind::BadParameter => "Paramètre refusé",
        ProblemKind::UrlTooLong => "Adresse trop longue",
        ProblemKind::WrongMethod => "Lecture seule",
        ProblemKind::TooManyRequests => "Trop de demandes",
        ProblemKind::Failed => "Erreur interne",
        ProblemKind::StoreAway => "Historique injoignable",
        ProblemKind::Busy => "Serveur occupé",
        ProblemKind::Damaged => "Version endommagée",
    },
    problem_detail: |kind| match kind {
        ProblemKind::NotFound => "Rien ne se trouve à cette adresse\u{A0}: vérifiez le chemin et l'identifiant.",
        ProblemKind::NoRelease => "Aucune version publiée ne porte ce numéro\u{A0}: /api/v1/versions les donne toutes.",
        ProblemKind::NoHistory => {
            "Ce serveur montre un fichier, qui n'a pas de versions\u{A0}: l'historique n'existe que pour un catalogue publié."
        }
        ProblemKind::BadAddress => "Le chemin n'est pas du texte en UTF-8\u{A0}: vérifiez son encodage.",
        ProblemKind::BadParameter => "Un paramètre manque ou ne convient pas\u{A0}: corrigez-le.",
        ProblemKind::UrlTooLong => "L'adresse est plus longue que ce que ce serveur lit\u{A0}: retirez des filtres.",
        ProblemKind::WrongMethod => "Cette adresse ne peut qu'être lue, par GET ou HEAD.",
        ProblemKind::TooManyRequests => {
            "Trop de demandes sont venues de votre adresse IP\u{A0}: attendez le temps que dit Retry-After."
        }
        ProblemKind::Failed => "Le problème vient de nous\u{A0}: réessayez plus tard.",
        ProblemKind::StoreAway => {
            "Les versions publiées ne peuvent pas être lues en ce moment\u{A0}: réessayez plus tard. La dernière reste servie."
        }
        ProblemKind::Busy => "D'autres comparaisons sont en cours\u{A0}: attendez le temps que dit Retry-After.",
        ProblemKind::Damaged => {
            "Cette version ne peut pas être lue telle qu'elle a été publiée\u{A0}: prenez-en une autre."
        }
    },
    bad_parameter: |name| format!("Le paramètre «\u{A0}{name}\u{A0}» prend un seul nombre entier, à partir de 1."),
    parameter_not_offered: |name| {
        format!("Le paramètre «\u{A0}{name}\u{A0}» n'existe pas ici\u{A0}: enlevez-le et faites le tri vous-même.")
    },
    hsds_organization: |kinds| format!("Types de dispositifs de cet organisateur dans Répertoire\u{A0}: {kinds}."),
    hsds_source: "Source",
    page_title: "API",
    lead: "Les données de Répertoire pour vos programmes\u{A0}: les mêmes résultats que les pages, en JSON. Sans clé, sans compte, sans cookie.",
    answer: "Réponse",
    not_modified: "Rien n'a changé depuis la réponse dont If-None-Match donne l'ETag.",
    header_etag: "Le nom de cette réponse\u{A0}: à redonner dans If-None-Match.",
    header_link: "Les autres pages (first, prev, next, last), ce contrat, sa documentation et la licence (RFC 8288).",
    header_retry: "Après combien de secondes redemander.",
    addresses: "Les adresses",
    parameters: "Paramètres",
    parameters_none: "Aucun paramètre.",
    required: "nécessaire",
    repeated: "à répéter pour plusieurs valeurs",
    origin_unknown: "https://adresse-du-site",
    example: "Exemple",
    objects: "Ce que contiennent les réponses",
    or_null: "ou null",
    list_of: "liste",
    by_name: "par nom",
    type_text: "texte",
    type_number: "nombre entier",
    type_truth: "vrai ou faux",
    type_object: "objet",
    contract: "Le contrat en OpenAPI 3.1",
    limits_heading: "Limites",
    licence: Part {
        heading: "Licence",
        paragraphs: [
            "Les données sont sous licence CC BY 4.0\u{A0}: vous pouvez vous en servir si vous citez la source et la licence et, si possible, le numéro et la date de la version.",
        ],
    },
    reading: Part {
        heading: "Lire",
        paragraphs: [
            "Les adresses se lisent par GET ou HEAD. Les pages de tous les sites peuvent les lire (CORS).",
            "Ce que la source ne dit pas est null ou une liste vide, jamais 0 ni non. Les clés sont en français\u{A0}; les libellés, dans la langue que demande lang.",
            "Une liste donne ses autres pages dans l'en-tête Link. Une réponse porte un ETag\u{A0}: redonné dans If-None-Match, il évite de la recevoir deux fois.",
        ],
    },
    evolution: Part {
        heading: "Ce qui peut changer",
        paragraphs: [
            "Dans v1, il n'y a que des ajouts\u{A0}: des clés, des paramètres, des adresses. Un programme laisse de côté les clés qu'il ne connaît pas.",
            "Ce qui doit disparaître est annoncé ici au moins douze mois avant, et par les en-têtes Deprecation (RFC 9745) et Sunset (RFC 8594). Rien n'est annoncé aujourd'hui.",
        ],
    },
    errors: Part {
        heading: "Problèmes",
        paragraphs: [
            "Un problème est en application/problem+json, comme le dit la RFC 9457. Son type est un de ceux-ci, et ne change jamais.",
        ],
    },
    limits: |requests| {
        match requests {
        0 => "Ce serveur ne limite pas le nombre de demandes. Restez raisonnable\u{A0}: tout le catalogue tient en trois demandes.".into(),
        n => format!(
            "Une adresse IP peut faire {} demandes par minute. Au-delà, la réponse est 429 et Retry-After dit quand revenir. Tout le catalogue tient en trois demandes.",
            number(Locale::Fr, n)
        ),
    }
    },
    facet_parameter: |label, key| format!("{label}\u{A0}: un code du vocabulaire {key}."),
    organiser_parameter: |label| format!("{label}\u{A0}: un code que donnent les facettes."),
    operation: |id| match id {
        "dispositifs" => Some((
            "Chercher des dispositifs",
            "Une page de ceux qui répondent à la demande, avec les valeurs des filtres et leurs nombres. Ce qui n'est pas compris est laissé de côté et dit dans ignores.",
        )),
        "dispositif" => Some(("Lire un dispositif", "Un dispositif, par son identifiant.")),
        "facettes" => Some((
            "Lire les filtres",
            "Les filtres avec leurs valeurs et leurs nombres pour une demande, sans les dispositifs.",
        )),
        "suggestions" => Some((
            "Compléter un texte",
            "De quoi compléter ce que quelqu'un écrit\u{A0}: des valeurs de filtres, des dispositifs, des mots.",
        )),
        "vocabulaires" => {
            Some(("Lister les vocabulaires", "Les listes de codes, avec leurs noms dans les trois langues."))
        }
        "vocabulaire" => Some((
            "Lire un vocabulaire",
            "Les codes que prend un paramètre, avec leurs libellés dans les trois langues.",
        )),
        "versions" => {
            Some(("Lister les versions", "Ce qui a été publié, le plus récent d'abord. Qui a publié n'est pas dit."))
        }
        "version" => Some(("Lire une version", "Ce qui est dit d'une version publiée.")),
        "changements" => Some((
            "Comparer deux versions",
            "Ce qu'une version change dans une autre, dispositif par dispositif. Les changements de vocabulaire n'y sont pas.",
        )),
        "sante" => {
            Some(("Savoir si tout va bien", "Ce qui est servi, et si quelque chose de plus récent ne peut pas l'être."))
        }
        "hsds" => Some((
            "Échanger avec d'autres annuaires",
            "La version de HSDS (Human Services Data Specification 3, Open Referral) que suivent les adresses sous /api/v1/hsds/, avec ses clés à elle.",
        )),
        "hsds-services" => Some((
            "Lister les dispositifs pour d'autres annuaires",
            "Les dispositifs comme services de HSDS. Ce que le catalogue ne dit pas manque. Au-delà de la dernière page, une page vide.",
        )),
        "hsds-service" => Some((
            "Lire un dispositif pour un autre annuaire",
            "Un dispositif comme service de HSDS, avec son organisateur, ses dates, ses coûts, ses langues et ses thèmes.",
        )),
        "hsds-organizations" => {
            Some(("Lister les organisateurs pour d'autres annuaires", "Les organisateurs comme organisations de HSDS."))
        }
        "hsds-organization" => Some((
            "Lire un organisateur pour un autre annuaire",
            "Un organisateur comme organisation de HSDS, avec ses dispositifs.",
        )),
        "openapi" => Some(("Lire ce contrat", "Cette documentation en OpenAPI 3.1, pour des programmes.")),
        _ => None,
    },
    parameter: |name| match name {
        "q" => Some("Le texte cherché, 512 caractères au plus."),
        "cout-max" => Some("Le coût le plus élevé, en euros, par exemple 100 ou 12.50."),
        "tri" => Some("L'ordre\u{A0}:"),
        "lignes" => Some("Dispositifs par page\u{A0}:"),
        "page" => Some("La page, à partir de 1\u{A0}; au-delà de la dernière, la dernière."),
        "lang" => Some("La langue des libellés et des problèmes\u{A0}:"),
        "id" => Some("L'identifiant d'un dispositif."),
        "nom" => Some("Le nom d'un vocabulaire, qui est celui du paramètre."),
        "numero" => Some("Le numéro d'une version."),
        "depuis" => Some("Le numéro de la version d'avant."),
        "jusqu-a" => Some("Le numéro de la version d'après\u{A0}; sinon la plus récente."),
        "hsds-page" => Some("La page, à partir de 1."),
        "per_page" => Some("Combien en tient une page\u{A0}: 50 si rien n'est demandé, 500 au plus."),
        "full" => Some("Chaque service avec tout ce qu'il contient\u{A0}:"),
        "hsds-id" => Some("L'identifiant HSDS, un UUID, qui ne change pas d'une version à l'autre."),
        _ => None,
    },
    field: |object, name| match (object, name) {
        ("Liste", "facettes") => Some("Les valeurs de chaque filtre, par paramètre."),
        ("Facettes", "facettes") => Some("Les filtres, dans leur ordre."),
        ("VocabulaireResume", "nombre") => Some("Combien de codes il contient."),
        ("Nombres", "nouveaux") => Some("Combien sont nouveaux."),
        ("Nombres", "modifies") => Some("Combien sont modifiés."),
        ("Nombres", "retires") => Some("Combien sont retirés."),
        ("Probleme", "type") => Some("Le nom du problème, qui ne change jamais\u{A0}; il mène à cette page."),
        (_, "total") => Some("Combien répondent à la demande, sur toutes les pages."),
        (_, "page") => Some("La page, à partir de 1."),
        (_, "pages") => Some("Le nombre de pages, au moins 1."),
        (_, "par_page") => Some("Combien en tient une page."),
        (_, "dispositifs") => Some("Les dispositifs de la page."),
        (_, "ignores") => Some("Ce que l'adresse contient et qui n'a pas été compris."),
        (_, "lecture") => Some("Comment le texte cherché a été lu."),
        (_, "id") => Some("L'identifiant, qui ne change pas d'une version à l'autre."),
        (_, "intitule") => Some("L'intitulé."),
        (_, "type") => Some("Le code du type."),
        (_, "organisateur") => Some("Le nom de l'organisateur."),
        (_, "themes") => Some("Les codes des thèmes."),
        (_, "resume") => Some("De quoi il s'agit, en une ou deux phrases."),
        (_, "public") => Some("Les codes des publics."),
        (_, "public_precision") => Some("Ce que la source dit encore du public."),
        (_, "cout") => Some("Le coût."),
        (_, "langues") => Some("Les codes des langues dans lesquelles il est donné."),
        (_, "sur_site") => Some("S'il peut avoir lieu dans les locaux de l'équipe\u{A0}: oui, a convenir ou non."),
        (_, "format") => Some("Les codes des formats."),
        (_, "commune") => Some("La commune ou la ville, par son nom."),
        (_, "duree") => Some("La durée, comme la source l'écrit."),
        (_, "dates") => Some("Les dates annoncées."),
        (_, "inscription") => Some("Comment s'inscrire\u{A0}: adresse, courriel ou téléphone."),
        (_, "url") => Some("Sa page."),
        (_, "source") => Some("La page d'où viennent ces données."),
        (_, "verifie_le") => Some("Quand la source a été vérifiée."),
        (_, "classe") => Some("La sorte de coût, comme le paramètre cout."),
        (_, "min_cents") => Some("Le moins cher, en centimes d'euro\u{A0}; 0 quand c'est gratuit."),
        (_, "max_cents") => Some("Le plus cher, en centimes d'euro\u{A0}; 0 quand c'est gratuit."),
        (_, "unite") => Some("Ce que paie ce montant\u{A0}: personne, groupe, seance, jour ou an."),
        (_, "libelle") => Some("En toutes lettres, dans la langue demandée."),
        (_, "code") => Some("Le code, que prend le paramètre."),
        (_, "nombre") => Some("Combien on en trouverait avec cette valeur."),
        (_, "choisi") => Some("Si la demande choisit cette valeur."),
        (_, "parametre") => Some("Le nom du paramètre."),
        (_, "valeur") => Some("Sa valeur."),
        (_, "raison") => Some("Pourquoi il n'a pas servi."),
        (_, "tous_les_mots") => {
            Some("Quand peu de dispositifs ont tous les mots et que d'autres suivent\u{A0}: combien les ont tous.")
        }
        (_, "exclus") => Some("Les mots qui ne doivent pas s'y trouver."),
        (_, "inconnus") => Some("Les mots que rien ne contient."),
        (_, "vouliez_vous_dire") => Some("Le texte écrit autrement."),
        (_, "trouve_par") => Some("Les mots de tous les jours, et ce qu'ils veulent dire ici."),
        (_, "filtres") => Some("Les filtres que le texte nomme, sans qu'ils soient appliqués."),
        (_, "mots") => Some("Les mots du texte."),
        (_, "valeurs") => Some("Les valeurs, dans leur ordre."),
        (_, "suggestions") => Some("Les suites possibles, au plus huit."),
        (_, "groupe") => Some("La sorte\u{A0}: theme, type, organisateur, dispositif ou mot."),
        (_, "genre") => Some("La sorte, en toutes lettres."),
        (_, "texte") => Some("Le texte proposé."),
        (_, "vocabulaires") => Some("Les vocabulaires."),
        (_, "nom") => Some("Le nom, qui est aussi celui du paramètre."),
        (_, "libelles") => Some("Comment cela s'appelle, dans les trois langues."),
        (_, "objectif") => Some("Le code de l'objectif qui découle d'un type."),
        (_, "role") => Some("Le code du rôle qui découle d'un type."),
        (_, "bassins") => Some("Les bassins de soins d'une commune."),
        (_, "fr") => Some("En français."),
        (_, "nl") => Some("En néerlandais."),
        (_, "en") => Some("En anglais."),
        (_, "versions") => Some("Les versions de la page, la plus récente d'abord."),
        (_, "numero") => Some("Le numéro."),
        (_, "publiee_le") => Some("Quand elle a été publiée."),
        (_, "lignes") => Some("Combien de dispositifs elle contient."),
        (_, "parent") => Some("Le numéro de la version à partir de laquelle elle a été préparée."),
        (_, "restaure") => Some("Le numéro de la version dont elle reprend le contenu."),
        (_, "depuis") => Some("Le numéro de la version d'avant."),
        (_, "jusqu_a") => Some("Le numéro de la version d'après."),
        (_, "nombres") => Some("Combien de dispositifs changent, en tout."),
        (_, "nouveaux") => Some("Les dispositifs nouveaux."),
        (_, "modifies") => Some("Les dispositifs modifiés."),
        (_, "retires") => Some("Les dispositifs retirés."),
        (_, "inchanges") => Some("Combien sont les mêmes."),
        (_, "champs") => Some("Ce qui change, colonne par colonne."),
        (_, "colonne") => Some("La colonne du fichier."),
        (_, "avant") => Some("Ce qui y était, comme le fichier l'écrit\u{A0}; peut être vide."),
        (_, "apres") => Some("Ce qui y est, comme le fichier l'écrit\u{A0}; peut être vide."),
        (_, "statut") => Some("ok, ou degrade quand la dernière version lisible est servie faute de mieux."),
        (_, "version") => Some("Le numéro de la version servie."),
        (_, "title") => Some("Le problème, en quelques mots."),
        (_, "status") => Some("Le code HTTP."),
        (_, "detail") => Some("Ce qui s'est passé et que faire."),
        _ => None,
    },
};

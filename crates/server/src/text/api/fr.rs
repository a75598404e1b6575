//! The words of the API, in French.

use super::ApiText;
use crate::api::ProblemKind;

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
};

//! Les mots des fichiers en français.

use super::ExportsText;

pub(super) const TEXT: ExportsText = ExportsText {
    sheet: "À propos de cette liste",
    release: "Version",
    published: "Publiée le",
    unpublished: "Liste sans numéro de version",
    rows: "Contenu",
    address: "Adresse de la liste",
    text: "Recherche",
    criteria: "Critères",
    criteria_none: "Aucun\u{A0}: tout le catalogue",
    order: "Ordre",
    licence: "Licence",
    licensed: |address| {
        format!(
            "CC BY 4.0 ({address})\u{A0}: vous pouvez reprendre ces données en citant la source, la licence et, si possible, la version."
        )
    },

    feed_label: "Fil des nouveautés (Atom)",
    feed_title: "dispositifs nouveaux ou modifiés",
    feed_bounds: |max| format!("Les {max} derniers ajouts et changements, au plus."),
    feed_added: |date| format!("Ajouté le {date}."),
    feed_changed: |date| format!("Modifié le {date}."),
    feed_unchanged: |date| format!("Sans changement depuis le {date} au moins."),
    feed_later: "Le fil n'est pas encore prêt. Réessayez dans quelques secondes.\n",
};

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
};

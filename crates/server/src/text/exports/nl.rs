//! De woorden van de bestanden in het Nederlands.

use super::ExportsText;

pub(super) const TEXT: ExportsText = ExportsText {
    sheet: "Over deze lijst",
    release: "Versie",
    published: "Gepubliceerd op",
    unpublished: "Lijst zonder versienummer",
    rows: "Inhoud",
    address: "Adres van de lijst",
    text: "Zoekopdracht",
    criteria: "Criteria",
    criteria_none: "Geen: de hele catalogus",
    order: "Volgorde",
    licence: "Licentie",
    licensed: |address| {
        format!(
            "CC BY 4.0 ({address}): u mag deze gegevens overnemen als u de bron, de licentie en zo mogelijk de versie vermeldt."
        )
    },

    feed_label: "Feed met het nieuws (Atom)",
    feed_title: "nieuwe en gewijzigde initiatieven",
    feed_bounds: |max| format!("De laatste nieuwe en gewijzigde initiatieven, hoogstens {max}."),
    feed_added: |date| format!("Toegevoegd op {date}."),
    feed_changed: |date| format!("Gewijzigd op {date}."),
    feed_unchanged: |date| format!("Ongewijzigd sinds ten minste {date}."),
    feed_later: "De feed is nog niet klaar. Probeer het over enkele seconden opnieuw.\n",
};

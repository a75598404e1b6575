//! The columns of the catalogue file, declared once: importer, exporter, documentation and JSON API read this list.

use std::borrow::Cow;

use repertoire_catalogue::{Catalogue, Code, CodeList, Locale, Place, Scheme};

/// One column. Variants stand in the order of the file and of the fields of [`Scheme`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// `id`
    Id,
    /// `intitule`
    Title,
    /// `type`
    Kind,
    /// `organisateur`
    Organiser,
    /// `themes`
    Themes,
    /// `resume`
    Summary,
    /// `public`
    Audiences,
    /// `public_precision`
    AudienceNote,
    /// `cout`
    Cost,
    /// `langues`
    Languages,
    /// `sur_site`
    OnSite,
    /// `format`
    Formats,
    /// `commune`
    Place,
    /// `duree`
    Duration,
    /// `dates`
    Dates,
    /// `inscription`
    Registration,
    /// `url`
    Url,
    /// `source`
    Source,
    /// `verifie_le`
    Verified,
}

/// How many columns there are.
pub const COLUMNS_COUNT: usize = 19;

/// All columns, in the order of the file.
pub const COLUMNS: [Column; COLUMNS_COUNT] = [
    Column::Id,
    Column::Title,
    Column::Kind,
    Column::Organiser,
    Column::Themes,
    Column::Summary,
    Column::Audiences,
    Column::AudienceNote,
    Column::Cost,
    Column::Languages,
    Column::OnSite,
    Column::Formats,
    Column::Place,
    Column::Duration,
    Column::Dates,
    Column::Registration,
    Column::Url,
    Column::Source,
    Column::Verified,
];

/// Separates the values of one cell.
pub(crate) const VALUES_SEPARATOR: char = '|';

struct Decl {
    header: &'static str,
    /// In the order of [`Locale::ALL`], as is the description.
    label: [&'static str; 3],
    required: bool,
    description: [&'static str; 3],
}

/// In the order of [`COLUMNS`].
static DECLS: [Decl; COLUMNS_COUNT] = [
    Decl {
        header: "id",
        label: ["Identifiant", "Id", "Id"],
        required: false,
        description: [
            "Nom stable et unique de la ligne : lettres minuscules sans accent, chiffres et tirets. Laissez-le vide pour un nouveau dispositif.",
            "Vaste en unieke naam van de rij: kleine letters zonder accent, cijfers en koppeltekens. Laat leeg voor een nieuw initiatief.",
            "Stable, unique name of the row: unaccented lower-case letters, digits and hyphens. Leave it empty for a new scheme.",
        ],
    },
    Decl {
        header: "intitule",
        label: ["Intitulé", "Titel", "Title"],
        required: true,
        description: [
            "Intitulé tel que l'organisateur le publie, dans sa langue.",
            "Titel zoals de organisator die publiceert, in zijn taal.",
            "Title as the organiser publishes it, in its own language.",
        ],
    },
    Decl {
        header: "type",
        label: ["Type", "Soort", "Type"],
        required: true,
        description: ["Un type de la liste.", "Eén type uit de lijst.", "One type of the list."],
    },
    Decl {
        header: "organisateur",
        label: ["Organisateur", "Organisator", "Organiser"],
        required: true,
        description: [
            "Nom de l'organisation, toujours écrit de la même façon.",
            "Naam van de organisatie, altijd op dezelfde manier geschreven.",
            "Name of the organisation, always spelled the same way.",
        ],
    },
    Decl {
        header: "themes",
        label: ["Thèmes", "Thema's", "Themes"],
        required: true,
        description: [
            "De 1 à 5 thèmes de la liste, séparés par une barre verticale (|), le plus parlant d'abord.",
            "1 tot 5 thema's uit de lijst, gescheiden door een verticale streep (|), het meest sprekende eerst.",
            "1 to 5 themes of the list, separated by a vertical bar (|), the most telling first.",
        ],
    },
    Decl {
        header: "resume",
        label: ["Résumé", "Samenvatting", "Summary"],
        required: true,
        description: [
            "Résumé simple et court, 280 caractères au plus, dans la langue principale du dispositif.",
            "Eenvoudige, korte samenvatting van hoogstens 280 tekens, in de hoofdtaal van het aanbod.",
            "Plain, short summary of at most 280 characters, in the scheme's main language.",
        ],
    },
    Decl {
        header: "public",
        label: ["Public", "Doelgroep", "Audience"],
        required: true,
        description: [
            "De 1 à 4 publics de la liste, séparés par une barre verticale (|).",
            "1 tot 4 doelgroepen uit de lijst, gescheiden door een verticale streep (|).",
            "1 to 4 audiences of the list, separated by a vertical bar (|).",
        ],
    },
    Decl {
        header: "public_precision",
        label: ["Précisions sur le public", "Toelichting doelgroep", "Audience details"],
        required: false,
        description: [
            "Pour qui exactement : prérequis, taille du groupe, horaires, détail du prix, en quelques mots.",
            "Voor wie precies: voorwaarden, groepsgrootte, openingsuren, detail van de prijs, in enkele woorden.",
            "Who exactly: prerequisites, group size, opening hours, detail of the price, in a few words.",
        ],
    },
    Decl {
        header: "cout",
        label: ["Coût", "Kostprijs", "Cost"],
        required: false,
        description: [
            "gratuit, sur devis, compris dans l'affiliation, un montant en euros (120) ou une fourchette (80-120), au besoin suivis de /personne, /groupe, /seance, /jour ou /an.",
            "gratuit (gratis), sur devis (op offerte), compris dans l'affiliation (in het lidmaatschap), een bedrag in euro (120) of een vork (80-120), zo nodig gevolgd door /personne, /groupe, /seance, /jour of /an.",
            "gratuit (free), sur devis (price on request), compris dans l'affiliation (in the membership), an amount in euros (120) or a range (80-120), followed where needed by /personne, /groupe, /seance, /jour or /an.",
        ],
    },
    Decl {
        header: "langues",
        label: ["Langues", "Talen", "Languages"],
        required: true,
        description: [
            "Langues dans lesquelles le dispositif est donné : une ou plusieurs de la liste, séparées par une barre verticale (|).",
            "Talen waarin het aanbod wordt gegeven: een of meer uit de lijst, gescheiden door een verticale streep (|).",
            "Languages in which it is given: one or several of the list, separated by a vertical bar (|).",
        ],
    },
    Decl {
        header: "sur_site",
        label: ["Dans vos locaux", "Op uw werkplek", "On your premises"],
        required: false,
        description: [
            "Peut-il avoir lieu dans les locaux de l'équipe : oui, non ou a convenir ; vide si la page ne le dit pas.",
            "Kan het op de werkplek van het team: oui, non of a convenir (af te spreken); leeg als de pagina het niet zegt.",
            "Can it be held on the team's premises: oui, non or a convenir (to be agreed); empty if the page does not say.",
        ],
    },
    Decl {
        header: "format",
        label: ["Format", "Vorm", "Format"],
        required: false,
        description: [
            "Un ou plusieurs formats de la liste, séparés par une barre verticale (|).",
            "Een of meer vormen uit de lijst, gescheiden door een verticale streep (|).",
            "One or several formats of the list, separated by a vertical bar (|).",
        ],
    },
    Decl {
        header: "commune",
        label: ["Commune", "Gemeente", "Municipality"],
        required: false,
        description: [
            "Commune de Bruxelles de la liste, ou ville en dehors de Bruxelles.",
            "Gemeente van Brussel uit de lijst, of stad buiten Brussel.",
            "Municipality of Brussels of the list, or a town outside Brussels.",
        ],
    },
    Decl {
        header: "duree",
        label: ["Durée", "Duur", "Duration"],
        required: false,
        description: [
            "Durée, en quelques mots, dans la langue de la ligne.",
            "Duur, in enkele woorden, in de taal van de rij.",
            "Duration, in a few words, in the language of the row.",
        ],
    },
    Decl {
        header: "dates",
        label: ["Dates", "Data", "Dates"],
        required: false,
        description: [
            "Dates (AAAA-MM-JJ), séparées par une barre verticale (|).",
            "Data (JJJJ-MM-DD), gescheiden door een verticale streep (|).",
            "Dates (YYYY-MM-DD), separated by a vertical bar (|).",
        ],
    },
    Decl {
        header: "inscription",
        label: ["Inscription", "Inschrijving", "Registration"],
        required: false,
        description: [
            "Adresse web, adresse e-mail ou numéro de téléphone pour s'inscrire ou se renseigner ; plusieurs séparés par « ; » entre deux espaces.",
            "Webadres, e-mailadres of telefoonnummer om in te schrijven of iets te vragen; meerdere gescheiden door ‘ ; ’ tussen spaties.",
            "Web address, e-mail address or telephone number to register or ask; several separated by “ ; ” between spaces.",
        ],
    },
    Decl {
        header: "url",
        label: ["Site web", "Website", "Web page"],
        required: true,
        description: [
            "Page du dispositif ou, à défaut, de l'organisateur : une adresse http ou https.",
            "Pagina van het aanbod of anders van de organisator: een adres met http of https.",
            "Page of the scheme or, failing that, of the organiser: an http or https address.",
        ],
    },
    Decl {
        header: "source",
        label: ["Source", "Bron", "Source"],
        required: true,
        description: [
            "Adresse de la page publique d'où viennent les informations.",
            "Adres van de openbare pagina waar de informatie vandaan komt.",
            "Address of the public page the facts come from.",
        ],
    },
    Decl {
        header: "verifie_le",
        label: ["Vérifié le", "Gecontroleerd op", "Verified on"],
        required: false,
        description: [
            "Date de la page source (AAAA-MM-JJ), si elle est connue.",
            "Datum van de bronpagina (JJJJ-MM-DD), als die bekend is.",
            "Date of the source page (YYYY-MM-DD), if known.",
        ],
    },
];

impl Column {
    fn decl(self) -> &'static Decl {
        &DECLS[self as usize]
    }

    /// Its name in the header row.
    #[must_use]
    pub fn header(self) -> &'static str {
        self.decl().header
    }

    /// Its name for those who fill it in. The header row may have it instead.
    #[must_use]
    pub fn label(self, locale: Locale) -> &'static str {
        self.decl().label[locale as usize]
    }

    /// Whether each row must fill it.
    #[must_use]
    pub fn required(self) -> bool {
        self.decl().required
    }

    /// What it holds, for those who fill it in.
    #[must_use]
    pub fn description(self, locale: Locale) -> &'static str {
        self.decl().description[locale as usize]
    }

    /// The column of exactly this name.
    #[must_use]
    pub fn from_header(header: &str) -> Option<Self> {
        COLUMNS.into_iter().find(|column| column.header() == header)
    }
}

/// A cell as the file writes it, not yet defused against formulas (which is up to the format it is written in).
#[must_use]
pub fn cell<'a>(catalogue: &'a Catalogue, scheme: &'a Scheme, column: Column) -> Cow<'a, str> {
    let vocabulary = catalogue.vocabulary();
    match column {
        Column::Id => scheme.id.as_str().into(),
        Column::Title => (&*scheme.title).into(),
        Column::Kind => vocabulary.kinds.code(scheme.kind).into(),
        Column::Organiser => (&*scheme.organiser).into(),
        Column::Themes => codes(&vocabulary.themes, &scheme.themes),
        Column::Summary => (&*scheme.summary).into(),
        Column::Audiences => codes(&vocabulary.audiences, &scheme.audiences),
        Column::AudienceNote => scheme.audience_note.as_deref().unwrap_or_default().into(),
        Column::Cost => scheme.cost.to_string().into(),
        Column::Languages => codes(&vocabulary.languages, &scheme.languages),
        Column::OnSite => scheme.on_site.as_cell().into(),
        Column::Formats => codes(&vocabulary.formats, &scheme.formats),
        Column::Place => match &scheme.place {
            None => "".into(),
            Some(Place::Commune(commune)) => (&*vocabulary.communes.entry(*commune).labels.fr).into(),
            Some(Place::Town(town)) => (&**town).into(),
        },
        Column::Duration => scheme.duration.as_deref().unwrap_or_default().into(),
        Column::Dates => joined(scheme.dates.iter().map(ToString::to_string)).into(),
        Column::Registration => scheme.registration.as_ref().map_or("", |registration| registration.as_str()).into(),
        Column::Url => scheme.url.as_str().into(),
        Column::Source => scheme.source.as_str().into(),
        Column::Verified => scheme.verified.map(|date| date.to_string()).unwrap_or_default().into(),
    }
}

fn codes<'a, L>(list: &'a CodeList<L>, codes: &[Code<L>]) -> Cow<'a, str> {
    match codes {
        [] => "".into(),
        &[one] => list.code(one).into(),
        several => joined(several.iter().map(|&code| list.code(code))).into(),
    }
}

fn joined(values: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut cell = String::new();
    for value in values {
        if !cell.is_empty() {
            cell.push(VALUES_SEPARATOR);
        }
        cell.push_str(value.as_ref());
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped;

    #[test]
    fn each_column_stands_at_its_own_place_with_its_own_name() {
        for (at, column) in COLUMNS.into_iter().enumerate() {
            assert_eq!(column as usize, at);
            assert_eq!(Column::from_header(column.header()), Some(column));
        }
        assert_eq!(Column::from_header("ID"), None);
    }

    #[test]
    fn the_shipped_file_has_these_columns_in_this_order() {
        let header = shipped::CATALOGUE_CSV.split(|&byte| byte == b'\n').next().expect("a first line");
        let expected: Vec<&str> = COLUMNS.iter().map(|column| column.header()).collect();
        assert_eq!(String::from_utf8_lossy(header), expected.join(","));
    }

    #[test]
    fn limits_named_in_descriptions_are_those_of_the_code() {
        for (column, limit) in [
            (Column::Themes, Scheme::THEMES_MAX),
            (Column::Summary, Scheme::SUMMARY_CHARS_MAX),
            (Column::Audiences, Scheme::AUDIENCES_MAX),
        ] {
            for locale in Locale::ALL {
                assert!(column.description(locale).contains(&limit.to_string()), "{}", column.header());
            }
        }
    }
}

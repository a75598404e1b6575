//! Partners and the file that a release keeps them in, `partenaires.csv`: read whole or not at all, since half a partner would show
//! too much or in the wrong place.

use std::io;

use csv::ByteRecord;
use repertoire_catalogue::{
    Facet, ListColumn, ListStyle, Locale, PARTNER_CODE_CHARS_MAX, PARTNER_FILTERS_MAX, PARTNER_INTRODUCTION_CHARS_MAX,
    PARTNER_NAME_CHARS_MAX, PARTNER_ORIGINS_MAX, PARTNERS_MAX, Partner, PartnerError, View,
};

use crate::column::VALUES_SEPARATOR;
use crate::formula::{defuse, restore};
use crate::rows::{Rows, RowsError};
use crate::text::{clean, shortened};

/// The name of the file.
pub const PARTNERS_FILE: &str = "partenaires.csv";
/// Longest quotation of a value in a problem.
const QUOTED_CHARS_MAX: usize = 80;

/// A column of the file, and a field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartnerColumn {
    /// The name in addresses.
    Code,
    /// The name for people.
    Name,
    /// `oui` or `non`.
    Enabled,
    /// Apart by `|`.
    Origins,
    /// `fr`, `nl` or `en`.
    Language,
    /// Whether visitors may choose another language: `oui` or `non`.
    LanguageSwitch,
    /// Filters that are locked, as a query string.
    Filters,
    /// Keys of facets that are not offered, apart by `|`.
    Hidden,
    /// The style of the list.
    Style,
    /// Codes of the columns of the list, apart by `|`.
    Columns,
    /// Rows on a page.
    Rows,
    /// As `#0b5d66`.
    Accent,
    /// What stands above the table.
    Introduction,
}

/// The columns in their order.
pub const PARTNER_COLUMNS: [PartnerColumn; 13] = {
    use PartnerColumn as C;
    [
        C::Code,
        C::Name,
        C::Enabled,
        C::Origins,
        C::Language,
        C::LanguageSwitch,
        C::Filters,
        C::Hidden,
        C::Style,
        C::Columns,
        C::Rows,
        C::Accent,
        C::Introduction,
    ]
};

impl PartnerColumn {
    /// Its name in the header.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "nom",
            Self::Enabled => "actif",
            Self::Origins => "origines",
            Self::Language => "langue",
            Self::LanguageSwitch => "choix_langue",
            Self::Filters => "filtres",
            Self::Hidden => "filtres_masques",
            Self::Style => "affichage",
            Self::Columns => "colonnes",
            Self::Rows => "lignes",
            Self::Accent => "couleur",
            Self::Introduction => "introduction",
        }
    }
}

/// What is wrong with partners.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerProblem {
    /// The row as a spreadsheet numbers it; nothing for a form, or the whole file.
    pub row: Option<u32>,
    /// The column.
    pub column: Option<PartnerColumn>,
    /// The value in question, shortened.
    pub value: String,
    /// What is wrong.
    pub kind: PartnerProblemKind,
}

/// See [`PartnerProblem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartnerProblemKind {
    /// The file can't be read as CSV in UTF-8.
    Unreadable,
    /// The file lacks a column.
    MissingColumn,
    /// More partners than [`PARTNERS_MAX`].
    TooMany,
    /// The code of an earlier row.
    Repeated,
    /// A value that can't be used.
    Value(PartnerError),
}

impl PartnerProblem {
    fn value(column: PartnerColumn, value: &str, error: PartnerError) -> Self {
        let value = shortened(value, QUOTED_CHARS_MAX);
        Self { row: None, column: Some(column), value, kind: PartnerProblemKind::Value(error) }
    }

    const fn whole(row: Option<u32>, kind: PartnerProblemKind) -> Self {
        Self { row, column: None, value: String::new(), kind }
    }

    /// What is wrong, for people.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let value = &self.value;
        let column = self.column.map_or("", PartnerColumn::header);
        let say = |fr: String, nl: String, en: String| match locale {
            Locale::Fr => fr,
            Locale::Nl => nl,
            Locale::En => en,
        };
        match self.kind {
            PartnerProblemKind::Unreadable => say(
                "Le fichier ne se lit pas comme un CSV en UTF-8.".into(),
                "Het bestand is niet leesbaar als csv in UTF-8.".into(),
                "The file can't be read as CSV in UTF-8.".into(),
            ),
            PartnerProblemKind::MissingColumn => say(
                format!("La colonne « {value} » manque."),
                format!("De kolom ‘{value}’ ontbreekt."),
                format!("The column “{value}” is missing."),
            ),
            PartnerProblemKind::TooMany => say(
                format!("Il y a plus de {PARTNERS_MAX} partenaires."),
                format!("Er zijn meer dan {PARTNERS_MAX} partners."),
                format!("There are more than {PARTNERS_MAX} partners."),
            ),
            PartnerProblemKind::Repeated => say(
                format!("Le code « {value} » est déjà pris."),
                format!("De code ‘{value}’ is al in gebruik."),
                format!("The code “{value}” is taken already."),
            ),
            PartnerProblemKind::Value(error) => match error {
                PartnerError::Code => say(
                    format!(
                        "Le code « {value} » ne convient pas : lettres sans accent, chiffres et tirets, {PARTNER_CODE_CHARS_MAX} caractères au plus ; « v1 » est réservé."
                    ),
                    format!(
                        "De code ‘{value}’ is niet bruikbaar: letters zonder accent, cijfers en streepjes, hoogstens {PARTNER_CODE_CHARS_MAX} tekens; ‘v1’ is voorbehouden."
                    ),
                    format!(
                        "The code “{value}” can't be used: plain letters, digits and hyphens, at most {PARTNER_CODE_CHARS_MAX} characters; “v1” is reserved."
                    ),
                ),
                PartnerError::Name => say(
                    format!("Donnez un nom, de {PARTNER_NAME_CHARS_MAX} caractères au plus."),
                    format!("Geef een naam op, van hoogstens {PARTNER_NAME_CHARS_MAX} tekens."),
                    format!("Give a name, of at most {PARTNER_NAME_CHARS_MAX} characters."),
                ),
                PartnerError::Switch => say(
                    format!("« {value} » : répondez par oui ou non (colonne {column})."),
                    format!("‘{value}’: antwoord met oui of non (kolom {column})."),
                    format!("“{value}”: answer oui or non (column {column})."),
                ),
                PartnerError::Origin => say(
                    format!(
                        "« {value} » n'est pas l'adresse d'un site : écrivez par exemple https://www.exemple.be, sans page derrière ; https://*.exemple.be vaut pour tous les sous-domaines."
                    ),
                    format!(
                        "‘{value}’ is niet het adres van een site: schrijf bijvoorbeeld https://www.voorbeeld.be, zonder pagina erachter; https://*.voorbeeld.be geldt voor alle subdomeinen."
                    ),
                    format!(
                        "“{value}” is not the address of a site: write for instance https://www.example.org, without a page; https://*.example.org stands for all subdomains."
                    ),
                ),
                PartnerError::TooManyOrigins => say(
                    format!("Il y a plus de {PARTNER_ORIGINS_MAX} adresses."),
                    format!("Er zijn meer dan {PARTNER_ORIGINS_MAX} adressen."),
                    format!("There are more than {PARTNER_ORIGINS_MAX} addresses."),
                ),
                PartnerError::Language => say(
                    format!("« {value} » : choisissez fr, nl ou en."),
                    format!("‘{value}’: kies fr, nl of en."),
                    format!("“{value}”: choose fr, nl or en."),
                ),
                PartnerError::Filters => say(
                    format!(
                        "« {value} » ne se lit pas comme des filtres : choisissez-les sur la page de recherche, puis copiez son adresse. Pas de texte cherché, {PARTNER_FILTERS_MAX} valeurs au plus."
                    ),
                    format!(
                        "‘{value}’ is niet leesbaar als filters: kies ze op de zoekpagina en kopieer het adres ervan. Geen zoektekst, hoogstens {PARTNER_FILTERS_MAX} keuzes."
                    ),
                    format!(
                        "“{value}” can't be read as filters: choose them on the search page, then copy its address. No search text, at most {PARTNER_FILTERS_MAX} values."
                    ),
                ),
                PartnerError::Hidden => say(
                    format!("« {value} » n'est pas un filtre."),
                    format!("‘{value}’ is geen filter."),
                    format!("“{value}” is not a filter."),
                ),
                PartnerError::View => say(
                    format!("« {value} » : laissez vide, ou écrivez tableau ou cartes."),
                    format!("‘{value}’: laat leeg, of schrijf tableau of cartes."),
                    format!("“{value}”: leave empty, or write tableau or cartes."),
                ),
                PartnerError::Columns => say(
                    format!("« {value} » n'est pas une colonne du tableau."),
                    format!("‘{value}’ is geen kolom van de tabel."),
                    format!("“{value}” is not a column of the table."),
                ),
                PartnerError::Rows => say(
                    format!("« {value} » : choisissez 25, 50 ou 100 lignes."),
                    format!("‘{value}’: kies 25, 50 of 100 rijen."),
                    format!("“{value}”: choose 25, 50 or 100 rows."),
                ),
                PartnerError::Colour => say(
                    format!("« {value} » n'est pas une couleur : écrivez par exemple #0b5d66."),
                    format!("‘{value}’ is geen kleur: schrijf bijvoorbeeld #0b5d66."),
                    format!("“{value}” is not a colour: write for instance #0b5d66."),
                ),
                PartnerError::Introduction => say(
                    format!("L'introduction a plus de {PARTNER_INTRODUCTION_CHARS_MAX} caractères."),
                    format!("De inleiding telt meer dan {PARTNER_INTRODUCTION_CHARS_MAX} tekens."),
                    format!("The introduction has more than {PARTNER_INTRODUCTION_CHARS_MAX} characters."),
                ),
            },
        }
    }
}

/// One partner from its cells.
///
/// # Errors
/// With every cell that can't be used.
pub fn partner<'a>(cell: impl Fn(PartnerColumn) -> &'a str) -> Result<Partner, Vec<PartnerProblem>> {
    let mut reading = Reading { cell: &cell, problems: Vec::new() };
    let partner = reading.partner();
    partner.filter(|_| reading.problems.is_empty()).ok_or(reading.problems)
}

struct Reading<'r, 'a> {
    cell: &'r dyn Fn(PartnerColumn) -> &'a str,
    problems: Vec<PartnerProblem>,
}

impl<'a> Reading<'_, 'a> {
    fn text(&self, column: PartnerColumn) -> &'a str {
        (self.cell)(column).trim()
    }

    fn refuse<T>(&mut self, column: PartnerColumn, value: &str, error: PartnerError) -> Option<T> {
        self.problems.push(PartnerProblem::value(column, value, error));
        None
    }

    fn parsed<T: std::str::FromStr<Err = PartnerError>>(&mut self, column: PartnerColumn, value: &str) -> Option<T> {
        value.parse().map_or_else(|error| self.refuse(column, value, error), Some)
    }

    fn switch(&mut self, column: PartnerColumn, otherwise: bool) -> Option<bool> {
        match self.text(column) {
            "" => Some(otherwise),
            "oui" => Some(true),
            "non" => Some(false),
            other => self.refuse(column, other, PartnerError::Switch),
        }
    }

    fn several<T>(&mut self, column: PartnerColumn, error: PartnerError, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let values = self
            .text(column)
            .split([VALUES_SEPARATOR, '\n', '\r', ' '])
            .map(str::trim)
            .filter(|value| !value.is_empty());
        values.filter_map(|value| read(value).map_or_else(|| self.refuse(column, value, error), Some)).collect()
    }

    fn partner(&mut self) -> Option<Partner> {
        use PartnerColumn as C;
        let code = self.parsed(C::Code, self.text(C::Code));
        let name = clean(self.text(C::Name)).0;
        let name_fits = (1..=PARTNER_NAME_CHARS_MAX).contains(&name.chars().count());
        let name = if name_fits { Some(name) } else { self.refuse(C::Name, &name, PartnerError::Name) };
        let enabled = self.switch(C::Enabled, true);
        let mut origins = self.several(C::Origins, PartnerError::Origin, |value| value.parse().ok());
        origins.sort();
        origins.dedup();
        if origins.len() > PARTNER_ORIGINS_MAX {
            self.refuse::<()>(C::Origins, "", PartnerError::TooManyOrigins);
        }
        let locale = match self.text(C::Language) {
            "" => Some(Locale::Fr),
            tag => Locale::from_tag(tag).or_else(|| self.refuse(C::Language, tag, PartnerError::Language)),
        };
        let language_switch = self.switch(C::LanguageSwitch, false);
        let locked = self.parsed(C::Filters, self.text(C::Filters));
        let mut hidden = self.several(C::Hidden, PartnerError::Hidden, Facet::from_key);
        hidden.sort_by_key(|facet| *facet as usize);
        hidden.dedup();
        let code_of_style = self.text(C::Style);
        let style = match code_of_style {
            "" => Some(View::default().style),
            code => ListStyle::ALL.into_iter().find(|style| style.code() == code),
        };
        let style = style.or_else(|| self.refuse(C::Style, code_of_style, PartnerError::View));
        let columns = self.several(C::Columns, PartnerError::Columns, ListColumn::from_code).into_iter().collect();
        let rows = match self.text(C::Rows) {
            "" => Some(View::default().rows),
            text => {
                let offered =
                    repertoire_catalogue::PAGE_ROWS_OFFERED.into_iter().find(|rows| text.parse() == Ok(*rows));
                offered.or_else(|| self.refuse(C::Rows, text, PartnerError::Rows))
            }
        };
        let accent = match self.text(C::Accent) {
            "" => Some(None),
            text => self.parsed(C::Accent, text).map(Some),
        };
        let introduction = clean(self.text(C::Introduction)).0;
        if introduction.chars().count() > PARTNER_INTRODUCTION_CHARS_MAX {
            self.refuse::<()>(C::Introduction, "", PartnerError::Introduction);
        }
        Some(Partner {
            code: code?,
            name: name?.into(),
            enabled: enabled?,
            origins,
            locale: locale?,
            language_switch: language_switch?,
            locked: locked?,
            hidden,
            view: View { style: style?, columns, rows: rows? },
            accent: accent?,
            introduction: (!introduction.is_empty()).then(|| introduction.into()),
        })
    }
}

/// What stands in a cell of a partner.
#[must_use]
pub fn partner_cell(partner: &Partner, column: PartnerColumn) -> String {
    let switch = |on: bool| if on { "oui" } else { "non" }.to_owned();
    let several = |values: &mut dyn Iterator<Item = &str>| {
        values.collect::<Vec<_>>().join(VALUES_SEPARATOR.encode_utf8(&mut [0; 4]))
    };
    match column {
        PartnerColumn::Code => partner.code.to_string(),
        PartnerColumn::Name => partner.name.to_string(),
        PartnerColumn::Enabled => switch(partner.enabled),
        PartnerColumn::Origins => several(&mut partner.origins.iter().map(repertoire_catalogue::Origin::as_str)),
        PartnerColumn::Language => partner.locale.tag().to_owned(),
        PartnerColumn::LanguageSwitch => switch(partner.language_switch),
        PartnerColumn::Filters => partner.locked.to_query(),
        PartnerColumn::Hidden => several(&mut partner.hidden.iter().map(|facet| facet.decl().key)),
        // As it was before the default had a code.
        PartnerColumn::Style if partner.view.style == ListStyle::default() => String::new(),
        PartnerColumn::Style => partner.view.style.code().to_owned(),
        PartnerColumn::Columns => several(&mut partner.view.columns.iter().map(ListColumn::code)),
        PartnerColumn::Rows => partner.view.rows.to_string(),
        PartnerColumn::Accent => partner.accent.map(|accent| accent.to_string()).unwrap_or_default(),
        PartnerColumn::Introduction => partner.introduction.as_deref().unwrap_or_default().to_owned(),
    }
}

/// The file of partners, in the order of their codes.
///
/// # Errors
/// When it can't be written; memory aside, it always can.
pub fn write_partners(partners: &[Partner]) -> io::Result<Vec<u8>> {
    let mut partners: Vec<&Partner> = partners.iter().collect();
    partners.sort_by_key(|partner| partner.code);
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(PARTNER_COLUMNS.map(PartnerColumn::header))?;
    for partner in partners {
        csv.write_record(PARTNER_COLUMNS.map(|column| defuse(partner_cell(partner, column).into()).into_owned()))?;
    }
    csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

/// The partners of a file; none of an empty one.
///
/// # Errors
/// With every problem of every row.
pub fn read_partners(bytes: &[u8]) -> Result<Vec<Partner>, Vec<PartnerProblem>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (mut rows, mut record) = (Rows::new(bytes, b','), ByteRecord::new());
    let (mut partners, mut problems) = (Vec::<Partner>::new(), Vec::new());
    let mut places: Option<[usize; PARTNER_COLUMNS.len()]> = None;
    let unreadable = |row| vec![PartnerProblem::whole(row, PartnerProblemKind::Unreadable)];
    loop {
        let row = match rows.read(&mut record) {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(RowsError::TooLong(row)) => return Err(unreadable(Some(row))),
            Err(RowsError::Io(_)) => return Err(unreadable(None)),
        };
        let cells: Option<Vec<&str>> = record.iter().map(|cell| std::str::from_utf8(cell).ok()).collect();
        let Some(cells) = cells else { return Err(unreadable(Some(row))) };
        let Some(places) = &places else {
            places = Some(header(&cells, row)?);
            continue;
        };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if partners.len() == PARTNERS_MAX {
            problems.push(PartnerProblem::whole(Some(row), PartnerProblemKind::TooMany));
            break;
        }
        match partner(|column| cells.get(places[column as usize]).map_or("", |cell| restore(cell))) {
            Ok(partner) if partners.iter().any(|known| known.code == partner.code) => {
                let value = partner.code.to_string();
                let column = Some(PartnerColumn::Code);
                problems.push(PartnerProblem { row: Some(row), column, value, kind: PartnerProblemKind::Repeated });
            }
            Ok(partner) => partners.push(partner),
            Err(wrong) => {
                problems.extend(wrong.into_iter().map(|problem| PartnerProblem { row: Some(row), ..problem }));
            }
        }
    }
    if problems.is_empty() { Ok(partners) } else { Err(problems) }
}

/// Where each column stands.
fn header(cells: &[&str], row: u32) -> Result<[usize; PARTNER_COLUMNS.len()], Vec<PartnerProblem>> {
    let place = |column: PartnerColumn| cells.iter().position(|cell| cell.trim() == column.header());
    let missing = PARTNER_COLUMNS.into_iter().filter(|column| place(*column).is_none()).map(|column| PartnerProblem {
        row: Some(row),
        column: Some(column),
        value: column.header().to_owned(),
        kind: PartnerProblemKind::MissingColumn,
    });
    let missing: Vec<PartnerProblem> = missing.collect();
    // One that is missing ends this above its place.
    if missing.is_empty() { Ok(PARTNER_COLUMNS.map(|column| place(column).unwrap_or_default())) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FILE: &str = "code,nom,actif,origines,langue,choix_langue,filtres,filtres_masques,affichage,colonnes,lignes,couleur,introduction\n";

    fn read(rows: &str) -> Result<Vec<Partner>, Vec<PartnerProblem>> {
        read_partners(format!("{FILE}{rows}").as_bytes())
    }

    /// What is wrong with a file of one row: column and value.
    fn wrong(rows: &str) -> Vec<(Option<PartnerColumn>, String)> {
        read(rows).expect_err("problems").into_iter().map(|of| (of.column, of.value)).collect()
    }

    #[test]
    fn partners_are_read_with_what_is_left_empty() {
        let partners = read("midi,Bassin Midi,,,,,,,,,,,\n\nfede,Fédération,non,https://b.be|https://a.be,nl,oui,theme=deuil,commune|cout,cartes,cout|theme,50,#ABC,\"Bonjour, voici\"\n").expect("partners");
        let [midi, fede] = &partners[..] else { panic!("{partners:?}") };
        assert!(midi.enabled && midi.origins.is_empty() && midi.locked.is_empty() && !midi.language_switch);
        assert_eq!((midi.locale, midi.view, midi.accent), (Locale::Fr, View::default(), None));
        assert!(!fede.enabled && fede.language_switch && fede.locale == Locale::Nl);
        assert_eq!(partner_cell(fede, PartnerColumn::Origins), "https://a.be|https://b.be");
        assert_eq!(partner_cell(fede, PartnerColumn::Columns), "theme|cout");
        assert_eq!(
            (fede.view.rows, fede.view.style, fede.introduction.as_deref()),
            (50, ListStyle::Cards, Some("Bonjour, voici"))
        );
        assert_eq!(partner_cell(fede, PartnerColumn::Accent), "#aabbcc");
    }

    #[test]
    fn what_is_wrong_is_told_all_at_once() {
        use PartnerColumn as C;
        assert_eq!(
            wrong("A!,,peut-être,https://a.be/x,de,vrai,q=a,chats,fiches,chats,7,rouge,\n"),
            [
                (Some(C::Code), "A!".to_owned()),
                (Some(C::Name), String::new()),
                (Some(C::Enabled), "peut-être".to_owned()),
                (Some(C::Origins), "https://a.be/x".to_owned()),
                (Some(C::Language), "de".to_owned()),
                (Some(C::LanguageSwitch), "vrai".to_owned()),
                (Some(C::Filters), "q=a".to_owned()),
                (Some(C::Hidden), "chats".to_owned()),
                (Some(C::Style), "fiches".to_owned()),
                (Some(C::Columns), "chats".to_owned()),
                (Some(C::Rows), "7".to_owned()),
                (Some(C::Accent), "rouge".to_owned()),
            ]
        );
        assert_eq!(wrong("a,A,,,,,,,,,,,\na,B,,,,,,,,,,,\n"), [(Some(C::Code), "a".to_owned())]);
        for locale in Locale::ALL {
            for problem in read("A!,,x,x,x,x,x,x,x,x,x,x,\n").expect_err("problems") {
                let message = problem.message(locale);
                assert!(message.ends_with('.') && !message.contains("  "), "{message}");
            }
        }
    }

    #[test]
    fn limits_hold_at_their_edge() {
        let row = |at: usize| format!("p{at},P,,,,,,,,,,,\n");
        let file = |n: usize| (0..n).map(row).collect::<String>();
        assert_eq!(read(&file(PARTNERS_MAX)).expect("partners").len(), PARTNERS_MAX);
        assert_eq!(read(&file(PARTNERS_MAX + 1)).expect_err("too many")[0].kind, PartnerProblemKind::TooMany);
        let origins = |n: usize| (0..n).map(|at| format!("https://a{at}.be")).collect::<Vec<_>>().join("|");
        assert!(read(&format!("a,A,,{},,,,,,,,,\n", origins(PARTNER_ORIGINS_MAX))).is_ok());
        assert!(read(&format!("a,A,,{},,,,,,,,,\n", origins(PARTNER_ORIGINS_MAX + 1))).is_err());
        let name = |n: usize| read(&format!("a,{},,,,,,,,,,,\n", "é".repeat(n))).is_ok();
        assert!(name(PARTNER_NAME_CHARS_MAX) && !name(PARTNER_NAME_CHARS_MAX + 1));
        let text = |n: usize| read(&format!("a,A,,,,,,,,,,,{}\n", "é".repeat(n))).is_ok();
        assert!(text(PARTNER_INTRODUCTION_CHARS_MAX) && !text(PARTNER_INTRODUCTION_CHARS_MAX + 1));
    }

    #[test]
    fn a_file_that_is_none_is_told() {
        let kinds = |bytes: &[u8]| -> Vec<PartnerProblemKind> {
            read_partners(bytes).expect_err("problems").into_iter().map(|problem| problem.kind).collect()
        };
        assert_eq!(read_partners(b""), Ok(Vec::new()));
        assert_eq!(kinds(b"code,nom\na,A\n"), [PartnerProblemKind::MissingColumn; 11]);
        assert_eq!(kinds(&[FILE.as_bytes(), b"a,\xff\n"].concat()), [PartnerProblemKind::Unreadable]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            name in "[=+@'a-zé ,\"]{1,20}", enabled: bool, switch: bool, colour: Option<[u8; 3]>,
            introduction in "[=+@'a-zé,\n\" ]{0,40}", rows in prop::sample::select(vec!["", "25", "50", "100"]),
        ) {
            let colour = colour.map(|rgb| repertoire_catalogue::Colour(rgb).to_string()).unwrap_or_default();
            let yes = |on: bool| if on { "oui" } else { "non" };
            let made = partner(|column| match column {
                PartnerColumn::Code => "a",
                PartnerColumn::Name => &name,
                PartnerColumn::Enabled => yes(enabled),
                PartnerColumn::LanguageSwitch => yes(switch),
                PartnerColumn::Accent => &colour,
                PartnerColumn::Rows => rows,
                PartnerColumn::Introduction => &introduction,
                PartnerColumn::Filters => "theme=deuil&cout-max=12",
                _ => "",
            });
            if let Ok(partner) = made {
                let written = write_partners(std::slice::from_ref(&partner)).expect("written");
                prop_assert_eq!(read_partners(&written), Ok(vec![partner]));
            }
        }
    }
}

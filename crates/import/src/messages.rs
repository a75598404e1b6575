//! What the report says, in the three languages, for people who keep a list in a spreadsheet.
//!
//! One function per language and not a table of formats: each sentence can be built as its language wants it, and a
//! kind of problem that one of them does not know is a compile error.

use repertoire_catalogue::{CostError, Locale, SchemeId, SchemeIdError, WebAddress, WebAddressError};

use crate::{CELL_CHARS_MAX, COLUMNS, Column, Problem, ProblemKind};

impl Problem {
    /// What is wrong, in one sentence. The place is not repeated in it.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        match locale {
            Locale::Fr => french(&self.kind, &self.value),
            Locale::Nl => dutch(&self.kind, &self.value),
            Locale::En => english(&self.kind, &self.value),
        }
    }

    /// What was expected instead, to follow a "Expected:".
    #[must_use]
    pub fn expected(&self, locale: Locale) -> Option<String> {
        match &self.kind {
            ProblemKind::UnknownCode { column, allowed } => {
                let file = file(*column);
                Some(match locale {
                    Locale::Fr => format!("un code de {file} : {allowed}"),
                    Locale::Nl => format!("een code uit {file}: {allowed}"),
                    Locale::En => format!("a code of {file}: {allowed}"),
                })
            }
            ProblemKind::UnknownColumn => Some(COLUMNS.map(Column::header).join(", ")),
            kind => fixed(kind).map(|texts| texts[locale as usize].to_owned()),
        }
    }
}

/// Expectations that hold whatever the value, in the order of [`Locale::ALL`].
fn fixed(kind: &ProblemKind) -> Option<[&'static str; 3]> {
    Some(match kind {
        ProblemKind::NotUtf8 => [
            "un fichier enregistré au format « CSV UTF-8 »",
            "een bestand bewaard als ‘CSV UTF-8’",
            "a file saved as “CSV UTF-8”",
        ],
        ProblemKind::NotAnId(_) => [
            "des lettres minuscules sans accent, des chiffres et des tirets, par exemple smes-intervisions-connect",
            "kleine letters zonder accent, cijfers en koppeltekens, bijvoorbeeld smes-intervisions-connect",
            "unaccented lower-case letters, digits and hyphens, for example smes-intervisions-connect",
        ],
        ProblemKind::NotACost(CostError::UnknownUnit) => [
            "/personne, /groupe, /seance, /jour ou /an après le montant",
            "/personne, /groupe, /seance, /jour of /an na het bedrag",
            "/personne, /groupe, /seance, /jour or /an after the amount",
        ],
        ProblemKind::NotACost(_) => [
            "gratuit, sur devis, compris dans l'affiliation, un montant comme 120 ou 80-120/personne, ou une case vide",
            "gratuit, sur devis, compris dans l'affiliation, een bedrag zoals 120 of 80-120/personne, of een lege cel",
            "gratuit, sur devis, compris dans l'affiliation, an amount such as 120 or 80-120/personne, or an empty cell",
        ],
        ProblemKind::NotOnSite => [
            "oui, non, a convenir, ou une case vide",
            "oui, non, a convenir, of een lege cel",
            "oui, non, a convenir, or an empty cell",
        ],
        ProblemKind::NotADate => [
            "une date qui existe, sous la forme AAAA-MM-JJ, par exemple 2025-12-31",
            "een bestaande datum in de vorm JJJJ-MM-DD, bijvoorbeeld 2025-12-31",
            "an existing date in the form YYYY-MM-DD, for example 2025-12-31",
        ],
        ProblemKind::NotAnAddress(_) => [
            "une adresse complète, par exemple https://www.smes.be/fr/",
            "een volledig adres, bijvoorbeeld https://www.smes.be/fr/",
            "a complete address, for example https://www.smes.be/fr/",
        ],
        _ => return None,
    })
}

/// The file that lists the codes of a column.
const fn file(column: Column) -> &'static str {
    match column {
        Column::Kind => "types.csv",
        Column::Audiences => "publics.csv",
        Column::Languages => "langues.csv",
        Column::Formats => "formats.csv",
        // The last column with codes.
        _ => "themes.csv",
    }
}

fn french(kind: &ProblemKind, value: &str) -> String {
    match kind {
        ProblemKind::MissingColumn { column, kept } => {
            let header = column.header();
            if column.required() {
                format!("La colonne « {header} » manque : aucune ligne ne peut être gardée.")
            } else if *kept {
                format!("La colonne « {header} » manque : les dispositifs publiés gardent ce qu'ils y ont.")
            } else {
                format!("La colonne « {header} » manque : elle est comptée comme vide.")
            }
        }
        ProblemKind::UnknownColumn => format!("« {value} » n'est pas une colonne connue : son contenu est ignoré."),
        ProblemKind::RepeatedColumn => {
            format!("La colonne « {value} » fait double emploi avec une autre : elle est ignorée.")
        }
        ProblemKind::SurplusCell => {
            "La ligne a plus de cases que l'en-tête : un texte qui contient une virgule doit être entre guillemets."
                .into()
        }
        ProblemKind::NotUtf8 => format!("« {value} » contient des caractères illisibles."),
        ProblemKind::CellTooLong => format!(
            "La case dépasse {} caractères : il y manque peut-être un guillemet fermant.",
            thousands(CELL_CHARS_MAX, Locale::Fr)
        ),
        ProblemKind::EmptyCell => "La case est vide alors qu'elle est obligatoire.".into(),
        ProblemKind::UnknownCode { column, .. } => {
            let what = match column {
                Column::Kind => "type",
                Column::Audiences => "public",
                Column::Languages => "langue",
                Column::Formats => "format",
                _ => "thème",
            };
            format!("« {value} » n'est pas un code de {what}.")
        }
        ProblemKind::NotAnId(SchemeIdError::NotASlug) => format!("« {value} » ne peut pas servir d'identifiant."),
        ProblemKind::NotAnId(SchemeIdError::TooLong) => {
            format!("L'identifiant dépasse {} caractères.", SchemeId::BYTES_MAX)
        }
        ProblemKind::NotACost(CostError::NotACost) => format!("« {value} » n'est pas un coût lisible."),
        ProblemKind::NotACost(CostError::UnknownUnit) => format!("L'unité de « {value} » n'est pas connue."),
        ProblemKind::NotACost(CostError::Reversed) => {
            format!("La fourchette « {value} » commence par le montant le plus élevé.")
        }
        ProblemKind::NotOnSite => format!("« {value} » n'est pas une réponse possible."),
        ProblemKind::NotADate => format!("« {value} » n'est pas une date lisible."),
        ProblemKind::NotAnAddress(error) => match error {
            WebAddressError::NotAnAddress => format!("« {value} » n'est pas une adresse web complète."),
            WebAddressError::NotHttp => format!("« {value} » ne commence pas par http:// ou https://."),
            WebAddressError::Credentials => "L'adresse contient un nom d'utilisateur ou un mot de passe.".into(),
            WebAddressError::Blanks => format!("« {value} » contient une espace ou un caractère invisible."),
            WebAddressError::TooLong => {
                format!("L'adresse dépasse {} caractères.", thousands(WebAddress::BYTES_MAX, Locale::Fr))
            }
        },
        ProblemKind::DuplicateId { first } => {
            format!("L'identifiant « {value} » est déjà celui de la ligne {first}, qui est gardée.")
        }
        ProblemKind::LongText { chars_max } => format!("Le texte dépasse {chars_max} caractères."),
        ProblemKind::ManyValues { values_max } => format!("La case contient plus de {values_max} codes."),
        ProblemKind::RepeatedValue => format!("« {value} » figure plusieurs fois dans la case : une seule compte."),
        ProblemKind::HiddenCharacters => "Des caractères invisibles ont été retirés de la case.".into(),
        ProblemKind::NearCommune => {
            format!("« {value} » n'est pas une commune de Bruxelles : ce nom est gardé comme celui d'une autre ville.")
        }
        ProblemKind::NearDuplicate { first } => {
            format!("L'intitulé et l'organisateur sont ceux de la ligne {first} : est-ce le même dispositif ?")
        }
        ProblemKind::OldVerification => "La source a été vérifiée il y a plus de deux ans.".into(),
        ProblemKind::DoubtfulAddress => format!("« {value} » ne mène sans doute nulle part pour qui lit la page."),
        ProblemKind::ReadAs { read } if read.is_empty() => format!("« {value} » est lu comme une case vide."),
        ProblemKind::ReadAs { read } if value.is_empty() => format!("La case vide est lue comme « {read} »."),
        ProblemKind::ReadAs { read } => format!("« {value} » est lu comme « {read} »."),
        ProblemKind::ColumnReadAs { column } => {
            format!("La colonne « {value} » est lue comme « {} ».", column.header())
        }
        ProblemKind::ExampleRow => "C'est un exemple du modèle : la ligne n'est pas reprise.".into(),
        ProblemKind::NoId { id, known: true } => {
            format!("Sans identifiant : c'est le dispositif publié « {id} », qui a cet intitulé et cet organisateur.")
        }
        ProblemKind::NoId { id, known: false } => format!("Sans identifiant : la ligne reçoit « {id} »."),
    }
}

fn dutch(kind: &ProblemKind, value: &str) -> String {
    match kind {
        ProblemKind::MissingColumn { column, kept } => {
            let header = column.header();
            if column.required() {
                format!("De kolom ‘{header}’ ontbreekt: er kan geen enkele rij worden behouden.")
            } else if *kept {
                format!("De kolom ‘{header}’ ontbreekt: gepubliceerde initiatieven houden wat ze daar hebben.")
            } else {
                format!("De kolom ‘{header}’ ontbreekt: ze telt als leeg.")
            }
        }
        ProblemKind::UnknownColumn => format!("‘{value}’ is geen bekende kolom: de inhoud wordt genegeerd."),
        ProblemKind::RepeatedColumn => {
            format!("De kolom ‘{value}’ is er al onder deze of een andere naam: ze wordt genegeerd.")
        }
        ProblemKind::SurplusCell => {
            "De rij heeft meer cellen dan de kop: een tekst met een komma moet tussen aanhalingstekens staan.".into()
        }
        ProblemKind::NotUtf8 => format!("‘{value}’ bevat onleesbare tekens."),
        ProblemKind::CellTooLong => format!(
            "De cel is langer dan {} tekens: misschien ontbreekt er een sluitend aanhalingsteken.",
            thousands(CELL_CHARS_MAX, Locale::Nl)
        ),
        ProblemKind::EmptyCell => "De cel is leeg, terwijl ze verplicht is.".into(),
        ProblemKind::UnknownCode { column, .. } => {
            let what = match column {
                Column::Kind => "een type",
                Column::Audiences => "een doelgroep",
                Column::Languages => "een taal",
                Column::Formats => "een vorm",
                _ => "een thema",
            };
            format!("‘{value}’ is niet de code van {what}.")
        }
        ProblemKind::NotAnId(SchemeIdError::NotASlug) => format!("‘{value}’ kan niet als id dienen."),
        ProblemKind::NotAnId(SchemeIdError::TooLong) => {
            format!("Het id is langer dan {} tekens.", SchemeId::BYTES_MAX)
        }
        ProblemKind::NotACost(CostError::NotACost) => format!("‘{value}’ is geen leesbare kostprijs."),
        ProblemKind::NotACost(CostError::UnknownUnit) => format!("De eenheid van ‘{value}’ is niet bekend."),
        ProblemKind::NotACost(CostError::Reversed) => format!("De prijsvork ‘{value}’ begint met het hoogste bedrag."),
        ProblemKind::NotOnSite => format!("‘{value}’ is geen mogelijk antwoord."),
        ProblemKind::NotADate => format!("‘{value}’ is geen leesbare datum."),
        ProblemKind::NotAnAddress(error) => match error {
            WebAddressError::NotAnAddress => format!("‘{value}’ is geen volledig webadres."),
            WebAddressError::NotHttp => format!("‘{value}’ begint niet met http:// of https://."),
            WebAddressError::Credentials => "Het adres bevat een gebruikersnaam of wachtwoord.".into(),
            WebAddressError::Blanks => format!("‘{value}’ bevat een spatie of een onzichtbaar teken."),
            WebAddressError::TooLong => {
                format!("Het adres is langer dan {} tekens.", thousands(WebAddress::BYTES_MAX, Locale::Nl))
            }
        },
        ProblemKind::DuplicateId { first } => {
            format!("Het id ‘{value}’ is al dat van rij {first}, die wordt behouden.")
        }
        ProblemKind::LongText { chars_max } => format!("De tekst is langer dan {chars_max} tekens."),
        ProblemKind::ManyValues { values_max } => format!("De cel bevat meer dan {values_max} codes."),
        ProblemKind::RepeatedValue => format!("‘{value}’ staat meermaals in de cel: het telt één keer."),
        ProblemKind::HiddenCharacters => "Onzichtbare tekens zijn uit de cel verwijderd.".into(),
        ProblemKind::NearCommune => {
            format!("‘{value}’ is geen gemeente van Brussel: de naam wordt behouden als die van een andere stad.")
        }
        ProblemKind::NearDuplicate { first } => {
            format!("Titel en organisator zijn die van rij {first}: is dit hetzelfde aanbod?")
        }
        ProblemKind::OldVerification => "De bron is meer dan twee jaar geleden nagekeken.".into(),
        ProblemKind::DoubtfulAddress => format!("‘{value}’ leidt voor wie de pagina leest wellicht nergens heen."),
        ProblemKind::ReadAs { read } if read.is_empty() => format!("‘{value}’ wordt gelezen als een lege cel."),
        ProblemKind::ReadAs { read } if value.is_empty() => format!("De lege cel wordt gelezen als ‘{read}’."),
        ProblemKind::ReadAs { read } => format!("‘{value}’ wordt gelezen als ‘{read}’."),
        ProblemKind::ColumnReadAs { column } => {
            format!("De kolom ‘{value}’ wordt gelezen als ‘{}’.", column.header())
        }
        ProblemKind::ExampleRow => "Dit is een voorbeeld uit het sjabloon: de rij wordt niet overgenomen.".into(),
        ProblemKind::NoId { id, known: true } => {
            format!("Zonder id: dit is het gepubliceerde aanbod ‘{id}’, met deze titel en deze organisator.")
        }
        ProblemKind::NoId { id, known: false } => format!("Zonder id: de rij krijgt ‘{id}’."),
    }
}

fn english(kind: &ProblemKind, value: &str) -> String {
    match kind {
        ProblemKind::MissingColumn { column, kept } => {
            let header = column.header();
            if column.required() {
                format!("The column “{header}” is missing: no row can be kept.")
            } else if *kept {
                format!("The column “{header}” is missing: published schemes keep what they have in it.")
            } else {
                format!("The column “{header}” is missing: it counts as empty.")
            }
        }
        ProblemKind::UnknownColumn => format!("“{value}” is not a known column: what it holds is ignored."),
        ProblemKind::RepeatedColumn => {
            format!("The column “{value}” is there already, under this name or another: it is ignored.")
        }
        ProblemKind::SurplusCell => {
            "The row has more cells than the header: a text with a comma in it must stand between quotation marks."
                .into()
        }
        ProblemKind::NotUtf8 => format!("“{value}” holds unreadable characters."),
        ProblemKind::CellTooLong => format!(
            "The cell has more than {} characters: a closing quotation mark may be missing.",
            thousands(CELL_CHARS_MAX, Locale::En)
        ),
        ProblemKind::EmptyCell => "The cell is empty, but must be filled in.".into(),
        ProblemKind::UnknownCode { column, .. } => {
            let what = match column {
                Column::Kind => "a type",
                Column::Audiences => "an audience",
                Column::Languages => "a language",
                Column::Formats => "a format",
                _ => "a theme",
            };
            format!("“{value}” is not the code of {what}.")
        }
        ProblemKind::NotAnId(SchemeIdError::NotASlug) => format!("“{value}” cannot be used as an id."),
        ProblemKind::NotAnId(SchemeIdError::TooLong) => {
            format!("The id has more than {} characters.", SchemeId::BYTES_MAX)
        }
        ProblemKind::NotACost(CostError::NotACost) => format!("“{value}” is not a readable cost."),
        ProblemKind::NotACost(CostError::UnknownUnit) => format!("The unit of “{value}” is not known."),
        ProblemKind::NotACost(CostError::Reversed) => format!("The range “{value}” starts with the higher amount."),
        ProblemKind::NotOnSite => format!("“{value}” is not a possible answer."),
        ProblemKind::NotADate => format!("“{value}” is not a readable date."),
        ProblemKind::NotAnAddress(error) => match error {
            WebAddressError::NotAnAddress => format!("“{value}” is not a complete web address."),
            WebAddressError::NotHttp => format!("“{value}” does not start with http:// or https://."),
            WebAddressError::Credentials => "The address holds a user name or a password.".into(),
            WebAddressError::Blanks => format!("“{value}” holds a space or an invisible character."),
            WebAddressError::TooLong => {
                format!("The address has more than {} characters.", thousands(WebAddress::BYTES_MAX, Locale::En))
            }
        },
        ProblemKind::DuplicateId { first } => {
            format!("The id “{value}” is already that of row {first}, which is kept.")
        }
        ProblemKind::LongText { chars_max } => format!("The text has more than {chars_max} characters."),
        ProblemKind::ManyValues { values_max } => format!("The cell holds more than {values_max} codes."),
        ProblemKind::RepeatedValue => format!("“{value}” stands several times in the cell: it counts once."),
        ProblemKind::HiddenCharacters => "Invisible characters were taken out of the cell.".into(),
        ProblemKind::NearCommune => {
            format!("“{value}” is not a municipality of Brussels: the name is kept as that of another town.")
        }
        ProblemKind::NearDuplicate { first } => {
            format!("Title and organiser are those of row {first}: is it the same scheme?")
        }
        ProblemKind::OldVerification => "The source was verified more than two years ago.".into(),
        ProblemKind::DoubtfulAddress => format!("“{value}” probably leads nowhere for readers of the page."),
        ProblemKind::ReadAs { read } if read.is_empty() => format!("“{value}” is read as an empty cell."),
        ProblemKind::ReadAs { read } if value.is_empty() => format!("The empty cell is read as “{read}”."),
        ProblemKind::ReadAs { read } => format!("“{value}” is read as “{read}”."),
        ProblemKind::ColumnReadAs { column } => {
            format!("The column “{value}” is read as “{}”.", column.header())
        }
        ProblemKind::ExampleRow => "This is an example of the template: the row is not taken.".into(),
        ProblemKind::NoId { id, known: true } => {
            format!("Without an id: it is the published scheme “{id}”, of this title and organiser.")
        }
        ProblemKind::NoId { id, known: false } => format!("Without an id: the row gets “{id}”."),
    }
}

/// A number with its thousands apart: `32 000`, `32.000`, `32,000`.
pub(crate) fn thousands(number: usize, locale: Locale) -> String {
    let separator = match locale {
        Locale::Fr => '\u{a0}',
        Locale::Nl => '.',
        Locale::En => ',',
    };
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Severity;
    use expect_test::expect;

    #[test]
    fn thousands_stand_apart() {
        let of = |number| Locale::ALL.map(|locale| thousands(number, locale));
        assert_eq!(of(999), ["999", "999", "999"]);
        assert_eq!(of(32_000), ["32\u{a0}000", "32.000", "32,000"]);
        assert_eq!(of(4_000_000), ["4\u{a0}000\u{a0}000", "4.000.000", "4,000,000"]);
    }

    /// Every sentence, side by side: what a translator reviews.
    #[test]
    fn each_problem_is_said_in_three_languages() {
        let kinds = [
            ProblemKind::MissingColumn { column: Column::Title, kept: false },
            ProblemKind::MissingColumn { column: Column::Cost, kept: false },
            ProblemKind::MissingColumn { column: Column::Cost, kept: true },
            ProblemKind::UnknownColumn,
            ProblemKind::RepeatedColumn,
            ProblemKind::SurplusCell,
            ProblemKind::NotUtf8,
            ProblemKind::CellTooLong,
            ProblemKind::EmptyCell,
            ProblemKind::UnknownCode { column: Column::Audiences, allowed: "a, b".into() },
            ProblemKind::NotAnId(SchemeIdError::NotASlug),
            ProblemKind::NotAnId(SchemeIdError::TooLong),
            ProblemKind::NotACost(CostError::NotACost),
            ProblemKind::NotACost(CostError::UnknownUnit),
            ProblemKind::NotACost(CostError::Reversed),
            ProblemKind::NotOnSite,
            ProblemKind::NotADate,
            ProblemKind::NotAnAddress(WebAddressError::NotAnAddress),
            ProblemKind::NotAnAddress(WebAddressError::NotHttp),
            ProblemKind::NotAnAddress(WebAddressError::Credentials),
            ProblemKind::NotAnAddress(WebAddressError::Blanks),
            ProblemKind::NotAnAddress(WebAddressError::TooLong),
            ProblemKind::DuplicateId { first: 4 },
            ProblemKind::LongText { chars_max: 280 },
            ProblemKind::ManyValues { values_max: 5 },
            ProblemKind::RepeatedValue,
            ProblemKind::HiddenCharacters,
            ProblemKind::NearCommune,
            ProblemKind::NearDuplicate { first: 4 },
            ProblemKind::OldVerification,
            ProblemKind::DoubtfulAddress,
            ProblemKind::ReadAs { read: "y".into() },
            ProblemKind::ReadAs { read: "".into() },
            ProblemKind::ColumnReadAs { column: Column::Cost },
            ProblemKind::ExampleRow,
            ProblemKind::NoId { id: "y".into(), known: true },
            ProblemKind::NoId { id: "y".into(), known: false },
        ];
        let said: Vec<String> = kinds
            .into_iter()
            .flat_map(|kind| {
                let problem = Problem::new(Severity::Error, 2, None, "x", kind, None);
                Locale::ALL.map(|locale| format!("{} {}\n", locale.tag(), problem.message(locale)))
            })
            .collect();
        expect![[r"
            fr La colonne « intitule » manque : aucune ligne ne peut être gardée.
            nl De kolom ‘intitule’ ontbreekt: er kan geen enkele rij worden behouden.
            en The column “intitule” is missing: no row can be kept.
            fr La colonne « cout » manque : elle est comptée comme vide.
            nl De kolom ‘cout’ ontbreekt: ze telt als leeg.
            en The column “cout” is missing: it counts as empty.
            fr La colonne « cout » manque : les dispositifs publiés gardent ce qu'ils y ont.
            nl De kolom ‘cout’ ontbreekt: gepubliceerde initiatieven houden wat ze daar hebben.
            en The column “cout” is missing: published schemes keep what they have in it.
            fr « x » n'est pas une colonne connue : son contenu est ignoré.
            nl ‘x’ is geen bekende kolom: de inhoud wordt genegeerd.
            en “x” is not a known column: what it holds is ignored.
            fr La colonne « x » fait double emploi avec une autre : elle est ignorée.
            nl De kolom ‘x’ is er al onder deze of een andere naam: ze wordt genegeerd.
            en The column “x” is there already, under this name or another: it is ignored.
            fr La ligne a plus de cases que l'en-tête : un texte qui contient une virgule doit être entre guillemets.
            nl De rij heeft meer cellen dan de kop: een tekst met een komma moet tussen aanhalingstekens staan.
            en The row has more cells than the header: a text with a comma in it must stand between quotation marks.
            fr « x » contient des caractères illisibles.
            nl ‘x’ bevat onleesbare tekens.
            en “x” holds unreadable characters.
            fr La case dépasse 32 000 caractères : il y manque peut-être un guillemet fermant.
            nl De cel is langer dan 32.000 tekens: misschien ontbreekt er een sluitend aanhalingsteken.
            en The cell has more than 32,000 characters: a closing quotation mark may be missing.
            fr La case est vide alors qu'elle est obligatoire.
            nl De cel is leeg, terwijl ze verplicht is.
            en The cell is empty, but must be filled in.
            fr « x » n'est pas un code de public.
            nl ‘x’ is niet de code van een doelgroep.
            en “x” is not the code of an audience.
            fr « x » ne peut pas servir d'identifiant.
            nl ‘x’ kan niet als id dienen.
            en “x” cannot be used as an id.
            fr L'identifiant dépasse 120 caractères.
            nl Het id is langer dan 120 tekens.
            en The id has more than 120 characters.
            fr « x » n'est pas un coût lisible.
            nl ‘x’ is geen leesbare kostprijs.
            en “x” is not a readable cost.
            fr L'unité de « x » n'est pas connue.
            nl De eenheid van ‘x’ is niet bekend.
            en The unit of “x” is not known.
            fr La fourchette « x » commence par le montant le plus élevé.
            nl De prijsvork ‘x’ begint met het hoogste bedrag.
            en The range “x” starts with the higher amount.
            fr « x » n'est pas une réponse possible.
            nl ‘x’ is geen mogelijk antwoord.
            en “x” is not a possible answer.
            fr « x » n'est pas une date lisible.
            nl ‘x’ is geen leesbare datum.
            en “x” is not a readable date.
            fr « x » n'est pas une adresse web complète.
            nl ‘x’ is geen volledig webadres.
            en “x” is not a complete web address.
            fr « x » ne commence pas par http:// ou https://.
            nl ‘x’ begint niet met http:// of https://.
            en “x” does not start with http:// or https://.
            fr L'adresse contient un nom d'utilisateur ou un mot de passe.
            nl Het adres bevat een gebruikersnaam of wachtwoord.
            en The address holds a user name or a password.
            fr « x » contient une espace ou un caractère invisible.
            nl ‘x’ bevat een spatie of een onzichtbaar teken.
            en “x” holds a space or an invisible character.
            fr L'adresse dépasse 2 000 caractères.
            nl Het adres is langer dan 2.000 tekens.
            en The address has more than 2,000 characters.
            fr L'identifiant « x » est déjà celui de la ligne 4, qui est gardée.
            nl Het id ‘x’ is al dat van rij 4, die wordt behouden.
            en The id “x” is already that of row 4, which is kept.
            fr Le texte dépasse 280 caractères.
            nl De tekst is langer dan 280 tekens.
            en The text has more than 280 characters.
            fr La case contient plus de 5 codes.
            nl De cel bevat meer dan 5 codes.
            en The cell holds more than 5 codes.
            fr « x » figure plusieurs fois dans la case : une seule compte.
            nl ‘x’ staat meermaals in de cel: het telt één keer.
            en “x” stands several times in the cell: it counts once.
            fr Des caractères invisibles ont été retirés de la case.
            nl Onzichtbare tekens zijn uit de cel verwijderd.
            en Invisible characters were taken out of the cell.
            fr « x » n'est pas une commune de Bruxelles : ce nom est gardé comme celui d'une autre ville.
            nl ‘x’ is geen gemeente van Brussel: de naam wordt behouden als die van een andere stad.
            en “x” is not a municipality of Brussels: the name is kept as that of another town.
            fr L'intitulé et l'organisateur sont ceux de la ligne 4 : est-ce le même dispositif ?
            nl Titel en organisator zijn die van rij 4: is dit hetzelfde aanbod?
            en Title and organiser are those of row 4: is it the same scheme?
            fr La source a été vérifiée il y a plus de deux ans.
            nl De bron is meer dan twee jaar geleden nagekeken.
            en The source was verified more than two years ago.
            fr « x » ne mène sans doute nulle part pour qui lit la page.
            nl ‘x’ leidt voor wie de pagina leest wellicht nergens heen.
            en “x” probably leads nowhere for readers of the page.
            fr « x » est lu comme « y ».
            nl ‘x’ wordt gelezen als ‘y’.
            en “x” is read as “y”.
            fr « x » est lu comme une case vide.
            nl ‘x’ wordt gelezen als een lege cel.
            en “x” is read as an empty cell.
            fr La colonne « x » est lue comme « cout ».
            nl De kolom ‘x’ wordt gelezen als ‘cout’.
            en The column “x” is read as “cout”.
            fr C'est un exemple du modèle : la ligne n'est pas reprise.
            nl Dit is een voorbeeld uit het sjabloon: de rij wordt niet overgenomen.
            en This is an example of the template: the row is not taken.
            fr Sans identifiant : c'est le dispositif publié « y », qui a cet intitulé et cet organisateur.
            nl Zonder id: dit is het gepubliceerde aanbod ‘y’, met deze titel en deze organisator.
            en Without an id: it is the published scheme “y”, of this title and organiser.
            fr Sans identifiant : la ligne reçoit « y ».
            nl Zonder id: de rij krijgt ‘y’.
            en Without an id: the row gets “y”.
        "]]
        .assert_eq(&said.concat());
    }
}

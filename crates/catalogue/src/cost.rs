//! What a scheme costs, as a structure. The file's text (`80-120/personne`) is parsed once and written back the same way.

use std::fmt;
use std::str::FromStr;

use crate::{Labels, NOT_STATED};

/// An amount in euro cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(pub u32);

impl Cents {
    /// Highest amount read, one million euros: above it, a cell holds a mistake.
    pub const MAX: Self = Self(100_000_000);

    /// `120`, `12.50` or `12,50`, in euros.
    #[must_use]
    pub fn parse_euros(text: &str) -> Option<Self> {
        let (euros, cents) = match text.split_once(['.', ',']) {
            Some((euros, cents)) => (euros, Some(cents)),
            None => (text, None),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(euros) || euros.len() > 9 {
            return None;
        }
        let cents: u32 = match cents {
            None => 0,
            Some(one) if one.len() == 1 && digits(one) => one.parse::<u32>().ok()? * 10,
            Some(two) if two.len() == 2 && digits(two) => two.parse().ok()?,
            Some(_) => return None,
        };
        let all = euros.parse::<u32>().ok()?.checked_mul(100)?.checked_add(cents)?;
        (all <= Self::MAX.0).then_some(Self(all))
    }

    /// Whole euros, cents left out.
    #[must_use]
    pub const fn euros(self) -> u32 {
        self.0 / 100
    }
}

/// In euros, as the file writes them: `120` or `12.50`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 100 {
            0 => write!(f, "{}", self.0 / 100),
            cents => write!(f, "{}.{cents:02}", self.0 / 100),
        }
    }
}

/// What one amount pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CostUnit {
    /// Per participant.
    Person,
    /// Per group or team.
    Group,
    /// Per session.
    Session,
    /// Per day.
    Day,
    /// Per year.
    Year,
}

impl CostUnit {
    /// All units.
    pub const ALL: [Self; 5] = [Self::Person, Self::Group, Self::Session, Self::Day, Self::Year];

    /// As the catalogue file writes it.
    #[must_use]
    pub const fn as_cell(self) -> &'static str {
        match self {
            Self::Person => "personne",
            Self::Group => "groupe",
            Self::Session => "seance",
            Self::Day => "jour",
            Self::Year => "an",
        }
    }
}

/// What a scheme costs its participants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Cost {
    /// Free of charge.
    Free,
    /// Included in a membership.
    Included,
    /// An amount (`min == max`) or a range, in euro cents.
    Amount {
        /// Lowest price.
        min: Cents,
        /// Highest price; never below `min`.
        max: Cents,
        /// What it pays for, where the page says so.
        unit: Option<CostUnit>,
    },
    /// On quotation.
    OnQuotation,
    /// The page does not say: a value of its own, never shown as 0.
    #[default]
    NotStated,
}

/// The classes of cost one can filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CostClass {
    /// Free of charge.
    Free,
    /// Included in a membership.
    Included,
    /// A stated amount.
    Paid,
    /// On quotation.
    OnQuotation,
    /// Not stated.
    NotStated,
}

impl CostClass {
    /// The classes a row may state, in the order shown. [`CostClass::NotStated`] comes after them.
    pub const STATED: [Self; 4] = [Self::Free, Self::Included, Self::Paid, Self::OnQuotation];

    /// In addresses and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Free => "gratuit",
            Self::Included => "affiliation",
            Self::Paid => "payant",
            Self::OnQuotation => "sur-devis",
            Self::NotStated => NOT_STATED,
        }
    }

    /// What people read.
    #[must_use]
    pub const fn labels(self) -> Labels {
        match self {
            Self::Free => Labels::fixed("Gratuit", "Gratis", "Free"),
            Self::Included => {
                Labels::fixed("Compris dans l'affiliation", "Inbegrepen in het lidmaatschap", "Included in membership")
            }
            Self::Paid => Labels::fixed("Payant", "Betalend", "Paid"),
            Self::OnQuotation => Labels::fixed("Sur devis", "Op offerte", "Price on request"),
            Self::NotStated => Labels::fixed("Coût non communiqué", "Kostprijs niet vermeld", "Cost not stated"),
        }
    }
}

const FREE: &str = "gratuit";
const INCLUDED: &str = "compris dans l'affiliation";
const ON_QUOTATION: &str = "sur devis";

/// Why a text is no cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CostError {
    /// Neither a known word nor an amount.
    #[error("neither a word for a cost nor an amount in euros")]
    NotACost,
    /// What follows the `/` is no unit.
    #[error("unknown unit after `/`")]
    UnknownUnit,
    /// A range whose end is below its start.
    #[error("the range ends below its start")]
    Reversed,
}

impl Cost {
    /// The words the file may hold besides amounts.
    pub const WORDS: [&'static str; 3] = [FREE, ON_QUOTATION, INCLUDED];

    /// Its class, for filtering.
    #[must_use]
    pub const fn class(self) -> CostClass {
        match self {
            Self::Free | Self::Amount { max: Cents(0), .. } => CostClass::Free,
            Self::Included => CostClass::Included,
            Self::Amount { .. } => CostClass::Paid,
            Self::OnQuotation => CostClass::OnQuotation,
            Self::NotStated => CostClass::NotStated,
        }
    }

    /// The most one pays, where that is known; as [`Cost::least`] otherwise.
    #[must_use]
    pub const fn most(self) -> Option<Cents> {
        match self {
            Self::Amount { max, .. } => Some(max),
            _ => self.least(),
        }
    }

    /// The least one pays, where that is known: 0 when free or included, nothing on quotation or when not stated.
    #[must_use]
    pub const fn least(self) -> Option<Cents> {
        match self {
            Self::Free | Self::Included => Some(Cents(0)),
            Self::Amount { min, .. } => Some(min),
            Self::OnQuotation | Self::NotStated => None,
        }
    }
}

impl FromStr for Cost {
    type Err = CostError;

    /// Reads a cell; an empty one is [`Cost::NotStated`].
    fn from_str(cell: &str) -> Result<Self, CostError> {
        match cell {
            "" => return Ok(Self::NotStated),
            FREE => return Ok(Self::Free),
            INCLUDED => return Ok(Self::Included),
            ON_QUOTATION => return Ok(Self::OnQuotation),
            _ => {}
        }
        let (range, unit) = match cell.split_once('/') {
            None => (cell, None),
            Some((range, unit)) => (range, Some(unit)),
        };
        let (min, max) = range.split_once('-').unwrap_or((range, range));
        let amount = |text: &str| Cents::parse_euros(text).ok_or(CostError::NotACost);
        let (min, max) = (amount(min)?, amount(max)?);
        let unit = match unit {
            None => None,
            Some(text) => {
                let known = CostUnit::ALL.into_iter().find(|unit| unit.as_cell() == text);
                Some(known.ok_or(CostError::UnknownUnit)?)
            }
        };
        if max < min { Err(CostError::Reversed) } else { Ok(Self::Amount { min, max, unit }) }
    }
}

/// As the catalogue file writes it.
impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotStated => Ok(()),
            Self::Free => f.write_str(FREE),
            Self::Included => f.write_str(INCLUDED),
            Self::OnQuotation => f.write_str(ON_QUOTATION),
            Self::Amount { min, max, unit } => {
                write!(f, "{min}")?;
                if min != max {
                    write!(f, "-{max}")?;
                }
                unit.map_or(Ok(()), |unit| write!(f, "/{}", unit.as_cell()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(cell: &str, expected: Result<Cost, CostError>) {
        assert_eq!(cell.parse::<Cost>(), expected, "{cell}");
    }

    #[test]
    fn cells_of_the_documented_shapes_are_read() {
        let amount = |min, max, unit| Ok(Cost::Amount { min: Cents(min), max: Cents(max), unit });
        check("", Ok(Cost::NotStated));
        check("gratuit", Ok(Cost::Free));
        check("sur devis", Ok(Cost::OnQuotation));
        check("compris dans l'affiliation", Ok(Cost::Included));
        check("120", amount(12_000, 12_000, None));
        check("12,5", amount(1_250, 1_250, None));
        check("0", amount(0, 0, None));
        check("80-120/personne", amount(8_000, 12_000, Some(CostUnit::Person)));
        check("1900/an", amount(190_000, 190_000, Some(CostUnit::Year)));
        check("1000000", amount(100_000_000, 100_000_000, None));
    }

    #[test]
    fn nothing_to_pay_is_free_however_it_is_written() {
        let class = |cell: &str| cell.parse().map(Cost::class);
        assert_eq!(class("0"), Ok(CostClass::Free));
        assert_eq!(class("0-10"), Ok(CostClass::Paid));
        let range: Cost = "80-120".parse().expect("a cost");
        assert_eq!((range.least(), range.most()), (Some(Cents(8_000)), Some(Cents(12_000))));
    }

    #[test]
    fn everything_else_is_refused_with_its_reason() {
        for cell in ["chats", "-5", "1e3", "12.345", "120 €", "80–120", "80-", "1000001", "9999999999", "1.000,00"]
        {
            check(cell, Err(CostError::NotACost));
        }
        check("120/nuit", Err(CostError::UnknownUnit));
        check("120-80", Err(CostError::Reversed));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(a in 0..=Cents::MAX.0, b in 0..=Cents::MAX.0, unit in 0_usize..6) {
            let (min, max) = (Cents(a.min(b)), Cents(a.max(b)));
            let cost = Cost::Amount { min, max, unit: CostUnit::ALL.get(unit).copied() };
            prop_assert_eq!(cost.to_string().parse(), Ok(cost));
        }

        #[test]
        fn no_text_panics(cell in ".{0,40}") {
            let _ = cell.parse::<Cost>();
        }
    }
}

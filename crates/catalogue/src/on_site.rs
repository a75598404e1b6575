//! Can the scheme be held on the team's own premises? Column `sur_site`.

use crate::{Labels, NOT_STATED};

/// The answer of the source page. An empty cell is [`OnSite::NotStated`], never a "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum OnSite {
    /// The facilitators come, or the requester provides the room.
    Yes,
    /// Made to measure; the place is to be agreed.
    ToBeAgreed,
    /// A fixed place, or at a distance.
    No,
    /// The page says nothing about it.
    #[default]
    NotStated,
}

impl OnSite {
    /// In the order shown.
    pub const ALL: [Self; 4] = [Self::Yes, Self::ToBeAgreed, Self::No, Self::NotStated];
    /// The answers a row may state, in the order shown.
    pub const STATED: [Self; 3] = [Self::Yes, Self::ToBeAgreed, Self::No];

    /// As the catalogue file writes it; not stated is an empty cell.
    #[must_use]
    pub const fn as_cell(self) -> &'static str {
        match self {
            Self::Yes => "oui",
            Self::ToBeAgreed => "a convenir",
            Self::No => "non",
            Self::NotStated => "",
        }
    }

    /// In addresses and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "oui",
            Self::ToBeAgreed => "a-convenir",
            Self::No => "non",
            Self::NotStated => NOT_STATED,
        }
    }

    /// What people read.
    #[must_use]
    pub const fn labels(self) -> Labels {
        match self {
            Self::Yes => Labels::fixed("Oui, dans vos locaux", "Ja, op uw werkplek", "Yes, on your premises"),
            Self::ToBeAgreed => Labels::fixed("Lieu à convenir", "Plaats af te spreken", "Place to be agreed"),
            Self::No => Labels::fixed(
                "Non, lieu fixe ou à distance",
                "Nee, vaste plek of op afstand",
                "No, fixed place or remote",
            ),
            Self::NotStated => Labels::fixed("Non précisé", "Niet vermeld", "Not stated"),
        }
    }

    /// The value a cell of exactly this text means.
    #[must_use]
    pub fn from_cell(cell: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|value| value.as_cell() == cell)
    }
}

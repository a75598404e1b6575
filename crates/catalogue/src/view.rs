//! How a list is shown: as a table or as cards, with which columns, how many rows a page. Part of the address like the rest
//! of a selection, and without any say in what is found.

/// Key of the style.
pub const STYLE_KEY: &str = "vue";
/// Key of the columns, repeated for each.
pub const COLUMN_KEY: &str = "colonne";
/// Key of the rows on a page.
pub const ROWS_KEY: &str = "lignes";

/// Rows on a page, unless asked otherwise.
pub const PAGE_ROWS: usize = 25;
/// Rows on a page that one may ask for.
pub const PAGE_ROWS_OFFERED: [usize; 3] = [PAGE_ROWS, 50, PAGE_ROWS_MAX];
/// Most rows on a page.
pub const PAGE_ROWS_MAX: usize = 100;

/// Table or cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum ListStyle {
    /// A table where the screen is wide enough for one, cards where it is not.
    #[default]
    ByWidth,
    /// A table on any screen.
    Table,
    /// Cards on any screen.
    Cards,
}

impl ListStyle {
    /// All styles.
    pub const ALL: [Self; 3] = [Self::ByWidth, Self::Table, Self::Cards];

    /// In addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ByWidth => "auto",
            Self::Table => "tableau",
            Self::Cards => "cartes",
        }
    }
}

/// What a list may show of a scheme besides its title, type, organiser and summary, in the order shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListColumn {
    /// What it is about.
    Themes,
    /// For whom.
    Audience,
    /// What it costs.
    Cost,
    /// In which language it is given.
    Language,
    /// Whether it comes to the team's premises.
    OnSite,
    /// In person, online …
    Format,
    /// Where.
    Place,
    /// How long.
    Duration,
    /// The next date, where one is known.
    NextDate,
}

impl ListColumn {
    /// All columns, in the order shown.
    pub const ALL: [Self; 9] = [
        Self::Themes,
        Self::Audience,
        Self::Cost,
        Self::Language,
        Self::OnSite,
        Self::Format,
        Self::Place,
        Self::Duration,
        Self::NextDate,
    ];

    /// In addresses: as the column of the catalogue file or the facet is called.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Themes => "theme",
            Self::Audience => "public",
            Self::Cost => "cout",
            Self::Language => "langue",
            Self::OnSite => "sur-site",
            Self::Format => "format",
            Self::Place => "commune",
            Self::Duration => "duree",
            Self::NextDate => "date",
        }
    }

    /// The column of this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }
}

/// A set of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Columns(u16);

/// What decides: theme, audience, cost, language, on-site.
impl Default for Columns {
    fn default() -> Self {
        use ListColumn::{Audience, Cost, Language, OnSite, Themes};
        [Themes, Audience, Cost, Language, OnSite].into_iter().fold(Self(0), Self::with)
    }
}

impl Columns {
    /// With one column more.
    #[must_use]
    pub const fn with(self, column: ListColumn) -> Self {
        Self(self.0 | 1 << column as u16)
    }

    /// Whether a column is shown.
    #[must_use]
    pub const fn has(self, column: ListColumn) -> bool {
        self.0 & (1 << column as u16) != 0
    }

    /// The columns shown, in their order.
    pub fn iter(self) -> impl Iterator<Item = ListColumn> + Clone {
        ListColumn::ALL.into_iter().filter(move |column| self.has(*column))
    }
}

impl FromIterator<ListColumn> for Columns {
    /// No column at all is no choice: the default.
    fn from_iter<I: IntoIterator<Item = ListColumn>>(columns: I) -> Self {
        let chosen = columns.into_iter().fold(Self(0), Self::with);
        if chosen.0 == 0 { Self::default() } else { chosen }
    }
}

/// How a list is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Table or cards.
    pub style: ListStyle,
    /// Which columns.
    pub columns: Columns,
    /// How many rows a page, one of [`PAGE_ROWS_OFFERED`].
    pub rows: usize,
}

impl Default for View {
    fn default() -> Self {
        Self { style: ListStyle::default(), columns: Columns::default(), rows: PAGE_ROWS }
    }
}

impl View {
    /// The pairs of its canonical form; what is as in `usual` is left out.
    pub fn pairs_beside(self, usual: Self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let rows = match self.rows {
            PAGE_ROWS => "25",
            PAGE_ROWS_MAX => "100",
            _ => "50",
        };
        let rows = (self.rows != usual.rows).then_some((ROWS_KEY, rows));
        let style = (self.style != usual.style).then(|| (STYLE_KEY, self.style.code()));
        let columns = (self.columns != usual.columns).then(|| self.columns.iter()).into_iter().flatten();
        rows.into_iter().chain(style).chain(columns.map(|column| (COLUMN_KEY, column.code())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_keep_their_order_and_none_means_the_usual_ones() {
        let chosen: Columns = [ListColumn::NextDate, ListColumn::Cost].into_iter().collect();
        assert_eq!(chosen.iter().collect::<Vec<_>>(), [ListColumn::Cost, ListColumn::NextDate]);
        assert_eq!(Columns::from_iter([]), Columns::default());
        assert_eq!(Columns::default().iter().count(), 5);
    }

    #[test]
    fn codes_are_read_back() {
        for column in ListColumn::ALL {
            assert_eq!(ListColumn::from_code(column.code()), Some(column));
        }
        assert_eq!(ListColumn::from_code(""), None);
    }
}

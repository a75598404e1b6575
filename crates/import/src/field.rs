//! One cell as written to one value, for the columns that hold a single value of a shape of their own.

use repertoire_catalogue::{Cost, Date, OnSite, SchemeId, WebAddress};

use crate::ProblemKind;

pub(crate) fn id(cell: &str) -> Result<SchemeId, ProblemKind> {
    SchemeId::parse(cell).map_err(ProblemKind::NotAnId)
}

pub(crate) fn cost(cell: &str) -> Result<Cost, ProblemKind> {
    cell.parse().map_err(ProblemKind::NotACost)
}

pub(crate) fn on_site(cell: &str) -> Result<OnSite, ProblemKind> {
    OnSite::from_cell(cell).ok_or(ProblemKind::NotOnSite)
}

pub(crate) fn address(cell: &str) -> Result<WebAddress, ProblemKind> {
    WebAddress::parse(cell).map_err(ProblemKind::NotAnAddress)
}

/// `YYYY-MM-DD` and nothing else; jiff's own reading also takes times, `20251231` and signed years.
pub(crate) fn date(cell: &str) -> Result<Date, ProblemKind> {
    let digits = |range| cell.get(range).filter(|text: &&str| text.bytes().all(|byte| byte.is_ascii_digit()));
    let read = || {
        let separated = cell.len() == 10 && cell.as_bytes()[4] == b'-' && cell.as_bytes()[7] == b'-';
        let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
        let date = Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        date.ok().filter(|_| separated)
    };
    read().ok_or(ProblemKind::NotADate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_one_spelling() {
        assert_eq!(date("2024-02-29").map(|date| date.to_string()), Ok("2024-02-29".into()));
        for bad in
            ["2025-02-29", "2025-13-01", "20251231", "2025-12-31T00:00", "31/12/2025", "2025-1-1", "", "é025-12-3"]
        {
            assert_eq!(date(bad), Err(ProblemKind::NotADate), "{bad}");
        }
    }
}

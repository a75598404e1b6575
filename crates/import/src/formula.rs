//! Cells that a spreadsheet would run as a formula: defused when written, restored when read.
//!
//! A cell that starts with `=`, `+`, `-` or `@` is run by spreadsheets even in a CSV file, so a title could
//! fetch a page or send data away from the computer of who opens the export. A leading apostrophe makes it a text.
//! Because a text may itself start with an apostrophe, one is added before *any* run of apostrophes that leads to such
//! a character: the two functions are exact inverses, and an export re-imported is unchanged. Dropping the character
//! instead, or always quoting, would lose data or not help.

use std::borrow::Cow;

const DEFUSED_BY: char = '\'';

/// `＝＋－＠` are the full-width forms that East Asian versions of Excel take for the plain ones.
const fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠')
}

/// Whether a formula follows any apostrophes, or none.
fn leads_to_formula(cell: &str) -> bool {
    cell.trim_start_matches(DEFUSED_BY).starts_with(starts_formula)
}

/// What may be written to a file.
pub(crate) fn defuse(cell: Cow<'_, str>) -> Cow<'_, str> {
    if leads_to_formula(&cell) { format!("{DEFUSED_BY}{cell}").into() } else { cell }
}

/// What may be written to a cell that holds nothing but a text: there a formula is one already, and only what a reader would
/// take for defused needs its apostrophe.
pub(crate) fn quote(cell: Cow<'_, str>) -> Cow<'_, str> {
    if restore(&cell) == cell { cell } else { format!("{DEFUSED_BY}{cell}").into() }
}

/// What a cell of a file means.
pub(crate) fn restore(cell: &str) -> &str {
    cell.strip_prefix(DEFUSED_BY).filter(|rest| leads_to_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, written: &str) {
        assert_eq!(defuse(text.into()), written);
        assert_eq!(restore(written), text);
    }

    #[test]
    fn what_would_run_gets_one_more_apostrophe() {
        check("=1+1", "'=1+1");
        check("'=1+1", "''=1+1");
        check("+32 2 521 77 28", "'+32 2 521 77 28");
        check("-", "'-");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("＝1", "'＝1");
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in ["", "'", "'t Huis", "''", "L'été", "a=b", "1-2", " =1"] {
            check(text, text);
        }
    }

    proptest! {
        #[test]
        fn writing_then_reading_changes_nothing(text in "'{0,3}[=+@'a\t-]{0,3}\\PC{0,5}") {
            let written = defuse((&*text).into());
            prop_assert!(!written.starts_with(starts_formula));
            prop_assert_eq!(restore(&written), &text);
            let quoted = quote((&*text).into());
            prop_assert_eq!(restore(&quoted), &text);
        }
    }
}

//! The words that only the terminal says, in one struct that each language fills: a missing translation does not compile.

mod en;
mod fr;
mod nl;

use std::io;

use repertoire_catalogue::{Dropped, Locale};

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct Words {
    pub(crate) count: fn(usize) -> String,
    pub(crate) ready: fn(&str, usize) -> String,

    pub(crate) file_missing: fn(&str) -> String,
    pub(crate) file_unreadable: fn(&str, &io::Error) -> String,
    pub(crate) not_a_catalogue: fn(&str, &str) -> String,
    pub(crate) workbook_on_terminal: &'static str,
    pub(crate) vocabulary_broken: &'static str,
    pub(crate) vocabulary_remarks: fn(usize) -> String,
    pub(crate) vocabulary_remarks_title: &'static str,
    pub(crate) catalogue_broken: fn(&str) -> String,
    pub(crate) rows_left_out: fn(usize, &str) -> String,
    pub(crate) index_failed: &'static str,
    pub(crate) address_in_use: fn(&str) -> String,
    pub(crate) address_refused: fn(&str, &io::Error) -> String,
    pub(crate) server_failed: fn(&io::Error) -> String,

    pub(crate) page_of: fn(u32, u32) -> String,
    pub(crate) columns: [&'static str; 6],
    /// What was dropped, its option, and the command that lists what there is.
    pub(crate) dropped: fn(&Dropped, &str, &str) -> String,
    pub(crate) page_beyond: fn(u32) -> String,
    pub(crate) wordless: &'static str,
    pub(crate) terms_cut: fn(usize) -> String,
    pub(crate) nothing_to_drop: &'static str,
    pub(crate) drop_one: &'static str,
    pub(crate) drop_text: &'static str,
    pub(crate) drop_option: fn(&str, &str) -> String,
    pub(crate) gives: fn(&str, usize) -> String,

    pub(crate) analysis_version: fn(u32) -> String,
    pub(crate) analysis_columns: [&'static str; 5],
    pub(crate) tells_nothing: &'static str,
    /// A file, a row of it, and what is wrong there.
    pub(crate) file_row: fn(&str, u64, &str) -> String,
    pub(crate) not_utf8: &'static str,
    pub(crate) row_unreadable: &'static str,
    pub(crate) cells_missing: &'static str,
    pub(crate) column_missing: fn(&str) -> String,
    pub(crate) cell_wrong: fn(&str) -> String,
    pub(crate) no_query: &'static str,
    pub(crate) unknown_ids: fn(&str) -> String,
    pub(crate) queries: fn(usize) -> String,
    pub(crate) without_answer: &'static str,
    pub(crate) worst: &'static str,
    pub(crate) query: &'static str,
    pub(crate) found: &'static str,
    pub(crate) pairs_right: fn(usize, usize, &str) -> String,

    pub(crate) organisers: fn(usize) -> String,
    pub(crate) more_values: fn(usize) -> String,
    pub(crate) not_stated_title: &'static str,
    pub(crate) dates_title: &'static str,
    pub(crate) oldest: &'static str,
    pub(crate) newest: &'static str,
    pub(crate) undated: &'static str,
    pub(crate) themes_without_title: &'static str,
    pub(crate) store_failed: fn(&str, &str) -> String,
    pub(crate) store_empty: fn(&str) -> String,
    pub(crate) store_or_files: &'static str,
    pub(crate) releases_columns: [&'static str; 5],
    pub(crate) release: &'static str,
    pub(crate) damaged: &'static str,
    pub(crate) damaged_release: fn(u32, Option<&str>) -> String,
    pub(crate) release_unreadable: fn(u32) -> String,
    pub(crate) restores: fn(u32) -> String,
    pub(crate) no_such_release: fn(u32, u32) -> String,
    pub(crate) not_published_errors: &'static str,
    pub(crate) nothing_to_publish: &'static str,
    pub(crate) removal_unconfirmed: fn(usize) -> String,
    pub(crate) published: fn(u32, usize) -> String,
    pub(crate) published_in_between: fn(u32) -> String,
    pub(crate) export_end: &'static str,
    pub(crate) file_unwritable: fn(&str, &io::Error) -> String,
    pub(crate) exported: fn(u32, &str) -> String,
    pub(crate) verified: fn(u32) -> String,
    pub(crate) partners_columns: [&'static str; 6],
    pub(crate) no_partner: &'static str,
    pub(crate) partner_row: fn(u32, &str) -> String,
    pub(crate) partner_unknown: fn(&str) -> String,
    pub(crate) partners_with_files: &'static str,
    pub(crate) account_name: fn(&str) -> String,
    pub(crate) account_exists: fn(&str) -> String,
    pub(crate) account_unknown: fn(&str) -> String,
    pub(crate) account_added: fn(&str) -> String,
    pub(crate) account_disabled: fn(&str) -> String,
    pub(crate) account_reset: fn(&str) -> String,
    pub(crate) account_is_disabled: &'static str,
    pub(crate) no_account: &'static str,
    pub(crate) accounts_columns: [&'static str; 4],
    pub(crate) password_rules: fn(usize) -> String,
    pub(crate) password_prompt: &'static str,
    pub(crate) password_again: &'static str,
    pub(crate) passwords_differ: &'static str,
    pub(crate) password_unread: fn(&io::Error) -> String,
    pub(crate) password_short: fn(usize) -> String,
    pub(crate) password_long: fn(usize) -> String,
    pub(crate) password_common: &'static str,

    pub(crate) none: &'static str,
}

/// The words of a language.
pub(crate) const fn words(locale: Locale) -> &'static Words {
    match locale {
        Locale::Fr => &fr::WORDS,
        Locale::Nl => &nl::WORDS,
        Locale::En => &en::WORDS,
    }
}

/// A number with its thousands set apart.
fn thousands(number: usize, apart: char) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(apart);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_number() {
        let counts = |n| Locale::ALL.map(|locale| (words(locale).count)(n).replace('\u{202F}', "_"));
        assert_eq!(counts(0), ["Aucun dispositif", "Geen enkel initiatief", "No schemes"]);
        assert_eq!(counts(1), ["1 dispositif", "1 initiatief", "1 scheme"]);
        assert_eq!(counts(1_234), ["1_234 dispositifs", "1.234 initiatieven", "1,234 schemes"]);
    }
}

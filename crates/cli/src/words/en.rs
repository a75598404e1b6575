//! The words of the terminal in English.

use repertoire_catalogue::DroppedWhy;

use super::{Words, thousands};

pub(super) const WORDS: Words = Words {
    count: |n| match n {
        0 => "No schemes".into(),
        1 => "1 scheme".into(),
        n => format!("{} schemes", thousands(n, ',')),
    },
    ready: |address, n| format!("Répertoire: {address} ({})", (WORDS.count)(n)),

    file_missing: |file| format!("“{file}” does not exist: check its name and folder."),
    file_unreadable: |file, error| format!("“{file}” can't be read ({error}): check your access rights."),
    not_a_catalogue: |file, why| format!("“{file}” is not a readable catalogue. {why}"),
    vocabulary_broken: "The vocabularies can't be used: fix these errors, then try again.",
    vocabulary_remarks: |n| match n {
        1 => "There is 1 remark on the words for the search: “repertoire check” gives it.".into(),
        n => format!("There are {n} remarks on the words for the search: “repertoire check” gives them."),
    },
    vocabulary_remarks_title: "Words for the search (synonyms.csv, everyday.csv):",
    catalogue_broken: |file| format!("Nothing is served as long as “{file}” holds errors: mend them, then try again."),
    rows_left_out: |n, file| {
        let rows = if n == 1 { "1 row left out".into() } else { format!("{n} rows left out") };
        format!("{rows} of “{file}”: `repertoire check` says why.")
    },
    index_failed: "The catalogue could not be made searchable: report this problem with your file.",
    address_in_use: |address| {
        format!(
            "The address {address} is taken by another program: stop that one, or choose another port with --listen."
        )
    },
    address_refused: |address, error| {
        format!("The address {address} can't be used ({error}): choose another one with --listen.")
    },
    server_failed: |error| format!("The server stopped ({error}): start it again, and report this problem."),

    page_of: |page, pages| format!("page {page} of {pages}"),
    columns: ["Title", "Organiser", "Cost", "Language", "On your premises", "Id"],
    dropped: |dropped, flag, lists| {
        let value = &dropped.value;
        match dropped.why {
            DroppedWhy::UnknownKey => format!("The option --{flag} does not exist: it was not applied."),
            DroppedWhy::UnknownValue => {
                format!("“{value}” does not exist for --{flag}: it was not applied. `{lists}` says what there is.")
            }
            DroppedWhy::Repeated => format!("--{flag} is given twice: only the first value counts."),
            DroppedWhy::QueryTooLong => "The text is very long: only its beginning was read.".into(),
            DroppedWhy::TooManyParams => "There are too many options: only the first ones were read.".into(),
            DroppedWhy::Others => "Other options were not understood either.".into(),
        }
    },
    page_beyond: |pages| format!("Last page: {pages}. Here it is."),
    wordless: "The text holds no word: it was not applied.",
    terms_cut: |n| format!("The text holds many words: only the first {n} count."),
    nothing_to_drop: "No filter gives a result when dropped alone: drop more than one.",
    drop_one: "What you can drop:",
    drop_text: "without the text",
    drop_option: |flag, label| format!("without --{flag} ({label})"),
    gives: |without, n| format!("{without}: {}", (WORDS.count)(n)),

    analysis_version: |version| format!("Analysis, version {version}"),
    analysis_columns: ["Written", "Forms", "Families", "Parts", ""],
    tells_nothing: "tells nothing alone",
    file_row: |file, row, what| format!("{file}, row {row}: {what}"),
    not_utf8: "the file is not UTF-8; save it as “CSV UTF-8”.",
    row_unreadable: "the row can't be read: a closing quotation mark is probably missing.",
    cells_missing: "this row lacks a cell.",
    column_missing: |column| format!("the column “{column}” is missing."),
    cell_wrong: |value| format!("“{value}” does not fit here: “repertoire eval --help” says what is expected."),
    no_query: "the file holds nothing to measure.",
    unknown_ids: |ids| format!("Not in the catalogue, counted as not found: {ids}."),
    queries: |n| format!("{n} queries"),
    without_answer: "no answer",
    worst: "Answered worst:",
    query: "query",
    found: "found first",
    pairs_right: |right, all, share| format!("{right} of {all} pairs right ({share})"),

    organisers: |n| if n == 1 { "1 organiser".into() } else { format!("{n} organisers") },
    more_values: |n| if n == 1 { "and 1 other".into() } else { format!("and {n} others") },
    not_stated_title: "What the pages do not state, by column",
    dates_title: "Dates of the sources",
    oldest: "Oldest",
    newest: "Newest",
    undated: "Without a date",
    themes_without_title: "Themes without a scheme",
    none: "None",
};

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
    workbook_on_terminal: "A terminal can't show a workbook: add “> remarks.xlsx” to the command to write it to a file.",
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
    store_failed: |store, cause| {
        format!(
            "The store “{store}” could not be used ({cause}): check its address, your access rights and the free space."
        )
    },
    store_empty: |store| format!("The store “{store}” holds no release yet: “repertoire serve” publishes the first."),
    store_or_files: "Choose between --store, to serve what is published, and --catalogue or --vocabulary, to serve files.",
    releases_columns: ["Release", "Published on", "By", "Rows", "Note"],
    release: "Release",
    damaged: "damaged",
    damaged_release: |n, file| match file {
        Some(file) => format!("Release {n}: file {file} is missing, or no longer what was published."),
        None => format!("Release {n}: its entry is missing or unreadable."),
    },
    release_unreadable: |n| {
        format!(
            "Release {n} is damaged: “repertoire releases verify” tells what is missing; take it from a copy, or publish a whole release again with “repertoire releases rollback”."
        )
    },
    restores: |n| format!("brings back release {n}"),
    no_such_release: |n, latest| format!("There is no release {n}: the newest is {latest}."),
    not_published_errors: "Nothing was published: correct these errors, then try again.",
    nothing_to_publish: "Nothing was published: this is what is on line already.",
    removal_unconfirmed: |n| {
        format!("Nothing was published: {n} schemes would go. If that is meant, add --confirm {n}.")
    },
    published: |n, rows| format!("Release {n} published ({}).", (WORDS.count)(rows)),
    published_in_between: |n| {
        format!(
            "Nothing was published: release {n} came in between. Run the command again to see what you change in it."
        )
    },
    export_end: "The name of the file says what is written: end it with .csv, .xlsx or .zip.",
    file_unwritable: |file, error| {
        format!("“{file}” could not be written ({error}): choose a free name, and check space and your rights.")
    },
    exported: |n, file| format!("Release {n} written to “{file}”."),
    verified: |n| {
        if n < 2 { "The published release is intact.".into() } else { format!("All {n} releases are intact.") }
    },
    partners_columns: ["Code", "Name", "Enabled", "Language", "Filters", "Addresses"],
    no_partner: "There is no partner yet.",
    partner_row: |row, message| format!("Row {row}: {message}"),
    partner_unknown: |code| format!("No partner has the code “{code}”: “repertoire partners list” gives them."),
    partners_with_files: "“partners” goes with “catalogue” or “vocabulary”: in a store, publish the partners by “repertoire partners publish”.",
    account_name: |name| {
        format!(
            "“{name}” can't name an account: write 2 to 60 unaccented letters, digits, dots or hyphens, or an e-mail address."
        )
    },
    account_exists: |name| {
        format!("The account “{name}” exists: “repertoire staff reset {name}” gives it a new password.")
    },
    account_unknown: |name| format!("There is no account “{name}”: “repertoire staff list” shows them."),
    account_added: |name| format!("Account “{name}” added."),
    account_disabled: |name| format!("Account “{name}” disabled; its sessions are over."),
    account_reset: |name| format!("New password for “{name}”; its sessions are over."),
    account_is_disabled: "disabled",
    no_account: "No accounts: “repertoire staff add NAME” adds one.",
    accounts_columns: ["Account", "Role", "Added on", ""],
    password_rules: |n| format!("A password of at least {n} characters; a few unrelated words will do."),
    password_prompt: "Password: ",
    password_again: "Once more: ",
    passwords_differ: "The two passwords differ: start again.",
    password_unread: |error| format!("The password could not be read ({error}): start again."),
    password_short: |n| format!("This password is too short: at least {n} characters are needed."),
    password_long: |n| format!("This password is too long: {n} characters at most."),
    password_common: "This password is easily guessed: choose a few unrelated words.",

    none: "None",
};

//! The words of the staff area in English.

use repertoire_import::{Delimiter, MatchedBy};
use repertoire_staff::{EventKind, Role};

use super::StaffText;

pub(super) const TEXT: StaffText = StaffText {
    area: "Staff area",
    nav_label: "Staff area",
    nav_dashboard: "Dashboard",
    nav_import: "Import a list",
    nav_schemes: "Schemes",
    nav_history: "Releases",
    nav_vocabularies: "Vocabularies",
    nav_partners: "Partners",
    nav_journal: "Journal",
    nav_guide: "Guide",
    nav_account: "My account",
    sign_out: "Sign out",
    role: |role| match role {
        Role::Editor => "can publish",
        Role::Reader => "read only",
    },
    sign_in_title: "Sign in to the staff area",
    sign_in_name: "Name of the account",
    sign_in_password: "Password",
    sign_in_button: "Sign in",
    sign_in_wrong: "This name and this password do not go together, or the account is disabled. Try again.",
    sign_in_throttled: |minutes| format!("Too many attempts: wait {minutes} minutes, then try again."),
    sign_in_hint: "No account, or forgot the password? Whoever runs the server can give you another.",
    sign_in_lost: "Your session was over: what you just sent was not kept. Sign in again; your drafts are still there.",
    sign_in_again: "Your session is over: sign in again. Your drafts are kept.",
    password_title: "Change your password",
    password_now: "Current password",
    password_new: "New password",
    password_again: "New password, once more",
    password_rules: |n| format!("At least {n} characters. A few unrelated words will do."),
    password_button: "Change the password",
    password_done: "Password changed. Your other sessions are over.",
    passwords_differ: "The two new passwords differ.",
    password_wrong: "The current password is not right.",
    password_short: |n| format!("This password is too short: at least {n} characters are needed."),
    password_long: |n| format!("This password is too long: {n} characters at most."),
    password_common: "This password is easily guessed: choose a few unrelated words.",
    everywhere_title: "Sign out everywhere",
    everywhere_lead: "Ends all your sessions, on all devices: do this if you forgot to sign out somewhere.",
    everywhere_button: "End all my sessions",
    reader_title: "Read only",
    reader_body: "Your account sees everything and changes nothing. Whoever runs the server can let it publish.",
    cross_site_title: "Request refused",
    cross_site_body: "This request does not come from a page of this site. Go back to the staff area and start again.",
    store_away_title: "The store can't be reached",
    store_away_body: "Nothing was changed. The public site goes on with the last release. Try again in a few minutes; if it lasts, tell whoever runs the server.",
    too_large_title: "File too large",
    too_large_body: |mega| {
        format!(
            "A file may be {mega} MB at most. A list of that size most often holds pictures: take them out, or save the sheet as CSV."
        )
    },
    form_title: "Form unreadable",
    form_body: "The form did not arrive whole. Go back and start again.",
    draft_changed_title: "This draft has changed in between",
    draft_changed_body: "Somebody else, or you in another tab, changed, published or discarded this draft. Nothing was lost: open it again from the dashboard.",
    too_many_title: "Too many drafts",
    too_many_body: |n| format!("{n} drafts are open, which is the most: discard those that are no longer needed."),
    fixes_full_title: "Too many corrections",
    fixes_full_body: |n| format!("A draft can hold {n} corrections: correct your file instead, then give it again."),
    workbook_title: "This workbook is too long",
    workbook_body: "This workbook would have too many cells: take the CSV file, or the list itself.",
    busy_title: "The server is busy",
    busy_body: "Too many imports are under way. Try again in a minute.",
    back_to_dashboard: "Back to the dashboard",
    trouble_unreachable: |since| {
        format!(
            "The store of releases has not answered since {since}: the public site goes on with the last release, but nothing can be published."
        )
    },
    trouble_damaged: |damaged, served| {
        format!(
            "Release {damaged} is damaged and not served: the site shows release {served}. Publishing, or restoring a release, puts things right."
        )
    },
    on_line: "Online",
    release: |n| format!("Release {n}"),
    published_by: |date, author| format!("Published on {date} by {author}"),
    weak_title: "What the pages lack",
    weak_cost: "Cost not stated",
    weak_on_site: "“On your premises?” not stated",
    weak_undated: "Source without a date",
    weak_old: "Source more than two years old",
    of_rows: |n, all| format!("{n} of {all}"),
    freshest: |oldest, newest| format!("Sources from {oldest} to {newest}"),
    themes_empty: "Themes without any scheme",
    themes_all: "Every theme has at least one scheme.",
    drafts_title: "Drafts under way",
    drafts_none: "No drafts.",
    draft_file: |name| format!("List “{name}”"),
    draft_scheme: |title| format!("Scheme “{title}”"),
    draft_scheme_removed: |id| format!("Removal of scheme {id}"),
    draft_scheme_new: |title| format!("New scheme “{title}”"),
    draft_vocabulary: |files| format!("Vocabulary {files}"),
    changed_by: |date, who| format!("changed on {date} by {who}"),
    import_lead: "Give your file as it is. Nothing is published before you have read it over and confirmed, and every publication can be undone.",
    steps_label: "Steps of the import",
    steps: ["File", "Columns", "Problems and changes", "Publication"],
    file_label: "Your list",
    file_hint: |mega| {
        format!(
            "Excel (xlsx, xls), LibreOffice (ods) or CSV, {mega} MB at most. The list replaces the whole catalogue."
        )
    },
    file_button: "Read this file",
    file_missing: "Choose a file first.",
    start_from: "Start from a template",
    template_xlsx: "Empty template (Excel, with menus)",
    template_csv: "Empty template (CSV)",
    catalogue_xlsx: "Catalogue (Excel)",
    catalogue_csv: "Catalogue (CSV)",
    everything_zip: "Everything (zip)",
    unreadable_title: "This file could not be read",
    unreadable_way: "Say below how to read it, or discard this draft and give another file.",
    bytes_gone: "The file of this draft is no longer in the store, or is damaged there: give it again.",
    columns_lead: "This is what we understood. Correct what is wrong; it is remembered for your next files of the same shape.",
    remembered: "Columns chosen as last time for a file of this shape.",
    reading_title: "How the file is read",
    encoding: "Characters",
    delimiter: "Separator",
    delimiter_name: |delimiter| match delimiter {
        Delimiter::Comma => "comma",
        Delimiter::Semicolon => "semicolon",
        Delimiter::Tab => "tab",
        Delimiter::Bar => "vertical bar",
    },
    sheet: "Sheet",
    header_row: "Row of the column titles",
    recognised: |what| format!("recognised: {what}"),
    column_in_file: "In your file",
    column_is: "In the catalogue",
    column_how: "Recognised by",
    column_menu: |header| format!("Column {header}: what it is in the catalogue"),
    column_ignored: "Leave out",
    column_unnamed: "(untitled)",
    matched_by: |by| match by {
        MatchedBy::Name => "its name",
        MatchedBy::Synonym => "a synonym",
        MatchedBy::Likeness => "a similar name",
        MatchedBy::Content => "its content",
        MatchedBy::Choice => "your choice",
    },
    column_required: "required",
    columns_missing: |list| format!("Not in your file: {list}."),
    columns_button: "Save and go on",
    review_title: "Problems and changes",
    problems_title: "Problems",
    errors_title: |n| {
        if n == 1 { "1 error: its row is left out".into() } else { format!("{n} errors: their rows are left out") }
    },
    form_errors_title: |n| if n == 1 { "1 error to correct".into() } else { format!("{n} errors to correct") },
    warnings_title: |n| {
        if n == 1 { "1 warning: its row is kept".into() } else { format!("{n} warnings: their rows are kept") }
    },
    notes_title: |n| {
        if n == 1 {
            "1 value read otherwise than written".into()
        } else {
            format!("{n} values read otherwise than written")
        }
    },
    no_problems: "No problems: all rows can be published.",
    expected: "Expected: ",
    fix: |to| format!("Read as “{to}”"),
    fix_label: |value| {
        if value.is_empty() {
            "Read each empty cell of this column as".into()
        } else {
            format!("Read “{value}” as")
        }
    },
    fix_button: "Apply",
    fixes_title: "Corrections applied to this draft",
    fixes_hint: "Your file itself does not change: correct it too, or download the catalogue once published.",
    fix_done: |from, to| {
        if from.is_empty() {
            format!("An empty cell is read as “{to}”")
        } else {
            format!("“{from}” is read as “{to}”")
        }
    },
    fix_undo: "Undo",
    and_more: |n| format!("and {n} more"),
    report_xlsx: "Your file with the remarks (Excel)",
    report_json: "Report (JSON)",
    changes_title: "What will change",
    compared_with: |n| format!("Compared with release {n}."),
    newer_release: |then, now| {
        format!(
            "This draft was begun on release {then}; release {now} has come since. This is what it would change in it: read again."
        )
    },
    added: |n| format!("{n} new"),
    changed: |n| format!("{n} changed"),
    removed: |n| format!("{n} removed"),
    before: "Before",
    after: "After",
    preview: "See the site with this draft",
    preview_banner: "Preview of a draft: none of this is published.",
    preview_back: "Back to the draft",
    to_publication: "Go on to publication",
    to_columns: "Look at the columns again",
    discard: "Discard this draft",
    nothing_changes: "This draft changes nothing: there is nothing to publish.",
    publish_lead: "Once published, the site shows the new release within seconds. The old one stays in the history: one click restores it.",
    note_label: "Note (optional)",
    note_hint: "In one sentence, what changes and why. It stays in the history.",
    confirm_removed: |n| {
        let schemes = if n == 1 { "scheme" } else { "schemes" };
        format!("{n} {schemes} will go from the site. To confirm, write this number:")
    },
    confirm_removed_which: "See which",
    confirm_left_out: |n| {
        if n == 1 {
            "Publish without the row that is left out".into()
        } else {
            format!("Publish without the {n} rows that are left out")
        }
    },
    confirm_left_out_hint: "A scheme that is online today and whose row is left out will go from the site: it is counted among the removed.",
    publish_button: "Publish",
    not_confirmed: |n| format!("Nothing was published: to confirm the removal, write {n}."),
    left_out_not_confirmed: "Nothing was published: tick the box to publish without the rows left out, or correct them.",
    conflict: |n| {
        format!(
            "Nothing was published: release {n} came while you were reading. This is what your draft would change in it; read, then publish."
        )
    },
    publish_failed: "The store did not confirm the publication. Your draft is kept: look at the releases to see whether it happened, else try again.",
    published_title: |n| format!("Release {n} is online"),
    published_lead: "The public site shows it. You can go back at any time from the releases.",
    see_site: "See the site",
    see_release: "See this release",
    discarded_title: "Draft discarded",
    discarded_lead: "Nothing was published.",
    working_title: "One moment…",
    working_reading: |seconds| {
        format!("Reading the file and comparing it with what is online, for {seconds} s. The page refreshes by itself.")
    },
    working_publishing: |seconds| {
        format!(
            "Publishing for {seconds} s. You may close this page: it will be completed. The page refreshes by itself."
        )
    },
    working_again: "See how far it is",
    history_lead: "Every publication is kept. Two releases can be compared, downloaded, and one can be restored.",
    history_columns: ["Release", "Published on", "By", "Schemes", "Note"],
    restores: |n| format!("Restores release {n}."),
    release_damaged: "Damaged: it can't be read.",
    compare_with: "Compare with release",
    compare_button: "Compare",
    compared: |a, b| format!("From release {a} to release {b}"),
    downloads: "Download",
    restore_title: "Restore this release",
    restore_lead: "Publishes this content again, as a new release. Nothing is erased.",
    restore_removes: |n| {
        format!("Restoring this release would take {n} schemes off the site. To confirm, write this number:")
    },
    restore_changes: "What that will change",
    restore_button: |n| format!("Restore release {n}"),
    older: "Older releases",
    schemes_lead: "To correct a scheme without importing a list.",
    schemes_search: "Search for a scheme",
    schemes_button: "Search",
    scheme_new: "Add a scheme",
    scheme_edit_title: "Edit a scheme",
    scheme_lead: "The same rules as for a list: you will see what is wrong and what changes before you publish.",
    scheme_button: "Check and see the changes",
    scheme_again: "Correct the form",
    scheme_first: "Nothing can be published before the form is correct. What you wrote is kept.",
    scheme_remove_title: "Remove this scheme",
    scheme_remove_lead: "Prepares its removal; nothing is published before you confirm.",
    scheme_remove_button: "Prepare the removal",
    scheme_gone: "This scheme is no longer online: there is nothing to change.",
    vocabularies_lead: "The lists that the catalogue takes its values from, and the words that the search understands. Download a file, change it, give it back: you will see what changes before you publish.",
    vocabulary_file: "File",
    vocabulary_holds: "What it holds",
    vocabulary_of: |file| match file {
        "communes.csv" => "The communes and their basin",
        "everyday.csv" => "Everyday words that the search ties to a filter",
        "formats.csv" => "In person, online",
        "langues.csv" => "The languages of the schemes",
        "objectifs.csv" => "The objectives, which follow from the type",
        "publics.csv" => "The audiences",
        "roles.csv" => "The roles of facilitators, which follow from the type",
        "synonyms.csv" => "Words that mean the same to the search",
        "themes.csv" => "The themes",
        "types.csv" => "The types of schemes",
        _ => "",
    },
    vocabulary_lines: "Rows",
    vocabulary_upload: "Give changed files back",
    vocabulary_hint: "One or more of these files, under their names, as your spreadsheet saves them (CSV, Excel, LibreOffice). A code that a scheme uses can't go.",
    vocabulary_button: "Read these files",
    vocabulary_unknown: |name| format!("“{name}” is no vocabulary file: keep the names of the list."),
    vocabulary_problems: "These files can't be used",
    vocabulary_in_use: |n| {
        if n == 1 {
            "1 scheme uses a code that would go: nothing can be published.".into()
        } else {
            format!("{n} schemes use codes that would go: nothing can be published.")
        }
    },
    vocabulary_lines_changed: |added, removed| {
        let lines = |n: usize| if n == 1 { "line" } else { "lines" };
        if added + removed == 0 {
            return "order of the lines changed".into();
        }
        format!("{added} {} added, {removed} {} removed", lines(added), lines(removed))
    },
    journal_lead: "Who did what, the newest first.",
    journal_columns: ["When", "Who", "What"],
    journal_terminal: "the server's terminal",
    journal_published: |n, note| {
        if note.is_empty() { format!("published release {n}") } else { format!("published release {n}: {note}") }
    },
    journal_restored: |n, of| format!("restored release {of} (release {n})"),
    journal_draft: |what| format!("began a draft: {what}"),
    journal_discarded: |what| format!("discarded a draft: {what}"),
    journal_account: |name, kind| match kind {
        EventKind::Added { .. } => format!("added the account {name}"),
        EventKind::Reset { .. } | EventKind::Changed { .. } => format!("changed the password of {name}"),
        EventKind::Disabled => format!("disabled the account {name}"),
        EventKind::SignedOutEverywhere => format!("ended the sessions of {name}"),
    },
};

//! The words of files in English.

use super::ExportsText;

pub(super) const TEXT: ExportsText = ExportsText {
    sheet: "About this list",
    release: "Release",
    published: "Published on",
    unpublished: "A list without a release number",
    rows: "Contents",
    address: "Address of the list",
    text: "Search",
    criteria: "Criteria",
    criteria_none: "None: the whole catalogue",
    order: "Order",
    licence: "Licence",
    licensed: |address| {
        format!(
            "CC BY 4.0 ({address}): you may use these data if you name the source, the licence and, if possible, the release."
        )
    },

    feed_label: "What is new (Atom feed)",
    feed_title: "new and changed schemes",
    feed_bounds: |max| format!("The latest additions and changes, {max} at most."),
    feed_added: |date| format!("Added on {date}."),
    feed_changed: |date| format!("Changed on {date}."),
    feed_unchanged: |date| format!("Unchanged since {date} at least."),
    feed_later: "The feed is not ready yet. Try again in a few seconds.\n",
};

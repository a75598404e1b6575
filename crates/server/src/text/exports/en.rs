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
};

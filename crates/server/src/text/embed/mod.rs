//! The words around embeds: what stands in somebody else's page, the page that helps partners to put it there, and the partners in the
//! staff area.

mod en;
mod fr;
mod nl;

use repertoire_catalogue::Locale;

/// The words of one language. `fn` fields take what stands in the sentence.
pub(crate) struct EmbedText {
    /// The link to the site, with the same filters.
    pub full: &'static str,
    /// The same of one scheme.
    pub full_scheme: &'static str,
    /// What a screen reader is told of the frame.
    pub frame_title: fn(&str) -> String,
    /// The link in place of a frame, where there are no scripts.
    pub frame_link: &'static str,

    pub integrate: &'static str,
    pub integrate_lead: &'static str,
    pub integrate_guide: &'static str,
    pub settings: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    /// What stands for a code in what one copies.
    pub code_missing: &'static str,
    /// What stands for the address of the site where it is not known.
    pub origin_missing: &'static str,
    pub filters: &'static str,
    pub filters_hint: &'static str,
    pub filters_wrong: &'static str,
    pub language: &'static str,
    pub style: &'static str,
    pub rows: &'static str,
    pub colour: &'static str,
    pub colour_hint: &'static str,
    pub colour_wrong: &'static str,
    /// A colour that can't be read, and what is taken in its place.
    pub colour_mended: fn(&str, &str) -> String,
    pub update: &'static str,
    pub preview: &'static str,
    pub preview_hint: &'static str,
    pub snippets: &'static str,
    pub snippets_hint: &'static str,
    pub no_public_url: &'static str,
    pub snippet_script: &'static str,
    pub snippet_script_hint: &'static str,
    pub snippet_frame: &'static str,
    pub snippet_frame_hint: &'static str,
    pub snippet_address: &'static str,
    pub snippet_address_hint: &'static str,
    pub snippet_wordpress: &'static str,
    pub snippet_wordpress_hint: &'static str,
    pub allow: &'static str,
    pub allow_hint: &'static str,
    pub ask: &'static str,
    pub ask_subject: &'static str,

    pub nav: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub new: &'static str,
    pub edit: fn(&str) -> String,
    pub name: &'static str,
    pub code_staff_hint: &'static str,
    pub enabled: &'static str,
    pub enabled_on: &'static str,
    pub enabled_off: &'static str,
    pub origins: &'static str,
    pub origins_hint: &'static str,
    pub origins_none: &'static str,
    pub language_switch: &'static str,
    pub locked: &'static str,
    pub locked_hint: &'static str,
    /// How many schemes a partner shows.
    pub shows: fn(u32) -> String,
    /// Values that its filters name and the catalogue does not have.
    pub unknown: fn(&str) -> String,
    pub columns_hint: &'static str,
    pub introduction_hint: &'static str,
    pub save: &'static str,
    pub remove: &'static str,
    pub try_out: &'static str,
    /// Names of drafts.
    pub draft_new: fn(&str) -> String,
    pub draft_edit: fn(&str) -> String,
    pub draft_remove: fn(&str) -> String,
    pub gone: &'static str,
    pub problems: &'static str,
    /// What a draft changes of partners: nothing else.
    pub removed: &'static str,
    pub empty: &'static str,
    /// What each field is called.
    pub field: fn(repertoire_import::PartnerColumn) -> &'static str,
}

/// The words of a language.
pub(crate) const fn embed_text(locale: Locale) -> &'static EmbedText {
    match locale {
        Locale::Fr => &fr::TEXT,
        Locale::Nl => &nl::TEXT,
        Locale::En => &en::TEXT,
    }
}

//! The words of the API, in English.

use repertoire_catalogue::Locale;

use super::ApiText;
use crate::api::ProblemKind;
use crate::text::{Part, number};

pub(super) const TEXT: ApiText = ApiText {
    problem_title: |kind| match kind {
        ProblemKind::NotFound => "Not found",
        ProblemKind::NoRelease => "Unknown release",
        ProblemKind::NoHistory => "No history",
        ProblemKind::BadAddress => "Unreadable address",
        ProblemKind::BadParameter => "Parameter refused",
        ProblemKind::UrlTooLong => "Address too long",
        ProblemKind::WrongMethod => "Read only",
        ProblemKind::TooManyRequests => "Too many requests",
        ProblemKind::Failed => "Internal error",
        ProblemKind::StoreAway => "History out of reach",
        ProblemKind::Busy => "Server busy",
        ProblemKind::Damaged => "Damaged release",
    },
    problem_detail: |kind| match kind {
        ProblemKind::NotFound => "There is nothing at this address: check the path and the identifier.",
        ProblemKind::NoRelease => "No published release has this number: /api/v1/versions lists them all.",
        ProblemKind::NoHistory => {
            "This server shows a file, which has no releases: only a published catalogue has a history."
        }
        ProblemKind::BadAddress => "The path is not text in UTF-8: check how it is encoded.",
        ProblemKind::BadParameter => "A parameter is missing or can't be used: correct it.",
        ProblemKind::UrlTooLong => "The address is longer than this server reads: leave some filters out.",
        ProblemKind::WrongMethod => "This address can only be read, with GET or HEAD.",
        ProblemKind::TooManyRequests => {
            "Too many requests came from your IP address: wait as long as Retry-After says."
        }
        ProblemKind::Failed => "The problem is ours: try again later.",
        ProblemKind::StoreAway => {
            "The published releases can't be read at the moment: try again later. The last one is still served."
        }
        ProblemKind::Busy => "Other comparisons are under way: wait as long as Retry-After says.",
        ProblemKind::Damaged => "This release can't be read as it was published: take another one.",
    },
    bad_parameter: |name| format!("The parameter “{name}” takes one whole number, from 1."),
    parameter_not_offered: |name| format!("There is no parameter “{name}” here: leave it out and filter on your side."),
    hsds_organization: |kinds| format!("Types of scheme by this organiser in Répertoire: {kinds}."),
    hsds_source: "Source",
    page_title: "API",
    lead: "The data of Répertoire for your programs: the same results as the pages, in JSON. No key, no account, no cookie.",
    answer: "Answer",
    not_modified: "Nothing has changed since the answer whose ETag If-None-Match gives.",
    header_etag: "The name of this answer: to be given back in If-None-Match.",
    header_link: "The other pages (first, prev, next, last), this contract, its documentation and the licence (RFC 8288).",
    header_retry: "After how many seconds to ask again.",
    addresses: "The addresses",
    parameters: "Parameters",
    parameters_none: "No parameters.",
    required: "required",
    repeated: "repeat it for several values",
    origin_unknown: "https://address-of-the-site",
    example: "Example",
    objects: "What answers hold",
    or_null: "or null",
    list_of: "list",
    by_name: "by name",
    type_text: "text",
    type_number: "whole number",
    type_truth: "true or false",
    type_object: "object",
    contract: "The contract in OpenAPI 3.1",
    limits_heading: "Limits",
    licence: Part {
        heading: "Licence",
        paragraphs: [
            "The data are under CC BY 4.0: you may use them if you name the source and the licence and, if possible, the number and date of the release.",
        ],
    },
    reading: Part {
        heading: "Reading",
        paragraphs: [
            "Addresses are read with GET or HEAD. Pages of all sites may read them (CORS).",
            "What the source does not say is null or an empty list, never 0 or no. Keys are in French, labels in the language that lang asks for.",
            "A list gives its other pages in the Link header. An answer has an ETag: given back in If-None-Match, it saves receiving the answer twice.",
        ],
    },
    evolution: Part {
        heading: "What may change",
        paragraphs: [
            "Within v1 things are only added: keys, parameters, addresses. A program passes over keys that it doesn't know.",
            "What has to go is announced here at least twelve months before, and by the headers Deprecation (RFC 9745) and Sunset (RFC 8594). Nothing is announced today.",
        ],
    },
    errors: Part {
        heading: "Problems",
        paragraphs: [
            "A problem is in application/problem+json, as RFC 9457 says. Its type is one of these, and never changes.",
        ],
    },
    limits: |requests| match requests {
        0 => "This server does not limit how often you ask. Be reasonable: the whole catalogue fits in three requests."
            .into(),
        n => format!(
            "One IP address may send {} requests a minute. Beyond that the answer is 429, and Retry-After says when to come back. The whole catalogue fits in three requests.",
            number(Locale::En, n)
        ),
    },
    facet_parameter: |label, key| format!("{label}: a code of the vocabulary {key}."),
    organiser_parameter: |label| format!("{label}: a code that the facets give."),
    operation: |id| match id {
        "dispositifs" => Some((
            "Search schemes",
            "One page of those that match, with the values of the filters and their counts. What is not understood is left out and told in ignores.",
        )),
        "dispositif" => Some(("Read a scheme", "One scheme, by its identifier.")),
        "facettes" => {
            Some(("Read the filters", "The filters with their values and counts for a request, without the schemes."))
        }
        "suggestions" => {
            Some(("Complete a text", "Completions of what somebody types: values of filters, schemes, words."))
        }
        "vocabulaires" => Some(("List the vocabularies", "The lists of codes, with their names in three languages.")),
        "vocabulaire" => {
            Some(("Read a vocabulary", "The codes that a parameter takes, with their labels in three languages."))
        }
        "versions" => Some(("List the releases", "What was published, newest first. Who published it is not told.")),
        "version" => Some(("Read a release", "What is said of a published release.")),
        "changements" => Some((
            "Compare two releases",
            "What one release changes in another, scheme by scheme. Changes of vocabularies are not told.",
        )),
        "sante" => Some(("Learn whether all is well", "What is served, and whether something newer can't be.")),
        "hsds" => Some((
            "Exchange with other directories",
            "The version of HSDS (Human Services Data Specification 3, Open Referral) that the addresses below /api/v1/hsds/ follow, with keys of its own.",
        )),
        "hsds-services" => Some((
            "List the schemes for other directories",
            "The schemes as services of HSDS. What the catalogue does not state is left out. Beyond the last page there is an empty one.",
        )),
        "hsds-service" => Some((
            "Read a scheme for another directory",
            "One scheme as a service of HSDS, with its organiser, dates, costs, languages and themes.",
        )),
        "hsds-organizations" => {
            Some(("List the organisers for other directories", "The organisers as organizations of HSDS."))
        }
        "hsds-organization" => Some((
            "Read an organiser for another directory",
            "One organiser as an organization of HSDS, with its schemes.",
        )),
        "openapi" => Some(("Read this contract", "This documentation in OpenAPI 3.1, for programs.")),
        _ => None,
    },
    parameter: |name| match name {
        "q" => Some("The text searched for, at most 512 characters."),
        "cout-max" => Some("The highest cost, in euros, such as 100 or 12.50."),
        "tri" => Some("The order:"),
        "lignes" => Some("Schemes a page:"),
        "page" => Some("The page, from 1; beyond the last one, the last one."),
        "lang" => Some("The language of labels and problems:"),
        "id" => Some("The identifier of a scheme."),
        "nom" => Some("The name of a vocabulary, which is that of the parameter."),
        "numero" => Some("The number of a release."),
        "depuis" => Some("The number of the release before."),
        "jusqu-a" => Some("The number of the release after; else the newest."),
        "hsds-page" => Some("The page, from 1."),
        "per_page" => Some("How many a page holds: 50 if nothing is asked, 500 at most."),
        "full" => Some("Each service with all that is inside it:"),
        "hsds-id" => Some("The identifier in HSDS, a UUID that is the same from release to release."),
        _ => None,
    },
    field: |object, name| match (object, name) {
        ("Liste", "facettes") => Some("The values of each filter, by parameter."),
        ("Facettes", "facettes") => Some("The filters, in their order."),
        ("VocabulaireResume", "nombre") => Some("How many codes it holds."),
        ("Nombres", "nouveaux") => Some("How many are new."),
        ("Nombres", "modifies") => Some("How many changed."),
        ("Nombres", "retires") => Some("How many went."),
        ("Probleme", "type") => Some("The name of the problem, which never changes; it leads to this page."),
        (_, "total") => Some("How many match, on all pages."),
        (_, "page") => Some("The page, from 1."),
        (_, "pages") => Some("How many pages there are, at least 1."),
        (_, "par_page") => Some("How many a page holds."),
        (_, "dispositifs") => Some("The schemes of the page."),
        (_, "ignores") => Some("What the address holds that was not understood."),
        (_, "lecture") => Some("How the text searched for was read."),
        (_, "id") => Some("The identifier, the same from release to release."),
        (_, "intitule") => Some("The title."),
        (_, "type") => Some("The code of the type."),
        (_, "organisateur") => Some("The name of the organiser."),
        (_, "themes") => Some("The codes of the themes."),
        (_, "resume") => Some("What it is, in a sentence or two."),
        (_, "public") => Some("The codes of the audiences."),
        (_, "public_precision") => Some("What else the source says of the audience."),
        (_, "cout") => Some("The cost."),
        (_, "langues") => Some("The codes of the languages in which it is given."),
        (_, "sur_site") => {
            Some("Whether it can take place on the team's premises: oui (yes), a convenir (to be agreed) or non (no).")
        }
        (_, "format") => Some("The codes of the formats."),
        (_, "commune") => Some("The municipality or town, by its name."),
        (_, "duree") => Some("How long it takes, as the source writes it."),
        (_, "dates") => Some("The dates announced."),
        (_, "inscription") => Some("How to register: an address, an e-mail or a telephone number."),
        (_, "url") => Some("Its page."),
        (_, "source") => Some("The page that these data come from."),
        (_, "verifie_le") => Some("When the source was checked."),
        (_, "classe") => Some("The kind of cost, as the parameter cout."),
        (_, "min_cents") => Some("The least, in euro cents; 0 when it is free."),
        (_, "max_cents") => Some("The most, in euro cents; 0 when it is free."),
        (_, "unite") => Some(
            "What this amount pays for: personne (person), groupe (group), seance (session), jour (day) or an (year).",
        ),
        (_, "libelle") => Some("In words, in the language asked for."),
        (_, "code") => Some("The code, which the parameter takes."),
        (_, "nombre") => Some("How many one would find with this value."),
        (_, "choisi") => Some("Whether the request chooses this value."),
        (_, "parametre") => Some("The name of the parameter."),
        (_, "valeur") => Some("Its value."),
        (_, "raison") => Some("Why it was not used."),
        (_, "tous_les_mots") => Some("Where few schemes have all words and others follow: how many have all."),
        (_, "exclus") => Some("The words that must not be there."),
        (_, "inconnus") => Some("The words that nothing has."),
        (_, "vouliez_vous_dire") => Some("The text in another spelling."),
        (_, "trouve_par") => Some("Everyday words, and what they stand for here."),
        (_, "filtres") => Some("The filters that the text names; none is applied."),
        (_, "mots") => Some("The words of the text."),
        (_, "valeurs") => Some("The values, in their order."),
        (_, "suggestions") => Some("The completions, at most eight."),
        (_, "groupe") => Some("The kind: theme, type, organisateur, dispositif or mot."),
        (_, "genre") => Some("The kind, in words."),
        (_, "texte") => Some("The text offered."),
        (_, "vocabulaires") => Some("The vocabularies."),
        (_, "nom") => Some("The name, which is also that of the parameter."),
        (_, "libelles") => Some("What it is called, in the three languages."),
        (_, "objectif") => Some("The code of the objective that follows from a type."),
        (_, "role") => Some("The code of the role that follows from a type."),
        (_, "bassins") => Some("The care basins of a municipality."),
        (_, "fr") => Some("In French."),
        (_, "nl") => Some("In Dutch."),
        (_, "en") => Some("In English."),
        (_, "versions") => Some("The releases of the page, newest first."),
        (_, "numero") => Some("The number."),
        (_, "publiee_le") => Some("When it was published."),
        (_, "lignes") => Some("How many schemes it holds."),
        (_, "parent") => Some("The number of the release it was prepared against."),
        (_, "restaure") => Some("The number of the release whose content it brought back."),
        (_, "depuis") => Some("The number of the release before."),
        (_, "jusqu_a") => Some("The number of the release after."),
        (_, "nombres") => Some("How many schemes change, in all."),
        (_, "nouveaux") => Some("The schemes that are new."),
        (_, "modifies") => Some("The schemes that changed."),
        (_, "retires") => Some("The schemes that went."),
        (_, "inchanges") => Some("How many are the same."),
        (_, "champs") => Some("What changed, column by column."),
        (_, "colonne") => Some("The column of the file."),
        (_, "avant") => Some("What it was, as the file writes it; may be empty."),
        (_, "apres") => Some("What it is, as the file writes it; may be empty."),
        (_, "statut") => Some("ok, or degrade where the last readable release is served for want of better."),
        (_, "version") => Some("The number of the release that is served."),
        (_, "title") => Some("The problem, in a few words."),
        (_, "status") => Some("The HTTP status."),
        (_, "detail") => Some("What happened and what to do."),
        _ => None,
    },
};

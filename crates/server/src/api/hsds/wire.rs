//! What is answered, with the keys of HSDS 3.1. A key that has nothing to hold is left out: HSDS has no `null`.

use repertoire_catalogue::{
    Cents, Code, CodeList, Contact, Cost, Date, Facet, Labels, Locale, OnSite, Registration, Scheme,
};
use serde::Serialize;

use super::known::{organiser_uuid, scheme_uuid};
use crate::ctx::Ctx;
use crate::release::OpenRelease;
use crate::text::api_text;
use crate::uuid::{uuid, written};
use crate::views::place_label;

/// The version of HSDS.
const VERSION: &str = "3.1";
/// Where it is described: this is HSDS itself, and no profile of it.
const PROFILE: &str = "https://docs.openreferral.org/en/latest/";
/// Of all amounts.
const CURRENCY: &str = "EUR";

#[derive(Serialize)]
pub(super) struct About {
    version: &'static str,
    profile: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    openapi_url: Option<String>,
}

impl About {
    pub(super) const fn new(openapi_url: Option<String>) -> Self {
        Self { version: VERSION, profile: PROFILE, openapi_url }
    }
}

/// One page of a list.
#[derive(Serialize)]
pub(super) struct Listed<T> {
    pub(super) total_items: usize,
    pub(super) total_pages: u32,
    pub(super) page_number: u32,
    pub(super) size: usize,
    pub(super) first_page: bool,
    pub(super) last_page: bool,
    pub(super) empty: bool,
    pub(super) contents: Vec<T>,
}

/// A scheme.
#[derive(Serialize)]
pub(super) struct Service<'a> {
    id: String,
    name: &'a str,
    description: &'a str,
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    application_process: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fees_description: Option<String>,
    eligibility_description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    assured_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organization: Option<Organization<'a>>,
    #[serde(flatten)]
    nested: Option<Nested<'a>>,
}

/// The lists inside a service.
#[derive(Serialize)]
struct Nested<'a> {
    additional_urls: [Link<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    phones: Vec<Phone<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    schedules: Vec<Schedule>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    service_at_locations: Vec<ServiceAtLocation<'a>>,
    languages: Vec<Language<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cost_options: Vec<CostOption>,
    attributes: Vec<Attribute<'a>>,
}

#[derive(Serialize)]
struct Link<'a> {
    id: String,
    label: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct Phone<'a> {
    id: String,
    number: &'a str,
}

/// A session on one day: a series that begins and ends with it.
#[derive(Serialize)]
struct Schedule {
    id: String,
    dtstart: String,
    until: String,
}

#[derive(Serialize)]
struct ServiceAtLocation<'a> {
    id: String,
    location: Place<'a>,
}

/// A commune or town: the catalogue knows no addresses.
#[derive(Serialize)]
struct Place<'a> {
    id: String,
    location_type: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
struct Language<'a> {
    id: String,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
}

#[derive(Serialize)]
struct CostOption {
    id: String,
    currency: &'static str,
    amount: f64,
    amount_description: String,
}

#[derive(Serialize)]
struct Attribute<'a> {
    id: String,
    taxonomy_term: TaxonomyTerm<'a>,
}

#[derive(Serialize)]
struct TaxonomyTerm<'a> {
    id: String,
    code: &'a str,
    name: &'a str,
    description: String,
    taxonomy: String,
    language: &'static str,
}

/// An organiser.
#[derive(Serialize)]
pub(super) struct Organization<'a> {
    id: String,
    name: &'a str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    services: Option<Vec<Service<'a>>>,
}

/// A row, without its organization; with what is inside it where it is told whole.
pub(super) fn service<'a>(ctx: &Ctx, release: &'a OpenRelease, row: usize, whole: bool) -> Service<'a> {
    let catalogue = release.catalogue();
    let scheme = &catalogue.schemes()[row];
    let audiences = joined(&catalogue.vocabulary().audiences, &scheme.audiences, ctx.locale);
    let note = scheme.audience_note.as_deref().map(|note| format!(" ({note})")).unwrap_or_default();
    let told = (ctx.text.cost_words)(scheme.cost);
    Service {
        id: written(scheme_uuid(scheme.id.as_str())),
        name: &scheme.title,
        description: &scheme.summary,
        url: scheme.url.as_str(),
        email: mail(scheme),
        // What is in the catalogue is on offer; what is not any more is taken out of it.
        status: "active",
        application_process: scheme.registration.as_ref().map(Registration::as_str),
        fees_description: (scheme.cost != Cost::NotStated).then_some(told),
        eligibility_description: audiences + &note,
        assured_date: scheme.verified.map(|date| date.to_string()),
        organization: None,
        nested: whole.then(|| nested(ctx, release, scheme)),
    }
}

impl<'a> Service<'a> {
    /// With the organiser of its row.
    pub(super) fn of_its_organization(self, ctx: &Ctx, release: &'a OpenRelease, row: usize) -> Self {
        let at = release.catalogue().organiser_index(row);
        Self { organization: Some(organization(ctx, release, at)), ..self }
    }
}

/// An organiser, by its place in the list of them. HSDS requires a description; the catalogue has none, and so it says what the catalogue
/// knows: the types of its schemes.
pub(super) fn organization<'a>(ctx: &Ctx, release: &'a OpenRelease, at: usize) -> Organization<'a> {
    let catalogue = release.catalogue();
    let name = &*catalogue.organisers()[at].name;
    let kinds = joined(&catalogue.vocabulary().kinds, release.hsds().kinds(at), ctx.locale);
    Organization {
        id: written(organiser_uuid(name)),
        name,
        description: (api_text(ctx.locale).hsds_organization)(&kinds),
        services: None,
    }
}

impl<'a> Organization<'a> {
    /// With the services of an organiser, each without the lists inside it.
    pub(super) fn with_services(self, ctx: &Ctx, release: &'a OpenRelease, at: usize) -> Self {
        let catalogue = release.catalogue();
        let rows = (0..catalogue.schemes().len()).filter(|&row| catalogue.organiser_index(row) == at);
        Self { services: Some(rows.map(|row| service(ctx, release, row, false)).collect()), ..self }
    }
}

fn nested<'a>(ctx: &Ctx, release: &'a OpenRelease, scheme: &'a Scheme) -> Nested<'a> {
    let (catalogue, vocabulary, locale) = (release.catalogue(), release.catalogue().vocabulary(), ctx.locale);
    // What is inside a service is named by it, and by what it says.
    let inside = |what: &str| written(uuid(&format!("scheme {} {what}", scheme.id)));
    let attribute = |key: &'static str, code: &'a str, of: &'a Labels| Attribute {
        id: inside(&format!("{key} {code}")),
        taxonomy_term: term(ctx, key, code, of),
    };
    let mut attributes =
        vec![attribute("type", vocabulary.kinds.code(scheme.kind), &vocabulary.kinds.entry(scheme.kind).labels)];
    attributes.extend(
        scheme
            .themes
            .iter()
            .map(|&of| attribute("theme", vocabulary.themes.code(of), &vocabulary.themes.entry(of).labels)),
    );
    attributes.extend(
        scheme
            .audiences
            .iter()
            .map(|&of| attribute("public", vocabulary.audiences.code(of), &vocabulary.audiences.entry(of).labels)),
    );
    attributes.extend(
        scheme
            .formats
            .iter()
            .map(|&of| attribute("format", vocabulary.formats.code(of), &vocabulary.formats.entry(of).labels)),
    );
    if scheme.on_site != OnSite::NotStated {
        let on_site = catalogue.values(Facet::OnSite).all();
        let value = on_site.iter().find(|value| &*value.code == scheme.on_site.code());
        attributes.extend(value.map(|value| attribute("sur-site", &value.code, &value.labels)));
    }
    let language = |of| {
        let code = vocabulary.languages.code(of);
        Language {
            id: inside(&format!("language {code}")),
            name: vocabulary.languages.entry(of).labels.get(locale),
            code: iso_639(code),
        }
    };
    let phone = |number: &'a str| Phone { id: inside(&format!("phone {number}")), number };
    let place = place_label(catalogue, scheme, Locale::Fr).zip(place_label(catalogue, scheme, locale));
    let location = place.map(|(french, name)| ServiceAtLocation {
        id: inside(&format!("place {french}")),
        location: Place { id: written(uuid(&format!("place {french}"))), location_type: "physical", name },
    });
    let session = |date: &Date| Schedule {
        id: inside(&format!("date {date}")),
        dtstart: date.to_string(),
        until: date.to_string(),
    };
    let contacts = scheme.registration.iter().flat_map(Registration::contacts);
    Nested {
        additional_urls: [Link {
            id: inside("source"),
            label: api_text(locale).hsds_source,
            url: scheme.source.as_str(),
        }],
        phones: contacts
            .filter_map(|way| if let Contact::Phone(number) = way { Some(phone(number)) } else { None })
            .collect(),
        schedules: scheme.dates.iter().map(session).collect(),
        service_at_locations: location.into_iter().collect(),
        languages: scheme.languages.iter().map(|&of| language(of)).collect(),
        cost_options: amounts(scheme.cost)
            .into_iter()
            .flatten()
            .map(|(what, amount)| CostOption {
                id: inside(&format!("cost {what}")),
                currency: CURRENCY,
                amount: f64::from(amount.0) / 100.0,
                amount_description: (ctx.text.cost_words)(scheme.cost),
            })
            .collect(),
        attributes,
    }
}

/// The labels of codes, one after the other.
fn joined<L>(list: &CodeList<L>, codes: &[Code<L>], locale: Locale) -> String {
    let labels: Vec<&str> = codes.iter().map(|&code| list.entry(code).labels.get(locale)).collect();
    labels.join(", ")
}

/// What the catalogue states in figures. HSDS knows no range: both ends of one are told, each with the words of the range.
const fn amounts(cost: Cost) -> [Option<(&'static str, Cents)>; 2] {
    match cost {
        Cost::Free => [Some(("min", Cents(0))), None],
        Cost::Amount { min, max, .. } if min.0 == max.0 => [Some(("min", min)), None],
        Cost::Amount { min, max, .. } => [Some(("min", min)), Some(("max", max))],
        Cost::Included | Cost::OnQuotation | Cost::NotStated => [None, None],
    }
}

/// A value of a vocabulary. HSDS requires a description of terms; the catalogue has labels, and so it is those of all languages.
fn term<'a>(ctx: &Ctx, key: &'static str, code: &'a str, of: &'a Labels) -> TaxonomyTerm<'a> {
    TaxonomyTerm {
        id: written(uuid(&format!("term {key} {code}"))),
        code,
        name: of.get(ctx.locale),
        description: Locale::ALL.map(|locale| of.get(locale)).join(" · "),
        taxonomy: format!("{}/api/v1/vocabulaires/{key}", ctx.origin()),
        language: ctx.locale.tag(),
    }
}

/// The first e-mail address among the ways to register.
fn mail(scheme: &Scheme) -> Option<&str> {
    scheme.registration.iter().flat_map(Registration::contacts).find_map(|way| match way {
        Contact::Mail(mail) => Some(mail),
        _ => None,
    })
}

/// The code of a language in ISO 639-1 or 639-3. Ours are those of ISO 639-1, but for a sign language that only 639-3 knows.
fn iso_639(code: &str) -> Option<&str> {
    match code {
        "lsfb" => Some("sfb"),
        _ => {
            Some(code).filter(|code| matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase()))
        }
    }
}

#[cfg(test)]
mod tests {
    use repertoire_catalogue::CostUnit;

    use super::*;

    #[test]
    fn languages_have_the_code_of_the_standard_or_none() {
        assert_eq!(
            ["fr", "lsfb", "sfb", "vgt", "langue", "x", "F2"].map(iso_639),
            [Some("fr"), Some("sfb"), Some("sfb"), Some("vgt"), None, None, None]
        );
    }

    #[test]
    fn only_what_is_stated_in_figures_is_an_amount() {
        let amount = |min, max| Cost::Amount { min: Cents(min), max: Cents(max), unit: Some(CostUnit::Person) };
        let of = |cost| amounts(cost).into_iter().flatten().map(|(_, cents)| cents.0).collect::<Vec<_>>();
        assert_eq!(of(Cost::Free), [0]);
        assert_eq!(of(amount(8000, 8000)), [8000]);
        assert_eq!(of(amount(8000, 12050)), [8000, 12050]);
        for none in [Cost::Included, Cost::OnQuotation, Cost::NotStated] {
            assert!(of(none).is_empty(), "{none:?}");
        }
    }
}

//! The facts of a page once more in JSON-LD, in the terms of schema.org and, for the whole catalogue, of DCAT-AP: what search engines and
//! portals of open data read. What the page does not say is left out, so that "not stated" never turns into "free" or "no".

use maud::Render;
use repertoire_catalogue::{Catalogue, Cost, OBJECTIVE_KNOWLEDGE, Scheme};
use repertoire_releases::Manifest;
use serde::Serialize;

use super::components::{labels, place_label};
use crate::ctx::Ctx;
use crate::site::DATA_LICENCE;

/// A block of data in a page. Browsers run nothing that has this type.
pub(super) struct DataBlock(String);

impl DataBlock {
    fn new(data: &impl Serialize) -> Self {
        // Our structs hold texts, numbers and lists of them: there is nothing that JSON can't say.
        Self(serde_json::to_string(data).unwrap_or_default())
    }
}

impl Render for DataBlock {
    /// Between these tags HTML knows no escapes, only `</script` and `<!--`: written as JSON escapes these signs are the same to who
    /// reads JSON, and nothing to who reads HTML.
    fn render_to(&self, buffer: &mut String) {
        buffer.push_str("<script type=\"application/ld+json\">");
        for c in self.0.chars() {
            match c {
                '<' => buffer.push_str("\\u003c"),
                '>' => buffer.push_str("\\u003e"),
                '&' => buffer.push_str("\\u0026"),
                _ => buffer.push(c),
            }
        }
        buffer.push_str("</script>");
    }
}

#[derive(Serialize)]
struct Named<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: &'a str,
}

impl<'a> Named<'a> {
    const fn organisation(name: &'a str) -> Self {
        Self { kind: "Organization", name }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Audience<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    audience_type: &'a str,
}

/// One scheme: something to learn is a `Course`, anything else a `Service`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SchemeData<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    identifier: &'a str,
    name: &'a str,
    description: &'a str,
    url: String,
    same_as: &'a str,
    provider: Named<'a>,
    audience: Vec<Audience<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offers: Option<Offer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_accessible_for_free: Option<bool>,
    /// Of a course.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    has_course_instance: Option<Vec<Instance<'a>>>,
    /// Of a service.
    #[serde(skip_serializing_if = "Option::is_none")]
    service_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    available_channel: Option<Channel<'a>>,
}

/// One time that a course is given, or how it is given where no date is told.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Instance<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    course_mode: Vec<&'static str>,
    in_language: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Named<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Channel<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    available_language: Vec<&'a str>,
    service_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_location: Option<Named<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Offer {
    #[serde(rename = "@type")]
    kind: &'static str,
    /// Google's own words for what one pays: free, paid, part of a membership.
    category: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_currency: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_specification: Option<PriceRange>,
}

/// A price that is a range, or of something told.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PriceRange {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "minPrice")]
    least: String,
    #[serde(rename = "maxPrice")]
    most: String,
    price_currency: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit_text: Option<&'static str>,
}

const EURO: &str = "EUR";

fn offer(ctx: &Ctx, cost: Cost) -> Option<Offer> {
    let plain = |category| Offer {
        kind: "Offer",
        category,
        description: (ctx.text.cost_words)(cost),
        price: None,
        price_currency: None,
        price_specification: None,
    };
    Some(match cost {
        Cost::NotStated => return None,
        Cost::Free => Offer { price: Some("0".into()), price_currency: Some(EURO), ..plain("Free") },
        Cost::Included => plain("Subscription"),
        Cost::OnQuotation => plain("Paid"),
        Cost::Amount { min, max, unit } => {
            let decimal = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
            let single = (min == max).then(|| decimal(min.0));
            let specification = (min != max || unit.is_some()).then(|| PriceRange {
                kind: "PriceSpecification",
                least: decimal(min.0),
                most: decimal(max.0),
                price_currency: EURO,
                unit_text: unit.map(repertoire_catalogue::CostUnit::as_cell),
            });
            let currency = single.is_some().then_some(EURO);
            Offer { price: single, price_currency: currency, price_specification: specification, ..plain("Paid") }
        }
    })
}

/// One scheme, in the language of its page.
pub(super) fn scheme(ctx: &Ctx, catalogue: &Catalogue, scheme: &Scheme) -> DataBlock {
    let (vocabulary, locale) = (catalogue.vocabulary(), ctx.locale);
    let id = format!("{}{}/dispositifs/{}", ctx.origin(), ctx.list(), scheme.id);
    let is_course = vocabulary.objectives.code(vocabulary.traits(scheme.kind).objective) == OBJECTIVE_KNOWLEDGE;
    let languages = || scheme.languages.iter().map(|&code| vocabulary.languages.code(code)).collect::<Vec<_>>();
    let themes: Vec<&str> = labels(&vocabulary.themes, &scheme.themes, locale).collect();
    let place = || place_label(catalogue, scheme, locale).map(|name| Named { kind: "Place", name });
    let instance = |start: Option<String>| Instance {
        kind: "CourseInstance",
        course_mode: scheme.formats.iter().map(|&code| course_mode(vocabulary.formats.code(code))).collect(),
        in_language: languages(),
        start_date: start,
        location: place(),
    };
    let instances = || match &*scheme.dates {
        [] => vec![instance(None)],
        dates => dates.iter().map(|date| instance(Some(date.to_string()))).collect(),
    };
    DataBlock::new(&SchemeData {
        context: "https://schema.org",
        kind: if is_course { "Course" } else { "Service" },
        url: id.clone(),
        id,
        identifier: scheme.id.as_str(),
        name: &scheme.title,
        description: &scheme.summary,
        same_as: scheme.url.as_str(),
        provider: Named::organisation(&scheme.organiser),
        audience: labels(&vocabulary.audiences, &scheme.audiences, locale)
            .map(|audience_type| Audience { kind: "Audience", audience_type })
            .collect(),
        offers: offer(ctx, scheme.cost),
        is_accessible_for_free: match scheme.cost {
            Cost::NotStated => None,
            cost => Some(cost == Cost::Free),
        },
        in_language: is_course.then(languages),
        about: is_course.then(|| themes.clone()),
        has_course_instance: is_course.then(instances),
        service_type: (!is_course).then(|| vocabulary.kinds.entry(scheme.kind).labels.get(locale)),
        category: (!is_course).then_some(themes),
        available_channel: (!is_course).then(|| Channel {
            kind: "ServiceChannel",
            available_language: languages(),
            service_url: scheme.url.as_str(),
            service_location: place(),
        }),
    })
}

/// A format in the words that schema.org proposes.
fn course_mode(format: &str) -> &'static str {
    match format {
        "presentiel" => "onsite",
        "en-ligne" => "online",
        _ => "blended",
    }
}

/// The catalogue as a set of data: once in the terms of schema.org, the same object in those of DCAT-AP.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DatasetData<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Prefixes),
    #[serde(rename = "@type")]
    kind: [&'static str; 2],
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    #[serde(rename = "dct:title")]
    title: &'a str,
    description: &'a str,
    #[serde(rename = "dct:description")]
    dct_description: &'a str,
    url: String,
    in_language: [&'static str; 3],
    #[serde(rename = "license")]
    licence: &'static str,
    #[serde(rename = "dct:license")]
    dct_licence: Reference,
    is_accessible_for_free: bool,
    keywords: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Named<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    distribution: [Distribution; 2],
}

#[derive(Serialize)]
struct Prefixes {
    dcat: &'static str,
    dct: &'static str,
}

#[derive(Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Distribution {
    #[serde(rename = "@type")]
    kind: [&'static str; 2],
    encoding_format: &'static str,
    content_url: String,
    #[serde(rename = "dcat:downloadURL")]
    download_url: Reference,
    #[serde(rename = "dcat:mediaType")]
    media_type: Reference,
}

/// The whole catalogue, on the page that lists all of it.
pub(super) fn dataset(ctx: &Ctx, catalogue: &Catalogue, manifest: Option<&Manifest>) -> DataBlock {
    let (words, origin) = (ctx.text, ctx.origin());
    let distribution = |encoding_format: &'static str, path: String| Distribution {
        kind: ["DataDownload", "dcat:Distribution"],
        encoding_format,
        content_url: format!("{origin}{path}"),
        download_url: Reference { id: format!("{origin}{path}") },
        media_type: Reference { id: format!("https://www.iana.org/assignments/media-types/{encoding_format}") },
    };
    DataBlock::new(&DatasetData {
        context: (
            "https://schema.org",
            Prefixes { dcat: "http://www.w3.org/ns/dcat#", dct: "http://purl.org/dc/terms/" },
        ),
        kind: ["Dataset", "dcat:Dataset"],
        // The data are the same in the three languages of the pages.
        id: format!("{origin}/#catalogue"),
        name: words.site,
        title: words.site,
        description: words.tagline,
        dct_description: words.tagline,
        url: format!("{origin}{}", ctx.list()),
        in_language: ["fr", "nl", "en"],
        licence: DATA_LICENCE,
        dct_licence: Reference { id: DATA_LICENCE.into() },
        is_accessible_for_free: true,
        keywords: catalogue.vocabulary().kinds.entries().iter().map(|entry| entry.labels.get(ctx.locale)).collect(),
        publisher: ctx.site.keeper.as_ref().map(|keeper| Named::organisation(keeper.name())),
        version: manifest.map(|manifest| manifest.number.to_string()),
        date_modified: manifest.map(|manifest| manifest.time.to_string()),
        distribution: [
            distribution("text/csv", format!("{}/dispositifs.csv", ctx.list())),
            distribution("application/json", format!("/api/v1/dispositifs?lang={}", ctx.locale.tag())),
        ],
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_text_ends_the_block_and_all_of_it_comes_back(text in "(</script>|<!--|[<>&\"\\\\]|\\PC){0,20}") {
            let mut written = String::new();
            DataBlock::new(&text).render_to(&mut written);
            let inside = written.strip_prefix("<script type=\"application/ld+json\">").expect("it begins");
            let inside = inside.strip_suffix("</script>").expect("it ends");
            prop_assert!(!inside.contains(['<', '>', '&']));
            prop_assert_eq!(serde_json::from_str::<String>(inside).expect("JSON"), text);
        }
    }
}

//! The documentation of the API for people, drawn from the same contract that programs read: no second list of addresses, parameters or
//! keys to keep true.

use maud::{Markup, html};
use repertoire_catalogue::Catalogue;
use serde_json::Value;

use super::prose::{self, part};
use crate::api::openapi::{CONTRACT_PATH, OPERATIONS, Operation};
use crate::api::{ProblemKind, hsds, openapi};
use crate::ctx::Ctx;
use crate::site::DATA_LICENCE;
use crate::text::{api_text, places_text};

/// The end of its address.
pub(crate) const PATH: &str = "/api";

/// The page. `requests_minute` is how often one address may ask; 0 is as many as it likes. The examples take a scheme of the catalogue.
pub(crate) fn page(ctx: &Ctx, requests_minute: u32, catalogue: &Catalogue) -> Markup {
    let words = api_text(ctx.locale);
    let contract = openapi::contract(ctx, requests_minute);
    let nothing = Markup::default();
    let example = |path: &str| hsds::example(path, catalogue);
    let licence = html! {
        ul.links {
            li { a rel="external noopener" href=(DATA_LICENCE) { (places_text(ctx.locale).about_licence_link) } }
            li { a href={ (CONTRACT_PATH) "?lang=" (ctx.locale.tag()) } { (words.contract) } }
        }
    };
    // An object stands where it is answered; those inside others, below.
    let answered: Vec<&str> = OPERATIONS.iter().filter_map(|operation| operation.object).collect();
    let objects = contract["components"]["schemas"].as_object().into_iter().flatten();
    let inner = objects.filter(|(name, _)| !answered.contains(&name.as_str()));
    let content = html! {
        p.lead { (words.lead) }
        (part("licence", &words.licence, &licence))
        (part("lire", &words.reading, &nothing))
        section aria-labelledby="limites" {
            h2 #limites { (words.limits_heading) }
            p { ((words.limits)(requests_minute)) }
        }
        (part("problemes", &words.errors, &problems(ctx)))
        (part("evolution", &words.evolution, &nothing))
        section aria-labelledby="adresses" {
            h2 #adresses { (words.addresses) }
            @for operation in &OPERATIONS { (address(ctx, &contract, operation, &example(operation.example))) }
        }
        section aria-labelledby="objets" {
            h2 #objets { (words.objects) }
            @for (name, object) in inner {
                h3 id={ "objet-" (name) } { (name) }
                (keys(ctx, object))
            }
        }
    };
    prose::page(ctx, words.page_title, PATH, &content)
}

/// Each kind of problem at the anchor that its `type` leads to.
fn problems(ctx: &Ctx) -> Markup {
    let words = api_text(ctx.locale);
    html! {
        dl.keys {
            @for kind in ProblemKind::ALL {
                dt id=(kind.code()) { code { (kind.code()) } " " span.kind { (kind.status().as_u16()) } }
                dd { strong { ((words.problem_title)(kind)) } (ctx.colon()) ((words.problem_detail)(kind)) }
            }
        }
    }
}

fn address(ctx: &Ctx, contract: &Value, operation: &Operation, example: &str) -> Markup {
    let words = api_text(ctx.locale);
    let of_path = &contract["paths"][operation.path]["get"];
    let parameters = of_path["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
    let origin = if ctx.origin().is_empty() { words.origin_unknown } else { ctx.origin() };
    html! {
        article aria-labelledby={ "adresse-" (operation.name) } {
            h3 id={ "adresse-" (operation.name) } { (text(&of_path["summary"])) }
            p { code { "GET " (operation.path) } }
            p { (text(&of_path["description"])) }
            h4 { (words.parameters) }
            @if parameters.is_empty() { p { (words.parameters_none) } } @else {
                dl.keys { @for parameter in parameters { (one_parameter(ctx, parameter)) } }
            }
            @if let Some(object) = operation.object {
                h4 id={ "objet-" (object) } { (words.answer) (ctx.colon()) (object) }
                (keys(ctx, &contract["components"]["schemas"][object]))
            }
            h4 { (words.example) }
            // Between quotes, since a shell has another meaning for `&`.
            pre { code { "curl '" (origin) (example) "'" } }
        }
    }
}

fn one_parameter(ctx: &Ctx, parameter: &Value) -> Markup {
    let words = api_text(ctx.locale);
    let remarks = [
        (parameter["required"] == true).then_some(words.required),
        (parameter["schema"]["type"] == "array").then_some(words.repeated),
    ];
    let remarks: Vec<&str> = remarks.into_iter().flatten().collect();
    html! {
        dt { code { (text(&parameter["name"])) } @if !remarks.is_empty() { " " span.kind { (remarks.join(", ")) } } }
        dd { (text(&parameter["description"])) }
    }
}

/// The keys of an object, each with its type and what it holds.
fn keys(ctx: &Ctx, object: &Value) -> Markup {
    html! {
        dl.keys {
            @for (key, property) in object["properties"].as_object().into_iter().flatten() {
                dt { code { (key) } " " span.kind { (kind(ctx, property)) } }
                dd { (text(&property["description"])) }
            }
        }
    }
}

/// The type of a value in words; an object as a link to its keys.
fn kind(ctx: &Ctx, schema: &Value) -> Markup {
    let words = api_text(ctx.locale);
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return html! { a href={ "#objet-" (name) } { (name) } };
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let or_null = html! { @if types.contains(&"null") { " " (words.or_null) } };
    html! {
        @if types.contains(&"array") {
            (words.list_of) " (" (kind(ctx, &schema["items"])) ")"
        } @else if types.contains(&"object") && schema["additionalProperties"].is_object() {
            (words.type_object) " " (words.by_name) " (" (kind(ctx, &schema["additionalProperties"])) ")"
        } @else if types.contains(&"integer") { (words.type_number) }
        @else if types.contains(&"boolean") { (words.type_truth) }
        @else if types.contains(&"string") { (words.type_text) }
        @else { (words.type_object) }
        (or_null)
    }
}

/// A text of the contract; empty where there is none.
fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use repertoire_catalogue::Locale;

    use super::*;
    use crate::site::UNTOLD;

    #[test]
    fn every_link_inside_the_page_leads_to_a_place_on_it() {
        let shipped = repertoire_import::shipped().catalogue;
        for locale in Locale::ALL {
            let page = page(&Ctx::new(locale, crate::ctx::today(), &UNTOLD), 600, &shipped).into_string();
            let places = page.split("href=\"#").skip(1).filter_map(|rest| rest.split_once('"'));
            let places: Vec<&str> =
                places.map(|(place, _)| place).chain(ProblemKind::ALL.map(ProblemKind::code)).collect();
            assert!(places.len() > 20, "{}", places.len());
            for place in places {
                assert_eq!(page.matches(&format!("id=\"{place}\"")).count(), 1, "{place}");
            }
        }
    }
}

//! The words of the API, in Dutch.

use super::ApiText;
use crate::api::ProblemKind;

pub(super) const TEXT: ApiText = ApiText {
    problem_title: |kind| match kind {
        ProblemKind::NotFound => "Niet gevonden",
        ProblemKind::NoRelease => "Onbekende versie",
        ProblemKind::NoHistory => "Geen geschiedenis",
        ProblemKind::BadAddress => "Onleesbaar adres",
        ProblemKind::BadParameter => "Parameter geweigerd",
        ProblemKind::UrlTooLong => "Te lang adres",
        ProblemKind::WrongMethod => "Alleen lezen",
        ProblemKind::TooManyRequests => "Te veel aanvragen",
        ProblemKind::Failed => "Interne fout",
        ProblemKind::StoreAway => "Geschiedenis onbereikbaar",
        ProblemKind::Busy => "Server bezet",
        ProblemKind::Damaged => "Beschadigde versie",
    },
    problem_detail: |kind| match kind {
        ProblemKind::NotFound => "Op dit adres staat niets: controleer het pad en de code.",
        ProblemKind::NoRelease => {
            "Geen enkele gepubliceerde versie heeft dit nummer: /api/v1/versions geeft ze allemaal."
        }
        ProblemKind::NoHistory => {
            "Deze server toont een bestand, dat geen versies heeft: alleen een gepubliceerde catalogus heeft een geschiedenis."
        }
        ProblemKind::BadAddress => "Het pad is geen tekst in UTF-8: controleer de codering.",
        ProblemKind::BadParameter => "Een parameter ontbreekt of klopt niet: pas hem aan.",
        ProblemKind::UrlTooLong => "Het adres is langer dan deze server leest: laat filters weg.",
        ProblemKind::WrongMethod => "Dit adres kan alleen gelezen worden, met GET of HEAD.",
        ProblemKind::TooManyRequests => {
            "Er kwamen te veel aanvragen van uw IP-adres: wacht zo lang als Retry-After zegt."
        }
        ProblemKind::Failed => "De fout ligt bij ons: probeer het later opnieuw.",
        ProblemKind::StoreAway => {
            "De gepubliceerde versies kunnen nu niet gelezen worden: probeer het later opnieuw. De laatste blijft beschikbaar."
        }
        ProblemKind::Busy => "Er lopen andere vergelijkingen: wacht zo lang als Retry-After zegt.",
        ProblemKind::Damaged => "Deze versie kan niet gelezen worden zoals ze gepubliceerd is: neem een andere.",
    },
    bad_parameter: |name| format!("De parameter “{name}” neemt één geheel getal, vanaf 1."),
};

//! Every component of the pages in every state, at `/_composants`, for who works on them: only with `--dev`. All of it is made by
//! the functions that make the pages, from schemes that nobody offers.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, Uri};
use repertoire_catalogue::{Catalogue, Date, Dropped, DroppedWhy, Facet, Locale, Selection, View};
use repertoire_search::{Index, Offer, OfferedFilter, Reading, Reason, Results, Suggested};

use crate::answer::{Answer, Key, answer};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::extract::{Headers, selection_pairs};
use crate::state::AppState;
use crate::views;
use crate::views::portfolio::{Case, Sample};

/// SAMPLE DATA. Organisations, addresses and schemes are made up. The first four rows are the cases of the lists: a usual row, one
/// with every optional field empty, one whose words are as long as they may be, one with all there is.
const SAMPLE_CSV: &str = "\
id,intitule,type,organisateur,themes,resume,public,public_precision,cout,langues,sur_site,format,commune,duree,dates,inscription,url,source,verifie_le
exemple-courant,Accompagner le deuil au quotidien,formation,Organisme exemple,deuil|posture-relation-aide,\"Deux journées pour comprendre le deuil, trouver les mots et prendre soin de soi dans l'accompagnement.\",soignants|aide-domicile,,80-120/personne,fr,a convenir,presentiel,ixelles,2 jours,,formations@exemple.example.org,https://example.org/deuil,https://example.org/agenda,2025-11-04
exemple-minimal,Intervision exemple,intervision,Organisme exemple,deuil,Un groupe pour réfléchir ensemble.,equipes,,,fr,,,,,,,https://example.org,https://example.org,
exemple-long,\"Formation exemple au titre extrêmement long, qui reprend tout le programme de la journée, du premier accueil des personnes endeuillées jusqu'à l'évaluation des pratiques en équipe, et qui contient le mot multidisciplinairegeestelijkegezondheidszorgsamenwerkingsovereenkomstoverleg\",groupe-de-parole,\"Fédération exemple des associations bruxelloises, flamandes et wallonnes d'accompagnement psychosocial, de promotion de la santé et de soutien aux professionnel·les de première ligne (FEXABFWAPPSSPPL)\",assuetudes|handicap-double-diagnostic|logement-precarite|psychoses-troubles|bien-etre-professionnels,\"Un résumé exemple aussi long qu'il peut l'être : il dit pour qui, comment, combien de fois, avec quels outils et dans quel esprit on travaille, puis il rappelle que le deuil prend du temps, que chaque équipe avance à son rythme et que personne ne reste seul avec ses questions.\",tous-social-sante|travailleurs-sociaux|logement-insertion|education-jeunesse,\"Équipes de plus de douze personnes, avec l'accord écrit de leur direction, et dont au moins la moitié des membres a suivi le premier module au cours des deux années précédentes\",1250.5-2400/groupe,fr|nl|en|ar|es|tr|lsfb,non,presentiel|en-ligne|hybride,woluwe-saint-lambert,\"Onze demi-journées réparties sur une année scolaire, et deux supervisions de trois heures\",2026-02-03|2026-04-21|2026-05-19|2026-09-15,https://inscriptions.association-exemple-au-nom-interminable.example.org/formulaire,https://association-exemple-au-nom-interminable.example.org,https://association-exemple-au-nom-interminable.example.org,2023-01-10
exemple-complet,Voorbeeldvorming rouw en verlies in het team,sensibilisation,Voorbeeldorganisatie,deuil|crise|trauma,\"Een vormingsdag over rouw, verlies en wat een team samen kan dragen.\",equipes|directions,teams van zes tot twaalf personen,gratuit,nl|fr,oui,presentiel|en-ligne,bruxelles,1 dag,2026-02-10|2026-06-12,https://example.org/inschrijven ; vorming@voorbeeld.example.org ; 02 555 01 23,https://example.org/rouw,https://example.org/vormingen,2026-01-20
exemple-supervision,Supervision exemple,supervision,Institut exemple,suicide|violences|isolement,Une superviseuse extérieure aide l'équipe à relire des situations.,sante-mentale,,sur devis,fr,oui,presentiel,,,,,https://example.org,https://example.org,2025-06-01
exemple-expertise,Ligne d'appui exemple,partage-expertise,Institut exemple,migration-exil|psychoses-troubles,\"Un avis par téléphone sur une situation, sans engagement.\",medecins,,compris dans l'affiliation,fr|en,non,en-ligne,,,,02 555 01 24,https://example.org,https://example.org,2025-09-01
exemple-colloque,Journée d'étude exemple,colloque,Réseau exemple,seniors|proches-aidants|travail-reseau|numerique,Une journée pour se rencontrer et apprendre les un·es des autres.,tous-social-sante,,1900/an,fr|nl,non,hybride,Namur,1 jour,2026-10-08,,https://example.org,https://example.org,2022-03-01
";

/// The day it is in the portfolio, whatever the day: what is past and old stays so, and pictures stay the same.
const SAMPLE_TODAY: Date = Date::constant(2026, 3, 15);

fn sample_catalogue() -> Result<Catalogue, Problem> {
    let vocabulary = Arc::new(repertoire_import::shipped_vocabulary());
    let imported = repertoire_import::import(SAMPLE_CSV.as_bytes(), vocabulary).map_err(|_| Problem::Failed)?;
    Ok(imported.catalogue)
}

pub(crate) async fn show(
    State(state): State<AppState>,
    Headers(headers): Headers,
    uri: Uri,
) -> Result<Response<Body>, Problem> {
    let locale = selection_pairs(&uri).find(|(key, _)| key == "lang").and_then(|(_, tag)| Locale::from_tag(&tag));
    let locale = locale.unwrap_or(Locale::Fr);
    let ctx = Ctx::new(locale, SAMPLE_TODAY, state.0.site);
    let key = Key::new(&state.release(), &ctx, &format!("_composants {}", locale.tag()));
    answer(&headers, key, &state.0.cache, || {
        let index = Index::build(Arc::new(sample_catalogue()?))?;
        let page = views::portfolio::page(&ctx, &sample(&index)?);
        Ok(Answer::page(page))
    })
}

/// What the components show. What a search of seven rows can't give is put together by hand.
fn sample(index: &Index) -> Result<Sample<'_>, Problem> {
    let catalogue = index.catalogue();
    let case = |query: &str| -> Result<Case, Problem> {
        let pairs = form_urlencoded::parse(query.as_bytes());
        let selection = Selection::parse(pairs, catalogue, &[]).0;
        Ok(Case { results: index.search(&selection)?, selection })
    };
    let everything = case("")?;
    let narrowed =
        case("q=deuil&theme=deuil&theme=crise&cout=gratuit&cout=payant&cout-max=150&sur-site=oui&sur-site=a-convenir")?;
    let nothing = case("q=zzzz&theme=deuil&cout=gratuit")?;
    let searched = case("q=deuil&tri=intitule")?;
    let listed = Results { rows: vec![0, 1, 2, 3], total: 4, pages: 1, page: 1, ..searched.results };
    let value = |facet: Facet, code: &str| catalogue.values(facet).index(code).unwrap_or_default();
    let offer = |filter| Offer { words: String::new(), filter, selection: everything.selection.clone() };
    let suggested = Suggested { text: "supervision suicide".into(), selection: everything.selection.clone() };
    let reading = Reading {
        terms_cut: true,
        wordless: true,
        excluded: vec!["alcool".into()],
        relaxed: Some(2),
        // Told only where no other spelling answers them.
        unknown: Vec::new(),
        did_you_mean: Some(suggested),
        reasons: vec![
            Reason { words: "entasse".into(), facet: Facet::Theme, value: value(Facet::Theme, "diogene") },
            Reason { words: "sur le fil".into(), facet: Facet::Theme, value: value(Facet::Theme, "crise") },
        ],
        offers: vec![
            offer(OfferedFilter::Value(Facet::Language, value(Facet::Language, "nl"))),
            offer(OfferedFilter::Value(Facet::Cost, value(Facet::Cost, "gratuit"))),
            offer(OfferedFilter::CostMax(repertoire_catalogue::Cents(10_000))),
        ],
    };
    let read = Results { reading, ..listed.clone() };
    let dropped = vec![
        Dropped::new("theme", "chats", DroppedWhy::UnknownValue),
        Dropped::new("couleur", "bleu", DroppedWhy::UnknownKey),
    ];
    let wide = repertoire_catalogue::ListColumn::ALL.into_iter().collect();
    let view = |style, columns| searched.selection.viewed(View { style, columns, ..View::default() });
    Ok(Sample {
        catalogue,
        table: searched.selection.clone(),
        wide: view(repertoire_catalogue::ListStyle::Table, wide),
        cards: view(repertoire_catalogue::ListStyle::Cards, repertoire_catalogue::Columns::default()),
        everything,
        narrowed,
        nothing,
        listed,
        read,
        dropped,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use repertoire_catalogue::Cost;

    use super::*;

    #[test]
    fn the_sample_is_read_without_a_remark_and_has_every_kind_cost_and_freshness() {
        let vocabulary = Arc::new(repertoire_import::shipped_vocabulary());
        let imported = repertoire_import::import(SAMPLE_CSV.as_bytes(), vocabulary).expect("a list");
        assert_eq!(imported.report.to_text(Locale::En).lines().count(), 1, "{}", imported.report.to_text(Locale::En));
        let schemes = imported.catalogue.schemes();
        let kinds: BTreeSet<usize> = schemes.iter().map(|scheme| scheme.kind.index()).collect();
        assert_eq!(kinds.len(), imported.catalogue.vocabulary().kinds.len());
        let costs: BTreeSet<&str> = schemes.iter().map(|scheme| scheme.cost.class().code()).collect();
        assert_eq!(costs.len(), 5, "{costs:?}");
        let minimal = &schemes[1];
        assert!(minimal.cost == Cost::NotStated && minimal.formats.is_empty() && minimal.verified.is_none());
    }

    #[test]
    fn nobody_real_is_named() {
        for scheme in sample_catalogue().expect("a catalogue").schemes() {
            let organiser = scheme.organiser.to_lowercase();
            assert!(organiser.contains("exemple") || organiser.contains("voorbeeld"), "{organiser}");
            assert!(scheme.url.host().ends_with("example.org") && scheme.source.host().ends_with("example.org"));
        }
    }
}

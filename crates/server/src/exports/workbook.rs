//! What a workbook says of itself: where the list comes from and what was filtered, for who finds the file a year later. Its cells are
//! the business of `repertoire_import`.

use repertoire_catalogue::{FACETS, Facet};
use repertoire_import::{About, AboutLine};

use super::Exported;
use crate::site::DATA_LICENCE;
use crate::text::exports_text;
use crate::views::staff::moment;
use crate::views::told;

/// In the reader's language: release, when it was published, licence, the address of the list, its criteria and its order.
pub(crate) fn about(of: &Exported) -> About {
    let (ctx, catalogue, selection) = (&of.ctx, of.catalogue(), &of.selection);
    let (words, said) = (ctx.text, exports_text(ctx.locale));
    let line = |label: &str, text: String| AboutLine { label: label.to_owned(), text, link: None };
    let mut lines = match &of.release.manifest {
        Some(manifest) => {
            let published = line(said.published, moment(ctx, manifest.time));
            vec![line(said.release, manifest.number.to_string()), published]
        }
        None => vec![line(said.release, said.unpublished.to_owned())],
    };
    // Row numbers take 32 bits.
    lines.push(line(said.rows, (words.count)(of.rows.len() as u32)));
    // A path alone leads nowhere from a file.
    let to = (!ctx.origin().is_empty()).then(|| of.address());
    lines.push(AboutLine { link: to, ..line(said.address, of.address()) });
    if selection.is_everything() {
        lines.push(line(said.criteria, said.criteria_none.to_owned()));
    }
    if !selection.text.is_empty() {
        lines.push(line(said.text, (words.query_chip)(&selection.text)));
    }
    for decl in &FACETS {
        let labels = selection.values(decl.facet).iter().map(|&value| {
            let value = catalogue.values(decl.facet).get(value);
            value.labels.get(ctx.locale)
        });
        let labels: Vec<&str> = labels.collect();
        if !labels.is_empty() {
            lines.push(line(decl.labels.get(ctx.locale), labels.join(" ; ")));
        }
    }
    if let Some(most) = selection.cost_max {
        lines.push(line(Facet::Cost.decl().labels.get(ctx.locale), (words.cost_max_chip)(most)));
    }
    lines.push(line(said.order, (words.sort_name)(told(selection)).to_owned()));
    let licence = (said.licensed)(DATA_LICENCE);
    lines.push(AboutLine { link: Some(DATA_LICENCE.to_owned()), ..line(said.licence, licence.clone()) });
    About { sheet: said.sheet.to_owned(), title: format!("{} – {}", words.site, words.tagline), licence, lines }
}

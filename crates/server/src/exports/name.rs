//! The name of a file: it tells criteria, release and date to who finds it in a folder a year later.

use repertoire_catalogue::slug;

use super::{Exported, FileKind};
use crate::limits::FILE_NAME_CRITERIA_BYTES_MAX;

/// `repertoire-deuil-gratuit-version-12-2026-11-27.csv`: letters, digits and hyphens only, whatever was searched for.
pub(crate) fn file_name(kind: FileKind, of: &Exported) -> String {
    let catalogue = of.catalogue();
    let mut criteria = slug(&of.selection.text);
    for (facet, value) in of.selection.chosen() {
        criteria.push('-');
        criteria.push_str(&slug(&catalogue.values(facet).get(value).code));
    }
    if let Some(most) = of.selection.cost_max {
        criteria.push_str(&slug(&format!("-max-{most}")));
    }
    // A slug is ASCII: any place to cut is one between characters.
    criteria.truncate(FILE_NAME_CRITERIA_BYTES_MAX);
    let release = of.release.manifest.as_ref().map(|manifest| format!("version-{}", manifest.number.0));
    let parts = ["repertoire".to_owned(), slug(&criteria), release.unwrap_or_default(), of.ctx.today.to_string()];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("{}.{}", parts.join("-"), kind.end())
}

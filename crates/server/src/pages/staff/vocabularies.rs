//! The vocabularies: taken away, changed, given back.

use std::collections::BTreeMap;

use axum::extract::{Request, State};
use axum::response::Response;
use repertoire_import::{VOCABULARY_FILES, plain_csv};
use repertoire_staff::{DraftKind, VocabularyDraft};

use super::import::begun;
use super::{frame, refused, sent_to, shown};
use crate::area::form;
use crate::area::signed::{Editor, Signed};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::state::AppState;
use crate::text::staff_text;
use crate::views::staff::{path, vocabularies};

/// The files of the release that is served, with the number of their rows.
async fn files(signed: &Signed) -> Result<Vec<(String, usize)>, Problem> {
    let content = super::files::served(signed).await?.content;
    let rows = |bytes: &[u8]| {
        let filled = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
        filled.saturating_sub(1)
    };
    let files = content.files().filter(|(name, _)| VOCABULARY_FILES.contains(name));
    Ok(files.map(|(name, bytes)| (name.to_owned(), rows(bytes))).collect())
}

pub(super) async fn list(ctx: Ctx, signed: Signed) -> Result<Response, Problem> {
    let files = files(&signed).await?;
    Ok(shown(vocabularies::page(&ctx, &frame(&ctx, &signed), &files, None)))
}

/// The vocabulary file that a name means, before a browser numbered it for it was saved more than once, and a spreadsheet gave it
/// another end: `Themes (2).xlsx` is `themes.csv`.
fn vocabulary_name(name: &str) -> Option<&'static str> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let numbered = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('('));
    let first = match numbered {
        Some((first, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            first.trim_end()
        }
        _ => stem,
    };
    let name = first.to_lowercase() + ".csv";
    VOCABULARY_FILES.into_iter().find(|known| **known == *name)
}

/// Takes changed files, and begins a draft with them.
pub(super) async fn upload(
    ctx: Ctx,
    State(state): State<AppState>,
    Editor(signed): Editor,
    request: Request,
) -> Result<Response, Problem> {
    let words = staff_text(ctx.locale);
    let mut sent = form::files(&signed.area, request, &state).await?;
    signed.recheck().await?;
    let (mut files, mut problem) = (BTreeMap::new(), None);
    for file in std::mem::take(&mut sent.files) {
        let Some(name) = vocabulary_name(&file.name) else {
            problem = Some((words.vocabulary_unknown)(&file.name));
            break;
        };
        let _turn = signed.area.alone().await;
        let read = tokio::task::spawn_blocking(move || plain_csv(&file.bytes)).await.map_err(|_| Problem::Failed)?;
        match read {
            Ok(csv) => {
                files.insert(name.to_owned(), signed.area.drafts.keep(&csv.into()).await?);
            }
            Err(error) => {
                problem = Some(format!("{name}{}{}", ctx.colon(), error.message(ctx.locale)));
                break;
            }
        }
    }
    if problem.is_none() && files.is_empty() {
        problem = Some(words.file_missing.to_owned());
    }
    if let Some(problem) = problem {
        let files = self::files(&signed).await?;
        return Ok(refused(vocabularies::page(&ctx, &frame(&ctx, &signed), &files, Some(&problem))));
    }
    let draft = begun(&signed.area, &signed, DraftKind::Vocabulary(VocabularyDraft { files })).await;
    let id = signed.area.drafts.begin(&draft).await?;
    Ok(sent_to(&path(&ctx, &format!("/brouillons/{id}/verifier"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_name_as_browsers_and_spreadsheets_change_it() {
        for name in ["themes.csv", "themes (1).csv", "themes(12).csv", "Themes.xlsx", "themes (2).ods", "themes"] {
            assert_eq!(vocabulary_name(name), Some("themes.csv"), "{name}");
        }
        for name in ["autre.csv", "themes (x).csv", "themes ().csv", "", "(1).csv", "../themes.csv"] {
            assert_eq!(vocabulary_name(name), None, "{name}");
        }
    }
}

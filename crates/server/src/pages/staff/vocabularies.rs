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

/// Takes changed files, and begins a draft with them.
pub(super) async fn upload(
    ctx: Ctx,
    State(state): State<AppState>,
    Editor(signed): Editor,
    request: Request,
) -> Result<Response, Problem> {
    let words = staff_text(ctx.locale);
    let sent = form::files(&signed.area, request, &state).await?;
    let (mut files, mut problem) = (BTreeMap::new(), None);
    for file in sent {
        // `themes.xlsx` is `themes.csv` as a spreadsheet keeps it.
        let name = file.name.rsplit_once('.').map_or(file.name.as_str(), |(name, _)| name).to_lowercase() + ".csv";
        if !VOCABULARY_FILES.contains(&name.as_str()) {
            problem = Some((words.vocabulary_unknown)(&file.name));
            break;
        }
        let _turn = signed.area.alone().await;
        let read = tokio::task::spawn_blocking(move || plain_csv(&file.bytes)).await.map_err(|_| Problem::Failed)?;
        match read {
            Ok(csv) => {
                files.insert(name, signed.area.drafts.keep(&csv.into()).await?);
            }
            Err(error) => {
                problem = Some(format!("{name} : {}", error.message(ctx.locale)));
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

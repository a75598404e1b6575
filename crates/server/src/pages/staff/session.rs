//! Signing in and out, and one's own account.

use axum::RequestExt;
use axum::extract::{Request, State};
use axum::http::Uri;
use axum::response::Response;
use jiff::Timestamp;
use repertoire_catalogue::Locale;
use repertoire_staff::{
    ATTEMPTS_MINUTES, Account, AccountError, Event, EventKind, Name, PASSWORD_CHARS_MAX, PASSWORD_CHARS_MIN, Password,
    PasswordError,
};

use super::{frame, parameter, refused, sent_to, shown};
use crate::area::form::Form;
use crate::area::signed::{self, Refused, Signed, sent_with_cookie};
use crate::ctx::Ctx;
use crate::error::Problem;
use crate::peer;
use crate::state::AppState;
use crate::text::staff_text;
use crate::views::staff::{account, path, sign_in};

/// The form. Who is signed in already is sent on.
pub(super) async fn form(
    ctx: Ctx,
    State(state): State<AppState>,
    uri: Uri,
    signed: Result<Signed, Refused>,
) -> Result<Response, Problem> {
    signed::area(&state)?;
    let to = parameter(&uri, "vers").filter(|to| is_of_staff(to)).unwrap_or_default();
    if signed.is_ok() {
        return Ok(sent_to(&onward(&ctx, &to)));
    }
    let words = staff_text(ctx.locale);
    let ended = parameter(&uri, "fin").map(|how| if how == "2" { words.sign_in_lost } else { words.sign_in_again });
    Ok(shown(sign_in::page(&ctx, "", &to, ended)))
}

/// Lets somebody in. Unknown names, wrong passwords and disabled accounts get the same answer after the same time.
pub(super) async fn sign_in(ctx: Ctx, State(state): State<AppState>, request: Request) -> Result<Response, Problem> {
    let area = signed::area(&state)?;
    let words = staff_text(ctx.locale);
    let address = peer::address(request.extensions(), request.headers(), state.0.behind_proxy);
    let before = signed::token(request.headers());
    let form = Form::of_anyone(request).await?;
    let (typed, to) = (form.text("nom"), form.text("vers"));
    let to = if is_of_staff(to) { to } else { "" };
    let name = Name::parse(typed);
    let counted = name.as_ref().map_or(typed, Name::as_str);
    if !area.throttle.attempt(counted, address) {
        return Ok(refused(sign_in::page(&ctx, typed, to, Some(&(words.sign_in_throttled)(ATTEMPTS_MINUTES)))));
    }
    let accounts = area.accounts.read().await?;
    let known = name.as_ref().and_then(|name| accounts.get(name));
    let right = area.passwords.verify(form.raw("mot-de-passe"), known.map(Account::hash)).await;
    let Some(account) = known.filter(|account| right && !account.disabled) else {
        tracing::info!(%address, "a sign-in failed");
        return Ok(refused(sign_in::page(&ctx, typed, to, Some(words.sign_in_wrong))));
    };
    area.throttle.succeeded(counted, address);
    if let Some(before) = before {
        area.sessions.end(&before, Timestamp::now()).await?;
    }
    let token = area.sessions.begin(account, Timestamp::now()).await?;
    tracing::info!(account = %account.name, "signed in");
    Ok(sent_with_cookie(Some(&token), &onward(&ctx, to)))
}

fn onward(ctx: &Ctx, to: &str) -> String {
    if to.is_empty() { path(ctx, "") } else { to.to_owned() }
}

/// Whether an address is one of the staff area: where a sign-in leads is never another site.
fn is_of_staff(to: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-.".contains(c);
    let inside = Locale::ALL.iter().any(|locale| {
        let area = format!("/{}/gestion", locale.tag());
        to == area || to.starts_with(&(area + "/"))
    });
    inside && to.chars().all(plain) && !to.contains("//") && !to.contains("..")
}

pub(super) async fn sign_out(ctx: Ctx, signed: Signed) -> Result<Response, Problem> {
    signed.area.sessions.end(&signed.token, Timestamp::now()).await?;
    Ok(sent_with_cookie(None, &path(&ctx, "/connexion")))
}

pub(super) async fn sign_out_everywhere(ctx: Ctx, signed: Signed) -> Result<Response, Problem> {
    happened(&signed, EventKind::SignedOutEverywhere).await?;
    Ok(sent_with_cookie(None, &path(&ctx, "/connexion")))
}

async fn happened(signed: &Signed, kind: EventKind) -> Result<(), Problem> {
    let name = signed.name().clone();
    let event = Event { account: name.clone(), time: Timestamp::now(), by: Some(name), kind };
    signed.area.accounts.write_own(event, &signed.account).await.map_err(|error| match error {
        AccountError::Store(error) => error.into(),
        AccountError::Over => Problem::ReadOnly,
        AccountError::Exists | AccountError::Unknown => Problem::Failed,
    })
}

pub(super) async fn account(ctx: Ctx, uri: Uri, signed: Signed) -> Response {
    let done = parameter(&uri, "fait").map(|_| staff_text(ctx.locale).password_done);
    shown(account::page(&ctx, &frame(&ctx, &signed), done, None))
}

/// Another password: all sessions end, and this browser gets a new one.
pub(super) async fn change_password(
    ctx: Ctx,
    State(state): State<AppState>,
    signed: Signed,
    request: Request,
) -> Result<Response, Problem> {
    let words = staff_text(ctx.locale);
    let address = peer::address(request.extensions(), request.headers(), state.0.behind_proxy);
    let form: Form = request.extract_with_state(&state).await?;
    let not_done = |why: &str| Ok(refused(account::page(&ctx, &frame(&ctx, &signed), None, Some(why))));
    // A session left open somewhere must not be a way to guess the password.
    if !signed.area.throttle.attempt(signed.name().as_str(), address) {
        return not_done(&(words.sign_in_throttled)(ATTEMPTS_MINUTES));
    }
    if !signed.area.passwords.verify(form.raw("actuel"), Some(signed.account.hash())).await {
        return not_done(words.password_wrong);
    }
    signed.area.throttle.succeeded(signed.name().as_str(), address);
    let new = form.raw("nouveau");
    if new != form.raw("encore") {
        return not_done(words.passwords_differ);
    }
    let password = match Password::new(new, signed.name().as_str()) {
        Ok(password) => password,
        Err(PasswordError::TooShort) => return not_done(&(words.password_short)(PASSWORD_CHARS_MIN)),
        Err(PasswordError::TooLong) => return not_done(&(words.password_long)(PASSWORD_CHARS_MAX)),
        Err(PasswordError::Common) => return not_done(words.password_common),
    };
    let hash = signed.area.passwords.hash(password.as_str()).await;
    happened(&signed, EventKind::Changed { hash }).await?;
    let accounts = signed.area.accounts.read().await?;
    let account = accounts.get(signed.name()).ok_or(Problem::Failed)?;
    let token = signed.area.sessions.begin(account, Timestamp::now()).await?;
    Ok(sent_with_cookie(Some(&token), &path(&ctx, "/compte?fait=1")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_leads_nowhere_else() {
        assert!(is_of_staff("/fr/gestion"));
        assert!(is_of_staff("/nl/gestion/versions/3"));
        for other in [
            "",
            "/fr",
            "//evil.example",
            "/fr/gestion//evil.example",
            "https://evil.example/fr/gestion",
            "/fr/gestionevil",
            "/fr/gestion/../..",
            "/fr/gestion/\\evil",
            "/fr/gestion/a?b",
            "/de/gestion",
        ] {
            assert!(!is_of_staff(other), "{other}");
        }
    }
}

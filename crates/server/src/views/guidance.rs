//! The guided choice: one plain question a page, each answer a link, then the schemes that fit with the reasons why.

use maud::{Markup, html};
use repertoire_catalogue::{Catalogue, Cost, Dropped, DroppedWhy, OnSite, Scheme, Selection};
use repertoire_search::{Answers, Asked, Budget, Criterion, Fit, Guidance, Match, Matches, Question, Setting, Tally};

use super::components::{Commas, Icon, compare_form, keep_box, kind_badge, labels, row_lang, scheme_path};
use super::layout::{Frame, document};
use crate::ctx::Ctx;
use crate::guided;
use crate::shortlist;
use crate::text::{ChoiceText, choice_text};

/// The page of one question.
pub(crate) fn question(
    ctx: &Ctx,
    catalogue: &Catalogue,
    answers: &Answers,
    question: Question,
    choices: &[(Answers, Tally)],
    dropped: &[Dropped],
) -> Markup {
    let words = choice_text(ctx.locale);
    let step = (words.step)(question.number(), Question::ALL.len());
    let heading = (words.question)(question);
    let main = html! {
        section.guided {
            p.step { (step) }
            // The same again for the eye.
            progress max=(Question::ALL.len()) value=(question.number()) aria-hidden="true" {}
            h1 #contenu tabindex="-1" { (heading) }
            p.hint { ((words.question_hint)(question)) }
            (notices(ctx, dropped))
            @if *answers != Answers::default() && choices.iter().all(|(_, tally)| tally.fitting + tally.possible == 0) {
                @let nearest = Question::ALL.into_iter().fold(*answers, |so_far, question| {
                    if so_far.is_open(question) { so_far.passed(question) } else { so_far }
                });
                p.dead-end { (words.dead_end) " " a href=(path(ctx, catalogue, &nearest)) rel="nofollow" { (words.dead_end_nearest) } "." }
            }
            @if question == Question::Means {
                @for budget in Budget::ALL {
                    h2 { ((words.budget)(budget)) }
                    (choice_list(ctx, catalogue, question, choices.iter().filter(|(of, _)| of.budget == Asked::Given(budget))))
                }
            } @else {
                (choice_list(ctx, catalogue, question, choices.iter()))
            }
            p.onward-links {
                a.pass href=(path(ctx, catalogue, &answers.passed(question))) rel="nofollow" { (words.pass) }
                @if let Some(previous) = question.previous() {
                    a.previous href=(path(ctx, catalogue, &answers.reopened(previous))) rel="nofollow" { (words.back) }
                }
            }
            @if *answers != Answers::default() { (recap(ctx, catalogue, answers)) }
        }
    };
    let title = format!("{step}{}{heading}", words.step_colon);
    // The first page is the way in; what follows are combinations without end.
    framed(ctx, catalogue, answers, &title, *answers != Answers::default(), &main)
}

/// What the answers lead to. `listed` is the same asked of the list, and how many schemes it shows.
pub(crate) fn results(
    ctx: &Ctx,
    catalogue: &Catalogue,
    answers: &Answers,
    found: &Guidance,
    listed: (&Selection, u32),
    dropped: &[Dropped],
) -> Markup {
    let words = choice_text(ctx.locale);
    let unnarrowed = found.fitting.rows.first().is_some_and(|of| of.fits.is_empty());
    let heading = match (found.fitting.total, found.possible.total) {
        _ if catalogue.schemes().is_empty() => words.no_scheme_title.into(),
        // "Whatever it costs" is an answer, though it narrows nothing.
        _ if unnarrowed && Question::ALL.iter().all(|&of| given(ctx, catalogue, answers, of).is_none()) => {
            words.unnarrowed_title.into()
        }
        (0, 0) => words.nearest_title.into(),
        (0, possible) => (words.possible_title)(possible),
        (fitting, _) => (words.fitting_title)(fitting),
    };
    let in_list =
        |label: &str| html! { a href={ (ctx.list()) (listed.0.to_query(catalogue)) } rel="nofollow" { (label) } };
    let compared: Vec<&str> =
        found.fitting.rows.iter().map(|of| catalogue.schemes()[of.row as usize].id.as_str()).collect();
    let main = html! {
        section.guided.guided-results {
            h1 #contenu tabindex="-1" { (heading) }
            (notices(ctx, dropped))
            (recap(ctx, catalogue, answers))
            @if catalogue.schemes().is_empty() {
                p { (words.no_scheme) }
            } @else if unnarrowed {
                p { ((words.unnarrowed)(found.fitting.total)) }
                p { a.onward href=(ctx.list()) { (ctx.text.see_all) } }
            } @else {
                (group(ctx, catalogue, answers, &found.fitting, "convient", &(words.fitting)(found.fitting.total), None))
                (group(
                    ctx, catalogue, answers, &found.possible, "peut-etre",
                    &(words.possible)(found.possible.total), Some(words.possible_hint),
                ))
                (group(ctx, catalogue, answers, &found.nearest, "proche", words.nearest, Some(words.nearest_hint)))
                (compare_form(ctx))
                section.next-steps aria-labelledby="suite" {
                    h2 #suite { (words.next) }
                    ul {
                        @if compared.len() > 1 {
                            li {
                                a href={ (ctx.list()) "/selection" (shortlist::query_of(compared.iter().copied())) } rel="nofollow" {
                                    ((words.compare)(compared.len()))
                                }
                            }
                        }
                        li { @if listed.1 > 0 { (in_list(&(words.in_list)(listed.1))) } @else { (in_list(words.in_list_none)) } }
                        li { a href={ (ctx.list()) "/orientation" } { (words.restart) } }
                    }
                }
            }
        }
    };
    framed(ctx, catalogue, answers, &heading, true, &main)
}

fn framed(ctx: &Ctx, catalogue: &Catalogue, answers: &Answers, title: &str, noindex: bool, main: &Markup) -> Markup {
    let path = format!("/orientation{}", guided::query(answers, catalogue));
    document(ctx, &Frame::of_page(ctx, title, &path).unlisted(noindex), main)
}

fn path(ctx: &Ctx, catalogue: &Catalogue, answers: &Answers) -> String {
    format!("{}/orientation{}", ctx.list(), guided::query(answers, catalogue))
}

fn notices(ctx: &Ctx, dropped: &[Dropped]) -> Markup {
    if dropped.is_empty() {
        return Markup::default();
    }
    let words = choice_text(ctx.locale);
    let sentence = |pair: &Dropped| {
        let name = guided::question(&pair.key).map_or("", |question| (words.question_name)(question));
        match pair.why {
            DroppedWhy::Repeated => (words.repeated_answer)(name),
            _ => (words.unknown_answer)(name, &pair.value),
        }
    };
    html! {
        div.notices role="note" aria-label=(ctx.text.notices_label) { @for pair in dropped { p { (sentence(pair)) } } }
    }
}

fn choice_list<'a>(
    ctx: &Ctx,
    catalogue: &Catalogue,
    question: Question,
    choices: impl Iterator<Item = &'a (Answers, Tally)>,
) -> Markup {
    let words = choice_text(ctx.locale);
    html! {
        ul.choices data-question=(question.number()) {
            @for (after, tally) in choices {
                @let (before, label, hint) = choice_label(ctx, catalogue, question, after);
                li {
                    a href=(path(ctx, catalogue, after)) rel="nofollow" data-none=[(tally.fitting + tally.possible == 0).then_some("oui")] {
                        @if !before.is_empty() { span.unseen { (before) ", " } }
                        span.answer { (label) }
                        @if !hint.is_empty() { " " span.hint { (hint) } }
                        " " span.count { ((words.tally)(tally.fitting, tally.possible)) }
                    }
                }
            }
        }
    }
}

/// What stands before an answer for who does not see under which heading it stands, the answer, and what it means.
fn choice_label<'a>(
    ctx: &Ctx,
    catalogue: &'a Catalogue,
    question: Question,
    after: &Answers,
) -> (&'static str, std::borrow::Cow<'a, str>, &'static str) {
    let words = choice_text(ctx.locale);
    let with_hint = |(label, hint): (&'static str, &'static str)| ("", label.into(), hint);
    let nothing = ("", "".into(), "");
    match question {
        Question::Need => after.need.given().map_or(nothing, |need| with_hint((words.need)(need))),
        Question::Theme => {
            let themes = &catalogue.vocabulary().themes;
            after.theme.given().map_or(nothing, |theme| ("", themes.entry(theme).labels.get(ctx.locale).into(), ""))
        }
        Question::Setting => after.setting.given().map_or(nothing, |setting| with_hint((words.setting)(setting))),
        Question::Means => {
            let language = in_language(ctx, catalogue, after).unwrap_or_else(|| words.any_language.into());
            (after.budget.given().map_or("", words.budget), language.into(), "")
        }
    }
}

fn in_language(ctx: &Ctx, catalogue: &Catalogue, answers: &Answers) -> Option<String> {
    let languages = &catalogue.vocabulary().languages;
    let words = choice_text(ctx.locale);
    answers.language.given().map(|code| (words.in_language)(languages.entry(code).labels.get(ctx.locale)))
}

/// The answers so far, each with a link to change it.
fn recap(ctx: &Ctx, catalogue: &Catalogue, answers: &Answers) -> Markup {
    let words = choice_text(ctx.locale);
    let answered = Question::ALL.into_iter().filter(|&question| !answers.is_open(question));
    html! {
        section.recap aria-labelledby="reponses" {
            h2 #reponses { (words.answers) }
            dl {
                @for question in answered {
                    @let name = (words.question_name)(question);
                    div {
                        dt { (name) }
                        dd {
                            span.given { (given(ctx, catalogue, answers, question).unwrap_or_else(|| words.passed.into())) }
                            " "
                            a.change href=(path(ctx, catalogue, &answers.reopened(question))) rel="nofollow" {
                                (words.change) span.unseen { " (" (name) ")" }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was answered, in words; nothing where the question was passed over.
fn given(ctx: &Ctx, catalogue: &Catalogue, answers: &Answers, question: Question) -> Option<String> {
    let words = choice_text(ctx.locale);
    match question {
        Question::Need => answers.need.given().map(|need| (words.need)(need).0.to_owned()),
        Question::Theme => {
            let themes = &catalogue.vocabulary().themes;
            answers.theme.given().map(|theme| themes.entry(theme).labels.get(ctx.locale).to_owned())
        }
        Question::Setting => answers.setting.given().map(|setting| (words.setting)(setting).0.to_owned()),
        Question::Means => {
            let budget = answers.budget.given().map(|budget| (words.budget)(budget).to_owned());
            let said: Vec<String> = budget.into_iter().chain(in_language(ctx, catalogue, answers)).collect();
            (!said.is_empty()).then(|| said.join(", "))
        }
    }
}

fn group(
    ctx: &Ctx,
    catalogue: &Catalogue,
    answers: &Answers,
    matches: &Matches,
    id: &str,
    heading: &str,
    hint: Option<&str>,
) -> Markup {
    if matches.total == 0 {
        return Markup::default();
    }
    let rest = matches.total - matches.rows.len() as u32;
    html! {
        section.matches aria-labelledby=(id) {
            h2 id=(id) { (heading) }
            @if let Some(hint) = hint { p.hint { (hint) } }
            ol { @for of in &matches.rows { (matched(ctx, catalogue, answers, of)) } }
            // The nearest of a long list are no beginning of one.
            @if rest > 0 && id != "proche" { p.hint { ((choice_text(ctx.locale).others)(rest)) } }
        }
    }
}

fn matched(ctx: &Ctx, catalogue: &Catalogue, answers: &Answers, of: &Match) -> Markup {
    let words = choice_text(ctx.locale);
    let scheme = &catalogue.schemes()[of.row as usize];
    html! {
        li {
            h3 { a.title href=(scheme_path(ctx, scheme)) lang=[row_lang(ctx, catalogue, scheme)] { (scheme.title) } }
            p.by { (kind_badge(ctx, catalogue, scheme)) " · " span.organiser { (scheme.organiser) } }
            ul.fits {
                @for &(criterion, fit) in &of.fits {
                    li data-fit=(fit_code(fit)) {
                        (Icon(sign(fit)))
                        span.unseen { ((words.fit)(fit)) }
                        (reason(ctx, words, catalogue, scheme, answers, criterion, fit))
                    }
                }
            }
            (keep_box(ctx, catalogue, scheme))
        }
    }
}

const fn fit_code(fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => "oui",
        Fit::Open => "demander",
        Fit::No => "non",
    }
}

/// The drawing that goes with it.
const fn sign(fit: Fit) -> &'static str {
    match fit {
        Fit::Yes => "yes",
        Fit::Open => "ask",
        Fit::No => "no",
    }
}

/// Why a scheme fits a criterion, or does not, in words.
fn reason(
    ctx: &Ctx,
    words: &ChoiceText,
    catalogue: &Catalogue,
    scheme: &Scheme,
    answers: &Answers,
    criterion: Criterion,
    fit: Fit,
) -> String {
    let (vocabulary, locale) = (catalogue.vocabulary(), ctx.locale);
    let formats = || Commas(labels(&vocabulary.formats, &scheme.formats, locale)).to_string();
    match (criterion, fit) {
        (Criterion::Need, fit) => {
            let kind = vocabulary.kinds.entry(scheme.kind).labels.get(locale);
            if fit == Fit::No { (words.kind_other)(kind) } else { kind.to_owned() }
        }
        (Criterion::Theme, Fit::No) => {
            (words.theme_other)(&Commas(labels(&vocabulary.themes, &scheme.themes, locale)).to_string())
        }
        (Criterion::Theme, _) => given(ctx, catalogue, answers, Question::Theme).unwrap_or_default(),
        (Criterion::Audience, Fit::Open) => words.audience_unstated.into(),
        (Criterion::Audience, Fit::No) => words.audience_teams_only.into(),
        (Criterion::Audience, Fit::Yes) => {
            let alone = answers.setting == Asked::Given(Setting::Alone);
            if alone { words.audience_open_to_all.into() } else { words.audience_teams.into() }
        }
        (Criterion::Place, fit) => match (answers.setting.given(), fit) {
            (Some(Setting::TeamHere), _) => match scheme.on_site {
                OnSite::Yes => words.here.into(),
                OnSite::ToBeAgreed => words.here_agreed.into(),
                OnSite::NotStated => words.here_unstated.into(),
                OnSite::No => words.here_no.into(),
            },
            (_, Fit::Yes) => formats(),
            (Some(Setting::Online), Fit::Open) => words.online_unstated.into(),
            (Some(Setting::Online), Fit::No) => (words.online_no)(&formats()),
            (_, Fit::Open) => words.there_unstated.into(),
            (_, Fit::No) => (words.there_no)(&formats()),
        },
        (Criterion::Cost, fit) => match (scheme.cost, fit) {
            // Nothing to pay, however it is written.
            (_, Fit::Yes) => (words.budget)(Budget::Free).into(),
            (Cost::Included, _) => words.cost_included.into(),
            (Cost::NotStated, _) => words.cost_unstated.into(),
            (cost, _) => (words.cost_other)(&(ctx.text.cost_words)(cost)),
        },
        (Criterion::Language, fit) => {
            let wanted = in_language(ctx, catalogue, answers).unwrap_or_default();
            let given = Commas(labels(&vocabulary.languages, &scheme.languages, locale)).to_string();
            if fit == Fit::No { (words.language_other)(&wanted, &given) } else { given }
        }
    }
}

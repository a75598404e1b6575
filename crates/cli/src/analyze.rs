//! `repertoire analyze`: what each step of the analysis makes of a text.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::ArgMatches;
use repertoire_catalogue::Locale;
use repertoire_search::analysis::{Languages, Token, VERSION, analyze, is_function_word};
use repertoire_server::api;

use crate::args::{JSON, TEXT};
use crate::config::Config;
use crate::failure::Failure;
use crate::table;
use crate::words::words;

pub(crate) fn run(matches: &ArgMatches, config: &Config) -> Result<ExitCode, Failure> {
    let given: Vec<&str> = matches.get_many::<String>(TEXT).into_iter().flatten().map(String::as_str).collect();
    let text = given.join(" ");
    let tokens = analyze(&text, languages(matches));
    let mut out = io::stdout().lock();
    if matches.get_flag(JSON) {
        writeln!(out, "{}", api::analysis_json(&text, &tokens))?;
    } else {
        out.write_all(shown(&text, &tokens, config.locale).as_bytes())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The languages by whose rules to read: the one asked for, or all.
pub(crate) fn languages(matches: &ArgMatches) -> Languages {
    let asked = matches.get_one::<String>(crate::args::LANGUAGE).and_then(|tag| Locale::from_tag(tag));
    asked.map_or(Languages::ALL, Languages::one)
}

fn shown(text: &str, tokens: &[Token], locale: Locale) -> String {
    let words = words(locale);
    let mut table = table::ruled();
    table.set_header(words.analysis_columns);
    for token in tokens {
        let families: Vec<String> =
            token.families().into_iter().map(|(language, family)| format!("{} {family}", language.tag())).collect();
        let tells = if token.forms().all(is_function_word) { words.tells_nothing } else { "" };
        table.add_row([
            &text[token.range.clone()],
            &token.forms().collect::<Vec<_>>().join(" "),
            &families.join("\n"),
            &token.parts().join(" "),
            tells,
        ]);
    }
    format!("{}\n{table}\n", (words.analysis_version)(VERSION))
}

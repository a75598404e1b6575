//! The command line: which commands there are, their options and their help, in French as is all that operators read.

use clap::builder::ValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};
use repertoire_catalogue::{COST_MAX_KEY, FACETS, FacetDecl, PAGE_KEY, SORT_KEY, Sort};

use repertoire_import::{Delimiter, Encoding};
use repertoire_staff::Role;

use crate::settings::{CONFIG_FLAG, CONFIG_VARIABLE, ON, SETTINGS, SWITCH};

pub(crate) const SERVE: &str = "serve";
pub(crate) const CHECK: &str = "check";
pub(crate) const DIFF: &str = "diff";
pub(crate) const SEARCH: &str = "search";
pub(crate) const STATS: &str = "stats";

pub(crate) const RELEASES: &str = "releases";
pub(crate) const STAFF: &str = "staff";
pub(crate) const PARTNERS: &str = "partners";

/// Commands below `releases`; its `diff` has the name of [`DIFF`].
pub(crate) const LIST: &str = "list";
pub(crate) const SHOW: &str = "show";
pub(crate) const PUBLISH: &str = "publish";
pub(crate) const ROLLBACK: &str = "rollback";
pub(crate) const EXPORT: &str = "export";
pub(crate) const VERIFY: &str = "verify";
/// Commands below `staff`, besides [`LIST`].
pub(crate) const ADD: &str = "add";
pub(crate) const DISABLE: &str = "disable";
pub(crate) const RESET: &str = "reset";
/// Commands below `partners`, besides [`LIST`], [`PUBLISH`], [`EXPORT`] and [`DISABLE`].
pub(crate) const ENABLE: &str = "enable";
/// Argument of the commands below `partners`.
pub(crate) const CODE: &str = "code";

/// Arguments of the commands below `releases`.
pub(crate) const NUMBER: &str = "number";
pub(crate) const BEFORE: &str = "before";
pub(crate) const AFTER: &str = "after";
pub(crate) const NOTE: &str = "note";
pub(crate) const AUTHOR: &str = "author";
pub(crate) const CONFIRM: &str = "confirm";
pub(crate) const TO: &str = "to";
/// Arguments of the commands below `staff`.
pub(crate) const NAME: &str = "name";
pub(crate) const ROLE: &str = "role";

pub(crate) const ANALYZE: &str = "analyze";
pub(crate) const EVAL: &str = "eval";

/// Argument of `analyze` and `eval`: by the rules of which language. Their own words follow the settings all the same.
pub(crate) const LANGUAGE: &str = "lang";
/// Argument of `eval`: pairs of words instead of queries.
pub(crate) const PAIRS: &str = "pairs";
/// Prints JSON.
pub(crate) const JSON: &str = "json";

/// Argument of `check`, `diff` and `eval`: the file.
pub(crate) const FILE: &str = "file";
/// Arguments of `check` and `diff`: how the file is to be read.
pub(crate) const ENCODING: &str = "encoding";
pub(crate) const DELIMITER: &str = "delimiter";
pub(crate) const SHEET: &str = "sheet";
pub(crate) const HEADER_ROW: &str = "header-row";
/// Argument of `search`: the text.
pub(crate) const TEXT: &str = "text";
/// How the result is printed.
pub(crate) const FORMAT: &str = "format";

const TEMPLATE: &str = "{about-with-newline}\nUsage : {usage}\n\n{all-args}{after-help}";
const EXIT_CODES: &str = "Codes de sortie :\n  \
    0  tout va bien (aussi quand une recherche ne trouve rien, ou qu'un catalogue n'a que des avertissements)\n  \
    1  la liste lue contient des erreurs, ou ce qui est publié est endommagé\n  \
    2  la commande n'a pas pu faire son travail ; une phrase dit pourquoi et que faire";

/// The whole command line.
pub(crate) fn command() -> Command {
    let root = Command::new("repertoire")
        .about("Le répertoire des appuis en santé mentale pour les professionnel·les à Bruxelles : site, recherche et vérification du catalogue.\nSans commande, sert le site, comme « serve ».")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help("Affiche la version."))
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .args_conflicts_with_subcommands(true)
        .subcommand(dressed(SERVE, "Sert le site jusqu'à ce qu'on l'arrête (Ctrl-C).", Command::new(SERVE)))
        .subcommand(check())
        .subcommand(diff())
        .subcommand(releases())
        .subcommand(partners())
        .subcommand(staff())
        .subcommand(search())
        .subcommand(analyze())
        .subcommand(eval())
        .subcommand(dressed(
            STATS,
            "Compte le catalogue par valeur, et montre où il est incomplet ou ancien.",
            Command::new(STATS),
        ));
    with_settings(SERVE, root.help_template(TEMPLATE).after_help(EXIT_CODES).disable_help_flag(true).arg(help()))
}

fn check() -> Command {
    let command = reading_a_list(Command::new(CHECK)).arg(format(
        "Comment écrire le rapport : text, json, ou xlsx (la liste elle-même, remarques à l'appui). [défaut : text]",
        &["text", "json", "xlsx"],
    ));
    dressed(CHECK, "Dit ce que l'importation fait d'une liste, cellule par cellule, sans rien publier.", command)
}

fn diff() -> Command {
    let command = reading_a_list(Command::new(DIFF)).arg(report_format());
    dressed(DIFF, "Dit ce qu'une liste changerait au catalogue : ce qui est nouveau, modifié, retiré.", command)
}

fn releases() -> Command {
    let number = || Arg::new(NUMBER).value_name("N").value_parser(clap::value_parser!(u32).range(1..));
    let newest = "Le numéro de la version. [défaut : la dernière]";
    let of = |name: &'static str, help: &'static str| {
        Arg::new(name).value_name("N").required(true).value_parser(clap::value_parser!(u32).range(1..)).help(help)
    };
    let confirm = Arg::new(CONFIRM).long(CONFIRM).value_name("N").value_parser(clap::value_parser!(usize));
    let to = Arg::new(TO).long(TO).value_name("FICHIER").required(true).value_parser(ValueParser::path_buf());
    let below = |about: &'static str, command: Command| dressed_as(RELEASES, about, command);
    let command = Command::new(RELEASES)
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .subcommand(below("Liste les versions publiées, la dernière d'abord.", Command::new(LIST)))
        .subcommand(below("Dit tout d'une version.", Command::new(SHOW).arg(number().help(newest))))
        .subcommand(below(
            "Compare deux versions.",
            Command::new(DIFF)
                .arg(of(BEFORE, "La version d'avant."))
                .arg(of(AFTER, "La version d'après."))
                .arg(report_format()),
        ))
        .subcommand(below(
            "Publie une liste à la place du catalogue, si elle ne contient aucune erreur.",
            reading_a_list(Command::new(PUBLISH))
                .arg(note())
                .arg(author())
                .arg(confirm.help("Le nombre de dispositifs qui disparaissent, quand ils sont nombreux.")),
        ))
        .subcommand(below(
            "Publie de nouveau le contenu d'une version.",
            Command::new(ROLLBACK).arg(of(NUMBER, "Le numéro de la version.")).arg(note()).arg(author()),
        ))
        .subcommand(below(
            "Écrit une version dans un fichier : csv, xlsx, ou zip (tout).",
            Command::new(EXPORT).arg(number().help(newest)).arg(to.help("Le fichier, dont la fin dit la forme.")),
        ))
        .subcommand(below("Relit tout ce qui est publié et le compare à ses empreintes.", Command::new(VERIFY)));
    dressed(RELEASES, "L'histoire de ce qui a été publié : voir, comparer, publier, revenir en arrière.", command)
}

fn note() -> Arg {
    Arg::new(NOTE).long(NOTE).value_name("TEXTE").help("Ce qui change, en une phrase.")
}

fn author() -> Arg {
    Arg::new(AUTHOR).long(AUTHOR).value_name("NOM").help("Qui publie. [défaut : votre nom sur cette machine]")
}

fn partners() -> Command {
    let code = || Arg::new(CODE).value_name("CODE").required(true).help("Le code du partenaire.");
    let file = Arg::new(FILE).value_name("FICHIER").required(true).value_parser(ValueParser::path_buf());
    let to = Arg::new(TO).long(TO).value_name("FICHIER").required(true).value_parser(ValueParser::path_buf());
    let below = |about: &'static str, command: Command| dressed_as(PARTNERS, about, command);
    let command = Command::new(PARTNERS)
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .subcommand(below("Liste les partenaires.", Command::new(LIST)))
        .subcommand(below(
            "Publie les partenaires d'un fichier à la place de ceux d'avant, s'il ne contient aucune erreur.",
            Command::new(PUBLISH)
                .arg(file.help("Un classeur ou un CSV avec les colonnes que « export » écrit."))
                .arg(note())
                .arg(author()),
        ))
        .subcommand(below(
            "Écrit les partenaires dans un fichier CSV.",
            Command::new(EXPORT).arg(to.help("Le fichier, qui n'existe pas encore.")),
        ))
        .subcommand(below(
            "Montre de nouveau la liste chez un partenaire.",
            Command::new(ENABLE).arg(code()).arg(note()).arg(author()),
        ))
        .subcommand(below(
            "Ne montre plus la liste chez un partenaire.",
            Command::new(DISABLE).arg(code()).arg(note()).arg(author()),
        ));
    dressed(
        PARTNERS,
        "Les sites qui montrent la liste dans leurs pages ; chaque changement est une version publiée.",
        command,
    )
}

fn staff() -> Command {
    let name = || Arg::new(NAME).value_name("NOM").required(true).help("Le nom du compte, ou une adresse e-mail.");
    let roles = Role::ALL.map(Role::code);
    let role = Arg::new(ROLE)
        .long(ROLE)
        .value_name("RÔLE")
        .value_parser(roles.to_vec())
        .default_value(roles[0])
        .hide_default_value(true)
        .hide_possible_values(true)
        .help("editor (prépare et publie) ou reader (voit tout, ne change rien). [défaut : editor]");
    let below = |about: &'static str, command: Command| dressed_as(STAFF, about, command);
    let command = Command::new(STAFF)
        .subcommand_help_heading("Commandes")
        .subcommand_value_name("COMMANDE")
        .disable_help_subcommand(true)
        .subcommand(below("Liste les comptes.", Command::new(LIST)))
        .subcommand(below(
            "Crée un compte ; le mot de passe est demandé, ou lu sur l'entrée standard.",
            Command::new(ADD).arg(name()).arg(role),
        ))
        .subcommand(below("Désactive un compte et termine ses sessions.", Command::new(DISABLE).arg(name())))
        .subcommand(below(
            "Donne un nouveau mot de passe à un compte, le réactive et termine ses sessions.",
            Command::new(RESET).arg(name()),
        ));
    dressed(STAFF, "Les comptes de l'espace de gestion.", command)
}

/// Whether JSON was asked for.
pub(crate) fn is_json(matches: &clap::ArgMatches) -> bool {
    matches.get_one::<String>(FORMAT).is_some_and(|format| format == "json")
}

fn report_format() -> Arg {
    format("Comment écrire le rapport : text ou json. [défaut : text]", &["text", "json"])
}

/// The file of a list, and how to read it where it is not recognised.
fn reading_a_list(command: Command) -> Command {
    let file = Arg::new(FILE).value_name("FICHIER").required(true).value_parser(ValueParser::path_buf());
    let sheet = Arg::new(SHEET).long(SHEET).value_name("NOM");
    let row = Arg::new(HEADER_ROW).long(HEADER_ROW).value_name("N").value_parser(clap::value_parser!(u32).range(1..));
    command
        .arg(file.help("La liste : un classeur (xlsx, xls, ods), ou un fichier CSV ou TSV."))
        .arg(with_name(
            ENCODING,
            "ENCODAGE",
            "Comment les caractères sont écrits :",
            &Encoding::ALL.map(Encoding::name),
        ))
        .arg(with_name(DELIMITER, "NOM", "Ce qui sépare les cases :", &Delimiter::ALL.map(Delimiter::name)))
        .arg(sheet.help("La feuille d'un classeur. [défaut : celle de la liste]"))
        .arg(row.help("La ligne de l'en-tête. [défaut : reconnue]"))
}

fn with_name(flag: &'static str, value: &'static str, help: &str, names: &[&'static str]) -> Arg {
    let help = format!("{help} {}. [défaut : reconnu]", names.join(", "));
    Arg::new(flag).long(flag).value_name(value).value_parser(names.to_vec()).hide_possible_values(true).help(help)
}

fn search() -> Command {
    let sorts = Sort::ALL.map(Sort::code).join(", ");
    let one = |key: &'static str, value_name: &'static str, help: String| {
        Arg::new(key).long(key).value_name(value_name).allow_negative_numbers(true).help(help)
    };
    let facets = FACETS.iter().map(|decl| {
        let help = format!("{} ; à répéter pour plusieurs valeurs.", decl.labels.fr);
        Arg::new(facet_id(decl)).long(facet_flag(decl)).value_name("CODE").action(ArgAction::Append).help(help)
    });
    let command = Command::new(SEARCH)
        .arg(Arg::new(TEXT).value_name("TEXTE").num_args(0..).help("Les mots cherchés."))
        .args(facets)
        .arg(one(COST_MAX_KEY, "EUROS", "Le coût le plus élevé.".into()))
        .arg(one(SORT_KEY, "CODE", format!("L'ordre : {sorts}.")))
        .arg(one(PAGE_KEY, "N", "La page, à partir de 1.".into()))
        .arg(format(
            "Comment écrire le résultat : table, json, ou csv (toutes les lignes trouvées). [défaut : table]",
            &["table", "json", "csv"],
        ));
    dressed(SEARCH, "Cherche dans le catalogue, comme la page. « repertoire stats » donne les codes.", command)
}

fn analyze() -> Command {
    let command = Command::new(ANALYZE)
        .arg(Arg::new(TEXT).value_name("TEXTE").num_args(1..).required(true).help("Le texte."))
        .arg(language("Les règles d'une seule langue : fr, nl ou en. [défaut : les trois]"))
        .arg(json());
    dressed(ANALYZE, "Montre ce que chaque étape de l'analyse fait d'un texte.", command)
}

fn eval() -> Command {
    let file =
        Arg::new(FILE).value_name("FICHIER").value_parser(ValueParser::path_buf()).required_unless_present(PAIRS);
    let pairs = Arg::new(PAIRS).long(PAIRS).value_name("FICHIER").value_parser(ValueParser::path_buf());
    let command = Command::new(EVAL)
        .arg(file.help("Des requêtes jugées : CSV avec query, lang, id, grade (0 à 3)."))
        .arg(
            pairs
                .conflicts_with(FILE)
                .help("Des paires de mots : left, right, expect (same ou differ), why, séparés par des tabulations."),
        )
        .arg(language("Les requêtes, ou les règles, d'une seule langue : fr, nl ou en. [défaut : les trois]"))
        .arg(json());
    dressed(EVAL, "Mesure la recherche sur des requêtes jugées, ou sur des paires de mots.", command)
}

fn language(help: &'static str) -> Arg {
    let languages = ["fr", "nl", "en"];
    Arg::new(LANGUAGE)
        .long(LANGUAGE)
        .value_name("fr|nl|en")
        .value_parser(languages)
        .hide_possible_values(true)
        .help(help)
}

fn json() -> Arg {
    Arg::new(JSON).long(JSON).action(ArgAction::SetTrue).help("Écrit du JSON.")
}

fn format(help: &'static str, values: &[&'static str]) -> Arg {
    let values = values.to_vec();
    let first = values[0];
    Arg::new(FORMAT)
        .long(FORMAT)
        .value_name("FORMAT")
        .value_parser(values)
        .default_value(first)
        .hide_default_value(true)
        .hide_possible_values(true)
        .help(help)
}

/// What all commands share: settings, help, exit codes.
fn dressed(name: &'static str, about: &'static str, command: Command) -> Command {
    dressed_as(name, about, command)
}

/// The same for a command below another, whose settings it has.
fn dressed_as(settings_of: &'static str, about: &'static str, command: Command) -> Command {
    let command = command.about(about).help_template(TEMPLATE).after_help(EXIT_CODES).disable_help_flag(true);
    with_settings(settings_of, command.arg(help()))
}

fn help() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help("Affiche cette aide.")
}

fn with_settings(name: &'static str, command: Command) -> Command {
    let config = Arg::new(CONFIG_FLAG).long(CONFIG_FLAG).value_name("FICHIER");
    let settings = SETTINGS.iter().filter(|setting| setting.used_by.contains(&name)).map(|setting| {
        let flag = Arg::new(setting.name).long(setting.name).value_name(setting.value_name).help(setting.help_line());
        if setting.value_name == SWITCH { flag.num_args(0..=1).default_missing_value(ON) } else { flag }
    });
    command
        .next_help_heading("Réglages")
        .args(settings)
        .arg(config.help(format!("Un fichier TOML avec ces réglages. [{CONFIG_VARIABLE}]")))
}

/// The name of a facet's values among the arguments.
pub(crate) fn facet_id(decl: &FacetDecl) -> String {
    format!("facet-{}", decl.key)
}

/// The option of a facet: its key, unless that is what says how to print.
pub(crate) fn facet_flag(decl: &FacetDecl) -> String {
    if decl.key == FORMAT { format!("{FORMAT}-dispositif") } else { decl.key.to_owned() }
}

/// The option behind a key of a selection.
pub(crate) fn flag_of_key(key: &str) -> String {
    FACETS.iter().find(|decl| decl.key == key).map_or_else(|| key.to_owned(), facet_flag)
}

/// What is wrong with the arguments and what to do, in one sentence. clap's own are English and take several lines.
pub(crate) fn usage_sentence(error: &clap::Error) -> String {
    let context = |kind| {
        let text = match error.get(kind)? {
            ContextValue::Strings(several) => several.join(" » ou « "),
            one => one.to_string(),
        };
        Some(text).filter(|text| !text.is_empty())
    };
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    let onward = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand]
        .into_iter()
        .find_map(context)
        .map_or_else(|| "voyez « repertoire --help ».".into(), |near| format!("vouliez-vous dire « {near} » ?"));
    match error.kind() {
        ErrorKind::UnknownArgument => format!("L'argument « {argument} » n'existe pas ici : {onward}"),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("La commande « {command} » n'existe pas : {onward}")
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            format!("Il manque une valeur à « {argument} » : ajoutez-la, ou voyez « repertoire --help ».")
        }
        ErrorKind::InvalidValue => {
            let valid = context(ContextKind::ValidValue).unwrap_or_default();
            format!("« {value} » ne convient pas à « {argument} » : choisissez « {valid} ».")
        }
        ErrorKind::MissingRequiredArgument => {
            format!("Il manque « {argument} » : ajoutez-le, ou voyez « repertoire --help ».")
        }
        ErrorKind::ArgumentConflict => {
            format!("« {argument} » ne va pas avec le reste ou est donné deux fois : gardez l'un des deux.")
        }
        _ => "Ces arguments ne peuvent pas être lus : voyez « repertoire --help ».".into(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(arguments: &str, expected: &Expect) {
        let all = ["repertoire"].into_iter().chain(arguments.split_whitespace());
        expected.assert_eq(&usage_sentence(&command().try_get_matches_from(all).expect_err("refused")));
    }

    #[test]
    fn clap_finds_no_fault_with_the_commands() {
        command().debug_assert();
    }

    #[test]
    fn no_facet_takes_the_option_of_something_else() {
        let search = search();
        let mut flags: Vec<&str> = search.get_arguments().filter_map(Arg::get_long).collect();
        let all = flags.len();
        flags.sort_unstable();
        flags.dedup();
        assert_eq!(flags.len(), all);
    }

    #[test]
    fn a_slip_on_the_command_line_is_told_in_one_sentence() {
        check(
            "serve --lisen 1",
            &expect![[r"L'argument « --lisen » n'existe pas ici : vouliez-vous dire « --listen » ?"]],
        );
        check("serch", &expect!["La commande « serch » n'existe pas : vouliez-vous dire « serve » ou « search » ?"]);
        check("check", &expect![[r"Il manque « <FICHIER> » : ajoutez-le, ou voyez « repertoire --help »."]]);
        check(
            "check a --format xml",
            &expect![[
                r"« xml » ne convient pas à « --format <FORMAT> » : choisissez « text » ou « json » ou « xlsx »."
            ]],
        );
        check(
            "serve --listen",
            &expect![[
                r"Il manque une valeur à « --listen <ADRESSE:PORT> » : ajoutez-la, ou voyez « repertoire --help »."
            ]],
        );
        check(
            "serve --lang fr --lang nl",
            &expect![[r"« --lang <fr|nl|en> » ne va pas avec le reste ou est donné deux fois : gardez l'un des deux."]],
        );
    }
}

//! Settings as written (flag, environment, file) and as checked: only [`Config`] goes on to the commands.

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use clap::ArgMatches;
use repertoire_catalogue::Locale;
use repertoire_releases::StoreAddress;
use repertoire_server::Site;
use repertoire_server::limits::KEEPER_CHARS_MAX;
use tracing_subscriber::EnvFilter;

use crate::failure::Failure;
use crate::settings::{
    CONFIG_FLAG, CONFIG_VARIABLE, Fallback, Key, OFF, ON, SETTINGS, SETTINGS_COUNT, Setting, by_name, nearest,
};

/// Where a value was written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    Flag,
    Environment,
    File(PathBuf),
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Written {
    value: String,
    origin: Origin,
}

/// The settings of one command as written; those left out have their default.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct RawConfig([Option<Written>; SETTINGS_COUNT]);

/// The settings as checked. Those that a command does not read have their default.
#[derive(Debug)]
pub(crate) struct Config {
    pub(crate) listen: SocketAddr,
    /// `None` is the shipped one.
    pub(crate) catalogue: Option<PathBuf>,
    /// `None` are the shipped ones.
    pub(crate) vocabulary: Option<PathBuf>,
    pub(crate) locale: Locale,
    pub(crate) cache_bytes: u64,
    pub(crate) log: EnvFilter,
    pub(crate) store: StoreAddress,
    /// Whether somebody named the store: the default one need not be there.
    pub(crate) store_named: bool,
    pub(crate) poll: Duration,
    pub(crate) behind_proxy: bool,
    pub(crate) api_requests_minute: u32,
    pub(crate) dev: bool,
    pub(crate) site: Site,
    pub(crate) partners: Option<PathBuf>,
}

impl RawConfig {
    /// Reads flags, environment and file, in this order of precedence.
    pub(crate) fn gather(
        command: &str,
        matches: &ArgMatches,
        environment: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, Failure> {
        let environment = |variable: &str| from_environment(variable, environment(variable));
        let file = match matches.get_one::<String>(CONFIG_FLAG) {
            Some(path) => Some(path.clone()),
            None => environment(CONFIG_VARIABLE)?,
        };
        let mut raw = file.map_or(Ok(Self(std::array::from_fn(|_| None))), |path| Self::of_file(Path::new(&path)))?;
        for (setting, written) in SETTINGS.iter().zip(&mut raw.0) {
            if !setting.used_by.contains(&command) {
                *written = None;
            } else if let Some(value) = matches.get_one::<String>(setting.name) {
                *written = Some(Written { value: value.clone(), origin: Origin::Flag });
            } else if let Some(value) = environment(&setting.variable())? {
                *written = Some(Written { value, origin: Origin::Environment });
            }
        }
        Ok(raw)
    }

    fn of_file(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| {
            Failure::told(format!(
                "Le fichier de configuration « {shown} » n'a pas pu être lu ({error}) : vérifiez son nom et vos droits d'accès."
            ))
        })?;
        Self::of_toml(&text, path)
    }

    fn of_toml(text: &str, path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            Failure::told(format!(
                "Le fichier de configuration « {shown} » n'est pas du TOML, à la ligne {line} : écrivez une clé par ligne, par exemple listen = \"127.0.0.1:8080\"."
            ))
        })?;
        let mut raw = Self(std::array::from_fn(|_| None));
        for (key, value) in table {
            let setting = by_name(&key).ok_or_else(|| {
                Failure::told(format!(
                    "La clé « {key} » du fichier de configuration « {shown} » n'existe pas : vouliez-vous dire « {} » ?",
                    nearest(&key)
                ))
            })?;
            let value = match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                _ => {
                    return Err(Failure::told(format!(
                        "La clé « {key} » du fichier de configuration « {shown} » attend un texte entre guillemets ou un nombre entier : corrigez-la."
                    )));
                }
            };
            raw.0[setting.key as usize] = Some(Written { value, origin: Origin::File(path.to_owned()) });
        }
        Ok(raw)
    }

    fn take(&mut self, key: Key) -> (Written, &'static Setting) {
        let setting = &SETTINGS[key as usize];
        let default = || Written { value: default_text(setting), origin: Origin::Flag };
        (self.0[key as usize].take().unwrap_or_else(default), setting)
    }

    /// The address of the store; a folder in a configuration file starts from its folder.
    fn store(&mut self) -> Result<StoreAddress, Failure> {
        let (written, setting) = self.take(Key::Store);
        let origin = written.origin.clone();
        let address = checked((written, setting), "un dossier, ou s3://seau/préfixe", |text| text.parse().ok())?;
        Ok(match (address, origin) {
            (StoreAddress::Folder(folder), Origin::File(file)) => {
                StoreAddress::Folder(file.parent().unwrap_or(Path::new("")).join(folder))
            }
            (address, _) => address,
        })
    }

    /// What has no default: nothing where nobody wrote it.
    fn told<T: FromStr>(&mut self, key: Key, expected: &str) -> Result<Option<T>, Failure> {
        let written = self.0[key as usize].take();
        let read = |written| checked((written, &SETTINGS[key as usize]), expected, |text| text.parse().ok());
        written.map(read).transpose()
    }

    /// A path as written; those of a configuration file start from its folder, wherever the program is started.
    fn path(&mut self, key: Key) -> Option<PathBuf> {
        let written = self.0[key as usize].take()?;
        Some(match written.origin {
            Origin::File(file) => file.parent().unwrap_or(Path::new("")).join(written.value),
            Origin::Flag | Origin::Environment => written.value.into(),
        })
    }
}

fn default_text(setting: &Setting) -> String {
    match setting.default {
        Fallback::Text(text) => text.into(),
        Fallback::Number(number) => number.to_string(),
        Fallback::Shipped | Fallback::Unknown => String::new(),
    }
}

/// An empty variable counts as absent: that is how one unsets it in a unit file.
fn from_environment(variable: &str, value: Option<OsString>) -> Result<Option<String>, Failure> {
    let unreadable = |_| Failure::told(format!("La variable {variable} n'est pas un texte UTF-8 : corrigez-la."));
    value.filter(|value| !value.is_empty()).map(OsString::into_string).transpose().map_err(unreadable)
}

impl Config {
    /// Checks what was written.
    pub(crate) fn check(mut raw: RawConfig) -> Result<Self, Failure> {
        let store_named = raw.0[Key::Store as usize].is_some();
        Ok(Self {
            store_named,
            store: raw.store()?,
            poll: checked(raw.take(Key::PollSeconds), "un nombre de secondes, de 1 à 3600", |text| {
                text.parse().ok().filter(|seconds| (1..=3600).contains(seconds)).map(Duration::from_secs)
            })?,
            behind_proxy: checked(raw.take(Key::Proxy), "oui ou non", switch)?,
            api_requests_minute: checked(
                raw.take(Key::ApiRequests),
                "un nombre entier de demandes par minute, ou 0",
                |text| text.parse().ok(),
            )?,
            dev: checked(raw.take(Key::Dev), "oui ou non", switch)?,
            site: Site {
                public_url: raw
                    .told(Key::PublicUrl, "une adresse sans chemin, par exemple https://repertoire.example.org")?,
                keeper: raw
                    .told(Key::Keeper, &format!("un nom, sur une ligne et en {KEEPER_CHARS_MAX} caractères au plus"))?,
                contact: raw.told(Key::Contact, "un courriel, un téléphone ou une adresse web")?,
            },
            listen: checked(raw.take(Key::Listen), "une adresse et un port, par exemple 127.0.0.1:8080", |text| {
                text.parse().ok()
            })?,
            locale: checked(raw.take(Key::Lang), "fr, nl ou en", Locale::from_tag)?,
            cache_bytes: checked(
                raw.take(Key::CacheBytes),
                "un nombre entier d'octets, par exemple 8388608",
                |text| text.parse().ok(),
            )?,
            log: checked(raw.take(Key::Log), "un niveau, par exemple info", |text| {
                EnvFilter::builder().parse(text).ok()
            })?,
            catalogue: raw.path(Key::Catalogue),
            vocabulary: raw.path(Key::Vocabulary),
            partners: raw.path(Key::Partners),
        })
    }
}

/// A setting that is off or on.
fn switch(text: &str) -> Option<bool> {
    match text {
        ON => Some(true),
        OFF => Some(false),
        _ => None,
    }
}

fn checked<T>(
    (written, setting): (Written, &Setting),
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<T, Failure> {
    let place = match &written.origin {
        Origin::Flag => format!("l'option --{}", setting.name),
        Origin::Environment => format!("la variable {}", setting.variable()),
        Origin::File(file) => format!("la clé « {} » de « {} »", setting.name, file.display()),
    };
    let refused = || Failure::told(format!("« {} » ne convient pas à {place} : écrivez {expected}.", written.value));
    read(&written.value).ok_or_else(refused)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::args;

    /// With a configuration file, whose folder is taken out of what is told.
    fn config(flags: &[&str], environment: &[(&str, &str)], file: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("repertoire.toml");
        std::fs::write(&path, file).expect("written");
        let path = path.to_str().expect("UTF-8");
        let arguments = ["repertoire", "--config", path].into_iter().chain(flags.iter().copied());
        let matches = args::command().try_get_matches_from(arguments).expect("arguments");
        let raw = RawConfig::gather(args::SERVE, &matches, |variable| {
            environment.iter().find(|(name, _)| *name == variable).map(|(_, value)| OsString::from(value))
        });
        raw.and_then(Config::check).map_err(|failure| failure.to_string().replace(path, "repertoire.toml"))
    }

    #[track_caller]
    fn check(flags: &[&str], environment: &[(&str, &str)], file: &str, listen: &str) {
        assert_eq!(config(flags, environment, file).expect("a configuration").listen.to_string(), listen);
    }

    #[track_caller]
    fn check_refused(flags: &[&str], environment: &[(&str, &str)], file: &str, expected: &Expect) {
        expected.assert_eq(&config(flags, environment, file).expect_err("refused"));
    }

    #[test]
    fn a_flag_comes_before_the_environment_before_the_file_before_the_default() {
        let (flag, variable, file) =
            (["--listen", "127.0.0.1:1"], [("REPERTOIRE_LISTEN", "127.0.0.1:2")], "listen = '127.0.0.1:3'");
        check(&flag, &variable, file, "127.0.0.1:1");
        check(&[], &variable, file, "127.0.0.1:2");
        check(&[], &[("REPERTOIRE_LISTEN", "")], file, "127.0.0.1:3");
        check(&[], &[], "", "127.0.0.1:8080");
    }

    #[test]
    fn a_switch_is_turned_on_by_its_bare_flag_or_by_a_word() {
        let dev = |flags: &[&str], file: &str| config(flags, &[], file).map(|config| config.dev);
        assert_eq!(dev(&[], ""), Ok(false));
        assert_eq!(dev(&["--dev"], ""), Ok(true));
        assert_eq!(dev(&["--dev", "--lang", "nl"], ""), Ok(true));
        assert_eq!(dev(&["--dev", "non"], "dev = 'oui'"), Ok(false));
        assert_eq!(dev(&[], "dev = 'oui'"), Ok(true));
        assert!(dev(&["--dev", "chats"], "").is_err());
    }

    #[test]
    fn numbers_may_be_written_with_and_without_quotes() {
        for file in ["cache-bytes = 0", "cache-bytes = '0'"] {
            assert_eq!(config(&[], &[], file).expect("a configuration").cache_bytes, 0);
        }
    }

    #[test]
    fn paths_of_a_file_start_from_its_folder() {
        let raw = RawConfig::of_toml("catalogue = 'c.csv'\nvocabulary = '/v'", Path::new("/etc/r.toml"));
        let config = raw.and_then(Config::check).expect("a configuration");
        assert_eq!(config.catalogue, Some("/etc/c.csv".into()));
        assert_eq!(config.vocabulary, Some("/v".into()));
    }

    #[test]
    fn what_is_refused_is_named_with_its_place_and_a_way_onward() {
        check_refused(
            &["--listen", "chats"],
            &[],
            "",
            &expect![[
                r"« chats » ne convient pas à l'option --listen : écrivez une adresse et un port, par exemple 127.0.0.1:8080."
            ]],
        );
        check_refused(
            &[],
            &[("REPERTOIRE_LANG", "de")],
            "",
            &expect![[r"« de » ne convient pas à la variable REPERTOIRE_LANG : écrivez fr, nl ou en."]],
        );
        check_refused(
            &[],
            &[],
            "cache-bytes = -1",
            &expect![[
                r"« -1 » ne convient pas à la clé « cache-bytes » de « repertoire.toml » : écrivez un nombre entier d'octets, par exemple 8388608."
            ]],
        );
        check_refused(
            &[],
            &[],
            "listne = '1'",
            &expect![[
                r"La clé « listne » du fichier de configuration « repertoire.toml » n'existe pas : vouliez-vous dire « listen » ?"
            ]],
        );
        check_refused(
            &[],
            &[],
            "\nlisten = ",
            &expect![[
                r#"Le fichier de configuration « repertoire.toml » n'est pas du TOML, à la ligne 2 : écrivez une clé par ligne, par exemple listen = "127.0.0.1:8080"."#
            ]],
        );
        check_refused(
            &[],
            &[],
            "listen = true",
            &expect![[
                r"La clé « listen » du fichier de configuration « repertoire.toml » attend un texte entre guillemets ou un nombre entier : corrigez-la."
            ]],
        );
        check_refused(
            &[],
            &[("REPERTOIRE_PUBLIC_URL", "https://exemple.be/repertoire")],
            "",
            &expect![[
                r"« https://exemple.be/repertoire » ne convient pas à la variable REPERTOIRE_PUBLIC_URL : écrivez une adresse sans chemin, par exemple https://repertoire.example.org."
            ]],
        );
        check_refused(
            &[],
            &[],
            "contact = 'au guichet'",
            &expect![[
                r"« au guichet » ne convient pas à la clé « contact » de « repertoire.toml » : écrivez un courriel, un téléphone ou une adresse web."
            ]],
        );
        check_refused(
            &["--keeper", "\t"],
            &[],
            "",
            &expect![[
                r"« 	 » ne convient pas à l'option --keeper : écrivez un nom, sur une ligne et en 120 caractères au plus."
            ]],
        );
        check_refused(
            &[],
            &[("REPERTOIRE_LOG", "a=b=c")],
            "",
            &expect![[
                r"« a=b=c » ne convient pas à la variable REPERTOIRE_LOG : écrivez un niveau, par exemple info."
            ]],
        );
    }
}

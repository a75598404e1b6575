//! The settings, each declared once: flags, help, environment variables, keys of the configuration file and
//! `docs/settings.md` are all made from this table.

use std::borrow::Cow;

use repertoire_server::limits::{API_REQUESTS_MINUTE_DEFAULT, CACHE_BYTES_DEFAULT};

use crate::args::{CHECK, DIFF, EVAL, PARTNERS, RELEASES, SEARCH, SERVE, STAFF, STATS};

/// The flag that names a configuration file; not a setting, as it says where settings are.
pub(crate) const CONFIG_FLAG: &str = "config";
/// The same in the environment.
pub(crate) const CONFIG_VARIABLE: &str = "REPERTOIRE_CONFIG";

/// The folder of the store, beside where the program is started, unless another is named.
pub(crate) const STORE_DEFAULT: &str = "repertoire-store";

/// Which setting; its place in [`SETTINGS`] is `key as usize`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Listen,
    Catalogue,
    Vocabulary,
    Lang,
    CacheBytes,
    Log,
    Store,
    PollSeconds,
    Proxy,
    ApiRequests,
    Dev,
    PublicUrl,
    Keeper,
    Contact,
    Partners,
}

/// The values of a setting that is off or on; its bare flag means on.
pub(crate) const SWITCH: &str = "non|oui";
/// On.
pub(crate) const ON: &str = "oui";
/// Off.
pub(crate) const OFF: &str = "non";

/// What holds when nothing is set.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fallback {
    Text(&'static str),
    Number(u64),
    /// What was compiled in.
    Shipped,
    /// It is then not known.
    Unknown,
}

/// A setting and all that is derived from it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) key: Key,
    /// The flag without its dashes, which is also the key in the file; the variable follows from it.
    pub(crate) name: &'static str,
    pub(crate) value_name: &'static str,
    pub(crate) default: Fallback,
    /// One sentence, in the first language of those who run it.
    pub(crate) help: &'static str,
    /// The commands that read it.
    pub(crate) used_by: &'static [&'static str],
}

/// How many settings there are.
pub(crate) const SETTINGS_COUNT: usize = 15;

/// All settings, in the order shown.
pub(crate) const SETTINGS: [Setting; SETTINGS_COUNT] = [
    Setting {
        key: Key::Listen,
        name: "listen",
        value_name: "ADRESSE:PORT",
        default: Fallback::Text("127.0.0.1:8080"),
        help: "Où le serveur attend les visiteurs ; le port 0 en choisit un de libre.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Catalogue,
        name: "catalogue",
        value_name: "FICHIER",
        default: Fallback::Shipped,
        help: "Le catalogue, un fichier CSV, à la place de la dernière version publiée ; « serve » n'a alors pas d'espace de gestion.",
        used_by: &[SERVE, CHECK, DIFF, SEARCH, EVAL, STATS],
    },
    Setting {
        key: Key::Vocabulary,
        name: "vocabulary",
        value_name: "DOSSIER",
        default: Fallback::Shipped,
        help: "Le dossier des vocabulaires (themes.csv, publics.csv …), tous ses fichiers compris.",
        used_by: &[SERVE, CHECK, DIFF, SEARCH, EVAL, STATS],
    },
    Setting {
        key: Key::Lang,
        name: "lang",
        value_name: "fr|nl|en",
        default: Fallback::Text("fr"),
        help: "La langue du terminal, et des pages pour qui n'en demande aucune des trois.",
        used_by: &[SERVE, CHECK, DIFF, SEARCH, STATS, RELEASES, PARTNERS, STAFF],
    },
    Setting {
        key: Key::CacheBytes,
        name: "cache-bytes",
        value_name: "OCTETS",
        default: Fallback::Number(CACHE_BYTES_DEFAULT),
        help: "La mémoire pour les pages déjà faites, en octets ; 0 n'en garde aucune.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Log,
        name: "log",
        value_name: "FILTRE",
        default: Fallback::Text("info"),
        help: "Ce que dit le journal, sur la sortie d'erreur : error, warn, info, debug, trace, ou un filtre par module.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Store,
        name: "store",
        value_name: "ADRESSE",
        default: Fallback::Text(STORE_DEFAULT),
        help: "Où les versions publiées, les brouillons et les comptes sont gardés : un dossier, ou s3://seau/préfixe avec les variables AWS_… habituelles.",
        used_by: &[SERVE, CHECK, DIFF, SEARCH, STATS, RELEASES, PARTNERS, STAFF],
    },
    Setting {
        key: Key::PollSeconds,
        name: "poll-seconds",
        value_name: "SECONDES",
        default: Fallback::Number(5),
        help: "Tous les combien le serveur regarde si une version a été publiée ailleurs.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Proxy,
        name: "proxy",
        value_name: SWITCH,
        default: Fallback::Text(OFF),
        help: "Si le serveur est derrière un mandataire de confiance, dont X-Forwarded-For dit d'où vient une connexion.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::ApiRequests,
        name: "api-requests-per-minute",
        value_name: "NOMBRE",
        default: Fallback::Number(API_REQUESTS_MINUTE_DEFAULT as u64),
        help: "Les demandes à l'API permises à une même adresse IP, par minute ; 0 n'y met pas de limite.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Dev,
        name: "dev",
        value_name: SWITCH,
        default: Fallback::Text(OFF),
        help: "Si le serveur montre aussi ce qui sert à y travailler : les composants des pages, sous /_composants.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::PublicUrl,
        name: "public-url",
        value_name: "ADRESSE",
        default: Fallback::Unknown,
        help: "L'adresse du site pour tous, par exemple https://repertoire.example.org : elle va dans les courriels, sur le papier et aux moteurs de recherche.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Keeper,
        name: "keeper",
        value_name: "NOM",
        default: Fallback::Unknown,
        help: "L'organisme qui met le site en ligne, nommé par les pages « À propos », « Accessibilité » et « Vie privée ».",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Contact,
        name: "contact",
        value_name: "COURRIEL",
        default: Fallback::Unknown,
        help: "Comment le joindre : un courriel, un téléphone ou une page, ou plusieurs séparés par « ; » entre deux espaces.",
        used_by: &[SERVE],
    },
    Setting {
        key: Key::Partners,
        name: "partners",
        value_name: "FICHIER",
        default: Fallback::Unknown,
        help: "Les partenaires, un fichier CSV, quand « catalogue » ou « vocabulary » nomme ce qui est servi ; sinon ils sont publiés avec le reste.",
        used_by: &[SERVE],
    },
];

impl Setting {
    /// In the environment: `REPERTOIRE_CACHE_BYTES`.
    pub(crate) fn variable(&self) -> String {
        format!("REPERTOIRE_{}", self.name.replace('-', "_").to_uppercase())
    }

    /// The default in words.
    pub(crate) fn default_words(&self) -> Cow<'static, str> {
        match self.default {
            Fallback::Text(text) => text.into(),
            Fallback::Number(number) => number.to_string().into(),
            Fallback::Shipped => "fourni avec le programme".into(),
            Fallback::Unknown => "aucun".into(),
        }
    }

    /// The sentence of `--help`, with default and variable.
    pub(crate) fn help_line(&self) -> String {
        format!("{} [défaut : {} ; {}]", self.help, self.default_words(), self.variable())
    }
}

/// The setting of this name.
pub(crate) fn by_name(name: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.name == name)
}

/// The known name nearest to one that is not.
pub(crate) fn nearest(name: &str) -> &'static str {
    let distance = |setting: &&Setting| strsim::osa_distance(setting.name, &name.replace('_', "-").to_lowercase());
    SETTINGS.iter().min_by_key(distance).map_or(SETTINGS[0].name, |setting| setting.name)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use expect_test::expect_file;

    use super::*;

    /// The page of documentation, made from the table.
    fn markdown() -> String {
        let mut page = String::from(
            "# Réglages\n\n\
             Page écrite par le programme (`crates/cli/src/settings.rs`) ; un test vérifie qu'elle dit vrai.\n\n\
             Un réglage se donne de trois façons ; la première trouvée compte :\n\n\
             1. une option, `repertoire serve --listen 127.0.0.1:9000` ;\n\
             2. une variable d'environnement, `REPERTOIRE_LISTEN=127.0.0.1:9000` ;\n\
             3. une ligne du fichier que nomme `--config FICHIER` ou `REPERTOIRE_CONFIG`, en TOML : \
             `listen = \"127.0.0.1:9000\"`.\n   \
             Les chemins écrits dans ce fichier partent de son dossier. Une clé inconnue est une erreur.\n\n\
             | option | variable | clé | défaut | commandes | ce que c'est |\n\
             | --- | --- | --- | --- | --- | --- |\n",
        );
        for setting in &SETTINGS {
            let _ = writeln!(
                page,
                "| `--{name} {value}` | `{variable}` | `{name}` | {default} | {commands} | {help} |",
                name = setting.name,
                value = setting.value_name.replace('|', "\\|"),
                variable = setting.variable(),
                default = match setting.default {
                    Fallback::Shipped | Fallback::Unknown => setting.default_words().into_owned(),
                    _ => format!("`{}`", setting.default_words()),
                },
                commands = setting.used_by.join(", "),
                help = setting.help,
            );
        }
        page
    }

    #[test]
    fn the_documentation_is_what_the_table_says() {
        expect_file!["../../../docs/settings.md"].assert_eq(&markdown());
    }

    #[test]
    fn each_setting_stands_at_its_own_place() {
        for (at, setting) in SETTINGS.iter().enumerate() {
            assert_eq!(setting.key as usize, at);
            assert!(!setting.used_by.is_empty() && setting.help.ends_with('.'), "{}", setting.name);
        }
    }

    #[test]
    fn the_nearest_name_is_found() {
        assert_eq!(nearest("listne"), "listen");
        assert_eq!(nearest("CACHE_BYTES"), "cache-bytes");
        assert_eq!(nearest("language"), "lang");
    }
}

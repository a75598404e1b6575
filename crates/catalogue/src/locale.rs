//! The three interface languages, and a text in all of them. Not to be confused with the *delivery language* of a
//! scheme, which is data.

use std::borrow::Cow;

/// A language the interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Locale {
    /// French, the first language of the catalogue and the default.
    #[default]
    Fr,
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Locale {
    /// All locales, French first.
    pub const ALL: [Self; 3] = [Self::Fr, Self::Nl, Self::En];

    /// BCP 47 tag, also the first path segment of the pages: `fr`, `nl`, `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The locale of exactly this tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }
}

/// One text in the three interface languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// In French.
    pub fr: Cow<'static, str>,
    /// In Dutch.
    pub nl: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

impl Labels {
    /// Labels written in the program.
    #[must_use]
    pub const fn fixed(fr: &'static str, nl: &'static str, en: &'static str) -> Self {
        Self { fr: Cow::Borrowed(fr), nl: Cow::Borrowed(nl), en: Cow::Borrowed(en) }
    }

    /// The same text for all languages: a proper name.
    #[must_use]
    pub fn same(text: &str) -> Self {
        let one: Cow<'static, str> = Cow::Owned(text.to_owned());
        Self { fr: one.clone(), nl: one.clone(), en: one }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Fr => &self.fr,
            Locale::Nl => &self.nl,
            Locale::En => &self.en,
        }
    }

    /// The three texts, French first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        Locale::ALL.into_iter().map(|locale| self.get(locale))
    }
}

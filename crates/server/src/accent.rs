//! The colour of a partner, made fit to read: darker or lighter until what is written in it, and on it, has the contrast that the
//! stylesheet's own colours have.

use std::fmt::Write;

use repertoire_catalogue::Colour;

use crate::tokens::{SHAPE_MIN, TEXT_MIN, contrast, dark, light};

/// Steps in which a colour is moved towards black or white.
const STEPS: u8 = 50;
/// How much of the colour is in the soft ground made of it, at most, in hundredths.
const SOFT_MAX: u8 = 14;

/// The tokens that depend on the accent, in one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Accent {
    /// Links, buttons.
    pub(crate) plain: Colour,
    /// The same pointed at.
    pub(crate) strong: Colour,
    /// The ground of the search box, of rows pointed at.
    pub(crate) soft: Colour,
    /// What is written on `plain` and `strong`.
    pub(crate) on: Colour,
}

/// What is made of a colour by day and by night.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Accents {
    pub(crate) light: Accent,
    pub(crate) dark: Accent,
}

impl Accents {
    /// Of any colour.
    pub(crate) fn of(wanted: Colour) -> Self {
        let (light, dark) = (light(), dark());
        let token = |of: &std::collections::HashMap<&str, &str>, name: &str| {
            of.get(name).and_then(|value| value.parse().ok()).unwrap_or(BLACK)
        };
        Self {
            light: Accent::of(wanted, BLACK, &|name| token(&light, name)),
            dark: Accent::of(wanted, WHITE, &|name| token(&dark, name)),
        }
    }

    /// Whether the colour itself can be read by day: what people are told when it can't.
    pub(crate) fn is(&self, wanted: Colour) -> bool {
        self.light.plain == wanted
    }

    /// The stylesheet that puts them in the place of the site's own.
    pub(crate) fn style(&self) -> String {
        let mut css = String::from("/* The colours of a partner, made fit to read. */\n:root {");
        self.light.declare(&mut css);
        css.push_str("}\n@media (prefers-color-scheme: dark) { :root {");
        self.dark.declare(&mut css);
        css.push_str("} }\n");
        css
    }
}

const BLACK: Colour = Colour([0; 3]);
const WHITE: Colour = Colour([255; 3]);

/// What stands on the soft ground besides the accent, with the contrast that it needs: the pairs of `tokens.rs`.
const ON_SOFT: [(&str, f64); 7] = [
    ("--ink", TEXT_MIN),
    ("--soft", TEXT_MIN),
    ("--good", TEXT_MIN),
    ("--warn", TEXT_MIN),
    ("--line-strong", SHAPE_MIN),
    ("--focus", SHAPE_MIN),
    // The ground itself must stay as near to the page as that of the site.
    ("--know", TEXT_MIN),
];

impl Accent {
    /// `towards` is where a colour goes that is too near to its grounds; `token` answers the other colours of the look.
    fn of(wanted: Colour, towards: Colour, token: &dyn Fn(&str) -> Colour) -> Self {
        let grounds = ["--paper", "--surface", "--sunken", "--warn-soft"].map(token);
        // From much to nothing, which is the card itself: on that everything can be read.
        let surface = token("--surface");
        let soft_of = |plain: Colour| {
            (0..=SOFT_MAX)
                .rev()
                .map(|share| mixed(surface, plain, share))
                .find(|soft| ON_SOFT.iter().all(|(name, least)| contrast(token(name), *soft) >= *least))
        };
        let fits = |plain: Colour| {
            let soft = soft_of(plain).unwrap_or(surface);
            let readable = grounds.iter().chain([&soft]).all(|ground| contrast(plain, *ground) >= TEXT_MIN);
            let on = written_on(plain);
            (readable && contrast(on, plain) >= TEXT_MIN).then_some((plain, soft, on))
        };
        let step = |colour: Colour, by: u8| mixed(colour, towards, by * (100 / STEPS));
        // At the end it is black or white, which fits everywhere.
        let found = (0..=STEPS).find_map(|by| fits(step(wanted, by)));
        let (plain, soft, on) = found.unwrap_or((towards, surface, token("--surface")));
        let strong = (1..=STEPS).rev().map(|by| mixed(plain, towards, by.min(30))).find(|strong| {
            contrast(on, *strong) >= TEXT_MIN && contrast(*strong, soft) >= TEXT_MIN && *strong != plain
        });
        Self { plain, strong: strong.unwrap_or(plain), soft, on }
    }

    fn declare(&self, css: &mut String) {
        let tokens = [
            ("accent", self.plain),
            ("accent-strong", self.strong),
            ("accent-soft", self.soft),
            ("on-accent", self.on),
        ];
        for (name, colour) in tokens {
            // Writing to a `String` never fails.
            let _ = write!(css, " --{name}: {colour};");
        }
        css.push(' ');
    }
}

/// Black or white, whichever can be read better.
fn written_on(colour: Colour) -> Colour {
    if contrast(WHITE, colour) >= contrast(BLACK, colour) { WHITE } else { BLACK }
}

/// One colour with some hundredths of another.
fn mixed(colour: Colour, with: Colour, hundredths: u8) -> Colour {
    let share = u16::from(hundredths.min(100));
    let channel = |at: usize| {
        let mixed = u16::from(colour.0[at]) * (100 - share) + u16::from(with.0[at]) * share;
        // A weighted mean of two bytes is one.
        ((mixed + 50) / 100) as u8
    };
    Colour([channel(0), channel(1), channel(2)])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(wanted: Colour) {
        let made = Accents::of(wanted);
        for (look, accent, tokens) in [("light", made.light, light()), ("dark", made.dark, dark())] {
            let token = |name: &str| tokens[name].parse::<Colour>().expect("a colour");
            for ground in
                ["--paper", "--surface", "--sunken", "--warn-soft"].map(token).into_iter().chain([accent.soft])
            {
                for front in [accent.plain, accent.strong] {
                    let found = contrast(front, ground);
                    assert!(found >= TEXT_MIN, "{look}, {wanted}: {front} on {ground} has {found:.2}");
                }
            }
            for ground in [accent.plain, accent.strong] {
                let found = contrast(accent.on, ground);
                assert!(found >= TEXT_MIN, "{look}, {wanted}: {} on {ground} has {found:.2}", accent.on);
            }
            for (name, least) in ON_SOFT {
                assert!(contrast(token(name), accent.soft) >= least, "{look}, {wanted}: {name} on {}", accent.soft);
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_stays() {
        let teal: Colour = "#0b5d66".parse().expect("a colour");
        assert!(Accents::of(teal).is(teal));
        let yellow: Colour = "#ffff00".parse().expect("a colour");
        assert!(!Accents::of(yellow).is(yellow));
        for colour in ["#ffff00", "#000000", "#ffffff", "#808080", "#ff0000", "#00ff00", "#0000ff"] {
            check(colour.parse().expect("a colour"));
        }
    }

    #[test]
    fn the_stylesheet_holds_colours_and_nothing_else() {
        let css = Accents::of(Colour([11, 93, 102])).style();
        assert_eq!(css.matches("--accent:").count(), 2);
        assert_eq!(css.matches('{').count(), css.matches('}').count());
    }

    proptest! {
        #[test]
        fn whatever_the_colour_it_can_be_read(rgb: [u8; 3]) {
            check(Colour(rgb));
        }
    }
}

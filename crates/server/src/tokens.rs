//! The tokens of the stylesheet, read from it: the portfolio shows them, the colours of partners are fitted to them, and a test
//! proves that what is written in one colour on another can be read.

use std::collections::HashMap;

use repertoire_catalogue::Colour;

/// The tokens of `web/style.css`, in its order: each name, with its dashes, and its value in the light.
pub(crate) fn tokens() -> Vec<(&'static str, &'static str)> {
    declared(STYLE)
}

const STYLE: &str = include_str!("../../../web/style.css");

/// The custom properties of the first `:root` of a stylesheet.
fn declared(css: &'static str) -> Vec<(&'static str, &'static str)> {
    let block = css.split_once(":root {").and_then(|(_, rest)| rest.split_once('}'));
    let lines = block.map_or("", |(block, _)| block).lines();
    lines
        .filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "))
        .filter(|(name, _)| name.starts_with("--"))
        .collect()
}

/// What WCAG 2.2 asks of text (1.4.3), and of what is no text but has to be seen (1.4.11).
pub(crate) const TEXT_MIN: f64 = 4.5;
/// See [`TEXT_MIN`].
pub(crate) const SHAPE_MIN: f64 = 3.0;

/// The tokens by day.
pub(crate) fn light() -> HashMap<&'static str, &'static str> {
    tokens().into_iter().collect()
}

/// The light ones, but for those that the dark has of its own.
pub(crate) fn dark() -> HashMap<&'static str, &'static str> {
    let block = STYLE.split_once("@media (prefers-color-scheme: dark) {").map_or("", |(_, rest)| rest);
    light().into_iter().chain(declared(block)).collect()
}

/// Relative luminance, as WCAG defines it.
fn luminance(colour: Colour) -> f64 {
    let channel = |at: usize| {
        let value = f64::from(colour.0[at]) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(1) + 0.0722 * channel(2)
}

/// How far two colours are apart, from 1 to 21, as WCAG defines it.
pub(crate) fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The backgrounds that links, plain text and the focus ring stand on: page, card, header and footer rows, search box, hovered rows.
    const GROUNDS: [&str; 4] = ["--paper", "--surface", "--sunken", "--accent-soft"];

    /// Text on a background, and where.
    const TEXTS: [(&str, &[&str], &str); 16] = [
        ("--ink", &GROUNDS, "text, headings, tags, the hint of the search box, rows pointed at, ticked filters"),
        ("--soft", &["--paper", "--surface", "--sunken"], "hints, dates, names of columns, the footer"),
        ("--soft", &["--accent-soft"], "counts beside ticked filters, the kind of a suggestion pointed at"),
        ("--accent", &GROUNDS, "links, also in the search box and the footer, chips, the offered filters"),
        ("--accent-strong", &GROUNDS, "links pointed at, the language of the page, quiet buttons"),
        ("--on-accent", &["--accent", "--accent-strong"], "buttons, the current page, how many are chosen"),
        ("--on-mark", &["--mark"], "words that were searched for"),
        ("--know", &["--know-soft"], "types to learn from"),
        ("--support", &["--support-soft"], "types to think with, what was deleted"),
        ("--good", &["--good-soft"], "on your premises, done"),
        ("--good", &["--paper", "--surface", "--accent-soft"], "free, in rows, cards and rows pointed at"),
        ("--warn", &["--warn-soft"], "notices, failures, the preview"),
        (
            "--warn",
            &["--paper", "--surface", "--accent-soft"],
            "facts that are old, in rows, cards and rows pointed at",
        ),
        ("--ink", &["--warn-soft"], "what is to be confirmed, columns left behind"),
        ("--accent", &["--warn-soft"], "links in notices"),
        ("--ink", &["--mark"], "the mark in forced colours falls back on the text"),
    ];

    /// What is no text, on what is around it.
    const SHAPES: [(&str, &[&str], &str); 4] = [
        ("--line-strong", &GROUNDS, "borders of fields, quiet buttons, suggestions"),
        ("--accent", &GROUNDS, "borders of chips, ticked boxes, the current page of the menu"),
        ("--focus", &GROUNDS, "the focus ring, which stands 2 px off what has the focus"),
        ("--focus", &["--warn-soft"], "the focus ring in notices"),
    ];

    fn is_colour(value: &str) -> bool {
        value.starts_with('#')
    }

    fn apart(one: &str, other: &str) -> f64 {
        let colour = |text: &str| text.parse::<Colour>().expect("six hexadecimal digits");
        contrast(colour(one), colour(other))
    }

    #[test]
    fn contrast_is_measured_as_wcag_does() {
        assert!((apart("#000000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((apart("#777777", "#ffffff") - 4.478).abs() < 0.001);
        assert!((apart("#ff0000", "#ff0000") - 1.0).abs() < 0.001);
    }

    #[test]
    fn all_that_is_written_and_drawn_can_be_told_from_its_background() {
        let mut low = Vec::new();
        for (look, colours) in [("light", light()), ("dark", dark())] {
            for (least, pairs) in [(TEXT_MIN, &TEXTS[..]), (SHAPE_MIN, &SHAPES[..])] {
                for (front, backs, place) in pairs {
                    for back in *backs {
                        let found = apart(colours[front], colours[back]);
                        if found < least {
                            low.push(format!("{look}: {front} on {back} has {found:.2}, not {least} ({place})"));
                        }
                    }
                }
            }
        }
        assert!(low.is_empty(), "{}", low.join("\n"));
    }

    #[test]
    fn no_colour_is_left_out_of_the_measure_and_each_has_its_own_in_the_dark() {
        // Decoration: lines between rows, which stand apart without them.
        let decoration = "--line";
        let measured: BTreeSet<&str> = TEXTS
            .iter()
            .chain(&SHAPES)
            .flat_map(|(front, backs, _)| backs.iter().chain(std::iter::once(front)))
            .copied()
            .chain([decoration])
            .collect();
        let (light, dark) = (light(), dark());
        assert_ne!(light["--paper"], dark["--paper"], "the block of the dark is found at all");
        let colours: BTreeSet<&str> =
            light.iter().filter(|(_, value)| is_colour(value)).map(|(name, _)| *name).collect();
        assert_eq!(measured, colours);
        for name in colours {
            assert_ne!(light[name], dark[name], "{name}");
        }
    }
}

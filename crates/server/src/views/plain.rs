//! Text that mostly needs no escaping, written at the speed of a copy.
//!
//! maud escapes byte by byte, which took a third of the time of a page. Here what stands between the four characters that
//! HTML gives a meaning is copied; these go to maud's own escaping, so that there is one set of rules, and it is not ours.

use maud::{Markup, Render};

/// A text as text.
#[derive(Clone, Copy)]
pub(super) struct Plain<'a>(pub &'a str);

/// Room for what escaping adds to a text by itself: four signs or five.
const ESCAPED_BYTES_USUAL: usize = 20;

impl Render for Plain<'_> {
    fn render(&self) -> Markup {
        let mut markup = Markup::default();
        markup.0.reserve(self.0.len() + ESCAPED_BYTES_USUAL);
        self.render_to(&mut markup.0);
        markup
    }

    #[inline]
    fn render_to(&self, buffer: &mut String) {
        // Looked at to the end, where `any` would stop early: without a way out the compiler takes sixteen bytes at a time.
        let special = self.0.bytes().fold(false, |found, byte| found | is_special(byte));
        if special { escaped(self.0, buffer) } else { buffer.push_str(self.0) }
    }
}

/// A text that holds some of them: an address with two filters has one. Apart, so that the way of all others stays short.
#[inline(never)]
fn escaped(text: &str, buffer: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        buffer.push_str(&rest[..at]);
        rest[at..=at].render_to(buffer);
        rest = &rest[at + 1..];
    }
    buffer.push_str(rest);
}

/// Whether HTML gives it a meaning. Each is a character by itself, since other characters have no byte below 128.
const fn is_special(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"')
}

/// Writes nothing, but makes room for what follows: a long text that grows by doubling is copied once more.
pub(super) struct Room(pub usize);

impl Render for Room {
    fn render_to(&self, buffer: &mut String) {
        buffer.reserve(self.0);
    }
}

/// A place in a template where something long goes, which would be copied once more with each template around it, or something that is
/// not known yet.
pub(super) struct Hole;

/// No text of a catalogue holds control characters, nor does an address. A byte by itself, which is found many bytes at a time.
const HOLE: u8 = 2;

impl Render for Hole {
    fn render_to(&self, buffer: &mut String) {
        buffer.push(char::from(HOLE));
    }
}

impl Hole {
    /// What stands before the last hole of a template, and what stands behind it, which is less.
    pub(super) fn around(template: &str) -> (&str, &str) {
        memchr::memrchr(HOLE, template.as_bytes()).map_or((template, ""), |at| (&template[..at], &template[at + 1..]))
    }

    /// Writes a template with its hole filled.
    pub(super) fn fill(buffer: &mut String, template: &Markup, content: impl FnOnce(&mut String)) {
        let (before, behind) = Self::around(&template.0);
        buffer.push_str(before);
        content(buffer);
        buffer.push_str(behind);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hole_is_filled_where_it_stands() {
        let list = |content: &dyn Render| maud::html! { ul title="a & b" { li { "one" } (content) li { "three" } } };
        let mut buffer = String::from("<p>");
        Hole::fill(&mut buffer, &list(&Hole), |buffer| buffer.push_str("two"));
        assert_eq!(buffer, format!("<p>{}", list(&"two").into_string()));
    }

    proptest! {
        #[test]
        fn plain_text_is_what_maud_makes_of_it(text in "[a-z<>&\"'é=/ ]{0,12}") {
            prop_assert_eq!(Plain(&text).render().into_string(), text.render().into_string());
        }
    }
}

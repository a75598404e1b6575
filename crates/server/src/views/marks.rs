//! The words that were searched for, marked where they stand in the texts and labels of a list.
//!
//! A row is rendered once for all searches, its texts set apart by signs that no text holds; [`Markable`] takes them out again and
//! knows where each text stands, so that a search writes the row as it is but for the words it found.

use std::ops::Range;
use std::sync::LazyLock;

use maud::{Markup, Render, html};
use repertoire_catalogue::{Audience, Catalogue, Code, Locale, Theme};
use repertoire_search::{Terms, TextWords};

use super::plain::{Hole, Plain};
use crate::ctx::Ctx;

/// Signs before and behind a text that is set apart. Reading a catalogue takes control characters out; one that is there all the same
/// is left out of what is shown.
const BEGIN: char = '\u{2}';
const END: char = '\u{3}';

/// How the texts of a row are written.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    catalogue: &'a Catalogue,
    locale: Locale,
    apart: bool,
}

impl<'a> Marks<'a> {
    /// As they are.
    pub(super) const fn none(ctx: &Ctx, catalogue: &'a Catalogue) -> Self {
        Self { catalogue, locale: ctx.locale, apart: false }
    }

    /// Set apart, for [`Markable`].
    pub(super) const fn apart(ctx: &Ctx, catalogue: &'a Catalogue) -> Self {
        Self { catalogue, locale: ctx.locale, apart: true }
    }

    /// A text of a row.
    pub(super) const fn text<'t>(&self, text: &'t str) -> Set<'t> {
        Set { text, apart: self.apart }
    }

    /// The label of a theme.
    pub(super) fn theme(&self, theme: Code<Theme>) -> Set<'a> {
        self.text(self.catalogue.vocabulary().themes.entry(theme).labels.get(self.locale))
    }

    /// The label of an audience.
    pub(super) fn audience(&self, audience: Code<Audience>) -> Set<'a> {
        self.text(self.catalogue.vocabulary().audiences.entry(audience).labels.get(self.locale))
    }
}

/// A text, set apart or not.
pub(super) struct Set<'a> {
    text: &'a str,
    apart: bool,
}

impl Render for Set<'_> {
    fn render_to(&self, buffer: &mut String) {
        if !self.apart {
            return Plain(self.text).render_to(buffer);
        }
        buffer.push(BEGIN);
        self.text.split([BEGIN, END]).for_each(|part| Plain(part).render_to(buffer));
        buffer.push(END);
    }
}

/// What stands before a marked word and behind it, made once.
static MARKED: LazyLock<[Box<str>; 2]> = LazyLock::new(|| {
    let marked = html! { mark { (Hole) } }.into_string();
    let (before, behind) = Hole::around(&marked);
    [before.into(), behind.into()]
});

/// A piece of a page whose texts can be marked.
pub(super) struct Markable {
    html: Box<str>,
    texts: Box<[MarkableText]>,
}

struct MarkableText {
    start: u32,
    end: u32,
    /// As it was before it was escaped, where that is not the same.
    unescaped: Option<Box<str>>,
    words: TextWords,
}

impl Markable {
    /// Of a piece whose texts were set apart.
    pub(super) fn new(piece: Markup) -> Self {
        let piece = piece.into_string();
        let mut parts = piece.split([BEGIN, END]);
        let mut html = String::with_capacity(piece.len());
        html.push_str(parts.next().unwrap_or_default());
        let mut texts = Vec::new();
        // By turns a text and what stands behind it.
        while let Some(text) = parts.next() {
            let start = html.len() as u32;
            html.push_str(text);
            let unescaped = text.contains('&').then(|| unescaped(text).into_boxed_str());
            let words = TextWords::of(unescaped.as_deref().unwrap_or(text));
            texts.push(MarkableText { start, end: html.len() as u32, unescaped, words });
            html.push_str(parts.next().unwrap_or_default());
        }
        Self { html: html.into(), texts: texts.into() }
    }

    /// Bytes of memory that it takes.
    pub(super) fn size(&self) -> usize {
        let of_text = |text: &MarkableText| text.words.size() + text.unescaped.as_ref().map_or(0, |raw| raw.len());
        self.html.len() + size_of_val(&*self.texts) + self.texts.iter().map(of_text).sum::<usize>()
    }
}

/// Writes pieces with the words of one search marked.
pub(super) struct Marker<'a> {
    terms: &'a Terms,
    /// Where they stand in the text at hand.
    ranges: Vec<Range<usize>>,
}

impl<'a> Marker<'a> {
    pub(super) const fn new(terms: &'a Terms) -> Self {
        Self { terms, ranges: Vec::new() }
    }

    /// Writes one.
    pub(super) fn write(&mut self, piece: &Markable, buffer: &mut String) {
        let Self { terms, ranges } = self;
        if terms.is_empty() {
            return buffer.push_str(&piece.html);
        }
        let [before, behind] = &*MARKED;
        let mut done = 0;
        for text in &piece.texts {
            terms.ranges_of(&text.words, ranges);
            if ranges.is_empty() {
                continue;
            }
            let (start, end) = (text.start as usize, text.end as usize);
            buffer.push_str(&piece.html[done..start]);
            let raw = text.unescaped.as_deref().unwrap_or(&piece.html[start..end]);
            // A text that is the same escaped is copied.
            let write = |part: &str, buffer: &mut String| {
                if text.unescaped.is_some() { Plain(part).render_to(buffer) } else { buffer.push_str(part) }
            };
            let mut read = 0;
            for range in &*ranges {
                write(&raw[read..range.start], buffer);
                buffer.push_str(before);
                write(&raw[range.clone()], buffer);
                buffer.push_str(behind);
                read = range.end;
            }
            write(&raw[read..], buffer);
            done = end;
        }
        buffer.push_str(&piece.html[done..]);
    }
}

/// A text before it was escaped: maud knows four signs.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn piece(texts: &[String], apart: bool) -> Markup {
        html! { p title="a" { @for text in texts { b { (Set { text, apart }) } " & " } } }
    }

    proptest! {
        #[test]
        fn a_kept_piece_is_the_piece_and_its_words_are_marked_where_they_stand(
            texts in prop::collection::vec("[a-c<>&\"'; é\u{2}\u{3}]{0,12}", 0..4),
            forms in prop::collection::vec("[a-c]{1,2}|amp|lt", 0..3),
        ) {
            let kept = Markable::new(piece(&texts, true));
            let written = |terms: &Terms| {
                let mut buffer = String::from("before");
                Marker::new(terms).write(&kept, &mut buffer);
                buffer.split_off("before".len())
            };
            let shown: Vec<String> = texts.iter().map(|text| text.replace([BEGIN, END], "")).collect();
            let plain = piece(&shown, false).into_string();
            prop_assert_eq!(written(&Terms::default()), plain.clone());
            let terms: Terms = forms.iter().map(String::as_str).collect();
            let marked = written(&terms);
            prop_assert_eq!(marked.replace("<mark>", "").replace("</mark>", ""), plain);
            let found: Vec<String> = marked
                .split("<mark>")
                .skip(1)
                .map(|rest| unescaped(rest.split("</mark>").next().unwrap_or_default()))
                .collect();
            let expected: Vec<&str> =
                shown.iter().flat_map(|text| terms.ranges(text).into_iter().map(move |range| &text[range])).collect();
            prop_assert_eq!(found, expected);
        }
    }
}

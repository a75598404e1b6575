//! Dated sessions as iCalendar (RFC 5545): what one adds to one's own calendar, or subscribes to. Each session has the same `UID` in every
//! release, so that a calendar that comes back moves no event and doubles none.

use std::fmt::Write;
use std::io;

use repertoire_catalogue::{Date, Scheme};

use super::{Exported, Rows};
use crate::site::DATA_LICENCE;
use crate::text::text;
use crate::views::place_label;

/// Longest line of the format, in bytes, without its end.
const LINE_BYTES_MAX: usize = 75;

pub(super) struct Calendar;

impl Rows for Calendar {
    fn head(&mut self, of: &Exported, out: &mut Vec<u8>) -> io::Result<()> {
        let words = text(of.ctx.locale);
        line(out, "BEGIN", "VCALENDAR");
        line(out, "VERSION", "2.0");
        line(out, "PRODID", "-//Repertoire//Repertoire//FR");
        line(out, "CALSCALE", "GREGORIAN");
        line(out, "METHOD", "PUBLISH");
        // The first name is that of RFC 7986, the second the one that programs read.
        for name in ["NAME", "X-WR-CALNAME"] {
            text_line(out, name, words.site);
        }
        let release = of.release.manifest.as_ref().map(|manifest| format!(" · version {}", manifest.number.0));
        let about = format!("{}{} · CC BY 4.0 {DATA_LICENCE}", of.address(), release.unwrap_or_default());
        for name in ["DESCRIPTION", "X-WR-CALDESC"] {
            text_line(out, name, &about);
        }
        Ok(())
    }

    fn row(&mut self, of: &Exported, row: usize, out: &mut Vec<u8>) -> io::Result<()> {
        let scheme = &of.catalogue().schemes()[row];
        for &date in &scheme.dates {
            event(of, scheme, date, out);
        }
        Ok(())
    }

    fn foot(&mut self, _: &Exported, out: &mut Vec<u8>) -> io::Result<()> {
        line(out, "END", "VCALENDAR");
        Ok(())
    }
}

fn event(of: &Exported, scheme: &Scheme, date: Date, out: &mut Vec<u8>) {
    let (catalogue, locale) = (of.catalogue(), of.ctx.locale);
    let words = text(locale);
    let day = |date: Date| date.strftime("%Y%m%d").to_string();
    // When the facts were published; a list that was never published says what day it is.
    let stamp = of.release.manifest.as_ref().map_or_else(
        || format!("{}T000000Z", day(of.ctx.today)),
        |manifest| manifest.time.strftime("%Y%m%dT%H%M%SZ").to_string(),
    );
    line(out, "BEGIN", "VEVENT");
    // Ids are slugs: nothing to escape. The domain is none, since the same list may be served under several names.
    line(out, "UID", &format!("{}-{date}@repertoire", scheme.id));
    line(out, "DTSTAMP", &stamp);
    line(out, "DTSTART;VALUE=DATE", &day(date));
    text_line(out, "SUMMARY", &scheme.title);
    let page = format!("{}{}/dispositifs/{}", of.ctx.origin(), of.ctx.list(), scheme.id);
    let mut about = format!("{}\n{}\n{}", scheme.summary, scheme.organiser, (words.cost_words)(scheme.cost));
    if let Some(duration) = &scheme.duration {
        let _ = write!(about, "\n{duration}");
    }
    if let Some(registration) = &scheme.registration {
        let _ = write!(about, "\n{}{}{}", words.registration, of.ctx.colon(), registration.as_str());
    }
    if !of.ctx.origin().is_empty() {
        let _ = write!(about, "\n{page}");
    }
    text_line(out, "DESCRIPTION", &about);
    if let Some(place) = place_label(catalogue, scheme, locale) {
        text_line(out, "LOCATION", place);
    }
    // A whole address, checked when it was read.
    line(out, "URL", scheme.url.as_str());
    // Nobody is busy because a training takes place.
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

/// A line whose value is a text: commas, semicolons, backslashes and line breaks are escaped, other control characters left out.
fn text_line(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut escaped = String::with_capacity(value.len() + 8);
    for c in value.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    line(out, name, &escaped);
}

/// A line, folded where it is longer than the format allows, between characters.
fn line(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut room = LINE_BYTES_MAX;
    for part in [name, ":", value] {
        for c in part.chars().filter(|c| !c.is_control()) {
            if c.len_utf8() > room {
                out.extend_from_slice(b"\r\n ");
                // The space counts.
                room = LINE_BYTES_MAX - 1;
            }
            room -= c.len_utf8();
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_are_short_and_say_the_same_once_unfolded(text in "(\\PC|[\\\\,;\n\r\t]){0,300}") {
            let mut out = Vec::new();
            text_line(&mut out, "SUMMARY", &text);
            let written = String::from_utf8(out).expect("between characters");
            let lines: Vec<&str> = written.strip_suffix("\r\n").expect("an end").split("\r\n").collect();
            prop_assert!(lines.iter().all(|line| line.len() <= LINE_BYTES_MAX && !line.contains(['\r', '\n'])));
            prop_assert!(lines[1..].iter().all(|line| line.starts_with(' ')));
            let unfolded = written.replace("\r\n ", "");
            let value = unfolded.strip_prefix("SUMMARY:").expect("a name").strip_suffix("\r\n").expect("an end");
            let (mut read, mut chars) = (String::new(), value.chars());
            while let Some(c) = chars.next() {
                read.push(match c {
                    '\\' => match chars.next().expect("something is escaped") { 'n' => '\n', other => other },
                    other => other,
                });
            }
            let kept: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
            prop_assert_eq!(read, kept);
        }
    }
}

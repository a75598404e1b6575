//! A guide of `docs/` as a part of a page.

use maud::{Markup, html};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag};

/// All of a guide but its title, which is that of the page.
pub(super) fn guide(source: &'static str) -> Markup {
    html! { div.guide { (inside(&mut Parser::new(source))) } }
}

/// What stands up to the end of an element. Of Markdown there is what the guide is written with; its title is that of the page, and
/// pictures stay in `docs/`.
fn inside(events: &mut Parser<'static>) -> Markup {
    let mut parts = Vec::new();
    while let Some(event) = events.next() {
        parts.push(match event {
            Event::End(_) => break,
            Event::Text(text) => html! { (&*text) },
            Event::Code(text) => html! { code { (&*text) } },
            Event::SoftBreak | Event::HardBreak => html! { " " },
            Event::Start(tag) => {
                let link = if let Tag::Link { dest_url, .. } = &tag { dest_url.to_string() } else { String::new() };
                let inner = inside(events);
                match tag {
                    Tag::Heading { level: HeadingLevel::H1, .. } | Tag::Image { .. } => Markup::default(),
                    Tag::Heading { level: HeadingLevel::H2, .. } => html! { h2 { (inner) } },
                    Tag::Heading { .. } => html! { h3 { (inner) } },
                    Tag::Paragraph => html! { p { (inner) } },
                    Tag::List(None) => html! { ul.list { (inner) } },
                    Tag::List(Some(_)) => html! { ol { (inner) } },
                    Tag::Item => html! { li { (inner) } },
                    Tag::Strong => html! { strong { (inner) } },
                    Tag::Emphasis => html! { em { (inner) } },
                    Tag::Link { .. } => html! { a href=(link) { (inner) } },
                    _ => inner,
                }
            }
            _ => Markup::default(),
        });
    }
    html! { @for part in parts { (part) } }
}

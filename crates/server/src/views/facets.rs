//! The filter panel: one `<details>` per facet with its checkboxes and counts. A plain form, so it needs no script.

use maud::{Markup, Render, html};
use repertoire_catalogue::{Catalogue, Facet, FacetDecl, FacetValue, Locale, Selection};
use repertoire_search::{FacetCounts, Results};

use super::list_links::ListLinks;
use super::parts::Parts;
use super::plain::{Hole, Plain, Room};
use crate::counted::{Counted, FacetFrame, Run};
use crate::ctx::Ctx;
use crate::text::number;

/// Facets that stand open from the start: they decide, and they are short enough.
const OPEN: [Facet; 3] = [Facet::Theme, Facet::Cost, Facet::OnSite];

/// From how many values on a list has a box to search in it.
const LONG_VALUES_MIN: usize = 12;

/// Between two values.
const PARTING: &str = "";

/// About how many bytes of the page a value takes, and a facet without its values.
const VALUE_BYTES: usize = 180;
const FACET_BYTES: usize = 1_000;

/// About how many bytes the panel takes.
pub(super) fn panel_bytes(results: &Results) -> usize {
    results.facets.iter().map(|counts| FACET_BYTES + counts.values.len() * VALUE_BYTES).sum()
}

/// The panel. Where it is narrow it is closed at first, unless `open`.
#[derive(Clone, Copy)]
pub(super) struct Panel<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) catalogue: &'a Catalogue,
    pub(super) parts: &'a Parts,
    pub(super) links: &'a ListLinks<'a>,
    pub(super) results: &'a Results,
    pub(super) open: bool,
}

impl Render for Panel<'_> {
    fn render_to(&self, buffer: &mut String) {
        Hole::fill(buffer, &self.around(), |buffer| {
            // The same for each facet of which nothing is chosen, and escaped once.
            let as_it_is = self.links.on_page(1).render();
            for counts in &self.results.facets {
                self.facet(counts, &as_it_is, buffer);
            }
        });
    }
}

impl Panel<'_> {
    /// The address of a selection.
    fn to(&self, selection: &Selection) -> String {
        format!("{}{}", self.ctx.list(), selection.to_query(self.catalogue))
    }

    /// All but the facets.
    fn around(&self) -> Markup {
        let Self { ctx, links, results, open, .. } = *self;
        let (words, selection) = (ctx.text, links.selection);
        let cost_max = usize::from(selection.cost_max.is_some());
        let chosen: usize = results.facets.iter().map(|counts| counts.chosen).sum::<usize>() + cost_max;
        html! {
            (Room(FACET_BYTES))
            section.filters aria-label=(Plain(words.filters)) {
                details.panel open[open] {
                    summary {
                        span.label { (Plain(words.filters)) }
                        @if chosen > 0 { " " span.chosen { ((words.chosen)(chosen)) } }
                    }
                    p.hint data-live=(Plain(words.filters_hint_live)) { (Plain(words.filters_hint)) }
                    (Hole)
                    div.actions {
                        button.apply type="submit" data-live=((words.see_results)(results.total)) { (Plain(words.apply)) }
                        @if selection.is_filtered() { a.clear href=(links.cleared()) { (Plain(words.clear_all)) } }
                    }
                }
            }
        }
    }

    /// One facet.
    fn facet(&self, counts: &FacetCounts, as_it_is: &Markup, buffer: &mut String) {
        let (selection, facet) = (self.links.selection, counts.facet);
        let chosen = counts.chosen + usize::from(facet == Facet::Cost && selection.cost_max.is_some());
        if chosen > 0 || counts.more > 0 {
            let without = (chosen > 0).then(|| Plain(&self.to(&without(selection, facet))).render());
            let around = self.facet_frame(counts, chosen, without.as_ref().unwrap_or(as_it_is));
            return Hole::fill(buffer, &around, |buffer| self.values(counts, buffer));
        }
        let shape = [!counts.values.is_empty(), counts.values.len() >= LONG_VALUES_MIN];
        let kept = self.parts.facets.of(self.ctx.locale, facet, shape, || {
            let around = self.facet_frame(counts, chosen, &Hole);
            let (before, behind) = Hole::around(&around.0);
            let (before, between) = Hole::around(before);
            FacetFrame::new([before, between, behind])
        });
        kept.write(buffer, &as_it_is.0, |buffer| self.values(counts, buffer));
    }

    /// What stands around the values of a facet of which so many are chosen; `without` is the address of the same list with none.
    fn facet_frame(&self, counts: &FacetCounts, chosen: usize, without: &impl Render) -> Markup {
        let Self { ctx, links: &ListLinks { selection, .. }, .. } = *self;
        let (words, decl) = (ctx.text, counts.facet.decl());
        let label = Plain(decl.labels.get(ctx.locale));
        html! {
            (Room(FACET_BYTES))
            // One without values stays, hidden: with a script, a later list may have some.
            details.facet data-facet=(Plain(decl.key)) hidden[counts.values.is_empty()] open[chosen > 0 || OPEN.contains(&counts.facet)] {
                summary {
                    span.label { (label) }
                    @if chosen > 0 { " " span.chosen { ((words.chosen)(chosen)) } }
                }
                fieldset {
                    legend.unseen { (label) }
                    // What takes a script stays hidden until one shows it.
                    @if counts.values.len() >= LONG_VALUES_MIN {
                        input.facet-search type="search" aria-label={ (Plain(words.facet_search)) (Plain(ctx.colon())) (label) }
                            placeholder=(Plain(words.facet_search)) autocomplete="off" hidden;
                        output.left data-none=(Plain(words.facet_left[0])) data-one=(Plain(words.facet_left[1])) data-many=(Plain(words.facet_left[2])) {}
                    }
                    p.some {
                        button.all type="button" hidden { (Plain(words.facet_all)) span.unseen { (Plain(ctx.colon())) (label) } }
                        a.none href=(without) rel="nofollow" hidden[chosen == 0] {
                            (Plain(words.facet_none)) span.unseen { (Plain(ctx.colon())) (label) }
                        }
                    }
                    ul { (Hole) }
                    @if counts.more > 0 { p.hint { ((words.more_values)(counts.more)) } }
                    @if counts.facet == Facet::Cost { (cost_max(ctx, selection)) }
                    @if counts.facet == Facet::OnSite { p.hint { (Plain(words.unstated_hint)) } }
                }
            }
        }
    }

    /// The values of a facet, each a box to tick.
    fn values(&self, counts: &FacetCounts, buffer: &mut String) {
        let Self { ctx: &Ctx { locale, .. }, catalogue, parts, .. } = *self;
        let (decl, offered) = (counts.facet.decl(), catalogue.values(counts.facet));
        let kept = [false, true].map(|none| {
            parts.values[usize::from(none)].of(locale, counts.facet, offered.len(), |value| {
                let uncounted = value_box(decl, offered.get(value), locale, none, false, &Hole).into_string();
                let (before, behind) = Hole::around(&uncounted);
                Counted::new(before, behind, PARTING)
            })
        });
        let mut run = Run::new(buffer, PARTING);
        for of in &counts.values {
            let none = of.count == 0;
            match kept[usize::from(none)] {
                Some(kept) if !of.selected => {
                    run.kept(&kept[of.value as usize], of.count, |count, buffer| {
                        Count(locale, count).render_to(buffer);
                    });
                }
                _ => {
                    let count = Count(locale, of.count);
                    let whole = value_box(decl, offered.get(of.value), locale, none, of.selected, &count);
                    run.whole(|buffer| whole.render_to(buffer));
                }
            }
        }
        run.end();
    }
}

fn value_box(
    decl: &FacetDecl,
    value: &FacetValue,
    locale: Locale,
    none: bool,
    selected: bool,
    count: &impl Render,
) -> Markup {
    html! {
        li {
            label class=[none.then_some("none")] {
                input type="checkbox" name=(Plain(decl.key)) value=(Plain(&value.code)) checked[selected];
                span.value { (Plain(value.labels.get(locale))) }
                " " span.count { (count) }
            }
        }
    }
}

/// How many rows a value has: where no thousands are to be set apart, written without a text of its own.
struct Count(Locale, u32);

impl Render for Count {
    fn render_to(&self, buffer: &mut String) {
        let Self(locale, count) = *self;
        if count < 1_000 { count.render_to(buffer) } else { buffer.push_str(&number(locale, count)) }
    }
}

/// A selection without all that was chosen of a facet; a highest cost is chosen among the costs.
fn without(selection: &Selection, facet: Facet) -> Selection {
    let without = selection.without_facet(facet);
    if facet == Facet::Cost { without.without_cost_max() } else { without }
}

fn cost_max(ctx: &Ctx, selection: &Selection) -> Markup {
    let cost_max = selection.cost_max.map(|cents| cents.to_string());
    html! {
        div.most {
            label for="cout-max" { (Plain(ctx.text.cost_max_label)) }
            input #cout-max type="text" name="cout-max" inputmode="decimal" size="6" value=[cost_max]
                aria-describedby="cout-max-hint" autocomplete="off";
            p.hint #cout-max-hint { (Plain(ctx.text.cost_max_hint)) }
        }
    }
}

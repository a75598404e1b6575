//! Tables that fit the terminal.

use comfy_table::presets::{NOTHING, UTF8_HORIZONTAL_ONLY};
use comfy_table::{ContentArrangement, Table};

/// Width where there is no terminal to ask: a file, or another program.
const WIDTH_ELSEWHERE: u16 = 120;
/// Below this, a table is unreadable anyway.
const WIDTH_MIN: u16 = 40;

fn width() -> u16 {
    terminal_size::terminal_size_of(std::io::stdout()).map_or(WIDTH_ELSEWHERE, |(width, _)| width.0.max(WIDTH_MIN))
}

/// A table with lines between its rows.
pub(crate) fn ruled() -> Table {
    of_width(UTF8_HORIZONTAL_ONLY)
}

/// A table of short lines, without rules.
pub(crate) fn plain() -> Table {
    of_width(NOTHING)
}

/// A table of short lines below the names of its columns.
pub(crate) fn new(columns: &[&str]) -> Table {
    let mut table = plain();
    table.set_header(columns);
    table
}

fn of_width(style: comfy_table::TableStyle) -> Table {
    let mut table = Table::new();
    table.load_style(style).set_content_arrangement(ContentArrangement::Dynamic).set_width(width());
    table
}

//! The sheets of an ODS file: `content.xml`, read once from front to back.

use std::collections::HashSet;
use std::io::{BufRead, BufReader, Cursor};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::unreadable::Unreadable;
use crate::workbook::Sheet;
use crate::{FILE_COLUMNS_MAX, UNPACKED_BYTES_MAX};

/// The file of the archive that holds all cells.
pub(crate) const CONTENT: &str = "content.xml";

/// All sheets that are not hidden, with their names.
pub(crate) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Sheet)>, Unreadable> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let content = zip.by_name(CONTENT).map_err(|_| Unreadable::Damaged)?;
    read(BufReader::new(content))
}

/// Where the reading stands.
#[derive(Default)]
struct State {
    sheets: Vec<(String, Sheet)>,
    /// Bytes of all their cells, hidden sheets included.
    bytes: usize,
    /// Names of styles that hide a table.
    hiding: HashSet<String>,
    style: String,
    /// The table being read; nothing between tables.
    table: Option<Table>,
    /// A cell's text so far, while it is being read.
    cell: Option<Cell>,
    /// Elements open inside a cell whose text is not the cell's: a note, a drawing.
    aside: usize,
}

#[derive(Default)]
struct Table {
    name: String,
    hidden: bool,
    sheet: Sheet,
    row: u32,
    column: u32,
    /// How often the row being read is repeated, and its cells.
    repeated: u32,
    cells: Vec<(u32, String)>,
    bytes: usize,
    merged: Vec<Dimensions>,
}

struct Cell {
    repeated: u32,
    /// The value where its text is made for the eye: a date, a number.
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

fn read(content: impl BufRead) -> Result<Vec<(String, Sheet)>, Unreadable> {
    let mut reader = Reader::from_reader(content);
    let (mut state, mut buffer) = (State::default(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|_| Unreadable::Damaged)? {
            Event::Eof => return Ok(state.sheets),
            Event::Start(start) => state.start(&start, false),
            Event::Empty(start) => {
                state.start(&start, true);
                state.end(start.name().as_ref())?;
            }
            Event::End(end) => state.end(end.name().as_ref())?,
            Event::Text(text) => state.text(&text.xml10_content()),
            Event::CData(text) => state.text(&text.xml10_content()),
            // Five names and numbers stand for characters; what a file declares itself stands for nothing.
            Event::GeneralRef(entity) => {
                let named = quick_xml::escape::resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned);
                let number = entity.resolve_char_ref().ok().flatten().map(String::from);
                state.text(&named.or(number).unwrap_or_default());
            }
            _ => {}
        }
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok().flatten()?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn number(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|number| number.parse().ok()).unwrap_or(1).max(1)
}

impl State {
    fn start(&mut self, start: &BytesStart<'_>, empty: bool) {
        let name = start.name();
        let name: &str = name.as_ref();
        if self.cell.is_some() {
            self.inside(name, start, empty);
            return;
        }
        match name {
            "style:style" => self.style = attribute(start, "style:name").unwrap_or_default(),
            "style:table-properties" if attribute(start, "table:display").as_deref() == Some("false") => {
                self.hiding.insert(self.style.clone());
            }
            "table:table" => {
                let style = attribute(start, "table:style-name").unwrap_or_default();
                let name = attribute(start, "table:name").unwrap_or_default();
                self.table = Some(Table { name, hidden: self.hiding.contains(&style), ..Table::default() });
            }
            "table:table-row" => {
                if let Some(table) = &mut self.table {
                    (table.repeated, table.column) = (number(start, "table:number-rows-repeated"), 0);
                    table.cells.clear();
                    table.bytes = 0;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(table) = &mut self.table {
                    let spanned = number(start, "table:number-rows-spanned");
                    if spanned > 1 {
                        let (row, column) = (table.row, table.column);
                        table
                            .merged
                            .push(Dimensions { start: (row, column), end: (row.saturating_add(spanned - 1), column) });
                    }
                    self.cell = Some(Cell {
                        repeated: number(start, "table:number-columns-repeated"),
                        value: value(start),
                        text: String::new(),
                        paragraphs: 0,
                    });
                }
            }
            _ => {}
        }
    }

    /// An element inside a cell.
    fn inside(&mut self, name: &str, start: &BytesStart<'_>, empty: bool) {
        if matches!(name, "office:annotation" | "draw:frame" | "table:table") || self.aside > 0 {
            self.aside += usize::from(!empty);
            return;
        }
        let Some(cell) = &mut self.cell else { return };
        match name {
            "text:p" => {
                if cell.paragraphs > 0 {
                    cell.text.push('\n');
                }
                cell.paragraphs += 1;
            }
            "text:s" => {
                // As many spaces as a line is long at most.
                let spaces = number(start, "text:c").min(80) as usize;
                cell.text.extend(std::iter::repeat_n(' ', spaces));
            }
            "text:line-break" => cell.text.push('\n'),
            "text:tab" => cell.text.push(' '),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.paragraphs > 0 && self.aside == 0) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        if self.aside > 0 {
            self.aside -= 1;
            return Ok(());
        }
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                if let (Some(table), Some(cell)) = (&mut self.table, self.cell.take()) {
                    table.put(cell)?;
                }
            }
            "table:table-row" => {
                if let Some(table) = &mut self.table {
                    table.end_row()?;
                }
            }
            "table:table" => {
                if let Some(mut table) = self.table.take() {
                    for merged in std::mem::take(&mut table.merged) {
                        table.sheet.merge(merged)?;
                    }
                    self.bytes += table.sheet.bytes();
                    if self.bytes > UNPACKED_BYTES_MAX {
                        return Err(Unreadable::TooMuchUnpacked);
                    }
                    if !table.hidden {
                        self.sheets.push((table.name, table.sheet));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Table {
    fn put(&mut self, cell: Cell) -> Result<(), Unreadable> {
        let text = cell.value.unwrap_or(cell.text);
        if !text.trim().is_empty() {
            // Before it is unfolded: one long text repeated two hundred times is a bomb.
            self.bytes = self.bytes.saturating_add(text.len().saturating_mul(cell.repeated as usize));
            if self.column.saturating_add(cell.repeated) as usize > FILE_COLUMNS_MAX {
                return Err(Unreadable::TooManyColumns);
            }
            if self.bytes > UNPACKED_BYTES_MAX {
                return Err(Unreadable::TooMuchUnpacked);
            }
            for at in 0..cell.repeated {
                self.cells.push((self.column + at, text.clone()));
            }
        }
        self.column = self.column.saturating_add(cell.repeated);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        if !self.cells.is_empty() {
            for at in 0..self.repeated {
                for (column, text) in &self.cells {
                    self.sheet.put(self.row.saturating_add(at), *column, text)?;
                }
            }
        }
        self.row = self.row.saturating_add(self.repeated);
        Ok(())
    }
}

/// A cell's value where the text beside it is made for the eye.
fn value(start: &BytesStart<'_>) -> Option<String> {
    match attribute(start, "office:value-type")?.as_str() {
        "date" => {
            let date = attribute(start, "office:date-value")?;
            Some(date.strip_suffix("T00:00:00").map(str::to_owned).unwrap_or(date))
        }
        // "80,00 €" is for the eye, and so is "80,5" for 80.5.
        "float" | "currency" => attribute(start, "office:value"),
        "boolean" => Some(if attribute(start, "office:boolean-value")? == "true" { "oui" } else { "non" }.to_owned()),
        // A percentage or a time is read as it shows.
        _ => None,
    }
}

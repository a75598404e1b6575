//! Exactly what is filtered, as files: one row after the other, so that a list of any length is written in constant memory.

mod calendar;
mod csv;
mod json;
mod name;
mod workbook;

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use repertoire_catalogue::{Catalogue, Selection};
use repertoire_import::CsvLayout;

use crate::ctx::Ctx;
use crate::limits::EXPORT_ROWS_CHUNK;
use crate::release::OpenRelease;

pub(crate) use name::file_name;
pub(crate) use workbook::about;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    /// The import format.
    Csv,
    /// The same as Excel opens it.
    ExcelCsv,
    /// A workbook.
    Xlsx,
    /// For programs.
    Json,
    /// Dated sessions.
    Calendar,
}

impl FileKind {
    pub(crate) const fn content_type(self) -> &'static str {
        match self {
            Self::Csv | Self::ExcelCsv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Json => "application/json; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
        }
    }

    /// What its files end with, without the dot.
    pub(crate) const fn end(self) -> &'static str {
        match self {
            Self::Csv | Self::ExcelCsv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Calendar => "ics",
        }
    }
}

/// What a file is made of.
#[derive(Clone)]
pub(crate) struct Exported {
    pub ctx: Ctx,
    pub release: Arc<OpenRelease>,
    pub selection: Selection,
    /// The rows of the catalogue, in the order of the list.
    pub rows: Arc<[u32]>,
}

impl Exported {
    pub(crate) fn catalogue(&self) -> &Catalogue {
        self.release.catalogue()
    }

    /// The list whose rows these are.
    fn address(&self) -> String {
        format!("{}{}{}", self.ctx.origin(), self.ctx.list(), self.selection.to_query(self.catalogue()))
    }
}

/// Writes one kind of file, piece by piece.
trait Rows: Send {
    fn head(&mut self, of: &Exported, out: &mut Vec<u8>) -> io::Result<()>;
    fn row(&mut self, of: &Exported, row: usize, out: &mut Vec<u8>) -> io::Result<()>;
    fn foot(&mut self, of: &Exported, out: &mut Vec<u8>) -> io::Result<()>;
}

/// The pieces of a file, each written when it is asked for.
pub(crate) struct Pieces {
    of: Exported,
    writer: Box<dyn Rows>,
    /// Rows written so far.
    at: usize,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Begin,
    Rows,
    Done,
}

impl Pieces {
    /// None for a workbook, which is written in one piece.
    pub(crate) fn new(kind: FileKind, of: Exported) -> Option<Self> {
        let writer: Box<dyn Rows> = match kind {
            FileKind::Csv => Box::new(csv::Csv::new(CsvLayout::Import)),
            FileKind::ExcelCsv => Box::new(csv::Csv::new(CsvLayout::Excel)),
            FileKind::Json => Box::new(json::Json::default()),
            FileKind::Calendar => Box::new(calendar::Calendar),
            FileKind::Xlsx => return None,
        };
        Some(Self { of, writer, at: 0, state: State::Begin })
    }

    /// The whole file at once.
    pub(crate) fn whole(self) -> io::Result<Vec<u8>> {
        let mut file = Vec::new();
        for piece in self {
            file.extend_from_slice(&piece?);
        }
        Ok(file)
    }

    fn piece(&mut self) -> io::Result<Bytes> {
        let mut out = Vec::new();
        if self.state == State::Begin {
            self.writer.head(&self.of, &mut out)?;
            self.state = State::Rows;
        }
        let until = self.of.rows.len().min(self.at + EXPORT_ROWS_CHUNK);
        for at in self.at..until {
            self.writer.row(&self.of, self.of.rows[at] as usize, &mut out)?;
        }
        self.at = until;
        if until == self.of.rows.len() {
            self.writer.foot(&self.of, &mut out)?;
            self.state = State::Done;
        }
        Ok(out.into())
    }
}

impl Iterator for Pieces {
    type Item = io::Result<Bytes>;

    fn next(&mut self) -> Option<io::Result<Bytes>> {
        if self.state == State::Done {
            return None;
        }
        let piece = self.piece();
        if piece.is_err() {
            // What is cut is noticed by who receives it; what ends well in the middle is not.
            self.state = State::Done;
        }
        Some(piece)
    }
}

//! The import format, and the same as Excel opens it.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use repertoire_import::{CsvLayout, Exporter};

use super::{Exported, Rows};

pub(super) struct Csv {
    layout: CsvLayout,
    written: Written,
    /// From the head of the file to its foot.
    exporter: Option<Exporter<Written>>,
}

impl Csv {
    pub(super) fn new(layout: CsvLayout) -> Self {
        Self { layout, written: Written::default(), exporter: None }
    }
}

impl Rows for Csv {
    fn head(&mut self, _: &Exported, _: &mut Vec<u8>) -> io::Result<()> {
        self.exporter = Some(Exporter::new(self.written.clone(), self.layout)?);
        Ok(())
    }

    fn row(&mut self, of: &Exported, row: usize, out: &mut Vec<u8>) -> io::Result<()> {
        if let Some(exporter) = &mut self.exporter {
            exporter.write_row(of.catalogue(), row)?;
        }
        self.written.move_to(out);
        Ok(())
    }

    fn foot(&mut self, _: &Exported, out: &mut Vec<u8>) -> io::Result<()> {
        if let Some(exporter) = self.exporter.take() {
            exporter.finish()?;
        }
        self.written.move_to(out);
        Ok(())
    }
}

/// Where the exporter writes to, and the file takes from.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Written {
    fn move_to(&self, out: &mut Vec<u8>) {
        out.append(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

//! All rows with the keys of the API, and what they are a part of.

use std::io;

use serde::Serialize;

use super::{Exported, Rows};
use crate::api::scheme_json;
use crate::site::DATA_LICENCE;

/// What stands before the rows.
#[derive(Serialize)]
struct Head<'a> {
    adresse: String,
    licence: &'static str,
    /// Of the release; nothing where a file is served.
    version: Option<u32>,
    publiee_le: Option<String>,
    criteres: Vec<(&'static str, std::borrow::Cow<'a, str>)>,
    total: usize,
}

#[derive(Default)]
pub(super) struct Json {
    /// Whether a row was written: a comma stands before the next.
    begun: bool,
}

impl Rows for Json {
    fn head(&mut self, of: &Exported, out: &mut Vec<u8>) -> io::Result<()> {
        let manifest = of.release.manifest.as_ref();
        let head = Head {
            adresse: of.address(),
            licence: DATA_LICENCE,
            version: manifest.map(|manifest| manifest.number.0),
            publiee_le: manifest.map(|manifest| manifest.time.to_string()),
            criteres: of.selection.pairs(of.catalogue()).collect(),
            total: of.rows.len(),
        };
        serde_json::to_writer(&mut *out, &head)?;
        // The rows go where the object would end.
        out.pop();
        out.extend_from_slice(b",\"dispositifs\":[");
        Ok(())
    }

    fn row(&mut self, of: &Exported, row: usize, out: &mut Vec<u8>) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            out.push(b',');
        }
        out.push(b'\n');
        out.extend_from_slice(scheme_json(of.catalogue(), row, of.ctx.locale).as_bytes());
        Ok(())
    }

    fn foot(&mut self, _: &Exported, out: &mut Vec<u8>) -> io::Result<()> {
        out.extend_from_slice(b"\n]}\n");
        Ok(())
    }
}

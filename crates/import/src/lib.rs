#![doc = include_str!("../README.md")]

mod annotate;
mod column;
mod decode;
mod diff;
mod export;
mod field;
mod fix;
mod formula;
#[doc(hidden)]
pub mod fuzzing;
mod header;
mod import;
mod messages;
mod names;
mod ods;
mod one;
mod partners;
mod report;
mod report_text;
mod row;
mod rows;
mod shipped;
mod source;
mod suggest;
mod table;
mod template;
#[cfg(test)]
mod testing;
mod text;
mod understand;
mod unreadable;
mod vocabulary;
mod vocabulary_report;
mod workbook;
mod xlsx;

pub use annotate::annotated;
pub use column::{COLUMNS, COLUMNS_COUNT, Column, cell};
pub use decode::Encoding;
pub use diff::{
    ChangedField, ChangedScheme, Diff, REMOVED_SHARE_UNASKED_MAX, REMOVED_UNASKED_MAX, Stretch, WORDS_COMPARED_MAX,
    diff,
};
pub use export::{About, AboutLine, CsvLayout, Exporter, export, export_xlsx, export_xlsx_with};
pub use fix::{FIXES_MAX, Fix};
pub use header::{ColumnMatch, HEADER_ROWS_MAX, MatchedBy, SHOWN_CELLS_MAX};
pub use import::{FILE_BYTES_MAX, FILE_ROWS_MAX, Imported, Layout, ReadOptions, import, import_file};
pub use one::{headers, import_one, plain_csv};
pub use partners::{
    PARTNER_COLUMNS, PARTNERS_FILE, PartnerColumn, PartnerProblem, PartnerProblemKind, partner, partner_cell,
    read_partners, write_partners,
};
pub use report::{
    ColumnRef, Group, PROBLEMS_MAX, Problem, ProblemKind, Report, Severity, VALUE_CHARS_MAX, VERIFIED_YEARS_MAX,
    letters, ranges,
};
pub use row::{CELL_CHARS_MAX, TITLE_CHARS_MAX};
pub use rows::ROW_BYTES_MAX;
pub use shipped::{CATALOGUE_CSV, shipped, shipped_vocabulary, vocabulary_file};
pub use table::{TableError, table};
pub use template::{EXAMPLE_IDS, template_csv, template_xlsx};
pub use unreadable::{Delimiter, Unreadable};
pub use vocabulary::{EXPRESSION_WORDS_MAX, EXPRESSIONS_MAX, ReadVocabulary, VOCABULARY_FILES, vocabulary};
pub use vocabulary_report::{VocabularyProblem, VocabularyProblemKind, VocabularyReport};
pub use workbook::{FILE_COLUMNS_MAX, UNPACKED_BYTES_MAX};
pub use xlsx::{SHEET_LINKS_MAX, Unwritable, WORKBOOK_CELLS_MAX};

//! What an export says of itself, `okr-export/1`: from what it was made, and its tables with their columns.

use jiff::civil::Date;
use serde::Serialize;

use super::pages::Form;
use super::table::Column;
use super::{Page, TABLES};
use crate::document;
use crate::report::About;

/// The name of the file that tells that a folder is an export.
pub const MANIFEST: &str = "okr-export.json";

/// The form of that file and its version: a change that could break a reader makes it `okr-export/2`.
pub const SCHEMA: &str = "okr-export/1";

#[derive(Serialize)]
struct Head<'a> {
    schema: &'static str,
    tool: &'a str,
    as_of: document::Date,
    revision: Option<&'a str>,
    organisation: &'a str,
    format: &'static str,
}

#[derive(Serialize)]
struct TableEntry {
    name: &'static str,
    files: String,
    partitioned_by: &'static [&'static str],
    rows: usize,
    columns: Vec<Column>,
}

/// The manifest of an export, from how many rows each page holds: one line a table.
#[must_use]
pub fn manifest(
    organisation: &str,
    day: Date,
    about: &About<'_>,
    form: Form,
    pages: &[(&'static str, usize)],
) -> String {
    let entry = |table: &super::Table| TableEntry {
        name: table.name,
        files: format!(
            "{}/{}part.{}",
            table.name,
            if table.by_season { "season=*/" } else { "" },
            form.name()
        ),
        partitioned_by: if table.by_season { &["season"] } else { &[] },
        rows: pages.iter().filter(|(name, _)| *name == table.name).map(|(_, rows)| rows).sum(),
        columns: table.columns().copied().collect(),
    };
    let head = Head {
        schema: SCHEMA,
        tool: about.tool,
        as_of: document::Date(day),
        revision: about.revision,
        organisation,
        format: form.name(),
    };
    // No key is anything but a text, and no number is a float: none of this can fail.
    let head = serde_json::to_string_pretty(&head).unwrap_or_default();
    let head = head.trim_end_matches(['}', '\n']);
    let tables: Vec<String> =
        TABLES.iter().map(|table| serde_json::to_string(&entry(table)).unwrap_or_default()).collect();
    format!("{head},\n  \"tables\": [\n    {}\n  ]\n}}\n", tables.join(",\n    "))
}

impl Page {
    /// The table and how many of its rows the page holds.
    #[must_use]
    pub fn count(&self) -> (&'static str, usize) {
        (self.table, self.rows)
    }
}

//! Rows as files: each table's rows of one season, written in one form as they come.

use std::fmt::Write as _;

use serde::Serialize;

use super::cell::Cell;
use super::table::{Row, Table};
use crate::report::formats::csv::{self, Sheet};
use crate::report::number::Computed;
use crate::text::acts;

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated values, RFC 4180.
    Csv,
    /// One JSON object a line.
    Ndjson,
}

/// All forms.
pub const FORMS: [Form; 2] = [Form::Csv, Form::Ndjson];

impl Form {
    /// Its name on the command line, and the ending of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
        }
    }

    /// For whom or what it is.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Csv => "Comma-separated values: spreadsheets and every engine",
            Self::Ndjson => "One JSON object a line, with its types",
        }
    }
}

/// The folder of rows that belong to no season: the name by which engines know a missing value in a path.
pub const NO_SEASON: &str = "__HIVE_DEFAULT_PARTITION__";

/// One file of an export.
#[derive(Debug)]
pub struct Page {
    /// The table.
    pub table: &'static str,
    /// The path in the export's folder, with forward slashes.
    pub path: String,
    /// What it holds.
    pub text: String,
    /// How many rows.
    pub rows: usize,
}

/// The files of one season, or of what belongs to none, while they are written.
pub(super) struct Pages<'a> {
    form: Form,
    organisation: &'a str,
    revision: Option<&'a str>,
    open: Vec<Open>,
}

struct Open {
    table: Table,
    sheet: Lines,
    rows: usize,
}

enum Lines {
    Csv(Box<Sheet>),
    Ndjson(String),
}

impl<'a> Pages<'a> {
    /// Opens a file a table; one that gets no row is written too, so that an engine always finds its columns.
    pub fn new(form: Form, organisation: &'a str, revision: Option<&'a str>, tables: &[&Table]) -> Self {
        let open = |table: &&Table| {
            let header: Vec<&str> = table.columns().map(|column| column.name).collect();
            let sheet = match form {
                Form::Csv => Lines::Csv(Box::new(Sheet::new(&header))),
                Form::Ndjson => Lines::Ndjson(String::new()),
            };
            Open { table: **table, sheet, rows: 0 }
        };
        Self { form, organisation, revision, open: tables.iter().map(open).collect() }
    }

    pub fn row<R: Row>(&mut self, row: &R) {
        let Some(open) = self.open.iter_mut().find(|open| open.table.name == R::TABLE.name) else {
            debug_assert!(false, "{} is not among the tables", R::TABLE.name);
            return;
        };
        let first = [Cell::text(self.organisation), Cell::text(self.revision)];
        let cells = first.into_iter().chain(row.cells());
        match &mut open.sheet {
            Lines::Csv(sheet) => sheet.row(&cells.map(csv_cell).collect::<Vec<_>>()),
            Lines::Ndjson(text) => {
                for (index, (column, cell)) in open.table.columns().zip(cells).enumerate() {
                    let _ = write!(text, "{}\"{}\":", if index == 0 { '{' } else { ',' }, column.name);
                    json_cell(&cell, text);
                }
                text.push_str("}\n");
            }
        }
        open.rows += 1;
    }

    /// The files. Those of a season lie in its folder; what belongs to none in the folder of what is missing, and
    /// there only files that hold something.
    pub fn finish(self, season: Option<&str>) -> Vec<Page> {
        let file = format!("part.{}", self.form.name());
        let page = |open: Open| {
            let name = open.table.name;
            let path = match (open.table.by_season, season) {
                (true, season) => format!("{name}/season={}/{file}", season.unwrap_or(NO_SEASON)),
                (false, _) => format!("{name}/{file}"),
            };
            let text = match open.sheet {
                Lines::Csv(sheet) => sheet.finish(),
                Lines::Ndjson(text) => text,
            };
            Page { table: name, path, text, rows: open.rows }
        };
        let is_wanted = |open: &Open| open.rows > 0 || season.is_some() || !open.table.by_season;
        self.open.into_iter().filter(is_wanted).map(page).collect()
    }
}

fn csv_cell(cell: Cell<'_>) -> csv::Cell {
    match cell {
        Cell::Nothing => csv::Cell::Nothing,
        Cell::Text(text) => csv::Cell::Text(text.into_owned()),
        Cell::Integer(number) => csv::Cell::Number(number.to_string()),
        Cell::Written(number) => csv::Cell::Number(number.text),
        Cell::Computed(number) => csv::Cell::number(Some(number).filter(|n| n.is_finite()).map(Computed)),
        Cell::Amount(amount) => csv::Cell::Number(amount.to_string()),
        Cell::Boolean(truth) => csv::Cell::Number(truth.to_string()),
        Cell::Date(day) => csv::Cell::Number(day.to_string()),
        Cell::List(items) => csv::Cell::Text(items.join(" ")),
    }
}

fn json_cell(cell: &Cell<'_>, text: &mut String) {
    match cell {
        Cell::Nothing => text.push_str("null"),
        Cell::Text(words) => json_text(words, text),
        Cell::Integer(number) => {
            let _ = write!(text, "{number}");
        }
        Cell::Written(number) => json(number, text),
        Cell::Computed(number) => json(&Computed(*number), text),
        Cell::Amount(amount) => json(&amount.to_string(), text),
        Cell::Boolean(truth) => {
            let _ = write!(text, "{truth}");
        }
        Cell::Date(day) => json(&day.to_string(), text),
        Cell::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                json_text(item, text);
            }
            text.push(']');
        }
    }
}

/// A number or a plain text: neither can fail to be written.
fn json(value: &impl Serialize, text: &mut String) {
    text.push_str(&serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned()));
}

/// A text as JSON, with what could act on a terminal escaped: it reads back as it was.
fn json_text(words: &str, text: &mut String) {
    for character in serde_json::to_string(words).unwrap_or_default().chars() {
        if acts(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_escaped_and_reads_back() {
        for words in ["\u{1b}[31m \u{202e}x", "tag \u{e0041}", "a\nb\t\"c\" \\ \u{7f}\u{9b}", "naïve 日本 👩‍🚀"]
        {
            let mut text = String::new();
            json_text(words, &mut text);
            assert!(!text.chars().any(acts), "{text}");
            assert_eq!(serde_json::from_str::<String>(&text).expect("JSON"), words);
        }
    }
}

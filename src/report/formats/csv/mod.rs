//! Tables for spreadsheets (RFC 4180): one per view, with stable column names. Text that a spreadsheet would take for
//! a formula is defused with an apostrophe, as OWASP advises ("CSV Injection").

mod alignment;
mod audit;
mod compliance;
mod mission;
mod money;
mod summary;
mod trend;

use ::csv::{Terminator, Writer, WriterBuilder};

use super::{Format, Look};
use crate::report::number::Computed;
use crate::report::views::money::Exact;
use crate::report::{Report, View};
use crate::text::visible;

/// The format.
pub(super) const FORMAT: Format = Format {
    id: "csv",
    about: "For spreadsheets: one table",
    holds_all: false,
    show: csv,
    remind: None,
    item: None,
    list: Some(|list, _| summary::table_of(&list.groups)),
    log: None,
};

fn csv(report: &Report<'_>, _: &Look) -> String {
    // There is one view, and so one table.
    let tables = [
        report.summary.as_ref().map(|summary| summary::table_of(&summary.groups)),
        report.alignment.as_ref().map(alignment::table_of),
        report.audit.as_ref().map(audit::table_of),
        report.trend.as_ref().map(trend::table_of),
        report.mission.as_ref().map(mission::table_of),
        report.compliance.as_ref().map(compliance::table_of),
        report.money.as_ref().map(money::table_of),
    ];
    tables.into_iter().flatten().collect()
}

/// The view whose table has this header.
pub(in crate::report) fn view_of(header: &str) -> Option<View> {
    let headers: [(View, &[&str]); 7] = [
        (View::Summary, &summary::HEADER),
        (View::Alignment, &alignment::HEADER),
        (View::Compliance, &compliance::HEADER),
        (View::Money, &money::HEADER),
        (View::Audit, &audit::HEADER),
        (View::Trend, &trend::HEADER),
        (View::Mission, &mission::HEADER),
    ];
    headers.into_iter().find(|(_, names)| header.split(',').eq(names.iter().copied())).map(|(view, _)| view)
}

/// A cell.
pub(in crate::report) enum Cell {
    /// A text, of a document or a word of ours.
    Text(String),
    /// A number, written so that a machine reads it back.
    Number(String),
    /// What does not exist.
    Nothing,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub fn maybe<T: ToString>(text: Option<T>) -> Self {
        text.map_or(Self::Nothing, |text| Self::Text(text.to_string()))
    }

    pub fn count(count: usize) -> Self {
        Self::Number(count.to_string())
    }

    /// An exact amount, as it is.
    pub fn amount(amount: Option<Exact>) -> Self {
        amount.map_or(Self::Nothing, |amount| Self::Number(amount.0.to_string()))
    }

    /// A computed number, rounded to nine decimals, below which numbers count as equal.
    pub fn number(number: Option<Computed>) -> Self {
        number.map_or(Self::Nothing, |number| Self::Number(crate::text::plain(number.0, 9)))
    }

    fn field(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Number(number) => number.clone(),
            Self::Text(text) => defused(text),
        }
    }
}

/// A table: its header and its rows.
pub(super) fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let mut sheet = Sheet::new(header);
    for row in rows {
        sheet.row(&row);
    }
    sheet.finish()
}

/// A table that is written row by row.
pub(in crate::report) struct Sheet(Writer<Vec<u8>>);

impl Sheet {
    /// A table with its header.
    pub fn new(header: &[&str]) -> Self {
        let mut sheet = Self(WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new()));
        sheet.line(header.iter().map(|&name| name.to_owned()));
        sheet
    }

    /// Adds a row, which has the header's length.
    pub fn row(&mut self, row: &[Cell]) {
        self.line(row.iter().map(Cell::field));
    }

    fn line(&mut self, fields: impl Iterator<Item = String>) {
        // Memory does not fail, and every row has the header's length: `csv` tells no other errors.
        let written = self.0.write_record(fields.map(String::into_bytes));
        debug_assert!(written.is_ok(), "{written:?}");
    }

    /// The whole table.
    pub fn finish(self) -> String {
        let bytes = self.0.into_inner();
        bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }
}

fn defused(text: &str) -> String {
    let text = visible(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_and_defused() {
        let row = ["=1+1", "a,b", "say \"x\"", "-", "plain", "a\nb"].map(Cell::text);
        let numbers = [Cell::Number("-3.5".to_owned()), Cell::Nothing, Cell::count(2)];
        let row: Vec<Cell> = row.into_iter().chain(numbers).collect();
        assert_eq!(
            table(&["1", "2", "3", "4", "5", "6", "7", "8", "9"], [row]),
            "1,2,3,4,5,6,7,8,9\r\n'=1+1,\"a,b\",\"say \"\"x\"\"\",'-,plain,a\\nb,-3.5,,2\r\n"
        );
    }
}

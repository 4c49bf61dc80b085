//! Who reported, at which due date, and when.

use crate::model::compliance::{Cell, Compliance, State};
use crate::report::export::pages::Pages;
use crate::report::export::table::table;

/// A group at one of its due dates.
pub(in crate::report::export) struct Line<'a> {
    group: &'a str,
    cell: Cell<'a>,
}

impl Line<'_> {
    fn days_late(&self) -> Option<i64> {
        if let State::Late(days) = self.cell.state { Some(days) } else { None }
    }
}

table! {
    Line<'_>, "compliance", by_season: true, "A group that takes part in the season, at one of its due dates", |line| {
        "group": text = line.group, "The group's present id";
        "due": date = line.cell.due, "The due date";
        "state": text = line.cell.state.word(), "`on-time`, `late`, `open`, `missing`, `excused` or `not-due`";
        "days_late": integer = line.days_late(), "Days from the due date to the report; null unless late";
        "file": text = line.cell.file.map(|file| file.source.path()), "The check-in that answers it";
    }
}

/// Writes the rows of a season: by group and due date.
pub(in crate::report::export) fn write(compliance: &Compliance<'_>, pages: &mut Pages<'_>) {
    for row in &compliance.rows {
        for cell in compliance.cells(row) {
            pages.row(&Line { group: &row.group.id, cell });
        }
    }
}

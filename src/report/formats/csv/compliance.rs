//! Compliance as a table: one row per participant and due date of the season. `streak` and `last_checkin` are the
//! group's, the same in each of its rows; `file` is the report of that due date; `excused` says why a group owes none.

use super::{Cell, table};
use crate::report::views::compliance::{CellRow, Compliance, GroupRow};

pub(super) const HEADER: [&str; 11] = [
    "group",
    "group_name",
    "kind",
    "due",
    "state",
    "days_late",
    "backdated",
    "file",
    "streak",
    "last_checkin",
    "excused",
];

pub(super) fn table_of(compliance: &Compliance<'_>) -> String {
    let rows =
        compliance.groups.iter().flat_map(|group| group.cells.iter().map(move |cell| row(group, cell)));
    table(&HEADER, rows)
}

fn row(group: &GroupRow<'_>, cell: &CellRow<'_>) -> Vec<Cell> {
    vec![
        Cell::text(group.id),
        Cell::text(group.name),
        Cell::text(group.kind),
        Cell::text(cell.due.to_string()),
        Cell::text(cell.state.word()),
        cell.days_late.map_or(Cell::Nothing, |days| Cell::Number(days.to_string())),
        Cell::text(cell.backdated.to_string()),
        Cell::maybe(cell.file),
        Cell::count(group.streak),
        Cell::maybe(group.last_checkin),
        Cell::maybe(group.excused),
    ]
}

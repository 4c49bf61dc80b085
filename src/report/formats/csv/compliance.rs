//! Compliance as a table: one row per participant and due date of the season. `streak` and `last_checkin` are the
//! group's, the same in each of its rows; `file` is the report of that due date; `excused` says why a group owes none.
//! What follows are the group's documents, again in each row: the files of its pre- and post-mortem, how many were asked,
//! and the day on which it signed the standards.

use super::{Cell, table};
use crate::report::views::compliance::{CellRow, Compliance, DocumentsRow, GroupRow};

pub(super) const HEADER: [&str; 17] = [
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
    "premortem",
    "postmortem",
    "leads_asked",
    "contributors_asked",
    "others_asked",
    "standards",
];

pub(super) fn table_of(compliance: &Compliance<'_>) -> String {
    // The documents stand in the order of the groups.
    let groups = compliance.groups.iter().zip(&compliance.documents);
    let rows = groups.flat_map(|(group, own)| {
        group.cells.iter().map(move |cell| row(group, cell).into_iter().chain(documents(own)).collect())
    });
    table(&HEADER, rows)
}

fn documents(own: &DocumentsRow<'_>) -> [Cell; 6] {
    [
        Cell::maybe(own.premortem),
        Cell::maybe(own.postmortem),
        Cell::count(own.intake.leads),
        Cell::count(own.intake.contributors),
        Cell::count(own.intake.others),
        Cell::maybe(own.standards),
    ]
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

//! The alignment as a table: one row per objective. `serves`, `served_by` and `goals` are lists, set apart by spaces.

use super::{Cell, table};
use crate::document::Fit;
use crate::report::views::alignment::{Alignment, ObjectiveRow};

pub(super) const HEADER: [&str; 10] =
    ["ref", "group", "objective", "title", "owner", "state", "serves", "served_by", "goals", "theme"];

pub(super) fn table_of(alignment: &Alignment<'_>) -> String {
    table(&HEADER, alignment.asked_for().map(row))
}

fn row(row: &ObjectiveRow<'_>) -> Vec<Cell> {
    vec![
        Cell::text(&row.name),
        Cell::text(row.group),
        Cell::text(row.id),
        Cell::text(row.title),
        Cell::maybe(row.owner),
        Cell::maybe(row.state),
        Cell::text(row.serves.join(" ")),
        Cell::text(row.served_by.join(" ")),
        Cell::text(row.goals.join(" ")),
        Cell::maybe(row.theme.map(|fit| match fit {
            Fit::Direct => "direct",
            Fit::Indirect => "indirect",
            Fit::None => "none",
        })),
    ]
}

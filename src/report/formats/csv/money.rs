//! Money as a table: one row per group and currency, amounts as exact decimals. `missing_reports` are the due dates
//! whose missing reports hold money back, with a space between them.

use super::{Cell, table};
use crate::report::views::money::{GroupRow, Money};

pub(super) const HEADER: [&str; 12] = [
    "group",
    "group_name",
    "currency",
    "requested",
    "approved",
    "spendable",
    "released",
    "withheld",
    "missing_reports",
    "spent",
    "left",
    "difference",
];

pub(super) fn table_of(money: &Money<'_>) -> String {
    table(&HEADER, money.groups.iter().map(row))
}

fn row(group: &GroupRow<'_>) -> Vec<Cell> {
    let because: Vec<String> = group.because().map(|due| due.to_string()).collect();
    vec![
        Cell::text(group.id),
        Cell::text(group.name),
        Cell::text(group.currency),
        Cell::amount(group.requested),
        Cell::amount(group.approved),
        Cell::amount(group.spendable),
        Cell::amount(group.released),
        Cell::amount(group.withheld),
        if because.is_empty() { Cell::Nothing } else { Cell::text(because.join(" ")) },
        Cell::amount(group.spent),
        Cell::amount(group.left),
        Cell::amount(group.difference),
    ]
}

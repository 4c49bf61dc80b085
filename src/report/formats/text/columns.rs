//! Tables of rows that are all alike: what is least needed is left out where the page is narrow.

use super::table::{Set, lines};
use crate::text::width;

/// A column.
pub(super) struct Column<T> {
    /// Its title.
    pub title: &'static str,
    /// How it is set.
    pub set: Set,
    /// How soon it is left out on a narrow page; 0: never.
    pub soon: u8,
    /// What it says of a row.
    pub cell: fn(&T) -> String,
}

/// The width of words such as a group's name with the space after them: what a table gives them in any case, and what
/// long ones get before columns are left out.
const LEAST: usize = 14;
const WORDS: usize = 22;

/// The lines of a table with as many of the columns as fit on the page.
pub(super) fn fitted<T>(mut columns: Vec<Column<T>>, rows: &[&T], page: usize) -> Vec<String> {
    while needed(&columns, rows) > page {
        let Some(least) = columns.iter().map(|column| column.soon).max().filter(|soon| *soon > 0) else {
            break;
        };
        columns.retain(|column| column.soon != least);
    }
    let header: Vec<&str> = columns.iter().map(|column| column.title).collect();
    let sets: Vec<Set> = columns.iter().map(|column| column.set).collect();
    let row = |row: &T| columns.iter().map(|column| (column.cell)(row)).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = rows.iter().copied().map(row).collect();
    lines(Some(&header), &sets, &rows, page)
}

/// The width that columns need, with the three between them: of words a part, of all others the widest cell.
fn needed<T>(columns: &[Column<T>], rows: &[&T]) -> usize {
    let widest = |column: &Column<T>| {
        let cells = rows.iter().map(|row| width(&(column.cell)(row)));
        let widest = cells.chain([width(column.title)]).max().unwrap_or_default();
        match column.set {
            Set::Sign => 3,
            Set::Words => (widest + 2).clamp(LEAST, WORDS) + 1,
            Set::Fixed | Set::Number => widest + 3,
        }
    };
    columns.iter().map(widest).sum::<usize>().saturating_sub(3)
}

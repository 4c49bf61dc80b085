//! Tables and lists with their titles, the same for the terminal and for Markdown. Their texts are raw: each format
//! escapes them at its own door.

use super::sign::Sign;

/// How a column is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Set {
    /// A sign: one column wide.
    Sign,
    /// Words that may wrap.
    Words,
    /// Words that must not wrap.
    Fixed,
    /// Numbers, set to the right.
    Number,
}

/// A table with its title.
pub(in crate::report) struct Section {
    /// What it shows.
    pub title: &'static str,
    /// The name and the setting of each column.
    pub columns: Vec<(&'static str, Set)>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}

impl Section {
    pub fn of<T>(
        title: &'static str,
        columns: &[(&'static str, Set)],
        items: &[T],
        row: impl Fn(&T) -> Vec<String>,
    ) -> Self {
        Self { title, columns: columns.to_vec(), rows: items.iter().map(row).collect() }
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// Part of a page.
pub(in crate::report) enum Block {
    /// A table.
    Table(Section),
    /// A list with its title; each item behind a sign.
    List(&'static str, Vec<(Sign, String)>),
}

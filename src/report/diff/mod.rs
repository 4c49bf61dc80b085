//! What a change does, for a reviewer: first a sentence that counts what changes for people, then a line for each thing.
//! The rows are put together and sorted once, for all formats.

mod amended;
mod json;
mod label;
mod markdown;
mod rows;
mod sentence;
mod text;
mod values;
mod words;

use jiff::civil::Date;

use super::checks::{Finding, Lowered};
use crate::model::diff::Diff;

pub use json::schema;
pub use rows::Row;

/// What a diff speaks of.
#[derive(Debug)]
pub struct About<'a> {
    /// The tool and its version.
    pub tool: &'a str,
    /// The day that scores and stages are told for.
    pub day: Date,
    /// The state at the base.
    pub base: State<'a>,
    /// Whether nobody named the base.
    pub is_found: bool,
    /// The state now.
    pub head: State<'a>,
}

/// One of the two states.
#[derive(Debug)]
pub struct State<'a> {
    /// The name that it was given; `None` for the working files.
    pub name: Option<&'a str>,
    /// Its commit, of the base the one at which the two parted; `None` for the working files.
    pub commit: Option<&'a str>,
    /// Git's id of the tree `okrs/` in it.
    pub tree: Option<&'a str>,
}

/// What a check of the one state finds and of the other does not.
#[derive(Debug, Default)]
pub struct Rules<'a> {
    /// What is found now.
    pub broken: Vec<Finding<'a>>,
    /// What is not found any more.
    pub cured: Vec<Finding<'a>>,
    /// The rules that the policy lowers now and did not, or not so far.
    pub lowered: Vec<Lowered<'a>>,
    /// Those that it lowered and does not any more.
    pub restored: Vec<Lowered<'a>>,
}

/// A finished diff.
#[derive(Debug)]
pub struct Report<'a> {
    /// What it speaks of.
    pub about: About<'a>,
    /// What changed.
    pub diff: &'a Diff,
    /// A row for each thing that changed: what matters most first.
    pub rows: Vec<Row<'a>>,
    /// What changes for people, counted.
    pub sentence: String,
    /// What rules find otherwise.
    pub rules: Rules<'a>,
}

impl<'a> Report<'a> {
    /// Puts the rows together.
    #[must_use]
    pub fn of(diff: &'a Diff, rules: Rules<'a>, about: About<'a>) -> Self {
        Self { rows: rows::rows(diff), sentence: sentence::sentence(diff), about, diff, rules }
    }

    /// `6 files only changed layout or comments`.
    fn layout(&self) -> Option<String> {
        let count = self.diff.layout_only.len();
        let files = crate::text::many(count, "file");
        (count > 0).then(|| format!("{files} only changed layout or comments"))
    }

    /// `compared with origin/main, the main branch: from 40fa870 to the working files`.
    fn compared(&self) -> String {
        let short = |id: Option<&str>| id.map_or("?", |id| id.get(..7).unwrap_or(id)).to_owned();
        let base = self.about.base.name.unwrap_or_default();
        let found = if self.about.is_found { ", taken as the main branch" } else { "" };
        let head = match (self.about.head.name, self.about.head.commit) {
            (Some(name), commit) => format!("{} at {}", name, short(commit)),
            (None, _) => "the working files".to_owned(),
        };
        format!("compared with {base}{found}: from {} to {head}", short(self.about.base.commit))
    }

    /// `tree 3f9a1c2 · okr 0.1.0 · as of 2022-11-07`.
    fn foot(&self) -> String {
        let tree = self.about.head.tree;
        let tree = tree.map_or("no tree".to_owned(), |id| format!("tree {}", id.get(..7).unwrap_or(id)));
        format!("{tree} · {} · as of {}", self.about.tool, self.about.day)
    }
}

/// One way to show a diff.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// For whom or what it is.
    pub about: &'static str,
    /// The diff in it, for a page of so many columns.
    pub show: fn(&Report<'_>, usize) -> String,
}

/// Every format, in the order in which a person meets them.
pub const FORMATS: &[&Format] = &[&text::FORMAT, &markdown::FORMAT, &json::FORMAT];

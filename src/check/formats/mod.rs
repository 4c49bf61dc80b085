//! The formats of `okr check`: pure functions from what was found to text.

mod excerpt;
mod fingerprint;
pub mod github;
mod gitlab;
pub mod human;
pub mod json;
mod junit;
mod sarif;
mod short;
pub mod statistics;

use jiff::civil::Date;

use super::{Checked, Judged};
use crate::diagnostic::Source;
use crate::text::visible;

/// What a format is told beside what was found.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// The day that the check speaks of.
    pub day: Date,
    /// Git's id of `okrs/`, for formats that name it.
    pub revision: Option<&'a str>,
    /// Where the record lies in its git repository, `examples/tidal/`: machines count paths from there.
    pub prefix: &'a str,
    /// The columns of the terminal.
    pub width: usize,
    /// Whether warnings fail the check.
    pub denies_warnings: bool,
    /// Whether to say less.
    pub is_quiet: bool,
    /// Whether to say more.
    pub is_verbose: bool,
}

impl About<'_> {
    /// A file's path from the root of its git repository.
    fn path(&self, source: &Source) -> String {
        format!("{}{}", self.prefix, source.path())
    }
}

/// A format as text is made in it.
pub type Show = fn(&Checked, &About<'_>) -> String;

/// One way to show what was found.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// For whom or what it is.
    pub about: &'static str,
    /// The findings.
    pub show: Show,
    /// Their numbers by rule, where the format has a form for that.
    pub statistics: Option<Show>,
    /// Whether it names git's id of the record, which costs reading every file once more.
    pub names_revision: bool,
}

/// Every format, in the order in which a person meets them.
pub const FORMATS: [&Format; 7] = [
    &human::FORMAT,
    &short::FORMAT,
    &json::FORMAT,
    &sarif::FORMAT,
    &github::FORMAT,
    &gitlab::FORMAT,
    &junit::FORMAT,
];

/// What is wrong and, on a line of its own, what cures it.
fn told(judged: &Judged) -> String {
    let message = visible(&judged.finding.message);
    match &judged.finding.help {
        Some(help) => format!("{message}\nhelp: {}", visible(help)),
        None => message.into_owned(),
    }
}

#[cfg(test)]
mod tests;

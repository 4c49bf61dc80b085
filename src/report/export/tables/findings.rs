//! What `okr check` found; the caller brings it as plain values.

use crate::report::export::table::table;

/// A finding, as `okr check --format json` tells it.
#[derive(Debug, Clone)]
pub struct FindingLine<'a> {
    /// The season in whose folder it stands or of which it speaks.
    pub season: Option<&'a str>,
    /// The rule that it breaks.
    pub rule: &'a str,
    /// The family of the rule.
    pub family: &'a str,
    /// `error`, `warning` or `info`.
    pub level: &'a str,
    /// What is wrong.
    pub message: &'a str,
    /// What cures it.
    pub help: Option<&'a str>,
    /// The file.
    pub file: &'a str,
    /// First line and column of the place.
    pub start: (usize, usize),
    /// The line in which it ends, and the column after it.
    pub end: (usize, usize),
    /// The group that it is about.
    pub group: Option<&'a str>,
    /// The item of the group's plan that it is about.
    pub item: Option<&'a str>,
    /// Whether `okr check --fix` can mend it.
    pub fixable: bool,
}

table! {
    FindingLine<'_>, "findings", by_season: true, "What `okr check` reports, by file and place; what was waived is not listed", |row| {
        "rule": text = row.rule, "The rule that it breaks; `okr explain` tells more of it";
        "family": text = row.family, "The family of the rule";
        "level": text = row.level, "`error`, `warning` or `info`";
        "message": text = row.message, "What is wrong";
        "help": text = row.help, "What cures it";
        "file": text = row.file, "The file";
        "line": integer = row.start.0, "The first line of the place, from 1";
        "column": integer = row.start.1, "Its first column in characters, from 1";
        "end_line": integer = row.end.0, "The line in which the place ends";
        "end_column": integer = row.end.1, "The column after its last character";
        "group": text = row.group, "The group that it is about, by its present id";
        "item": text = row.item, "The item of the group's plan that it is about: `O1.KR2`";
        "fixable": boolean = row.fixable, "Whether `okr check --fix` can mend it";
    }
}

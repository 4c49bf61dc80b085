//! `impossible-date`: the reader finds it while it holds the tree against the shape of its kind.

use crate::check::rule::{E, Rule, Run};

pub(super) const RULE: Rule = Rule {
    id: "impossible-date",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("impossible_date.md"),
    run: Run::Reader,
};

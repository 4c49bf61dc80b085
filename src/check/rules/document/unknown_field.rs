//! `unknown-field`: the reader finds it while it holds the tree against the shape of its kind.

use crate::check::rule::{E, Rule, Run};

pub(super) const RULE: Rule = Rule {
    id: "unknown-field",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unknown_field.md"),
    run: Run::Reader,
};

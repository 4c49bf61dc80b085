//! `duplicate-key`: the reader finds it while it builds the tree.

use crate::check::rule::{E, Rule, Run};

pub(super) const RULE: Rule = Rule {
    id: "duplicate-key",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("duplicate_key.md"),
    run: Run::Reader,
};

//! `unsupported-yaml`: the reader finds it while it builds the tree.

use crate::check::rule::{E, Rule, Run};

pub(super) const RULE: Rule = Rule {
    id: "unsupported-yaml",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("unsupported_yaml.md"),
    run: Run::Reader,
};

//! `invalid-yaml`: the reader finds it while it parses the file.

use crate::check::rule::{E, Rule, Run};

pub(super) const RULE: Rule = Rule {
    id: "invalid-yaml",
    family: "document",
    levels: [E, E, E],
    special: None,
    text: include_str!("invalid_yaml.md"),
    run: Run::Reader,
};

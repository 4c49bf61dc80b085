//! `waiver-unused`: a waiver that silences nothing.

use crate::check::rule::{Rule, Run, W};
use crate::check::waivers::Given;
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "waiver-unused",
    family: "waivers",
    levels: [W, W, W],
    special: None,
    text: include_str!("waiver_unused.md"),
    run: Run::Unneeded(run),
};

fn run(given: &Given<'_>) -> Finding {
    let message = format!("`{}` finds nothing here that this waiver could silence", given.waiver.rule);
    given.finding(RULE.id, "rule", message).help("remove the waiver")
}

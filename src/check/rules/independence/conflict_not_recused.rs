//! `conflict-not-recused`: somebody with a conflict of interest did not step out.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::document::Conflict;

pub(super) const RULE: Rule = Rule {
    id: "conflict-not-recused",
    family: "independence",
    levels: [E, E, E],
    special: None,
    text: include_str!("conflict_not_recused.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    super::conflicts(context, RULE.id, Conflict::Actual, "has a conflict of interest", found);
}

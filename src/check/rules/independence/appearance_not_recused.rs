//! `appearance-not-recused`: somebody with what looks like a conflict of interest did not step out.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::document::Conflict;

pub(super) const RULE: Rule = Rule {
    id: "appearance-not-recused",
    family: "independence",
    levels: [W, W, W],
    special: None,
    text: include_str!("appearance_not_recused.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    super::conflicts(
        context,
        RULE.id,
        Conflict::Apparent,
        "has what looks like a conflict of interest",
        found,
    );
}

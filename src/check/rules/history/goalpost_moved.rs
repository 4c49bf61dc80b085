//! `goalpost-moved`: a frozen field is not what was committed, and no amendment says so.

use super::{at_end, breaches, side};
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::BreachKind;

pub(super) const RULE: Rule = Rule {
    id: "goalpost-moved",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("goalpost_moved.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (account, breach) in breaches(context, BreachKind::Moved) {
        let Some(field) = breach.field else { continue };
        let (item, from, to) = (&breach.item, side(breach.from.as_deref()), side(breach.to.as_deref()));
        let message = format!("{item} {field} {from} → {to}, not amended");
        let help = "put back what was promised, or record the change with `okr amend`";
        let place = (breach.at, field);
        let finding = at_end(context, account, RULE.id, place, message, breach.landing);
        found.extend(finding.map(|finding| finding.item(item).help(help)));
    }
}

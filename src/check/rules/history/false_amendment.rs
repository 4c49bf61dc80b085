//! `false-amendment`: an amendment tells a `from` that never stood there, or changes nothing.

use super::{at_end, breaches, side};
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::BreachKind;

pub(super) const RULE: Rule = Rule {
    id: "false-amendment",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("false_amendment.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (account, breach) in breaches(context, BreachKind::Falsely) {
        let Some(field) = breach.field else { continue };
        let (item, from, to) = (&breach.item, side(breach.from.as_deref()), side(breach.to.as_deref()));
        let happened = if breach.from == breach.to {
            format!("{from} stood there all along")
        } else {
            format!("{from} → {to}")
        };
        let message = format!("the amendment of {item} {field} is not what happened: {happened}");
        let help = "let `from` be what stood there and `to` what stands there now, one entry for each step";
        let place = (breach.at, "from");
        let finding = at_end(context, account, RULE.id, place, message, breach.landing);
        found.extend(finding.map(|finding| finding.item(item).help(help)));
    }
}

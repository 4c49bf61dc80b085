//! `commitment-added`: an item stands in a ratified plan that was not committed, without `added`.

use super::{at_end, breaches, side};
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::BreachKind;

pub(super) const RULE: Rule = Rule {
    id: "commitment-added",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("commitment_added.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (account, breach) in breaches(context, BreachKind::Added) {
        let title = side(breach.to.as_deref());
        let message = format!("{} `{title}` was not committed, and has no `added`", breach.item);
        let help = "record who added it, when and why: `added: {date: …, by: […], why: …}`";
        let finding = at_end(context, account, RULE.id, (breach.at, "id"), message, breach.landing);
        found.extend(finding.map(|finding| finding.item(&breach.item).help(help)));
    }
}

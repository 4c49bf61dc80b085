//! `self-ratified`: only people of the group itself ratified its plan.

use super::{at_end, belonging, decisions};
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::Act;
use crate::text::{list, visible};

pub(super) const RULE: Rule = Rule {
    id: "self-ratified",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("self_ratified.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    let ratified = decisions(context).filter(|(_, decision, _)| decision.act == Act::Ratified);
    for (account, decision, group) in ratified.filter(|(.., group)| *group != "dao") {
        let landing = decision.version.landing;
        if decision.first.by.is_empty() || history.is_edge(landing) {
            continue;
        }
        let own = belonging(context, history, account.committed.season, group, landing);
        if !decision.first.by.iter().all(|who| own.has(who)) {
            continue;
        }
        let names: Vec<String> = decision.first.by.iter().map(|who| visible(&who.0).into_owned()).collect();
        let verb = if names.len() == 1 { "belongs" } else { "belong" };
        let message = format!("ratified by {} alone, who {verb} to {}", list(&names), visible(group));
        let place = (decision.last.map(|last| last.at), "by");
        let help = "let somebody of another group ratify it";
        let finding = at_end(context, account, RULE.id, place, message, landing);
        found.extend(finding.map(|finding| finding.help(help)));
    }
}

//! `amendment-by-owner`: only the group itself decided to change what it had promised.

use super::{at_end, belonging, decisions, is_change};
use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::text::{list, visible};

pub(super) const RULE: Rule = Rule {
    id: "amendment-by-owner",
    family: "history",
    levels: [W, W, W],
    special: None,
    text: include_str!("amendment_by_owner.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for (account, decision, group) in decisions(context) {
        let landing = decision.version.landing;
        if !is_change(&decision.act)
            || group == "dao"
            || decision.first.by.is_empty()
            || history.is_edge(landing)
        {
            continue;
        }
        let own = belonging(context, history, account.committed.season, group, landing);
        if !decision.first.by.iter().all(|who| own.has(who)) {
            continue;
        }
        let names: Vec<String> = decision.first.by.iter().map(|who| visible(&who.0).into_owned()).collect();
        let verb = if names.len() == 1 { "belongs" } else { "belong" };
        let message = format!(
            "{} was decided by {} alone, who {verb} to {}",
            visible(&decision.act.told()),
            list(&names),
            visible(group)
        );
        let place = (decision.last.map(|last| last.at), "by");
        let help = "let somebody of another group agree, and name them in a record of their own";
        let finding = at_end(context, account, RULE.id, place, message, landing);
        let finding = finding.map(|finding| match decision.act.item() {
            Some(item) if !account.committed.group.is_empty() => finding.item(item),
            _ => finding,
        });
        found.extend(finding.map(|finding| finding.help(help)));
    }
}

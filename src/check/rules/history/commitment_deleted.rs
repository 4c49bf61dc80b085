//! `commitment-deleted`: an item of a commitment is gone without `dropped`, or the ratification without `withdrawn`.

use super::{at_end, breaches, side};
use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::history::{Account, BreachKind};

pub(super) const RULE: Rule = Rule {
    id: "commitment-deleted",
    family: "history",
    levels: [E, E, E],
    special: None,
    text: include_str!("commitment_deleted.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for account in &context.accounts {
        found.extend(whole(context, account));
    }
    for (account, breach) in breaches(context, BreachKind::Deleted) {
        let message = format!("{} `{}` is gone without `dropped`", breach.item, side(breach.from.as_deref()));
        let help = "put it back, and record that it is left with `okr drop`";
        let finding = at_end(context, account, RULE.id, (None, ""), message, breach.landing);
        found.extend(finding.map(|finding| finding.item(&breach.item).help(help)));
    }
}

/// The plan or the season itself: gone, or not ratified any more.
fn whole(context: &Context<'_>, account: &Account<'_>) -> Option<Finding> {
    let committed = &account.committed;
    let end = committed.end();
    let what = if committed.group.is_empty() { "season" } else { "plan" };
    let (message, landing) = if end.file.is_none() {
        (format!("the {what} was ratified, and its file is gone"), end.landing)
    } else {
        let is_kept = |version: &&crate::model::history::Version| {
            let plan = version.plan().map(|plan| plan.ratified.is_some() || plan.withdrawn.is_some());
            plan.or(version.season().map(|season| season.ratified.is_some())).unwrap_or(true)
        };
        let since = committed.versions.iter().rev().take_while(|version| !is_kept(version)).last()?;
        (format!("the {what} was ratified, and `ratified` is gone without a word"), since.landing)
    };
    let finding = at_end(context, account, RULE.id, (None, ""), message, landing)?;
    Some(finding.help("put it back; a plan that is given up keeps its file, with `withdrawn` and why"))
}

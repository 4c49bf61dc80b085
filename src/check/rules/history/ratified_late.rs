//! `ratified-late`: a plan was committed after the season had begun, or the DAO's after one that contributes to it.

use jiff::civil::Date;

use super::at_end;
use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::model::history::{Account, Chronicle};
use crate::model::schedule::participation;
use crate::text::visible;

pub(super) const RULE: Rule = Rule {
    id: "ratified-late",
    family: "history",
    levels: [W, W, W],
    special: None,
    text: include_str!("ratified_late.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for account in context.accounts.iter().filter(|account| !account.committed.group.is_empty()) {
        let committed = &account.committed;
        let (Some(landing), Some(view)) =
            (history.judged(committed.landing()), context.portfolio.season(committed.season))
        else {
            continue;
        };
        let Some(season) = view.document() else { continue };
        // Who joined later could not promise earlier.
        let joined = participation(&view, committed.group).map_or(season.starts.0, |part| part.from);
        let starts = season.starts.0.max(joined);
        let message = if landing.day > starts {
            format!("committed on {}, after the season had begun on {starts}", landing.day)
        } else if let Some((group, day)) = first_contributor(context, history, account) {
            let group = visible(group);
            format!("committed on {}, after {group}, which contributes to it, on {day}", landing.day)
        } else {
            continue;
        };
        let plan = committed.versions[committed.first].plan();
        let at = plan.and_then(|plan| plan.document.ratified.as_ref().map(|record| record.at));
        let at = at.filter(|_| committed.last_read().landing == committed.versions[committed.first].landing);
        let current = committed.last_read().plan().and_then(|plan| plan.document.ratified.as_ref());
        let place = (current.map(|record| record.at).or(at), "date");
        let help = "ratify before the season begins, the DAO's plan first";
        let finding = at_end(context, account, RULE.id, place, message, committed.landing());
        found.extend(finding.map(|finding| finding.help(help)));
    }
}

/// The first plan that was committed before the DAO's own and contributes to it.
fn first_contributor<'a>(
    context: &'a Context<'_>,
    history: &Chronicle,
    account: &Account<'_>,
) -> Option<(&'a str, Date)> {
    let own = &account.committed;
    if own.group != "dao" {
        return None;
    }
    let others = context.accounts.iter().map(|account| &account.committed).filter(|other| {
        let serves = || {
            let plan = other.versions[other.first].plan()?;
            let mut served = plan.document.objectives.iter().flat_map(|objective| &objective.contributes_to);
            served.find(|reference| reference.group.as_deref() == Some("dao"))
        };
        other.season == own.season && other.group != own.group && serves().is_some()
    });
    let first = others.min_by_key(|other| other.landing())?;
    (first.landing() < own.landing()).then(|| (first.group, history.day(first.landing())))
}

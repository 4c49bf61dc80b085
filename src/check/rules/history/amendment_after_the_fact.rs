//! `amendment-after-the-fact`: a change of what was promised landed long after it was decided, or after the season.

use super::{at_end, decisions, is_change};
use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::model::schedule::days_between;
use crate::text::{many, visible};

pub(super) const RULE: Rule = Rule {
    id: "amendment-after-the-fact",
    family: "history",
    levels: [W, W, W],
    special: None,
    text: include_str!("amendment_after_the_fact.md"),
    run: Run::Portfolio(run),
};

/// How many days a decision may take to land.
const DAYS: i64 = 14;

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for (account, decision, _) in decisions(context).filter(|(_, decision, _)| is_change(&decision.act)) {
        let landing = decision.version.landing;
        let Some(landed) = history.judged(landing).map(|landing| landing.day) else { continue };
        let season = context.portfolio.season(account.committed.season);
        let ends = season.and_then(|view| view.document().map(|season| season.ends.0));
        let late = decision.first.date.map(|date| days_between(date.0, landed)).filter(|days| *days > DAYS);
        let act = visible(&decision.act.told()).into_owned();
        let message = match (late, ends.filter(|ends| landed > *ends)) {
            (_, Some(ends)) => format!("{act} landed on {landed}, after the season's end on {ends}"),
            (Some(days), None) => {
                let days = many(usize::try_from(days).unwrap_or_default(), "day");
                format!("{act} landed on {landed}, {days} after the day that it names")
            }
            (None, None) => continue,
        };
        let place = (decision.last.map(|last| last.at), "date");
        let help = "let a decision land while it can still be questioned; what was late stays late";
        let finding = at_end(context, account, RULE.id, place, message, landing);
        let finding = finding.map(|finding| match decision.act.item() {
            Some(item) if !account.committed.group.is_empty() => finding.item(item),
            _ => finding,
        });
        found.extend(finding.map(|finding| finding.help(help)));
    }
}

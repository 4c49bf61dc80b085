//! `overdue-action`: what was decided to be done is past its day, and nobody says that it was done.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::model::action::{ActionState, actions};
use crate::model::schedule::days_between;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "overdue-action",
    family: "process",
    levels: [W, W, W],
    special: None,
    text: include_str!("overdue_action.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for season in context.portfolio.seasons() {
        let overdue = actions(season, context.day).into_iter();
        for action in overdue.filter(|action| action.state == ActionState::Overdue) {
            let Some(due) = action.due else { continue };
            let days = usize::try_from(days_between(due, context.day)).unwrap_or_default();
            let who = match (action.owner, action.group) {
                (Some(owner), Some(group)) => format!(" (`{}`, for `{group}`)", shown(owner)),
                (Some(owner), None) => format!(" (`{}`)", shown(owner)),
                (None, _) => String::new(),
            };
            let what = shown(action.what);
            let message = format!("`{what}` is {} overdue{who}", many(days, "day"));
            let help = "add `completed` with the day on which it was done, or agree on another `due`";
            let finding = if let Some(group) = action.group {
                season
                    .postmortem(group)
                    .map(|own| own.finding(RULE.id, own.spot(action.at).field("due"), message))
            } else {
                season.document().map(|own| own.finding(RULE.id, own.spot(action.at).field("due"), message))
            };
            found.extend(finding.map(|own| own.help(help)));
        }
    }
}

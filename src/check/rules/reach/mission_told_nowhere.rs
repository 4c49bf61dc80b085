//! `mission-told-nowhere`: the organisation names no place where its mission is told.

use crate::check::context::Context;
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::Finding;
use crate::model::touchpoint::shows_mission;

pub(super) const RULE: Rule = Rule {
    id: "mission-told-nowhere",
    family: "reach",
    levels: [I, I, I],
    special: None,
    text: include_str!("mission_told_nowhere.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(org) = context.portfolio.org() else { return };
    let points = &org.document.touchpoints;
    let list = org.tree.field(org.at.node(), "touchpoints").filter(|list| org.tree.holds(*list));
    // What could not be read may show it.
    let is_unread = list.is_some_and(|list| points.is_empty() || points.len() < org.tree.items(list).len());
    if is_unread || points.iter().any(shows_mission) {
        return;
    }
    let message = "no touch point shows the mission: where it is told, nobody watches it";
    let help =
        "add a place to `touchpoints`, like `{id: readme, where: …, shows: [mission], file: README.md}`";
    found.push(org.finding(RULE.id, org.spot(org.at).key("mission"), message).help(help));
}

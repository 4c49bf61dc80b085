//! `role-without-reward`: a role of the team that no budget line pays.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::check::context::{Context, PlanView};
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::check::shown;
use crate::diagnostic::Finding;

pub(super) const RULE: Rule = Rule {
    id: "role-without-reward",
    family: "money",
    levels: [I, I, SILENT],
    special: None,
    text: include_str!("role_without_reward.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for of in context.plans() {
        let Some(paid) = paid(&of) else { continue };
        let mut told = HashSet::new();
        for seat in &of.plan.document.team {
            let role = folded(&seat.role);
            if paid.contains(&role) || !told.insert(role) {
                continue;
            }
            let message = format!("no budget line pays the role `{}`", shown(&seat.role));
            let help =
                format!("add `role: {}` to the line that pays it, or a line for it", shown(&seat.role));
            found.push(of.plan.finding(RULE.id, of.plan.spot(seat.at).field("role"), message).help(help));
        }
    }
}

/// The roles that lines pay, by `role` or by what they are for; `None` where nobody can tell: without lines, with some
/// unread or for a role that the team does not have, or with money that is requested without lines.
fn paid(of: &PlanView<'_>) -> Option<HashSet<String>> {
    let budgets = of.plan.document.budgets.as_ref()?;
    let lines = || budgets.iter().flat_map(|budget| &budget.lines);
    let is_open =
        budgets.iter().any(|budget| budget.lines.is_empty() && budget.requested.value > Decimal::ZERO);
    // A line for a role that the team does not have is told already; whom it means, nobody knows.
    let roles: HashSet<&str> = of.plan.document.team.iter().map(|seat| seat.role.as_str()).collect();
    let is_lost = lines().filter_map(|line| line.role.as_deref()).any(|role| !roles.contains(role));
    if is_open || is_lost || lines().next().is_none() || !of.plan.document.has_whole_budgets(of.plan.tree) {
        return None;
    }
    let names = lines().flat_map(|line| [Some(&line.r#for), line.role.as_ref()]);
    Some(names.flatten().map(|name| folded(name)).collect())
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

//! `unbudgeted-line`: money was spent on a line, or in a currency, that the plan's budget does not have.

use std::collections::{BTreeMap, HashSet};

use crate::check::budgets::some;
use crate::check::context::{Context, PlanView};
use crate::check::hints::Hints;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::document::Budget;
use crate::model::money::{Spending, spending};

pub(super) const RULE: Rule = Rule {
    id: "unbudgeted-line",
    family: "money",
    levels: [SILENT, W, W],
    special: None,
    text: include_str!("unbudgeted_line.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let hints = Hints::new();
    for of in context.plans().filter(|of| of.plan.document.has_whole_budgets(of.plan.tree)) {
        let budgets = of.plan.document.budgets.as_deref().unwrap_or_default();
        let budgets: BTreeMap<&str, &Budget> =
            budgets.iter().map(|budget| (&*budget.currency, budget)).collect();
        for (currency, spending) in spending(&of.season, of.group, context.day) {
            if let Some(budget) = budgets.get(currency) {
                lines(&of, budget, &spending, &hints, found);
            } else if let Some(first) = spending.first() {
                found.push(no_budget(&of, currency, &some(budgets.keys().copied()), first));
            }
        }
    }
}

/// Told once, where it began.
fn no_budget(of: &PlanView<'_>, currency: &str, asked: &str, first: &Spending<'_>) -> Finding {
    let others = if asked.is_empty() { String::new() } else { format!(", only in {asked}") };
    let message = format!("the plan of `{}` asks for nothing in `{currency}`{others}", of.group);
    let finding = first.checkin.finding(RULE.id, first.spot().field("currency"), message);
    let finding = finding.help("correct the currency, or record an amendment of the plan");
    finding.about(of.season.id, of.group)
}

fn lines(
    of: &PlanView<'_>,
    budget: &Budget,
    spending: &[Spending<'_>],
    hints: &Hints,
    found: &mut Vec<Finding>,
) {
    let known: Vec<&str> = budget.lines.iter().map(|line| line.r#for.as_str()).collect();
    let names: HashSet<&str> = known.iter().copied().collect();
    for one in spending {
        let Some(line) = one.spent.line.as_deref().filter(|line| !names.contains(line)) else { continue };
        let currency = &*budget.currency;
        let message = format!("`{}` is no line of the budget of `{}` in {currency}", shown(line), of.group);
        let help = match hints.nearest(line, known.iter().copied()) {
            Some(near) => format!("did you mean `{}`?", shown(near)),
            None if known.is_empty() => "that budget has no lines: leave `line` out".to_owned(),
            None => {
                "name a line by its `for`, exactly; leave `line` out for what none of them covers".to_owned()
            }
        };
        let finding = one.checkin.finding(RULE.id, one.spot().field("line"), message).help(help);
        let place = of.plan.spot(budget.at).field("currency");
        let finding = finding.related(of.plan.source(), place.span(), "the budget");
        found.push(finding.about(of.season.id, of.group));
    }
}

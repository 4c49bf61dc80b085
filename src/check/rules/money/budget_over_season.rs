//! `budget-over-season`: the plans together ask more than the season has, or in a currency that it does not have.

use std::cmp::Reverse;

use crate::check::budgets::budgets;
use crate::check::context::Context;
use crate::check::hints::Hints;
use crate::check::rule::{E, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::model::SeasonView;
use crate::model::money::{asking, list_is_whole, subtract, totals};
use crate::text::{list, many, thousands};

pub(super) const RULE: Rule = Rule {
    id: "budget-over-season",
    family: "money",
    levels: [W, E, W],
    special: None,
    text: include_str!("budget_over_season.md"),
    run: Run::Portfolio(run),
};

/// How many of the plans that ask most are shown.
const SHOWN: usize = 5;

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for season in context.portfolio.seasons() {
        together(context, &season, found);
    }
    let hints = Hints::new();
    for view in budgets(context) {
        let Some(season) = view.of.season.document() else { continue };
        let currencies: Vec<&str> = season.budgets.iter().map(|budget| &*budget.currency).collect();
        let currency = &*view.budget.currency;
        let is_whole = list_is_whole(season.tree, season.at, "budgets", currencies.len());
        if currencies.is_empty() || !is_whole || currencies.contains(&currency) {
            continue;
        }
        let near = hints.nearest(currency, currencies.iter().copied());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("add {currency} with its total to the season's `budgets`, or ask in what it has"),
        };
        let message = format!("the season has no {currency}, only {}", list(&currencies));
        let finding = view.finding(RULE.id, "currency", message).help(help);
        let place = season.spot(season.at).key("budgets").span();
        found.push(finding.related(season.source(), place, "what the season has"));
    }
}

fn together(context: &Context<'_>, season: &SeasonView<'_>, found: &mut Vec<Finding>) {
    let Some(document) = season.document() else { return };
    let plans = asking(season, context.day);
    for total in totals(season, context.day) {
        let (Some(has), Some(asked)) = (total.total, total.requested) else { continue };
        let over = subtract(asked, has).filter(|over| !over.is_sign_negative() && !over.is_zero());
        let Some(over) = over else { continue };
        let currency = total.currency;
        let Some(own) = document.document.budgets.iter().find(|own| &*own.currency == currency) else {
            continue;
        };
        let mut budgets: Vec<_> = plans
            .iter()
            .filter_map(|(group, plan)| Some((*group, plan, plan.document.budget(currency)?)))
            .collect();
        budgets.sort_by_key(|(group, _, budget)| (Reverse(budget.requested.value), *group));
        let message = format!(
            "{} together ask {} {currency}, but the season has {}: {} too much",
            many(budgets.len(), "plan"),
            thousands(asked),
            thousands(has),
            thousands(over),
        );
        let finding = document.finding(RULE.id, document.spot(own.at).field("total"), message);
        let mut finding = finding.help("ask for less, or decide on a larger total");
        for (group, plan, budget) in budgets.into_iter().take(SHOWN) {
            let asks = format!("`{group}` asks {}", thousands(budget.requested.value));
            finding = finding.related(plan.source(), plan.spot(budget.at).field("requested").span(), asks);
        }
        found.push(finding);
    }
}

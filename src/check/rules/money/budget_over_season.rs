//! `budget-over-season`: the plans together ask more than the season has, or in a currency that it does not have.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::budgets::{BudgetView, budgets_of, some};
use crate::check::context::{Context, plans_of};
use crate::check::hints::Hints;
use crate::check::rule::{E, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::document::{Season, SeasonBudget};
use crate::model::money::{Asked, asked, list_is_whole, season_budgets, subtract, totals};
use crate::model::{Filed, SeasonView};
use crate::text::thousands;

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
    let hints = Hints::new();
    for season in context.portfolio.seasons() {
        let Some(document) = season.document() else { continue };
        let has = season_budgets(&season);
        together(context, &season, &document, &has, found);
        if !has.is_empty() && list_is_whole(document.tree, document.at, "budgets", has.len()) {
            for view in plans_of(season).flat_map(budgets_of) {
                if !has.contains_key(&*view.budget.currency) {
                    found.push(foreign(&view, &document, &has, &hints));
                }
            }
        }
    }
}

type Has<'a> = BTreeMap<&'a str, &'a SeasonBudget>;

/// A budget in a currency that the season does not have.
fn foreign(view: &BudgetView<'_>, season: &Filed<'_, Season>, has: &Has<'_>, hints: &Hints) -> Finding {
    let currency = &*view.budget.currency;
    let help = match hints.nearest(currency, has.keys().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("add `{currency}` with its total to the season's `budgets`, or ask in what it has"),
    };
    let message = format!("the season has no `{currency}`, only {}", some(has.keys().copied()));
    let finding = view.finding(RULE.id, "currency", message).help(help);
    finding.related(season.source(), season.spot(season.at).key("budgets").span(), "what the season has")
}

/// Totals that the plans together pass.
fn together(
    context: &Context<'_>,
    season: &SeasonView<'_>,
    document: &Filed<'_, Season>,
    has: &Has<'_>,
    found: &mut Vec<Finding>,
) {
    let mut asked = asked(season, context.day);
    for total in totals(season, context.day) {
        let (Some(own), Some(sum)) = (has.get(total.currency), total.requested) else { continue };
        let over = subtract(sum, own.total.value).filter(|over| *over > Decimal::ZERO);
        let Some(over) = over else { continue };
        let mut asked = asked.remove(total.currency).unwrap_or_default();
        asked.sort_by_key(|asked| (Reverse(asked.budget.requested.value), asked.group));
        let who = match asked.as_slice() {
            [one] => format!("`{}` asks", one.group),
            _ => format!("{} plans together ask", asked.len()),
        };
        let (sum, over) = (thousands(sum), thousands(over));
        let (has, currency) = (thousands(own.total.value), total.currency);
        let message = format!("{who} {sum} {currency}, but the season has {has}: {over} too much");
        let finding = document.finding(RULE.id, document.spot(own.at).field("total"), message);
        let mut finding = finding.help("ask for less, or decide on a larger total");
        for Asked { group, plan, budget } in asked.into_iter().take(SHOWN) {
            let asks = format!("`{group}` asks {}", thousands(budget.requested.value));
            finding = finding.related(plan.source(), plan.spot(budget.at).field("requested").span(), asks);
        }
        found.push(finding);
    }
}

//! What a plan's budgets say beside the request: lines, reserve, what was carried over. Exact decimals.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::change::{Change, Kind, Told};
use super::sheet::Sheet;
use crate::document::{Amount, Budget, BudgetLine, LineSum, Plan};

/// The changes in budgets that are there before and after. A new one is told by its request.
pub(super) fn changes(sheet: &Sheet<'_>, before: &Plan, after: &Plan) -> Vec<Change> {
    let mut out = Vec::new();
    // An empty list says that nothing is asked for; no list says nothing.
    let is_empty = |plan: &Plan| plan.budgets.as_ref().is_none_or(Vec::is_empty);
    if before.budgets.is_some() != after.budgets.is_some() && is_empty(before) && is_empty(after) {
        let told = |plan: &Plan| plan.budgets.as_ref().map(|_| Told::text("none"));
        let field = Some("budgets".to_owned());
        out.push(Change { field, from: told(before), to: told(after), ..sheet.change(Kind::FieldChanged) });
    }
    for now in after.budgets.iter().flatten() {
        let Some(then) = before.budgets.iter().flatten().find(|then| then.currency == now.currency) else {
            continue;
        };
        // Equal amounts have one text, however they were written.
        let texts: Texts =
            amounts(then).chain(amounts(now)).map(|a| (a.value.normalize(), a.text.clone())).collect();
        let (from, to) = (value(then, &texts), value(now, &texts));
        let at = (then.at, now.at);
        out.extend(sheet.fields((&from, &to), at, Some(&now.currency), |_| Kind::BudgetChanged));
    }
    out
}

type Texts = BTreeMap<Decimal, String>;

fn amounts(budget: &Budget) -> impl Iterator<Item = &Amount> {
    let lines = budget.lines.iter().flat_map(of_line).flatten();
    lines.chain(&budget.reserve).chain(&budget.carried_over)
}

fn of_line(line: &BudgetLine) -> [Option<&Amount>; 2] {
    match &line.sum {
        LineSum::Amount { amount } => [Some(amount), None],
        LineSum::Rate { quantity, rate } => [Some(quantity), Some(rate)],
    }
}

fn value(budget: &Budget, texts: &Texts) -> Value {
    let exact = |amount: &Amount| json!(texts.get(&amount.value.normalize()).unwrap_or(&amount.text));
    let mut out = Map::new();
    let mut put = |field: &str, value: Option<Value>| {
        out.extend(value.map(|value| (field.to_owned(), value)));
    };
    put("lines", Some(budget.lines.iter().map(|found| line(found, &exact)).collect()));
    put("reserve", budget.reserve.as_ref().map(exact));
    put("carried_over", budget.carried_over.as_ref().map(exact));
    Value::Object(out)
}

fn line(line: &BudgetLine, exact: &impl Fn(&Amount) -> Value) -> Value {
    let mut out = json!({"for": line.r#for});
    match &line.sum {
        LineSum::Amount { amount } => out["amount"] = exact(amount),
        LineSum::Rate { quantity, rate } => {
            out["quantity"] = exact(quantity);
            out["rate"] = exact(rate);
        }
    }
    if let Some(role) = &line.role {
        out["role"] = json!(role);
    }
    if let Some(key_result) = &line.key_result {
        out["key_result"] = json!(key_result.to_string());
    }
    if let Some(owner) = &line.owner {
        out["owner"] = json!(owner.0);
    }
    out
}

//! Money: what was asked for, released, withheld and spent; then when, what for, and what does not add up.

use rust_decimal::Decimal;

use super::columns::{Column, fitted};
use super::paint::Page;
use super::table::{Set, lines};
use crate::report::Head;
use crate::report::formats::purse::{answer, because, currencies, note, oddities, title_of_costs, withheld};
use crate::report::formats::sign::Sign;
use crate::report::formats::words::amount;
use crate::report::views::money::{GroupRow, Money};
use crate::text::visible_line;

pub(super) fn write(page: &mut Page, head: &Head<'_>, money: &Money<'_>, details: bool) {
    page.gap();
    for (number, words) in answer(money) {
        page.answer(&number, &words);
    }
    if let Some(note) = note(head, money) {
        page.paragraph(None, 2, note);
    }
    for currency in currencies(money) {
        table(page, money, currency);
    }
    list(page, "Withheld", Sign::Care, &withheld(money));
    list(page, "Does not add up", Sign::Care, &oddities(money));
    if details {
        tranches(page, money);
        objectives(page, money);
    }
}

fn columns<'a>() -> Vec<Column<GroupRow<'a>>> {
    let column = |title, set, soon, cell| Column { title, set, soon, cell };
    vec![
        column("", Set::Sign, 0, |row| sign(row).character().to_string()),
        column("Group", Set::Words, 0, |row| row.name.to_owned()),
        column("Requested", Set::Number, 0, |row| amount(row.requested)),
        column("Approved", Set::Number, 3, |row| amount(row.approved)),
        column("Spendable", Set::Number, 2, |row| amount(row.spendable)),
        column("Released", Set::Number, 0, |row| amount(row.released)),
        column("Withheld", Set::Number, 0, |row| amount(row.withheld)),
        column("Spent", Set::Number, 0, |row| amount(row.spent)),
        column("Left", Set::Number, 1, |row| amount(row.left)),
    ]
}

/// A budget is fine until money of it waits, it does not add up, or more than there is was spent.
fn sign(row: &GroupRow<'_>) -> Sign {
    let is_above_0 = |amount: Decimal| amount > Decimal::ZERO;
    let is_overspent = row.left.is_some_and(|left| left.0 < Decimal::ZERO);
    let waits = row.withheld.is_some_and(|withheld| is_above_0(withheld.0));
    if is_overspent || row.requested.is_none() {
        Sign::Bad
    } else if waits || row.difference.is_some() {
        Sign::Care
    } else if row.approved.is_some() {
        Sign::Good
    } else {
        Sign::Nothing
    }
}

fn table(page: &mut Page, money: &Money<'_>, currency: &str) {
    let rows: Vec<&GroupRow<'_>> = money.groups.iter().filter(|row| row.currency == currency).collect();
    if rows.is_empty() {
        return;
    }
    page.gap();
    page.heading(currency);
    page.table(fitted(columns(), &rows, page.columns));
}

fn list(page: &mut Page, heading: &str, sign: Sign, texts: &[String]) {
    if texts.is_empty() {
        return;
    }
    page.gap();
    page.heading(heading);
    for text in texts {
        page.paragraph(Some(sign), 4, text);
    }
}

fn tranches(page: &mut Page, money: &Money<'_>) {
    let mut rows = Vec::new();
    for group in &money.groups {
        for (index, tranche) in group.tranches.iter().enumerate() {
            let name = if index == 0 { group.name } else { "" };
            rows.push(vec![
                Sign::from(tranche.state).character().to_string(),
                name.to_owned(),
                tranche.due.to_string(),
                amount(Some(tranche.amount)),
                group.currency.to_owned(),
                because(tranche),
            ]);
        }
    }
    if rows.is_empty() {
        return;
    }
    page.gap();
    let header = ["", "Released when", "Day", "Amount", "", "State"];
    let sets = [Set::Sign, Set::Words, Set::Fixed, Set::Number, Set::Fixed, Set::Words];
    page.table(lines(Some(&header), &sets, &rows, page.columns));
}

fn objectives(page: &mut Page, money: &Money<'_>) {
    if money.by_objective.is_empty() {
        return;
    }
    page.gap();
    page.heading(title_of_costs(money));
    let rows: Vec<Vec<String>> = money
        .by_objective
        .iter()
        .map(|cost| {
            vec![
                cost.reference.clone().unwrap_or_else(|| "not tied".to_owned()),
                cost.title.map(visible_line).unwrap_or_default(),
                amount(cost.amount),
                cost.currency.to_owned(),
            ]
        })
        .collect();
    page.table(lines(None, &[Set::Fixed, Set::Words, Set::Number, Set::Fixed], &rows, page.columns));
}

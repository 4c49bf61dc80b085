//! Money in Markdown: the answer for each currency, every budget, what is withheld, what is released when, what the
//! DAO's objectives cost.

use super::page::Page;
use crate::report::Head;
use crate::report::formats::purse::{answer, because, currencies, note, oddities, title_of_costs, withheld};
use crate::report::formats::sign::Sign;
use crate::report::formats::words::amount;
use crate::report::views::money::{GroupRow, Money};

pub(super) fn write(page: &mut Page, head: &Head<'_>, money: &Money<'_>) {
    page.heading(2, "What did it cost, and what is released?");
    page.list(answer(money).into_iter().map(|(number, words)| format!("{number} {words}")));
    if let Some(note) = note(head, money) {
        page.paragraph(note);
    }
    for currency in currencies(money) {
        let rows: Vec<&GroupRow<'_>> = money.groups.iter().filter(|row| row.currency == currency).collect();
        if !rows.is_empty() {
            page.heading(3, currency);
            let header = [
                "Group",
                ">Requested",
                ">Approved",
                ">Spendable",
                ">Released",
                ">Withheld",
                ">Spent",
                ">Left",
            ];
            page.table(&header, rows.into_iter().map(row));
        }
    }
    list(page, "Withheld", withheld(money));
    list(page, "Does not add up", oddities(money));
    tranches(page, money);
    objectives(page, money);
}

fn row(row: &GroupRow<'_>) -> Vec<String> {
    let amounts =
        [row.requested, row.approved, row.spendable, row.released, row.withheld, row.spent, row.left];
    std::iter::once(row.name.to_owned()).chain(amounts.map(amount)).collect()
}

fn list(page: &mut Page, heading: &str, texts: Vec<String>) {
    if !texts.is_empty() {
        page.heading(3, heading);
        page.list(texts);
    }
}

fn tranches(page: &mut Page, money: &Money<'_>) {
    let rows: Vec<Vec<String>> = money
        .groups
        .iter()
        .flat_map(|group| group.tranches.iter().map(move |tranche| (group, tranche)))
        .map(|(group, tranche)| {
            vec![
                group.name.to_owned(),
                tranche.due.to_string(),
                amount(Some(tranche.amount)),
                group.currency.to_owned(),
                format!("{} {}", Sign::from(tranche.state).character(), because(tranche)),
            ]
        })
        .collect();
    if !rows.is_empty() {
        page.heading(3, "Released when");
        page.table(&["Group", "Day", ">Amount", "Currency", "State"], rows);
    }
}

fn objectives(page: &mut Page, money: &Money<'_>) {
    if money.by_objective.is_empty() {
        return;
    }
    page.heading(3, title_of_costs(money));
    let rows = money.by_objective.iter().map(|cost| {
        vec![
            cost.reference.clone().unwrap_or_else(|| "not tied".to_owned()),
            cost.title.unwrap_or_default().to_owned(),
            amount(cost.amount),
            cost.currency.to_owned(),
        ]
    });
    page.table(&["Objective", "", ">Amount", "Currency"], rows);
}

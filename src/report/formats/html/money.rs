//! Money: the answer for each currency, every budget, what is withheld, what is released when, what objectives cost.

use super::anchor::Anchors;
use super::lines::{answer, titled};
use super::mark;
use super::node::{Node, el, row, said, text};
use super::table::{Set, Table};
use crate::report::Head;
use crate::report::formats::purse::{self, because, currencies, oddities, withheld};
use crate::report::formats::sign::Sign;
use crate::report::formats::words::amount;
use crate::report::views::money::{GroupRow, Money};

pub(super) fn write(head: &Head<'_>, money: &Money<'_>, anchors: &Anchors) -> Node {
    let lead = purse::answer(money);
    let signed = |sign| move |words| (Some(sign), words);
    row()
        .all(lead.iter().map(|(number, words)| answer(anchors, number, words)))
        .maybe(purse::note(head, money).map(|note| el("p").text(note)))
        .all(currencies(money).into_iter().filter_map(|currency| groups(money, currency, anchors)))
        .maybe(titled(anchors, "Withheld", withheld(money).into_iter().map(signed(Sign::Care))))
        .maybe(titled(anchors, "Does not add up", oddities(money).into_iter().map(signed(Sign::Bad))))
        .maybe(objectives(money, anchors))
        .maybe(tranches(money, anchors))
}

fn groups(money: &Money<'_>, currency: &str, anchors: &Anchors) -> Option<Node> {
    let rows: Vec<&GroupRow<'_>> = money.groups.iter().filter(|row| row.currency == currency).collect();
    let mut table = Table::new("").quiet(&format!("Budgets in {currency}")).column("Group", Set::Name);
    for title in ["Requested", "Approved", "Spendable", "Released", "Withheld", "Spent", "Left"] {
        table = table.column(title, Set::Number);
    }
    for row in &rows {
        let amounts =
            [row.requested, row.approved, row.spendable, row.released, row.withheld, row.spent, row.left];
        let name = anchors.group(row.id, said(row.name));
        let amounts = amounts.into_iter().map(|sum| text(&amount(sum)));
        table.add(std::iter::once(name).chain(amounts).collect());
    }
    (!rows.is_empty()).then(|| row().push(el("h3").push(said(currency))).push(table.finish()))
}

fn objectives(money: &Money<'_>, anchors: &Anchors) -> Option<Node> {
    let mut table = Table::new("")
        .quiet("Cost by objective of the DAO")
        .column("Objective", Set::Name)
        .column("Amount", Set::Number)
        .column("Currency", Set::Words);
    for cost in &money.by_objective {
        let name = match (&cost.reference, cost.title) {
            (Some(reference), Some(title)) => {
                row().push(anchors.item(reference, said(title))).text(" ").push(mark::faint(text(reference)))
            }
            (Some(reference), None) => anchors.item(reference, said(reference)),
            (None, _) => mark::faint(text("not tied to an objective")),
        };
        table.add(vec![name, text(&amount(cost.amount)), said(cost.currency)]);
    }
    let title = el("h3").text("What the DAO\u{2019}s objectives cost");
    (!money.by_objective.is_empty()).then(|| row().push(title).push(table.finish()))
}

fn tranches(money: &Money<'_>, anchors: &Anchors) -> Option<Node> {
    let mut table = Table::new("")
        .quiet("Tranches")
        .column("Group", Set::Name)
        .column("Day", Set::Words)
        .column("Amount", Set::Number)
        .column("Currency", Set::Words)
        .column("State", Set::Words);
    for group in &money.groups {
        for tranche in &group.tranches {
            let sign = Sign::from(tranche.state);
            table.add(vec![
                anchors.group(group.id, said(group.name)),
                text(&tranche.due.to_string()),
                text(&amount(Some(tranche.amount))),
                said(group.currency),
                row().push(mark::sign(sign)).text(" ").push(mark::state(sign, &because(tranche))),
            ]);
        }
    }
    let title = el("h3").text("Released when");
    let any = money.groups.iter().any(|group| !group.tranches.is_empty());
    let folded = el("details").push(el("summary").text("Every tranche")).push(table.finish());
    any.then(|| row().push(title).push(folded))
}

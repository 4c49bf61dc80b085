//! Sentences about money, the same in every format for people. Names in them are raw: each format escapes them at its
//! own door.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::owing::days;
use super::words::{amount, day, names};
use crate::model::money::TrancheState;
use crate::report::Head;
use crate::report::views::money::{Exact, GroupRow, Money, TotalRow, TrancheRow};
use crate::text::thousands;

/// Every currency: those of the season in its order, then those that were only spent, by name.
pub(super) fn currencies<'a>(money: &Money<'a>) -> Vec<&'a str> {
    let mut all: Vec<&str> = money.season.iter().map(|total| total.currency).collect();
    let others: BTreeSet<&str> = money.groups.iter().map(|group| group.currency).collect();
    let others: Vec<&str> = others.into_iter().filter(|currency| !all.contains(currency)).collect();
    all.extend(others);
    all
}

/// The answer: for each currency what was asked for, what of it is released, withheld and spent.
pub(super) fn answer(money: &Money<'_>) -> Vec<(String, String)> {
    let mut lines: Vec<(String, String)> = if money.is_of_one_group {
        money.groups.iter().map(of_group).collect()
    } else {
        money.season.iter().map(of_season).collect()
    };
    if lines.is_empty() {
        lines.push(("–".to_owned(), "no money is asked for, and none was spent".to_owned()));
    }
    lines
}

/// What is to be known of the numbers of a season that was recorded afterwards.
pub(super) fn note(head: &Head<'_>, money: &Money<'_>) -> Option<&'static str> {
    let text =
        "Recorded afterwards: what is released is counted from the plans; no report held any of it back.";
    (head.season.imported && !money.groups.is_empty()).then_some(text)
}

/// The title of what the DAO's objectives cost.
pub(super) fn title_of_costs(money: &Money<'_>) -> &'static str {
    if money.is_of_one_group {
        "What the DAO's objectives cost, all groups together"
    } else {
        "What the DAO's objectives cost"
    }
}

fn of_season(total: &TotalRow<'_>) -> (String, String) {
    let mut words = match (total.requested, total.total) {
        (Some(requested), Some(of)) if requested.0 > of.0 => {
            format!("{} asked for, more than the season's {}", total.currency, amount(Some(of)))
        }
        (_, Some(of)) => format!("{} asked for of the season's {}", total.currency, amount(Some(of))),
        (_, None) => format!("{} asked for; the season names no total", total.currency),
    };
    if let Some(flow) = total.flow {
        let told = |sum: Option<Decimal>| amount(sum.map(Exact));
        let withheld = match total.waiting.as_slice() {
            [] => "nothing withheld".to_owned(),
            who => format!("{} withheld from {}", told(flow.withheld), names(who)),
        };
        words = format!("{words} · {} released · {withheld} · {}", told(flow.released), of_spent(flow.spent));
    }
    (amount(total.requested), words)
}

fn of_group(row: &GroupRow<'_>) -> (String, String) {
    if row.requested.is_none() {
        return (amount(row.spent), format!("{} spent that no budget asks for", row.currency));
    }
    let words = format!(
        "{} asked for by {} · {} released · {} withheld · {}",
        row.currency,
        row.name,
        amount(row.released),
        amount(row.withheld),
        of_spent(row.spent.map(|spent| spent.0))
    );
    (amount(row.requested), words)
}

/// `900 spent`
fn of_spent(spent: Option<Decimal>) -> String {
    spent.map_or("what was spent is not told".to_owned(), |spent| format!("{} spent", thousands(spent)))
}

/// Who waits for what, and which report would release it.
pub(super) fn withheld(money: &Money<'_>) -> Vec<String> {
    let waits = |row: &GroupRow<'_>| {
        let sum = row.withheld.filter(|withheld| !withheld.0.is_zero())?;
        let because: Vec<_> = row.because().map(|date| date.0).collect();
        let reports = if because.len() == 1 { "report" } else { "reports" };
        let (sum, reports) = (amount(Some(sum)), format!("{reports} of {}", days(&because)));
        Some(format!("{sum} {} of {} until its {reports}", row.currency, row.name))
    };
    money.groups.iter().filter_map(waits).collect()
}

/// Budgets that do not add up, and money that nobody asked for.
pub(super) fn oddities(money: &Money<'_>) -> Vec<String> {
    let odd = |row: &GroupRow<'_>| {
        let (name, currency) = (row.name, row.currency);
        if let Some(difference) = row.difference {
            let side = if difference.0 > Decimal::ZERO { "more" } else { "less" };
            let (by, asked) = (thousands(difference.0.abs()), amount(row.requested));
            return Some(format!(
                "{name}: its lines and reserve less what is carried over come to {by} {currency} {side} than the \
                 {asked} that it asks for"
            ));
        }
        if row.requested.is_none() {
            return Some(format!("{name}: {} {currency} spent that no budget asks for", amount(row.spent)));
        }
        let left = row.left.filter(|left| left.0 < Decimal::ZERO)?;
        let over = thousands(left.0.abs());
        Some(format!("{name}: {over} {currency} more spent than there was to spend"))
    };
    money.groups.iter().filter_map(odd).collect()
}

/// What became of a tranche, and why.
pub(super) fn because(tranche: &TrancheRow) -> String {
    let word = tranche.state.word();
    match (tranche.state, tranche.because) {
        (_, Some(due)) => format!("{word}: the report of {} is missing", day(due.0)),
        (TrancheState::Lapsed, None) => format!("{word}: the plan was withdrawn before"),
        (TrancheState::Ahead | TrancheState::Released | TrancheState::Withheld, None) => word.to_owned(),
    }
}

//! What the summary says of reports and money beside the scores.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::model::compliance::{Compliance, State};
use crate::model::money::SeasonMoney;

/// How many groups reported for a due date.
#[derive(Debug, Clone, Copy)]
pub struct Reported {
    /// The due date.
    pub due: Date,
    /// How many reports are there, in time or late.
    pub there: usize,
    /// How many are owed.
    pub of: usize,
}

impl Reported {
    /// For the last due date that has come and for which some group owes a report.
    pub(super) fn of(reports: &Compliance<'_>) -> Option<Self> {
        let due = reports.due().into_iter().rev().filter(|due| *due <= reports.day);
        let told = |due: Date| {
            let states = reports.rows.iter().map(|row| reports.cell(row, due).state);
            let (mut there, mut of) = (0, 0);
            for state in states {
                match state {
                    State::OnTime | State::Late(_) => (there, of) = (there + 1, of + 1),
                    State::Open | State::Missing => of += 1,
                    State::Excused | State::NotDue => {}
                }
            }
            Self { due, there, of }
        };
        due.map(told).find(|told| told.of > 0).filter(|_| reports.season.imported.is_none())
    }
}

/// What a group spent and got of one currency.
#[derive(Debug)]
pub struct Spent<'a> {
    /// The currency.
    pub currency: &'a str,
    /// What its check-ins tell.
    pub spent: Option<Decimal>,
    /// What was released to it; `None` for what was never asked for.
    pub released: Option<Decimal>,
}

/// What a group spent and got. Empty where there is nothing to tell yet: a draft without spending.
pub(super) fn spent<'a>(money: &SeasonMoney<'a>, group: &str) -> Vec<Spent<'a>> {
    let says = |amount: Option<Decimal>| amount.is_some_and(|amount| !amount.is_zero());
    let rows = money.groups.iter().filter(|row| row.group == group);
    rows.filter(|row| says(row.spent) || says(row.approved))
        .map(|row| Spent { currency: row.currency, spent: row.spent, released: row.released })
        .collect()
}

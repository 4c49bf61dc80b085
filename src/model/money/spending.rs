//! What a group's check-ins say that it spent.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::exact::sum;
use crate::document::{CheckIn, Spent};
use crate::model::{Filed, SeasonView};
use crate::yaml::Spot;

/// Money that one check-in tells of.
#[derive(Debug, Clone, Copy)]
pub struct Spending<'a> {
    /// The check-in.
    pub checkin: Filed<'a, CheckIn>,
    /// What was spent.
    pub spent: &'a Spent,
}

impl<'a> Spending<'a> {
    /// Its place.
    #[must_use]
    pub fn spot(&self) -> Spot<'a> {
        self.checkin.spot(self.spent.at)
    }
}

/// All that a group spent by a day, by currency; in the order of its check-ins' names. Those written later are left out.
#[must_use]
pub fn spending<'a>(season: &SeasonView<'a>, group: &str, day: Date) -> BTreeMap<&'a str, Vec<Spending<'a>>> {
    let mut found: BTreeMap<&str, Vec<Spending<'_>>> = BTreeMap::new();
    for (_, checkin) in season.checkins(group).into_iter().filter(|(_, checkin)| checkin.date.0 <= day) {
        for spent in &checkin.document.spent {
            found.entry(&spent.currency).or_default().push(Spending { checkin, spent });
        }
    }
    found
}

/// The sum of what was spent.
#[must_use]
pub fn spent(spending: &[Spending<'_>]) -> Option<Decimal> {
    sum(spending.iter().map(|spending| Some(spending.spent.amount.value)))
}

//! What is released when: approved money in equal tranches on due dates, each held back until the report before it
//! is there. Which due dates were answered when is told by the caller.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::exact::{from_units, units};

/// A part of what was approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tranche {
    /// The day on which it is released, if nothing holds it back.
    pub due: Date,
    /// How much.
    pub amount: Decimal,
    /// What became of it.
    pub state: TrancheState,
    /// The due date whose report is missing, of one that is withheld.
    pub because: Option<Date>,
}

/// What became of a tranche.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrancheState {
    /// Its day is still to come.
    Ahead,
    /// It is paid out.
    Released,
    /// Its day has come, and a report is missing.
    Withheld,
    /// The plan was withdrawn before it was released.
    Lapsed,
}

impl TrancheState {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Released => "released",
            Self::Withheld => "withheld",
            Self::Lapsed => "lapsed",
        }
    }
}

impl Serialize for TrancheState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// When a due date was answered: the day on which the first report that answers it was written.
pub type Answered<'a> = &'a dyn Fn(Date) -> Option<Date>;

/// When money is released, and what holds it back.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// The days of the tranches, ascending; at least one.
    pub days: &'a [Date],
    /// Which of those days were answered; `None` where no tranche waits for a report.
    pub answered: Option<Answered<'a>>,
    /// The last day on which a withdrawn plan's money was released; `None` for a plan that stands.
    pub withdrawn: Option<Date>,
    /// The day to speak of.
    pub day: Date,
}

/// The tranches of what was approved. A request that is not above 0 has none.
#[must_use]
pub fn tranches(approved: Decimal, scale: u32, terms: &Terms<'_>) -> Vec<Tranche> {
    if approved <= Decimal::ZERO {
        return Vec::new();
    }
    let amounts = split(approved, terms.days.len(), scale);
    let tranche = |(index, amount): (usize, Decimal)| {
        let due = terms.days[index];
        // The first needs no report, every other one that of the due date before it.
        let gate = index.checked_sub(1).map(|before| terms.days[before]);
        let gate = terms.answered.zip(gate);
        let open = gate.map_or(Some(due), |(answered, before)| Some(answered(before)?.max(due)));
        let last_day = terms.withdrawn.map_or(terms.day, |withdrawn| withdrawn.min(terms.day));
        let state = match (open, terms.withdrawn) {
            (Some(open), _) if open <= last_day => TrancheState::Released,
            (_, Some(_)) => TrancheState::Lapsed,
            (_, None) if due > terms.day => TrancheState::Ahead,
            (_, None) => TrancheState::Withheld,
        };
        let because = gate.map(|(_, before)| before).filter(|_| state == TrancheState::Withheld);
        Tranche { due, amount, state, because }
    };
    amounts.into_iter().enumerate().map(tranche).collect()
}

/// An amount in `count` equal parts, rounded down to `scale` decimals; the last takes the remainder. An amount with more
/// decimals, or too many digits to be told so finely, is split by the smallest decimal that is possible.
#[must_use]
pub fn split(amount: Decimal, count: usize, scale: u32) -> Vec<Decimal> {
    let Some(others) = count.checked_sub(1) else { return Vec::new() };
    let parts = |scale: u32| {
        let (all, count) = (units(amount, scale)?, i128::try_from(count).ok()?);
        // Told so finely, their sum has to be held too.
        from_units(all, scale)?;
        let each = all.div_euclid(count);
        let last = all.checked_sub(each.checked_mul(count - 1)?)?;
        Some((from_units(each, scale)?, from_units(last, scale)?))
    };
    // With the decimals that it was written with, any amount can be told.
    let finest = scale.max(amount.scale());
    let (each, last) = (amount.scale()..=finest).rev().find_map(parts).unwrap_or((Decimal::ZERO, amount));
    std::iter::repeat_n(each, others).chain([last]).collect()
}

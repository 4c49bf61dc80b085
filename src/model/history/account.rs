//! What history says of every plan and season that was ratified, computed once for all who ask.

use rayon::prelude::*;

use super::breach::{Breach, breaches};
use super::chronicle::Chronicle;
use super::commitment::Committed;
use super::decision::{Decided, decisions};
use super::swap::{Swap, swaps};
use crate::model::Portfolio;

/// What became of a commitment.
#[derive(Debug)]
pub struct Account<'a> {
    /// The commitment.
    pub committed: Committed<'a>,
    /// Where what stands now is not what was committed.
    pub breaches: Vec<Breach>,
    /// What was changed and changed back.
    pub swaps: Vec<Swap>,
    /// Its decisions.
    pub decisions: Vec<Decided<'a>>,
}

/// The accounts of all commitments: by season, the season itself first. Those of imported seasons are left out, which
/// were recorded afterwards; and of seasons that are gone.
#[must_use]
pub fn accounts<'a>(chronicle: &'a Chronicle, end: &'a Portfolio) -> Vec<Account<'a>> {
    let is_judged = |season: &str| end.season(season).is_some_and(|view| !view.is_imported());
    let commitments = chronicle.commitments().into_par_iter().filter(|found| is_judged(found.season));
    commitments
        .map(|committed| {
            let (states, naming) = (committed.states(chronicle, end), committed.naming(end));
            Account {
                committed,
                breaches: breaches(&states, &naming),
                swaps: swaps(&states, &naming),
                decisions: decisions(committed.versions, committed.last),
            }
        })
        .collect()
}

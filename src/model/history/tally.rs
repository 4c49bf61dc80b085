//! How much of a group's season history could judge, and what it could not.

use std::collections::BTreeSet;

use super::chronicle::Chronicle;
use crate::document::Kind;

/// What history judged of one group in one season.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Landings that changed a file of it.
    pub landings: usize,
    /// Plans that were held against a commitment.
    pub plans: usize,
    /// Check-ins of which it is known when they landed.
    pub checkins: usize,
    /// What was not judged, as fragments.
    pub not_judged: Vec<String>,
}

impl Chronicle {
    /// What was judged of a group in a season.
    #[must_use]
    pub fn tally(&self, season: &str, group: &str) -> Tally {
        let mut tally = Tally::default();
        let mut landings = BTreeSet::new();
        let own = self.timelines().filter(|(key, _)| key.season == season && key.group == group);
        let mut hidden = 0;
        for (key, versions) in own {
            landings.extend(versions.iter().map(|version| version.landing));
            let is_known = versions.first().is_some_and(|first| self.judged(first.landing).is_some());
            if key.kind == Kind::CheckIn && is_known {
                tally.checkins += 1;
            } else if key.kind == Kind::CheckIn && self.is_edge(versions[0].landing) {
                hidden += 1;
            }
        }
        tally.landings = landings.iter().filter(|number| self.judged(**number).is_some()).count();
        if let Some(first) = self.landings().first().filter(|landing| landing.is_edge) {
            tally.not_judged.push(format!("before {} (shallow history)", first.day));
        }
        if hidden > 0 {
            tally.not_judged.push(format!("when {} landed", crate::text::many(hidden, "check-in")));
        }
        if let Some(committed) = self.commitment(season, group) {
            let number = committed.landing();
            // Of one that a cut history hides only what came later can be held against anything.
            let is_followed = committed.versions.len() > committed.first + 1;
            tally.plans = usize::from(is_followed || !self.is_edge(number));
            match self.landing(number) {
                None => {
                    tally.not_judged.push("who landed its commitment, which has not landed yet".to_owned());
                }
                Some(landing) if landing.is_edge => {
                    tally.not_judged.push("when and by whom it was committed".to_owned());
                }
                Some(landing) => {
                    let is_squash = !landing.is_merge && landing.reviewers.is_empty();
                    if let Some(pull) = landing.pull_request.as_ref().filter(|_| is_squash) {
                        tally.not_judged.push(format!("who reviewed its commitment (a squash of {pull})"));
                    }
                }
            }
        }
        tally
    }
}

//! What history judged of each group, and what it could not.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Serialize;

use super::not_judged::NotJudged;
use crate::model::SeasonView;
use crate::report::About;

/// What history judged of one group.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TallyRow<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// Its name.
    #[serde(skip)]
    pub name: &'a str,
    /// Landings that changed a file of it.
    pub landings: usize,
    /// Plans that were held against a commitment.
    pub plans: usize,
    /// Check-ins of which it is known when they landed.
    pub checkins: usize,
    /// What was not judged, as fragments.
    pub not_judged: Vec<String>,
}

/// The tallies of a season's groups, the DAO's first; none where there is no history, or where it does not judge.
pub(super) fn tallies<'a>(
    view: SeasonView<'a>,
    groups: impl Iterator<Item = (&'a str, &'a str)>,
    about: &About<'_>,
) -> Vec<TallyRow<'a>> {
    let Some(history) = about.history.ok().filter(|_| !view.is_imported()) else { return Vec::new() };
    let row = |(group, name): (&'a str, &'a str)| {
        let tally = history.tally(view.id, group);
        TallyRow {
            group,
            name,
            landings: tally.landings,
            plans: tally.plans,
            checkins: tally.checkins,
            not_judged: tally.not_judged,
        }
    };
    groups.map(row).collect()
}

/// What no history tells, and from where on a cut one does.
pub(super) fn unknown<'a>(about: &About<'a>) -> Option<NotJudged<'a>> {
    let what = Cow::Borrowed("git history: who changed, wrote and approved what, and when");
    let history = match about.history {
        Ok(history) => history,
        Err(why) => return Some(NotJudged { what, why: Cow::Borrowed(why) }),
    };
    if history.landings().is_empty() && history.is_ahead() {
        let why = Cow::Borrowed("nothing under `okrs/` has landed yet");
        return Some(NotJudged { what, why });
    }
    let edge = history.landings().first().filter(|landing| landing.is_edge)?;
    let commit = edge.commit.get(..7).unwrap_or(&edge.commit);
    let why = format!("history ends at {commit}; run `git fetch --unshallow`");
    Some(NotJudged { what: Cow::Owned(format!("what landed before {}", edge.day)), why: Cow::Owned(why) })
}

//! What was decided to be done, and whether it was: the actions of post-mortems and the season's decisions.

use jiff::civil::Date;

use super::season::SeasonView;
use crate::document::{self, Handle};
use crate::yaml::At;

/// How an action stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionState {
    /// Its day is over, and nobody says that it was done.
    Overdue,
    /// Still ahead, or without a day; of a season that was recorded afterwards, without a source that tells.
    Open,
    /// Done.
    Done,
}

impl ActionState {
    /// The word that is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Open => "open",
            Self::Done => "done",
        }
    }
}

/// Something that was decided to be done.
#[derive(Debug, Clone, Copy)]
pub struct Action<'a> {
    /// The group whose post-mortem decided it; `None` of a decision of the whole season.
    pub group: Option<&'a str>,
    /// Where it stands in that document.
    pub at: At,
    /// Its id.
    pub id: &'a str,
    /// What.
    pub what: &'a str,
    /// Who.
    pub owner: Option<&'a Handle>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub completed: Option<Date>,
    /// How it stands.
    pub state: ActionState,
}

impl Action<'_> {
    /// Its name in the season: `harbour/A1`, `season/D1`; no group is called `season`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.group.unwrap_or("season"), self.id)
    }
}

/// Everything that was decided to be done in a season: the season's decisions in their order, then post-mortems by
/// group.
#[must_use]
pub fn actions(view: SeasonView<'_>, day: Date) -> Vec<Action<'_>> {
    let state = |due: Option<document::Date>, completed: Option<document::Date>| {
        if completed.is_some() {
            ActionState::Done
        } else if due.is_some_and(|due| due.0 < day) && !view.is_imported() {
            ActionState::Overdue
        } else {
            ActionState::Open
        }
    };
    let decisions = view.document().map(|season| season.document.decisions.as_slice()).unwrap_or_default();
    let decisions = decisions.iter().map(|decision| Action {
        group: None,
        at: decision.at,
        id: &decision.id,
        what: &decision.title,
        owner: decision.owner.as_ref(),
        due: decision.due.map(|due| due.0),
        completed: decision.completed.map(|completed| completed.0),
        state: state(decision.due, decision.completed),
    });
    let own = view.postmortem_groups().filter_map(|group| Some((group, view.postmortem(group)?.document)));
    let own = own.flat_map(|(group, postmortem)| {
        postmortem.actions.iter().map(move |action| Action {
            group: Some(group),
            at: action.at,
            id: &action.id,
            what: &action.what,
            owner: Some(&action.owner),
            due: Some(action.due.0),
            completed: action.completed.map(|completed| completed.0),
            state: state(Some(action.due), action.completed),
        })
    });
    decisions.chain(own).collect()
}

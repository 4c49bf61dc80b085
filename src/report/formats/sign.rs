//! The four signs, so that nothing hangs on colour alone.

use anstyle::AnsiColor;

use crate::model::compliance::State;
use crate::model::money::TrancheState;
use crate::model::score::{Grade, GroupStatus, Status};
use crate::report::views::compliance::Done;
use crate::report::views::summary::GroupRow;

/// A sign with its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Sign {
    Good,
    Care,
    Bad,
    Nothing,
}

impl Sign {
    /// The sign of a character.
    pub fn of(character: char) -> Option<Self> {
        [Self::Good, Self::Care, Self::Bad].into_iter().find(|sign| sign.character() == character)
    }

    /// The character.
    pub fn character(self) -> char {
        match self {
            Self::Good => '✓',
            Self::Care => '!',
            Self::Bad => '✗',
            Self::Nothing => '–',
        }
    }

    /// The character in its colour.
    pub fn painted(self) -> String {
        let color = match self {
            Self::Good => AnsiColor::Green,
            Self::Care => AnsiColor::Yellow,
            Self::Bad => AnsiColor::Red,
            Self::Nothing => AnsiColor::BrightBlack,
        };
        let style = color.on_default();
        format!("{style}{}{style:#}", self.character())
    }
}

impl From<Status> for Sign {
    fn from(status: Status) -> Self {
        match status {
            Status::Achieved | Status::OnTrack => Self::Good,
            Status::AtRisk => Self::Care,
            Status::Behind => Self::Bad,
            Status::NoData | Status::Unmeasured | Status::Dropped => Self::Nothing,
        }
    }
}

impl From<GroupStatus> for Sign {
    fn from(status: GroupStatus) -> Self {
        match status {
            GroupStatus::Achieved | GroupStatus::OnTrack => Self::Good,
            GroupStatus::AtRisk | GroupStatus::NotEnoughData => Self::Care,
            GroupStatus::Behind => Self::Bad,
            GroupStatus::NoData | GroupStatus::Dropped => Self::Nothing,
        }
    }
}

impl From<State> for Sign {
    fn from(state: State) -> Self {
        match state {
            State::OnTime => Self::Good,
            State::Late(_) | State::Open => Self::Care,
            State::Missing => Self::Bad,
            State::Excused | State::NotDue => Self::Nothing,
        }
    }
}

impl From<TrancheState> for Sign {
    fn from(state: TrancheState) -> Self {
        match state {
            TrancheState::Released => Self::Good,
            TrancheState::Withheld => Self::Care,
            TrancheState::Ahead | TrancheState::Lapsed => Self::Nothing,
        }
    }
}

impl From<Done> for Sign {
    fn from(done: Done) -> Self {
        match done {
            Done::Yes => Self::Good,
            Done::Partly => Self::Care,
            Done::No => Self::Bad,
            Done::NotExpected => Self::Nothing,
        }
    }
}

impl From<Grade> for Sign {
    fn from(grade: Grade) -> Self {
        match grade {
            Grade::Green => Self::Good,
            Grade::Yellow => Self::Care,
            Grade::Red => Self::Bad,
        }
    }
}

/// The sign of a group: its grade where that speaks of the group, else its status.
pub(super) fn of_group(group: &GroupRow<'_>) -> Sign {
    of(group.grade.filter(|_| group.is_told_whole), group.status)
}

/// The sign of a grade, else of a status.
pub(super) fn of(grade: Option<Grade>, status: Option<GroupStatus>) -> Sign {
    grade.map(Sign::from).or(status.map(Sign::from)).unwrap_or(Sign::Nothing)
}

//! The rows of the audit.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Audit, TallyRow};
use crate::document::{Conflict, Date, Decided, Outcome};
use crate::model::action::Action;
use crate::model::membership::Bond;
use crate::model::review::Review;
use crate::model::risk::Foreseen;
use crate::model::touchpoint::{TouchPointState, Touched};

/// How much was judged; `None`: nothing of that kind is read, so nothing of it was judged.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Judged {
    /// Landings that changed a group's files; one that changed several groups' counts for each.
    pub landings: Option<usize>,
    /// Plans, against what was committed.
    pub plans: Option<usize>,
    /// Check-ins, against when they landed.
    pub checkins: Option<usize>,
    /// Facilitators and judges.
    pub reviews: usize,
    /// Partnership reviews.
    pub partnerships: usize,
    /// Touch points.
    pub touchpoints: usize,
    /// Decisions and actions.
    pub actions: usize,
}

impl Judged {
    pub(super) fn of(audit: &Audit<'_>, has_history: bool) -> Self {
        let sum = |count: fn(&TallyRow<'_>) -> usize| {
            has_history.then(|| audit.groups.iter().map(count).sum::<usize>())
        };
        Self {
            landings: sum(|row| row.landings),
            plans: sum(|row| row.plans),
            checkins: sum(|row| row.checkins),
            reviews: audit.reviews.len(),
            partnerships: audit.partnerships.len(),
            touchpoints: audit.touchpoints.len(),
            actions: audit.actions.len(),
        }
    }
}

/// Someone who judged a group.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReviewRow<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// premortem, postmortem, judge.
    #[schemars(extend("enum" = ["premortem", "postmortem", "judge"]))]
    pub kind: &'static str,
    /// The facilitator or the judge.
    pub by: &'a str,
    /// When; of a judge the date of the check-in with the latest judgement.
    pub date: Option<Date>,
    /// Whether the judge does not belong to the group.
    pub independent: bool,
    /// The file that says so.
    pub file: &'a str,
    /// What makes the judge belong to the group.
    #[serde(skip)]
    pub bond: Option<Bond>,
}

impl<'a> From<Review<'a>> for ReviewRow<'a> {
    fn from(review: Review<'a>) -> Self {
        Self {
            group: review.group,
            kind: review.kind.word(),
            by: review.by,
            date: review.date.map(Date),
            independent: review.bond.is_none(),
            file: review.file.source.path(),
            bond: review.bond,
        }
    }
}

/// A risk that was foreseen.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RiskRow<'a> {
    /// Its name with its group: `academy/R1`.
    pub r#ref: String,
    /// What could happen.
    pub risk: &'a str,
    /// How likely, 1 to 5.
    pub likelihood: u32,
    /// How bad, 1 to 5.
    pub impact: u32,
    /// What became of it; `None`: nobody told.
    pub outcome: Option<Outcome>,
    /// The files of the group's check-ins that speak of it.
    pub told_in: Vec<&'a str>,
    /// Who watches it.
    #[serde(skip)]
    pub owner: Option<&'a str>,
    /// Whether the group has a post-mortem, which should tell.
    #[serde(skip)]
    pub is_over: bool,
    /// Whether it came and no check-in spoke of it.
    #[serde(skip)]
    pub is_untold: bool,
}

impl<'a> From<Foreseen<'a>> for RiskRow<'a> {
    fn from(foreseen: Foreseen<'a>) -> Self {
        let risk = foreseen.risk;
        Self {
            r#ref: format!("{}/{}", foreseen.group, risk.id),
            risk: &risk.risk,
            likelihood: risk.likelihood,
            impact: risk.impact,
            outcome: foreseen.outcome,
            told_in: foreseen.told.iter().map(|file| file.source.path()).collect(),
            owner: risk.owner.as_deref(),
            is_over: foreseen.is_over,
            is_untold: foreseen.is_untold,
        }
    }
}

/// The review of a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PartnershipRow<'a> {
    /// The file's name.
    pub id: &'a str,
    /// The partner.
    pub partner: &'a str,
    /// approved, declined or deferred; `None` as long as nothing is decided.
    pub result: Option<Decided>,
    /// The date of the review.
    pub date: Date,
    /// The interests that are, or look like, a conflict.
    pub conflicts: Vec<ConflictRow<'a>>,
    /// The ids of the organisation's values that have no answer.
    pub unanswered: Vec<&'a str>,
    /// When it was decided.
    #[serde(skip)]
    pub decided: Option<Date>,
}

/// Someone with an interest in a partnership.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ConflictRow<'a> {
    /// Who.
    pub who: &'a str,
    /// Whether it is one, or only looks like one.
    pub conflict: Conflict,
    /// Whether they stepped out.
    pub recused: bool,
}

/// A place where the mission is told.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TouchPointRow<'a> {
    /// Its id.
    pub id: &'a str,
    /// Where it is.
    pub r#where: &'a str,
    /// The day of the last review.
    pub reviewed: Option<Date>,
    /// Days since then.
    pub age_days: Option<i64>,
    /// fresh, stale, differs, missing.
    #[schemars(extend("enum" = ["fresh", "stale", "differs", "missing"]))]
    pub state: &'static str,
    /// The same.
    #[serde(skip)]
    pub stands: TouchPointState,
}

impl<'a> From<&Touched<'a>> for TouchPointRow<'a> {
    fn from(touched: &Touched<'a>) -> Self {
        Self {
            id: &touched.point.id,
            r#where: &touched.point.r#where,
            reviewed: touched.point.reviewed,
            age_days: touched.age,
            state: touched.state().word(),
            stands: touched.state(),
        }
    }
}

/// Something that was decided to be done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ActionRow<'a> {
    /// `academy/A1` of a post-mortem, `season/D1` of the season's decisions.
    pub r#ref: String,
    /// What.
    pub what: &'a str,
    /// Who.
    pub owner: Option<&'a str>,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub completed: Option<Date>,
    /// done, open, overdue.
    #[schemars(extend("enum" = ["done", "open", "overdue"]))]
    pub state: &'static str,
}

impl<'a> From<Action<'a>> for ActionRow<'a> {
    fn from(action: Action<'a>) -> Self {
        Self {
            r#ref: action.name(),
            what: action.what,
            owner: action.owner.map(|owner| &**owner),
            due: action.due.map(Date),
            completed: action.completed.map(Date),
            state: action.state.word(),
        }
    }
}

/// A rule that someone silenced.
#[derive(Debug, Serialize, JsonSchema)]
pub struct WaiverRow<'a> {
    /// The rule.
    pub rule: &'a str,
    /// The group or item for which it is silenced; `None`: for all that the file speaks of.
    pub item: Option<String>,
    /// Why.
    pub why: &'a str,
    /// Its last day.
    pub until: Option<Date>,
    /// The file.
    pub file: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The commit in which it landed; null where nobody can tell.
    pub commit: Option<&'a str>,
    /// Whether its last day is over.
    #[serde(skip)]
    pub is_over: bool,
}

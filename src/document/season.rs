//! `season.yaml`: one season, its days, cadence, money and decisions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{Amendment, Days, Decision, Waiver};
use super::scalar::{Amount, Currency, Date, Handle, Id, Link, Slug};
use crate::yaml::At;

/// One season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Season {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its title.
    pub title: String,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
    /// The focus, e.g. Education.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    /// The season before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<Slug>,
    /// The off-season after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_season: Option<Days>,
    /// Days on which nothing falls due.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<Days>,
    /// When reports fall due; default every month, 7 days of grace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkins: Option<Cadence>,
    /// The season's money.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub budgets: Vec<SeasonBudget>,
    /// Exceptions: who joins late, leaves early, reports differently or is excused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// The shared standards and who signed them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standards: Option<Standards>,
    /// What was voted, and whether it was carried out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<SeasonDecision>,
    /// Recorded changes since the season was ratified.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amendment>,
    /// The decision that ratified it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratified: Option<Decision>,
    /// The decision that closed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Decision>,
    /// It was recorded afterwards from public sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub imported: Option<Imported>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// The focus of a season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Theme {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The focus in a word or two.
    pub title: String,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// How often reports fall due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Every {
    /// Every week.
    Week,
    /// Every two weeks.
    TwoWeeks,
    /// Every month.
    Month,
}

/// When reports fall due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cadence {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// One report every week, two weeks or month.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub every: Option<Every>,
    /// Days of grace after a due date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace_days: Option<u32>,
    /// The due dates themselves; replaces `every`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub due: Vec<Date>,
}

/// When a budget's money is released.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Release {
    /// In tranches, gated by reports.
    Checkins,
    /// All at the start (the default).
    Upfront,
}

/// The season's money in one currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeasonBudget {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The currency.
    pub currency: Currency,
    /// What the season may spend.
    pub total: Amount,
    /// How it is released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
}

/// An exception for one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Participant {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The group.
    pub group: Slug,
    /// Its first day in the season.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Its last day in the season.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Its own cadence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkins: Option<Cadence>,
    /// Why it owes no check-ins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excused: Option<String>,
}

/// The standards that groups sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Standards {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Their version.
    pub version: String,
    /// Where they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Link>,
    /// Who signed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signed: Vec<Signature>,
}

/// A group's signature under the standards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The group.
    pub group: Slug,
    /// Who signed for it.
    pub who: Handle,
    /// When.
    pub date: Date,
}

/// Something that was voted in the season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SeasonDecision {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id.
    pub id: Id,
    /// What was decided.
    pub title: String,
    /// When.
    pub date: Date,
    /// The vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Link>,
    /// Who carries it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Handle>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// When it was carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed: Option<Date>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// That a season was recorded afterwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Imported {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// When it was recorded.
    pub date: Date,
    /// Why.
    pub why: String,
}

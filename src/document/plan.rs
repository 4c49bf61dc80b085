//! A group's plan: what it intends, asks for and needs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::measure::Measure;
use super::record::{Amendment, Decision, Reasoned, Waiver, Withdrawal};
use super::scalar::{Amount, Currency, Date, Handle, Id, Link, Number, Reference, Slug};
use crate::yaml::At;

/// The plan of one group for one season.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// What the plan is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Where it is discussed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discussion: Option<Link>,
    /// Who supports it from outside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sponsors: Vec<Handle>,
    /// The decision that ratified it; without one it is a draft.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratified: Option<Decision>,
    /// The decision that withdrew it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
    /// The roles and who fills them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub team: Vec<Seat>,
    /// What is asked for; an empty list says that nothing is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budgets: Option<Vec<Budget>>,
    /// What the group wants to reach.
    pub objectives: Vec<Objective>,
    /// What it needs from other groups.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// Its answers to other groups' needs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// Recorded changes since it was ratified.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amendments: Vec<Amendment>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// A role of the team.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("not" = {"required": ["open", "who"], "properties": {"open": {"const": true}}}))]
pub struct Seat {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The role.
    pub role: String,
    /// Who fills it; an open seat has nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<Handle>,
    /// Whether the seat is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// First day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// Last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

/// What is asked for in one currency. Lines + reserve − carried over = requested.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Budget {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The currency.
    pub currency: Currency,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<BudgetLine>,
    /// Kept for the unforeseen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve: Option<Amount>,
    /// What is left from before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_over: Option<Amount>,
    /// What is asked for; may be negative.
    pub requested: Amount,
}

/// One line of a budget.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct BudgetLine {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// What the money is for.
    pub r#for: String,
    /// How much.
    #[serde(flatten)]
    pub sum: LineSum,
    /// The role of the team that it pays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The key result that it serves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_result: Option<Reference>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Handle>,
}

/// How much a line is: an amount, or a quantity at a rate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum LineSum {
    /// An amount.
    Amount {
        /// The amount.
        amount: Amount,
    },
    /// A quantity at a rate.
    Rate {
        /// How many.
        quantity: Amount,
        /// At what price each.
        rate: Amount,
    },
}

/// How bold an objective is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ambition {
    /// 0.7 is a success (the default).
    Aspirational,
    /// Only 1 is a success.
    Committed,
}

/// How an objective fits the season's theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fit {
    /// It is the theme.
    Direct,
    /// It helps the theme.
    Indirect,
    /// It has nothing to do with it.
    None,
}

/// An objective's fit to the season's theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ThemeFit {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// How it fits.
    pub fit: Fit,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// What a group wants to reach.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Objective {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: O1, O2 …
    pub id: Id,
    /// The objective in one sentence.
    pub title: String,
    /// Why it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Who answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Handle>,
    /// How bold it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ambition: Option<Ambition>,
    /// Its weight in the plan; default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// The objectives that it serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributes_to: Vec<Reference>,
    /// The organisation's goals that it advances.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub advances: Vec<Id>,
    /// How it fits the season's theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeFit>,
    /// The item of an earlier season that it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<Reference>,
    /// The decision that added it after ratification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<Reasoned>,
    /// The decision that dropped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Reasoned>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
    /// How one will know that it is reached; in dao.yaml it may be left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(required, length(min = 1))]
    pub key_results: Vec<KeyResult>,
}

/// How one will know that an objective is reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct KeyResult {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: KR1, KR2 …
    pub id: Id,
    /// The key result in one line.
    pub title: String,
    /// How it is measured.
    #[serde(flatten)]
    pub measure: Measure,
    /// Who answers for it; default: the objective's owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Handle>,
    /// The unit of its numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Its weight in the objective; default 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// How urgent it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Its last day; default: the season's end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Where the number comes from: text or link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// The key result of an earlier season that it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<Reference>,
    /// The decision that added it after ratification.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added: Option<Reasoned>,
    /// The decision that dropped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dropped: Option<Reasoned>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// How urgent a key result is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub enum Priority {
    /// Most urgent.
    P0,
    /// Very urgent.
    P1,
    /// Urgent.
    P2,
    /// Can wait.
    P3,
    /// Least urgent.
    P4,
}

/// What a group needs from another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Need {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: N1, N2 …
    pub id: Id,
    /// The group that is asked.
    pub group: Slug,
    /// What is needed.
    pub what: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The key result that depends on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_result: Option<Reference>,
}

/// An answer to another group's need.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Answer {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The need.
    pub need: Reference,
    /// Whether it will be met.
    pub agreed: bool,
    /// Who answers.
    pub who: Handle,
    /// When.
    pub date: Date,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

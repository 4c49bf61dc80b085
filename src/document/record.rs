//! What many documents share: decision records, waivers, spans of days.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scalar::{Date, Handle, Link, Slug};
use super::value::Any;
use crate::yaml::At;

/// Who decided, when: `ratified`, `closed`. In an imported season `date` and `by` may be left out when no source tells them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Handle>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// The vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Link>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// A decision that must say why: `added`, `dropped`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reasoned {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The day of the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Who decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Handle>,
    /// Why.
    pub why: String,
    /// The vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Link>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// The decision that withdrew a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawal {
    /// The decision.
    #[serde(flatten)]
    pub decision: Reasoned,
    /// The group whose plan replaces it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Slug>,
}

/// Silences one rule here, until a day, for a reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Waiver {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The rule's id.
    pub rule: String,
    /// Why it is silenced.
    pub why: String,
    /// The last day of the waiver.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// In season.yaml: the item or group that is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// A recorded change of something that was ratified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Amendment {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The day of the decision.
    pub date: Date,
    /// What was changed: a reference or a currency; in a season also `season` or a group.
    pub item: String,
    /// The field that was changed.
    pub field: String,
    /// What stood there; missing when the field was absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Any>,
    /// What stands there now; missing when the field is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Any>,
    /// Why.
    pub why: String,
    /// Who decided.
    pub by: Vec<Handle>,
    /// The vote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Link>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// A span of days, both inside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Days {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The first day.
    pub starts: Date,
    /// The last day.
    pub ends: Date,
}

impl Days {
    /// Whether a day is inside.
    #[must_use]
    pub fn holds(&self, day: jiff::civil::Date) -> bool {
        self.starts.0 <= day && day <= self.ends.0
    }
}

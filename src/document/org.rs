//! `org.yaml`: the organisation, its mission, values, goals, people, groups and touch points.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::{Decision, Waiver};
use super::scalar::{Date, Handle, Id, Link, Slug};
use crate::yaml::At;

/// The organisation: its mission, values, goals, people and groups.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Org {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The organisation's name.
    pub name: String,
    /// The ratified mission.
    pub mission: String,
    /// The decision on mission, values and goals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratified: Option<Decision>,
    /// What the organisation holds to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<OrgValue>,
    /// Long-lived goals: G1, G2 …
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// The people; when given, a handle that is not listed is an error.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    /// The groups; exactly one has the kind `dao`, and its id is `dao`.
    pub groups: Vec<Group>,
    /// Places where the mission is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub touchpoints: Vec<TouchPoint>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

/// A value of the organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct OrgValue {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id.
    pub id: Id,
    /// Its name.
    pub title: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A long-lived goal of the organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Goal {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: G1, G2 …
    pub id: Id,
    /// The goal in one line.
    pub title: String,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A person, under all the names that tie forum, chat and git together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Person {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The name by which documents call the person.
    pub handle: Handle,
    /// The person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name at the forge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub login: Option<String>,
    /// Other names: forum, chat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aka: Vec<String>,
    /// Addresses of git commits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
}

/// What a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GroupKind {
    /// The whole organisation; exactly one.
    Dao,
    /// A guild.
    Guild,
    /// A project.
    Project,
    /// An initiative.
    Initiative,
    /// A committee.
    Committee,
    /// An operator.
    Operator,
    /// A workstream.
    Workstream,
    /// A sub-DAO.
    SubDao,
}

impl GroupKind {
    /// The word that documents use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Dao => "dao",
            Self::Guild => "guild",
            Self::Project => "project",
            Self::Initiative => "initiative",
            Self::Committee => "committee",
            Self::Operator => "operator",
            Self::Workstream => "workstream",
            Self::SubDao => "sub-dao",
        }
    }
}

/// Whether a group's objectives must serve those of the DAO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Its objectives contribute to the DAO's.
    DaoSpecific,
    /// It goes its own way, and names the values it serves.
    Independent,
}

impl Scope {
    /// The word that documents use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::DaoSpecific => "dao-specific",
            Self::Independent => "independent",
        }
    }
}

/// A guild, project, initiative, committee, operator, workstream or sub-DAO.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Group {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id: the name of its files.
    pub id: Slug,
    /// What it is.
    pub kind: GroupKind,
    /// Its name.
    pub name: String,
    /// `dao-specific` (default) or `independent`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    /// The group that it is part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<Slug>,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leads: Vec<Handle>,
    /// Who belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Handle>,
    /// Whether it audits others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auditor: Option<bool>,
    /// Its old ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<Slug>,
    /// Its first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// Its last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Date>,
    /// Of an independent group: which values it serves, and how.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ServedValue>,
    /// Rules silenced here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waive: Vec<Waiver>,
    /// Where this comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Link>,
}

impl Group {
    /// Its scope, after the default.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope.unwrap_or(Scope::DaoSpecific)
    }
}

/// A value that an independent group serves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ServedValue {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// The value's id.
    pub value: Id,
    /// How the group serves it.
    pub how: String,
}

/// What a touch point shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// The mission.
    Mission,
    /// The values.
    Values,
    /// The goals.
    Goals,
    /// The season's theme.
    Theme,
}

/// A place where the mission is told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TouchPoint {
    /// Where it stands.
    #[serde(rename = "\u{0}at", default, skip_serializing)]
    #[schemars(skip)]
    pub at: At,
    /// Its id.
    pub id: Id,
    /// Where it is: text or link.
    pub r#where: String,
    /// What it shows.
    pub shows: Vec<Shown>,
    /// Who keeps it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Handle>,
    /// The day of the last review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Date>,
    /// The file in this repository that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its text, where it is no file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

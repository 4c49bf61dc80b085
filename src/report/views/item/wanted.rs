//! Which item is meant, and what its document says of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::{Date, Plan, Reference};
use crate::model::SeasonView;

/// Which item of a season is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// The objective; without one the whole plan.
    pub objective: Option<&'a str>,
    /// The key result.
    pub key_result: Option<&'a str>,
}

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A group's plan.
    Group,
    /// An objective.
    Objective,
    /// A key result.
    KeyResult,
}

impl Kind {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Group => "plan",
            Self::Objective => "objective",
            Self::KeyResult => "key result",
        }
    }
}

impl Wanted<'_> {
    pub(super) fn name(&self, season: &str) -> String {
        let ids: Vec<&str> = self.objective.into_iter().chain(self.key_result).collect();
        if ids.is_empty() {
            format!("{season}/{}", self.group)
        } else {
            format!("{season}/{}/{}", self.group, ids.join("."))
        }
    }

    /// Whether an objective is meant, or holds the key result that is.
    pub(super) fn has(&self, objective: &str) -> bool {
        self.objective.is_none_or(|own| own == objective)
    }

    /// Whether a key result is meant, or belongs to what is.
    pub(super) fn holds(&self, objective: &str, key_result: &str) -> bool {
        self.has(objective) && self.key_result.is_none_or(|own| own == key_result)
    }

    /// Whether a reference in a file of the group means the item or a part of it.
    pub(super) fn is_meant_by(&self, view: SeasonView<'_>, reference: &Reference) -> bool {
        let Ok(item) = view.portfolio.resolve(reference, view.id, self.group) else { return false };
        let is_here = item.season == view.id && item.group == self.group;
        match item.ids.as_slice() {
            [objective] => is_here && self.key_result.is_none() && self.has(objective),
            [objective, key_result, ..] => is_here && self.holds(objective, key_result),
            [] => false,
        }
    }
}

/// What the document says of the item.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub kind: Kind,
    pub title: Option<&'a str>,
    pub why: Option<&'a str>,
    pub owner: Option<&'a str>,
    pub weight: Option<f64>,
    pub due: Option<Date>,
    pub source: Option<&'a str>,
}

impl<'a> Told<'a> {
    pub fn of(plan: &'a Plan, wanted: Wanted<'_>) -> Option<Self> {
        let Some(id) = wanted.objective else {
            let (title, owner, weight, due, source) = (None, None, None, None, None);
            return Some(Self {
                kind: Kind::Group,
                title,
                why: plan.summary.as_deref(),
                owner,
                weight,
                due,
                source,
            });
        };
        let objective = plan.objectives.iter().find(|objective| &*objective.id == id)?;
        let (why, owner) = (objective.why.as_deref(), objective.owner.as_deref());
        let Some(id) = wanted.key_result else {
            let (title, weight) = (Some(objective.title.as_str()), Some(objective.weight()));
            return Some(Self { kind: Kind::Objective, title, why, owner, weight, due: None, source: None });
        };
        let own = objective.key_results.iter().find(|key_result| &*key_result.id == id)?;
        Some(Self {
            kind: Kind::KeyResult,
            title: Some(&own.title),
            why,
            owner: own.owner.as_deref().or(owner),
            weight: Some(own.weight()),
            due: own.due,
            source: own.source.as_deref(),
        })
    }

    pub fn lead(&self, view: SeasonView<'a>, wanted: Wanted<'_>) -> Option<&'a str> {
        let group = view.portfolio.group(wanted.group).filter(|_| self.kind == Kind::Group)?;
        group.leads.first().map(|lead| &**lead)
    }
}

//! The mission: what are we here for? Told so that it can be pasted where the mission is told.

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::SeasonView;
use crate::model::alignment::{Alignment, DAO};
use crate::model::score::SeasonScore;

/// What the organisation is here for.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Mission<'a> {
    /// The mission.
    pub mission: &'a str,
    /// What it holds to.
    pub values: Vec<Told<'a>>,
    /// Its long-lived goals.
    pub goals: Vec<Told<'a>>,
    /// The season's theme.
    pub theme: Option<Focus<'a>>,
    /// The DAO's objectives in the season.
    pub objectives: Vec<Aim<'a>>,
    /// The stage of the plan that they stand in: draft, ratified or closed.
    #[serde(skip)]
    pub stage: &'static str,
}

/// A value or a goal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Told<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub title: &'a str,
    /// More about it.
    pub text: Option<&'a str>,
}

/// The season's theme.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Focus<'a> {
    /// The focus in a word or two.
    pub title: &'a str,
    /// More about it.
    pub text: Option<&'a str>,
}

/// An objective of the DAO.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Aim<'a> {
    /// Its name in the season: `dao/O1`.
    #[serde(rename = "ref")]
    pub name: String,
    /// The objective in one sentence.
    pub title: &'a str,
    /// Why it matters.
    pub why: Option<&'a str>,
}

impl<'a> Mission<'a> {
    /// The mission, as it is told in a season; `None` where the organisation could not be read.
    pub(in crate::report) fn of(view: SeasonView<'a>, score: &SeasonScore<'a>) -> Option<Self> {
        let org = view.portfolio.org()?.document;
        let alignment = Alignment::of(view, score.day);
        let theme = view.document().and_then(|season| season.document.theme.as_ref());
        let values = org.values.iter();
        let goals = org.goals.iter();
        Some(Self {
            mission: &org.mission,
            values: values
                .map(|value| Told { id: &value.id, title: &value.title, text: value.text.as_deref() })
                .collect(),
            goals: goals
                .map(|goal| Told { id: &goal.id, title: &goal.title, text: goal.text.as_deref() })
                .collect(),
            theme: theme.map(|theme| Focus { title: &theme.title, text: theme.text.as_deref() }),
            objectives: alignment
                .tops()
                .map(|(_, top)| Aim {
                    name: top.name(),
                    title: &top.objective.title,
                    why: top.objective.why.as_deref(),
                })
                .collect(),
            stage: view.plan_stage(DAO, score.day).word(),
        })
    }
}

//! What stands beside the tree: what the theme got, needs between groups, and the groups that go their own way.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::{GroupName, Names};
use crate::document::{Answer, Fit, Group, Need, Scope, Theme};
use crate::model::alignment::{self as model, Aligned, Answered, DAO};
use crate::model::schedule::participants;
use crate::model::score::{SeasonScore, mean};

/// What one group needs from another.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NeedRow<'a> {
    /// Its name in the season: `harbour/N1`.
    #[serde(rename = "ref")]
    pub name: String,
    /// The present id of the group that is asked.
    pub group: &'a str,
    /// agreed, refused or open; `None` where nobody can tell.
    #[schemars(extend("enum" = ["agreed", "refused", "open", null]))]
    pub state: Option<&'static str>,
    /// The same.
    #[serde(skip)]
    pub answered: Option<Answered>,
    /// The need.
    #[serde(skip)]
    pub need: &'a Need,
    /// The answer.
    #[serde(skip)]
    pub answer: Option<&'a Answer>,
    /// The name of the group that asks.
    #[serde(skip)]
    pub asking: &'a str,
    /// The name of the group that is asked.
    #[serde(skip)]
    pub asked: &'a str,
}

/// What the season's theme got.
#[derive(Debug)]
pub struct ThemeGot<'a> {
    /// The theme.
    pub theme: &'a Theme,
    /// By fit, what the objectives say.
    pub parts: Vec<ThemePart>,
    /// The names of the groups of which no objective says that it serves the theme.
    pub without: Vec<&'a str>,
}

/// The objectives of one fit to the theme.
#[derive(Debug)]
pub struct ThemePart {
    /// How they fit; `None` where they do not say.
    pub fit: Option<Fit>,
    /// Their names, the DAO's too.
    pub objectives: Vec<String>,
    /// How many of them are of groups: what the DAO's are worth is made of those.
    pub of_groups: usize,
    /// How many groups those are of.
    pub groups: usize,
    /// How many of those have a score.
    pub scored: usize,
    /// The plain mean of those scores.
    pub score: Option<f64>,
}

/// A group that goes its own way.
#[derive(Debug)]
pub struct Independent<'a> {
    /// The group's present id.
    pub id: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Whether the organisation has values to name.
    pub has_choice: bool,
    /// The values that it says it serves.
    pub values: Vec<ServedValue<'a>>,
    /// The names of its objectives.
    pub objectives: Vec<String>,
}

/// A value that a group says it serves.
#[derive(Debug)]
pub struct ServedValue<'a> {
    /// The value's title; its id where org.yaml does not tell it.
    pub title: &'a str,
    /// How the group serves it.
    pub how: &'a str,
}

pub(super) fn needs<'a>(
    found: &model::Alignment<'a>,
    names: &Names<'a>,
    is_asked_for: &dyn Fn(&str) -> bool,
) -> Vec<NeedRow<'a>> {
    let told = found.needs.iter().filter(|need| is_asked_for(need.group) || is_asked_for(need.asked));
    let mut rows: Vec<NeedRow<'a>> = told
        .map(|needed| NeedRow {
            name: format!("{}/{}", needed.group, needed.need.id),
            group: needed.asked,
            state: needed.state.map(Answered::word),
            answered: needed.state,
            need: needed.need,
            answer: needed.answer.map(|(_, answer)| answer),
            asking: names.get(needed.group),
            asked: names.get(needed.asked),
        })
        .collect();
    let rank = |row: &NeedRow<'_>| match row.answered {
        Some(Answered::Refused) => 0,
        Some(Answered::Open) => 1,
        None => 2,
        Some(Answered::Agreed) => 3,
    };
    rows.sort_by_key(rank);
    rows
}

pub(super) fn theme<'a>(
    found: &model::Alignment<'a>,
    score: &SeasonScore<'a>,
    groups: &[GroupName<'a>],
    is_asked_for: &dyn Fn(&str) -> bool,
) -> Option<ThemeGot<'a>> {
    let theme = found.season.document()?.document.theme.as_ref()?;
    let scores: HashMap<(&str, &str), f64> = score
        .plans
        .iter()
        .flat_map(|plan| plan.objectives.iter().map(move |objective| (plan.group, objective)))
        .filter_map(|(group, o)| Some(((group, &*o.objective.id), o.roll.score?)))
        .collect();
    let fit = |aligned: &Aligned<'_>| aligned.objective.theme.as_ref().map(|theme| theme.fit);
    let free: HashSet<&str> = groups
        .iter()
        .filter(|group| group.scope == Some(Scope::Independent) && group.id != DAO)
        .map(|g| g.id)
        .collect();
    // A group that goes its own way is only heard where it says something.
    let told = found.objectives.iter().filter(|aligned| {
        is_asked_for(aligned.group) && (fit(aligned).is_some() || !free.contains(aligned.group))
    });
    let mut by_fit: BTreeMap<(bool, Option<Fit>), Vec<&Aligned<'a>>> = BTreeMap::new();
    told.for_each(|aligned| by_fit.entry((fit(aligned).is_none(), fit(aligned))).or_default().push(aligned));
    let parts = by_fit.into_iter().map(|((_, fit), objectives)| {
        let of_groups = || objectives.iter().filter(|aligned| aligned.group != DAO);
        let scores: Vec<f64> =
            of_groups().filter_map(|o| scores.get(&(o.group, &*o.objective.id)).copied()).collect();
        ThemePart {
            fit,
            objectives: objectives.iter().map(|aligned| aligned.name()).collect(),
            of_groups: of_groups().count(),
            groups: of_groups().map(|aligned| aligned.group).collect::<BTreeSet<_>>().len(),
            scored: scores.len(),
            score: mean(scores),
        }
    });
    let serves = |aligned: &Aligned<'_>| matches!(fit(aligned), Some(Fit::Direct | Fit::Indirect));
    let serving: HashSet<&str> = found.objectives.iter().filter(|o| serves(o)).map(|o| o.group).collect();
    let has_none = |group: &GroupName<'_>| {
        is_asked_for(group.id) && group.id != DAO && !free.contains(group.id) && !serving.contains(group.id)
    };
    let with_objectives = groups.iter().zip(&found.plans).filter(|(_, plan)| !plan.objectives.is_empty());
    let without = with_objectives.filter(|(group, _)| has_none(group)).map(|(group, _)| group.name).collect();
    let parts: Vec<ThemePart> = parts.collect();
    (!parts.is_empty()).then_some(ThemeGot { theme, parts, without })
}

/// The groups that take part in the season, or have a plan in it, and go their own way.
pub(super) fn independent<'a>(
    found: &model::Alignment<'a>,
    names: &Names<'a>,
    is_asked_for: &dyn Fn(&str) -> bool,
) -> Vec<Independent<'a>> {
    let org = found.season.portfolio.org();
    let titles: HashMap<&str, &str> = org
        .iter()
        .flat_map(|org| &org.document.values)
        .map(|value| (&*value.id, value.title.as_str()))
        .collect();
    let with_plan: HashMap<&str, _> = found.plans.iter().map(|plan| (plan.group, plan)).collect();
    let parts = participants(&found.season).into_iter().map(|(group, ..)| &*group.id);
    let ids: BTreeSet<&str> = parts.chain(with_plan.keys().copied().collect::<BTreeSet<_>>()).collect();
    let is_free = |group: &&&'a Group| group.scope() == Scope::Independent && &*group.id != DAO;
    let groups = ids.into_iter().filter(|id| is_asked_for(id)).filter_map(|id| names.0.get(id));
    let groups = groups.filter(is_free).map(|group| Independent {
        id: &group.id,
        name: &group.name,
        has_choice: !titles.is_empty(),
        values: group
            .values
            .iter()
            .map(|served| ServedValue {
                title: titles.get(&*served.value).copied().unwrap_or(&served.value),
                how: &served.how,
            })
            .collect(),
        objectives: with_plan
            .get(&*group.id)
            .into_iter()
            .flat_map(|plan| found.objectives_of(plan))
            .map(|(_, aligned)| aligned.name())
            .collect(),
    });
    groups.collect()
}

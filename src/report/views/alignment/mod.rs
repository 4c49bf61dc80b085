//! The alignment: do we pull in one direction? Who serves which objective of the DAO, what is served by nobody and
//! what serves nothing, what the theme got, what groups need from one another.

mod others;
mod tree;

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::document::{Fit, Goal, Group, Scope, ShareBand};
use crate::model::SeasonView;
use crate::model::alignment::{self as model, Aligned, AlignedPlan, Banded, DAO, End, Share, State, reached};
use crate::model::score::SeasonScore;
use crate::report::number::{Computed, computed};
pub use others::{Independent, NeedRow, ServedValue, ThemeGot, ThemePart};
pub use tree::{Branch, Leaf, Root, Seen};

/// Whether all pull in one direction.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Alignment<'a> {
    /// The objectives, the DAO's first; an objective's number is its place here. The JSON form has those that are
    /// asked for.
    #[serde(serialize_with = "those_asked_for")]
    pub objectives: Vec<ObjectiveRow<'a>>,
    /// The share of those that should serve the DAO's and do.
    pub share: Option<Computed>,
    /// What groups need from one another: the refused first, then the open ones.
    pub needs: Vec<NeedRow<'a>>,
    /// The one group that it speaks of.
    #[serde(skip)]
    pub only: Option<GroupName<'a>>,
    /// The share in counts.
    #[serde(skip)]
    pub counts: Share,
    /// The policy's band.
    #[serde(skip)]
    pub band: &'a ShareBand,
    /// How the share stands to it.
    #[serde(skip)]
    pub banded: Option<Banded>,
    /// The groups that have objectives, in the order of these.
    #[serde(skip)]
    pub groups: Vec<GroupName<'a>>,
    /// Goal, objective of the DAO, what serves it.
    #[serde(skip)]
    pub tree: Vec<Branch<'a>>,
    /// Groups against the DAO's objectives.
    #[serde(skip)]
    pub matrix: Option<Matrix<'a>>,
    /// What the season's theme got; `None` where it has none.
    #[serde(skip)]
    pub theme: Option<ThemeGot<'a>>,
    /// The groups that go their own way.
    #[serde(skip)]
    pub independent: Vec<Independent<'a>>,
}

/// A group by its id and name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupName<'a> {
    /// Its present id.
    pub id: &'a str,
    /// Its name; its id where org.yaml does not tell it.
    pub name: &'a str,
    /// Its scope, where that is known.
    pub scope: Option<Scope>,
    /// Whether its plan is withdrawn.
    pub is_withdrawn: bool,
}

/// An objective and its links.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ObjectiveRow<'a> {
    /// Its name in the season: `academy/O1`.
    #[serde(rename = "ref")]
    pub name: String,
    /// What it serves.
    pub serves: Vec<String>,
    /// What serves it.
    pub served_by: Vec<String>,
    /// The organisation's goals that it names.
    pub goals: Vec<&'a str>,
    /// How it fits the season's theme, as it says.
    pub theme: Option<Fit>,
    /// How it stands to the DAO's objectives; `None` where nobody can tell.
    #[schemars(extend("enum" = ["aligned", "orphan", "unserved", "independent", "top", null]))]
    pub state: Option<&'static str>,
    /// The same.
    #[serde(skip)]
    pub stands: Option<State>,
    /// Its group's present id.
    #[serde(skip)]
    pub group: &'a str,
    /// Its id in the plan.
    #[serde(skip)]
    pub id: &'a str,
    /// Its title.
    #[serde(skip)]
    pub title: &'a str,
    /// Who answers for it.
    #[serde(skip)]
    pub owner: Option<&'a str>,
    /// The numbers of what it serves.
    #[serde(skip)]
    pub to: Vec<usize>,
    /// Why it leads nowhere, where it does.
    #[serde(skip)]
    pub lost: Option<Lost>,
    /// Whether it is of the group that is asked for.
    #[serde(skip)]
    pub is_asked_for: bool,
    /// Whether it belongs into the picture: asked for, above or below such a one.
    #[serde(skip)]
    pub is_shown: bool,
}

/// Why an objective serves none of the DAO's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// It says of none.
    Silent,
    /// All that it names was dropped or withdrawn, or is not there yet.
    Gone,
    /// It runs in a circle.
    Circle,
    /// What it names leads to none.
    Elsewhere,
}

/// Groups against the DAO's objectives.
#[derive(Debug)]
pub struct Matrix<'a> {
    /// The ids of the DAO's objectives.
    pub tops: Vec<&'a str>,
    /// By group, how many objectives lead to each.
    pub rows: Vec<(GroupName<'a>, model::MatrixRow)>,
}

impl<'a> Alignment<'a> {
    /// The alignment of a season; of one group only, with what stands above and below its objectives, when that is
    /// asked for.
    pub(in crate::report) fn of(
        view: SeasonView<'a>,
        score: &SeasonScore<'a>,
        group: Option<&'a str>,
    ) -> Self {
        let found = model::Alignment::of(view, score.day);
        let names = Names::of(view);
        let is_asked_for = |id: &str| group.is_none_or(|group| group == id);
        let is_shown = shown(&found, &is_asked_for);
        let groups: Vec<GroupName<'a>> = found.plans.iter().map(|plan| names.of_plan(plan)).collect();
        let counts = group.map_or(found.share, |group| found.share_of(group));
        Self {
            share: computed(counts.value()),
            counts,
            band: &view.portfolio.policy().alignment,
            banded: found.banded().filter(|_| group.is_none()),
            only: group.map(|group| names.name(view, score, group)),
            tree: tree::tree(&found, &is_shown),
            matrix: matrix(&found, &groups, &is_asked_for),
            theme: others::theme(&found, score, &groups, &is_asked_for),
            needs: others::needs(&found, &names, &is_asked_for),
            independent: others::independent(&found, &names, &is_asked_for),
            objectives: rows(&found, &is_shown, &is_asked_for),
            groups,
        }
    }

    /// The objectives that are asked for.
    pub fn asked_for(&self) -> impl Iterator<Item = &ObjectiveRow<'a>> {
        self.objectives.iter().filter(|row| row.is_asked_for)
    }

    /// Those of them that stand so.
    pub fn that_are(&self, state: Option<State>) -> Vec<&ObjectiveRow<'a>> {
        self.asked_for().filter(|row| row.stands == state).collect()
    }

    /// Whether other groups than the DAO have objectives.
    #[must_use]
    pub fn has_others(&self) -> bool {
        self.objectives.iter().any(|row| row.group != DAO)
    }

    /// Whether the DAO has objectives.
    #[must_use]
    pub fn has_tops(&self) -> bool {
        self.objectives.iter().any(|row| row.group == DAO)
    }

    /// The goals that no objective of the DAO advances.
    pub fn bare_goals(&self) -> impl Iterator<Item = &'a Goal> {
        let bare = self.tree.iter().filter(|branch| branch.leaves.is_empty() && self.only.is_none());
        bare.filter_map(|branch| if let Root::Goal(goal) = branch.root { Some(goal) } else { None })
    }
}

/// The groups of the organisation by id.
struct Names<'a>(HashMap<&'a str, &'a Group>);

impl<'a> Names<'a> {
    fn of(view: SeasonView<'a>) -> Self {
        let org = view.portfolio.org();
        Self(org.iter().flat_map(|org| &org.document.groups).map(|group| (&*group.id, group)).collect())
    }

    /// A group's name, else its id.
    fn get(&self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, |group| &group.name)
    }

    fn of_plan(&self, plan: &AlignedPlan<'a>) -> GroupName<'a> {
        GroupName { id: plan.group, name: self.get(plan.group), scope: plan.scope, is_withdrawn: false }
    }

    fn name(&self, view: SeasonView<'a>, score: &SeasonScore<'a>, id: &'a str) -> GroupName<'a> {
        let scope = self.0.get(id).map(|group| group.scope());
        GroupName { id, name: self.get(id), scope, is_withdrawn: view.is_withdrawn(id, score.day) }
    }
}

/// By number, whether an objective is asked for, or stands above or below one that is.
fn shown(found: &model::Alignment<'_>, is_asked_for: &dyn Fn(&str) -> bool) -> Vec<bool> {
    let own = || (0..found.objectives.len()).filter(|number| is_asked_for(found.objectives[*number].group));
    let edges: model::Edges = found.objectives.iter().map(|objective| objective.serves.clone()).collect();
    let above = reached(&edges, own());
    let below = found.leads_to(own());
    above.into_iter().zip(below).map(|(above, below)| above || below).collect()
}

fn rows<'a>(
    found: &model::Alignment<'a>,
    is_shown: &[bool],
    is_asked_for: &dyn Fn(&str) -> bool,
) -> Vec<ObjectiveRow<'a>> {
    let name = |number: &usize| found.objectives[*number].name();
    let row = |(aligned, is_shown): (&Aligned<'a>, &bool)| ObjectiveRow {
        name: aligned.name(),
        serves: aligned.serves.iter().map(name).collect(),
        served_by: aligned.served_by.iter().map(name).collect(),
        goals: aligned.objective.advances.iter().map(|id| &**id).collect(),
        theme: aligned.objective.theme.as_ref().map(|theme| theme.fit),
        state: aligned.state.map(State::word),
        stands: aligned.state,
        group: aligned.group,
        id: &aligned.objective.id,
        title: &aligned.objective.title,
        owner: aligned.objective.owner.as_deref(),
        to: aligned.serves.clone(),
        lost: lost(aligned),
        is_asked_for: is_asked_for(aligned.group),
        is_shown: *is_shown,
    };
    found.objectives.iter().zip(is_shown).map(row).collect()
}

fn lost(aligned: &Aligned<'_>) -> Option<Lost> {
    let why = if aligned.ends.is_empty() {
        Lost::Silent
    } else if aligned.meets_circle {
        Lost::Circle
    } else if aligned.ends.iter().all(|end| *end == End::Gone) {
        Lost::Gone
    } else {
        Lost::Elsewhere
    };
    (aligned.state == Some(State::Orphan)).then_some(why)
}

/// The groups that should serve the DAO, and those that do without having to.
fn matrix<'a>(
    found: &model::Alignment<'a>,
    groups: &[GroupName<'a>],
    is_asked_for: &dyn Fn(&str) -> bool,
) -> Option<Matrix<'a>> {
    let matrix = found.matrix()?;
    let tops = matrix.tops.iter().map(|top| &*found.objectives[*top].objective.id).collect();
    let is_free = |row: &model::MatrixRow| groups[row.plan].scope == Some(Scope::Independent);
    let told = matrix.rows.into_iter().filter(|row| {
        let serves = row.counts.iter().any(|count| *count > 0);
        (serves || !is_free(row)) && (is_asked_for(DAO) || is_asked_for(groups[row.plan].id))
    });
    let rows: Vec<_> = told.map(|row| (groups[row.plan], row)).collect();
    (!rows.is_empty()).then_some(Matrix { tops, rows })
}

fn those_asked_for<S: Serializer>(rows: &[ObjectiveRow<'_>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(rows.iter().filter(|row| row.is_asked_for))
}

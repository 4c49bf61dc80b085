//! What groups need from one another, and what the others say.

use std::collections::HashSet;

use jiff::civil::Date;

use super::plans::is_read_all;
use super::{Aligned, AlignedPlan, item};
use crate::document::{Answer, Need, Plan};
use crate::model::score::Standing;
use crate::model::{Filed, ItemId, SeasonView};

/// What the asked group says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// Yes.
    Agreed,
    /// No.
    Refused,
    /// Nothing yet, or its plan is withdrawn.
    Open,
}

impl Answered {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Refused => "refused",
            Self::Open => "open",
        }
    }
}

/// A need of a plan, unless what depends on it was dropped.
#[derive(Debug, Clone)]
pub struct Needed<'a> {
    /// The present id of the group that asks.
    pub group: &'a str,
    /// Its plan.
    pub plan: Filed<'a, Plan>,
    /// The need.
    pub need: &'a Need,
    /// The present id of the group that is asked.
    pub asked: &'a str,
    /// What it says; `None` where nobody can tell.
    pub state: Option<Answered>,
    /// Where it says so.
    pub answer: Option<(Filed<'a, Plan>, &'a Answer)>,
    /// Whether a risk of the asking group's pre-mortem speaks of the need or of what depends on it, or may do so.
    pub is_foreseen: bool,
}

/// The needs of a season's plans.
pub(super) fn needs<'a>(
    season: SeasonView<'a>,
    day: Date,
    plans: &[AlignedPlan<'a>],
    objectives: &[Aligned<'a>],
) -> Vec<Needed<'a>> {
    let answers = answers(season, day, plans);
    let live = live_key_results(day, objectives);
    let org = season.portfolio.org();
    let groups: HashSet<&str> =
        org.iter().flat_map(|org| &org.document.groups).map(|group| &*group.id).collect();
    let mut found = Vec::new();
    for AlignedPlan { group, plan, .. } in plans {
        let risks = Risks::of(season, group);
        for need in &plan.document.needs {
            let depends = need.key_result.as_ref();
            let depends =
                depends.and_then(|reference| season.portfolio.resolve(reference, season.id, group).ok());
            if depends.as_ref().is_some_and(|item| item.season == season.id && !is_live(&live, item)) {
                continue;
            }
            let asked = season.portfolio.present_id(&need.group);
            let own = item(season, group, &need.id);
            let answer = answers.binary_search_by(|(name, by, ..)| (name, *by).cmp(&(&own, asked)));
            let answer = answer.ok().map(|found| (answers[found].2, answers[found].3));
            let state = match answer {
                Some((_, answer)) if answer.agreed => Some(Answered::Agreed),
                Some(_) => Some(Answered::Refused),
                None => is_open(season, asked, &groups).then_some(Answered::Open),
            };
            let is_foreseen = risks.speak_of(&own, depends.as_ref());
            found.push(Needed { group, plan: *plan, need, asked, state, answer, is_foreseen });
        }
    }
    found
}

/// Group, objective and key result of all that count on the day.
fn live_key_results<'a>(day: Date, objectives: &[Aligned<'a>]) -> HashSet<[&'a str; 3]> {
    let of = |aligned: &Aligned<'a>| {
        let (group, objective) = (aligned.group, aligned.objective);
        let live = objective.key_results.iter().filter(move |kr| kr.standing(day) == Standing::Live);
        live.map(move |kr| [group, &*objective.id, &*kr.id])
    };
    objectives.iter().flat_map(of).collect()
}

fn is_live(live: &HashSet<[&str; 3]>, item: &ItemId) -> bool {
    match item.ids.as_slice() {
        [objective, key_result] => live.contains(&[item.group.as_str(), objective, key_result]),
        _ => true,
    }
}

type Given<'a> = (ItemId, &'a str, Filed<'a, Plan>, &'a Answer);

/// The last answer of each group to each need, sorted by need and group.
fn answers<'a>(season: SeasonView<'a>, day: Date, plans: &[AlignedPlan<'a>]) -> Vec<Given<'a>> {
    let mut all: Vec<Given<'a>> = Vec::new();
    for AlignedPlan { group, plan, .. } in plans {
        for answer in plan.document.answers.iter().filter(|answer| answer.date.0 <= day) {
            let Ok(need) = season.portfolio.resolve(&answer.need, season.id, group) else { continue };
            all.push((need, group, *plan, answer));
        }
    }
    // The latest of a group comes first, of one day the one that is written last.
    all.reverse();
    all.sort_by(|a, b| (&a.0, a.1, b.3.date).cmp(&(&b.0, b.1, a.3.date)));
    all.dedup_by(|later, first| later.0 == first.0 && later.1 == first.1);
    all
}

/// Whether it is sure that a group whose answer was not found has given none.
fn is_open(season: SeasonView<'_>, asked: &str, groups: &HashSet<&str>) -> bool {
    match season.plan(asked) {
        Some(plan) => is_read_all(plan.tree, plan.at, "answers", plan.answers.len()),
        None => !season.has_plan_file(asked) && groups.contains(asked),
    }
}

/// What the risks of a group's pre-mortem speak of.
enum Risks {
    Of(Vec<ItemId>),
    Unknown,
}

impl Risks {
    fn of(season: SeasonView<'_>, group: &str) -> Self {
        let Some(premortem) = season.premortem(group) else {
            let is_there = season.folder.premortems.contains_key(group);
            return if is_there { Self::Unknown } else { Self::Of(Vec::new()) };
        };
        let tree = premortem.tree;
        let mut is_whole = is_read_all(tree, premortem.at, "risks", premortem.risks.len());
        let mut items = Vec::new();
        for risk in &premortem.document.risks {
            is_whole &= is_read_all(tree, risk.at, "affects", risk.affects.len());
            let resolve = |reference| season.portfolio.resolve(reference, season.id, group).ok();
            items.extend(risk.affects.iter().filter_map(resolve));
        }
        items.sort_unstable();
        if is_whole { Self::Of(items) } else { Self::Unknown }
    }

    fn speak_of(&self, own: &ItemId, depends: Option<&ItemId>) -> bool {
        let Self::Of(items) = self else { return true };
        let has = |item: &ItemId| items.binary_search(item).is_ok();
        let objective =
            depends.map(|kr| ItemId { ids: kr.ids[..1.min(kr.ids.len())].to_vec(), ..kr.clone() });
        has(own) || depends.into_iter().chain(&objective).any(has)
    }
}

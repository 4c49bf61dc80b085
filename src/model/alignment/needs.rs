//! What groups need from one another, and what the others say.

use jiff::civil::Date;

use super::plans::is_read_all;
use super::{AlignedPlan, item};
use crate::document::{Answer, Need, Plan};
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
pub(super) fn needs<'a>(season: SeasonView<'a>, day: Date, plans: &[AlignedPlan<'a>]) -> Vec<Needed<'a>> {
    let answers = answers(season, day, plans);
    let mut found = Vec::new();
    for AlignedPlan { group, plan, .. } in plans {
        let risks = Risks::of(season, group);
        for need in plan.document.needs.iter().filter(|need| !is_moot(season, day, group, need)) {
            let asked = season.portfolio.present_id(&need.group);
            let own = item(season, group, &need.id);
            let answer = answers.binary_search_by(|(name, by, ..)| (name, *by).cmp(&(&own, asked)));
            let answer = answer.ok().map(|found| (answers[found].2, answers[found].3));
            let state = match answer {
                Some((_, answer)) if answer.agreed => Some(Answered::Agreed),
                Some(_) => Some(Answered::Refused),
                None => may_be_open(season, asked).then_some(Answered::Open),
            };
            let is_foreseen = risks.speak_of(season, &own, need);
            found.push(Needed { group, plan: *plan, need, asked, state, answer, is_foreseen });
        }
    }
    found
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

/// Whether it is sure that a group without an answer has given none.
fn may_be_open(season: SeasonView<'_>, asked: &str) -> bool {
    let portfolio = season.portfolio;
    match season.plan(asked) {
        Some(plan) => is_read_all(plan.tree, plan.at, "answers", plan.answers.len()),
        None if season.has_plan_file(asked) => false,
        None => portfolio.group(asked).is_some(),
    }
}

/// Whether what depends on the need is there no more, or not yet.
fn is_moot(season: SeasonView<'_>, day: Date, group: &str, need: &Need) -> bool {
    let Some(reference) = &need.key_result else { return false };
    let portfolio = season.portfolio;
    let Ok(found) = portfolio.resolve(reference, season.id, group) else { return false };
    let Some(plan) = portfolio.season(&found.season).and_then(|season| season.plan(&found.group)) else {
        return false;
    };
    let [objective_id, key_result_id, ..] = found.ids.as_slice() else { return false };
    let objective = plan.document.objectives.iter().find(|objective| *objective.id == **objective_id);
    objective.is_some_and(|objective| {
        let key_result = objective.key_results.iter().find(|kr| *kr.id == **key_result_id);
        let lives = |kr: &crate::document::KeyResult| kr.standing(day) == crate::model::score::Standing::Live;
        !objective.lives(day) || !key_result.is_some_and(lives)
    })
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

    fn speak_of(&self, season: SeasonView<'_>, own: &ItemId, need: &Need) -> bool {
        let Self::Of(items) = self else { return true };
        let has = |item: &ItemId| items.binary_search(item).is_ok();
        let depends = need.key_result.as_ref();
        let depends =
            depends.and_then(|reference| season.portfolio.resolve(reference, season.id, &own.group).ok());
        let objective = depends.as_ref().and_then(|kr| Some(item(season, &kr.group, kr.ids.first()?)));
        has(own) || depends.iter().chain(&objective).any(has)
    }
}

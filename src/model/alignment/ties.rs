//! Which groups something ties to another one: a contribution, a need, an answer, a number that is made of the
//! other's, money for the other's key result.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Aligned, AlignedPlan};
use crate::document::Reference;
use crate::model::SeasonView;
use crate::model::score::Standing;

/// The present ids of the groups that name another one, or are named by one.
pub(super) fn tied<'a>(
    season: SeasonView<'a>,
    day: Date,
    plans: &[AlignedPlan<'a>],
    objectives: &[Aligned<'a>],
) -> BTreeSet<&'a str> {
    let mut tied = BTreeSet::new();
    for AlignedPlan { group, plan, objectives: own, .. } in plans {
        let mut names = |other: &'a str| {
            let other = season.portfolio.present_id(other);
            if other != *group {
                tied.extend([*group, other]);
            }
        };
        let in_plan = plan.document.answers.iter().map(|answer| &answer.need);
        let lines = plan.document.budgets.iter().flatten().flat_map(|budget| &budget.lines);
        let paid = lines.filter_map(|line| line.key_result.as_ref());
        let live = objectives[own.clone()].iter().map(|aligned| aligned.objective);
        let contributions = live.clone().flat_map(|objective| &objective.contributes_to);
        let key_results = live.flat_map(|objective| &objective.key_results);
        let key_results = key_results.filter(|kr| kr.standing(day) == Standing::Live);
        let parts = key_results.filter_map(|kr| kr.measure.parts()).flat_map(|parts| &parts.of);
        let references = in_plan.chain(paid).chain(contributions).chain(parts);
        references.filter_map(group_of).for_each(&mut names);
        plan.document.needs.iter().for_each(|need| names(&need.group));
    }
    tied
}

fn group_of(reference: &Reference) -> Option<&str> {
    reference.group.as_deref()
}

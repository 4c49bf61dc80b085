//! The family `alignment`: does everyone pull in one direction?

mod alignment_cycle;
mod alignment_out_of_band;
mod need_refused;
mod need_unanswered;
mod no_goal;
mod orphan_objective;
mod orphan_plan;
mod silo;
mod theme_not_stated;
mod unserved_objective;
mod values_not_stated;

use super::Family;
use crate::check::context::nth_reference;
use crate::model::alignment::{Aligned, Alignment, Needed};
use crate::yaml::Spot;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "alignment",
    asks: "Does everyone pull in one direction?",
    rules: &[
        alignment_cycle::RULE,
        orphan_plan::RULE,
        orphan_objective::RULE,
        unserved_objective::RULE,
        no_goal::RULE,
        theme_not_stated::RULE,
        values_not_stated::RULE,
        alignment_out_of_band::RULE,
        silo::RULE,
        need_unanswered::RULE,
        need_refused::RULE,
    ],
};

/// The place of an entry of an objective's `contributes_to`.
fn contribution<'a>(aligned: &Aligned<'a>, index: usize) -> Spot<'a> {
    nth_reference(aligned.plan, aligned.objective.at, "contributes_to", index)
}

/// The DAO's objectives, of which one may be meant; not more than a line holds.
fn tops(alignment: &Alignment<'_>) -> String {
    let mut tops = alignment.tops().map(|(_, top)| format!("`{}`", top.name()));
    let told: Vec<String> = tops.by_ref().take(4).collect();
    let more = if tops.next().is_some() { " …" } else { "" };
    format!("{}{more}", told.join(", "))
}

/// The other cure of a need that will not be met: to have foreseen it.
fn or_a_risk(needed: &Needed<'_>) -> String {
    let id = &needed.need.id;
    let item = needed.need.key_result.as_ref().map_or_else(|| id.to_string(), ToString::to_string);
    format!("or add a risk to the pre-mortem of `{}` that says `affects: [{item}]`", needed.group)
}

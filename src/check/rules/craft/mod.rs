//! The family `craft`: is it a good OKR?

mod activity_as_key_result;
mod duplicate_key_result;
mod group_as_owner;
mod metric_as_objective;
mod no_owner;
mod number_in_objective;
mod one_sided_measures;
mod only_yes_or_no;
mod overloaded_owner;
mod placeholder_left;
mod task_as_key_result;
mod title_too_long;
mod too_few_key_results;
mod too_many_key_results;
mod too_many_objectives;
mod vague_wording;

use super::Family;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "craft",
    asks: "Is it a good OKR?",
    rules: &[
        too_many_objectives::RULE,
        too_many_key_results::RULE,
        too_few_key_results::RULE,
        task_as_key_result::RULE,
        activity_as_key_result::RULE,
        number_in_objective::RULE,
        metric_as_objective::RULE,
        vague_wording::RULE,
        placeholder_left::RULE,
        title_too_long::RULE,
        only_yes_or_no::RULE,
        one_sided_measures::RULE,
        no_owner::RULE,
        group_as_owner::RULE,
        overloaded_owner::RULE,
        duplicate_key_result::RULE,
    ],
};

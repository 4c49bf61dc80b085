//! The family `measure`: can progress be measured?

mod already_achieved;
mod baseline_never_set;
mod compound_key_result;
mod counted_twice;
mod direction_contradicts_numbers;
mod milestone_without_date;
mod missing_source;
mod missing_unit;
mod mixed_units;
mod no_weight_left;
mod percent_out_of_range;
mod target_equals_baseline;
mod trivial_target;

use super::Family;

/// Numbers closer than this are equal.
const SAME: f64 = 1e-9;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "measure",
    asks: "Can progress be measured?",
    rules: &[
        target_equals_baseline::RULE,
        direction_contradicts_numbers::RULE,
        baseline_never_set::RULE,
        already_achieved::RULE,
        trivial_target::RULE,
        percent_out_of_range::RULE,
        compound_key_result::RULE,
        missing_unit::RULE,
        missing_source::RULE,
        milestone_without_date::RULE,
        mixed_units::RULE,
        counted_twice::RULE,
        no_weight_left::RULE,
    ],
};

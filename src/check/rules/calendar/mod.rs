//! The family `calendar`: do the days make sense?

mod checkin_outside_season;
mod due_outside_season;
mod future_date;
mod nothing_due_before_the_end;
mod season_gap;
mod season_overlap;
mod season_runs_backwards;

use super::Family;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "calendar",
    asks: "Do the days make sense?",
    rules: &[
        season_runs_backwards::RULE,
        season_overlap::RULE,
        season_gap::RULE,
        due_outside_season::RULE,
        checkin_outside_season::RULE,
        future_date::RULE,
        nothing_due_before_the_end::RULE,
    ],
};

//! The family `money`: does the money add up?

mod budget_does_not_add_up;
mod budget_over_season;
mod no_budget;
mod overspent;
mod role_without_reward;
mod surplus_exceeds_request;
mod unbudgeted_line;
mod untied_money;

use super::Family;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "money",
    asks: "Does the money add up?",
    rules: &[
        budget_does_not_add_up::RULE,
        budget_over_season::RULE,
        surplus_exceeds_request::RULE,
        no_budget::RULE,
        role_without_reward::RULE,
        overspent::RULE,
        unbudgeted_line::RULE,
        untied_money::RULE,
    ],
};

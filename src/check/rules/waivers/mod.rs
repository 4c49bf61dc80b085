//! The family `waivers`: does every exception still have its reason?

mod waiver_expired;
mod waiver_unused;

use super::Family;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "waivers",
    asks: "Does every exception still have its reason?",
    rules: &[waiver_expired::RULE, waiver_unused::RULE],
};

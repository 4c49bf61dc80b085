//! The registry: families in the order of the docs, each with its rules. A plain list that one can read.

mod alignment;
mod cadence;
mod calendar;
mod craft;
mod document;
mod history;
mod measure;
mod money;
mod waivers;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::rule::Rule;

/// A family of rules.
#[derive(Debug)]
pub struct Family {
    /// Its id: the name of its folder, what the policy names.
    pub id: &'static str,
    /// What its rules ask.
    pub asks: &'static str,
    /// Its rules.
    pub rules: &'static [Rule],
}

/// Every family.
pub const FAMILIES: &[&Family] = &[
    &document::FAMILY,
    &calendar::FAMILY,
    &measure::FAMILY,
    &craft::FAMILY,
    &alignment::FAMILY,
    &money::FAMILY,
    &cadence::FAMILY,
    &history::FAMILY,
    &waivers::FAMILY,
];

/// Rules that documents may name already although nothing finds them yet.
const ANNOUNCED: &[(&str, &[&str])] = &[
    (
        "process",
        &[
            "no-premortem",
            "risk-without-owner",
            "risk-without-prevention",
            "no-postmortem",
            "unscored-key-result",
            "season-left-open",
            "no-plan",
            "plan-left-in-draft",
            "no-intake",
            "leads-only-intake",
            "intake-without-consent",
            "standards-unsigned",
            "overdue-action",
            "carried-untouched",
        ],
    ),
    (
        "independence",
        &[
            "reviewer-not-independent",
            "conflict-not-recused",
            "appearance-not-recused",
            "undeclared-membership",
            "unanswered-value",
            "decided-against-a-value",
        ],
    ),
    (
        "reach",
        &[
            "touchpoint-stale",
            "touchpoint-text-differs",
            "touchpoint-file-missing",
            "touchpoint-without-owner",
            "mission-told-nowhere",
        ],
    ),
];

/// Every rule, by family.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules)
}

/// A rule by its id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    static BY_ID: OnceLock<HashMap<&'static str, &'static Rule>> = OnceLock::new();
    BY_ID.get_or_init(|| all().map(|rule| (rule.id, rule)).collect()).get(id).copied()
}

/// The family of a rule that documents may name.
#[must_use]
pub fn family_of(id: &str) -> Option<&'static str> {
    let announced = || ANNOUNCED.iter().find(|(_, rules)| rules.contains(&id)).map(|(family, _)| *family);
    find(id).map(|rule| rule.family).or_else(announced)
}

/// Every rule's id that documents may name.
pub fn ids() -> impl Iterator<Item = &'static str> {
    let announced = ANNOUNCED.iter().flat_map(|(_, rules)| rules.iter().copied());
    all().map(|rule| rule.id).chain(announced)
}

/// Every family's id that the policy may name.
pub fn family_ids() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().map(|family| family.id).chain(ANNOUNCED.iter().map(|(family, _)| *family))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_has_one_name_and_its_familys_folder() {
        let mut seen = BTreeSet::new();
        for id in ids() {
            assert!(seen.insert(id), "{id} is in the registry twice, or still among those announced");
        }
        for family in FAMILIES {
            assert!(family.rules.iter().all(|rule| rule.family == family.id), "{}", family.id);
        }
    }
}

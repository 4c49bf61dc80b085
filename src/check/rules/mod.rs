//! The registry: families in the order of the docs, each with its rules. A plain list that one can read.

mod alignment;
mod cadence;
mod calendar;
mod craft;
mod document;
mod history;
mod independence;
mod measure;
mod money;
mod process;
mod reach;
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
    &process::FAMILY,
    &independence::FAMILY,
    &reach::FAMILY,
    &history::FAMILY,
    &waivers::FAMILY,
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

/// The family of a rule.
#[must_use]
pub fn family_of(id: &str) -> Option<&'static str> {
    find(id).map(|rule| rule.family)
}

/// Every rule's id.
pub fn ids() -> impl Iterator<Item = &'static str> {
    all().map(|rule| rule.id)
}

/// Every family's id.
pub fn family_ids() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().map(|family| family.id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_has_one_name_and_its_familys_folder() {
        let mut seen = BTreeSet::new();
        for id in ids() {
            assert!(seen.insert(id), "{id} is in the registry twice");
        }
        for family in FAMILIES {
            assert!(family.rules.iter().all(|rule| rule.family == family.id), "{}", family.id);
        }
    }
}

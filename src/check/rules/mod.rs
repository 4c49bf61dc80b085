//! The registry: families in the order of the docs, each with its rules. A plain list that one can read.

mod alignment;
mod cadence;
mod calendar;
mod craft;
mod document;
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
    &waivers::FAMILY,
];

/// Rules that documents may name already although nothing finds them yet.
const ANNOUNCED: &[(&str, &[&str])] = &[(
    "history",
    &[
        "goalpost-moved",
        "commitment-deleted",
        "commitment-added",
        "false-amendment",
        "decision-rewritten",
        "amendment-by-owner",
        "amendment-after-the-fact",
        "standard-moved",
        "silent-swap",
        "checkin-rewritten",
        "checkin-backdated",
        "checkin-from-the-future",
        "ratified-late",
        "ratified-again",
        "self-ratified",
        "self-landed",
        "unreviewed-landing",
        "rewritten-history",
        "main-line-switched",
        "clock-ran-back",
    ],
)];

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

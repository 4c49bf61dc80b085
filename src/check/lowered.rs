//! Which rules the policy lowers.

use super::rule::Rule;
use super::rules::all;
use crate::diagnostic::Level;
use crate::document::Policy;

/// A rule that the policy lowers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lowered {
    /// The rule.
    pub rule: &'static str,
    /// Its gravest level without the policy, at whatever stage.
    pub from: Level,
    /// The level that the policy gives it.
    pub to: Level,
}

/// The rules to which a policy gives a lower level than their gravest own, in the order of the rules.
pub fn lowered(policy: &Policy) -> impl Iterator<Item = Lowered> {
    all().filter_map(|rule| {
        let given = policy.rules.get(rule.id).or_else(|| policy.rules.get(rule.family));
        let to = *given.filter(|_| rule.family != "document")?;
        let from = gravest(rule);
        (to < from).then_some(Lowered { rule: rule.id, from, to })
    })
}

fn gravest(rule: &Rule) -> Level {
    let special = rule.special.map(|special| special.levels).into_iter().flatten();
    rule.levels.into_iter().chain(special).max().unwrap_or(Level::Ignore)
}

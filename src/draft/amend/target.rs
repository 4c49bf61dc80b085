//! What an amendment is about: an item of a plan, a currency, a season, or a group's part in it.

use super::super::item::{Item, names};
use super::super::refused::Refused;
use super::super::scope::Scope;
use super::frozen::{self, Frozen};
use crate::document::{Plan, Reference, Season, form, parse_reference};
use crate::model::Filed;
use crate::yaml::{NodeId, Tree};

/// What is amended.
pub(super) struct Target {
    /// Its name in the record: `O1.KR2`, `CODE`, `season`, `academy`.
    pub item: String,
    pub frozen: Frozen,
    /// The mapping that says it; none where an entry of a list is still to begin.
    pub place: Place,
}

/// Where it stands.
pub(super) enum Place {
    There(NodeId),
    /// A new entry of a list of the document, whose first field tells what it is about.
    New {
        list: &'static str,
        key: &'static str,
    },
}

impl Target {
    fn there(item: String, frozen: Frozen, node: NodeId) -> Self {
        Self { item, frozen, place: Place::There(node) }
    }

    fn new(item: String, frozen: Frozen, list: &'static str, key: &'static str) -> Self {
        Self { item, frozen, place: Place::New { list, key } }
    }

    /// The node of its mapping.
    pub fn node(&self) -> Option<NodeId> {
        match self.place {
            Place::There(node) => Some(node),
            Place::New { .. } => None,
        }
    }

    /// The item or currency of a plan.
    pub fn of_plan(
        plan: &Filed<'_, Plan>,
        group: &str,
        named: &str,
        fields: &[&str],
    ) -> Result<Self, Refused> {
        if let Some(reference) = own(named, group)
            && let Some(item) = Item::find(plan.document, &reference)?
        {
            let name = reference.item();
            return Ok(match item {
                Item::Objective(objective) => Self::there(name, frozen::OBJECTIVE, objective.at.node()),
                Item::KeyResult(kr) => Self::there(name, frozen::KEY_RESULT, kr.at.node()),
                Item::Milestone(milestone) => Self::there(name, frozen::MILESTONE, milestone.at.node()),
            });
        }
        let budgets = plan.document.budgets.iter().flatten();
        if let Some(budget) = budgets.clone().find(|budget| &*budget.currency == named) {
            return Ok(Self::there(named.to_owned(), frozen::BUDGET, budget.at.node()));
        }
        if (form::CURRENCY.fits)(named)
            && !fields.is_empty()
            && fields.iter().all(|field| *field == "requested")
        {
            return Ok(Self::new(named.to_owned(), frozen::BUDGET, "budgets", "currency"));
        }
        let known: Vec<String> =
            names(plan.document).chain(budgets.map(|budget| budget.currency.to_string())).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        Err(Refused::unknown(format!("the plan of `{group}` has no `{named}`"), named, &known))
    }

    /// The season itself, a currency of it, or a group's part.
    pub fn of_season(
        scope: &Scope<'_>,
        season: &Filed<'_, Season>,
        named: &str,
        fields: &[&str],
    ) -> Result<Self, Refused> {
        if named == "season" {
            return Ok(Self::there(named.to_owned(), frozen::SEASON, season.at.node()));
        }
        if let Some(budget) = season.document.budgets.iter().find(|budget| &*budget.currency == named) {
            return Ok(Self::there(named.to_owned(), frozen::SEASON_BUDGET, budget.at.node()));
        }
        if let Some(group) = scope.portfolio.group(named) {
            let present = |id: &str| scope.portfolio.present_id(id) == &*group.id;
            let entry = season.document.participants.iter().find(|entry| present(&entry.group));
            return Ok(match entry {
                Some(entry) => Self::there(entry.group.to_string(), frozen::PARTICIPANT, entry.at.node()),
                None => Self::new(group.id.to_string(), frozen::PARTICIPANT, "participants", "group"),
            });
        }
        if (form::CURRENCY.fits)(named) && fields.contains(&"total") {
            return Ok(Self::new(named.to_owned(), frozen::SEASON_BUDGET, "budgets", "currency"));
        }
        let org = scope.portfolio.org();
        let groups = org.iter().flat_map(|org| org.document.groups.iter()).map(|group| &*group.id);
        let currencies = season.document.budgets.iter().map(|budget| &*budget.currency);
        let known: Vec<&str> = std::iter::once("season").chain(groups).chain(currencies).collect();
        let message = format!("`{named}` is neither `season` nor a group or a currency of it");
        Err(Refused::unknown(message, named, &known))
    }
}

/// A reference to an item of the group's own plan.
fn own(named: &str, group: &str) -> Option<Reference> {
    let reference = parse_reference(named)?;
    let is_own = reference.season.is_none() && reference.group.as_deref().is_none_or(|named| named == group);
    is_own.then_some(reference)
}

/// What stands in a field now, on one line.
pub(super) fn stands(tree: &Tree, node: Option<NodeId>, field: &str) -> Option<String> {
    Some(crate::yaml::on_one_line(tree, tree.field(node?, field)?))
}

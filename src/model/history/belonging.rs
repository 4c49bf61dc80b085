//! Who belonged to a group when something landed: by the plan and the organisation as they stood then, at its parent, and
//! at the landings of the 30 days before (accountability.md, "Commitment"). Who leaves just before a decision still belongs.

use std::collections::BTreeSet;

use super::chronicle::{Chronicle, standing};
use super::person::Named;
use crate::document::{Handle, Kind};
use crate::model::Portfolio;
use crate::model::membership::people;

/// Who belongs to a group.
#[derive(Debug)]
pub struct Belonging(BTreeSet<Handle>);

impl Belonging {
    /// Those who belonged to a group of a season when a landing was made; `end` tells which seasons there are.
    #[must_use]
    pub fn at(chronicle: &Chronicle, end: &Portfolio, season: &str, group: &str, landing: usize) -> Self {
        let around = chronicle.around(landing);
        let mut found = BTreeSet::new();
        for version in standing(chronicle.plan_versions(season, group), around) {
            let plan = version.plan();
            found.extend(plan.iter().flat_map(|plan| people(plan.document)).map(|(who, _)| who.clone()));
        }
        let starts = |id: &str| end.season(id).and_then(|view| view.document().map(|season| season.starts.0));
        let (own, day) = (starts(season), chronicle.day(landing));
        let is_followed = end
            .seasons()
            .iter()
            .filter_map(|other| starts(other.id))
            .any(|other| own.is_some_and(|own| own < other) && other <= day);
        if !is_followed {
            for version in standing(chronicle.own_versions(Kind::Org), around) {
                let Some(org) = version.org() else { continue };
                let own = org.document.groups.iter().filter(|known| end.present_id(&known.id) == group);
                found.extend(own.flat_map(|group| group.leads.iter().chain(&group.members)).cloned());
            }
        }
        Self(found)
    }

    /// Whether someone belongs.
    #[must_use]
    pub fn has(&self, who: &Handle) -> bool {
        self.0.contains(who)
    }

    /// Whether someone belongs; a stranger does not.
    #[must_use]
    pub fn has_named(&self, who: &Named) -> bool {
        who.handle().is_some_and(|who| self.has(who))
    }
}

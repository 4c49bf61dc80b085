//! Who belongs to a group in a season, and so cannot judge it from outside: those on its plan's team, those who own an
//! objective or a key result of it, and, as long as no later season has begun, those whom the organisation names as
//! its leads and members. A group that it is part of adds nobody. To the DAO everyone belongs.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::season::SeasonView;
use crate::document::{Handle, Plan};

/// What makes someone belong to a group; the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// Leads it.
    Lead,
    /// Is a member.
    Member,
    /// Has a seat on the team of its plan.
    Team,
    /// Owns an objective or a key result of its plan.
    Owner,
    /// Everyone belongs to the DAO.
    Everyone,
}

impl Bond {
    /// The bond to a group in words, after `who`: leads `dev`.
    #[must_use]
    pub fn told(self, group: &str) -> String {
        match self {
            Self::Lead => format!("leads `{group}`"),
            Self::Member => format!("is a member of `{group}`"),
            Self::Team => format!("is on the team of `{group}`"),
            Self::Owner => format!("owns a part of the plan of `{group}`"),
            Self::Everyone => format!("belongs to `{group}`, like everyone"),
        }
    }
}

/// Who belongs to which group in a season.
#[derive(Debug)]
pub struct Membership<'a> {
    /// By the groups' present ids, each person with the nearest bond.
    groups: BTreeMap<&'a str, BTreeMap<&'a Handle, Bond>>,
}

impl<'a> Membership<'a> {
    /// Of a season, as the record stands on a day.
    #[must_use]
    pub fn of(view: SeasonView<'a>, day: Date) -> Self {
        let mut groups: BTreeMap<&str, BTreeMap<&Handle, Bond>> = BTreeMap::new();
        let mut bind = |group: &'a str, who: &'a Handle, bond: Bond| {
            groups
                .entry(group)
                .or_default()
                .entry(who)
                .and_modify(|known| *known = bond.min(*known))
                .or_insert(bond);
        };
        let org = view.portfolio.org().filter(|_| !is_followed(view, day));
        for group in org.iter().flat_map(|org| &org.document.groups) {
            group.leads.iter().for_each(|who| bind(&group.id, who, Bond::Lead));
            group.members.iter().for_each(|who| bind(&group.id, who, Bond::Member));
        }
        for (group, plan) in view.plans() {
            people(plan.document).for_each(|(who, bond)| bind(group, who, bond));
        }
        Self { groups }
    }

    /// What makes a person belong to a group, by its present id; `None` of one who does not.
    #[must_use]
    pub fn bond(&self, group: &str, who: &Handle) -> Option<Bond> {
        if group == "dao" { Some(Bond::Everyone) } else { self.named(group, who) }
    }

    /// What names a person as one of a group; of the DAO too, which only some speak and work for by name.
    #[must_use]
    pub fn named(&self, group: &str, who: &Handle) -> Option<Bond> {
        self.groups.get(group)?.get(who).copied()
    }
}

/// Whether a later season has begun: whom the organisation names now says nothing of this one any more.
fn is_followed(view: SeasonView<'_>, day: Date) -> bool {
    let starts = |season: &SeasonView<'_>| season.document().map(|season| season.starts.0);
    let Some(own) = starts(&view) else { return false };
    view.portfolio.seasons().iter().filter_map(starts).any(|other| own < other && other <= day)
}

/// Those on a plan's team and those who own an item of it.
pub(super) fn people(plan: &Plan) -> impl Iterator<Item = (&Handle, Bond)> {
    let seats = plan.team.iter().filter_map(|seat| Some((seat.who.as_ref()?, Bond::Team)));
    let owners = plan.objectives.iter().flat_map(|objective| {
        objective.owner.iter().chain(objective.key_results.iter().filter_map(|kr| kr.owner.as_ref()))
    });
    seats.chain(owners.map(|who| (who, Bond::Owner)))
}

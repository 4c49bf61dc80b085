//! What a season's folder holds of a group beside its plan and its check-ins: pre- and post-mortem, who was asked, and
//! whether it signed the standards.

use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use super::filed::Filed;
use super::season::SeasonView;
use crate::document::{File, Group, Handle, Intake, Part};

/// The documents of one group.
#[derive(Debug, Clone)]
pub struct Documents<'a> {
    /// The pre-mortem's file, readable or not.
    pub premortem: Option<&'a File>,
    /// The post-mortem's file, readable or not.
    pub postmortem: Option<&'a File>,
    /// Who was asked.
    pub asked: Asked<'a>,
    /// The day on which the group signed the season's standards.
    pub standards: Option<Date>,
}

/// Who was asked in the intakes of a group. Someone asked twice in the same part counts once; those who are not named
/// count each.
#[derive(Debug, Clone, Default)]
pub struct Asked<'a> {
    /// How many of those who lead it.
    pub leads: usize,
    /// How many of those who contribute to it.
    pub contributors: usize,
    /// How many others.
    pub others: usize,
    /// Who leads it and stands in no intake by name.
    pub unasked_leads: Vec<&'a Handle>,
    /// Who else is of its team and stands in no intake by name.
    pub unasked_team: Vec<&'a Handle>,
}

/// The documents of groups of a season, in the order of the groups.
#[must_use]
pub fn documents<'a>(
    view: &SeasonView<'a>,
    groups: impl IntoIterator<Item = &'a Group>,
) -> Vec<Documents<'a>> {
    let mut intakes: BTreeMap<&str, Vec<Filed<'a, Intake>>> = BTreeMap::new();
    for (group, intake) in view.intakes() {
        intakes.entry(group).or_default().push(intake);
    }
    let mut signed: BTreeMap<&str, Date> = BTreeMap::new();
    let standards = view.document().and_then(|season| season.document.standards.as_ref());
    for signature in standards.iter().flat_map(|standards| &standards.signed) {
        let first = signed.entry(view.portfolio.present_id(&signature.group)).or_insert(signature.date.0);
        *first = signature.date.0.min(*first);
    }
    let documents = |group: &'a Group| Documents {
        premortem: view.premortem_file(&group.id),
        postmortem: view.postmortem_file(&group.id),
        asked: asked(view, group, intakes.get(&*group.id).map(Vec::as_slice).unwrap_or_default()),
        standards: signed.get(&*group.id).copied(),
    };
    groups.into_iter().map(documents).collect()
}

fn asked<'a>(view: &SeasonView<'a>, group: &'a Group, intakes: &[Filed<'a, Intake>]) -> Asked<'a> {
    let with = || intakes.iter().flat_map(|intake| &intake.document.with);
    let count = |part: Part| {
        let unnamed = with().filter(|one| one.role == part && one.who.is_none()).count();
        let named = with().filter(|one| one.role == part).filter_map(|one| one.who.as_ref());
        unnamed + named.collect::<BTreeSet<_>>().len()
    };
    let mut told: BTreeSet<&Handle> = with().filter_map(|one| one.who.as_ref()).collect();
    let mut unasked = |people: &mut dyn Iterator<Item = &'a Handle>| -> Vec<&'a Handle> {
        people.filter(|person| told.insert(*person)).collect()
    };
    let team = view.plan(&group.id).map(|plan| plan.document.team.as_slice()).unwrap_or_default();
    Asked {
        leads: count(Part::Lead),
        contributors: count(Part::Contributor),
        others: count(Part::Other),
        unasked_leads: unasked(&mut group.leads.iter()),
        unasked_team: unasked(&mut team.iter().filter_map(|seat| seat.who.as_ref()).chain(&group.members)),
    }
}

/// The first day on which a season should be finished, with its post-mortems written and itself closed: the one after
/// its off-season, or the 31st after its end.
#[must_use]
pub fn expected_finished(view: &SeasonView<'_>) -> Option<Date> {
    let season = view.document()?.document;
    match &season.off_season {
        Some(days) => days.ends.0.max(season.ends.0).tomorrow().ok(),
        None => season.ends.0.checked_add(31.days()).ok(),
    }
}

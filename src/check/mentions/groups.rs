//! Where documents name groups by their ids, in a field or in a file's path.

use super::Mention;
use crate::check::context::{Context, Doc};
use crate::document::{Document, Plan, Season, Slug};
use crate::yaml::{At, Spot};

/// Every group's id that a field names.
pub(in crate::check) fn groups<'a>(context: &Context<'a>) -> Vec<Mention<'a, &'a str>> {
    context
        .documents()
        .flat_map(|doc| of(doc).into_iter().map(move |(spot, name)| Mention { doc, spot, name }))
        .collect()
}

fn of(doc: Doc<'_>) -> Vec<(Spot<'_>, &str)> {
    match doc.document {
        Document::Org(org) => org
            .groups
            .iter()
            .filter_map(|group| Some(named(doc, group.at, "part_of", group.part_of.as_ref()?)))
            .collect(),
        Document::Season(season) => of_season(doc, season),
        Document::Plan(plan) => of_plan(doc, plan),
        Document::Partnership(partnership) => {
            let mut found = vec![named(doc, partnership.at, "requested_by", &partnership.requested_by)];
            let interests = partnership.interests.iter();
            found.extend(interests.filter_map(|i| Some(named(doc, i.at, "group", i.group.as_ref()?))));
            found
        }
        Document::Policy(_)
        | Document::CheckIn(_)
        | Document::Intake(_)
        | Document::PreMortem(_)
        | Document::PostMortem(_) => Vec::new(),
    }
}

fn named<'a>(doc: Doc<'a>, at: At, field: &str, group: &'a Slug) -> (Spot<'a>, &'a str) {
    (doc.spot(at).field(field), group)
}

fn of_season<'a>(doc: Doc<'a>, season: &'a Season) -> Vec<(Spot<'a>, &'a str)> {
    let participants = season.participants.iter().map(|entry| named(doc, entry.at, "group", &entry.group));
    let signed = season.standards.iter().flat_map(|standards| &standards.signed);
    participants.chain(signed.map(|signature| named(doc, signature.at, "group", &signature.group))).collect()
}

fn of_plan<'a>(doc: Doc<'a>, plan: &'a Plan) -> Vec<(Spot<'a>, &'a str)> {
    let replaced = plan.withdrawn.iter().filter_map(|withdrawn| {
        Some(named(doc, withdrawn.decision.at, "replaced_by", withdrawn.replaced_by.as_ref()?))
    });
    replaced.chain(plan.needs.iter().map(|need| named(doc, need.at, "group", &need.group))).collect()
}

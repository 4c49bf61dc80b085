//! Decision records: who decided what, when.

use crate::check::context::{Context, Doc};
use crate::document::{Date, Decision, Document, Handle, Plan, Reasoned};
use crate::yaml::At;

/// A decision record in its document.
#[derive(Debug, Clone, Copy)]
pub(in crate::check) struct Record<'a> {
    /// Where it stands.
    pub doc: Doc<'a>,
    /// Its field: `ratified`, `dropped` …
    pub field: &'static str,
    /// Its place.
    pub at: At,
    /// The day of the decision.
    pub date: Option<Date>,
    /// Who decided.
    pub by: &'a [Handle],
}

/// Every decision record.
pub(in crate::check) fn records<'a>(context: &Context<'a>) -> Vec<Record<'a>> {
    context.documents().flat_map(of).collect()
}

/// The decision records of one document.
pub(super) fn of(doc: Doc<'_>) -> Vec<Record<'_>> {
    let mut found = Vec::new();
    match doc.document {
        Document::Org(org) => plain(&mut found, doc, "ratified", org.ratified.as_ref()),
        Document::Season(season) => {
            plain(&mut found, doc, "ratified", season.ratified.as_ref());
            plain(&mut found, doc, "closed", season.closed.as_ref());
        }
        Document::Plan(plan) => of_plan(&mut found, doc, plan),
        Document::Policy(_)
        | Document::CheckIn(_)
        | Document::Intake(_)
        | Document::PreMortem(_)
        | Document::PostMortem(_)
        | Document::Partnership(_) => {}
    }
    found
}

fn of_plan<'a>(found: &mut Vec<Record<'a>>, doc: Doc<'a>, plan: &'a Plan) {
    plain(found, doc, "ratified", plan.ratified.as_ref());
    reasoned(found, doc, "withdrawn", plan.withdrawn.as_ref().map(|withdrawn| &withdrawn.decision));
    for objective in &plan.objectives {
        reasoned(found, doc, "added", objective.added.as_ref());
        reasoned(found, doc, "dropped", objective.dropped.as_ref());
        for key_result in &objective.key_results {
            reasoned(found, doc, "added", key_result.added.as_ref());
            reasoned(found, doc, "dropped", key_result.dropped.as_ref());
            for milestone in key_result.measure.milestones().unwrap_or_default() {
                reasoned(found, doc, "added", milestone.added.as_ref());
                reasoned(found, doc, "dropped", milestone.dropped.as_ref());
            }
        }
    }
}

fn plain<'a>(found: &mut Vec<Record<'a>>, doc: Doc<'a>, field: &'static str, decision: Option<&'a Decision>) {
    found.extend(decision.map(|d| Record { doc, field, at: d.at, date: d.date, by: &d.by }));
}

fn reasoned<'a>(
    found: &mut Vec<Record<'a>>,
    doc: Doc<'a>,
    field: &'static str,
    decision: Option<&'a Reasoned>,
) {
    found.extend(decision.map(|d| Record { doc, field, at: d.at, date: d.date, by: &d.by }));
}

//! Where documents refer to items of plans, and what kind of item each place wants.

use super::Mention;
use crate::check::context::{Context, Doc};
use crate::document::{CheckIn, Document, Plan, PostMortem, PreMortem, Reference};
use crate::yaml::{At, Spot};

/// The kind of item that a place wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Wanted {
    /// An objective.
    Objective,
    /// A key result, of any group.
    KeyResult,
    /// A key result of the file's own group and season.
    OwnKeyResult,
    /// A need.
    Need,
    /// An objective, a key result or a milestone.
    Item,
    /// One of these, or a need.
    ItemOrNeed,
}

/// A reference and the kind of item that is wanted.
pub(in crate::check) type Refers<'a> = (&'a Reference, Wanted);

/// Every reference.
pub(in crate::check) fn references<'a>(context: &Context<'a>) -> Vec<Mention<'a, Refers<'a>>> {
    context.documents().flat_map(of).collect()
}

fn of(doc: Doc<'_>) -> Vec<Mention<'_, Refers<'_>>> {
    let mut found = References { doc, found: Vec::new() };
    match doc.document {
        Document::Plan(plan) => found.plan(plan),
        Document::CheckIn(checkin) => found.checkin(checkin),
        Document::PreMortem(premortem) => found.premortem(premortem),
        Document::PostMortem(postmortem) => found.postmortem(postmortem),
        Document::Org(_)
        | Document::Policy(_)
        | Document::Season(_)
        | Document::Intake(_)
        | Document::Partnership(_) => {}
    }
    found.found
}

struct References<'a> {
    doc: Doc<'a>,
    found: Vec<Mention<'a, Refers<'a>>>,
}

impl<'a> References<'a> {
    fn push(&mut self, spot: Spot<'a>, reference: &'a Reference, wanted: Wanted) {
        self.found.push(Mention { doc: self.doc, spot, name: (reference, wanted) });
    }

    fn one(&mut self, at: At, field: &str, reference: Option<&'a Reference>, wanted: Wanted) {
        if let Some(reference) = reference {
            self.push(self.doc.spot(at).field(field), reference, wanted);
        }
    }

    fn many(&mut self, at: At, field: &str, references: &'a [Reference], wanted: Wanted) {
        for (spot, reference) in self.doc.each(at, field, references, ToString::to_string) {
            self.push(spot, reference, wanted);
        }
    }

    fn plan(&mut self, plan: &'a Plan) {
        for line in plan.budgets.iter().flatten().flat_map(|budget| &budget.lines) {
            self.one(line.at, "key_result", line.key_result.as_ref(), Wanted::KeyResult);
        }
        for objective in &plan.objectives {
            self.many(objective.at, "contributes_to", &objective.contributes_to, Wanted::Objective);
            self.one(objective.at, "carried_from", objective.carried_from.as_ref(), Wanted::Item);
            for key_result in &objective.key_results {
                self.one(key_result.at, "carried_from", key_result.carried_from.as_ref(), Wanted::Item);
                if let Some(parts) = key_result.measure.parts() {
                    self.many(key_result.at, "of", &parts.of, Wanted::KeyResult);
                }
            }
        }
        for need in &plan.needs {
            self.one(need.at, "key_result", need.key_result.as_ref(), Wanted::KeyResult);
        }
        for answer in &plan.answers {
            self.one(answer.at, "need", Some(&answer.need), Wanted::Need);
        }
    }

    fn checkin(&mut self, checkin: &'a CheckIn) {
        for (reference, entry) in &checkin.key_results {
            self.push(self.doc.spot(entry.at).own_key(), reference, Wanted::OwnKeyResult);
        }
    }

    fn premortem(&mut self, premortem: &'a PreMortem) {
        for risk in &premortem.risks {
            self.many(risk.at, "affects", &risk.affects, Wanted::ItemOrNeed);
        }
    }

    fn postmortem(&mut self, postmortem: &'a PostMortem) {
        for (reference, score) in &postmortem.scores {
            self.push(self.doc.spot(score.at).own_key(), reference, Wanted::OwnKeyResult);
        }
        for decision in &postmortem.decisions {
            self.one(decision.at, "item", Some(&decision.item), Wanted::Item);
        }
    }
}

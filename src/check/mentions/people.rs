//! Where documents name people by their handles.

use super::{Mention, decisions};
use crate::check::context::{Context, Doc};
use crate::document::{Amendment, Document, Handle, Measure, Org, Partnership, Plan, Season};
use crate::yaml::At;

/// A handle, and whether a group's id may be meant (another rule speaks of groups that own or judge something).
pub(in crate::check) type Named<'a> = (&'a Handle, bool);

/// Every handle that a document names.
pub(in crate::check) fn people<'a>(context: &Context<'a>) -> Vec<Mention<'a, Named<'a>>> {
    context.documents().flat_map(of).collect()
}

fn of(doc: Doc<'_>) -> Vec<Mention<'_, Named<'_>>> {
    let mut found = People { doc, found: Vec::new() };
    for record in decisions::of(doc) {
        found.many(record.at, "by", record.by);
    }
    match doc.document {
        Document::Org(org) => found.org(org),
        Document::Policy(_) => {}
        Document::Season(season) => found.season(season),
        Document::Plan(plan) => found.plan(plan),
        Document::CheckIn(checkin) => found.one(checkin.at, "by", &checkin.by),
        Document::Intake(intake) => {
            found.many(intake.at, "by", &intake.by);
            for with in &intake.with {
                found.maybe(with.at, "who", with.who.as_ref());
            }
        }
        Document::PreMortem(premortem) => {
            found.one(premortem.at, "facilitator", &premortem.facilitator);
            found.many(premortem.at, "participants", &premortem.participants);
            for risk in &premortem.risks {
                found.maybe(risk.at, "owner", risk.owner.as_ref());
            }
        }
        Document::PostMortem(postmortem) => {
            found.one(postmortem.at, "facilitator", &postmortem.facilitator);
            found.many(postmortem.at, "participants", &postmortem.participants);
            for action in &postmortem.actions {
                found.one(action.at, "owner", &action.owner);
            }
        }
        Document::Partnership(partnership) => found.partnership(partnership),
    }
    found.found
}

struct People<'a> {
    doc: Doc<'a>,
    found: Vec<Mention<'a, Named<'a>>>,
}

impl<'a> People<'a> {
    fn one(&mut self, at: At, field: &str, handle: &'a Handle) {
        self.found.push(Mention {
            doc: self.doc,
            spot: self.doc.spot(at).field(field),
            name: (handle, false),
        });
    }

    fn maybe(&mut self, at: At, field: &str, handle: Option<&'a Handle>) {
        if let Some(handle) = handle {
            self.one(at, field, handle);
        }
    }

    fn many(&mut self, at: At, field: &str, handles: &'a [Handle]) {
        let doc = self.doc;
        let each = doc.each(at, field, handles, ToString::to_string).into_iter();
        self.found.extend(each.map(|(spot, handle)| Mention { doc, spot, name: (handle, false) }));
    }

    fn owner(&mut self, at: At, field: &str, owner: Option<&'a Handle>) {
        let spot = self.doc.spot(at).field(field);
        self.found.extend(owner.map(|owner| Mention { doc: self.doc, spot, name: (owner, true) }));
    }

    fn amendments(&mut self, amendments: &'a [Amendment]) {
        for amendment in amendments {
            self.many(amendment.at, "by", &amendment.by);
        }
    }

    fn org(&mut self, org: &'a Org) {
        for group in &org.groups {
            self.many(group.at, "leads", &group.leads);
            self.many(group.at, "members", &group.members);
        }
        for point in &org.touchpoints {
            self.maybe(point.at, "owner", point.owner.as_ref());
        }
    }

    fn season(&mut self, season: &'a Season) {
        for signature in season.standards.iter().flat_map(|standards| &standards.signed) {
            self.one(signature.at, "who", &signature.who);
        }
        season
            .decisions
            .iter()
            .for_each(|decision| self.maybe(decision.at, "owner", decision.owner.as_ref()));
        self.amendments(&season.amendments);
    }

    fn plan(&mut self, plan: &'a Plan) {
        self.many(plan.at, "sponsors", &plan.sponsors);
        for seat in &plan.team {
            self.maybe(seat.at, "who", seat.who.as_ref());
        }
        for line in plan.budgets.iter().flatten().flat_map(|budget| &budget.lines) {
            self.owner(line.at, "owner", line.owner.as_ref());
        }
        for objective in &plan.objectives {
            self.owner(objective.at, "owner", objective.owner.as_ref());
            for key_result in &objective.key_results {
                self.owner(key_result.at, "owner", key_result.owner.as_ref());
                if let Measure::Judged(judged) = &key_result.measure {
                    self.owner(key_result.at, "judge", Some(&judged.judge));
                }
            }
        }
        for answer in &plan.answers {
            self.one(answer.at, "who", &answer.who);
        }
        self.amendments(&plan.amendments);
    }

    fn partnership(&mut self, partnership: &'a Partnership) {
        self.many(partnership.at, "reviewers", &partnership.reviewers);
        self.many(partnership.at, "recused", &partnership.recused);
        for interest in &partnership.interests {
            self.one(interest.at, "who", &interest.who);
        }
        if let Some(decision) = &partnership.decision {
            self.many(decision.at, "by", &decision.by);
        }
    }
}

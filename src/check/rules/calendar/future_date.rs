//! `future-date`: a check-in, decision or review that is dated after the day.

use crate::check::context::{Context, Doc};
use crate::check::mentions::records;
use crate::check::rule::{E, Rule, Run, W};
use crate::diagnostic::Finding;
use crate::document::{Date, Document};
use crate::yaml::At;

pub(super) const RULE: Rule = Rule {
    id: "future-date",
    family: "calendar",
    levels: [W, E, E],
    special: None,
    text: include_str!("future_date.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let mut dated: Vec<(Doc<'_>, At, &str, Date)> = Vec::new();
    dated.extend(
        records(context).into_iter().filter_map(|record| Some((record.doc, record.at, "date", record.date?))),
    );
    for doc in context.documents() {
        dated.extend(of(doc.document).into_iter().map(|(at, field, date)| (doc, at, field, date)));
    }
    for (doc, at, field, date) in dated.into_iter().filter(|(.., date)| date.0 > context.day) {
        let message = format!("{date} is still to come: today is {}", context.day);
        let help = "date it by the day on which it happened; `--as-of` speaks of another day than today";
        found.push(doc.finding(RULE.id, doc.spot(at).field(field), message).help(help));
    }
}

/// What a document says has happened, beside its decision records.
fn of(document: &Document) -> Vec<(At, &'static str, Date)> {
    match document {
        Document::Org(org) => {
            org.touchpoints.iter().filter_map(|point| Some((point.at, "reviewed", point.reviewed?))).collect()
        }
        Document::Policy(_) => Vec::new(),
        Document::Season(season) => {
            let signed = season.standards.iter().flat_map(|standards| &standards.signed);
            let decisions = season.decisions.iter().map(|decision| (decision.at, "date", decision.date));
            let amendments = season.amendments.iter().map(|amendment| (amendment.at, "date", amendment.date));
            decisions.chain(amendments).chain(signed.map(|s| (s.at, "date", s.date))).collect()
        }
        Document::Plan(plan) => {
            let answers = plan.answers.iter().map(|answer| (answer.at, "date", answer.date));
            answers
                .chain(plan.amendments.iter().map(|amendment| (amendment.at, "date", amendment.date)))
                .collect()
        }
        Document::CheckIn(checkin) => vec![(checkin.at, "date", checkin.date)],
        Document::Intake(intake) => vec![(intake.at, "date", intake.date)],
        Document::PreMortem(premortem) => vec![(premortem.at, "date", premortem.date)],
        Document::PostMortem(postmortem) => vec![(postmortem.at, "date", postmortem.date)],
        Document::Partnership(partnership) => {
            let decision = partnership.decision.iter().map(|decision| (decision.at, "date", decision.date));
            std::iter::once((partnership.at, "date", partnership.date)).chain(decision).collect()
        }
    }
}

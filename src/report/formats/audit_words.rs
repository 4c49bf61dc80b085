//! The audit in words and tables, the same in the terminal and in Markdown.

use super::section::{Section, Set};
use super::sign::Sign;
use super::words::or_dash;
use crate::document::{Conflict, Decided, Outcome};
use crate::model::membership::Bond;
use crate::report::views::audit::{
    ActionRow, Audit, PartnershipRow, ReviewRow, RiskRow, TouchPointRow, WaiverRow,
};
use crate::text::{list, many};

/// The answer: how much needs a person, and the gravest of it.
pub(super) fn answer(audit: &Audit<'_>) -> (String, String) {
    let count = audit.open.len();
    let words = match audit.open.first() {
        None if audit.not_judged.is_empty() => "points need a person".to_owned(),
        None => "points need a person in what was judged".to_owned(),
        Some(only) if count == 1 => format!("point needs a person: {}", only.text),
        Some(first) => format!("points need a person, first of all: {}", first.text),
    };
    (count.to_string(), words)
}

/// What was looked at.
pub(super) fn looked_at(audit: &Audit<'_>) -> String {
    let judged = &audit.judged;
    let counts = [
        (judged.landings, "landing"),
        (judged.plans, "plan"),
        (judged.checkins, "check-in"),
        (Some(judged.reviews), "review"),
        (Some(audit.risks.len()), "risk"),
        (Some(judged.partnerships), "partnership"),
        (Some(judged.touchpoints), "touch point"),
        (Some(judged.actions), "decision or action"),
    ];
    let counts =
        counts.into_iter().filter_map(|(count, what)| Some((count.filter(|count| *count > 0)?, what)));
    let told: Vec<String> = counts
        .map(|(count, what)| match what {
            "decision or action" if count > 1 => format!("{count} decisions and actions"),
            what => many(count, what),
        })
        .collect();
    if told.is_empty() {
        return "There was nothing to look at: no review, risk, partnership, decision or action is in the record."
            .to_owned();
    }
    format!("Looked at {}.", list(&told))
}

/// The groups that nobody judged.
pub(super) fn unaudited(audit: &Audit<'_>) -> Option<String> {
    let told = || format!("No review is in the record of {}.", list(&audit.unaudited));
    (!audit.unaudited.is_empty()).then(told)
}

/// Every table that has rows.
pub(super) fn sections(audit: &Audit<'_>) -> Vec<Section> {
    let lowered = [("Rule", Set::Words), ("From", Set::Fixed), ("To", Set::Fixed)];
    let lowered = Section::of("Lowered by the policy", &lowered, audit.lowered, |lowered| {
        vec![lowered.rule.to_owned(), lowered.from.word().to_owned(), lowered.to.word().to_owned()]
    });
    let all = [
        reviews(&audit.reviews),
        risks(&audit.risks),
        partnerships(&audit.partnerships),
        touchpoints(&audit.touchpoints),
        actions(&audit.actions),
        waivers(&audit.waivers),
        lowered,
    ];
    all.into_iter().filter(|section| !section.is_empty()).collect()
}

fn sign(sign: Sign) -> String {
    sign.character().to_string()
}

fn reviews(rows: &[ReviewRow<'_>]) -> Section {
    let columns = [
        ("", Set::Sign),
        ("Group", Set::Words),
        ("Review", Set::Fixed),
        ("By", Set::Fixed),
        ("Date", Set::Fixed),
        ("Independent", Set::Fixed),
    ];
    Section::of("Who judged the groups", &columns, rows, |review| {
        let (mark, why) = match review.bond {
            None => (Sign::Good, "yes"),
            Some(Bond::Everyone) => (Sign::Nothing, "all belong to it"),
            Some(Bond::Lead) => (Sign::Bad, "no, leads it"),
            Some(Bond::Member) => (Sign::Bad, "no, a member"),
            Some(Bond::Team) => (Sign::Bad, "no, on its team"),
            Some(Bond::Owner) => (Sign::Bad, "no, owns a part"),
        };
        let kind = match review.kind {
            "premortem" => "pre-mortem",
            "postmortem" => "post-mortem",
            kind => kind,
        };
        let date = review.date.map_or("not yet".to_owned(), |date| date.to_string());
        vec![sign(mark), review.group.to_owned(), kind.to_owned(), review.by.to_owned(), date, why.to_owned()]
    })
}

pub(super) fn outcome(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Occurred) => "occurred",
        Some(Outcome::Avoided) => "avoided",
        Some(Outcome::Partly) => "partly",
        None => "",
    }
}

fn risks(rows: &[RiskRow<'_>]) -> Section {
    let columns = [
        ("", Set::Sign),
        ("Risk", Set::Fixed),
        ("", Set::Words),
        ("Likely × bad", Set::Fixed),
        ("Watched by", Set::Fixed),
        ("Outcome", Set::Fixed),
    ];
    Section::of("Risks that were foreseen", &columns, rows, |risk| {
        let mark = match risk.outcome {
            Some(Outcome::Avoided) => Sign::Good,
            Some(Outcome::Partly) => Sign::Care,
            Some(Outcome::Occurred) => Sign::Bad,
            None => Sign::Nothing,
        };
        let outcome = if risk.outcome.is_none() { "not told" } else { outcome(risk.outcome) };
        vec![
            sign(mark),
            risk.r#ref.clone(),
            risk.risk.to_owned(),
            format!("{} × {}", risk.likelihood, risk.impact),
            or_dash(risk.owner.unwrap_or_default().to_owned()),
            outcome.to_owned(),
        ]
    })
}

pub(super) fn result(result: Option<Decided>) -> &'static str {
    match result {
        Some(Decided::Approved) => "approved",
        Some(Decided::Declined) => "declined",
        Some(Decided::Deferred) => "deferred",
        None => "",
    }
}

pub(super) fn conflict(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::None => "none",
        Conflict::Apparent => "apparent",
        Conflict::Actual => "actual",
    }
}

fn partnerships(rows: &[PartnershipRow<'_>]) -> Section {
    let columns = [
        ("", Set::Sign),
        ("Partner", Set::Words),
        ("Decision", Set::Fixed),
        ("Conflicts of interest", Set::Words),
        ("Values unanswered", Set::Words),
    ];
    Section::of("Partnerships", &columns, rows, |partnership| {
        let stays = |kind| partnership.conflicts.iter().any(|own| !own.recused && own.conflict == kind);
        let is_blind = partnership.result.is_some() && !partnership.unanswered.is_empty();
        let mark = match (stays(Conflict::Actual) || is_blind, stays(Conflict::Apparent)) {
            (true, _) => Sign::Bad,
            (false, true) => Sign::Care,
            (false, false) => Sign::Good,
        };
        let conflicts = partnership.conflicts.iter().map(|own| {
            let did = if own.recused { "stepped out" } else { "did not step out" };
            format!("{} ({}), {did}", own.who, conflict(own.conflict))
        });
        let decided = partnership.decided.map(|date| format!(" {date}")).unwrap_or_default();
        let decision = match partnership.result {
            None => "not yet".to_owned(),
            Some(_) => format!("{}{decided}", result(partnership.result)),
        };
        vec![
            sign(mark),
            partnership.partner.to_owned(),
            decision,
            or_dash(conflicts.collect::<Vec<_>>().join("; ")),
            or_dash(partnership.unanswered.join(", ")),
        ]
    })
}

fn touchpoints(rows: &[TouchPointRow<'_>]) -> Section {
    let columns = [
        ("", Set::Sign),
        ("", Set::Fixed),
        ("Where the mission is told", Set::Words),
        ("Reviewed", Set::Fixed),
        ("Days ago", Set::Number),
        ("State", Set::Fixed),
    ];
    Section::of("Touch points", &columns, rows, |point| {
        let mark = match point.state {
            "fresh" => Sign::Good,
            "stale" => Sign::Care,
            _ => Sign::Bad,
        };
        vec![
            sign(mark),
            point.id.to_owned(),
            point.r#where.to_owned(),
            point.reviewed.map_or("never".to_owned(), |date| date.to_string()),
            point.age_days.map_or("–".to_owned(), |days| days.to_string()),
            point.state.to_owned(),
        ]
    })
}

fn actions(rows: &[ActionRow<'_>]) -> Section {
    let columns = [
        ("", Set::Sign),
        ("", Set::Fixed),
        ("What was decided", Set::Words),
        ("Owner", Set::Fixed),
        ("Due", Set::Fixed),
        ("State", Set::Fixed),
    ];
    Section::of("Decisions and actions", &columns, rows, |action| {
        let mark = match action.state {
            "done" => Sign::Good,
            "overdue" => Sign::Care,
            _ => Sign::Nothing,
        };
        let state = match action.completed {
            Some(completed) => format!("{} {completed}", action.state),
            None => action.state.to_owned(),
        };
        vec![
            sign(mark),
            action.r#ref.clone(),
            action.what.to_owned(),
            or_dash(action.owner.unwrap_or_default().to_owned()),
            action.due.map_or("–".to_owned(), |due| due.to_string()),
            state,
        ]
    })
}

fn waivers(rows: &[WaiverRow<'_>]) -> Section {
    let columns = [
        ("Rule", Set::Words),
        ("Of", Set::Words),
        ("Why", Set::Words),
        ("Until", Set::Fixed),
        ("Where", Set::Words),
    ];
    Section::of("Waivers", &columns, rows, |waiver| {
        let until = waiver.until.map_or("–".to_owned(), |until| until.to_string());
        vec![
            waiver.rule.to_owned(),
            waiver.item.clone().unwrap_or_else(|| "the whole file".to_owned()),
            waiver.why.to_owned(),
            if waiver.is_over { format!("{until} (over)") } else { until },
            format!("{}:{}", waiver.file, waiver.line),
        ]
    })
}

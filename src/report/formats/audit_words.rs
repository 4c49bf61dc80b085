//! The audit in words and tables, the same in the terminal and in Markdown.

use super::section::{Block, Section, Set};
use super::sign::Sign;
use super::words::or_dash;
use crate::document::{Conflict, Decided, Outcome};
use crate::model::membership::Bond;
use crate::model::touchpoint::TouchPointState;
use crate::report::views::audit::{
    ActionRow, Audit, PartnershipRow, ReviewRow, RiskRow, TouchPointRow, WaiverRow,
};
use crate::text::{list, many};

/// How many things are named before the rest is only counted.
const MOST: usize = 6;

/// The answer: how much needs a person, and of whom or what it speaks.
pub(super) fn answer(audit: &Audit<'_>) -> (String, String) {
    let count = audit.open.len();
    let verb = if count == 1 { "point needs a person" } else { "points need a person" };
    let mut subjects: Vec<String> = Vec::new();
    for open in &audit.open {
        if !subjects.contains(&open.subject) {
            subjects.push(open.subject.clone());
        }
    }
    let more = subjects.len().saturating_sub(MOST);
    subjects.truncate(MOST);
    subjects.extend((more > 0).then(|| format!("{more} more")));
    let words = match (count, audit.not_judged.is_empty()) {
        (0, true) => verb.to_owned(),
        (0, false) => format!("{verb} in what was judged"),
        _ => format!("{verb}: {}", list(&subjects)),
    };
    (count.to_string(), words)
}

/// What needs a person, and what nobody judged.
pub(super) fn doubts(audit: &Audit<'_>) -> [Block; 2] {
    let open =
        audit.open.iter().map(|open| (if open.is_grave { Sign::Bad } else { Sign::Care }, open.text.clone()));
    [Block::List("Needs a person", open.collect()), not_judged(audit)]
}

/// What nobody judged, and why.
pub(super) fn not_judged(audit: &Audit<'_>) -> Block {
    let all = audit.not_judged.iter().map(|own| (Sign::Nothing, format!("{}: {}", own.what, own.why)));
    Block::List("Not judged", all.collect())
}

/// What somebody silenced: by a waiver, or by the policy.
pub(super) fn kept_silent(audit: &Audit<'_>) -> [Block; 2] {
    let lowered = audit.lowered.iter().map(|own| {
        let text = format!("{}: {} instead of {}", own.rule, own.to.word(), own.from.word());
        (Sign::Care, text)
    });
    [
        Block::List("Waivers", audit.waivers.iter().map(waiver).collect()),
        Block::List("Lowered by the policy", lowered.collect()),
    ]
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
        (Some(judged.actions), "action"),
    ];
    let counts =
        counts.into_iter().filter_map(|(count, what)| Some((count.filter(|count| *count > 0)?, what)));
    let told: Vec<String> = counts
        .map(|(count, what)| match what {
            "action" if count > 1 => format!("{count} decisions and actions"),
            what => many(count, what),
        })
        .collect();
    if told.is_empty() {
        return "There was nothing to look at: no review, risk, partnership, decision or action is in the record."
            .to_owned();
    }
    format!("Looked at {}.", list(&told))
}

/// What was looked at, in tables and lists.
pub(super) fn blocks(audit: &Audit<'_>) -> [Block; 7] {
    let [waivers, lowered] = kept_silent(audit);
    [
        Block::Table(reviews(&audit.reviews)),
        Block::Table(risks(&audit.risks)),
        Block::Table(partnerships(&audit.partnerships)),
        Block::List("Touch points", audit.touchpoints.iter().map(touchpoint).collect()),
        Block::Table(actions(&audit.actions)),
        waivers,
        lowered,
    ]
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
        let outcome = match risk.outcome {
            None => "not told".to_owned(),
            Some(_) if risk.is_untold => format!("{}, untold", outcome(risk.outcome)),
            Some(_) => outcome(risk.outcome).to_owned(),
        };
        vec![
            sign(mark),
            risk.r#ref.clone(),
            risk.risk.to_owned(),
            format!("{} × {}", risk.likelihood, risk.impact),
            or_dash(risk.owner.unwrap_or_default().to_owned()),
            outcome,
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
            (false, false) if partnership.result.is_none() => Sign::Nothing,
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

fn touchpoint(point: &TouchPointRow<'_>) -> (Sign, String) {
    let sign = match point.stands {
        TouchPointState::Fresh => Sign::Good,
        TouchPointState::Stale => Sign::Care,
        TouchPointState::Differs | TouchPointState::Missing => Sign::Bad,
    };
    let days = |age: i64| many(usize::try_from(age).unwrap_or_default(), "day");
    let reviewed = match (point.reviewed, point.age_days) {
        (Some(date), Some(age)) => format!("reviewed {date}, {} ago", days(age)),
        _ => "never reviewed".to_owned(),
    };
    (sign, format!("{}, {}: {reviewed} · {}", point.id, point.state, point.r#where))
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

fn waiver(waiver: &WaiverRow<'_>) -> (Sign, String) {
    let of = waiver.item.as_ref().map(|item| format!(" of {item}")).unwrap_or_default();
    let until = waiver.until.map(|until| {
        if waiver.is_over { format!(", over since {until}") } else { format!(", until {until}") }
    });
    let landed = waiver.commit.map(|commit| format!(", landed in {}", commit.get(..7).unwrap_or(commit)));
    let place = format!("{}:{}{}", waiver.file, waiver.line, landed.unwrap_or_default());
    let text = format!("{}{of}{}: {} ({place})", waiver.rule, until.unwrap_or_default(), waiver.why.trim());
    (if waiver.is_over { Sign::Care } else { Sign::Nothing }, text)
}

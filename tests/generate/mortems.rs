//! Pre-mortems and post-mortems.

use okr_cli::document::{
    Action, Cause, IndependentScore, ItemDecision, Outcome, PostMortem, PreMortem, Risk, RiskOutcome, Verdict,
};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::record::waiver;
use super::scalar::{IDS, date, handle, id, link, number_to, reference};
use super::text::text;
use super::{few, maybe, named, some};

fn risk() -> impl Strategy<Value = Risk> {
    let cause = prop::sample::select(vec![Cause::People, Cause::Process, Cause::External, Cause::Technical]);
    let about = (maybe(cause), few(reference()), 1_u32..=5, 1_u32..=5);
    (id(), text(), about, maybe(text()), maybe(handle()), maybe(text())).prop_map(
        |(id, risk, (cause, affects, likelihood, impact), prevention, owner, signal)| Risk {
            at: At::default(),
            id,
            risk,
            cause,
            affects,
            likelihood,
            impact,
            prevention,
            owner,
            signal,
        },
    )
}

pub fn premortem() -> impl Strategy<Value = PreMortem> {
    let risks = named(some(risk()), &IDS, |risk| &mut risk.id.0);
    (date(), handle(), few(handle()), risks, few(waiver()), few(link())).prop_map(
        |(date, facilitator, participants, risks, waive, cites)| PreMortem {
            at: At::default(),
            date,
            facilitator,
            participants,
            risks,
            waive,
            cites,
        },
    )
}

fn outcome() -> impl Strategy<Value = RiskOutcome> {
    let outcome = prop::sample::select(vec![Outcome::Occurred, Outcome::Avoided, Outcome::Partly]);
    (id(), outcome, maybe(text())).prop_map(|(risk, outcome, note)| RiskOutcome {
        at: At::default(),
        risk,
        outcome,
        note,
    })
}

fn decided() -> impl Strategy<Value = ItemDecision> {
    let verdict = prop::sample::select(vec![Verdict::Keep, Verdict::Modify, Verdict::Drop]);
    (reference(), verdict, maybe(text())).prop_map(|(item, decision, why)| ItemDecision {
        at: At::default(),
        item,
        decision,
        why,
    })
}

fn action() -> impl Strategy<Value = Action> {
    (id(), text(), handle(), date(), maybe(date())).prop_map(|(id, what, owner, due, completed)| Action {
        at: At::default(),
        id,
        what,
        owner,
        due,
        completed,
    })
}

pub fn postmortem() -> impl Strategy<Value = PostMortem> {
    let score = (number_to(1), maybe(text())).prop_map(|(score, note)| IndependentScore {
        at: At::default(),
        score,
        note,
    });
    let scores = prop::collection::btree_map(reference(), score, 0..3);
    let actions = named(few(action()), &IDS, |action| &mut action.id.0);
    let told = (few(text()), few(text()), few(text()), few(outcome()), few(text()));
    let ends = (scores, few(decided()), actions, few(waiver()), few(link()));
    (date(), handle(), few(handle()), told, ends).prop_map(
        |(
            date,
            facilitator,
            participants,
            (r#continue, stop, start, risks, surprises),
            (scores, decisions, actions, waive, cites),
        )| PostMortem {
            at: At::default(),
            date,
            facilitator,
            participants,
            r#continue,
            stop,
            start,
            risks,
            surprises,
            scores,
            decisions,
            actions,
            waive,
            cites,
        },
    )
}

//! `okr new postmortem`.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use clap::Args;
use jiff::civil;

use super::answers::{keyed, pair, scalar, words};
use super::objective::person;
use crate::cli::ask::Ask;
use crate::document::{Date, Handle, Number, Outcome, Reference, Slug, Verdict};
use crate::draft::{Action, Draft, PostMortem, Scope};
use crate::model::Portfolio;

/// Draft what happened in a group: okrs/<season>/postmortems/<group>.yaml
///
/// The risks that its pre-mortem foresaw, its key results with what the reports come to, and its objectives stand in the
/// file; what is not answered stays a comment.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  okr new postmortem academy --facilitator auditor --stop \"courses without a room\" --outcome R1=avoided \
                  --decision O1=modify --why O1=\"half of the target was too far\" --action \"2026-07-01 lead find a room\""
)]
pub(super) struct Flags {
    /// The group
    #[arg(value_parser = scalar::<Slug>)]
    group: Slug,
    /// The season [default: the last that has begun]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// When [default: today]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
    /// Who leads it; somebody from outside of the group
    #[arg(long, value_name = "HANDLE", value_parser = scalar::<Handle>)]
    facilitator: Option<Handle>,
    /// Who takes part; may be given again
    #[arg(long = "participant", value_name = "HANDLE", value_parser = scalar::<Handle>)]
    participants: Vec<Handle>,
    /// What to go on with; may be given again
    #[arg(long = "continue", value_name = "TEXT", value_parser = words)]
    go_on: Vec<String>,
    /// What to stop; may be given again
    #[arg(long, value_name = "TEXT", value_parser = words)]
    stop: Vec<String>,
    /// What to start; may be given again
    #[arg(long, value_name = "TEXT", value_parser = words)]
    start: Vec<String>,
    /// What nobody foresaw; may be given again
    #[arg(long = "surprise", value_name = "TEXT", value_parser = words)]
    surprises: Vec<String>,
    /// What became of a risk that was foreseen: occurred, avoided or partly
    #[arg(long, value_name = "R=OUTCOME", value_parser = keyed(scalar::<Outcome>))]
    outcome: Vec<(String, Outcome)>,
    /// More about what became of a risk
    #[arg(long, value_name = "R=TEXT", value_parser = keyed(words))]
    risk_note: Vec<(String, String)>,
    /// The facilitator's own score of a key result, 0 to 1
    #[arg(long, value_name = "REF=NUMBER", value_parser = pair(scalar::<Number>))]
    score: Vec<(Reference, Number)>,
    /// Why the facilitator scores it so
    #[arg(long, value_name = "REF=TEXT", value_parser = pair(words))]
    note: Vec<(Reference, String)>,
    /// What becomes of an objective or key result: keep, modify or drop
    #[arg(long, value_name = "REF=DECISION", value_parser = pair(scalar::<Verdict>))]
    decision: Vec<(Reference, Verdict)>,
    /// Why that was decided
    #[arg(long, value_name = "REF=TEXT", value_parser = pair(words))]
    why: Vec<(Reference, String)>,
    /// What is to be done, after the day and the handle of who does it; may be given again
    #[arg(long = "action", value_name = "DATE HANDLE TEXT", value_parser = action)]
    actions: Vec<Action>,
}

/// `2026-07-01 lead find a room`
fn action(text: &str) -> Result<Action, String> {
    const HOW: &str = "write the day, who does it and what, like `2026-07-01 lead find a room`";
    let (due, rest) = text.trim().split_once(' ').ok_or(HOW)?;
    let (owner, what) = rest.trim().split_once(' ').ok_or(HOW)?;
    Ok(Action { what: words(what.trim())?, owner: scalar(owner)?, due: scalar(due)? })
}

impl Flags {
    /// All answers.
    pub(super) fn draft(&self, portfolio: &Portfolio, day: civil::Date, ask: &mut Ask) -> Result<Draft> {
        let scope = Scope::begun(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let question = format!("Who leads it, from outside of `{}`", group.id);
        let facilitator = ask
            .need(self.facilitator.clone(), "--facilitator", &question, None, &|text| person(&scope, text))?;
        let mut outcomes = with_reasons(&self.outcome, &self.risk_note, "--outcome")?;
        let mut decisions = with_reasons(&self.decision, &self.why, "--decision")?;
        let (go_on, stop, start) = (
            several(&self.go_on, "What helped and shall go on", ask)?,
            several(&self.stop, "What hurt and shall stop", ask)?,
            several(&self.start, "What was missing and shall start", ask)?,
        );
        for risk in scope.season.premortem(&group.id).iter().flat_map(|own| &own.document.risks) {
            if !outcomes.contains_key(&*risk.id) {
                let question =
                    format!("{}, {}: occurred, avoided or partly (Enter: left out)", risk.id, risk.risk);
                let outcome = ask.may(None, &question, None, &scalar::<Outcome>)?;
                outcomes.extend(outcome.map(|outcome| (risk.id.to_string(), (outcome, None))));
            }
        }
        let plan = scope.season.plan(&group.id);
        for objective in plan.iter().flat_map(|plan| &plan.document.objectives) {
            let reference = Reference { season: None, group: None, ids: vec![objective.id.to_string()] };
            if objective.dropped.is_none() && !decisions.contains_key(&reference) {
                let question =
                    format!("{}, {}: keep, modify or drop (Enter: left out)", objective.id, objective.title);
                if let Some(verdict) = ask.may(None, &question, None, &scalar::<Verdict>)? {
                    let why = ask.may(None, "Why (Enter: left out)", None, &words)?;
                    decisions.insert(reference, (verdict, why));
                }
            }
        }
        let facilitator = ask.complete(facilitator)?;
        Ok(Draft::PostMortem(PostMortem {
            group: self.group.clone(),
            season: self.season.clone(),
            date: self.date,
            facilitator,
            participants: self.participants.clone(),
            r#continue: go_on,
            stop,
            start,
            surprises: self.surprises.clone(),
            outcomes,
            scores: with_reasons(&self.score, &self.note, "--score")?,
            decisions,
            actions: self.actions.clone(),
        }))
    }
}

/// What the flags give, or what is answered one by one.
fn several(given: &[String], question: &str, ask: &Ask) -> Result<Vec<String>> {
    let mut all = given.to_vec();
    if all.is_empty() {
        let question = format!("{question} (Enter: nothing more)");
        while let Some(one) = ask.may(None, &question, None, &words)? {
            all.push(one);
        }
    }
    Ok(all)
}

/// What is said of each, with its reason.
fn with_reasons<K: Ord + Clone + std::fmt::Display, T: Clone>(
    said: &[(K, T)],
    reasons: &[(K, String)],
    flag: &str,
) -> Result<BTreeMap<K, (T, Option<String>)>> {
    let mut all = BTreeMap::new();
    for (key, said) in said {
        if all.insert(key.clone(), (said.clone(), None)).is_some() {
            bail!("`{key}` is given twice by `{flag}`");
        }
    }
    for (key, reason) in reasons {
        let Some((_, own)) = all.get_mut(key) else {
            bail!("a reason is given for `{key}`, and no `{flag} {key}=…`");
        };
        *own = Some(reason.clone());
    }
    Ok(all)
}

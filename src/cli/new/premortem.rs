//! `okr new premortem`.

use anyhow::{Result, bail};
use clap::Args;
use jiff::civil;

use super::answers::{keyed, list_of, scalar, words};
use super::objective::person;
use crate::cli::ask::Ask;
use crate::document::{Cause, Date, Handle, Reference, Slug};
use crate::draft::{Draft, PreMortem, Risk, Scope};
use crate::model::Portfolio;

/// Draft what a group foresees: okrs/<season>/premortems/<group>.yaml
///
/// The file explains the exercise. Risks are counted R1, R2 … in the order in which they are given.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  okr new premortem academy --facilitator auditor --risk \"4x5 The teacher leaves\" \
                  --prevention R1=\"a second one learns the course\" --owner R1=lead --signal R1=\"an evening falls out\""
)]
pub(super) struct Flags {
    /// The group
    #[arg(value_parser = scalar::<Slug>)]
    group: Slug,
    /// The season [default: the newest that is not closed]
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
    /// A risk: likelihood × impact, each 1 to 5, and what could happen, like `4x5 The teacher leaves`; may be given again
    #[arg(long = "risk", value_name = "LxI TEXT", value_parser = risk)]
    risks: Vec<Risk>,
    /// Where a risk comes from: people, process, external or technical
    #[arg(long, value_name = "R=CAUSE", value_parser = keyed(scalar::<Cause>))]
    cause: Vec<(String, Cause)>,
    /// What a risk would hit, with commas between
    #[arg(long, value_name = "R=REF", value_parser = keyed(list_of::<Reference>))]
    affects: Vec<(String, Vec<Reference>)>,
    /// What prevents a risk
    #[arg(long, value_name = "R=TEXT", value_parser = keyed(words))]
    prevention: Vec<(String, String)>,
    /// Who watches a risk
    #[arg(long, value_name = "R=HANDLE", value_parser = keyed(scalar::<Handle>))]
    owner: Vec<(String, Handle)>,
    /// How one will see a risk coming
    #[arg(long, value_name = "R=TEXT", value_parser = keyed(words))]
    signal: Vec<(String, String)>,
}

/// `4x5 What could happen`
fn risk(text: &str) -> Result<Risk, String> {
    const HOW: &str =
        "write likelihood and impact, each 1 to 5, then what could happen: `4x5 The teacher leaves`";
    let (weight, risk) = text.trim().split_once(' ').ok_or(HOW)?;
    let (likelihood, impact) = weight.split_once(['x', '×', 'X']).ok_or(HOW)?;
    let (likelihood, impact) = (grade(likelihood).map_err(|_| HOW)?, grade(impact).map_err(|_| HOW)?);
    Ok(of(words(risk.trim())?, likelihood, impact))
}

fn of(risk: String, likelihood: u32, impact: u32) -> Risk {
    Risk {
        risk,
        likelihood,
        impact,
        cause: None,
        affects: Vec::new(),
        prevention: None,
        owner: None,
        signal: None,
    }
}

fn grade(text: &str) -> Result<u32, String> {
    let grade = text.parse::<u32>().ok().filter(|grade| (1..=5).contains(grade));
    grade.ok_or("a number from 1 to 5".to_owned())
}

impl Flags {
    /// All answers.
    pub(super) fn draft(&self, portfolio: &Portfolio, day: civil::Date, ask: &mut Ask) -> Result<Draft> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let question = format!("Who leads it, from outside of `{}`", group.id);
        let facilitator = ask
            .need(self.facilitator.clone(), "--facilitator", &question, None, &|text| person(&scope, text))?;
        let mut risks = self.told()?;
        if risks.is_empty() {
            let question = "It has failed completely: what happened";
            let first = ask.need(None, "--risk", question, None, &words)?;
            if let Some(first) = first {
                risks.extend(asked(first, &scope, ask)?);
                while let Some(next) = ask.may(None, "What else (Enter: nothing)", None, &words)? {
                    risks.extend(asked(next, &scope, ask)?);
                }
            }
        }
        let facilitator = ask.complete(facilitator)?;
        Ok(Draft::PreMortem(PreMortem {
            group: self.group.clone(),
            season: self.season.clone(),
            date: self.date,
            facilitator,
            participants: self.participants.clone(),
            risks,
        }))
    }

    /// What the flags say.
    fn told(&self) -> Result<Vec<Risk>> {
        let mut risks = self.risks.clone();
        for (id, cause) in &self.cause {
            find(&mut risks, id)?.cause = Some(*cause);
        }
        for (id, affects) in &self.affects {
            find(&mut risks, id)?.affects.clone_from(affects);
        }
        for (id, prevention) in &self.prevention {
            find(&mut risks, id)?.prevention = Some(prevention.clone());
        }
        for (id, owner) in &self.owner {
            find(&mut risks, id)?.owner = Some(owner.clone());
        }
        for (id, signal) in &self.signal {
            find(&mut risks, id)?.signal = Some(signal.clone());
        }
        Ok(risks)
    }
}

fn find<'a>(risks: &'a mut [Risk], id: &str) -> Result<&'a mut Risk> {
    let count = risks.len();
    let number = id.strip_prefix('R').and_then(|number| number.parse::<usize>().ok());
    let found = number.and_then(|number| risks.get_mut(number.checked_sub(1)?));
    match found {
        Some(risk) => Ok(risk),
        None if count == 0 => bail!("there is no risk `{id}`: none is given by `--risk`"),
        None if count == 1 => bail!("there is no risk `{id}`: the one of `--risk` is R1"),
        None => bail!("there is no risk `{id}`: those of `--risk` are R1 to R{count}"),
    }
}

/// The rest of a risk.
fn asked(risk: String, scope: &Scope<'_>, ask: &mut Ask) -> Result<Option<Risk>> {
    let likelihood = ask.need(None, "--risk", "How likely, 1 to 5", None, &grade)?;
    let impact = ask.need(None, "--risk", "How bad, 1 to 5", None, &grade)?;
    let Some((likelihood, impact)) = likelihood.zip(impact) else { return Ok(None) };
    let mut risk = of(risk, likelihood, impact);
    risk.prevention = ask.may(None, "What is done now against it (Enter: left out)", None, &words)?;
    risk.owner = ask.may(None, "Who watches it (Enter: left out)", None, &|text| person(scope, text))?;
    risk.signal = ask.may(None, "How one will see it coming (Enter: left out)", None, &words)?;
    Ok(Some(risk))
}

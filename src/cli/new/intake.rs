//! `okr new intake`.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use clap::Args;

use super::answers::{choice, scalar, words};
use super::objective::person;
use crate::cli::ask::Ask;
use crate::document::{Date, Handle, IntakeKind, Link, Part, Slug};
use crate::draft::{Draft, Intake, Scope, Templates};
use crate::model::Portfolio;

/// Draft what was gathered from a group: okrs/<season>/intake/<group>/<name>.yaml
///
/// An interview with a lead, one with a contributor, a survey, an observation, a document that was read: each has its own
/// questions. Those without an answer stay comments.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  okr new intake academy --role lead --by auditor --with lead --consent true --print\n  \
                  okr new intake academy --type document --by auditor --link https://forum.example/t/7 --finding \"no goal has a number\""
)]
pub(super) struct Flags {
    /// The group
    #[arg(value_parser = scalar::<Slug>)]
    group: Slug,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// How it was gathered
    #[arg(long = "type", default_value = "interview", value_parser = choice::<IntakeKind>(&["interview", "survey", "observation", "document"]))]
    kind: IntakeKind,
    /// The part in the group that those asked have
    #[arg(long, value_parser = choice::<Part>(&["lead", "contributor", "other"]))]
    role: Option<Part>,
    /// Someone who was asked and is named; may be given again
    #[arg(long, value_name = "HANDLE", requires = "role", value_parser = scalar::<Handle>)]
    with: Vec<Handle>,
    /// Who gathered it; may be given again
    #[arg(long, value_name = "HANDLE", value_parser = scalar::<Handle>)]
    by: Vec<Handle>,
    /// When [default: today]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
    /// On what occasion
    #[arg(long, value_name = "TEXT", value_parser = words)]
    at: Option<String>,
    /// Whether those asked agreed to publication; an interview needs it
    #[arg(long, value_name = "BOOL")]
    consent: Option<bool>,
    /// Where the original is
    #[arg(long, value_name = "URL", value_parser = scalar::<Link>)]
    link: Option<Link>,
    /// An answer to one of the template's questions, by its number from 1; may be given again
    #[arg(long = "answer", value_name = "N=TEXT", value_parser = numbered)]
    answers: Vec<(usize, String)>,
    /// What was found; may be given again
    #[arg(long = "finding", value_name = "TEXT", value_parser = words)]
    findings: Vec<String>,
    /// The name of the file [default: the day and the part or the type]
    #[arg(long, value_parser = scalar::<Slug>)]
    name: Option<Slug>,
}

fn numbered(text: &str) -> Result<(usize, String), String> {
    let (number, answer) = text.split_once('=').ok_or("write it as `3=…`")?;
    let number = number.trim().parse::<usize>().map_err(|_| "write the number of the question, as `3=…`")?;
    Ok((number, words(answer.trim())?))
}

impl Flags {
    /// All answers.
    pub(super) fn draft(
        &self,
        portfolio: &Portfolio,
        day: jiff::civil::Date,
        templates: &Templates,
        ask: &mut Ask,
    ) -> Result<Draft> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let is_interview = self.kind == IntakeKind::Interview;
        let role = if is_interview {
            let question = format!(
                "Whether they lead `{}`, contribute to it, or neither: lead, contributor or other",
                group.id
            );
            ask.need(self.role, "--role", &question, None, &scalar::<Part>)?
        } else {
            self.role
        };
        let mut by = self.by.clone();
        if by.is_empty() {
            by.extend(ask.need(None, "--by", "Who asks or reads", None, &|text| person(&scope, text))?);
        }
        let consent = if is_interview {
            let question = "Do they agree that it stands in a public record: true or false";
            ask.need(self.consent, "--consent", question, None, &|text| match text {
                "true" => Ok(true),
                "false" => Ok(false),
                _ => Err("answer `true` or `false`".to_owned()),
            })?
        } else {
            self.consent
        };
        ask.complete(Some(()))?;
        let mut with = self.with.clone();
        if with.is_empty() && role.is_some() {
            let question = "Who is asked (Enter: not named)";
            with.extend(ask.may(None, question, None, &|text| person(&scope, text))?);
        }
        let mut intake = Intake {
            group: self.group.clone(),
            season: self.season.clone(),
            name: self.name.clone(),
            kind: self.kind,
            date: self.date,
            by,
            occasion: ask.may(self.at.clone(), "The occasion (Enter: left out)", None, &words)?,
            role,
            with,
            consent,
            link: self.link.clone(),
            answers: self.given()?,
            findings: self.findings.clone(),
        };
        if intake.answers.is_empty() && intake.findings.is_empty() {
            ask.begin();
        }
        for (question, number) in intake.questions(portfolio, templates, day)?.iter().zip(1..) {
            if !intake.answers.contains_key(&number) {
                let question = format!("{number}. {question} (Enter: left out)");
                let answer = ask.may(None, &question, None, &words)?;
                intake.answers.extend(answer.map(|answer| (number, answer)));
            }
        }
        Ok(Draft::Intake(intake))
    }

    fn given(&self) -> Result<BTreeMap<usize, String>> {
        let mut answers = BTreeMap::new();
        for (number, answer) in &self.answers {
            if answers.insert(*number, answer.clone()).is_some() {
                bail!("question {number} is answered twice");
            }
        }
        Ok(answers)
    }
}

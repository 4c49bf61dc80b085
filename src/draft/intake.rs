//! An intake: an interview, a survey, an observation or a document that was read.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Change;
use super::answers::Answers;
use super::questions;
use super::refused::Refused;
use super::scope::{Scope, org};
use super::template::{Form, Templates};
use crate::document::{self, Handle, IntakeKind, Link, Part, Slug};
use crate::model::Portfolio;

/// The answers for an intake.
#[derive(Debug)]
pub struct Intake {
    /// The group, by its present or a former id.
    pub group: Slug,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// The name of the file; default: the day and the part or the type.
    pub name: Option<Slug>,
    /// How it was gathered.
    pub kind: IntakeKind,
    /// When; default: the day.
    pub date: Option<document::Date>,
    /// By whom.
    pub by: Vec<Handle>,
    /// On what occasion.
    pub occasion: Option<String>,
    /// The part that those asked have in the group.
    pub role: Option<Part>,
    /// Those asked who are named.
    pub with: Vec<Handle>,
    /// Whether those asked agreed to publication.
    pub consent: Option<bool>,
    /// Where the original is.
    pub link: Option<Link>,
    /// Answers to the template's questions, by their numbers from 1.
    pub answers: BTreeMap<usize, String>,
    /// What was found.
    pub findings: Vec<String>,
}

impl Intake {
    /// The questions that its template asks.
    ///
    /// # Errors
    /// When the template or a name in the answers is at fault.
    pub fn questions(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Vec<String>, Refused> {
        Ok(questions::questions(&self.text(portfolio, templates, day)?))
    }

    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let text = questions::answered(&self.text(portfolio, templates, day)?, &self.answers)?;
        let path = |name: &str| format!("okrs/{}/intake/{}/{name}.yaml", scope.season.id, group.id);
        let taken = |path: &String| portfolio.files().iter().any(|file| file.source.path() == path);
        if let Some(name) = &self.name {
            let path = path(name);
            if taken(&path) {
                return Err(Refused::new(format!("{path} is there already")).help("choose another `--name`"));
            }
            return Ok(Change::create(path, text + "\n"));
        }
        let date = self.date.map_or(day, |date| date.0);
        let usual = format!("{date}-{}", self.about());
        let free = (1..).map(|number| match number {
            1 => path(&usual),
            _ => path(&format!("{usual}-{number}")),
        });
        let Some(path) = free.into_iter().find(|path| !taken(path)) else {
            return Err(Refused::new("no name is free"));
        };
        Ok(Change::create(path, text + "\n"))
    }

    /// What its template makes, all questions unanswered.
    fn text(&self, portfolio: &Portfolio, templates: &Templates, day: Date) -> Result<String, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        self.by.iter().chain(&self.with).try_for_each(|who| scope.person(who))?;
        let season = scope.season.document();
        let theme = season.as_ref().and_then(|season| season.document.theme.as_ref());
        let unnamed = self.role.filter(|_| self.with.is_empty()).map(|role| (None, role));
        let named = self.with.iter().map(|who| (Some(who), self.role.unwrap_or(Part::Other)));
        let with = named.chain(unnamed);
        let with = with.map(|(who, role)| {
            Answers::default().text("who", who.map(|who| &**who)).word("role", Some(role))
        });
        let answers = Answers::default()
            .text("group", Some(&group.id))
            .text("group_name", Some(&group.name))
            .text("season", Some(scope.season.id))
            .text("season_title", season.as_ref().map(|season| season.document.title.as_str()))
            .text("theme", theme.map(|theme| theme.title.as_str()))
            .text("mission", Some(&org(portfolio)?.mission))
            .word("type", Some(self.kind))
            .plain("date", Some(self.date.map_or(day, |date| date.0)))
            .texts("by", &self.by)
            .text("at", self.occasion.as_deref())
            .things("with", with)
            .plain("consent", self.consent)
            .text("link", self.link.as_deref())
            .texts("findings", &self.findings);
        templates.render(self.form(), answers)
    }

    fn form(&self) -> Form {
        match (self.kind, self.role) {
            (IntakeKind::Interview, Some(Part::Lead)) => Form::IntakeLead,
            (IntakeKind::Interview, Some(Part::Contributor)) => Form::IntakeContributor,
            (IntakeKind::Interview, Some(Part::Other) | None)
            | (IntakeKind::Survey | IntakeKind::Observation | IntakeKind::Document, _) => Form::Intake,
        }
    }

    /// What tells it from others of its day.
    fn about(&self) -> &'static str {
        match (self.kind, self.role) {
            (IntakeKind::Interview, Some(Part::Lead)) => "lead",
            (IntakeKind::Interview, Some(Part::Contributor)) => "contributor",
            (IntakeKind::Interview, Some(Part::Other) | None) => "interview",
            (IntakeKind::Survey, _) => "survey",
            (IntakeKind::Observation, _) => "observation",
            (IntakeKind::Document, _) => "document",
        }
    }
}

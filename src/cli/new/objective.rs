//! `okr new objective`, and the flags of an objective wherever one is drafted.

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;

use super::answers::{choice, scalar, words};
use super::measure::MeasureFlags;
use crate::cli::ask::Ask;
use crate::cli::decision::AddedFlags;
use crate::document::{Ambition, Fit, Group, Handle, Id, Number, Reference, Slug};
use crate::draft::{Draft, NewObjective, Objective, Scope};
use crate::model::Portfolio;

/// Add an objective with its first key result to a plan
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// The group whose plan it is
    #[arg(value_parser = scalar::<Slug>)]
    group: Slug,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// What will be different
    #[arg(long, value_parser = words)]
    title: Option<String>,
    #[command(flatten)]
    objective: ObjectiveFlags,
    /// Its weight in the plan [default: 1]
    #[arg(long, value_name = "NUMBER", value_parser = scalar::<Number>)]
    weight: Option<Number>,
    #[command(flatten)]
    added: AddedFlags,
}

impl Flags {
    /// All answers.
    pub(super) fn draft(&self, portfolio: &Portfolio, day: Date, ask: &mut Ask) -> Result<Draft> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        scope.open_plan(&group.id, self.added.is_given())?;
        let title = ask.need(self.title.clone(), "--title", "What will be different", None, &words)?;
        let objective = self.objective.objective(title, group, &scope, ask)?;
        let objective = ask.complete(objective)?;
        let objective = Objective { weight: self.weight.clone(), ..objective };
        Ok(Draft::Objective(NewObjective {
            group: self.group.clone(),
            season: self.season.clone(),
            objective,
            added: self.added.added(),
        }))
    }
}

/// The flags of an objective, but for its title and weight.
#[derive(Debug, Args)]
pub(super) struct ObjectiveFlags {
    /// Why it matters
    #[arg(long, value_parser = words)]
    why: Option<String>,
    /// Who answers for it
    #[arg(long, value_name = "HANDLE", value_parser = scalar::<Handle>)]
    owner: Option<Handle>,
    /// How sure it should be: of an aspirational one 0.7 is a success [default: aspirational]
    #[arg(long, value_parser = choice::<Ambition>(&["aspirational", "committed"]))]
    ambition: Option<Ambition>,
    /// An objective that it serves, like `dao/O1`; may be given again
    #[arg(long, value_name = "REF", value_parser = scalar::<Reference>)]
    contributes_to: Vec<Reference>,
    /// A goal of the organisation that it advances; may be given again
    #[arg(long, value_name = "GOAL", value_parser = scalar::<Id>)]
    advances: Vec<Id>,
    /// How it fits the season's theme
    #[arg(long, value_parser = choice::<Fit>(&["direct", "indirect", "none"]))]
    theme_fit: Option<Fit>,
    /// Why it fits so
    #[arg(long, value_name = "TEXT", value_parser = words, requires = "theme_fit")]
    theme_why: Option<String>,
    /// Its first key result: what one will be able to measure
    #[arg(long, value_name = "TITLE", value_parser = words)]
    key_result: Option<String>,
    #[command(flatten)]
    measure: MeasureFlags,
}

impl ObjectiveFlags {
    /// The objective of that title; none when something is missing.
    pub(super) fn objective(
        &self,
        title: Option<String>,
        group: &Group,
        scope: &Scope<'_>,
        ask: &mut Ask,
    ) -> Result<Option<Objective>> {
        let is_dao = &*group.id == "dao";
        let why = ask.may(self.why.clone(), "Why it matters (Enter: left out)", None, &words)?;
        let owner = self.owner(group, scope, ask)?;
        let contributes_to = if is_dao || !self.contributes_to.is_empty() {
            self.contributes_to.clone()
        } else {
            let question = "The DAO's objective that it serves, like `dao/O1` (Enter: none)";
            let known = |text: &str| {
                let reference = scalar::<Reference>(text)?;
                scope.item(&reference, &group.id).map_err(|refused| told(&refused))?;
                Ok(reference)
            };
            ask.may(None, question, None, &known)?.into_iter().collect()
        };
        let advances = self.advances(is_dao, scope, ask)?;
        let fit = self.theme_fit(scope, ask)?;
        // An objective of the DAO may be scored by what contributes to it alone.
        let without = is_dao && self.key_result.is_none() && !self.measure.any();
        let key_result = if without {
            None
        } else {
            let question = "Its first key result: what one will be able to measure";
            let title = ask.need(self.key_result.clone(), "--key-result", question, None, &words)?;
            let Some(key_result) = self.measure.key_result(title, ask)? else { return Ok(None) };
            Some(key_result)
        };
        Ok(title.map(|title| Objective {
            title,
            why,
            owner,
            ambition: self.ambition,
            weight: None,
            contributes_to,
            advances,
            theme: fit.map(|fit| (fit, self.theme_why.clone())),
            key_result,
            lineage: None,
        }))
    }

    /// The goals that it advances; those of the DAO are asked for, since its objectives are what ties plans to goals.
    fn advances(&self, is_dao: bool, scope: &Scope<'_>, ask: &Ask) -> Result<Vec<Id>> {
        let goals = scope.portfolio.org().map(|org| org.document.goals.as_slice()).unwrap_or_default();
        if !self.advances.is_empty() || !is_dao || goals.is_empty() {
            return Ok(self.advances.clone());
        }
        let known: Vec<&str> = goals.iter().map(|goal| &*goal.id).collect();
        let question = format!("The goal that it advances: {} (Enter: none)", known.join(", "));
        let read = |text: &str| {
            let goal = scalar::<Id>(text)?;
            scope.goal(&goal).map_err(|refused| told(&refused)).map(|()| goal)
        };
        Ok(ask.may(None, &question, None, &read)?.into_iter().collect())
    }

    /// How it fits the season's theme, where the season has one.
    fn theme_fit(&self, scope: &Scope<'_>, ask: &Ask) -> Result<Option<Fit>> {
        let theme = scope.season.document().and_then(|season| season.document.theme.as_ref());
        let Some(theme) = theme else { return Ok(self.theme_fit) };
        let question = format!("How it fits `{}`: direct, indirect or none (Enter: left out)", theme.title);
        ask.may(self.theme_fit, &question, None, &scalar::<Fit>)
    }

    fn owner(&self, group: &Group, scope: &Scope<'_>, ask: &Ask) -> Result<Option<Handle>> {
        let lead = group.leads.first().map(ToString::to_string);
        ask.may(self.owner.clone(), "Who answers for it", lead.as_deref(), &|text| person(scope, text))
    }
}

/// A handle that the organisation knows.
pub(super) fn person(scope: &Scope<'_>, text: &str) -> Result<Handle, String> {
    let handle = scalar::<Handle>(text)?;
    scope.person(&handle).map_err(|refused| told(&refused))?;
    Ok(handle)
}

/// A refusal in one line, as the answer to an answer.
fn told(refused: &crate::draft::Refused) -> String {
    let help = refused.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    crate::text::visible_line(&format!("{}{help}", refused.message))
}

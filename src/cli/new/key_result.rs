//! `okr new key-result`.

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;

use super::answers::{scalar, words};
use super::measure::MeasureFlags;
use crate::cli::ask::Ask;
use crate::cli::decision::AddedFlags;
use crate::document::{Handle, Id, Number, Slug};
use crate::draft::{Draft, KeyResult, NewKeyResult, Scope};
use crate::model::Portfolio;

/// Add a key result to an objective
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// The group whose plan it is
    #[arg(value_parser = scalar::<Slug>)]
    group: Slug,
    /// The objective, like `O1`
    #[arg(value_parser = scalar::<Id>)]
    objective: Id,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// What one will be able to measure
    #[arg(long, value_parser = words)]
    title: Option<String>,
    /// Who answers for it [default: the objective's owner]
    #[arg(long, value_name = "HANDLE", value_parser = scalar::<Handle>)]
    owner: Option<Handle>,
    /// Its weight in the objective [default: 1]
    #[arg(long, value_name = "NUMBER", value_parser = scalar::<Number>)]
    weight: Option<Number>,
    #[command(flatten)]
    measure: MeasureFlags,
    #[command(flatten)]
    added: AddedFlags,
}

impl Flags {
    /// All answers.
    pub(super) fn draft(&self, portfolio: &Portfolio, day: Date, ask: &mut Ask) -> Result<Draft> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        scope.open_plan(&scope.group(&self.group)?.id, self.added.is_given())?;
        let question = "What one will be able to measure";
        let title = ask.need(self.title.clone(), "--title", question, None, &words)?;
        let key_result = self.measure.key_result(title, ask)?;
        let key_result = ask.complete(key_result)?;
        let key_result = KeyResult { owner: self.owner.clone(), weight: self.weight.clone(), ..key_result };
        Ok(Draft::KeyResult(NewKeyResult {
            group: self.group.clone(),
            season: self.season.clone(),
            objective: self.objective.clone(),
            key_result,
            added: self.added.added(),
        }))
    }
}

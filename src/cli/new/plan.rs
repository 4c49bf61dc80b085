//! `okr new plan`.

use anyhow::Result;
use clap::Args;
use jiff::civil::Date;

use super::answers::{scalar, words};
use super::objective::ObjectiveFlags;
use crate::cli::ask::Ask;
use crate::document::{Link, Slug};
use crate::draft::{Draft, Plan, Refused, Scope};
use crate::model::Portfolio;

/// Draft a group's plan with its first objective and key result: okrs/<season>/<group>.yaml
///
/// Further ones are added by `okr new objective` and `okr new key-result`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  okr new plan academy --objective \"Learners finish what they begin\" --owner lead \
                  --key-result \"Learners who finished\" --measure increase --baseline 0 --target 100 --unit learners"
)]
pub(super) struct Flags {
    /// The group
    #[arg(value_parser = scalar::<Slug>)]
    pub(super) group: Slug,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    pub(super) season: Option<Slug>,
    /// Carry on from this season what its post-mortems decided to keep or modify, and nothing else
    #[arg(long, value_name = "SEASON", value_parser = scalar::<Slug>, conflicts_with_all = ["summary", "discussion", "title", "ObjectiveFlags", "MeasureFlags"])]
    pub(super) from: Option<Slug>,
    /// What the plan is about
    #[arg(long, value_name = "TEXT", value_parser = words)]
    summary: Option<String>,
    /// Where it is discussed
    #[arg(long, value_name = "URL", value_parser = scalar::<Link>)]
    discussion: Option<Link>,
    /// Its first objective: what will be different
    #[arg(long = "objective", value_name = "TITLE", value_parser = words)]
    title: Option<String>,
    #[command(flatten)]
    objective: ObjectiveFlags,
}

impl Flags {
    /// All answers.
    pub(super) fn draft(&self, portfolio: &Portfolio, day: Date, ask: &mut Ask) -> Result<Draft> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        if scope.season.has_plan_file(&group.id) {
            let message = format!("`{}` has a plan in `{}` already", group.id, scope.season.id);
            let help = format!("run `okr new objective {}` to add to it", group.id);
            return Err(Refused::new(message).help(help).into());
        }
        let question = "Its first objective: what will be different";
        let title = ask.need(self.title.clone(), "--objective", question, None, &words)?;
        let summary = "What the plan is about, in a sentence (Enter: left out)";
        let summary = ask.may(self.summary.clone(), summary, None, &words)?;
        let objective = self.objective.objective(title, group, &scope, ask)?;
        let objective = ask.complete(objective)?;
        Ok(Draft::Plan(Plan {
            group: self.group.clone(),
            season: self.season.clone(),
            summary,
            discussion: self.discussion.clone(),
            objective,
        }))
    }
}

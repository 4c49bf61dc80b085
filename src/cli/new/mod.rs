//! `okr new`: drafts one document, or one item of a plan, from `templates/`.

mod answers;
mod carry;
mod checkin;
mod deliver;
mod intake;
pub(in crate::cli) mod judge;
mod key_result;
mod measure;
mod objective;
mod partnership;
mod plan;
mod postmortem;
mod premortem;
mod season;

use anyhow::Result;
use clap::{Args, Subcommand};

use super::Outcome;
use super::ask::Ask;
use super::context::Context;
use crate::cli::writing::told;
use crate::draft::Draft;

pub(super) use answers::{scalar, words};

/// Draft a document, or an item of a plan
///
/// What is missing is asked for at a terminal. Nothing is written unless all of it would be sound.
#[derive(Debug, Args)]
pub(super) struct New {
    /// Show the draft and write nothing
    #[arg(long, global = true)]
    print: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Season(season::Flags),
    Plan(Box<plan::Flags>),
    Objective(Box<objective::Flags>),
    KeyResult(Box<key_result::Flags>),
    Checkin(Box<checkin::Flags>),
    Intake(Box<intake::Flags>),
    Premortem(Box<premortem::Flags>),
    Postmortem(Box<postmortem::Flags>),
    Partnership(Box<partnership::Flags>),
}

/// Runs the command.
pub(super) fn run(new: &New, context: &Context) -> Result<Outcome> {
    told(match &new.what {
        What::Season(flags) if let Some(from) = &flags.from => carry::season(flags, from, new.print, context),
        What::Plan(flags) if let Some(from) = &flags.from => {
            carry::plan(&flags.group, flags.season.as_ref(), from, new.print, context)
        }
        what => draft(what, context).and_then(|draft| deliver::deliver(&draft, new.print, context)),
    })
}

/// All answers, from flags and questions.
fn draft(what: &What, context: &Context) -> Result<Draft> {
    let portfolio = context.portfolio()?;
    let mut ask = Ask::new();
    match what {
        What::Season(flags) => flags.draft(portfolio, &mut ask),
        What::Plan(flags) => flags.draft(portfolio, context.day, &mut ask),
        What::Objective(flags) => flags.draft(portfolio, context.day, &mut ask),
        What::KeyResult(flags) => flags.draft(portfolio, context.day, &mut ask),
        What::Checkin(flags) => flags.draft(portfolio, context.day, &mut ask),
        What::Intake(flags) => {
            flags.draft(portfolio, context.day, &deliver::templates(&context.root()?)?, &mut ask)
        }
        What::Premortem(flags) => flags.draft(portfolio, context.day, &mut ask),
        What::Postmortem(flags) => flags.draft(portfolio, context.day, &mut ask),
        What::Partnership(flags) => flags.draft(portfolio, context.day, &mut ask),
    }
}

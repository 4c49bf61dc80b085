//! `okr ratify`: the decision by which a plan or a season holds.

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::context::Context;
use super::decision::DecisionFlags;
use super::new::{judge, scalar};
use super::tag;
use super::writing::{Desk, refuse, told};
use crate::document::{Handle, Slug};
use crate::text::many;

/// Record that a plan or a season is ratified, once nothing is missing
///
/// It only writes the file: the decision stands when that lands on the main line. There, `--tag` marks the landing.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  okr ratify academy --by steward captain --vote https://vote.example/12\n  okr ratify s2 --by steward\n  \
                  okr ratify academy --tag"
)]
pub(super) struct Ratify {
    /// A group or a season
    #[arg(value_name = "GROUP|SEASON", value_parser = scalar::<Slug>)]
    named: Slug,
    /// Who decided; several may follow
    #[arg(long, value_name = "HANDLE", num_args = 1.., value_delimiter = ',', required_unless_present = "tag", value_parser = scalar::<Handle>)]
    by: Vec<Handle>,
    #[command(flatten)]
    decision: DecisionFlags,
    /// The season of the group's plan [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// Write no file: tag the commit in which it landed as okr/<season>/<group> or okr/<season>/season
    #[arg(long, conflicts_with = "print")]
    tag: bool,
    /// Show what would change, as a patch, and write nothing
    #[arg(long)]
    print: bool,
}

/// Runs the command.
pub(super) fn run(args: &Ratify, context: &Context) -> Result<Outcome> {
    told(if args.tag { tag(args, context) } else { ratify(args, context) })
}

fn tag(args: &Ratify, context: &Context) -> Result<Outcome> {
    let decision = args.decision.decision(&args.by);
    tag::tag(&tag::Wanted::ratified(&args.named, args.season.as_deref(), context)?, &decision, context)
}

fn ratify(args: &Ratify, context: &Context) -> Result<Outcome> {
    let desk = Desk::open(args.print, context)?;
    let answers = crate::draft::Ratify {
        named: args.named.clone(),
        season: args.season.clone(),
        decision: args.decision.decision(&args.by),
    };
    let (change, decided) = answers.change(desk.portfolio, context.day)?;
    let missing = judge::missing(&desk.root, &change, &decided, false, context.day)?;
    if !missing.findings.is_empty() {
        let things = many(missing.findings.len(), "thing");
        let message = format!("`{}` cannot be ratified yet: {things} to mend", args.named);
        let help = "nothing was written; a rule that should not hold here is waived with its reason";
        return Ok(refuse(&message, Some(help), &missing));
    }
    let next = format!("let it land on the main line, then there: okr ratify {} --tag", args.named);
    desk.deliver(vec![change], &next, context)
}

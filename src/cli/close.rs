//! `okr close`: the decision by which a season is over.

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

/// Record that a season is closed, once nothing is open
///
/// Open is what `okr check` calls an error of a closed season: key results that nobody scored, post-mortems that are
/// missing, plans left in draft. It only writes the file; on the main line, `--tag` marks the landing.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  okr close s1 --by steward captain\n  okr close s1 --tag")]
pub(super) struct Close {
    /// The season
    #[arg(value_parser = scalar::<Slug>)]
    season: Slug,
    /// Who decided; several may follow
    #[arg(long, value_name = "HANDLE", num_args = 1.., value_delimiter = ',', required_unless_present = "tag", value_parser = scalar::<Handle>)]
    by: Vec<Handle>,
    #[command(flatten)]
    decision: DecisionFlags,
    /// Write no file: tag the commit in which it landed as okr/<season>/closed
    #[arg(long, conflicts_with = "print")]
    tag: bool,
    /// Show what would change, as a patch, and write nothing
    #[arg(long)]
    print: bool,
}

/// Runs the command.
pub(super) fn run(args: &Close, context: &Context) -> Result<Outcome> {
    told(if args.tag { tag(args, context) } else { close(args, context) })
}

fn tag(args: &Close, context: &Context) -> Result<Outcome> {
    let decision = args.decision.decision(&args.by);
    tag::tag(&tag::Wanted::closed(&args.season, context)?, &decision, context)
}

fn close(args: &Close, context: &Context) -> Result<Outcome> {
    let desk = Desk::open(args.print, context)?;
    let decision = args.decision.decision(&args.by);
    let answers = crate::draft::Close { season: args.season.clone(), decision };
    let (change, decided) = answers.change(desk.portfolio, context.day)?;
    let open = judge::missing(&desk.root, &change, &decided, true, context.day)?;
    if !open.findings.is_empty() {
        let things = many(open.findings.len(), "thing");
        let message = format!("`{}` cannot be closed yet: {things} to mend", args.season);
        let help = "nothing was written; a rule that should not hold here is waived with its reason";
        return Ok(refuse(&message, Some(help), &open));
    }
    let next = format!("let it land on the main line, then there: okr close {} --tag", args.season);
    desk.deliver(vec![change], &next, context)
}

//! `okr drop`: an item leaves a ratified plan, or a plan the season, with its record.

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::context::Context;
use super::decision::ReasonFlags;
use super::new::{judge, scalar};
use super::writing::{Desk, refuse, told};
use crate::document::Slug;
use crate::draft::Leave;
use crate::text::many;

/// Drop an item of a ratified plan, or withdraw a plan, and record why
///
/// What is dropped stays in the file and counts as it says: nothing that was agreed disappears.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  okr drop academy/O1.KR2 --why \"the tool was sold\" --by steward\n  \
                  okr drop academy --why \"the guild has dissolved\" --by steward --replaced-by harbour")]
pub(super) struct Drop {
    /// An item, like `academy/O1.KR2`, or a group whose plan is withdrawn
    #[arg(value_name = "REF")]
    named: String,
    #[command(flatten)]
    decision: ReasonFlags,
    /// The group whose plan takes the place of a withdrawn one
    #[arg(long, value_name = "GROUP", value_parser = scalar::<Slug>)]
    replaced_by: Option<Slug>,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// Show what would change, as a patch, and write nothing
    #[arg(long)]
    print: bool,
}

/// Runs the command.
pub(super) fn run(args: &Drop, context: &Context) -> Result<Outcome> {
    told(drop(args, context))
}

fn drop(args: &Drop, context: &Context) -> Result<Outcome> {
    let desk = Desk::open(args.print, context)?;
    let leave = Leave {
        named: args.named.clone(),
        season: args.season.clone(),
        why: args.decision.why.clone(),
        decision: args.decision.decision(),
        replaced_by: args.replaced_by.clone(),
    };
    let change = leave.change(desk.portfolio, context.day)?;
    let faults = judge::brought(desk.portfolio, &desk.root, &change, context.day)?;
    if !faults.findings.is_empty() {
        let count = many(faults.findings.len(), "fault");
        let message = format!("dropping `{}` would bring {count}; nothing was written", args.named);
        return Ok(refuse(&message, None, &faults));
    }
    desk.deliver(vec![change], "okr check", context)
}

//! `okr amend`: a change of what was ratified, with its record.

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::context::Context;
use super::decision::ReasonFlags;
use super::new::{judge, scalar};
use super::writing::{Desk, refuse, told};
use crate::document::Slug;
use crate::text::many;

/// Change what was ratified, and record the change in the same edit
///
/// Every comment and every blank line stays where it is. What is not frozen (owner, why, source …) needs no amendment.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  okr amend academy O1.KR2 target=50 --why \"the survey closed early\" --by steward\n  \
                  okr amend academy CODE requested=4200 --why \"one course less\" --by steward captain\n  \
                  okr amend s1 season ends=2026-05-15 --why \"the fair moved\" --by steward\n\n\
                  `FIELD=` takes the field away. Lists have commas between: `contributes_to=dao/O1,dao/O2`.\n\
                  Breaks are `breaks=2026-04-01..2026-04-05`, a cadence is `checkins=\"{every: month, grace_days: 7}\"`."
)]
pub(super) struct Amend {
    /// The group whose plan it is, or a season
    #[arg(value_parser = scalar::<Slug>)]
    group: Slug,
    /// `O1`, `O1.KR2`, `O1.KR2.M1` or a currency; of a season `season`, a group or a currency
    item: String,
    /// A field and its new value; several may follow where they change together
    #[arg(value_name = "FIELD=VALUE", required = true, value_parser = field)]
    fields: Vec<(String, String)>,
    #[command(flatten)]
    decision: ReasonFlags,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// Show what would change, as a patch, and write nothing
    #[arg(long)]
    print: bool,
}

fn field(text: &str) -> Result<(String, String), String> {
    let (field, value) = text.split_once('=').ok_or("write it as `FIELD=VALUE`, like `target=50`")?;
    Ok((field.trim().to_owned(), value.to_owned()))
}

/// Runs the command.
pub(super) fn run(args: &Amend, context: &Context) -> Result<Outcome> {
    told(amend(args, context))
}

fn amend(args: &Amend, context: &Context) -> Result<Outcome> {
    let desk = Desk::open(args.print, context)?;
    let amendment = crate::draft::Amend {
        holder: args.group.clone(),
        season: args.season.clone(),
        item: args.item.clone(),
        fields: args.fields.clone(),
        why: args.decision.why.clone(),
        decision: args.decision.decision(),
    };
    let change = amendment.change(desk.portfolio, context.day)?;
    let faults = judge::brought(desk.portfolio, &desk.root, &change, context.day)?;
    if !faults.findings.is_empty() {
        let count = many(faults.findings.len(), "fault");
        let message = format!("the amendment would bring {count}; nothing was written");
        return Ok(refuse(&message, None, &faults));
    }
    desk.deliver(vec![change], "okr check", context)
}

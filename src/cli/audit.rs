//! `okr audit`: the record against its history.

use anyhow::Result;
use clap::Args;

use super::check::Deny;
use super::checks::audited;
use super::context::Context;
use super::deliver::Delivery;
use super::record::{Place, Record, unreadable};
use super::{Outcome, output};
use crate::diagnostic::Level;
use crate::report::formats::{Look, audit_json, ledger};
use crate::report::{self, View};

/// Hold the record against its history
///
/// What was promised and what stands now, who changed it, when it landed and who reviewed it: the findings of the
/// families history and independence, group by group, each with its commit and a git command that shows it; then what
/// could not be judged. Only what has landed by the day is read, never the working files.
#[derive(Debug, Args)]
pub(super) struct Audit {
    /// The season's id; else the one that runs on the day, the last that ended, the next
    #[arg(long, value_name = "SEASON")]
    season: Option<String>,
    /// Only this group
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// Everything as it stood at a commit, a tag or a day
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    #[command(flatten)]
    delivery: Delivery,
    /// Exit with 1 when there are warnings too
    #[arg(long, value_enum, value_name = "WHAT")]
    deny: Option<Deny>,
}

pub(super) fn run(args: &Audit, context: &Context) -> Result<Outcome> {
    let place = args.at.as_deref().map_or(Place::Landed, Place::At);
    let record = Record::open(context, place)?;
    let season = record.season(args.season.as_deref())?;
    let group = args.group.as_deref().map(|group| record.group(season, group)).transpose()?;
    let about = record.about(Some(season));
    let report = report::report(season, record.day, &[View::Audit], group, &about);
    let report = report.ok_or_else(|| unreadable(season))?;
    let mut checked = audited(record.checked().clone(), season);
    if let Some(group) = group {
        checked.findings.retain(|judged| judged.group.as_deref() == Some(group));
        checked.waived.retain(|waived| waived.judged.group.as_deref() == Some(group));
    }
    let look = Look { columns: output::columns(), details: !context.quiet };
    let own = |format: &str| match format {
        "human" => Some(ledger(&report, &look)),
        "json" => Some(audit_json(&report)),
        _ => None,
    };
    let denies_warnings = args.deny == Some(Deny::Warnings);
    args.delivery.deliver(&checked, denies_warnings, context, &record.root, own)?;
    let denied = denies_warnings && checked.count(Level::Warning) > 0;
    Ok(if denied || checked.count(Level::Error) > 0 { Outcome::Faults } else { Outcome::Good })
}

//! `okr show`: one item whole.

use anyhow::{Context as _, Result};
use clap::Args;

use super::context::Context;
use super::forms::forms;
use super::named::Named;
use super::record::{Place, Record, unreadable};
use super::{Outcome, output};
use crate::report::formats::{Format, Look};
use crate::report::views::item::item;

/// Show one objective or key result whole
///
/// Why it is there, what it serves up to the mission and what serves it, who answers for it, its numbers over time, its
/// money, what it needs from others, and what is due next. A group's name shows its plan. With -q only the answer.
#[derive(Debug, Args)]
pub(super) struct Show {
    /// The item: `academy/O1.KR2`, `academy/O1`, `academy`; of another season `s0/academy/O1`
    #[arg(value_name = "REF")]
    reference: String,
    /// Everything as it stood at a commit, a tag or a day; the working files are not read
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_parser = forms(|format| format.item.is_some()), default_value = "text")]
    format: &'static Format,
}

pub(super) fn run(args: &Show, context: &Context) -> Result<Outcome> {
    let record = Record::open(context, Place::of(args.at.as_deref()))?;
    let named = Named::find(&record, &args.reference)?;
    let about = record.about(None);
    let found =
        item(named.season, record.day, named.wanted(), &about).ok_or_else(|| unreadable(named.season))?;
    let look = Look { columns: output::columns(), details: !context.quiet };
    let show = args.format.item.context("this form shows no single item")?;
    output::print(&show(&found, &look))?;
    Ok(Outcome::Good)
}

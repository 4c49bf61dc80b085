//! `okr log`: the history of one item, plan or season.

use anyhow::{Context as _, Result, anyhow};
use clap::Args;

use super::context::Context;
use super::forms::forms;
use super::named::Named;
use super::record::{Place, Record, unreadable};
use super::{Outcome, output};
use crate::document::parse_reference;
use crate::model::SeasonView;
use crate::report::formats::{Format, Look};
use crate::report::views::log::{Asked, log};

/// Tell the history of one item, plan or season
///
/// Every landing that changed it or measured it: when, by which commit, who wrote and who reviewed it, what changed and
/// whether an amendment says so, the value, and the score as it stood and as ratified. Only what has landed by the day
/// is read, never the working files.
#[derive(Debug, Args)]
pub(super) struct Log {
    /// The item, `academy/O1.KR2` or `s0/academy/O1`; a group, or a season. Without it the season that `okr report` tells of
    #[arg(value_name = "REF")]
    reference: Option<String>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_parser = forms(|format| format.log.is_some()), default_value = "text")]
    format: &'static Format,
}

pub(super) fn run(args: &Log, context: &Context) -> Result<Outcome> {
    let record = Record::open(context, Place::Landed)?;
    let history = record.history.clone().map_err(|why| anyhow!(why))?;
    let about = record.about(None);
    let (season, group, item) = match args.reference.as_deref() {
        None => (record.season(None)?, None, None),
        Some(text) => {
            match record.portfolio.season(text).filter(|_| record.portfolio.group(text).is_none()) {
                Some(season) => (season, None, None),
                None => find(&record, text)?,
            }
        }
    };
    let asked = Asked { group: group.as_deref(), item: item.as_deref() };
    let told = log(season, record.day, asked, history, &about).ok_or_else(|| unreadable(season))?;
    let look = Look { columns: output::columns(), details: !context.quiet };
    let show = args.format.log.context("this form shows no history")?;
    output::print(&show(&told, &look))?;
    Ok(Outcome::Good)
}

/// A season, and a group and an item in it.
type Found = (SeasonView<'static>, Option<String>, Option<String>);

/// What a text names: an item that is there, or one that was there once.
fn find(record: &Record, text: &str) -> Result<Found> {
    let named = Named::find(record, text);
    if let Ok(named) = named {
        let item = (!named.item.ids.is_empty()).then(|| named.item.item());
        return Ok((named.season, Some(named.item.group), item));
    }
    let once = parse_reference(text).and_then(|reference| {
        let season = record.season(reference.season.as_deref()).ok()?;
        let group = record.portfolio.present_id(reference.group.as_deref()?).to_owned();
        let item = reference.item();
        let events = record.history.as_ref().ok()?.events(record.portfolio, season.id, Some(&group));
        let was_there = events.iter().any(|event| event.item == item);
        was_there.then_some((season, Some(group), Some(item)))
    });
    match (once, named) {
        (Some(found), _) => Ok(found),
        (None, Err(error)) => Err(error),
        (None, Ok(_)) => Err(anyhow!("`{text}` names nothing")),
    }
}

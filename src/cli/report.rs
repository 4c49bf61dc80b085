//! `okr report`: how did the season go?

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::context::Context;
use super::forms::forms;
use super::record::{Place, Record, unreadable};
use super::{Outcome, output};
use crate::model::SeasonView;
use crate::report::formats::{FORMATS, Format, Look};
use crate::report::{self, VIEWS, View};
use crate::text::list;

/// Tell how a season went
///
/// The answer first, then how it comes about. Without a view: the summary in text and CSV, all views in the other forms.
/// Without --season the one that runs on the day; else the last that ended; else the next.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// What to tell
    #[arg(value_enum)]
    view: Option<View>,
    /// The season's id
    #[arg(long, value_name = "SEASON")]
    season: Option<String>,
    /// Everything as it stood at a commit, a tag or a day; the working files are not read
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// Only this group
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_parser = forms(|_| true), default_value = "text")]
    format: &'static Format,
    /// Write a message to each group that owes a report, ready to post
    #[arg(long)]
    remind: bool,
    /// Write the report to this file, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl ValueEnum for View {
    fn value_variants<'a>() -> &'a [Self] {
        VIEWS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.asks()))
    }
}

pub(super) fn run(args: &Report, context: &Context) -> Result<Outcome> {
    let record = Record::open(context, Place::of(args.at.as_deref()))?;
    let season = record.season(args.season.as_deref())?;
    let group = args.group.as_deref().map(|group| record.group(season, group)).transpose()?;
    let look = Look { columns: output::columns(), details: !context.quiet };
    let text = if args.remind {
        remind(args, season, group, record.day, &look)?
    } else {
        let about = record.about(Some(season));
        let views = match args.view {
            Some(view) => vec![view],
            None if args.format.holds_all => VIEWS.to_vec(),
            None => vec![View::Summary],
        };
        let report = report::report(season, record.day, &views, group, &about);
        (args.format.show)(&report.ok_or_else(|| unreadable(season))?, &look)
    };
    output::deliver(&record.root, args.output.as_deref(), &text)?;
    Ok(Outcome::Good)
}

/// The reminders, in the form that was asked for.
fn remind(
    args: &Report,
    season: SeasonView<'_>,
    group: Option<&str>,
    day: jiff::civil::Date,
    look: &Look,
) -> Result<String> {
    if let Some(view) = args.view.filter(|view| *view != View::Compliance) {
        bail!("`--remind` goes with the view `compliance`, not with `{}`", view.name());
    }
    let Some(show) = args.format.remind else {
        let able: Vec<String> = FORMATS
            .iter()
            .filter(|format| format.remind.is_some())
            .map(|format| format!("`{}`", format.id))
            .collect();
        bail!("`--remind` writes messages to people, as {}, not as `{}`", list(&able), args.format.id);
    };
    let reminders = report::reminders(season, day, group).ok_or_else(|| unreadable(season))?;
    Ok(show(&reminders, look))
}

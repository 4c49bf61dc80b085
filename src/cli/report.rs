//! `okr report`: how did the season go?

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::context::Context;
use super::forms::forms;
use super::progress::Progress;
use super::record::{Place, Record, unreadable};
use super::{Outcome, output, verify};
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
    pub(super) view: Option<View>,
    /// The season's id
    #[arg(long, value_name = "SEASON")]
    pub(super) season: Option<String>,
    /// Everything as it stood at a commit, a tag or a day; the working files are not read
    #[arg(long, value_name = "REV")]
    pub(super) at: Option<String>,
    /// Only this group
    #[arg(long, value_name = "GROUP")]
    pub(super) group: Option<String>,
    /// The form of the output; `text` where nothing is said
    #[arg(long, value_name = "FORMAT", value_parser = forms(|_| true))]
    pub(super) format: Option<&'static Format>,
    /// Write a message to each group that owes a report, ready to post
    #[arg(long)]
    remind: bool,
    /// Say whether this report, made before, is what the data say now; exit with 1 when it is not. Day, season, group,
    /// view and form are taken from the file; what it does not tell, options supply
    #[arg(long, value_name = "FILE", conflicts_with_all = ["remind", "output"])]
    verify: Option<PathBuf>,
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
    if let Some(file) = &args.verify {
        return verify::run(args, file, context);
    }
    let format = args.format.unwrap_or(FORMATS[0]);
    let record = Record::open(context, Place::of(args.at.as_deref()))?;
    let season = record.season(args.season.as_deref())?;
    let group = args.group.as_deref().map(|group| record.group(season, group)).transpose()?;
    let look = Look { columns: output::columns(), details: !context.quiet };
    let text = if args.remind {
        remind(args, format, season, group, record.day, &look)?
    } else {
        let about = record.about(Some(season));
        let views = match args.view {
            Some(view) => vec![view],
            None if format.holds_all => VIEWS.to_vec(),
            None => vec![View::Summary],
        };
        let _progress = Progress::start("computing", 0);
        let report = report::report(season, record.day, &views, group, &about);
        (format.show)(&report.ok_or_else(|| unreadable(season))?, &look)
    };
    output::deliver(&record.root, args.output.as_deref(), &text)?;
    Ok(Outcome::Good)
}

/// The reminders, in the form that was asked for.
fn remind(
    args: &Report,
    format: &Format,
    season: SeasonView<'_>,
    group: Option<&str>,
    day: jiff::civil::Date,
    look: &Look,
) -> Result<String> {
    if let Some(view) = args.view.filter(|view| *view != View::Compliance) {
        bail!("`--remind` goes with the view `compliance`, not with `{}`", view.name());
    }
    let Some(show) = format.remind else {
        let able: Vec<String> = FORMATS
            .iter()
            .filter(|format| format.remind.is_some())
            .map(|format| format!("`{}`", format.id))
            .collect();
        bail!("`--remind` writes messages to people, as {}, not as `{}`", list(&able), format.id);
    };
    let reminders = report::reminders(season, day, group).ok_or_else(|| unreadable(season))?;
    Ok(show(&reminders, look))
}

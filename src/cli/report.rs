//! `okr report`: how did the season go?

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::checks::checks;
use super::context::Context;
use super::{Outcome, output};
use crate::check::check;
use crate::model::schedule::participants;
use crate::model::{Portfolio, SeasonView};
use crate::report::formats::{FORMATS, Format, Look};
use crate::report::{self, About, VIEWS, View};
use crate::store::Ids;
use crate::text::{list, nearest};

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
    /// Only this group
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_parser = formats(), default_value = "text")]
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

fn formats() -> impl TypedValueParser<Value = &'static Format> {
    let named = FORMATS.iter().map(|format| PossibleValue::new(format.id).help(format.about));
    PossibleValuesParser::new(named)
        .try_map(|id| FORMATS.iter().find(|format| format.id == id).copied().ok_or("no such form"))
}

pub(super) fn run(args: &Report, context: &Context) -> Result<Outcome> {
    let root = context.root()?;
    let portfolio = context.portfolio()?;
    if portfolio.org().is_none() {
        bail!("the organisation cannot be read: see `okr check`");
    }
    let season = season(portfolio, args.season.as_deref(), context)?;
    let group = args.group.as_deref().map(|group| known_group(portfolio, season, group)).transpose()?;
    let look = Look { columns: output::columns(), details: !context.quiet };
    if args.remind {
        let text = remind(args, season, group, context, &look)?;
        output::deliver(&root, args.output.as_deref(), &text)?;
        return Ok(Outcome::Good);
    }
    let ids = Ids::of(&root);
    let checked = check(portfolio, context.day);
    let errors = checked.files_with_errors();
    let tool = concat!("okr ", env!("CARGO_PKG_VERSION"));
    let checks = checks(&checked, season);
    let about = About { tool, revision: ids.tree.as_deref(), blobs: &ids.blobs, errors, checks };
    let views = match args.view {
        Some(view) => vec![view],
        None if args.format.holds_all => VIEWS.to_vec(),
        None => vec![View::Summary],
    };
    let report =
        report::report(season, context.day, &views, group, &about).with_context(|| unreadable(season))?;
    output::deliver(&root, args.output.as_deref(), &(args.format.show)(&report, &look))?;
    Ok(Outcome::Good)
}

/// The reminders, in the form that was asked for.
fn remind(
    args: &Report,
    season: SeasonView<'_>,
    group: Option<&str>,
    context: &Context,
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
    let reminders = report::reminders(season, context.day, group).with_context(|| unreadable(season))?;
    Ok(show(&reminders, look))
}

fn unreadable(season: SeasonView<'_>) -> String {
    format!("the season `{}` cannot be read: see `okr check`", season.id)
}

fn season<'a>(portfolio: &'a Portfolio, id: Option<&str>, context: &Context) -> Result<SeasonView<'a>> {
    let Some(id) = id else {
        return portfolio.current(context.day).context("no season can be read: see `okr check`");
    };
    if let Some(view) = portfolio.season(id) {
        return Ok(view);
    }
    let seasons = portfolio.seasons();
    match nearest(id, seasons.iter().map(|season| season.id)) {
        Some(near) => bail!("no season `{id}`; did you mean `{near}`?"),
        None => bail!("no season `{id}` under `okrs/`"),
    }
}

fn known_group<'a>(portfolio: &'a Portfolio, view: SeasonView<'a>, group: &'a str) -> Result<&'a str> {
    let present = portfolio.present_id(group);
    let mut known: BTreeSet<&str> = view.plans().into_iter().map(|(id, _)| id).collect();
    known.extend(participants(&view).iter().map(|(group, ..)| &*group.id));
    if known.contains(present) {
        return Ok(present);
    }
    match nearest(group, known) {
        Some(near) => bail!("`{group}` takes no part in season `{}`; did you mean `{near}`?", view.id),
        None => bail!("`{group}` takes no part in season `{}`", view.id),
    }
}

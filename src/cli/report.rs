//! `okr report`: how did the season go?

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::checks::checks;
use super::context::Context;
use super::{Outcome, output};
use crate::check::check;
use crate::model::{Portfolio, SeasonView};
use crate::report::formats::{FORMATS, Format, Look};
use crate::report::{self, About, VIEWS, View};
use crate::store::Ids;
use crate::text::nearest;

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
    let report = report::report(season, context.day, &views, group, &about)
        .with_context(|| format!("the season `{}` cannot be read: see `okr check`", season.id))?;
    let look = Look { columns: output::columns(), details: !context.quiet };
    output::deliver(&root, args.output.as_deref(), &(args.format.show)(&report, &look))?;
    Ok(Outcome::Good)
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
    let plans = view.plans();
    if plans.iter().any(|(id, _)| *id == present) {
        return Ok(present);
    }
    match nearest(group, plans.iter().map(|(id, _)| *id)) {
        Some(near) => bail!("`{group}` has no plan in season `{}`; did you mean `{near}`?", view.id),
        None => bail!("`{group}` has no plan in season `{}`", view.id),
    }
}

//! `okr report`: how did the season go?

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueEnum};

use super::context::Context;
use super::{Outcome, output};
use crate::check::check;
use crate::model::{Portfolio, SeasonView};
use crate::report::{self, About, formats};
use crate::store::Ids;
use crate::text::nearest;

/// Tell how a season went
///
/// The answer first, then the groups, then what needs a person, then every key result with its number.
/// Without --season the one that runs on the day; else the last that ended; else the next.
#[derive(Debug, Args)]
pub(super) struct Report {
    /// What to tell
    #[arg(value_enum, default_value_t = View::Summary)]
    view: View,
    /// The season's id
    #[arg(long, value_name = "SEASON")]
    season: Option<String>,
    /// Only this group
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// The form of the output
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum View {
    /// How did the season go?
    Summary,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people at a terminal
    Text,
    /// For machines: okr-report/1
    Json,
}

pub(super) fn run(args: &Report, context: &Context) -> Result<Outcome> {
    let root = context.root()?;
    let portfolio = context.portfolio()?;
    if portfolio.org().is_none() {
        bail!("the organisation cannot be read: see `okr check`");
    }
    let view = season(portfolio, args.season.as_deref(), context)?;
    let group = args.group.as_deref().map(|group| known_group(portfolio, view, group)).transpose()?;
    let ids = Ids::of(&root);
    let errors = check(portfolio, context.day).files_with_errors();
    let tool = concat!("okr ", env!("CARGO_PKG_VERSION"));
    let about = About { tool, revision: ids.tree.as_deref(), blobs: &ids.blobs, errors };
    let report = report::report(view, context.day, group, &about)
        .with_context(|| format!("the season `{}` cannot be read: see `okr check`", view.id))?;
    let text = match (args.view, args.format) {
        (View::Summary, Format::Text) => formats::text(&report, output::columns(), !context.quiet),
        (View::Summary, Format::Json) => formats::json(&report)?,
    };
    output::print(&text)?;
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

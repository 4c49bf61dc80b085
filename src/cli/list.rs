//! `okr list`: key results, those that are asked for.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

use super::context::Context;
use super::forms::forms;
use super::record::{Place, Record, unreadable};
use super::{Outcome, output};
use crate::document::Handle;
use crate::model::SeasonView;
use crate::model::score::{STATUSES, Status};
use crate::report::formats::{Format, Look};
use crate::report::views::list::{Filter, list};
use crate::text::nearest;

/// List key results
///
/// Those of all groups, or the ones that are asked for: every option narrows the list. With -q only their names, one a
/// line.
#[derive(Debug, Args)]
pub(super) struct List {
    /// The season's id; without it the season that `okr report` tells of
    #[arg(long, value_name = "SEASON")]
    season: Option<String>,
    /// Only those of this group
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// Only those that this person answers for
    #[arg(long, value_name = "HANDLE")]
    owner: Option<String>,
    /// Only those that stand so
    #[arg(long, value_enum, value_name = "STATUS")]
    status: Option<Status>,
    /// Everything as it stood at a commit, a tag or a day; the working files are not read
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_parser = forms(|format| format.list.is_some()), default_value = "text")]
    format: &'static Format,
}

impl ValueEnum for Status {
    fn value_variants<'a>() -> &'a [Self] {
        &STATUSES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()))
    }
}

pub(super) fn run(args: &List, context: &Context) -> Result<Outcome> {
    let record = Record::open(context, Place::of(args.at.as_deref()))?;
    let season = record.season(args.season.as_deref())?;
    let group = args.group.as_deref().map(|group| record.group(season, group)).transpose()?;
    let owner = args.owner.as_deref().map(|owner| known_owner(&record, season, owner)).transpose()?;
    let about = record.about(None);
    let filter = Filter { group, owner, status: args.status };
    let found = list(season, record.day, filter, &about).ok_or_else(|| unreadable(season))?;
    let look = Look { columns: output::columns(), details: !context.quiet };
    let show = args.format.list.context("this form has no lists")?;
    output::print(&show(&found, &look))?;
    Ok(Outcome::Good)
}

/// A person's handle as it was written: of whoever is listed in `org.yaml` or answers for something in the season.
fn known_owner<'a>(record: &'a Record, season: SeasonView<'a>, owner: &str) -> Result<&'a Handle> {
    let org = record.portfolio.org();
    let people = org.iter().flat_map(|org| &org.document.people).map(|person| &person.handle);
    let objectives = season.plans().into_iter().flat_map(|(_, plan)| &plan.document.objectives);
    let owners = objectives.flat_map(|objective| {
        let of_key_results = objective.key_results.iter().filter_map(|key_result| key_result.owner.as_ref());
        objective.owner.as_ref().into_iter().chain(of_key_results)
    });
    let known: BTreeSet<&Handle> = people.chain(owners).collect();
    if let Some(found) = known.iter().find(|handle| handle.eq_ignore_ascii_case(owner)) {
        return Ok(found);
    }
    let told = format!("nobody by the handle `{owner}` is known in season `{}`", season.id);
    match nearest(owner, known.into_iter().map(|handle| &**handle)) {
        Some(near) => bail!("{told}; did you mean `{near}`?"),
        None => bail!("{told}"),
    }
}

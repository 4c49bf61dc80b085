//! `okr report --verify`: is a report that was made before what the data say now?

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::context::Context;
use super::record::{Place, Record, unreadable};
use super::report::Report;
use super::{Outcome, output};
use crate::document::Date;
use crate::report::formats::{Format, Look};
use crate::report::verify::{Claim, Difference, difference};
use crate::report::{self, VIEWS, View};
use crate::store;
use crate::text::visible_line;

pub(super) fn run(args: &Report, file: &Path, context: &Context) -> Result<Outcome> {
    let text = store::text(file)?;
    let text = anstream::adapter::strip_str(&text).to_string();
    let name = file.display().to_string();
    let claim = Claim::read(&text, args.format);
    let format = claim.format.context("the file has no form that is known")?;
    let day = day(&claim, context, &name)?;
    let record = Record::open_on(context, Place::of(args.at.as_deref()), Some(day.0))?;
    let season = record.season(claim.season.as_deref().or(args.season.as_deref()))?;
    let group = claim.group.as_deref().or(args.group.as_deref());
    let group = group.map(|group| record.group(season, group)).transpose()?;
    let about = record.about(Some(season));
    let views = views(&claim, args, format, &name)?;
    let report = report::report(season, day.0, &views, group, &about).ok_or_else(|| unreadable(season))?;
    let now = |columns: usize| {
        let look = Look { columns, details: !claim.is_quiet };
        anstream::adapter::strip_str(&(format.show)(&report, &look)).to_string()
    };
    let found =
        widths(&text, format).into_iter().map(|columns| difference(&claim, &text, &now(columns), &report));
    let least = found.min_by_key(|found| found.as_ref().map_or(0, |found| found.others + 1)).flatten();
    let says = format!("season `{}`, as of {day}", season.id);
    match least {
        None => {
            if !context.quiet {
                output::print(&format!("`{}` is what the data say: {says}\n", visible_line(&name)))?;
            }
            Ok(Outcome::Good)
        }
        Some(found) => {
            output::print(&told(&name, &says, &found))?;
            if let Some(tool) = claim.tool.as_deref().filter(|tool| *tool != report.head.tool) {
                let (tool, now) = (visible_line(tool), report.head.tool);
                output::say(&format!(
                    "the file was made by {tool}, this is {now}: the form itself may differ"
                ));
            }
            Ok(Outcome::Faults)
        }
    }
}

/// The day that the file tells, else the one that was given.
fn day(claim: &Claim, context: &Context, name: &str) -> Result<Date> {
    match (claim.as_of, context.given_day) {
        (Some(day), _) | (None, Some(day)) => Ok(day),
        (None, None) => bail!("`{name}` does not say of which day it is: give it with `--as-of DATE`"),
    }
}

fn views(claim: &Claim, args: &Report, format: &Format, name: &str) -> Result<Vec<View>> {
    if !claim.views.is_empty() {
        return Ok(claim.views.clone());
    }
    match args.view {
        Some(view) => Ok(vec![view]),
        None if format.id == "json" || format.id == "csv" => {
            bail!("`{name}` is no report of `okr report`: it holds none of its views")
        }
        None if claim.as_of.is_none() => {
            bail!(
                "`{name}` does not say what it tells: name the view, as in `okr report money --verify FILE`"
            )
        }
        None if format.holds_all => Ok(VIEWS.to_vec()),
        None => Ok(vec![View::Summary]),
    }
}

/// The widths for which a text may have been made: its first line tells, unless its title was too long for that.
fn widths(text: &str, format: &Format) -> Vec<usize> {
    const WIDEST: usize = 400;
    if format.id != "text" {
        return vec![80];
    }
    let first = crate::text::width(text.lines().next().unwrap_or_default());
    let longest = text.lines().map(crate::text::width).max().unwrap_or_default();
    let is_told =
        (40..=WIDEST).contains(&first) && text.lines().next().is_some_and(|line| line.contains("  "));
    if is_told { vec![first] } else { (40..=longest.clamp(80, WIDEST)).collect() }
}

fn told(name: &str, says: &str, found: &Difference) -> String {
    let side = |text: &Option<String>| text.as_deref().map_or("nothing".to_owned(), visible_line);
    let mut lines = vec![
        format!("`{}` is not what the data say: {says}", visible_line(name)),
        format!("  {}", visible_line(&found.place)),
        format!("  file  {}", side(&found.file)),
        format!("  data  {}", side(&found.data)),
    ];
    match found.others {
        0 => {}
        1 => lines.push("  and 1 more place differs".to_owned()),
        others => lines.push(format!("  and {others} more places differ")),
    }
    lines.join("\n") + "\n"
}

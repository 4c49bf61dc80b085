//! `okr export`: the whole portfolio as flat tables, for engines that ask many repositories at once.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::Result;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::context::Context;
use super::record::{Place, Record};
use super::{Outcome, output};
use crate::check::{Checked, Judged};
use crate::document::File;
use crate::model::Portfolio;
use crate::report::export::{self, FORMS, FindingLine, Form, MANIFEST, Page, SCHEMA, TABLES, manifest};
use crate::store::{NewFolder, Owned};
use crate::text::many;

/// Write all seasons as flat tables
///
/// One folder a table, in it one a season (`DIR/key_results/season=s1/part.csv`), as DuckDB and Spark read them, from
/// many repositories at once. docs/export.md tells every column. DIR is written whole or not at all; an export that was
/// made before is replaced, and nothing else is.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The folder to write
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The form of the tables
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "csv")]
    format: Form,
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &FORMS
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}

pub(super) fn run(args: &Export, context: &Context) -> Result<Outcome> {
    let root = context.root()?;
    let owned = Owned { manifest: MANIFEST, says: SCHEMA, holds: is_of_export };
    let folder = NewFolder::begin(&root, &args.folder, owned)?;
    let record = Record::open(context, Place::Files)?;
    let portfolio = record.portfolio;
    let organisation = portfolio.org().map(|org| org.document.name.as_str()).unwrap_or_default();
    let about = record.about(None);
    let findings = Findings::of(portfolio, record.checked());
    let (day, form) = (context.day, args.format);
    let save = |page: &Page| folder.write(&page.path, &page.text).map(|()| page.count());
    let of_none = export::organisation(portfolio, day, &about, form, findings.of_season(None));
    let mut rows: Vec<(&str, usize)> = of_none.iter().flatten().map(save).collect::<Result<_>>()?;
    let seasons = portfolio.seasons();
    let of_seasons: Vec<Vec<(&str, usize)>> = seasons
        .par_iter()
        .map(|view| {
            let own = findings.of_season(Some(view.id));
            export::season(*view, day, &about, form, own).iter().map(save).collect()
        })
        .collect::<Result<_>>()?;
    rows.extend(of_seasons.into_iter().flatten());
    folder.write(MANIFEST, &manifest(organisation, day, &about, form, &rows))?;
    folder.keep()?;
    if !context.quiet {
        let count = rows.iter().map(|(_, rows)| rows).sum::<usize>();
        let (tables, seasons) = (many(TABLES.len(), "table"), many(seasons.len(), "season"));
        output::say(&format!(
            "wrote {} in {tables}, of {seasons}, to `{}`",
            many(count, "row"),
            args.folder.display()
        ));
    }
    Ok(Outcome::Good)
}

/// Whether a file is one that an export may have written.
fn is_of_export(path: &str) -> bool {
    let is_part = |file: &str| FORMS.iter().any(|form| file == format!("part.{}", form.name()));
    match path.split('/').collect::<Vec<_>>().as_slice() {
        [_, file] => is_part(file),
        [_, season, file] => season.starts_with("season=") && is_part(file),
        _ => false,
    }
}

/// What the check found, by season.
struct Findings<'a>(BTreeMap<Option<&'a str>, Vec<FindingLine<'a>>>);

impl<'a> Findings<'a> {
    fn of(portfolio: &'a Portfolio, checked: &'a Checked) -> Self {
        let seasons: BTreeSet<&str> = portfolio.seasons().iter().map(|season| season.id).collect();
        let files = portfolio.files().iter();
        let homes: BTreeMap<&str, &File> = files.map(|file| (file.source.path(), &**file)).collect();
        let season = |judged: &'a Judged| {
            let finding = &judged.finding;
            let about = finding.about.as_deref().map(|about| about.season.as_str());
            let home = || homes.get(finding.source.path())?.home.as_ref()?.season.as_deref();
            seasons.get(about.or_else(home)?).copied()
        };
        let mut found: BTreeMap<_, Vec<FindingLine<'a>>> = BTreeMap::new();
        for judged in &checked.findings {
            let season = season(judged);
            found.entry(season).or_default().push(line(season, judged));
        }
        Self(found)
    }

    fn of_season(&self, season: Option<&'a str>) -> &[FindingLine<'a>] {
        self.0.get(&season).map(Vec::as_slice).unwrap_or_default()
    }
}

fn line<'a>(season: Option<&'a str>, judged: &'a Judged) -> FindingLine<'a> {
    let finding = &judged.finding;
    let start = finding.source.position(finding.span.start);
    let end = finding.source.position(finding.span.end);
    FindingLine {
        season,
        rule: finding.rule,
        family: judged.family,
        level: judged.level.word(),
        message: &finding.message,
        help: finding.help.as_deref(),
        file: finding.source.path(),
        start: (start.line, start.column),
        end: (end.line, end.column),
        group: judged.group.as_deref(),
        item: judged.item.as_deref(),
        fixable: finding.fix.is_some(),
    }
}

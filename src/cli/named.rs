//! Finds the item that a person names on the command line, or says which one may be meant.

use anyhow::{Result, anyhow, bail};

use super::record::Record;
use crate::document::{Reference, parse_reference};
use crate::model::{ItemId, Missing, SeasonView};
use crate::report::views::item::Wanted;
use crate::text::nearest;

/// An item that is there, or a group's plan: then without ids.
pub(super) struct Named {
    /// Its season.
    pub season: SeasonView<'static>,
    /// Its name.
    pub item: ItemId,
}

impl Named {
    /// What a text on the command line names: `academy/O1.KR2`, `academy`, either behind a season.
    pub fn find(record: &Record, text: &str) -> Result<Self> {
        let parts: Vec<&str> = text.split('/').collect();
        match parts.as_slice() {
            [group] if is_group(record, group) => Self::plan(record, None, group),
            [season, group] if !is_group(record, season) && is_group(record, group) => {
                Self::plan(record, Some(season), group)
            }
            _ => match parse_reference(text) {
                Some(reference) => Self::item(record, text, &reference),
                None => bail!("`{text}` names no item: write `GROUP/O1.KR2`, or `SEASON/GROUP/O1.KR2`"),
            },
        }
    }

    /// The item as the report knows it.
    pub fn wanted(&self) -> Wanted<'_> {
        let id = |index: usize| self.item.ids.get(index).map(String::as_str);
        Wanted { group: &self.item.group, objective: id(0), key_result: id(1) }
    }

    fn plan(record: &Record, season: Option<&str>, group: &str) -> Result<Self> {
        let season = record.season(season)?;
        let present = record.portfolio.present_id(group);
        if season.plan(present).is_none() {
            return Err(no_plan(season, present));
        }
        let item = ItemId { season: season.id.to_owned(), group: present.to_owned(), ids: Vec::new() };
        Ok(Self { season, item })
    }

    fn item(record: &Record, text: &str, reference: &Reference) -> Result<Self> {
        let Some(group) = reference.group.as_deref() else {
            return Err(without_group(record, text, reference));
        };
        let season = record.season(reference.season.as_deref())?;
        let item =
            record.portfolio.resolve(reference, season.id, group).map_err(|missing| match missing {
                Missing::Season => anyhow!("no season `{}` under `okrs/`", season.id),
                Missing::Group => no_group(record, group),
                Missing::Plan => no_plan(season, group),
                Missing::Unreadable => anyhow!("`{text}` cannot be read: see `okr check`"),
                Missing::Item(known) => no_item(record, season, group, &reference.item(), &known),
            })?;
        match item.ids.as_slice() {
            [id] if season
                .plan(&item.group)
                .is_some_and(|plan| plan.needs.iter().any(|need| &*need.id == id)) =>
            {
                bail!("`{text}` is a need; `okr show {}` tells of it", item.group)
            }
            [objective, key_result, _] => {
                bail!(
                    "`{text}` is a milestone; `okr show {}/{objective}.{key_result}` tells of it",
                    item.group
                )
            }
            _ => Ok(Self { season, item }),
        }
    }
}

/// Whether a text names a group of the organisation, or one that has a plan in some season.
fn is_group(record: &Record, id: &str) -> bool {
    let present = record.portfolio.present_id(id);
    let has_plan = || record.portfolio.seasons().iter().any(|season| season.has_plan_file(present));
    record.portfolio.group(id).is_some() || has_plan()
}

fn groups(record: &Record) -> Vec<&str> {
    let org = record.portfolio.org();
    org.iter().flat_map(|org| &org.document.groups).map(|group| &*group.id).collect()
}

fn without_group(record: &Record, text: &str, reference: &Reference) -> anyhow::Error {
    match nearest(text, groups(record)) {
        Some(near) => anyhow!("there is no group `{text}`; did you mean `{near}`?"),
        None => anyhow!("`{text}` names no group: write `GROUP/{}`", reference.item()),
    }
}

fn no_group(record: &Record, group: &str) -> anyhow::Error {
    match nearest(group, groups(record)) {
        Some(near) => anyhow!("there is no group `{group}`; did you mean `{near}`?"),
        None => anyhow!("there is no group `{group}` in `okrs/org.yaml`"),
    }
}

fn no_plan(season: SeasonView<'_>, group: &str) -> anyhow::Error {
    if season.has_plan_file(group) {
        return anyhow!("the plan of `{group}` in `{}` cannot be read: see `okr check`", season.id);
    }
    anyhow!(
        "`{group}` has no plan in season `{}`{}",
        season.id,
        elsewhere(season, |other| other.plan(group).is_some())
    )
}

fn no_item(
    record: &Record,
    season: SeasonView<'_>,
    group: &str,
    item: &str,
    known: &[String],
) -> anyhow::Error {
    let group = record.portfolio.present_id(group);
    let told = format!("the plan of `{group}` in `{}` has no `{item}`", season.id);
    if let Some(near) = nearest(item, known.iter().map(String::as_str)) {
        return anyhow!("{told}; did you mean `{group}/{near}`?");
    }
    let has = |other: SeasonView<'_>| {
        parse_reference(item).is_some_and(|own| record.portfolio.resolve(&own, other.id, group).is_ok())
    };
    anyhow!("{told}{}", elsewhere(season, has))
}

/// Names the seasons in which it would be there.
fn elsewhere(season: SeasonView<'_>, has: impl Fn(SeasonView<'_>) -> bool) -> String {
    let seasons = season.portfolio.seasons();
    let others = seasons.into_iter().filter(|other| other.id != season.id && has(*other));
    let others: Vec<String> = others.map(|other| format!("`{}`", other.id)).collect();
    if others.is_empty() { String::new() } else { format!(", but in {}", crate::text::list(&others)) }
}

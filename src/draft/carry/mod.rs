//! The turn of the season: plans that begin with what the post-mortems decided to keep or to modify, each item with
//! its origin and with what was last measured as its baseline.

mod chosen;
mod next;
mod written;

pub use chosen::Left;
pub use next::Next;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Change;
use super::plan::head;
use super::refused::Refused;
use super::scope::Scope;
use super::template::Templates;
use crate::document::Slug;
use crate::model::{ItemId, Portfolio, SeasonView};
use chosen::{Chosen, choose, items};
use written::Writer;

/// The season from which something is carried.
#[derive(Debug)]
pub struct Carry {
    /// Its id.
    pub from: Slug,
}

impl Carry {
    /// The season from which is carried.
    ///
    /// # Errors
    /// When there is none of that id.
    pub fn season<'a>(&self, portfolio: &'a Portfolio) -> Result<SeasonView<'a>, Refused> {
        let seasons = portfolio.seasons();
        let known: Vec<&str> = seasons.iter().map(|season| season.id).collect();
        let unknown = || Refused::unknown(format!("there is no season `{}`", self.from), &self.from, &known);
        portfolio.season(&self.from).ok_or_else(unknown)
    }

    /// The plan of one group, with what is not carried.
    ///
    /// # Errors
    /// When it has a plan there already, or when nothing of it goes on.
    pub fn plan(
        &self,
        group: &str,
        season: Option<&str>,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<(Change, Vec<Left>), Refused> {
        let from = self.season(portfolio)?;
        let scope = Scope::new(portfolio, season, day)?;
        if scope.season.id == from.id {
            let message = format!("`{}` would be carried into itself", from.id);
            return Err(
                Refused::new(message).help("name another season with `--season`, or run `okr new season`")
            );
        }
        let group = scope.group(group)?;
        if scope.season.has_plan_file(&group.id) {
            let message = format!("`{}` has a plan in `{}` already", group.id, scope.season.id);
            return Err(
                Refused::new(message).help(format!("run `okr new objective {}` to add to it", group.id))
            );
        }
        if !from.has_plan_file(&group.id) {
            return Err(Refused::new(format!("`{}` has no plan in `{}`", group.id, from.id)));
        }
        let there = |item: &ItemId| is_in(portfolio, scope.season.id, item);
        let (chosen, mut left) = choose(&from, &[&*group.id], day, there);
        let Some(chosen) = chosen.first() else {
            let told: Vec<String> = left.iter().map(|left| format!("{}: {}", left.item, left.why)).collect();
            let refused =
                Refused::new(format!("nothing of the plan of `{}` in `{}` goes on", group.id, from.id));
            return Err(refused.help(told.join("; ")));
        };
        let known = items(std::slice::from_ref(chosen));
        let change = written(&scope, &from, chosen, &known, templates, &mut left)?;
        left.sort_by(|a, b| a.item.cmp(&b.item));
        Ok((change, left))
    }

    /// The plans of all groups of which something goes on, into a season that is there, with what is not carried.
    ///
    /// # Errors
    /// When something of it cannot be written.
    pub fn plans(
        &self,
        season: &str,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<(Vec<Change>, Vec<Left>), Refused> {
        let from = self.season(portfolio)?;
        let scope = Scope::new(portfolio, Some(season), day)?;
        let (mut groups, mut left) = (Vec::new(), Vec::new());
        for (group, _) in from.plans() {
            if scope.group(group).is_ok() {
                groups.push(group);
            } else {
                let why = format!("it does not take part in `{season}`");
                left.push(Left { item: group.to_owned(), why });
            }
        }
        let (chosen, more) = choose(&from, &groups, day, |_| false);
        left.extend(more);
        let known = items(&chosen);
        let plan = |chosen| written(&scope, &from, chosen, &known, templates, &mut left);
        let changes = chosen.iter().map(plan).collect::<Result<Vec<_>, Refused>>()?;
        left.sort_by(|a, b| a.item.cmp(&b.item));
        Ok((changes, left))
    }
}

/// A plan with what goes on.
fn written(
    scope: &Scope<'_>,
    from: &SeasonView<'_>,
    chosen: &Chosen<'_>,
    known: &BTreeSet<ItemId>,
    templates: &Templates,
    left: &mut Vec<Left>,
) -> Result<Change, Refused> {
    let group = scope.group(chosen.group)?;
    let text = head(scope, group, None, None, templates)?;
    let mut writer = Writer { scope, from, known, templates, left };
    let text = writer.objectives(text, chosen)?;
    Ok(Change::create(format!("okrs/{}/{}.yaml", scope.season.id, group.id), text))
}

/// Whether a season has an item of the same name.
fn is_in(portfolio: &Portfolio, season: &str, item: &ItemId) -> bool {
    let reference = crate::document::Reference {
        season: Some(season.to_owned()),
        group: Some(item.group.clone()),
        ids: item.ids.clone(),
    };
    portfolio.resolve(&reference, season, &item.group).is_ok()
}

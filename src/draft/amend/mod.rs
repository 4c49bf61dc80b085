//! A change of what was ratified, together with its record, in one edit.

mod frozen;
mod target;
mod value;

use std::fmt::Write as _;

use jiff::civil::Date;

use super::Change;
use super::decision::Decision;
use super::refused::Refused;
use super::revision::Revision;
use super::scope::Scope;
use crate::diagnostic::Stage;
use crate::document::Slug;
use crate::model::{Filed, Portfolio};
use crate::yaml::{NodeId, path, quote};
use frozen::SEASON_END;
use target::{Place, Target};

/// The answers for an amendment.
#[derive(Debug)]
pub struct Amend {
    /// A group, by its present or a former id, or a season.
    pub holder: Slug,
    /// The season of a group's plan; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// `O1`, `O1.KR2`, `O1.KR2.M1` or a currency; of a season `season`, a group or a currency.
    pub item: String,
    /// Fields and their new values; an empty one takes the field away.
    pub fields: Vec<(String, String)>,
    /// Why.
    pub why: String,
    /// Who decided.
    pub decision: Decision,
}

/// What a new field stands above, where it is there.
const LATER: &[&str] = &[
    "dropped",
    "key_results",
    "milestones",
    "checkins",
    "budgets",
    "participants",
    "standards",
    "decisions",
    "amendments",
    "ratified",
];

/// One field that changes.
struct Amended {
    field: String,
    from: Option<String>,
    to: Option<String>,
}

impl Amend {
    /// The change of the plan or the season.
    ///
    /// # Errors
    /// Why it cannot be made, with what would help.
    pub fn change(&self, portfolio: &Portfolio, day: Date) -> Result<Change, Refused> {
        let names: Vec<&str> = self.fields.iter().map(|(field, _)| field.as_str()).collect();
        if portfolio.season(&self.holder).is_some() {
            let scope = Scope::new(portfolio, Some(&self.holder), day)?;
            let season = scope.season.document().ok_or_else(|| Refused::new("the season cannot be read"))?;
            if scope.season.stage(day) == Stage::Draft {
                return Err(is_draft(&format!("the season `{}`", scope.season.id)));
            }
            let target = Target::of_season(&scope, &season, &self.item, &names)?;
            return self.amended(&scope, &season, season.at.node(), "", &target);
        }
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.holder)?;
        let plan = scope.plan(&group.id)?;
        if scope.season.is_withdrawn(&group.id, day) {
            return Err(Refused::new(format!("the plan of `{}` is withdrawn", group.id)));
        }
        if scope.season.plan_stage(&group.id, day) == Stage::Draft {
            return Err(is_draft(&format!("the plan of `{}`", group.id)));
        }
        let target = Target::of_plan(&plan, &group.id, &self.item, &names)?;
        self.amended(&scope, &plan, plan.at.node(), &group.id, &target)
    }

    fn amended<T>(
        &self,
        scope: &Scope<'_>,
        filed: &Filed<'_, T>,
        top: NodeId,
        group: &str,
        target: &Target,
    ) -> Result<Change, Refused> {
        self.decision.judge(scope)?;
        let mut amended = Vec::new();
        for (index, (name, text)) in self.fields.iter().enumerate() {
            if self.fields[..index].iter().any(|(other, _)| other == name) {
                return Err(Refused::new(format!("`{name}` is given twice")));
            }
            amended.push(differing(scope, filed, group, target, name, text)?);
        }
        let mut revision = Revision::of(filed);
        match target.place {
            Place::There(node) => {
                let at = path(filed.tree, node);
                for Amended { field, to, .. } in &amended {
                    match to {
                        Some(to) => revision.set(&at, field, to, LATER)?,
                        None => revision.remove(&at, field)?,
                    }
                }
            }
            Place::New { list, key } => {
                let mut entry = format!("{key}: {}\n", quote(&target.item));
                for Amended { field, to, .. } in &amended {
                    let _ = writeln!(entry, "{field}: {}", to.as_deref().unwrap_or_default());
                }
                revision.append(&path(filed.tree, top), list, &entry)?;
            }
        }
        for one in &amended {
            let record = self.record(scope, &target.item, one);
            revision.append(&path(filed.tree, top), "amendments", &record)?;
        }
        Ok(revision.change())
    }

    /// The entry of `amendments`.
    fn record(&self, scope: &Scope<'_>, item: &str, amended: &Amended) -> String {
        let date = self.decision.date(scope);
        let mut text = format!("date: {date}\nitem: {}\nfield: {}\n", quote(item), quote(&amended.field));
        for (name, value) in [("from", &amended.from), ("to", &amended.to)] {
            if let Some(value) = value {
                let _ = writeln!(text, "{name}: {value}");
            }
        }
        text + &self.decision.reason(&self.why)
    }
}

/// A field with its new value, when that says something else than what stands there or is meant by its absence.
fn differing<T>(
    scope: &Scope<'_>,
    filed: &Filed<'_, T>,
    group: &str,
    target: &Target,
    name: &str,
    text: &str,
) -> Result<Amended, Refused> {
    let (field, form, default) = target.frozen.field(name)?;
    let to = value::written(form, text, scope, group).map_err(|refused| refused.of(field, &target.item))?;
    let from = target::stands(filed.tree, target.node(), field);
    let season_end = || scope.season.document().map(|season| season.ends.to_string());
    let default = match default {
        Some(SEASON_END) => season_end(),
        default => default.map(str::to_owned),
    };
    let (was, is) = (from.clone().or(default.clone()), to.clone().or(default));
    let says_the_same = match (&was, &is) {
        (Some(was), Some(is)) => value::same(was, is),
        (was, is) => was == is,
    };
    if says_the_same {
        let told = is.map_or_else(|| "absent".to_owned(), |is| format!("`{is}`"));
        let by_default = if from.is_none() && was.is_some() { ", by default" } else { "" };
        let message = format!("`{field}` of `{}` is {told} already{by_default}", target.item);
        return Err(Refused::new(message).help("an amendment records a change"));
    }
    Ok(Amended { field: field.to_owned(), from, to })
}

fn is_draft(what: &str) -> Refused {
    let help = "a draft needs no amendment: change it directly";
    Refused::new(format!("{what} is a draft")).help(help)
}

//! The items of a plan, found by reference, and the record by which one is dropped.

use super::Change;
use super::decision::Decision;
use super::refused::Refused;
use super::revision::Revision;
use super::scope::Scope;
use crate::diagnostic::Stage;
use crate::document::{
    KeyResult, Milestone, Objective, Plan, Reasoned, Reference, Slug, form, parse_reference,
};
use crate::model::{Filed, Portfolio};
use crate::yaml::{At, path, quote};

/// An item of a plan.
pub(super) enum Item<'a> {
    Objective(&'a Objective),
    KeyResult(&'a KeyResult),
    Milestone(&'a Milestone),
}

impl<'a> Item<'a> {
    /// The item that a reference inside the plan means; none where there is no such item.
    ///
    /// # Errors
    /// When it is dropped, or is part of what is.
    pub fn find(plan: &'a Plan, reference: &Reference) -> Result<Option<Self>, Refused> {
        let mut ids = reference.ids.iter().map(String::as_str);
        let objective = ids.next().and_then(|id| plan.objectives.iter().find(|o| &*o.id == id));
        let Some(objective) = objective else { return Ok(None) };
        stands(&objective.id, objective.dropped.as_ref())?;
        let Some(id) = ids.next() else { return Ok(Some(Self::Objective(objective))) };
        let Some(kr) = objective.key_results.iter().find(|kr| &*kr.id == id) else { return Ok(None) };
        stands(&format!("{}.{id}", objective.id), kr.dropped.as_ref())?;
        let Some(id) = ids.next() else { return Ok(Some(Self::KeyResult(kr))) };
        let milestone = kr.measure.milestones().into_iter().flatten().find(|milestone| &*milestone.id == id);
        let Some(milestone) = milestone else { return Ok(None) };
        stands(&reference.item(), milestone.dropped.as_ref())?;
        Ok(Some(Self::Milestone(milestone)))
    }

    fn at(&self) -> At {
        match self {
            Self::Objective(objective) => objective.at,
            Self::KeyResult(kr) => kr.at,
            Self::Milestone(milestone) => milestone.at,
        }
    }
}

fn stands(name: &str, dropped: Option<&Reasoned>) -> Result<(), Refused> {
    match dropped {
        None => Ok(()),
        Some(_) => Err(Refused::new(format!("`{name}` is dropped already"))),
    }
}

/// Objectives, key results and milestones of a plan by their names in it.
pub(super) fn names(plan: &Plan) -> impl Iterator<Item = String> {
    plan.objectives.iter().flat_map(|objective| {
        let key_results = objective.key_results.iter().map(move |kr| format!("{}.{}", objective.id, kr.id));
        std::iter::once(objective.id.to_string()).chain(key_results)
    })
}

/// The answers for dropping an item of a ratified plan, or withdrawing a plan.
#[derive(Debug)]
pub struct Leave {
    /// `academy/O1.KR2` is dropped, `academy` is withdrawn; of another season `s1/academy/O1`.
    pub named: String,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// Why.
    pub why: String,
    /// Who decided.
    pub decision: Decision,
    /// The group whose plan takes the place of a withdrawn one.
    pub replaced_by: Option<Slug>,
}

impl Leave {
    /// The change of the plan.
    ///
    /// # Errors
    /// Why it cannot be made, with what would help.
    pub fn change(&self, portfolio: &Portfolio, day: jiff::civil::Date) -> Result<Change, Refused> {
        let (season, group, reference) = self.read(portfolio)?;
        let scope = Scope::new(portfolio, season.or(self.season.as_deref()), day)?;
        let group = scope.group(&group)?;
        let plan = scope.plan(&group.id)?;
        self.decision.judge(&scope)?;
        if scope.season.is_withdrawn(&group.id, day) || plan.withdrawn.is_some() {
            return Err(Refused::new(format!("the plan of `{}` is withdrawn already", group.id)));
        }
        match reference {
            Some(reference) => self.dropped(&scope, &plan, &group.id, &reference),
            None => self.withdrawn(&scope, &plan, &group.id),
        }
    }

    /// The season where one is named, the group, and the item where one is named.
    fn read(&self, portfolio: &Portfolio) -> Result<(Option<&str>, String, Option<Reference>), Refused> {
        let named = self.named.as_str();
        if portfolio.group(named).is_some() {
            return Ok((None, named.to_owned(), None));
        }
        if let Some((season, group)) = named.split_once('/')
            && portfolio.season(season).is_some()
            && portfolio.group(group).is_some()
        {
            return Ok((Some(season), group.to_owned(), None));
        }
        match parse_reference(named) {
            Some(Reference { season, group: Some(group), ids }) => {
                let known = named.split('/').next().filter(|_| season.is_some());
                Ok((known, group, Some(Reference { season: None, group: None, ids })))
            }
            Some(_) if !form::is_slug(named) => {
                let message = format!("`{named}` could be of any group");
                Err(Refused::new(message).help(format!("name the group too, like `academy/{named}`")))
            }
            Some(_) | None => {
                let groups = portfolio.org().into_iter().flat_map(|org| org.document.groups.iter());
                let known: Vec<&str> = groups.map(|group| &*group.id).collect();
                let message = format!("`{named}` is neither an item, like `academy/O1.KR2`, nor a group");
                Err(Refused::unknown(message, named, &known))
            }
        }
    }

    fn dropped(
        &self,
        scope: &Scope<'_>,
        plan: &Filed<'_, Plan>,
        group: &str,
        reference: &Reference,
    ) -> Result<Change, Refused> {
        if self.replaced_by.is_some() {
            let message = "`--replaced-by` belongs to a plan that is withdrawn, not to an item";
            return Err(Refused::new(message));
        }
        let name = reference.item();
        if plan.document.needs.iter().any(|need| reference.ids == [need.id.to_string()]) {
            let message = format!("`{name}` is a need, and needs are not frozen");
            return Err(Refused::new(message).help("take it out of the file"));
        }
        let item = Item::find(plan.document, reference)?.ok_or_else(|| {
            let known: Vec<String> = names(plan.document).collect();
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            Refused::unknown(format!("the plan of `{group}` has no item `{name}`"), &name, &known)
        })?;
        if scope.season.plan_stage(group, scope.day) == Stage::Draft {
            let message = format!("the plan of `{group}` is a draft");
            return Err(
                Refused::new(message).help("a draft needs no decision: take the item out of the file")
            );
        }
        let record = self.decision.reasoned(scope, &self.why);
        let mut revision = Revision::of(plan);
        let at = path(plan.tree, item.at().node());
        revision.set(&at, "dropped", &record, &["key_results", "milestones"])?;
        Ok(revision.change())
    }

    fn withdrawn(&self, scope: &Scope<'_>, plan: &Filed<'_, Plan>, group: &str) -> Result<Change, Refused> {
        let mut record = self.decision.reasoned(scope, &self.why);
        if let Some(other) = &self.replaced_by {
            let other = &scope.group(other)?.id;
            if &**other == group {
                return Err(Refused::new("a plan is not replaced by that of the same group"));
            }
            record = format!("{record}replaced_by: {}\n", quote(other));
        }
        let mut revision = Revision::of(plan);
        revision.set(&[], "withdrawn", &record, &["team", "budgets", "objectives"])?;
        Ok(revision.change())
    }
}

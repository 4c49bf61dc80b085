//! A plan in its two states: its decisions, its items, its money, and all the rest of it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::alignment::{self, Contributors};
use super::budget;
use super::change::{Change, Counts, Kind, Side, Told};
use super::items::{Free, items};
use super::leaves::without;
use super::moves::Loose;
use super::pact::{Pact, decided, reasoned};
use super::sheet::Sheet;
use crate::document::{Amendment, Plan};
use crate::model::promise::{Amended, Changed, Class, Difference, Naming, Promises};
use crate::text::list;

/// Fields of a plan that are told by themselves.
const TOLD: [&str; 3] = ["objectives", "budgets", "amendments"];

/// A plan in one state.
pub(super) struct State<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What it promises, or would.
    pub promises: Promises,
}

/// A plan in its two states.
pub(super) struct PlanSheet<'a> {
    /// The file.
    pub sheet: Sheet<'a>,
    /// The plan at the base.
    pub before: Option<State<'a>>,
    /// The plan now.
    pub after: Option<State<'a>>,
    /// By which names it is read now.
    pub naming: Naming<'a>,
    /// Whether it was ratified at the base, and not withdrawn.
    pub is_binding: bool,
}

impl<'a> PlanSheet<'a> {
    fn pact<'b>(&'b self, before: &'b State<'a>, after: &'b State<'a>) -> Pact<'b> {
        let of = |state: &'b State<'a>| -> (&'b Promises, &'b [Amendment]) {
            (&state.promises, &state.plan.amendments)
        };
        Pact {
            sheet: &self.sheet,
            before: of(before),
            after: of(after),
            naming: self.naming,
            is_binding: self.is_binding,
        }
    }

    /// What changes in it. Items that are new or gone are handed over: they may have moved.
    pub fn changes<'b>(
        &'b self,
        contributors: &Contributors,
        (gone, new): (&mut Vec<Loose<'b>>, &mut Vec<Loose<'b>>),
    ) -> Vec<Change> {
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => self.both(before, after, contributors, (gone, new)),
            (None, Some(after)) if self.sheet.before.is_none() => {
                new.extend(after.promises.items().iter().map(|item| Loose::told(&self.sheet, item)));
                vec![self.added(after)]
            }
            (Some(before), None) if self.sheet.after.is_none() => {
                gone.extend(before.promises.items().iter().map(|item| Loose::told(&self.sheet, item)));
                let amended = self.is_binding.then_some(Amended::No);
                let mut out = vec![Change { amended, ..self.sheet.change(Kind::PlanRemoved) }];
                out.extend(alignment::of_plan_gone(&self.sheet, &before.promises, contributors));
                out
            }
            (_, _) => Vec::new(),
        }
    }

    fn added(&self, after: &State<'_>) -> Change {
        let plan = after.plan;
        let counts = Counts {
            objectives: Some(plan.objectives.len()),
            key_results: Some(plan.objectives.iter().map(|objective| objective.key_results.len()).sum()),
            ..Counts::default()
        };
        let stage = if plan.ratified.is_some() { "ratified" } else { "draft" };
        let money = plan.budgets.iter().flatten();
        let money = money.map(|budget| (budget.currency.to_string(), budget.requested.value)).collect();
        Change { counts, money, to: Some(Told::text(stage)), ..self.sheet.change(Kind::PlanAdded) }
    }

    fn both<'b>(
        &'b self,
        before: &'b State<'a>,
        after: &'b State<'a>,
        contributors: &Contributors,
        (gone, new): (&mut Vec<Loose<'b>>, &mut Vec<Loose<'b>>),
    ) -> Vec<Change> {
        let pact = self.pact(before, after);
        let (mut out, mut changed) = (self.decisions(before.plan, after.plan), Vec::new());
        if out.iter().any(|change| change.kind == Kind::Withdrawn) {
            out.extend(alignment::of_plan_gone(&self.sheet, &before.promises, contributors));
        }
        for difference in pact.differences() {
            match difference {
                Difference::New(item) => {
                    let decision = if item.is_added { Amended::Exactly } else { Amended::No };
                    let amended = self.is_binding.then_some(decision);
                    new.push(Loose { amended, ..Loose::of(&self.sheet, item) });
                }
                Difference::Gone(item) => {
                    let amended = self.is_binding.then_some(Amended::No);
                    gone.push(Loose { amended, ..Loose::of(&self.sheet, item) });
                }
                Difference::Field(field) => {
                    out.extend(told_field(&pact, &field, contributors));
                    changed.push(field);
                }
            }
        }
        out.extend(pact.amendments(&changed));
        out.extend(self.free_fields(before, after, contributors));
        out.extend(budget::changes(&self.sheet, before.plan, after.plan));
        let rest = |plan: &Plan| rest(plan, (before.plan, after.plan));
        let (from, to) = (rest(before.plan), rest(after.plan));
        let at = (before.plan.at, after.plan.at);
        out.extend(self.sheet.fields((&from, &to), at, None, |_| Kind::FieldChanged));
        out
    }

    /// Ratified, not ratified any more, withdrawn.
    fn decisions(&self, before: &Plan, after: &Plan) -> Vec<Change> {
        let mut out = Vec::new();
        let field = |name: &str| [super::leaves::Step::Field(name.to_owned())];
        match (&before.ratified, &after.ratified) {
            (None, Some(record)) => out.push(Change {
                to: record.date.map(|date| Told::text(&date.to_string())),
                reason: Some(decided(record)),
                money: after
                    .budgets
                    .iter()
                    .flatten()
                    .map(|budget| (budget.currency.to_string(), budget.requested.value))
                    .collect(),
                place: self.sheet.place(Side::Head, Some(after.at), &field("ratified")),
                ..self.sheet.change(Kind::Ratified)
            }),
            (Some(record), None) => out.push(Change {
                from: record.date.map(|date| Told::text(&date.to_string())),
                amended: self.is_binding.then_some(Amended::No),
                place: self.sheet.place(Side::Base, Some(before.at), &field("ratified")),
                ..self.sheet.change(Kind::Unratified)
            }),
            (Some(_), Some(_)) | (None, None) => {}
        }
        if let (None, Some(record)) = (&before.withdrawn, &after.withdrawn) {
            out.push(Change {
                to: record.decision.date.map(|date| Told::text(&date.to_string())),
                other: record.replaced_by.as_ref().map(ToString::to_string),
                reason: Some(reasoned(&record.decision)),
                amended: self.is_binding.then_some(Amended::Exactly),
                place: self.sheet.place(Side::Head, Some(after.at), &field("withdrawn")),
                ..self.sheet.change(Kind::Withdrawn)
            });
        }
        out
    }

    /// What items say beside their promises, and whether they were dropped.
    fn free_fields(&self, before: &State<'_>, after: &State<'_>, contributors: &Contributors) -> Vec<Change> {
        let (was, is) = (items(before.plan), items(after.plan));
        let was: BTreeMap<&str, &Free<'_>> = was.iter().rev().map(|then| (then.id.as_str(), then)).collect();
        let mut out = Vec::new();
        for now in &is {
            let Some(then) = was.get(now.id.as_str()).copied() else { continue };
            let mut told = Vec::new();
            if then.dropped.is_some() != now.dropped.is_some() {
                out.extend(self.dropped(then, now));
                told.push("dropped");
                let promises = (now.dropped.is_some() && now.class == Class::Objective)
                    .then(|| before.promises.item(now.class, &now.id))
                    .flatten();
                out.extend(
                    promises.iter().flat_map(|item| alignment::of_item_gone(&self.sheet, item, contributors)),
                );
            }
            let (from, to) = (without(then.fields.clone(), &told), without(now.fields.clone(), &told));
            out.extend(
                self.sheet.fields((&from, &to), (then.at, now.at), Some(&now.id), |_| Kind::FieldChanged),
            );
        }
        out
    }

    fn dropped(&self, then: &Free<'_>, now: &Free<'_>) -> Option<Change> {
        let step = [super::leaves::Step::Field("dropped".to_owned())];
        let change = |kind, side, at| Change {
            item: Some(now.id.clone()),
            title: Some(now.title.to_owned()),
            place: self.sheet.place(side, Some(at), &step),
            ..self.sheet.change(kind)
        };
        match (then.dropped, now.dropped) {
            (None, Some(record)) => Some(Change {
                reason: Some(reasoned(record)),
                amended: self.is_binding.then_some(Amended::Exactly),
                ..change(Kind::ItemDropped, Side::Head, now.at)
            }),
            (Some(_), None) => Some(Change {
                amended: self.is_binding.then_some(Amended::No),
                ..change(Kind::ItemRestored, Side::Base, then.at)
            }),
            (_, _) => None,
        }
    }
}

/// A promised field; of `contributes_to` each end by itself.
fn told_field(pact: &Pact<'_>, field: &Changed<'_>, contributors: &Contributors) -> Vec<Change> {
    let change = pact.change(field);
    if field.field == "contributes_to" { alignment::split(&change, contributors) } else { vec![change] }
}

/// A plan without what is told by itself.
fn rest(plan: &Plan, (before, after): (&Plan, &Plan)) -> Value {
    let mut told = TOLD.to_vec();
    if before.ratified.is_some() != after.ratified.is_some() {
        told.push("ratified");
    }
    if before.withdrawn.is_none() && after.withdrawn.is_some() {
        told.push("withdrawn");
    }
    without(serde_json::to_value(plan).unwrap_or_default(), &told)
}

/// Texts in a row, as a value that is told.
pub(super) fn told_list(texts: &[String]) -> Told {
    Told { value: json!(texts), written: list(texts) }
}

//! A new key result.

use jiff::civil::Date;

use super::Change;
use super::added::Added;
use super::answers::{Answers, plain};
use super::lineage::Lineage;
use super::plan::{added, next_id};
use super::refused::Refused;
use super::scope::Scope;
use super::template::{Form, Templates};
use crate::document::{self, Baseline, Handle, Id, Measure, Number, Priority, Slug};
use crate::model::Portfolio;
use crate::yaml::{NodeId, Tree};

/// How one will know that an objective is reached.
#[derive(Debug)]
pub struct KeyResult {
    /// The key result in one line.
    pub title: String,
    /// How it is measured. Milestones are numbered here, whatever their ids are.
    pub measure: Measure,
    /// Who answers for it.
    pub owner: Option<Handle>,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// Its weight in the objective.
    pub weight: Option<Number>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// Its last day.
    pub due: Option<document::Date>,
    /// Where the number comes from.
    pub source: Option<String>,
    /// What it was carried from: what it names has been looked at then, and its milestones keep their ids.
    pub lineage: Option<Lineage>,
}

/// The answers for a new key result of an objective.
#[derive(Debug)]
pub struct NewKeyResult {
    /// The group, by its present or a former id.
    pub group: Slug,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// The objective's id.
    pub objective: Id,
    /// The key result.
    pub key_result: KeyResult,
    /// The decision by which it joins a ratified plan.
    pub added: Option<Added>,
}

impl NewKeyResult {
    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let plan = scope.open_plan(&group.id, self.added.is_some())?;
        let objective = plan.document.objectives.iter().find(|objective| objective.id == self.objective);
        let objective = objective.ok_or_else(|| {
            let known: Vec<&str> = plan.document.objectives.iter().map(|objective| &*objective.id).collect();
            let message = format!("the plan of `{}` has no objective `{}`", group.id, self.objective);
            Refused::unknown(message, &self.objective, &known)
        })?;
        if objective.dropped.is_some() {
            return Err(Refused::new(format!("`{}` is dropped", objective.id)));
        }
        let node = objective.at.node();
        let item = self.key_result.written(plan.tree, node, &scope, &group.id, templates)?;
        let item = Added::record(self.added.as_ref(), item, Form::KeyResult, &scope, &group.id)?;
        let edited = added(plan.tree, node, "key_results", &item)?;
        Ok(Change::grow(plan.source(), edited))
    }
}

impl KeyResult {
    /// The key result as lines of YAML, under the next id of an objective.
    pub(super) fn written(
        &self,
        tree: &Tree,
        objective: NodeId,
        scope: &Scope<'_>,
        group: &str,
        templates: &Templates,
    ) -> Result<String, Refused> {
        self.owner.iter().try_for_each(|owner| scope.person(owner))?;
        let lineage = self.lineage.as_ref();
        let id = lineage.map(|lineage| lineage.id.to_string());
        let id = id.unwrap_or_else(|| next_id(tree, objective, "KR", &["key_results"]));
        let answers = Answers::default()
            .text("id", Some(&id))
            .text("title", Some(&self.title))
            .text("measure", Some(self.measure.word()))
            .text("owner", self.owner.as_deref())
            .text("unit", self.unit.as_deref())
            .plain("weight", self.weight.as_ref())
            .word("priority", self.priority)
            .plain("due", self.due)
            .text("source", self.source.as_deref());
        let text = templates.render(Form::KeyResult, self.numbers(answers, scope, group)?)?;
        Lineage::told(lineage, text, Form::KeyResult)
    }

    /// The fields of its measure.
    fn numbers(&self, answers: Answers, scope: &Scope<'_>, group: &str) -> Result<Answers, Refused> {
        let (mut baseline, mut target, mut tolerance) = (None, None, None);
        let (mut band, mut judge) = ((None, None), None);
        let (mut parts, mut milestones): (&[_], &[_]) = (&[], &[]);
        match &self.measure {
            Measure::Increase(path) | Measure::Decrease(path) => {
                baseline = Some(match &path.baseline {
                    Baseline::Unknown(_) => plain("unknown"),
                    Baseline::Known(number) => plain(number),
                });
                target = Some(&path.target);
            }
            Measure::AtLeast(bound) | Measure::AtMost(bound) => {
                target = Some(&bound.target);
                tolerance = bound.tolerance.as_ref();
            }
            Measure::Range(range) => {
                band = (Some(&range.min), Some(&range.max));
                tolerance = range.tolerance.as_ref();
            }
            Measure::Milestones(list) => milestones = &list.milestones,
            Measure::Binary {} => {}
            Measure::Judged(judged) => {
                scope.person(&judged.judge)?;
                judge = Some(&*judged.judge);
            }
            Measure::Sum(list) | Measure::Mean(list) => {
                for reference in list.of.iter().filter(|_| self.lineage.is_none()) {
                    scope.item(reference, group)?;
                }
                parts = &list.of;
                target = Some(&list.target);
                baseline = list.baseline.as_ref().map(plain);
            }
        }
        let milestone = |(number, milestone): (usize, &document::Milestone)| {
            let own = self.lineage.as_ref().map(|_| milestone.id.to_string());
            let id = own.unwrap_or_else(|| format!("M{}", number + 1));
            let answers = Answers::default().text("id", Some(&id)).text("title", Some(&milestone.title));
            answers.plain("weight", milestone.weight.as_ref())
        };
        Ok(answers
            .with("baseline", baseline)
            .plain("target", target)
            .plain("min", band.0)
            .plain("max", band.1)
            .plain("tolerance", tolerance)
            .text("judge", judge)
            .texts("of", parts)
            .things("milestones", milestones.iter().enumerate().map(milestone)))
    }
}

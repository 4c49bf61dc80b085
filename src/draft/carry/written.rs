//! Items as they go on: their promise stays, what was last measured is the baseline, and what belongs to the season
//! before (dates, its theme, what is not there any more) is left behind.

use std::collections::BTreeSet;

use super::chosen::{Chosen, ChosenKeyResult, ChosenObjective, Left};
use super::is_in;
use crate::document::{
    Baseline, Handle, Id, ItemDecision, Measure, Milestone, Milestones, Number, Parts, Path, Reference,
    Verdict,
};
use crate::draft::lineage::Lineage;
use crate::draft::plan::{added, read};
use crate::draft::scope::Scope;
use crate::draft::template::{Form, Templates};
use crate::draft::{KeyResult, Objective, Refused};
use crate::model::{ItemId, SeasonView};

/// Writes what of a plan goes on.
pub(super) struct Writer<'w, 'a> {
    pub scope: &'w Scope<'a>,
    pub from: &'w SeasonView<'a>,
    /// All that goes on with it, of other groups too.
    pub known: &'w BTreeSet<ItemId>,
    pub templates: &'w Templates,
    pub left: &'w mut Vec<Left>,
}

impl Writer<'_, '_> {
    /// The head of a plan, with its objectives.
    pub fn objectives(&mut self, head: String, chosen: &Chosen<'_>) -> Result<String, Refused> {
        let mut plan = head;
        for objective in &chosen.objectives {
            let (tree, root) = read(Form::Plan, &plan)?;
            let drafted = self.objective(chosen.group, objective);
            let mut item = drafted.written(&tree, root, self.scope, chosen.group, self.templates)?;
            for kr in &objective.key_results {
                let (tree, node) = read(Form::Objective, &item)?;
                let drafted = self.key_result(chosen.group, kr);
                let kr = drafted.written(&tree, node, self.scope, chosen.group, self.templates)?;
                item = added(&tree, node, "key_results", &kr)?.text;
            }
            plan = added(&tree, root, "objectives", &item)?.text;
        }
        Ok(plan)
    }

    fn objective(&mut self, group: &str, chosen: &ChosenObjective<'_>) -> Objective {
        let old = chosen.objective;
        Objective {
            title: old.title.clone(),
            why: old.why.clone(),
            owner: self.person(&chosen.id, "owner", old.owner.as_ref()),
            ambition: old.ambition,
            weight: old.weight.clone(),
            contributes_to: self.references(&chosen.id, group, "contributes_to", &old.contributes_to),
            advances: old.advances.iter().filter(|goal| self.scope.goal(goal).is_ok()).cloned().collect(),
            theme: None,
            key_result: None,
            lineage: Some(lineage(
                &chosen.id,
                chosen.decision.and_then(|on| self.modified(on)).into_iter().collect(),
            )),
        }
    }

    fn key_result(&mut self, group: &str, chosen: &ChosenKeyResult<'_>) -> KeyResult {
        let old = chosen.key_result;
        let mut notes: Vec<String> = self.modified(chosen.decision).into_iter().collect();
        if let Some(last) = &chosen.last {
            notes.extend(chosen_value(self.from.id, chosen, last));
        }
        let measure = match &old.measure {
            Measure::Increase(path) => Measure::Increase(from_last(path, chosen.last.as_ref(), 1.0)),
            Measure::Decrease(path) => Measure::Decrease(from_last(path, chosen.last.as_ref(), -1.0)),
            Measure::Milestones(_) => Measure::Milestones(Milestones {
                milestones: chosen.milestones.iter().map(|milestone| undated(milestone)).collect(),
            }),
            Measure::Sum(parts) => Measure::Sum(self.parts(&chosen.id, group, parts)),
            Measure::Mean(parts) => Measure::Mean(self.parts(&chosen.id, group, parts)),
            kept @ (Measure::AtLeast(_)
            | Measure::AtMost(_)
            | Measure::Range(_)
            | Measure::Binary {}
            | Measure::Judged(_)) => kept.clone(),
        };
        KeyResult {
            title: old.title.clone(),
            measure,
            owner: self.person(&chosen.id, "owner", old.owner.as_ref()),
            unit: old.unit.clone(),
            weight: old.weight.clone(),
            priority: old.priority,
            due: None,
            source: old.source.clone(),
            lineage: Some(lineage(&chosen.id, notes)),
        }
    }

    /// What to think about where it was decided to modify.
    fn modified(&self, decision: &ItemDecision) -> Option<String> {
        let why = decision.why.as_ref().map(|why| format!(": {why}")).unwrap_or_default();
        (decision.decision == Verdict::Modify)
            .then(|| format!("The post-mortem of {} decided to modify {}{why}", self.from.id, decision.item))
    }

    /// A sum's baseline is that of its parts, and those have what was last measured.
    fn parts(&mut self, id: &ItemId, group: &str, parts: &Parts) -> Parts {
        Parts {
            of: self.references(id, group, "of", &parts.of),
            target: parts.target.clone(),
            baseline: None,
        }
    }

    /// Of references within the season those that lead somewhere in the next one.
    fn references(&mut self, id: &ItemId, group: &str, field: &str, all: &[Reference]) -> Vec<Reference> {
        let mut kept = Vec::new();
        for reference in all {
            let found = self.from.portfolio.resolve(reference, self.from.id, group);
            let goes_on = found.is_ok_and(|item| {
                self.known.contains(&item) || is_in(self.scope.portfolio, self.scope.season.id, &item)
            });
            if goes_on && reference.season.is_none() {
                kept.push(reference.clone());
            } else {
                let why = format!("without `{reference}` in `{field}`, which does not go on");
                self.left.push(Left { item: id.in_season(), why });
            }
        }
        kept
    }

    fn person(&mut self, id: &ItemId, field: &str, person: Option<&Handle>) -> Option<Handle> {
        let person = person?;
        if self.scope.person(person).is_ok() {
            return Some(person.clone());
        }
        let why = format!("without its `{field}` `{person}`, who is not listed any more");
        self.left.push(Left { item: id.in_season(), why });
        None
    }
}

fn lineage(id: &ItemId, notes: Vec<String>) -> Lineage {
    let ItemId { season, group, ids } = id.clone();
    let own = ids.last().cloned().unwrap_or_default();
    Lineage { id: Id(own), from: Reference { season: Some(season), group: Some(group), ids }, notes }
}

/// From what was last measured to the same target; where that is reached, from where it began.
fn from_last(path: &Path, last: Option<&Number>, sign: f64) -> Path {
    let is_short = |last: &&Number| (path.target.value - last.value) * sign > 0.0;
    let baseline = last.filter(is_short).map(|last| Baseline::Known(last.clone()));
    Path { baseline: baseline.unwrap_or_else(|| path.baseline.clone()), target: path.target.clone() }
}

/// What was last measured, where that is something to think about: the target is reached.
fn chosen_value(season: &str, chosen: &ChosenKeyResult<'_>, last: &Number) -> Option<String> {
    let (target, sign) = match &chosen.key_result.measure {
        Measure::Increase(path) => (&path.target, 1.0),
        Measure::Decrease(path) => (&path.target, -1.0),
        Measure::AtLeast(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Milestones(_)
        | Measure::Binary {}
        | Measure::Judged(_)
        | Measure::Sum(_)
        | Measure::Mean(_) => return None,
    };
    let is_reached = (target.value - last.value) * sign <= 0.0;
    is_reached.then(|| {
        format!("{season} ended at {last}, so {target} is reached: set a target beyond it, or keep it with `at-least` or `at-most`")
    })
}

/// A milestone without the dates and records of the season before.
fn undated(milestone: &Milestone) -> Milestone {
    Milestone { due: None, added: None, dropped: None, ..milestone.clone() }
}

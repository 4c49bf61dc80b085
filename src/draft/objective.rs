//! A new objective with its first key result.

use jiff::civil::Date;

use super::Change;
use super::added::Added;
use super::answers::Answers;
use super::key_result::KeyResult;
use super::lineage::Lineage;
use super::plan::{added, next_id, read};
use super::refused::Refused;
use super::scope::Scope;
use super::template::{Form, Templates};
use crate::document::{Ambition, Fit, Handle, Id, Number, Reference, Slug};
use crate::model::Portfolio;
use crate::yaml::{NodeId, Tree};

/// What will be different, and how one will know.
#[derive(Debug)]
pub struct Objective {
    /// The objective in one line.
    pub title: String,
    /// Why it matters.
    pub why: Option<String>,
    /// Who answers for it.
    pub owner: Option<Handle>,
    /// How sure it should be.
    pub ambition: Option<Ambition>,
    /// Its weight in the plan.
    pub weight: Option<Number>,
    /// The objectives that it serves.
    pub contributes_to: Vec<Reference>,
    /// The organisation's goals that it advances.
    pub advances: Vec<Id>,
    /// How it fits the season's theme, and why.
    pub theme: Option<(Fit, Option<String>)>,
    /// Its first key result; none for an objective of the DAO that is scored by what contributes to it.
    pub key_result: Option<KeyResult>,
    /// What it was carried from: what it names has been looked at then.
    pub lineage: Option<Lineage>,
}

/// The answers for a new objective of a plan.
#[derive(Debug)]
pub struct NewObjective {
    /// The group, by its present or a former id.
    pub group: Slug,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// The objective.
    pub objective: Objective,
    /// The decision by which it joins a ratified plan.
    pub added: Option<Added>,
}

impl NewObjective {
    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let plan = scope.open_plan(&group.id, self.added.is_some())?;
        let item = self.objective.written(plan.tree, plan.at.node(), &scope, &group.id, templates)?;
        let item = Added::record(self.added.as_ref(), item, Form::Objective, &scope, &group.id)?;
        let edited = added(plan.tree, plan.at.node(), "objectives", &item)?;
        Ok(Change::grow(plan.source(), edited))
    }
}

impl Objective {
    /// The objective as lines of YAML, under the next id of a plan.
    pub(super) fn written(
        &self,
        plan: &Tree,
        root: NodeId,
        scope: &Scope<'_>,
        group: &str,
        templates: &Templates,
    ) -> Result<String, Refused> {
        self.owner.iter().try_for_each(|owner| scope.person(owner))?;
        self.advances.iter().try_for_each(|goal| scope.goal(goal))?;
        for reference in self.contributes_to.iter().filter(|_| self.lineage.is_none()) {
            if scope.item(reference, group)?.season != scope.season.id {
                let message = format!("`{reference}` is of another season than `{}`", scope.season.id);
                return Err(Refused::new(message).help("an objective contributes to those of its own season"));
            }
        }
        let lineage = self.lineage.as_ref();
        let id = lineage.map(|lineage| lineage.id.to_string());
        let id = id.unwrap_or_else(|| next_id(plan, root, "O", &["objectives", "needs"]));
        let theme = self.theme.as_ref();
        let answers = Answers::default()
            .text("id", Some(&id))
            .text("title", Some(&self.title))
            .text("why", self.why.as_deref())
            .text("owner", self.owner.as_deref())
            .word("ambition", self.ambition)
            .plain("weight", self.weight.as_ref())
            .texts("contributes_to", &self.contributes_to)
            .texts("advances", &self.advances)
            .word("theme_fit", theme.map(|(fit, _)| fit))
            .text("theme_why", theme.and_then(|(_, why)| why.as_deref()));
        let text = templates.render(Form::Objective, answers)? + "\n";
        let text = Lineage::told(lineage, text, Form::Objective)?;
        let Some(key_result) = &self.key_result else { return Ok(text) };
        let (tree, node) = read(Form::Objective, &text)?;
        let item = key_result.written(&tree, node, scope, group, templates)?;
        Ok(added(&tree, node, "key_results", &item)?.text)
    }
}

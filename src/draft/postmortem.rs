//! A post-mortem: what happened, with the risks that were foreseen, the scores to judge and the objectives to decide on.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Change;
use super::answers::Answers;
use super::refused::Refused;
use super::scope::Scope;
use super::template::{Form, Templates};
use crate::document::{self, Handle, Number, Outcome, Reference, Slug, Verdict};
use crate::model::Portfolio;
use crate::model::score::{PlanScore, score_as_it_stands};
use crate::text::plain;

/// The answers for a post-mortem.
#[derive(Debug)]
pub struct PostMortem {
    /// The group, by its present or a former id.
    pub group: Slug,
    /// The season; default: the last that has begun.
    pub season: Option<Slug>,
    /// When; default: the day.
    pub date: Option<document::Date>,
    /// Who leads it.
    pub facilitator: Handle,
    /// Who takes part.
    pub participants: Vec<Handle>,
    /// What to go on with.
    pub r#continue: Vec<String>,
    /// What to stop.
    pub stop: Vec<String>,
    /// What to start.
    pub start: Vec<String>,
    /// What nobody foresaw.
    pub surprises: Vec<String>,
    /// What became of the risks foreseen, with a note, by their ids.
    pub outcomes: BTreeMap<String, (Outcome, Option<String>)>,
    /// The facilitator's own scores, with a note, by key result.
    pub scores: BTreeMap<Reference, (Number, Option<String>)>,
    /// What becomes of objectives and key results, and why.
    pub decisions: BTreeMap<Reference, (Verdict, Option<String>)>,
    /// What is to be done, by whom, by when: A1, A2 …
    pub actions: Vec<Action>,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What.
    pub what: String,
    /// Who.
    pub owner: Handle,
    /// By when.
    pub due: document::Date,
}

impl PostMortem {
    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::begun(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        if let Some(file) = scope.season.postmortem_file(&group.id) {
            let message = format!("`{}` has a post-mortem in `{}` already", group.id, scope.season.id);
            return Err(Refused::new(message).help(format!("add to {} by hand", file.source.path())));
        }
        let owners = self.actions.iter().map(|action| &action.owner);
        let people = std::iter::once(&self.facilitator).chain(&self.participants).chain(owners);
        people.into_iter().try_for_each(|who| scope.person(who))?;
        let items = self.scores.keys().chain(self.decisions.keys());
        items.into_iter().try_for_each(|item| scope.item(item, &group.id).map(|_| ()))?;
        let actions = self.actions.iter().zip(1..).map(|(action, number)| {
            Answers::default()
                .text("id", Some(&format!("A{number}")))
                .text("what", Some(&action.what))
                .text("owner", Some(&action.owner))
                .plain("due", Some(action.due))
        });
        let season = score_as_it_stands(scope.season, day);
        let plan = season.iter().flat_map(|season| &season.plans).find(|plan| *plan.group == *group.id);
        let document = scope.season.document();
        let answers = Answers::default()
            .text("group", Some(&group.id))
            .text("group_name", Some(&group.name))
            .text("season", Some(scope.season.id))
            .text("season_title", document.as_ref().map(|season| season.document.title.as_str()))
            .plain("date", Some(self.date.map_or(day, |date| date.0)))
            .text("facilitator", Some(&self.facilitator))
            .texts("participants", &self.participants)
            .texts("continue", &self.r#continue)
            .texts("stop", &self.stop)
            .texts("start", &self.start)
            .texts("surprises", &self.surprises)
            .things("risks", self.risks(&scope, &group.id)?)
            .things("scores", plan.map(|plan| self.scores(plan)).unwrap_or_default())
            .things("decisions", plan.map(|plan| self.decisions(plan)).unwrap_or_default())
            .things("actions", actions);
        let path = format!("okrs/{}/postmortems/{}.yaml", scope.season.id, group.id);
        Ok(Change::create(path, templates.render(Form::PostMortem, answers)? + "\n"))
    }

    /// The risks of the group's pre-mortem, with what became of them.
    fn risks(&self, scope: &Scope<'_>, group: &str) -> Result<Vec<Answers>, Refused> {
        let premortem = scope.season.premortem(group);
        let risks = premortem.map(|own| own.document.risks.as_slice()).unwrap_or_default();
        let known: Vec<&str> = risks.iter().map(|risk| &*risk.id).collect();
        if let Some(id) = self.outcomes.keys().find(|id| !known.contains(&id.as_str())) {
            let message = format!("the pre-mortem of `{group}` has no risk `{id}`");
            return Err(Refused::unknown(message, id, &known));
        }
        let told = |risk: &document::Risk| {
            let outcome = self.outcomes.get(&*risk.id);
            let about = format!("{} ({} × {})", risk.risk, risk.likelihood, risk.impact);
            Answers::default()
                .text("id", Some(&risk.id))
                .text("about", Some(&about))
                .word("outcome", outcome.map(|(outcome, _)| outcome))
                .text("note", outcome.and_then(|(_, note)| note.as_deref()))
        };
        Ok(risks.iter().map(told).collect())
    }

    /// Every live key result with what the reports come to.
    fn scores(&self, plan: &PlanScore<'_>) -> Vec<Answers> {
        let all = plan.objectives.iter().flat_map(|objective| &objective.key_results);
        let told = |scored: &crate::model::score::KeyResultScore<'_>| {
            let own = find(&self.scores, &scored.item.ids);
            let computed = match scored.score {
                Some(score) => format!("the reports come to {}", plain(score, 2)),
                None => "nothing was measured".to_owned(),
            };
            Answers::default()
                .text("about", Some(&format!("{}: {computed}", scored.key_result.title)))
                .plain("reference", Some(scored.item.item()))
                .plain("score", own.map(|(score, _)| score))
                .text("note", own.and_then(|(_, note)| note.as_deref()))
        };
        all.filter(|scored| scored.live).map(told).collect()
    }

    /// Every live objective, and the key results that are decided by themselves.
    fn decisions(&self, plan: &PlanScore<'_>) -> Vec<Answers> {
        let mut all = Vec::new();
        let mut add = |ids: &[String], title: &str| {
            let own = find(&self.decisions, ids);
            if ids.len() == 1 || own.is_some() {
                let answers = Answers::default()
                    .text("about", Some(title))
                    .plain("reference", Some(ids.join(".")))
                    .word("decision", own.map(|(verdict, _)| verdict))
                    .text("why", own.and_then(|(_, why)| why.as_deref()));
                all.push(answers);
            }
        };
        for scored in plan.objectives.iter().filter(|scored| scored.objective.dropped.is_none()) {
            add(&[scored.objective.id.to_string()], &scored.objective.title);
            for own in scored.key_results.iter().filter(|own| own.live) {
                add(&own.item.ids, &own.key_result.title);
            }
        }
        all
    }
}

/// What is said of an item, whatever its reference names beside it.
fn find<'a, T>(said: &'a BTreeMap<Reference, T>, ids: &[String]) -> Option<&'a T> {
    said.iter().find(|(reference, _)| reference.ids == ids).map(|(_, told)| told)
}

//! A group's report: what it says of each of its live key results.

use std::collections::BTreeMap;

use jiff::civil::Date;
use minijinja::Value;

use super::Change;
use super::answers::{Answers, plain};
use super::due::due;
use super::live::Live;
use super::refused::Refused;
use super::scope::Scope;
use super::template::{Form, Templates};
use crate::document::{self, Handle, Link, Measure, Number, Reference, Slug, is_decimal};
use crate::model::Portfolio;

/// The answers for a check-in.
#[derive(Debug)]
pub struct CheckIn {
    /// The group, by its present or a former id.
    pub group: Slug,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// The due date that it answers; default: the earliest open one.
    pub due: Option<document::Date>,
    /// Who writes it.
    pub by: Handle,
    /// What happened.
    pub summary: Option<String>,
    /// What is said, by key result.
    pub entries: BTreeMap<Reference, Entry>,
    /// What is in the way.
    pub blockers: Vec<String>,
    /// What comes next.
    pub next: Vec<String>,
}

/// What is said of one key result.
#[derive(Debug, Default)]
pub struct Entry {
    /// The value or the reason that there is none.
    pub said: Option<Said>,
    /// How sure the group is, 0 to 10.
    pub confidence: Option<Number>,
    /// The expected final value.
    pub projection: Option<Number>,
    /// What stands behind the number.
    pub note: Option<String>,
    /// Where the number can be seen.
    pub evidence: Option<Link>,
}

/// A measurement, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A number, true or false, or milestones with commas between, as the measure has it.
    Value(String),
    /// Why nothing was measured.
    Unmeasured(String),
}

impl CheckIn {
    /// The key results that a group's report may speak of.
    ///
    /// # Errors
    /// When the group has no plan that can be read, or it is withdrawn.
    pub fn live<'a>(scope: &Scope<'a>, group: &str) -> Result<Vec<Live<'a>>, Refused> {
        if scope.season.is_withdrawn(group, scope.day) {
            return Err(Refused::new(format!("the plan of `{group}` is withdrawn")));
        }
        if !scope.season.has_plan_file(group) {
            return Ok(Vec::new());
        }
        Ok(Live::of(scope, group, &scope.plan(group)?))
    }

    /// The due date that a report would answer.
    ///
    /// # Errors
    /// When none is open, or when `wanted` cannot be answered.
    pub fn answers(scope: &Scope<'_>, group: &str, wanted: Option<document::Date>) -> Result<Date, Refused> {
        due(scope, group, wanted.map(|date| date.0))
    }

    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        scope.person(&self.by)?;
        let due = Self::answers(&scope, &group.id, self.due)?;
        let live = Self::live(&scope, &group.id)?;
        self.judge(&scope, &live, &group.id)?;
        let (said, silent): (Vec<_>, Vec<_>) = live.iter().partition(|live| self.entry(live).is_some());
        let entries = said.iter().filter_map(|live| Some(written(live, self.entry(live)?)));
        let silent = silent.iter().map(|live| about(live));
        let answers = Answers::default()
            .text("group", Some(&group.id))
            .plain("due", Some(due))
            .plain("date", Some(day))
            .text("by", Some(&self.by))
            .text("summary", self.summary.as_deref())
            .things("entries", entries.collect::<Result<Vec<_>, _>>()?)
            .things("silent", silent)
            .texts("blockers", &self.blockers)
            .texts("next", &self.next);
        let path = format!("okrs/{}/checkins/{}/{due}.yaml", scope.season.id, group.id);
        Ok(Change::create(path, templates.render(Form::CheckIn, answers)? + "\n"))
    }

    fn entry(&self, live: &Live<'_>) -> Option<&Entry> {
        self.entries.iter().find(|(said, _)| said.ids == live.reference.ids).map(|(_, entry)| entry)
    }

    /// Something is said, and only of what takes entries.
    fn judge(&self, scope: &Scope<'_>, live: &[Live<'_>], group: &str) -> Result<(), Refused> {
        let known: Vec<String> = live.iter().map(|live| live.reference.to_string()).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        for reference in self.entries.keys() {
            let own = reference.season.is_none() && reference.group.as_deref().is_none_or(|own| own == group);
            if !own || !known.contains(&reference.item().as_str()) {
                return Err(takes_no_entry(scope, group, reference, &known));
            }
        }
        if !self.entries.is_empty() || live.is_empty() && self.summary.is_some() {
            return Ok(());
        }
        let Some(first) = known.first() else {
            return Err(Refused::new("a report without key results needs a summary").help("add `--summary`"));
        };
        let help = format!("give a value, like `{first}=5`, or `--unmeasured \"{first}=why\"`");
        Err(Refused::new("the report says nothing of any key result").help(help))
    }
}

/// Why a key result cannot be spoken of.
fn takes_no_entry(scope: &Scope<'_>, group: &str, reference: &Reference, known: &[&str]) -> Refused {
    let ids = [reference.objective(), reference.key_result().unwrap_or_default()];
    let plan = scope.season.plan(group);
    let objective = plan.and_then(|plan| plan.document.objectives.iter().find(|o| *o.id == *ids[0]));
    let found = objective.and_then(|objective| objective.key_results.iter().find(|kr| *kr.id == *ids[1]));
    if reference.ids.len() == 2 && reference.season.is_none() && reference.group.is_none() {
        match found {
            Some(sum) if sum.measure.parts().is_some() => {
                let message = format!("`{reference}` is the {} of others", sum.measure.word());
                return Refused::new(message).help("give the values of its parts");
            }
            Some(_) => return Refused::new(format!("`{reference}` is dropped")),
            None => {}
        }
    }
    Refused::unknown(format!("`{group}` has no key result `{reference}`"), &reference.item(), known)
}

fn about(live: &Live<'_>) -> Answers {
    Answers::default()
        .plain("reference", Some(&live.reference))
        .text("title", Some(&live.key_result.title))
        .text("about", Some(&live.about()))
        .text("last", live.last.as_ref().map(|(_, value)| value.as_str()))
        .plain("last_due", live.last.as_ref().map(|(due, _)| due))
}

fn written(live: &Live<'_>, entry: &Entry) -> Result<Answers, Refused> {
    let reference = &live.reference;
    let (mut value, mut milestones, mut reason) = (None, None, None);
    match &entry.said {
        None => {
            let message = format!("nothing was measured of `{reference}`");
            let help = format!("give `{reference}=…` or `--unmeasured \"{reference}=why\"`");
            return Err(Refused::new(message).help(help));
        }
        Some(Said::Unmeasured(why)) => reason = Some(why.as_str()),
        Some(Said::Value(text)) => match &live.key_result.measure {
            Measure::Milestones(list) => milestones = Some(done(reference, text, &list.milestones)?),
            Measure::Binary {} if matches!(text.as_str(), "true" | "false") => value = Some(text),
            Measure::Binary {} => {
                return Err(unfit(reference, text, "this key result is `true` or `false`"));
            }
            Measure::Judged(_) => value = Some(judged(reference, text, entry)?),
            _ if is_decimal(text) => value = Some(text),
            _ => return Err(unfit(reference, text, "a number is written plainly: `12`, `-3`, `0.5`")),
        },
    }
    Ok(about(live)
        .plain("value", value)
        .with("milestones", milestones)
        .text("unmeasured", reason)
        .plain("confidence", entry.confidence.as_ref())
        .plain("projection", entry.projection.as_ref())
        .text("note", entry.note.as_deref())
        .text("evidence", entry.evidence.as_deref()))
}

fn unfit(reference: &Reference, text: &str, help: &str) -> Refused {
    Refused::new(format!("`{text}` cannot be the value of `{reference}`")).help(help)
}

/// The ids of the milestones that are done, in a list; an empty text names none.
fn done(reference: &Reference, text: &str, known: &[document::Milestone]) -> Result<Value, Refused> {
    let ids: Vec<&str> = text.split([',', ' ']).filter(|id| !id.is_empty()).collect();
    let known: Vec<&str> = known.iter().map(|milestone| &*milestone.id).collect();
    if let Some(id) = ids.iter().find(|id| !known.contains(*id)) {
        return Err(Refused::unknown(format!("`{reference}` has no milestone `{id}`"), id, &known));
    }
    Ok(Value::from(ids.into_iter().map(plain).collect::<Vec<_>>()))
}

fn judged<'a>(reference: &Reference, text: &'a String, entry: &Entry) -> Result<&'a String, Refused> {
    let share = text.parse::<f64>().is_ok_and(|share| (0.0..=1.0).contains(&share));
    if !(is_decimal(text) && share) {
        return Err(unfit(reference, text, "a judgement is a number from 0 to 1"));
    }
    if entry.note.is_none() {
        let help = format!("add `--note \"{reference}=what it rests on\"`");
        return Err(Refused::new(format!("the judgement of `{reference}` needs a note")).help(help));
    }
    Ok(text)
}

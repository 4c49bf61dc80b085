//! The review of a partnership, with the organisation's values as its questions.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Change;
use super::answers::Answers;
use super::refused::Refused;
use super::scope::{Scope, org};
use super::template::{Form, Templates};
use crate::document::{self, Alignment, Conflict, Decided, Handle, Id, Link, OrgValue, Slug};
use crate::model::Portfolio;

/// The answers for the review of a partnership.
#[derive(Debug)]
pub struct Partnership {
    /// Its id: the name of the file.
    pub id: Slug,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// When; default: the day.
    pub date: Option<document::Date>,
    /// The partner.
    pub partner: String,
    /// What it is about.
    pub about: String,
    /// The group that asks for it.
    pub requested_by: Slug,
    /// Whom to talk to.
    pub contacts: Vec<String>,
    /// What the partner gives.
    pub gives: Vec<String>,
    /// What the partner wants.
    pub wants: Vec<String>,
    /// The organisation's goals that it serves.
    pub goals: Vec<Id>,
    /// How it stands to the organisation's values, and why, by their ids.
    pub values: BTreeMap<String, (Alignment, Option<String>)>,
    /// Who judges.
    pub reviewers: Vec<Handle>,
    /// Who stepped out.
    pub recused: Vec<Handle>,
    /// Who has an interest.
    pub interests: Vec<Interest>,
    /// What was decided.
    pub decision: Option<Decision>,
}

/// Someone's interest in a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    /// Who.
    pub who: Handle,
    /// The group whose interest it is.
    pub group: Option<Slug>,
    /// The interest.
    pub interest: String,
    /// How grave it is.
    pub conflict: Conflict,
}

/// The decision on a partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub result: Decided,
    /// When; default: the day.
    pub date: Option<document::Date>,
    /// By whom.
    pub by: Vec<Handle>,
    /// Why.
    pub why: Option<String>,
    /// Where it can be read.
    pub link: Option<Link>,
}

impl Partnership {
    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.requested_by)?;
        let path = format!("okrs/{}/partnerships/{}.yaml", scope.season.id, self.id);
        if portfolio.files().iter().any(|file| file.source.path() == path) {
            return Err(Refused::new(format!("{path} is there already")).help("add to it by hand"));
        }
        let decides = self.decision.iter().flat_map(|decision| &decision.by);
        let interested = self.interests.iter().map(|interest| &interest.who);
        let people = self.reviewers.iter().chain(&self.recused).chain(interested).chain(decides);
        people.into_iter().try_for_each(|who| scope.person(who))?;
        self.goals.iter().try_for_each(|goal| scope.goal(goal))?;
        let interests = self.interests.iter().map(|own| {
            Answers::default()
                .text("who", Some(&own.who))
                .text("group", own.group.as_deref())
                .text("interest", Some(&own.interest))
                .word("conflict", Some(own.conflict))
        });
        let decision = self.decision.as_ref().map(|own| {
            Answers::default()
                .word("result", Some(own.result))
                .plain("date", Some(own.date.map_or(day, |date| date.0)))
                .texts("by", &own.by)
                .text("why", own.why.as_deref())
                .text("link", own.link.as_deref())
                .value()
        });
        let answers = Answers::default()
            .text("id", Some(&self.id))
            .text("season", Some(scope.season.id))
            .plain("date", Some(self.date.map_or(day, |date| date.0)))
            .text("partner", Some(&self.partner))
            .text("about", Some(&self.about))
            .text("requested_by", Some(&group.id))
            .text("requested_by_name", Some(&group.name))
            .texts("contacts", &self.contacts)
            .texts("gives", &self.gives)
            .texts("wants", &self.wants)
            .texts("goals", &self.goals)
            .things("values", self.values(&org(portfolio)?.values)?)
            .texts("reviewers", &self.reviewers)
            .texts("recused", &self.recused)
            .things("interests", interests)
            .with("decision", decision);
        Ok(Change::create(path, templates.render(Form::Partnership, answers)? + "\n"))
    }

    /// The organisation's values with the answers to them.
    fn values(&self, values: &[OrgValue]) -> Result<Vec<Answers>, Refused> {
        let known: Vec<&str> = values.iter().map(|value| &*value.id).collect();
        if let Some(id) = self.values.keys().find(|id| !known.contains(&id.as_str())) {
            let message = format!("the organisation has no value `{id}`");
            return Err(Refused::unknown(message, id, &known));
        }
        let told = |value: &OrgValue| {
            let own = self.values.get(&*value.id);
            let about = value.text.as_ref().map(|text| format!("{}: {text}", value.title));
            Answers::default()
                .text("value", Some(&value.id))
                .text("about", Some(about.as_deref().unwrap_or(&value.title)))
                .word("answer", own.map(|(answer, _)| answer))
                .text("why", own.and_then(|(_, why)| why.as_deref()))
        };
        Ok(values.iter().map(told).collect())
    }
}

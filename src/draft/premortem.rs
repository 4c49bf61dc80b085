//! A pre-mortem: the risks that a group foresees.

use jiff::civil::Date;

use super::Change;
use super::answers::Answers;
use super::refused::Refused;
use super::scope::Scope;
use super::template::{Form, Templates};
use crate::document::{self, Cause, Handle, Reference, Slug};
use crate::model::Portfolio;

/// The answers for a pre-mortem.
#[derive(Debug)]
pub struct PreMortem {
    /// The group, by its present or a former id.
    pub group: Slug,
    /// The season; default: the newest that is not closed.
    pub season: Option<Slug>,
    /// When; default: the day.
    pub date: Option<document::Date>,
    /// Who leads it.
    pub facilitator: Handle,
    /// Who takes part.
    pub participants: Vec<Handle>,
    /// What could go wrong: R1, R2 …
    pub risks: Vec<Risk>,
}

/// Something that could go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// What could happen.
    pub risk: String,
    /// How likely, 1 to 5.
    pub likelihood: u32,
    /// How bad, 1 to 5.
    pub impact: u32,
    /// Where it comes from.
    pub cause: Option<Cause>,
    /// What it would hit.
    pub affects: Vec<Reference>,
    /// What prevents it.
    pub prevention: Option<String>,
    /// Who watches it.
    pub owner: Option<Handle>,
    /// How one will see it coming.
    pub signal: Option<String>,
}

impl PreMortem {
    pub(super) fn change(
        &self,
        portfolio: &Portfolio,
        templates: &Templates,
        day: Date,
    ) -> Result<Change, Refused> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        if let Some(file) = scope.season.premortem_file(&group.id) {
            let message = format!("`{}` has a pre-mortem in `{}` already", group.id, scope.season.id);
            return Err(Refused::new(message).help(format!("add to {} by hand", file.source.path())));
        }
        let owners = self.risks.iter().filter_map(|risk| risk.owner.as_ref());
        let people = std::iter::once(&self.facilitator).chain(&self.participants).chain(owners);
        people.into_iter().try_for_each(|who| scope.person(who))?;
        let affected = self.risks.iter().flat_map(|risk| &risk.affects);
        affected.into_iter().try_for_each(|item| scope.item(item, &group.id).map(|_| ()))?;
        let risks = self.risks.iter().zip(1..).map(|(risk, number)| {
            Answers::default()
                .text("id", Some(&format!("R{number}")))
                .text("risk", Some(&risk.risk))
                .word("cause", risk.cause)
                .texts("affects", &risk.affects)
                .plain("likelihood", Some(risk.likelihood))
                .plain("impact", Some(risk.impact))
                .text("prevention", risk.prevention.as_deref())
                .text("owner", risk.owner.as_deref())
                .text("signal", risk.signal.as_deref())
        });
        let season = scope.season.document();
        let answers = Answers::default()
            .text("group", Some(&group.id))
            .text("group_name", Some(&group.name))
            .text("season", Some(scope.season.id))
            .text("season_title", season.as_ref().map(|season| season.document.title.as_str()))
            .plain("date", Some(self.date.map_or(day, |date| date.0)))
            .text("facilitator", Some(&self.facilitator))
            .texts("participants", &self.participants)
            .things("risks", risks);
        let path = format!("okrs/{}/premortems/{}.yaml", scope.season.id, group.id);
        Ok(Change::create(path, templates.render(Form::PreMortem, answers)? + "\n"))
    }
}

//! What to create or change: answers and the portfolio in, a path and its new text out. Pure: templates come
//! as texts, and writing is another's task. Whether the result is a good OKR is for the check to say.

mod added;
mod amend;
mod answers;
mod carry;
mod checkin;
mod count;
mod decision;
pub mod demo;
mod due;
mod intake;
mod item;
mod key_result;
mod lineage;
mod live;
mod modeline;
mod objective;
mod partnership;
mod plan;
mod postmortem;
mod premortem;
mod questions;
mod ratify;
mod refused;
mod revision;
mod scope;
mod season;
mod template;

pub use added::Added;
pub use amend::Amend;
pub use carry::{Carry, Left, Next};
pub use checkin::{CheckIn, Entry, Said};
pub use decision::Decision;
pub use intake::Intake;
pub use item::Leave;
pub use key_result::{KeyResult, NewKeyResult};
pub use lineage::Lineage;
pub use live::Live;
pub use objective::{NewObjective, Objective};
pub use partnership::{Decision as PartnershipDecision, Interest, Partnership};
pub use plan::Plan;
pub use postmortem::{Action, PostMortem};
pub use premortem::{PreMortem, Risk};
pub use ratify::{Close, Decided, Ratify};
pub use refused::Refused;
pub use scope::Scope;
pub use season::Season;
pub use template::{FORMS, Form, Templates};

use jiff::civil::Date;

use crate::diagnostic::{Source, Span};
use crate::model::Portfolio;
use crate::yaml::Edited;

/// A file to create or to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The path from the repository's root, with forward slashes.
    pub path: String,
    /// The text that is replaced; none when the file is new.
    pub before: Option<String>,
    /// The whole new text.
    pub after: String,
    /// What was drafted, in the new text; none where it stands in several places.
    pub drafted: Option<Span>,
    /// The schema that a new file names for editors, with its path.
    pub schema: Option<(String, String)>,
}

impl Change {
    /// A new file.
    fn create(path: String, text: String) -> Self {
        let schema = modeline::schema(&path);
        let after = modeline::on_top_of(text, &path, schema.as_ref());
        let drafted = Some(Span::new(0, after.len()));
        Self { path, before: None, after, drafted, schema }
    }

    /// A file with something added.
    fn grow(source: &Source, edited: Edited) -> Self {
        let (path, before) = (source.path().to_owned(), Some(source.text().to_owned()));
        Self { path, before, after: edited.text, drafted: Some(edited.added), schema: None }
    }
}

/// What can be drafted, with all answers.
#[derive(Debug)]
pub enum Draft {
    /// A season.
    Season(Season),
    /// A group's plan.
    Plan(Plan),
    /// An objective of a plan.
    Objective(NewObjective),
    /// A key result of an objective.
    KeyResult(NewKeyResult),
    /// A group's report.
    CheckIn(CheckIn),
    /// Data gathered from a group.
    Intake(Intake),
    /// What a group foresees.
    PreMortem(PreMortem),
    /// What happened in a group.
    PostMortem(PostMortem),
    /// The review of a partnership.
    Partnership(Partnership),
}

impl Draft {
    /// Whether it changes what is agreed, by a decision.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        match self {
            Self::Objective(objective) => objective.added.is_some(),
            Self::KeyResult(key_result) => key_result.added.is_some(),
            Self::Season(_)
            | Self::Plan(_)
            | Self::CheckIn(_)
            | Self::Intake(_)
            | Self::PreMortem(_)
            | Self::PostMortem(_)
            | Self::Partnership(_) => false,
        }
    }

    /// The change that this draft makes to a portfolio on a day.
    ///
    /// # Errors
    /// Why it cannot be made, with what would help.
    pub fn change(&self, portfolio: &Portfolio, templates: &Templates, day: Date) -> Result<Change, Refused> {
        match self {
            Self::Season(season) => season.change(portfolio, templates),
            Self::Plan(plan) => plan.change(portfolio, templates, day),
            Self::Objective(objective) => objective.change(portfolio, templates, day),
            Self::KeyResult(key_result) => key_result.change(portfolio, templates, day),
            Self::CheckIn(checkin) => checkin.change(portfolio, templates, day),
            Self::Intake(intake) => intake.change(portfolio, templates, day),
            Self::PreMortem(premortem) => premortem.change(portfolio, templates, day),
            Self::PostMortem(postmortem) => postmortem.change(portfolio, templates, day),
            Self::Partnership(partnership) => partnership.change(portfolio, templates, day),
        }
    }
}

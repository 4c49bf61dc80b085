//! One change between two states, as plain values that every format can show.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::model::promise::{Amended, Promised};
use crate::text::plain;

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A field says something else.
    FieldChanged,
    /// A title, or the mission, has other words.
    Reworded,
    /// What is asked for, or what a season has, in a currency.
    RequestChanged,
    /// An objective contributes to one that it did not.
    Contributes,
    /// An objective does not contribute any more to one that it did.
    ContributesNoMore,
    /// A new objective, key result or milestone; what is in it is new with it.
    ItemAdded,
    /// One that is gone without a word.
    ItemRemoved,
    /// One that a decision dropped.
    ItemDropped,
    /// One whose `dropped` was taken back.
    ItemRestored,
    /// One that has the same title at another place.
    ItemMoved,
    /// An amendment for which nothing changed.
    AmendmentAdded,
    /// A new plan.
    PlanAdded,
    /// A plan whose file is gone.
    PlanRemoved,
    /// A plan, or a season, that is ratified now.
    Ratified,
    /// One that is not ratified any more.
    Unratified,
    /// A plan that is withdrawn now.
    Withdrawn,
    /// What is beside the request in a budget: lines, reserve, what was carried over.
    BudgetChanged,
    /// A new check-in.
    CheckInAdded,
    /// A check-in that is gone.
    CheckInRemoved,
    /// A check-in that was there says something else than it did.
    CheckInRewritten,
    /// An entry of a new check-in.
    Measured,
    /// An entry for a key result that had none in a check-in that was there.
    EntryAdded,
    /// A new season.
    SeasonAdded,
    /// A season whose file is gone.
    SeasonRemoved,
    /// The season's own due dates.
    DueDatesChanged,
    /// Any other document that is new.
    DocumentAdded,
    /// Any other document that is gone.
    DocumentRemoved,
    /// A file that says the same at another path.
    FileMoved,
    /// Fields that begin with `x-`.
    OwnFieldsChanged,
    /// What cannot be read, before or now.
    Unreadable,
    /// The score of a plan, through whatever changed.
    ScoreChanged,
}

impl Kind {
    /// Its name for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::FieldChanged => "field-changed",
            Self::Reworded => "reworded",
            Self::RequestChanged => "request-changed",
            Self::Contributes => "contributes",
            Self::ContributesNoMore => "contributes-no-more",
            Self::ItemAdded => "item-added",
            Self::ItemRemoved => "item-removed",
            Self::ItemDropped => "item-dropped",
            Self::ItemRestored => "item-restored",
            Self::ItemMoved => "item-moved",
            Self::AmendmentAdded => "amendment-added",
            Self::PlanAdded => "plan-added",
            Self::PlanRemoved => "plan-removed",
            Self::Ratified => "ratified",
            Self::Unratified => "unratified",
            Self::Withdrawn => "withdrawn",
            Self::BudgetChanged => "budget-changed",
            Self::CheckInAdded => "checkin-added",
            Self::CheckInRemoved => "checkin-removed",
            Self::CheckInRewritten => "checkin-rewritten",
            Self::Measured => "measured",
            Self::EntryAdded => "entry-added",
            Self::SeasonAdded => "season-added",
            Self::SeasonRemoved => "season-removed",
            Self::DueDatesChanged => "due-dates-changed",
            Self::DocumentAdded => "document-added",
            Self::DocumentRemoved => "document-removed",
            Self::FileMoved => "file-moved",
            Self::OwnFieldsChanged => "own-fields-changed",
            Self::Unreadable => "unreadable",
            Self::ScoreChanged => "score-changed",
        }
    }
}

/// What stood, or stands, in a field.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The value.
    pub value: Value,
    /// The same for people: numbers as they were written.
    pub written: String,
}

impl Told {
    /// A text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self { value: text.into(), written: text.to_owned() }
    }

    /// Any value; of more than one thing in a row.
    #[must_use]
    pub fn value(value: &Value) -> Self {
        Self { written: written(value), value: value.clone() }
    }
}

impl From<&Promised> for Told {
    fn from(promised: &Promised) -> Self {
        Self { value: promised.value.clone(), written: promised.written.clone() }
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => "nothing".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (None, Some(float)) => plain(float, 9),
            (_, _) => number.to_string(),
        },
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let field = |(name, value): (&String, &Value)| format!("{name}: {}", written(value));
            fields.iter().map(field).collect::<Vec<_>>().join(", ")
        }
    }
}

/// In which of the two states something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Where the branch began.
    Base,
    /// Now.
    Head,
}

/// Where a change can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The state in which it stands: the base of what is gone.
    pub side: Side,
    /// The file, from the folder that holds `okrs/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// Why something was decided, in the words of its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Why.
    pub why: Option<String>,
    /// Who decided.
    pub by: Vec<String>,
}

/// The score of an item before and after, where the two are shown as different numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ScoreMove {
    /// Before.
    pub from: Option<f64>,
    /// After.
    pub to: Option<f64>,
    /// Whether a measurement is new, or says something else, on which it could rest.
    pub is_measured: bool,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Objectives: of a new plan, or that contribute to the same one after the change.
    pub objectives: Option<usize>,
    /// Key results: of a new plan or objective; in a check-in those that were measured.
    pub key_results: Option<usize>,
    /// Key results that a check-in could have measured.
    pub of: Option<usize>,
    /// Other things: risks of a pre-mortem, answers of an intake.
    pub entries: Option<usize>,
}

/// One change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What kind it is.
    pub kind: Kind,
    /// The kind of document: `plan`, `checkin`, `season`, `org`.
    pub document: &'static str,
    /// The season.
    pub season: Option<String>,
    /// The group, by its present id.
    pub group: Option<String>,
    /// The item in the plan, a currency, a season's participant.
    pub item: Option<String>,
    /// The name of the document where that says more: a due date, an intake, a partner.
    pub name: Option<String>,
    /// The field, its parts set off by spaces: `target`, `team Lead who`.
    pub field: Option<String>,
    /// The title of what is new or gone.
    pub title: Option<String>,
    /// Where it was, or what it contributes to.
    pub other: Option<String>,
    /// What stood there.
    pub from: Option<Told>,
    /// What stands there now.
    pub to: Option<Told>,
    /// How much a number grew, in percent of what it was.
    pub percent: Option<f64>,
    /// Of what was promised: what the amendments and decisions say of it.
    pub amended: Option<Amended>,
    /// Why, where a record tells.
    pub reason: Option<Reason>,
    /// How the score of the item moves.
    pub score: Option<ScoreMove>,
    /// How many there are.
    pub counts: Counts,
    /// What is asked for or was spent, by currency.
    pub money: Vec<(String, Decimal)>,
    /// Where it can be seen.
    pub place: Place,
}

impl Change {
    /// With how much a number grew; of nothing and less that has no meaning, and of a standard no interest.
    pub(super) fn with_percent(mut self) -> Self {
        let number = |told: &Option<Told>| {
            let told = told.as_ref()?;
            told.value.as_f64().or_else(|| told.value.as_str()?.parse().ok())
        };
        if let (Some(from), Some(to)) = (number(&self.from), number(&self.to))
            && from > 0.0
            && to.is_finite()
            && self.document != "policy"
        {
            self.percent = Some((to - from) / from * 100.0).filter(|percent| percent.is_finite());
        }
        self
    }
}

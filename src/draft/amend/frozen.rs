//! What a ratification freezes, field by field, and how each value is written (accountability.md, "Commitment").

use super::super::refused::Refused;
use crate::document::MEASURES;

/// How the value of a field is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Number,
    /// A number or `unknown`.
    Baseline,
    Amount,
    Date,
    Word(&'static [&'static str]),
    Person,
    /// Objectives, with commas between.
    Objectives,
    /// Key results, with commas between.
    KeyResults,
    /// `FROM..TO`, with commas between.
    Spans,
    /// `{every: month, grace_days: 7}`
    Cadence,
}

/// A frozen field: its name, its form, and what it means where it is absent.
pub(super) type Field = (&'static str, Form, Option<&'static str>);

/// What can be amended.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frozen {
    /// `a key result`
    pub what: &'static str,
    /// What is frozen.
    pub fields: &'static [Field],
    /// What stays free.
    pub free: &'static [&'static str],
}

const AMBITIONS: &[&str] = &["aspirational", "committed"];
const RELEASES: &[&str] = &["checkins", "upfront"];
/// The default of a `due`: the season's last day, whichever that is.
pub(super) const SEASON_END: &str = "the season's last day";

pub(super) const OBJECTIVE: Frozen = Frozen {
    what: "an objective",
    fields: &[
        ("title", Form::Text, None),
        ("weight", Form::Number, Some("1")),
        ("ambition", Form::Word(AMBITIONS), Some("aspirational")),
        ("contributes_to", Form::Objectives, None),
    ],
    free: &["why", "owner", "advances", "theme", "carried_from", "waive", "cites"],
};

pub(super) const KEY_RESULT: Frozen = Frozen {
    what: "a key result",
    fields: &[
        ("title", Form::Text, None),
        ("measure", Form::Word(&MEASURES), None),
        ("unit", Form::Text, None),
        ("baseline", Form::Baseline, None),
        ("target", Form::Number, None),
        ("min", Form::Number, None),
        ("max", Form::Number, None),
        ("tolerance", Form::Number, None),
        ("of", Form::KeyResults, None),
        ("judge", Form::Person, None),
        ("weight", Form::Number, Some("1")),
        ("due", Form::Date, Some(SEASON_END)),
    ],
    free: &["owner", "priority", "source", "carried_from", "waive", "cites"],
};

pub(super) const MILESTONE: Frozen = Frozen {
    what: "a milestone",
    fields: &[
        ("title", Form::Text, None),
        ("weight", Form::Number, Some("1")),
        ("due", Form::Date, Some(SEASON_END)),
    ],
    free: &[],
};

pub(super) const BUDGET: Frozen = Frozen {
    what: "a budget",
    fields: &[("requested", Form::Amount, None)],
    free: &["lines", "reserve", "carried_over"],
};

pub(super) const SEASON: Frozen = Frozen {
    what: "a season",
    fields: &[
        ("starts", Form::Date, None),
        ("ends", Form::Date, None),
        ("checkins", Form::Cadence, None),
        ("breaks", Form::Spans, None),
    ],
    free: &["title", "theme", "follows", "off_season", "standards", "decisions", "waive", "cites"],
};

pub(super) const PARTICIPANT: Frozen = Frozen {
    what: "a participant",
    fields: &[
        ("from", Form::Date, None),
        ("to", Form::Date, None),
        ("checkins", Form::Cadence, None),
        ("excused", Form::Text, None),
    ],
    free: &[],
};

pub(super) const SEASON_BUDGET: Frozen = Frozen {
    what: "a season's budget",
    fields: &[("total", Form::Amount, None), ("release", Form::Word(RELEASES), Some("upfront"))],
    free: &[],
};

impl Frozen {
    /// The field of that name.
    pub fn field(&self, name: &str) -> Result<Field, Refused> {
        if let Some(field) = self.fields.iter().find(|(known, ..)| *known == name) {
            return Ok(*field);
        }
        if self.free.contains(&name) {
            let message = format!("`{name}` of {} needs no amendment", self.what);
            return Err(Refused::new(message).help("it is not frozen: edit it in the file"));
        }
        let by_another = match name {
            "id" | "group" | "currency" => {
                Some("an id is never changed: drop the item and add another, each with its decision")
            }
            "added" | "dropped" => Some("run `okr drop`, or `okr new` with `--added-why`"),
            "key_results" | "milestones" | "objectives" => Some(
                "name the item: `O1.KR2`; `okr drop` drops one, a new one carries `added: {date: …, by: […], why: …}`",
            ),
            _ => None,
        };
        if let Some(help) = by_another {
            return Err(Refused::new(format!("`{name}` is not changed by an amendment")).help(help));
        }
        let known: Vec<&str> = self.fields.iter().map(|(known, ..)| *known).collect();
        Err(Refused::unknown(format!("{} has no field `{name}` that is frozen", self.what), name, &known))
    }
}

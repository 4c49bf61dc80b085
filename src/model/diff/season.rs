//! A season in its two states: its promises, its decisions, its due dates, and all the rest of it.

use super::change::{Change, Kind, Side, Told};
use super::leaves::{Step, without};
use super::pact::{Pact, decided};
use super::plan::told_list;
use super::sheet::Sheet;
use crate::document::{Decision, Season};
use crate::model::promise::{Amended, Difference, Naming, of_season};
use crate::model::schedule::due_dates;

/// Fields that are told by themselves.
const TOLD: [&str; 7] = ["starts", "ends", "breaks", "checkins", "budgets", "participants", "amendments"];

/// A season in its two states.
pub(super) struct SeasonSheet<'a> {
    /// The file.
    pub sheet: Sheet<'a>,
    /// The season at the base.
    pub before: Option<&'a Season>,
    /// The season now.
    pub after: Option<&'a Season>,
    /// By which names it is read now.
    pub naming: Naming<'a>,
}

impl SeasonSheet<'_> {
    /// What changes in it.
    pub fn changes(&self) -> Vec<Change> {
        match (self.before, self.after) {
            (Some(before), Some(after)) => self.both(before, after),
            (None, Some(after)) if self.sheet.before.is_none() => vec![Change {
                title: Some(after.title.clone()),
                from: Some(Told::text(&after.starts.to_string())),
                to: Some(Told::text(&after.ends.to_string())),
                ..self.sheet.change(Kind::SeasonAdded)
            }],
            (Some(before), None) if self.sheet.after.is_none() => vec![Change {
                title: Some(before.title.clone()),
                amended: is_binding(before).then_some(Amended::No),
                ..self.sheet.change(Kind::SeasonRemoved)
            }],
            (_, _) => Vec::new(),
        }
    }

    fn both(&self, before: &Season, after: &Season) -> Vec<Change> {
        let naming = |season: &Season| Naming { ends: Some(season.ends.0), ..self.naming };
        let (was, is) = (of_season(before, &naming(before)), of_season(after, &naming(after)));
        let pact = Pact {
            sheet: &self.sheet,
            before: (&was, &before.amendments),
            after: (&is, &after.amendments),
            naming: naming(after),
            is_binding: is_binding(before),
        };
        let mut out: Vec<Change> =
            [("ratified", &before.ratified, &after.ratified), ("closed", &before.closed, &after.closed)]
                .into_iter()
                .filter_map(|(field, was, is)| self.decision(field, was.as_ref(), is.as_ref(), before))
                .collect();
        let mut changed = Vec::new();
        for difference in pact.differences() {
            if let Difference::Field(field) = difference {
                out.push(pact.change(&field));
                changed.push(field);
            }
        }
        out.extend(pact.amendments(&changed));
        out.extend(self.due_dates(before, after));
        let mut told = TOLD.to_vec();
        let toggles = [
            ("ratified", before.ratified.is_some() != after.ratified.is_some()),
            ("closed", before.closed.is_some() != after.closed.is_some()),
        ];
        told.extend(toggles.into_iter().filter(|(_, toggles)| *toggles).map(|(field, _)| field));
        let rest = |season: &Season| without(serde_json::to_value(season).unwrap_or_default(), &told);
        let (from, to) = (rest(before), rest(after));
        out.extend(self.sheet.fields((&from, &to), (before.at, after.at), None, |_| Kind::FieldChanged));
        out
    }

    /// Ratified or closed now, or not any more.
    fn decision(
        &self,
        field: &str,
        was: Option<&Decision>,
        is: Option<&Decision>,
        before: &Season,
    ) -> Option<Change> {
        let step = [Step::Field(field.to_owned())];
        let date = |record: &Decision| record.date.map(|date| Told::text(&date.to_string()));
        let change = |kind, side| Change {
            field: Some(field.to_owned()),
            place: self.sheet.place(side, None, &step),
            ..self.sheet.change(kind)
        };
        match (was, is) {
            (None, Some(record)) => Some(Change {
                to: date(record),
                reason: Some(decided(record)),
                ..change(Kind::Ratified, Side::Head)
            }),
            (Some(record), None) => Some(Change {
                from: date(record),
                amended: is_binding(before).then_some(Amended::No),
                ..change(Kind::Unratified, Side::Base)
            }),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    fn due_dates(&self, before: &Season, after: &Season) -> Option<Change> {
        let dates = |season: &Season| -> Vec<String> {
            due_dates(season, None).iter().map(ToString::to_string).collect()
        };
        let (from, to) = (dates(before), dates(after));
        (from != to).then(|| Change {
            field: Some("due dates".to_owned()),
            from: Some(told_list(&from)),
            to: Some(told_list(&to)),
            ..self.sheet.change(Kind::DueDatesChanged)
        })
    }
}

/// Whether a season promises: it is ratified, and was not recorded afterwards.
pub(super) fn is_binding(season: &Season) -> bool {
    season.ratified.is_some() && season.imported.is_none()
}

//! Check-ins: new ones with what they measure, and those that say something else than they did.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::change::{Change, Counts, Kind, Side, Told};
use super::leaves::{Step, without};
use super::sheet::Sheet;
use crate::document::{CheckIn, Entry, Measured, Reference, Said};
use crate::model::money::add;
use crate::model::score::Standing;
use crate::model::{Portfolio, SeasonView};

/// Fields that are told by themselves.
const TOLD: [&str; 2] = ["key_results", "spent"];

/// A check-in in its two states.
pub(super) struct CheckInSheet<'a> {
    /// The file.
    pub sheet: Sheet<'a>,
    /// The check-in at the base.
    pub before: Option<&'a CheckIn>,
    /// The check-in now.
    pub after: Option<&'a CheckIn>,
}

impl CheckInSheet<'_> {
    /// What changes in it.
    pub fn changes(&self, portfolio: &Portfolio, day: Date) -> Vec<Change> {
        match (self.before, self.after) {
            (Some(before), Some(after)) => self.both(before, after, portfolio),
            (None, Some(after)) if self.sheet.before.is_none() => self.added(after, portfolio, day),
            (Some(before), None) if self.sheet.after.is_none() => {
                let mut out = vec![self.sheet.change(Kind::CheckInRemoved)];
                for (item, entry) in self.entries(before, portfolio) {
                    out.push(self.rewritten(&item, Some(entry), None));
                }
                out
            }
            (_, _) => Vec::new(),
        }
    }

    fn added(&self, after: &CheckIn, portfolio: &Portfolio, day: Date) -> Vec<Change> {
        let view = self.sheet.season.as_deref().and_then(|season| portfolio.season(season));
        let group = self.sheet.group.as_deref().unwrap_or_default();
        let entries = self.entries(after, portfolio);
        let measured = entries.values().filter(|entry| !matches!(entry.said, Said::Unmeasured(_)));
        let counts = Counts {
            key_results: Some(measured.count()),
            of: view.as_ref().and_then(|view| measurable(view, group, day)),
            ..Counts::default()
        };
        let mut out = vec![Change { counts, money: spent(after), ..self.sheet.change(Kind::CheckInAdded) }];
        for (item, entry) in &entries {
            let last = view.as_ref().and_then(|view| self.last_before(view, group, item, portfolio));
            out.push(Change {
                item: Some(item.clone()),
                from: last,
                to: Some(said(&entry.said)),
                place: self.sheet.place(Side::Head, Some(entry.at), &[]),
                ..self.sheet.change(Kind::Measured)
            });
        }
        out
    }

    fn both(&self, before: &CheckIn, after: &CheckIn, portfolio: &Portfolio) -> Vec<Change> {
        let mut out = Vec::new();
        let value = |checkin: &CheckIn| {
            let mut value = without(serde_json::to_value(checkin).unwrap_or_default(), &TOLD);
            value["spent"] = spending(checkin);
            value
        };
        let (from, to) = (value(before), value(after));
        out.extend(self.sheet.fields((&from, &to), (before.at, after.at), None, |leaf| {
            let is_claim =
                matches!(leaf.path.as_slice(), [Step::Field(name)] if name == "date" || name == "by");
            if is_claim { Kind::CheckInRewritten } else { Kind::FieldChanged }
        }));
        let (was, is) = (self.entries(before, portfolio), self.entries(after, portfolio));
        for (item, now) in &is {
            let Some(then) = was.get(item) else {
                out.push(Change {
                    item: Some(item.clone()),
                    to: Some(said(&now.said)),
                    place: self.sheet.place(Side::Head, Some(now.at), &[]),
                    ..self.sheet.change(Kind::EntryAdded)
                });
                continue;
            };
            if !same(&then.said, &now.said) {
                out.push(self.rewritten(item, Some(then), Some(now)));
            }
            let rest = |entry: &Entry| {
                let value = serde_json::to_value(entry).unwrap_or_default();
                without(value, &["value", "milestones", "unmeasured"])
            };
            let (from, to) = (rest(then), rest(now));
            let at = (then.at, now.at);
            out.extend(self.sheet.fields((&from, &to), at, Some(item), |_| Kind::FieldChanged));
        }
        for (item, then) in was.iter().filter(|(item, _)| !is.contains_key(*item)) {
            out.push(self.rewritten(item, Some(then), None));
        }
        out
    }

    /// What an entry says otherwise than it did.
    fn rewritten(&self, item: &str, then: Option<&Entry>, now: Option<&Entry>) -> Change {
        let field = |entry: &Entry| match entry.said {
            Said::Value(_) => "value",
            Said::Milestones(_) => "milestones",
            Said::Unmeasured(_) => "unmeasured",
        };
        let name = now.or(then).map_or("value", field);
        let (side, entry) = if now.is_some() { (Side::Head, now) } else { (Side::Base, then) };
        let change = Change {
            item: Some(item.to_owned()),
            field: Some(name.to_owned()),
            from: then.map(|entry| said(&entry.said)),
            to: now.map(|entry| said(&entry.said)),
            place: self.sheet.place(side, entry.map(|entry| entry.at), &[Step::Field(name.to_owned())]),
            ..self.sheet.change(Kind::CheckInRewritten)
        };
        change.with_percent()
    }

    /// The entries by the items that they speak of, whatever names they use.
    fn entries<'c>(&self, checkin: &'c CheckIn, portfolio: &Portfolio) -> BTreeMap<String, &'c Entry> {
        let named = |(reference, entry): (&Reference, &'c Entry)| {
            let group = self.sheet.group.as_deref().unwrap_or_default();
            let own = reference.group.as_deref().is_none_or(|named| portfolio.present_id(named) == group);
            let season = self.sheet.season.as_deref();
            let own = own && reference.season.as_deref().is_none_or(|named| Some(named) == season);
            let item = if own { reference.item() } else { reference.to_string() };
            (item, entry)
        };
        checkin.key_results.iter().map(named).collect()
    }

    /// The last value that an earlier check-in has.
    fn last_before(
        &self,
        view: &SeasonView<'_>,
        group: &str,
        item: &str,
        portfolio: &Portfolio,
    ) -> Option<Told> {
        let name: Date = self.sheet.name.parse().ok()?;
        let mut earlier = view.checkins(group).into_iter().rev().filter(|(other, _)| *other < name);
        let value = |checkin: &CheckIn| {
            let entry = self.entries(checkin, portfolio).remove(item)?.said.clone();
            (!matches!(entry, Said::Unmeasured(_))).then(|| said(&entry))
        };
        earlier.find_map(|(_, checkin)| value(checkin.document))
    }
}

fn same(then: &Said, now: &Said) -> bool {
    match (then, now) {
        (Said::Milestones(then), Said::Milestones(now)) => {
            then.iter().all(|id| now.contains(id)) && now.iter().all(|id| then.contains(id))
        }
        (_, _) => then == now,
    }
}

/// What an entry says.
fn said(said: &Said) -> Told {
    match said {
        Said::Value(Measured::Number(number)) => {
            let value = serde_json::to_value(number).unwrap_or_default();
            Told { value, written: number.text.clone() }
        }
        Said::Value(Measured::Truth(truth)) => {
            Told { value: json!(truth), written: if *truth { "yes" } else { "no" }.to_owned() }
        }
        Said::Milestones(ids) => {
            Told::value(&Value::Array(ids.iter().map(|id| json!(id.0)).collect::<Vec<_>>()))
        }
        Said::Unmeasured(why) => Told { value: Value::Null, written: format!("not measured: {why}") },
    }
}

/// How many key results of a plan take entries on a day.
fn measurable(view: &SeasonView<'_>, group: &str, day: Date) -> Option<usize> {
    let plan = view.plan(group)?.document;
    let objectives = plan.objectives.iter().filter(|objective| objective.standing(day) == Standing::Live);
    let key_results = objectives.flat_map(|objective| &objective.key_results);
    Some(key_results.filter(|kr| kr.standing(day) == Standing::Live && kr.measure.parts().is_none()).count())
}

/// What a check-in spent, by currency.
fn spent(checkin: &CheckIn) -> Vec<(String, Decimal)> {
    let mut out: BTreeMap<&str, Option<Decimal>> = BTreeMap::new();
    for spent in &checkin.spent {
        let sum = out.entry(&spent.currency).or_insert(Some(Decimal::ZERO));
        *sum = sum.and_then(|sum| add(sum, spent.amount.value));
    }
    out.into_iter().filter_map(|(currency, sum)| Some((currency.to_owned(), sum?))).collect()
}

fn spending(checkin: &CheckIn) -> Value {
    let one = |spent: &crate::document::Spent| {
        let mut value =
            json!({"currency": spent.currency.0, "amount": spent.amount.value.normalize().to_string()});
        if let Some(line) = &spent.line {
            value["line"] = json!(line);
        }
        if let Some(evidence) = &spent.evidence {
            value["evidence"] = json!(evidence.0);
        }
        value
    };
    checkin.spent.iter().map(one).collect()
}

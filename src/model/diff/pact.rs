//! The promised fields of one document in its two states, held against its amendments.

use serde_json::json;

use super::change::{Change, Kind, Reason, Side, Told};
use super::leaves::Step;
use super::sheet::Sheet;
use crate::document::{Amendment, Any, Decision, Handle, Reasoned};
use crate::model::promise::{
    Amended, Changed, Class, Difference, Item, Naming, Promises, amended, differences, names, value,
};

/// What a document promised and promises.
pub(super) struct Pact<'a> {
    /// The document.
    pub sheet: &'a Sheet<'a>,
    /// What it promised, with its amendments then.
    pub before: (&'a Promises, &'a [Amendment]),
    /// What it promises, with its amendments now.
    pub after: (&'a Promises, &'a [Amendment]),
    /// By which names it is read now.
    pub naming: Naming<'a>,
    /// Whether it was ratified at the base: then what changes needs an amendment.
    pub is_binding: bool,
}

impl<'a> Pact<'a> {
    /// The differences; what is new or gone is handed back for others to tell.
    pub fn differences(&self) -> Vec<Difference<'a>> {
        differences(self.before.0, self.after.0)
    }

    /// The amendments that are new.
    fn new_amendments(&self) -> Vec<Amendment> {
        self.after.1.iter().filter(|amendment| !self.before.1.contains(amendment)).cloned().collect()
    }

    /// What the amendments say of a change, where it needs any. One that landed before the change counts too.
    pub fn amended(&self, changed: &Changed<'_>) -> Option<Amended> {
        let by_new = amended(&self.new_amendments(), changed, &self.naming);
        let found = match by_new {
            Amended::No => match amended(self.after.1, changed, &self.naming) {
                Amended::Exactly => Amended::Exactly,
                Amended::No | Amended::Elsewhere | Amended::Falsely => Amended::No,
            },
            told => told,
        };
        self.is_binding.then_some(found)
    }

    /// A field that promises something else.
    pub fn change(&self, changed: &Changed<'_>) -> Change {
        let item = changed.item;
        let side = if self.after.0.item(item.class, &item.id).is_some() { Side::Head } else { Side::Base };
        let kind = match (item.class, changed.field) {
            (_, "title") => Kind::Reworded,
            (Class::Request, _) | (Class::Purse, "total") => Kind::RequestChanged,
            (_, _) => Kind::FieldChanged,
        };
        let step = [Step::Field(changed.field.to_owned())];
        let change = Change {
            item: (item.class != Class::Season).then(|| item.id.clone()),
            field: Some(changed.field.to_owned()),
            from: changed.from.map(Told::from),
            to: changed.to.map(Told::from),
            amended: self.amended(changed),
            reason: self.reason(changed),
            place: self.sheet.place(side, Some(item.at), &step),
            ..self.sheet.change(kind)
        };
        change.with_percent()
    }

    /// Why, in the words of the last amendment that speaks of a change.
    fn reason(&self, changed: &Changed<'_>) -> Option<Reason> {
        let speaks = |amendment: &&Amendment| self.speaks_of(amendment, changed);
        let new = self.new_amendments();
        let last = new.iter().rev().find(speaks).or_else(|| self.after.1.iter().rev().find(speaks));
        last.map(|amendment| Reason { why: Some(amendment.why.clone()), by: handles(&amendment.by) })
    }

    fn speaks_of(&self, amendment: &Amendment, changed: &Changed<'_>) -> bool {
        amendment.field == changed.field
            && names(amendment, changed.item.class, &changed.item.id, &self.naming)
    }

    /// Amendments that came for nothing that changes here, and those that are gone.
    pub fn amendments(&self, changed: &[Changed<'_>]) -> Vec<Change> {
        let own = |amendment: &Amendment, side: Side| Change {
            item: Some(amendment.item.clone()).filter(|item| item != "season"),
            field: Some(amendment.field.clone()),
            from: amendment.from.as_ref().map(told),
            to: amendment.to.as_ref().map(told),
            reason: Some(Reason { why: Some(amendment.why.clone()), by: handles(&amendment.by) }),
            place: self.sheet.place(side, Some(amendment.at), &[]),
            ..self.sheet.change(Kind::AmendmentAdded)
        };
        let mut out = Vec::new();
        for amendment in self.new_amendments() {
            if !changed.iter().any(|changed| self.speaks_of(&amendment, changed)) {
                let amended = self.is_false(&amendment).then_some(Amended::Falsely);
                out.push(Change { amended, ..own(&amendment, Side::Head) });
            }
        }
        for gone in self.before.1.iter().filter(|amendment| !self.after.1.contains(amendment)) {
            let told = own(gone, Side::Base);
            let arrow = |told: &Option<Told>| told.as_ref().map_or("nothing".into(), |t| t.written.clone());
            let words = format!("{} {} → {}", gone.field, arrow(&told.from), arrow(&told.to));
            out.push(Change {
                kind: Kind::FieldChanged,
                field: Some("amendments".to_owned()),
                from: Some(Told { value: json!(words), written: words }),
                to: None,
                ..told
            });
        }
        out
    }

    /// Whether an amendment says what is not so: of a promised field that stands otherwise now, or from a value to the
    /// same one.
    fn is_false(&self, amendment: &Amendment) -> bool {
        let is_meant = |item: &&Item| names(amendment, item.class, &item.id, &self.naming);
        let Some(item) = self.after.0.items().iter().find(is_meant) else { return self.is_binding };
        let canonical = |any: &Option<Any>| value(item.class, &amendment.field, any.as_ref(), &self.naming);
        let (from, to) = (canonical(&amendment.from), canonical(&amendment.to));
        let stands = item.field(&amendment.field);
        let is_promised = stands.is_some() || item.class.promises(&amendment.field);
        self.is_binding && is_promised && (from == to || stands != to.as_ref())
    }
}

fn told(any: &Any) -> Told {
    match any {
        Any::Text(text) => Told::text(text),
        Any::Number(number) => Told { value: json!(number.value), written: number.text.clone() },
        Any::Truth(_) | Any::List(_) | Any::Map(_) => {
            Told::value(&serde_json::to_value(any).unwrap_or_default())
        }
    }
}

pub(super) fn handles(by: &[Handle]) -> Vec<String> {
    by.iter().map(ToString::to_string).collect()
}

/// The reason of a decision that had to give one.
pub(super) fn reasoned(record: &Reasoned) -> Reason {
    Reason { why: Some(record.why.clone()), by: handles(&record.by) }
}

/// The reason of a decision that may give none.
pub(super) fn decided(record: &Decision) -> Reason {
    Reason { why: record.why.clone(), by: handles(&record.by) }
}

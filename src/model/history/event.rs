//! What happened to the items of a plan, landing by landing: committed, changed, measured.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::chronicle::{Chronicle, Key, Version};
use super::decision::{Act, decisions};
use super::report::told;
use crate::document::{Amendment, Entry, Kind, Plan, Reference};
use crate::model::Portfolio;
use crate::model::promise::{
    Amended, Changed, Difference, Naming, Promises, amended, differences, names, of_plan, of_season,
};

/// Something that happened to an item.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The landing.
    pub landing: usize,
    /// The group's present id; empty of the season itself.
    pub group: String,
    /// The item: `O1.KR2`; empty of the whole plan.
    pub item: String,
    /// What happened.
    pub what: Happened,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Happened {
    /// The plan or the season was ratified.
    Committed,
    /// It is there from now on, with this title.
    Came(Option<String>),
    /// It is gone, with this title.
    Went(Option<String>),
    /// A field changed.
    Field {
        /// The field.
        field: String,
        /// What stood there.
        from: Option<String>,
        /// What stands there now.
        to: Option<String>,
        /// What an amendment says of it, once the plan was committed.
        amended: Option<Told>,
    },
    /// It was added, dropped, withdrawn or closed by a decision.
    Decided {
        /// `added`, `dropped` …
        act: &'static str,
        /// Why, and who decided.
        told: Reason,
    },
    /// A check-in measured it, or measured it otherwise than it had said before.
    Measured {
        /// The due date that the check-in is named for.
        name: String,
        /// What it had said before.
        from: Option<String>,
        /// What it says.
        to: String,
        /// How sure the group is, as it was written.
        confidence: Option<String>,
    },
    /// A check-in does not speak of it any more.
    Unsaid {
        /// The due date that the check-in is named for.
        name: String,
        /// What it had said.
        from: String,
    },
}

/// What an amendment says of a change.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// Just that, for this reason.
    Amended(Reason),
    /// Nothing, or something else.
    NotAmended,
}

/// Why something was decided, and by whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Why; empty where nobody says.
    pub why: String,
    /// Who decided.
    pub by: Vec<String>,
}

impl Chronicle {
    /// What happened in a season, in the order in which it landed; of one group where that is asked for.
    #[must_use]
    pub fn events(&self, end: &Portfolio, season: &str, group: Option<&str>) -> Vec<Event> {
        let mut events = Vec::new();
        let is_asked = |key: &Key| {
            key.season == season
                && group.is_none_or(|group| group == key.group)
                && matches!(key.kind, Kind::Plan | Kind::Season | Kind::CheckIn)
        };
        for (key, versions) in self.timelines().filter(|(key, _)| is_asked(key)) {
            if key.kind == Kind::CheckIn {
                reports(key, versions, &mut events);
            } else {
                Course { chronicle: self, end, key }.tell(versions, &mut events);
            }
        }
        events.sort_by_key(|event| event.landing);
        events
    }
}

/// The course of one plan or season.
struct Course<'a> {
    chronicle: &'a Chronicle,
    end: &'a Portfolio,
    key: &'a Key,
}

impl Course<'_> {
    fn tell(&self, versions: &[Version], out: &mut Vec<Event>) {
        let mut before: Option<(Promises, Option<&Plan>)> = None;
        let mut is_committed = false;
        let decided = decisions(versions, 0);
        for version in versions {
            let plan = version.plan().map(|plan| plan.document);
            let Some(promises) = self.promises(version) else {
                if version.file.is_none() && before.take().is_some() {
                    out.push(self.event(version, "", Happened::Went(None)));
                }
                continue;
            };
            if let Some((was, was_plan)) = &before {
                self.frozen(version, was, &promises, is_committed, out);
                self.free(version, *was_plan, plan, out);
            } else {
                out.push(self.event(version, "", Happened::Came(None)));
                for item in promises.items().iter().filter(|item| item.class.exists()) {
                    let title = item.field("title").map(|title| title.written.clone());
                    out.push(self.event(version, &item.id, Happened::Came(title)));
                }
            }
            for decision in decided.iter().filter(|decision| decision.version.landing == version.landing) {
                let told = Reason {
                    why: decision.first.why.unwrap_or_default().to_owned(),
                    by: decision.first.by.iter().map(|who| who.0.clone()).collect(),
                };
                let act = match &decision.act {
                    Act::Ratified => {
                        is_committed = true;
                        out.push(self.event(version, "", Happened::Committed));
                        continue;
                    }
                    Act::Amended(..) => continue,
                    Act::Closed => "closed",
                    Act::Withdrawn => "withdrawn",
                    Act::Added(_) => "added",
                    Act::Dropped(_) => "dropped",
                };
                let item = decision.act.item().unwrap_or_default();
                out.push(self.event(version, item, Happened::Decided { act, told }));
            }
            before = Some((promises, plan));
        }
    }

    fn event(&self, version: &Version, item: &str, what: Happened) -> Event {
        Event { landing: version.landing, group: self.key.group.clone(), item: item.to_owned(), what }
    }

    fn naming(&self, version: &Version) -> Naming<'_> {
        self.chronicle.naming_at(self.end, &self.key.season, &self.key.group, version.landing)
    }

    fn promises(&self, version: &Version) -> Option<Promises> {
        let naming = self.naming(version);
        let of_plan = version.plan().map(|plan| of_plan(plan.document, &naming));
        of_plan.or_else(|| Some(of_season(version.season()?.document, &naming)))
    }

    /// What of the promises changed.
    fn frozen(
        &self,
        version: &Version,
        was: &Promises,
        is: &Promises,
        is_committed: bool,
        out: &mut Vec<Event>,
    ) {
        let naming = self.naming(version);
        let plan = version.plan().map(|plan| plan.document.amendments.as_slice());
        let amendments =
            plan.or(version.season().map(|season| season.document.amendments.as_slice())).unwrap_or_default();
        for difference in differences(was, is) {
            let (item, what) = match difference {
                Difference::New(item) => {
                    (item, Happened::Came(item.field("title").map(|title| title.written.clone())))
                }
                Difference::Gone(item) => {
                    (item, Happened::Went(item.field("title").map(|title| title.written.clone())))
                }
                Difference::Field(changed) => {
                    let written =
                        |side: Option<&crate::model::promise::Promised>| side.map(|to| to.written.clone());
                    let (field, from, to) =
                        (changed.field.to_owned(), written(changed.from), written(changed.to));
                    let amended = is_committed.then(|| told_of(amendments, &changed, &naming));
                    (changed.item, Happened::Field { field, from, to, amended })
                }
            };
            out.push(self.event(version, &item.id, what));
        }
    }

    /// What of the rest changed: owners, reasons, sources.
    fn free(&self, version: &Version, was: Option<&Plan>, is: Option<&Plan>, out: &mut Vec<Event>) {
        const FREE: [&str; 6] = ["owner", "why", "source", "priority", "theme", "advances"];
        let (Some(was), Some(is)) = (was.map(items), is.map(items)) else { return };
        for (id, now) in &is {
            let Some(before) = was.get(id) else { continue };
            for field in FREE {
                let (from, to) = (before.get(field), now.get(field));
                if from != to {
                    let (from, to) = (from.map(plain), to.map(plain));
                    let what = Happened::Field { field: field.to_owned(), from, to, amended: None };
                    out.push(self.event(version, id, what));
                }
            }
        }
    }
}

/// What the amendments say of a change.
fn told_of(amendments: &[Amendment], changed: &Changed<'_>, naming: &Naming<'_>) -> Told {
    if amended(amendments, changed, naming) != Amended::Exactly {
        return Told::NotAmended;
    }
    let own = amendments.iter().rev().find(|amendment| {
        amendment.field == changed.field && names(amendment, changed.item.class, &changed.item.id, naming)
    });
    own.map_or(Told::NotAmended, |own| {
        let by = own.by.iter().map(|who| who.0.clone()).collect();
        Told::Amended(Reason { why: own.why.clone(), by })
    })
}

/// The objectives and key results of a plan by their ids.
fn items(plan: &Plan) -> BTreeMap<String, Map<String, Value>> {
    let fields = |value: Value| match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    let mut all = BTreeMap::new();
    for objective in &plan.objectives {
        for kr in &objective.key_results {
            let value = serde_json::to_value(kr).unwrap_or_default();
            all.insert(format!("{}.{}", objective.id, kr.id), fields(value));
        }
        let value = serde_json::to_value(objective).unwrap_or_default();
        all.insert(objective.id.to_string(), fields(value));
    }
    all
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => fields.values().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// What check-ins said.
fn reports(key: &Key, versions: &[Version], out: &mut Vec<Event>) {
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    for version in versions {
        let entries: BTreeMap<String, (&Reference, &Entry)> = match (&version.file, version.checkin()) {
            (None, _) => BTreeMap::new(),
            (Some(_), Some(checkin)) => {
                let entries = checkin.document.key_results.iter();
                entries.map(|(reference, entry)| (reference.item(), (reference, entry))).collect()
            }
            (Some(_), None) => continue,
        };
        let mut push = |item: &str, what| {
            let (landing, group) = (version.landing, key.group.clone());
            out.push(Event { landing, group, item: item.to_owned(), what });
        };
        let mut now = BTreeMap::new();
        for (item, (_, entry)) in &entries {
            let to = told(&entry.said);
            let from = before.get(item).cloned();
            if from.as_ref() != Some(&to) {
                let confidence = entry.confidence.as_ref().map(|confidence| confidence.text.clone());
                push(item, Happened::Measured { name: key.name.clone(), from, to: to.clone(), confidence });
            }
            now.insert(item.clone(), to);
        }
        for (item, from) in before.iter().filter(|(item, _)| !now.contains_key(*item)) {
            push(item, Happened::Unsaid { name: key.name.clone(), from: from.clone() });
        }
        before = now;
    }
}

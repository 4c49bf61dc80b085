//! The organisation.

use okr_cli::document::{
    Goal, Group, GroupKind, Org, OrgValue, Person, Scope, ServedValue, Shown, TouchPoint,
};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::record::{decision, waiver};
use super::scalar::{IDS, SLUGS, date, handle, id, link, slug};
use super::text::text;
use super::{few, maybe, named, some};

fn value() -> impl Strategy<Value = OrgValue> {
    (id(), text(), maybe(text())).prop_map(|(id, title, text)| OrgValue {
        at: At::default(),
        id,
        title,
        text,
    })
}

fn goal() -> impl Strategy<Value = Goal> {
    (id(), text(), maybe(text())).prop_map(|(id, title, text)| Goal { at: At::default(), id, title, text })
}

fn person() -> impl Strategy<Value = Person> {
    (handle(), maybe(text()), maybe(text()), few(text()), few(text())).prop_map(
        |(handle, name, login, aka, emails)| Person { at: At::default(), handle, name, login, aka, emails },
    )
}

fn kind() -> impl Strategy<Value = GroupKind> {
    prop::sample::select(vec![
        GroupKind::Dao,
        GroupKind::Guild,
        GroupKind::Project,
        GroupKind::Initiative,
        GroupKind::Committee,
        GroupKind::Operator,
        GroupKind::Workstream,
        GroupKind::SubDao,
    ])
}

fn group() -> impl Strategy<Value = Group> {
    let served = (id(), text()).prop_map(|(value, how)| ServedValue { at: At::default(), value, how });
    let scope = prop::sample::select(vec![Scope::DaoSpecific, Scope::Independent]);
    let about = (maybe(scope), maybe(slug()), few(handle()), few(handle()), maybe(any::<bool>()));
    let records = (few(slug()), maybe(date()), maybe(date()), few(served), few(waiver()), few(link()));
    (slug(), kind(), text(), about, records).prop_map(
        |(
            id,
            kind,
            name,
            (scope, part_of, leads, members, auditor),
            (formerly, since, retired, values, waive, cites),
        )| Group {
            at: At::default(),
            id,
            kind,
            name,
            scope,
            part_of,
            leads,
            members,
            auditor,
            formerly,
            since,
            retired,
            values,
            waive,
            cites,
        },
    )
}

fn touchpoint() -> impl Strategy<Value = TouchPoint> {
    let shown = prop::sample::select(vec![Shown::Mission, Shown::Values, Shown::Goals, Shown::Theme]);
    let about = (maybe(handle()), maybe(date()), maybe(text()), maybe(text()));
    (id(), text(), few(shown), about).prop_map(|(id, r#where, shows, (owner, reviewed, file, text))| {
        TouchPoint { at: At::default(), id, r#where, shows, owner, reviewed, file, text }
    })
}

pub fn org() -> impl Strategy<Value = Org> {
    let values = named(few(value()), &IDS, |value| &mut value.id.0);
    let goals = named(few(goal()), &IDS, |goal| &mut goal.id.0);
    let people = named(few(person()), &["7", "no", "1.5"], |person| &mut person.handle.0);
    let groups = named(some(group()), &SLUGS, |group| &mut group.id.0);
    let touchpoints = named(few(touchpoint()), &IDS, |point| &mut point.id.0);
    let lists = (values, goals, people, groups, touchpoints);
    (text(), text(), maybe(decision()), lists, few(waiver()), few(link())).prop_map(
        |(name, mission, ratified, (values, goals, people, groups, touchpoints), waive, cites)| Org {
            at: At::default(),
            name,
            mission,
            ratified,
            values,
            goals,
            people,
            groups,
            touchpoints,
            waive,
            cites,
        },
    )
}

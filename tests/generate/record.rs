//! Records: decisions, waivers, amendments, spans of days.

use okr_cli::document::{Amendment, Any, Days, Decision, Reasoned, Waiver, Withdrawal};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::scalar::{date, handle, link, number, reference, slug};
use super::text::text;
use super::{few, maybe, some};

pub fn days() -> impl Strategy<Value = Days> {
    (date(), date()).prop_map(|(starts, ends)| Days { at: At::default(), starts, ends })
}

pub fn decision() -> impl Strategy<Value = Decision> {
    (maybe(date()), few(handle()), maybe(text()), maybe(link()), few(link()))
        .prop_map(|(date, by, why, vote, cites)| Decision { at: At::default(), date, by, why, vote, cites })
}

pub fn reasoned() -> impl Strategy<Value = Reasoned> {
    (maybe(date()), few(handle()), text(), maybe(link()), few(link()))
        .prop_map(|(date, by, why, vote, cites)| Reasoned { at: At::default(), date, by, why, vote, cites })
}

pub fn withdrawal() -> impl Strategy<Value = Withdrawal> {
    (reasoned(), maybe(slug())).prop_map(|(decision, replaced_by)| Withdrawal { decision, replaced_by })
}

pub fn waiver() -> impl Strategy<Value = Waiver> {
    (text(), text(), maybe(date()), maybe(text())).prop_map(|(rule, why, until, item)| Waiver {
        at: At::default(),
        rule,
        why,
        until,
        item,
    })
}

/// Any value. Keys are words: what `serde_yaml` writes for others (`? ` and merge keys) is refused by design.
fn any_value() -> impl Strategy<Value = Any> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Any::Truth),
        number().prop_map(Any::Number),
        text().prop_map(Any::Text),
        Just(Any::Text(String::new())),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let entries = prop::collection::btree_map("[a-z]{1,5}", inner.clone(), 0..3);
        prop_oneof![few(inner).prop_map(Any::List), entries.prop_map(|m| Any::Map(m.into_iter().collect()))]
    })
}

pub fn amendment() -> impl Strategy<Value = Amendment> {
    let item = reference().prop_map(|reference| reference.to_string());
    let values = (maybe(any_value()), maybe(any_value()));
    (date(), item, text(), values, text(), some(handle()), maybe(link()), few(link())).prop_map(
        |(date, item, field, (from, to), why, by, vote, cites)| Amendment {
            at: At::default(),
            date,
            item,
            field,
            from,
            to,
            why,
            by,
            vote,
            cites,
        },
    )
}

//! Check-ins with every kind of entry.

use okr_cli::document::{CheckIn, Entry, Measured, Said, Spent};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::record::waiver;
use super::scalar::{amount, currency, date, handle, id, link, number, number_to, reference};
use super::text::text;
use super::{few, maybe};

fn measured() -> impl Strategy<Value = Measured> {
    prop_oneof![
        1 => any::<bool>().prop_map(Measured::Truth),
        3 => number().prop_map(Measured::Number),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![
        measured().prop_map(Said::Value),
        few(id()).prop_map(Said::Milestones),
        text().prop_map(Said::Unmeasured),
    ]
}

fn entry() -> impl Strategy<Value = Entry> {
    (said(), maybe(number_to(10)), maybe(measured()), maybe(text()), maybe(link()), few(link())).prop_map(
        |(said, confidence, projection, note, evidence, cites)| Entry {
            at: At::default(),
            said,
            confidence,
            projection,
            note,
            evidence,
            cites,
        },
    )
}

fn spent() -> impl Strategy<Value = Spent> {
    (currency(), amount(), maybe(text()), maybe(link())).prop_map(|(currency, amount, line, evidence)| {
        Spent { at: At::default(), currency, amount, line, evidence }
    })
}

pub fn checkin() -> impl Strategy<Value = CheckIn> {
    let entries = prop::collection::btree_map(reference(), entry(), 0..4);
    let lists = (few(spent()), few(text()), few(text()), few(waiver()), few(link()));
    (date(), handle(), maybe(text()), entries, lists).prop_map(
        |(date, by, summary, key_results, (spent, blockers, next, waive, cites))| CheckIn {
            at: At::default(),
            date,
            by,
            summary,
            key_results,
            spent,
            blockers,
            next,
            waive,
            cites,
        },
    )
}

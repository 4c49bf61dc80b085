//! The shared standards.

use okr_cli::diagnostic::Level;
use okr_cli::document::{Bands, CountBand, Grades, Limits, Policy, RollUp, ShareBand, Words};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::few;
use super::record::waiver;
use super::scalar::link;
use super::text::text;

/// A number of two decimals: `serde_yaml` writes it without an exponent.
fn share() -> impl Strategy<Value = f64> {
    (-100_i32..=100).prop_map(|hundredths| f64::from(hundredths) / 100.0)
}

fn limits() -> impl Strategy<Value = Limits> {
    let counts = (any::<u32>(), any::<u32>()).prop_map(|(min, max)| CountBand { min, max });
    (any::<u32>(), counts, any::<u32>()).prop_map(|(objectives, key_results, key_results_per_owner)| Limits {
        objectives,
        key_results,
        key_results_per_owner,
    })
}

fn words() -> impl Strategy<Value = Words> {
    (few(text()), few(text()), few(text()), few(text()))
        .prop_map(|(tasks, activities, vague, placeholders)| Words { tasks, activities, vague, placeholders })
}

pub fn policy() -> impl Strategy<Value = Policy> {
    let level = prop::sample::select(vec![Level::Ignore, Level::Info, Level::Warning, Level::Error]);
    let rules = prop::collection::btree_map("[a-z]{1,8}(-[a-z]{1,4})?", level, 0..3);
    let bands = (share(), share()).prop_map(|(on_track, at_risk)| Bands { on_track, at_risk });
    let grades = (share(), share()).prop_map(|(green, yellow)| Grades { green, yellow });
    let alignment = (share(), share()).prop_map(|(min, max)| ShareBand { min, max });
    let roll_up = prop::sample::select(vec![RollUp::Objectives, RollUp::KeyResults]);
    let numbers = (limits(), bands, grades, share(), roll_up, alignment, any::<u32>());
    (rules, numbers, words(), few(waiver()), few(link())).prop_map(
        |(
            rules,
            (limits, bands, grades, coverage, roll_up, alignment, touchpoint_days),
            words,
            waive,
            cites,
        )| Policy {
            at: At::default(),
            rules,
            limits,
            bands,
            grades,
            coverage,
            roll_up,
            alignment,
            touchpoint_days,
            words,
            waive,
            cites,
        },
    )
}

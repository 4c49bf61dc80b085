//! Valid documents of every kind, made of texts that are legal and nasty. Knows the types of documents,
//! neither how they are read nor what they mean.

pub mod checkin;
pub mod measure;
pub mod mortems;
pub mod org;
pub mod outside;
pub mod plan;
pub mod policy;
pub mod record;
pub mod scalar;
pub mod season;
pub mod text;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

/// Runs of a property: always the same inputs, so that a failure is one for everybody, and no file is written.
pub fn config(cases: u32) -> Config {
    Config {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        max_shrink_iters: 4000,
        ..Config::default()
    }
}

/// None to two of something.
pub fn few<S: Strategy>(item: S) -> impl Strategy<Value = Vec<S::Value>> {
    prop::collection::vec(item, 0..3)
}

/// One to three of something.
pub fn some<S: Strategy>(item: S) -> impl Strategy<Value = Vec<S::Value>> {
    prop::collection::vec(item, 1..4)
}

/// Something or nothing.
pub fn maybe<S: Strategy>(item: S) -> impl Strategy<Value = Option<S::Value>> {
    prop::option::of(item)
}

/// Gives items names that differ, from somewhere in a list of names.
pub fn named<T, S: Strategy<Value = Vec<T>>>(
    items: S,
    names: &'static [&'static str],
    name: fn(&mut T) -> &mut String,
) -> impl Strategy<Value = Vec<T>>
where
    T: std::fmt::Debug,
{
    (items, 0..names.len()).prop_map(move |(mut items, first)| {
        for (index, item) in items.iter_mut().enumerate() {
            names[(first + index) % names.len()].clone_into(name(item));
        }
        items
    })
}

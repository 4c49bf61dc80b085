//! Every measure with its own fields.

use okr_cli::document::{
    Band, Baseline, Bound, Judged, Measure, Milestone, Milestones, Parts, Path, Unknown,
};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::record::reasoned;
use super::scalar::{IDS, date, handle, id, number, reference};
use super::text::text;
use super::{maybe, named, some};

fn path() -> impl Strategy<Value = Path> {
    let unknown = Just(Baseline::Unknown(Unknown::Unknown));
    let baseline = prop_oneof![1 => unknown, 3 => number().prop_map(Baseline::Known)];
    (baseline, number()).prop_map(|(baseline, target)| Path { baseline, target })
}

fn bound() -> impl Strategy<Value = Bound> {
    (number(), maybe(number())).prop_map(|(target, tolerance)| Bound { target, tolerance })
}

fn band() -> impl Strategy<Value = Band> {
    (number(), number(), maybe(number())).prop_map(|(min, max, tolerance)| Band { min, max, tolerance })
}

fn milestone() -> impl Strategy<Value = Milestone> {
    (id(), text(), maybe(number()), maybe(date()), maybe(reasoned()), maybe(reasoned())).prop_map(
        |(id, title, weight, due, added, dropped)| Milestone {
            at: At::default(),
            id,
            title,
            weight,
            due,
            added,
            dropped,
        },
    )
}

fn milestones() -> impl Strategy<Value = Milestones> {
    let named = named(some(milestone()), &IDS, |milestone| &mut milestone.id.0);
    named.prop_map(|milestones| Milestones { milestones })
}

fn parts() -> impl Strategy<Value = Parts> {
    (some(reference()), number(), maybe(number())).prop_map(|(of, target, baseline)| Parts {
        of,
        target,
        baseline,
    })
}

/// A measure, each as likely as any other.
pub fn measure() -> impl Strategy<Value = Measure> {
    prop_oneof![
        path().prop_map(Measure::Increase),
        path().prop_map(Measure::Decrease),
        bound().prop_map(Measure::AtLeast),
        bound().prop_map(Measure::AtMost),
        band().prop_map(Measure::Range),
        milestones().prop_map(Measure::Milestones),
        Just(Measure::Binary {}),
        handle().prop_map(|judge| Measure::Judged(Judged { judge })),
        parts().prop_map(Measure::Sum),
        parts().prop_map(Measure::Mean),
    ]
}

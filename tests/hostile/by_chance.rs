//! Valid documents, changed at random, read and scored.

use std::panic::{AssertUnwindSafe, catch_unwind};

use okr_cli::document::read;
use okr_cli::model::Portfolio;
use okr_cli::model::score::score_season;

use super::mutator::{Chance, mutate};
use super::soundness::{sound, told};

/// The documents that are changed. Together they are one record.
const SEEDS: [(&str, &str); 13] = [
    ("okrs/org.yaml", include_str!("../example/okrs/org.yaml")),
    (
        "okrs/policy.yaml",
        "rules: {task-as-key-result: ignore}\nbands: {on_track: -0.1, at_risk: -0.25}\nroll_up: key-results\n",
    ),
    ("okrs/s3/season.yaml", include_str!("../example/okrs/s3/season.yaml")),
    ("okrs/s3/dao.yaml", include_str!("../example/okrs/s3/dao.yaml")),
    ("okrs/s3/harbour.yaml", include_str!("../example/okrs/s3/harbour.yaml")),
    ("okrs/s3/reef.yaml", REEF),
    (
        "okrs/s3/checkins/harbour/2022-09-22.yaml",
        include_str!("../example/okrs/s3/checkins/harbour/2022-09-22.yaml"),
    ),
    ("okrs/s3/checkins/reef/2022-09-22.yaml", REPORT),
    ("okrs/s3/checkins/reef/2022-10-22.yaml", REPORT),
    ("okrs/s3/premortems/harbour.yaml", include_str!("../example/okrs/s3/premortems/harbour.yaml")),
    ("okrs/s3/postmortems/harbour.yaml", include_str!("../example/okrs/s3/postmortems/harbour.yaml")),
    ("okrs/s3/partnerships/buoy-works.yaml", include_str!("../example/okrs/s3/partnerships/buoy-works.yaml")),
    (
        "okrs/s3/intake/harbour/talk.yaml",
        include_str!("../example/okrs/s3/intake/harbour/interview-contributor.yaml"),
    ),
];

/// Every measure, records, anchors, blocks, quotes and a former id.
const REEF: &str = "\
summary: |
  Two lines, 日本,
  and a # that is no comment
ratified: &vote {date: 2022-08-21, by: [steward], why: \"it's \\\"so\\\"\"}
objectives:
  - id: O1
    title: >-
      Folded
      text
    contributes_to: [dao/O1, dock/O1]
    weight: 2
    key_results:
      - {id: KR1, title: a, measure: increase, baseline: unknown, target: 100}
      - {id: KR2, title: b, measure: at-most, target: 5, tolerance: 2.5, added: *vote}
      - {id: KR3, title: c, measure: range, min: -1, max: 1}
      - id: KR4
        title: d
        measure: milestones
        milestones: [{id: M1, title: x, due: 2022-10-01}, {id: M2, title: y, weight: 3, dropped: *vote}]
      - {id: KR5, title: e, measure: binary, dropped: {date: 2022-11-01, why: no}}
  - id: O2
    title: 'O2'
    key_results:
      - {id: KR1, title: f, measure: judged, judge: auditor, priority: P0}
      - {id: KR2, title: g, measure: sum, of: [O1.KR1, harbour/O1.KR1, O2.KR3], target: 9}
      - {id: KR3, title: h, measure: mean, of: [O1.KR3, O2.KR2], baseline: 0, target: 9}
amendments:
  - {date: 2022-10-01, item: O1.KR2, field: target, from: 4, to: 5, why: w, by: [steward]}
  - {date: 2022-10-02, item: O1, field: theme, to: {fit: direct, why: [a, {b: 1}]}, why: w, by: [steward]}
";

const REPORT: &str = "\
date: 2022-09-30\r\n\
by: harbour-lead\r\n\
key_results:\r\n\
\x20 O1.KR1: {value: 12.50, projection: 90, confidence: 7}\r\n\
\x20 O1.KR2: {value: 6}\r\n\
\x20 O1.KR3: {value: 0}\r\n\
\x20 O1.KR4: {milestones: [M1]}\r\n\
\x20 O1.KR5: {value: true}\r\n\
\x20 O2.KR1: {value: 0.4, note: \"seen \\u00e9\"}\r\n\
spent: [{currency: CODE, amount: 1.005}]\r\n";

const DAYS: [&str; 3] = ["2022-08-22", "2022-10-31", "2023-02-01"];

/// Runs a check of some inputs; a panic or fault tells them.
fn survives(inputs: &[(&str, &[u8])], check: impl Fn() -> Result<(), String>) {
    let fault = match catch_unwind(AssertUnwindSafe(check)) {
        Ok(Ok(())) => return,
        Ok(Err(fault)) => fault,
        Err(_) => "it panicked".to_owned(),
    };
    let texts = inputs.iter().map(|(path, bytes)| format!("# {path}\n{}\n", bytes.escape_ascii()));
    panic!("{fault}\n{}", texts.collect::<String>());
}

fn changed(index: usize, chance: &mut Chance) -> Vec<u8> {
    let other = SEEDS[chance.below(SEEDS.len())].1;
    mutate(SEEDS[index].1.as_bytes(), other.as_bytes(), chance)
}

#[test]
fn the_seeds_are_good() {
    for (path, text) in SEEDS {
        assert_eq!(told(&read(path, text.as_bytes())), Vec::<String>::new(), "{path}");
    }
}

#[test]
fn no_bytes_make_the_reader_panic() {
    let mut chance = Chance::new(1);
    for round in 0..20_000 {
        let index = round % SEEDS.len();
        let (path, bytes) = (SEEDS[index].0, changed(index, &mut chance));
        survives(&[(path, &bytes)], || {
            let file = read(path, &bytes);
            sound(&file)?;
            let again = round % 16 != 0 || told(&file) == told(&read(path, &bytes));
            if again { Ok(()) } else { Err("read twice, told otherwise".to_owned()) }
        });
    }
}

#[test]
fn no_bytes_make_the_score_panic() {
    let mut chance = Chance::new(2);
    for _ in 0..400 {
        let inputs: Vec<(&str, Vec<u8>)> = (0..SEEDS.len())
            .map(|index| {
                let (path, text) = SEEDS[index];
                // Most files stay as they are, so that there is something left to score.
                let changes = chance.below(3) == 0;
                (path, if changes { changed(index, &mut chance) } else { text.as_bytes().to_vec() })
            })
            .collect();
        let shown: Vec<(&str, &[u8])> =
            inputs.iter().map(|(path, bytes)| (*path, bytes.as_slice())).collect();
        survives(&shown, || {
            let portfolio = Portfolio::new(inputs.iter().map(|(path, bytes)| read(path, bytes)).collect());
            for view in portfolio.seasons() {
                for day in DAYS {
                    let scored = score_season(view, day.parse().expect("a day"));
                    for roll in scored.iter().flat_map(|season| &season.plans).map(|plan| plan.roll) {
                        let numbers = [roll.score, roll.projected, roll.expected, roll.floor, roll.share];
                        if numbers.into_iter().flatten().any(|number| !(0.0..=1.0).contains(&number)) {
                            return Err(format!("{roll:?}"));
                        }
                    }
                }
            }
            Ok(())
        });
    }
}

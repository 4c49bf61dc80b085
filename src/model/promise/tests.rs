//! Equal promises are equal however they are written, and amendments are held to the letter.

use super::{Class, Difference, Naming, Promises, amended, differences, of_plan, of_season};
use crate::document::{Plan, Season, read};
use crate::model::Portfolio;

const ORG: &str = "name: Tidal\nmission: M\ngroups:\n  - {id: dao, kind: dao, name: Tidal}\n  - {id: reef, kind: guild, name: Reef, formerly: [shoal]}\n";

fn portfolio() -> Portfolio {
    Portfolio::new(vec![read("okrs/org.yaml", ORG.as_bytes())])
}

fn naming(portfolio: &Portfolio) -> Naming<'_> {
    Naming { portfolio, season: "s4", group: "reef", ends: "2026-03-31".parse().ok() }
}

fn plan(text: &str) -> Plan {
    serde_yaml::from_str(text).expect("a plan")
}

/// The differences between two plans in words, with what the second one's amendments say of them.
fn told(one: &str, other: &str) -> Vec<String> {
    let portfolio = portfolio();
    let naming = naming(&portfolio);
    let (one, other) = (plan(one), plan(other));
    let (before, after) = (of_plan(&one, &naming), of_plan(&other, &naming));
    let tell = |difference: &Difference<'_>| match difference {
        Difference::New(item) => format!("+{}", item.id),
        Difference::Gone(item) => format!("-{}", item.id),
        Difference::Field(changed) => {
            let written = |side: Option<&super::Promised>| side.map_or("·", |side| &side.written).to_owned();
            let (from, to) = (written(changed.from), written(changed.to));
            let amended = amended(&other.amendments, changed, &naming);
            format!("{} {} {from} → {to} {amended:?}", changed.item.id, changed.field)
        }
    };
    differences(&before, &after).iter().map(tell).collect()
}

fn with(kr: &str, rest: &str) -> String {
    format!(
        "objectives:\n  - id: O1\n    title: T\n    contributes_to: [dao/O1, shoal/O2]\n    key_results:\n      - {{id: KR1, title: K, {kr}}}\n{rest}"
    )
}

const PATH: &str = "measure: increase, baseline: 0, target: 60, unit: readers";

#[test]
fn other_words_for_the_same_promise_are_no_difference() {
    let same = [
        (
            with(PATH, ""),
            with(
                "measure: increase, baseline: 0.0, target: 60.00, unit: readers, weight: 1, due: 2026-03-31",
                "",
            ),
        ),
        (with(PATH, ""), with(PATH, "").replace("[dao/O1, shoal/O2]", "[reef/O2, s4/dao/O1]")),
        (
            with(PATH, ""),
            with(PATH, "").replace("title: T", "title: T\n    ambition: aspirational\n    owner: keeper"),
        ),
        (
            with(PATH, "budgets: [{currency: CODE, requested: 1200.50}]"),
            with(PATH, "budgets: [{currency: CODE, requested: 1200.5}]"),
        ),
        (with("measure: judged, judge: Steward", ""), with("measure: judged, judge: steward", "")),
    ];
    for (one, other) in same {
        assert_eq!(told(&one, &other), [""; 0], "{other}");
    }
}

#[test]
fn what_is_frozen_differs_by_field() {
    let moved = with("measure: increase, baseline: unknown, target: 50, due: 2026-03-01", "");
    assert_eq!(
        told(&with(PATH, ""), &moved),
        [
            "O1.KR1 baseline 0 → unknown No",
            "O1.KR1 target 60 → 50 No",
            "O1.KR1 due · → 2026-03-01 No",
            "O1.KR1 unit readers → · No"
        ]
    );
    let milestones = with("measure: milestones, milestones: [{id: M1, title: A}, {id: M2, title: B}]", "");
    let fewer = with("measure: milestones, milestones: [{id: M2, title: C, weight: 2}]", "");
    assert_eq!(
        told(&milestones, &fewer),
        ["O1.KR1.M2 title B → C No", "O1.KR1.M2 weight 1 → 2 No", "-O1.KR1.M1"]
    );
    let asked = with(PATH, "budgets: [{currency: CODE, requested: 10}]");
    assert_eq!(told(&with(PATH, ""), &asked), ["CODE requested · → 10 No"]);
    assert_eq!(told(&asked, &with(PATH, "")), ["CODE requested 10 → · No"]);
    let alone = with(PATH, "").replace("[dao/O1, shoal/O2]", "[]");
    assert_eq!(told(&with(PATH, ""), &alone), ["O1 contributes_to dao/O1, reef/O2 → none No"]);
}

#[test]
fn an_amendment_says_exactly_the_change_or_nothing() {
    let entry = |item: &str, from: &str, to: &str| {
        format!("  - {{date: 2026-02-01, item: {item}, field: target{from}{to}, why: w, by: [steward]}}\n")
    };
    let step = |from: &str, to: &str| entry("O1.KR1", &format!(", from: {from}"), &format!(", to: {to}"));
    let now =
        |entries: &[String]| with(&PATH.replace("60", "50"), &format!("amendments:\n{}", entries.concat()));
    let cases = [
        (vec![step("60", "50.0")], "Exactly"),
        (vec![entry("shoal/O1.KR1", ", from: 60.0", ", to: 50")], "Exactly"),
        (vec![step("60", "55"), step("55", "50")], "Exactly"),
        // An earlier one, that the first of the two states already knew.
        (vec![step("70", "60"), step("60", "50")], "Exactly"),
        (vec![step("60", "55")], "Elsewhere"),
        (vec![step("65", "50")], "Falsely"),
        (vec![step("60", "55"), step("56", "50")], "Falsely"),
        (vec![entry("O1.KR1", "", ", to: 50")], "Falsely"),
        (vec![step("50", "50")], "Falsely"),
        (vec![entry("O1.KR2", ", from: 60", ", to: 50")], "No"),
        (vec![entry("dao/O1.KR1", ", from: 60", ", to: 50")], "No"),
    ];
    for (entries, expected) in cases {
        let found = told(&with(PATH, ""), &now(&entries));
        assert_eq!(found, [format!("O1.KR1 target 60 → 50 {expected}")], "{entries:?}");
    }
}

#[test]
fn amendments_of_other_forms_are_compared_in_the_same_form() {
    let rest = "amendments:\n  - {date: 2026-02-01, item: O1, field: contributes_to, from: [reef/O2, dao/O1], to: [dao/O1], why: w, by: [steward]}\n  - {date: 2026-02-01, item: O1.KR1, field: due, to: 2026-03-01, why: w, by: [steward]}\n  - {date: 2026-02-01, item: CODE, field: requested, from: 10.00, why: w, by: [steward]}\n";
    let before = with(PATH, "budgets: [{currency: CODE, requested: 10}]");
    let now = with(&format!("{PATH}, due: 2026-03-01"), rest).replace("[dao/O1, shoal/O2]", "[dao/O1]");
    assert_eq!(
        told(&before, &now),
        [
            "O1 contributes_to dao/O1, reef/O2 → dao/O1 Exactly",
            "O1.KR1 due · → 2026-03-01 Exactly",
            "CODE requested 10 → · Exactly"
        ]
    );
}

#[test]
fn a_due_that_is_left_out_is_the_end_of_its_own_season() {
    let portfolio = portfolio();
    let ends = |day: &str| Naming { ends: day.parse().ok(), ..naming(&portfolio) };
    let (bare, dated) = (plan(&with(PATH, "")), plan(&with(&format!("{PATH}, due: 2026-03-31"), "")));
    let count = |one: &Promises, other: &Promises| differences(one, other).len();
    let (march, april) = (ends("2026-03-31"), ends("2026-04-30"));
    assert_eq!(count(&of_plan(&bare, &march), &of_plan(&bare, &april)), 0);
    assert_eq!(count(&of_plan(&bare, &march), &of_plan(&dated, &april)), 0);
    assert_eq!(count(&of_plan(&dated, &march), &of_plan(&bare, &april)), 1);
}

#[test]
fn a_season_promises_its_days_and_its_money() {
    let portfolio = portfolio();
    let naming = Naming { group: "", ..naming(&portfolio) };
    let season = |text: &str| serde_yaml::from_str::<Season>(text).expect("a season");
    let bare = "title: S\nstarts: 2026-01-01\nends: 2026-03-31\n";
    let told = |rest: &str| {
        let (one, other) = (season(bare), season(&format!("{bare}{rest}")));
        let (one, other) = (of_season(&one, &naming), of_season(&other, &naming));
        let tell = |difference: &Difference<'_>| match difference {
            Difference::Field(changed) => format!(
                "{:?} {} {} {}",
                changed.item.class,
                changed.item.id,
                changed.field,
                changed.to.map_or("·", |to| &to.written)
            ),
            Difference::New(item) | Difference::Gone(item) => item.id.clone(),
        };
        differences(&one, &other).iter().map(tell).collect::<Vec<_>>()
    };
    assert_eq!(told("checkins: {every: month, grace_days: 7}\nbreaks: []\n"), [""; 0]);
    assert_eq!(
        told("checkins: {every: two-weeks}\n"),
        ["Season season checkins every two weeks, 7 days of grace"]
    );
    assert_eq!(
        told("participants: [{group: shoal, to: 2026-02-01}]\nbudgets: [{currency: CODE, total: 5}]\n"),
        ["Purse CODE total 5", "Purse CODE release upfront", "Participant reef to 2026-02-01"]
    );
    assert!(of_season(&season(bare), &naming).field(Class::Season, "season", "ends").is_some());
}

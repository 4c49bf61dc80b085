//! Money: what budgets add up to, what is released when, what the DAO's objectives cost.

use std::fmt::Write as _;

use jiff::civil::Date;
use okr_cli::model::money::{
    GroupMoney, ObjectiveCost, SeasonMoney, Terms, season_money, split, sum, tranches,
};
use okr_cli::model::{ItemId, ledger};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::record::Record;
use super::{config, day};

const RATIFIED: &str = "ratified: {date: 2022-08-20, by: [lead]}";
const KR: &str = "measure: increase, baseline: 0, target: 10";
/// Five due dates: four, and the end.
const FIVE: &str = "budgets: [{currency: CODE, total: 50000, release: checkins}]\n\
    checkins: {due: [2022-09-15, 2022-10-01, 2022-10-15, 2022-11-01]}\n";

fn told(amount: Option<Decimal>) -> String {
    amount.map_or("-".to_owned(), |amount| amount.to_string())
}

/// What is known of the season's money on a day, when these due dates were answered on these days.
fn money<T>(
    record: &Record,
    at: &str,
    answered: &[(&str, &str)],
    look: impl FnOnce(&SeasonMoney<'_>) -> T,
) -> T {
    let answered = |_: &str, due: Date| {
        answered.iter().find(|(name, _)| day(name) == due).map(|(_, written)| day(written))
    };
    let portfolio = record.portfolio();
    look(&season_money(&portfolio.season("s1").expect("the season"), day(at), &answered))
}

/// Of the first budget: each tranche with its state and the report that is missing, then released and withheld.
fn released(record: &Record, at: &str, answered: &[(&str, &str)]) -> String {
    money(record, at, answered, |money| {
        let mut out = String::new();
        for tranche in &money.groups[0].tranches {
            let because = tranche.because.map(|due| format!(" {due}")).unwrap_or_default();
            let _ = write!(out, "{} {}{because}, ", tranche.amount, tranche.state.word());
        }
        out + &format!(
            "{} released, {} withheld",
            told(money.groups[0].released),
            told(money.groups[0].withheld)
        )
    })
}

/// `requested approved spendable spent left difference` of a budget.
fn sums(group: &GroupMoney<'_>) -> String {
    let all = [group.requested, group.approved, group.spendable, group.spent, group.left, group.difference];
    all.map(told).join(" ")
}

fn harbour(own: &str) -> Record {
    Record::new().plan("harbour", &format!("{RATIFIED}\n{own}"), &[("", &[KR])])
}

#[test]
fn a_budget_is_lines_and_reserve_less_what_is_carried_over() {
    for (lines, reserve, carried, requested, expected) in [
        ("649455", "432970", "596295", "486130", "486130 486130 1082425 0 1082425 -"),
        ("293000", "188585", "743008", "-261423", "-261423 -261423 481585 0 481585 -"),
        ("348260", "232173", "22000", "558433", "558433 558433 580433 0 580433 -"),
        ("152500", "95000", "62000", "219800", "219800 219800 281800 0 281800 -34300"),
        ("0.1", "0.2", "0", "0.3", "0.3 0.3 0.3 0 0.3 -"),
    ] {
        let budget = format!(
            "budgets: [{{currency: GTC, lines: [{{for: x, amount: {lines}}}], reserve: {reserve}, \
             carried_over: {carried}, requested: {requested}}}]"
        );
        money(&harbour(&budget), "2022-09-01", &[], |money| {
            assert_eq!(sums(&money.groups[0]), expected);
            let tranches = money.groups[0].tranches.len();
            assert_eq!(tranches, usize::from(!requested.starts_with('-')), "a request below 0 has none");
        });
    }
}

#[test]
fn a_draft_has_nothing_approved_and_spending_counts_by_currency_up_to_the_day() {
    let own = "budgets: [{currency: CODE, requested: 100}, {currency: USDC, requested: 5.50}]";
    let spent = |amounts: &str, date: &str| format!("date: {date}\nby: lead\nspent: [{amounts}]\n");
    let with = |record: Record| {
        let first = "{currency: CODE, amount: 0.1}, {currency: USDC, amount: 1}, {currency: OP, amount: 3}";
        record.file("s1/checkins/harbour/2022-09-22.yaml", &spent(first, "2022-09-22")).file(
            "s1/checkins/harbour/2022-10-22.yaml",
            &spent("{currency: CODE, amount: 0.2}", "2022-10-25"),
        )
    };
    let all = |record: &Record, at| {
        money(record, at, &[], |money| money.groups.iter().map(sums).collect::<Vec<_>>().join(" | "))
    };
    let draft = with(Record::new().plan("harbour", own, &[("", &[KR])]));
    assert_eq!(all(&draft, "2022-12-01"), "100 - - 0.3 - - | 5.50 - - 1 - - | - - - 3 - -");
    let ratified = with(harbour(own));
    assert_eq!(
        all(&ratified, "2022-12-01"),
        "100 100 100 0.3 99.7 - | 5.50 5.50 5.50 1 4.50 - | - - - 3 - -"
    );
    assert_eq!(
        all(&ratified, "2022-10-24"),
        "100 100 100 0.1 99.9 - | 5.50 5.50 5.50 1 4.50 - | - - - 3 - -"
    );
}

#[test]
fn a_tranche_waits_for_the_report_before_it() {
    let record = harbour("budgets: [{currency: CODE, requested: 20000}]").season_says(FIVE);
    // The third due date was not answered: the fourth tranche is withheld, the fifth needs the fourth only.
    let all_but_the_third =
        [("2022-09-15", "2022-09-15"), ("2022-10-01", "2022-10-09"), ("2022-11-01", "2022-11-01")];
    let out = released(&record, "2022-12-31", &all_but_the_third);
    let expected = "4000 released, 4000 released, 4000 released, 4000 withheld 2022-10-15, 4000 released, \
                    16000 released, 4000 withheld";
    assert_eq!(out, expected);
    // However late: on the day before the report of 1 October it was withheld.
    let out = released(&record, "2022-10-15", &[("2022-09-15", "2022-09-15"), ("2022-10-01", "2022-10-16")]);
    let expected = "4000 released, 4000 released, 4000 withheld 2022-10-01, 4000 ahead, 4000 ahead, \
                    8000 released, 4000 withheld";
    assert_eq!(out, expected);
    let out = released(&record, "2022-10-16", &[("2022-09-15", "2022-09-15"), ("2022-10-01", "2022-10-16")]);
    assert!(out.ends_with("12000 released, 0 withheld"), "{out}");
    let out = released(&record, "2022-09-14", &[]);
    assert!(out.starts_with("4000 ahead, ") && out.ends_with("0 released, 0 withheld"), "{out}");
}

#[test]
fn tranches_are_told_in_the_smallest_decimal_that_was_written() {
    let record = |more: &str| {
        harbour("budgets: [{currency: CODE, requested: 100}]")
            .season_says("checkins: {due: [2022-10-01, 2022-11-01]}\nbudgets: [{currency: CODE, total: 200, release: checkins}]\n")
            .plan("reef", more, &[("", &[KR])])
    };
    let out = released(&record(""), "2022-08-22", &[]);
    assert!(out.starts_with("33 ahead, 33 ahead, 34 ahead"), "{out}");
    let other =
        "budgets: [{currency: CODE, lines: [{for: x, quantity: 2.125, rate: 1.20}], requested: 2.55}]";
    let out = released(&record(other), "2022-08-22", &[]);
    assert!(out.starts_with("33.33 ahead, 33.33 ahead, 33.34 ahead"), "{out}");
}

#[test]
fn nothing_holds_back_an_excused_group_an_imported_season_and_money_that_is_paid_at_once() {
    let budget = "budgets: [{currency: CODE, requested: 20000}]";
    let free = "4000 released, 4000 released, 4000 released, 4000 released, 4000 released, \
                20000 released, 0 withheld";
    let excused = format!("{FIVE}participants: [{{group: harbour, excused: they are at sea}}]\n");
    assert_eq!(released(&harbour(budget).season_says(&excused), "2022-12-31", &[]), free);
    let imported = format!("{FIVE}imported: {{date: 2023-01-01, why: from the forum}}\n");
    assert_eq!(released(&harbour(budget).season_says(&imported), "2022-12-31", &[]), free);
    let upfront = "participants: [{group: harbour, from: 2022-09-10}]\n";
    let upfront = harbour(budget).season_says(upfront);
    assert_eq!(released(&upfront, "2022-09-09", &[]), "20000 ahead, 0 released, 0 withheld");
    assert_eq!(released(&upfront, "2022-09-10", &[]), "20000 released, 20000 released, 0 withheld");
}

#[test]
fn what_a_withdrawn_plan_had_not_got_lapses() {
    let own = "withdrawn: {date: 2022-10-02, by: [lead], why: no crew}\n\
               budgets: [{currency: CODE, requested: 20000, carried_over: 10}]";
    let record = harbour(own).season_says(FIVE);
    let out = released(&record, "2022-12-31", &[("2022-09-15", "2022-09-15"), ("2022-10-01", "2022-10-01")]);
    let expected =
        "4000 released, 4000 released, 4000 lapsed, 4000 lapsed, 4000 lapsed, 8000 released, 0 withheld";
    assert_eq!(out, expected);
    money(&record, "2022-12-31", &[("2022-09-15", "2022-09-15")], |money| {
        assert_eq!(sums(&money.groups[0]), "20000 8000 8010 0 8010 -");
        assert_eq!(told(money.totals[0].requested), "0", "it asks for nothing any more");
    });
    let out = released(&record, "2022-10-01", &[]);
    assert!(out.contains("4000 withheld 2022-09-15"), "not withdrawn yet: {out}");
}

/// `dao/O1 33.34, - 10` in one currency.
fn costs(record: &Record, at: &str) -> String {
    let row = |cost: &ObjectiveCost<'_>| {
        let objective = cost.objective.as_ref().map_or("-".to_owned(), ItemId::in_season);
        format!("{objective} {}", told(cost.amount))
    };
    money(record, at, &[], |money| money.by_objective.iter().map(row).collect::<Vec<_>>().join(", "))
}

fn lines(lines: &str, more: &str) -> String {
    format!("budgets: [{{currency: CODE, lines: [{lines}], {more}requested: 0}}]")
}

#[test]
fn a_cost_is_followed_up_to_the_dao_and_split_equally() {
    let dao = |own: &str| Record::new().plan("dao", own, &[("", &[KR]), ("", &[KR]), ("", &[KR])]);
    let line = "{for: x, amount: 100, key_result: O1.KR1}";
    let three = "contributes_to: [dao/O3, dao/O1, dao/O2, dao/O1], ";
    let record = dao("").plan("harbour", &lines(line, ""), &[(three, &[KR])]);
    assert_eq!(
        costs(&record, "2022-09-01"),
        "dao/O1 34, dao/O2 33, dao/O3 33",
        "what is left goes to the first"
    );

    // Half of the reef's goes up by the harbour; the DAO's own lines are its own; the rest is tied to nothing.
    let own = lines("{for: y, amount: 5, key_result: O2.KR1}, {for: z, amount: 7}", "reserve: 0.25, ");
    let record = dao(&own)
        .plan("harbour", "", &[("contributes_to: [dao/O1], ", &[KR]), ("", &[KR])])
        .plan("reef", &lines(line, ""), &[("contributes_to: [harbour/O1, harbour/O2], ", &[KR])])
        .plan("shore", "budgets: [{currency: CODE, requested: 9}]", &[("", &[KR])]);
    assert_eq!(costs(&record, "2022-09-01"), "dao/O1 50.00, dao/O2 5.00, - 66.25");
}

#[test]
fn what_is_not_there_yet_withdrawn_or_goes_round_in_circles_is_tied_to_nothing() {
    let line = "{for: x, amount: 100, key_result: O1.KR1}";
    let record = |fields: &str, own: &str| {
        Record::new()
            .plan("dao", "", &[("", &[KR])])
            .plan("harbour", &lines(line, ""), &[(fields, &[KR])])
            .plan("reef", own, &[("contributes_to: [dao/O1, harbour/O1], ", &[KR])])
    };
    let up = "contributes_to: [reef/O1], ";
    assert_eq!(costs(&record("contributes_to: [reef/O1, dao/O1], ", ""), "2022-09-01"), "dao/O1 50, - 50");
    assert_eq!(costs(&record(up, ""), "2022-09-01"), "- 100");
    let withdrawn = "withdrawn: {date: 2022-09-02, by: [lead], why: no crew}";
    let half = "contributes_to: [dao/O1, reef/O1], ";
    assert_eq!(costs(&record(half, withdrawn), "2022-09-02"), "dao/O1 50, - 50");
    let added = "contributes_to: [dao/O1], added: {date: 2022-10-01, by: [lead], why: new}, ";
    assert_eq!(costs(&record(added, ""), "2022-09-30"), "- 100");
    assert_eq!(costs(&record(added, ""), "2022-10-01"), "dao/O1 100");
    let dropped = "contributes_to: [dao/O1], dropped: {date: 2022-09-01, by: [lead], why: done}, ";
    assert_eq!(
        costs(&record(dropped, ""), "2022-10-01"),
        "dao/O1 100",
        "what was dropped has cost what it has"
    );
}

#[test]
fn no_sum_is_too_large_too_fine_or_too_long() {
    let big = "9999999999999999999999999999";
    let mut own = format!("{RATIFIED}\nbudgets:\n  - currency: CODE\n    requested: {big}\n    lines:\n");
    for line in 0..10_000 {
        let _ = writeln!(own, "      - {{for: line {line}, amount: {big}, key_result: O1.KR1}}");
    }
    own.push_str("  - {currency: ETH, requested: 0.0000000000000000000000000001}\n");
    own.push_str("  - {currency: OP, carried_over: 0.1, requested: 9999999999999999999999999999}\n");
    let fine = "  - {currency: USDC, requested: 5, lines: [{for: x, quantity: 0.00000000000001, rate: 0.0000000000000001}]}\n";
    own.push_str(fine);
    let record = Record::new().plan("harbour", &own, &[("", &[KR])]).season_says(FIVE);
    money(&record, "2022-12-31", &[], |money| {
        assert_eq!(sums(&money.groups[0]), format!("{big} {big} {big} 0 {big} -"));
        assert_eq!(told(money.by_objective[0].amount), "-");
        assert_eq!(
            told(sum(money.groups[1].tranches.iter().map(|t| Some(t.amount)))),
            told(money.groups[1].approved)
        );
        assert_eq!(told(money.groups[2].spendable), "-", "28 digits do not hold it, and nothing is rounded");
        assert_eq!(told(money.groups[3].difference), "-");
    });
}

#[test]
fn a_long_way_up_ends() {
    let mut record = Record::new().plan("dao", "", &[("", &[KR])]);
    let mut fields: Vec<String> =
        (2..=3000).map(|next| format!("contributes_to: [O{next}, dao/O1], ")).collect();
    fields.push("contributes_to: [O1500, dao/O1], ".to_owned());
    let objectives: Vec<(&str, &[&str])> = fields.iter().map(|fields| (fields.as_str(), &[KR][..])).collect();
    record = record.plan("harbour", &lines("{for: x, amount: 100.00, key_result: O1.KR1}", ""), &objectives);
    // Half of the half of the half … is soon less than a fraction can hold; nothing is lost.
    assert_eq!(costs(&record, "2022-09-01"), "dao/O1 100.00");
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn tranches_are_equal_and_their_sum_is_what_was_approved(
        units in 1_i64..1_000_000_000_000, decimals in 0_u32..8, more in 0_u32..8, count in 1_usize..400,
    ) {
        let approved = Decimal::new(units, decimals);
        let parts = split(approved, count, decimals + more);
        prop_assert_eq!(parts.len(), count);
        prop_assert_eq!(sum(parts.iter().copied().map(Some)), Some(approved));
        let (last, others) = parts.split_last().expect("one at least");
        prop_assert!(others.iter().all(|part| *part == parts[0] && *part <= *last && !part.is_sign_negative()));
        // Rounded down by less than one unit each.
        let unit = Decimal::new(1, decimals + more);
        prop_assert!(*last - parts[0] < unit * Decimal::from(count));
    }

    #[test]
    fn any_amount_can_be_split(mantissa in any::<i64>(), high in any::<i32>(), scale in 0_u32..=28, wanted in 0_u32..=28) {
        let amount = Decimal::try_from_i128_with_scale(i128::from(mantissa) + (i128::from(high) << 64), scale);
        let amount = amount.expect("within bounds");
        prop_assert_eq!(sum(split(amount, 7, wanted).into_iter().map(Some)), Some(amount));
        let days = [day("2022-09-01"), day("2022-10-01")];
        let terms = Terms { days: &days, answered: None, withdrawn: None, day: day("2022-09-15") };
        prop_assert_eq!(tranches(amount, wanted, &terms).is_empty(), amount <= Decimal::ZERO);
    }

    #[test]
    fn what_objectives_cost_is_what_was_split(
        ways in prop::collection::vec(prop::collection::vec(0_usize..12, 0..4), 9),
        amounts in prop::collection::vec((0_usize..12, 1_u32..100_000, 0_usize..3), 1..8),
    ) {
        let own = |group: &str| {
            let tied = |item: usize| if item < 9 { format!(", key_result: {}.KR1", name(item)) } else { String::new() };
            let written = |units: u32, decimals: usize| Decimal::new(units.into(), u32::try_from(decimals).unwrap_or(0));
            let lines: Vec<String> = amounts
                .iter()
                .map(|(item, units, decimals)| format!("{{for: x, amount: {}{}}}", written(*units, *decimals), tied(*item)))
                .collect();
            if group == "harbour" { lines.join(", ") } else { String::new() }
        };
        let mut record = Record::new();
        for (first, group) in [(0, "dao"), (3, "harbour"), (6, "reef")] {
            let fields: Vec<String> = ways[first..first + 3]
                .iter()
                .map(|ways| {
                    let targets: Vec<String> = ways.iter().filter(|way| **way < 9).map(|way| name(*way)).collect();
                    format!("contributes_to: [{}], ", targets.join(", "))
                })
                .collect();
            let objectives: Vec<(&str, &[&str])> = fields.iter().map(|fields| (fields.as_str(), &[KR][..])).collect();
            record = record.plan(group, &lines(&own(group), ""), &objectives);
        }
        let total = amounts.iter().map(|(_, units, decimals)| Decimal::new((*units).into(), u32::try_from(*decimals).unwrap_or(0)));
        let total = sum(total.map(Some));
        money(&record, "2022-09-01", &[], |money| {
            prop_assert_eq!(sum(money.by_objective.iter().map(|cost| cost.amount)), total);
            let signs = money.by_objective.iter().all(|cost| cost.amount.is_some_and(|amount| amount > Decimal::ZERO));
            prop_assert!(signs);
            Ok(())
        })?;
    }
}

/// One of nine objectives.
fn name(number: usize) -> String {
    format!("{}/O{}", ["dao", "harbour", "reef"][number / 3], number % 3 + 1)
}

#[test]
fn the_record_itself_says_which_tranche_waits() {
    let mut record = harbour("budgets: [{currency: CODE, requested: 20000}]").season_says(FIVE);
    // The third due date is not answered: what bears its name says nothing.
    for (name, date, says) in [
        ("2022-09-15", "2022-09-15", "{O1.KR1: {value: 1}}"),
        ("2022-10-01", "2022-10-30", "{O1.KR1: {value: 2}}"),
        ("2022-10-15", "2022-10-16", "{}"),
        ("2022-11-01", "2022-11-01", "{O1.KR1: {value: 3}}"),
    ] {
        let path = format!("s1/checkins/harbour/{name}.yaml");
        record = record.file(&path, &format!("date: {date}\nby: lead\nkey_results: {says}\n"));
    }
    let portfolio = record.portfolio();
    let view = portfolio.season("s1").expect("the season");
    let waits = |at: &str| {
        let money = ledger(&view, day(at));
        let because = money.groups[0].tranches.iter().filter_map(|tranche| tranche.because);
        because.map(|due| due.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(waits("2022-10-16"), "2022-10-01", "the second is not written yet");
    assert_eq!(waits("2022-10-30"), "");
    assert_eq!(waits("2022-12-31"), "2022-10-15");
}

#[test]
fn what_groups_got_and_spent_is_added_up_for_each_currency() {
    let spent =
        "date: 2022-09-22\nby: lead\nspent: [{currency: CODE, amount: 0.1}, {currency: OP, amount: 3}]\n";
    let record = harbour("budgets: [{currency: CODE, requested: 100}]")
        .plan("reef", "budgets: [{currency: CODE, requested: 7}]", &[("", &[KR])])
        .plan("shore", &format!("{RATIFIED}\nbudgets: [{{currency: CODE, requested: 0.5}}]"), &[("", &[KR])])
        .file("s1/checkins/harbour/2022-09-22.yaml", spent)
        .file("s1/checkins/reef/2022-09-22.yaml", spent);
    money(&record, "2022-12-01", &[], |money| {
        let all = money.flows.iter().map(|(currency, flow)| {
            let sums = [flow.released, flow.withheld, flow.spent].map(told);
            format!("{currency} {}", sums.join(" "))
        });
        assert_eq!(all.collect::<Vec<_>>(), ["CODE 100.5 0 0.2", "OP 0 0 6"]);
    });
}

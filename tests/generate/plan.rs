//! Plans: objectives, key results, team, money, needs.

use okr_cli::document::{
    Ambition, Answer, Budget, BudgetLine, Fit, KeyResult, LineSum, Need, Objective, Plan, Priority, Seat,
    ThemeFit,
};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::measure::measure;
use super::record::{amendment, decision, reasoned, waiver, withdrawal};
use super::scalar::{IDS, amount, currency, date, handle, id, link, number, reference, slug};
use super::text::text;
use super::{few, maybe, named, some};

fn seat() -> impl Strategy<Value = Seat> {
    let filled = prop_oneof![
        Just((None, Some(true))),
        handle().prop_map(|who| (Some(who), None)),
        maybe(handle()).prop_map(|who| (who, Some(false))),
    ];
    (text(), filled, maybe(date()), maybe(date())).prop_map(|(role, (who, open), from, to)| Seat {
        at: At::default(),
        role,
        who,
        open,
        from,
        to,
    })
}

fn line() -> impl Strategy<Value = BudgetLine> {
    let sum = prop_oneof![
        amount().prop_map(|amount| LineSum::Amount { amount }),
        (amount(), amount()).prop_map(|(quantity, rate)| LineSum::Rate { quantity, rate }),
    ];
    (text(), sum, maybe(text()), maybe(reference()), maybe(handle())).prop_map(
        |(r#for, sum, role, key_result, owner)| BudgetLine {
            at: At::default(),
            r#for,
            sum,
            role,
            key_result,
            owner,
        },
    )
}

fn budget() -> impl Strategy<Value = Budget> {
    (currency(), few(line()), maybe(amount()), maybe(amount()), amount()).prop_map(
        |(currency, lines, reserve, carried_over, requested)| Budget {
            at: At::default(),
            currency,
            lines,
            reserve,
            carried_over,
            requested,
        },
    )
}

fn key_result() -> impl Strategy<Value = KeyResult> {
    let priority =
        prop::sample::select(vec![Priority::P0, Priority::P1, Priority::P2, Priority::P3, Priority::P4]);
    let about =
        (maybe(handle()), maybe(text()), maybe(number()), maybe(priority), maybe(date()), maybe(text()));
    let records = (maybe(reference()), maybe(reasoned()), maybe(reasoned()), few(waiver()), few(link()));
    (id(), text(), measure(), about, records).prop_map(
        |(
            id,
            title,
            measure,
            (owner, unit, weight, priority, due, source),
            (carried_from, added, dropped, waive, cites),
        )| KeyResult {
            at: At::default(),
            id,
            title,
            measure,
            owner,
            unit,
            weight,
            priority,
            due,
            source,
            carried_from,
            added,
            dropped,
            waive,
            cites,
        },
    )
}

fn theme() -> impl Strategy<Value = ThemeFit> {
    let fit = prop::sample::select(vec![Fit::Direct, Fit::Indirect, Fit::None]);
    (fit, maybe(text())).prop_map(|(fit, why)| ThemeFit { at: At::default(), fit, why })
}

fn objective() -> impl Strategy<Value = Objective> {
    let ambition = prop::sample::select(vec![Ambition::Aspirational, Ambition::Committed]);
    let about = (maybe(text()), maybe(handle()), maybe(ambition), maybe(number()));
    let links = (few(reference()), few(id()), maybe(theme()), maybe(reference()));
    let records = (maybe(reasoned()), maybe(reasoned()), few(waiver()), few(link()));
    let key_results = named(some(key_result()), &IDS, |kr| &mut kr.id.0);
    (id(), text(), about, links, records, key_results).prop_map(
        |(
            id,
            title,
            (why, owner, ambition, weight),
            (contributes_to, advances, theme, carried_from),
            (added, dropped, waive, cites),
            key_results,
        )| Objective {
            at: At::default(),
            id,
            title,
            why,
            owner,
            ambition,
            weight,
            contributes_to,
            advances,
            theme,
            carried_from,
            added,
            dropped,
            waive,
            cites,
            key_results,
        },
    )
}

fn need() -> impl Strategy<Value = Need> {
    (id(), slug(), text(), maybe(date()), maybe(reference())).prop_map(
        |(id, group, what, due, key_result)| Need { at: At::default(), id, group, what, due, key_result },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    (reference(), any::<bool>(), handle(), date(), maybe(text()))
        .prop_map(|(need, agreed, who, date, why)| Answer { at: At::default(), need, agreed, who, date, why })
}

pub fn plan() -> impl Strategy<Value = Plan> {
    let about = (maybe(text()), maybe(link()), few(handle()), maybe(decision()), maybe(withdrawal()));
    let budgets = named(few(budget()), &["CODE", "1e3", "007"], |b| &mut b.currency.0);
    let needs = named(few(need()), &["N1", "N2", "null1"], |need| &mut need.id.0);
    let objectives = named(some(objective()), &IDS, |o| &mut o.id.0);
    let records = (few(answer()), few(amendment()), few(waiver()), few(link()));
    (about, few(seat()), maybe(budgets), objectives, needs, records).prop_map(
        |(
            (summary, discussion, sponsors, ratified, withdrawn),
            team,
            budgets,
            objectives,
            needs,
            (answers, amendments, waive, cites),
        )| Plan {
            at: At::default(),
            summary,
            discussion,
            sponsors,
            ratified,
            withdrawn,
            team,
            budgets,
            objectives,
            needs,
            answers,
            amendments,
            waive,
            cites,
        },
    )
}

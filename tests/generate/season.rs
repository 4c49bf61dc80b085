//! Seasons: days, cadence, money, decisions.

use okr_cli::document::{
    Cadence, Every, Imported, Participant, Release, Season, SeasonBudget, SeasonDecision, Signature,
    Standards, Theme,
};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::record::{amendment, days, decision, waiver};
use super::scalar::{IDS, SLUGS, amount, currency, date, handle, id, link, slug};
use super::text::text;
use super::{few, maybe, named};

fn cadence() -> impl Strategy<Value = Cadence> {
    let every = prop::sample::select(vec![Every::Week, Every::TwoWeeks, Every::Month]);
    (maybe(every), maybe(0_u32..400), few(date())).prop_map(|(every, grace_days, due)| Cadence {
        at: At::default(),
        every,
        grace_days,
        due,
    })
}

fn budget() -> impl Strategy<Value = SeasonBudget> {
    let release = prop::sample::select(vec![Release::Checkins, Release::Upfront]);
    (currency(), amount(), maybe(release)).prop_map(|(currency, total, release)| SeasonBudget {
        at: At::default(),
        currency,
        total,
        release,
    })
}

fn participant() -> impl Strategy<Value = Participant> {
    (slug(), maybe(date()), maybe(date()), maybe(cadence()), maybe(text())).prop_map(
        |(group, from, to, checkins, excused)| Participant {
            at: At::default(),
            group,
            from,
            to,
            checkins,
            excused,
        },
    )
}

fn standards() -> impl Strategy<Value = Standards> {
    let signature = (slug(), handle(), date()).prop_map(|(group, who, date)| Signature {
        at: At::default(),
        group,
        who,
        date,
    });
    (text(), maybe(link()), few(signature)).prop_map(|(version, text, signed)| Standards {
        at: At::default(),
        version,
        text,
        signed,
    })
}

fn voted() -> impl Strategy<Value = SeasonDecision> {
    let about = (maybe(link()), maybe(handle()), maybe(date()), maybe(date()), few(link()));
    (id(), text(), date(), about).prop_map(|(id, title, date, (vote, owner, due, completed, cites))| {
        SeasonDecision { at: At::default(), id, title, date, vote, owner, due, completed, cites }
    })
}

pub fn season() -> impl Strategy<Value = Season> {
    let theme = (text(), maybe(text())).prop_map(|(title, text)| Theme { at: At::default(), title, text });
    let imported = (date(), text()).prop_map(|(date, why)| Imported { at: At::default(), date, why });
    let budgets = named(few(budget()), &["CODE", "1e3", "007"], |b| &mut b.currency.0);
    let participants = named(few(participant()), &SLUGS, |p| &mut p.group.0);
    let decisions = named(few(voted()), &IDS, |voted| &mut voted.id.0);
    let frame = (maybe(theme), maybe(slug()), maybe(days()), few(days()), maybe(cadence()));
    let lists = (budgets, participants, maybe(standards()), decisions, few(amendment()));
    let records = (maybe(decision()), maybe(decision()), maybe(imported), few(waiver()), few(link()));
    (text(), date(), date(), frame, lists, records).prop_map(
        |(
            title,
            starts,
            ends,
            (theme, follows, off_season, breaks, checkins),
            (budgets, participants, standards, decisions, amendments),
            (ratified, closed, imported, waive, cites),
        )| Season {
            at: At::default(),
            title,
            starts,
            ends,
            theme,
            follows,
            off_season,
            breaks,
            checkins,
            budgets,
            participants,
            standards,
            decisions,
            amendments,
            ratified,
            closed,
            imported,
            waive,
            cites,
        },
    )
}

//! What is gathered from others: intakes and partnership reviews.

use okr_cli::document::{
    Alignment, Answered, Conflict, Decided, Intake, IntakeKind, Interest, Interviewed, Part, Partnership,
    PartnershipDecision, ValueAnswer,
};
use okr_cli::yaml::At;
use proptest::prelude::*;

use super::record::waiver;
use super::scalar::{date, handle, id, link, slug};
use super::text::text;
use super::{few, maybe, some};

pub fn intake() -> impl Strategy<Value = Intake> {
    let kinds = [IntakeKind::Interview, IntakeKind::Survey, IntakeKind::Observation, IntakeKind::Document];
    let part = prop::sample::select(vec![Part::Lead, Part::Contributor, Part::Other]);
    let with = (maybe(handle()), part).prop_map(|(who, role)| Interviewed { at: At::default(), who, role });
    let answer =
        (text(), text()).prop_map(|(question, answer)| Answered { at: At::default(), question, answer });
    let head = (prop::sample::select(kinds.to_vec()), date(), some(handle()));
    let about = (maybe(text()), few(with), maybe(text()), maybe(any::<bool>()), maybe(link()));
    (head, about, few(answer), few(text()), few(waiver()), few(link())).prop_map(
        |((r#type, date, by), (occasion, with, template, consent, link), answers, findings, waive, cites)| {
            Intake {
                at: At::default(),
                r#type,
                date,
                by,
                occasion,
                with,
                template,
                consent,
                link,
                answers,
                findings,
                waive,
                cites,
            }
        },
    )
}

fn value() -> impl Strategy<Value = ValueAnswer> {
    let answers = vec![Alignment::Aligned, Alignment::Opposed, Alignment::Unclear];
    (id(), prop::sample::select(answers), maybe(text())).prop_map(|(value, answer, why)| ValueAnswer {
        at: At::default(),
        value,
        answer,
        why,
    })
}

fn interest() -> impl Strategy<Value = Interest> {
    let conflict = prop::sample::select(vec![Conflict::None, Conflict::Apparent, Conflict::Actual]);
    (handle(), maybe(slug()), text(), conflict).prop_map(|(who, group, interest, conflict)| Interest {
        at: At::default(),
        who,
        group,
        interest,
        conflict,
    })
}

fn decision() -> impl Strategy<Value = PartnershipDecision> {
    let result = prop::sample::select(vec![Decided::Approved, Decided::Declined, Decided::Deferred]);
    (result, date(), some(handle()), maybe(text()), maybe(link())).prop_map(
        |(result, date, by, why, link)| PartnershipDecision {
            at: At::default(),
            result,
            date,
            by,
            why,
            link,
        },
    )
}

pub fn partnership() -> impl Strategy<Value = Partnership> {
    let head = (date(), text(), text(), slug());
    let about = (few(text()), few(text()), few(text()), few(id()), few(value()));
    let judges = (some(handle()), few(handle()), few(interest()), maybe(decision()));
    (head, about, judges, few(waiver()), few(link())).prop_map(
        |(
            (date, partner, about, requested_by),
            (contacts, gives, wants, goals, values),
            (reviewers, recused, interests, decision),
            waive,
            cites,
        )| Partnership {
            at: At::default(),
            date,
            partner,
            about,
            requested_by,
            contacts,
            gives,
            wants,
            goals,
            values,
            reviewers,
            recused,
            interests,
            decision,
            waive,
            cites,
        },
    )
}

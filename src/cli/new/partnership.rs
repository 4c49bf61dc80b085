//! `okr new partnership`.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use jiff::civil;

use super::answers::{choice, keyed, scalar, words};
use super::objective::person;
use crate::cli::ask::Ask;
use crate::document::{Alignment, Conflict, Date, Decided, Handle, Id, Link, Slug};
use crate::draft::{Draft, Interest, Partnership, PartnershipDecision as Decision, Scope};
use crate::model::Portfolio;

/// Draft the review of a partnership: okrs/<season>/partnerships/<partner>.yaml
///
/// The organisation's values are its questions; those without an answer stay comments.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  okr new partnership wick-works --partner \"Wick Works\" --about \"wicks for every desk\" --requested-by academy \
                  --reviewer auditor --value openness=unclear --value-why openness=\"nobody has seen the contract\""
)]
pub(super) struct Flags {
    /// The partner's id, which names the file
    #[arg(value_name = "PARTNER", value_parser = scalar::<Slug>)]
    id: Slug,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// When [default: today]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    date: Option<Date>,
    /// The partner's name
    #[arg(long, value_name = "NAME", value_parser = words)]
    partner: Option<String>,
    /// What it is about
    #[arg(long, value_name = "TEXT", value_parser = words)]
    about: Option<String>,
    /// The group that asks for it
    #[arg(long, value_name = "GROUP", value_parser = scalar::<Slug>)]
    requested_by: Option<Slug>,
    /// Whom to talk to; may be given again
    #[arg(long = "contact", value_name = "TEXT", value_parser = words)]
    contacts: Vec<String>,
    /// What the partner gives; may be given again
    #[arg(long, value_name = "TEXT", value_parser = words)]
    gives: Vec<String>,
    /// What the partner wants; may be given again
    #[arg(long, value_name = "TEXT", value_parser = words)]
    wants: Vec<String>,
    /// A goal of the organisation that it serves; may be given again
    #[arg(long = "goal", value_name = "GOAL", value_parser = scalar::<Id>)]
    goals: Vec<Id>,
    /// How it stands to a value of the organisation: aligned, opposed or unclear
    #[arg(long, value_name = "VALUE=ANSWER", value_parser = keyed(scalar::<Alignment>))]
    value: Vec<(String, Alignment)>,
    /// Why it stands so to a value
    #[arg(long, value_name = "VALUE=TEXT", value_parser = keyed(words))]
    value_why: Vec<(String, String)>,
    /// Who judges, and does not belong to the group that asks; may be given again
    #[arg(long = "reviewer", value_name = "HANDLE", value_parser = scalar::<Handle>)]
    reviewers: Vec<Handle>,
    /// Who stepped out; may be given again
    #[arg(long, value_name = "HANDLE", value_parser = scalar::<Handle>)]
    recused: Vec<Handle>,
    /// Someone's interest in it; may be given again
    #[arg(long, value_name = "HANDLE=TEXT", value_parser = keyed(words))]
    interest: Vec<(String, String)>,
    /// How grave someone's interest is: none, apparent or actual
    #[arg(long, value_name = "HANDLE=CONFLICT", value_parser = keyed(scalar::<Conflict>))]
    conflict: Vec<(String, Conflict)>,
    /// The group whose interest someone's is
    #[arg(long, value_name = "HANDLE=GROUP", value_parser = keyed(scalar::<Slug>))]
    interest_group: Vec<(String, Slug)>,
    /// What was decided
    #[arg(long, value_name = "RESULT", requires = "decided_by", value_parser = choice::<Decided>(&["approved", "declined", "deferred"]))]
    decision: Option<Decided>,
    /// When it was decided [default: today]
    #[arg(long, value_name = "DATE", requires = "decision", value_parser = scalar::<Date>)]
    decided: Option<Date>,
    /// Who decided; may be given again
    #[arg(long, value_name = "HANDLE", requires = "decision", value_parser = scalar::<Handle>)]
    decided_by: Vec<Handle>,
    /// Why it was decided so
    #[arg(long, value_name = "TEXT", requires = "decision", value_parser = words)]
    why: Option<String>,
    /// Where the decision can be read
    #[arg(long, value_name = "URL", requires = "decision", value_parser = scalar::<Link>)]
    link: Option<Link>,
}

impl Flags {
    /// All answers.
    pub(super) fn draft(&self, portfolio: &Portfolio, day: civil::Date, ask: &mut Ask) -> Result<Draft> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let name =
            ask.need(self.partner.clone(), "--partner", "The partner's name", Some(&self.id), &words)?;
        let about = ask.need(self.about.clone(), "--about", "What it is about", None, &words)?;
        let question = "The group that asks for it";
        let group = ask.need(self.requested_by.clone(), "--requested-by", question, None, &|text| {
            let group = scalar::<Slug>(text)?;
            scope.group(&group).map(|_| group).map_err(|refused| refused.message)
        })?;
        let mut reviewers = self.reviewers.clone();
        if reviewers.is_empty() {
            let question = "Who judges it, from outside of that group";
            reviewers.extend(ask.need(None, "--reviewer", question, None, &|text| person(&scope, text))?);
        }
        let mut values = self.values()?;
        for value in portfolio.org().iter().flat_map(|org| &org.document.values) {
            if !values.contains_key(&*value.id) {
                let question = format!("{}: aligned, opposed or unclear (Enter: left out)", value.title);
                if let Some(answer) = ask.may(None, &question, None, &scalar::<Alignment>)? {
                    let why = ask.may(None, "Why (Enter: left out)", None, &words)?;
                    values.insert(value.id.to_string(), (answer, why));
                }
            }
        }
        let needed = name.zip(about).zip(group).map(|((name, about), group)| (name, about, group));
        let (partner, about, requested_by) = ask.complete(needed)?;
        Ok(Draft::Partnership(Partnership {
            id: self.id.clone(),
            season: self.season.clone(),
            date: self.date,
            partner,
            about,
            requested_by,
            contacts: self.contacts.clone(),
            gives: self.gives.clone(),
            wants: self.wants.clone(),
            goals: self.goals.clone(),
            values,
            reviewers,
            recused: self.recused.clone(),
            interests: self.interests()?,
            decision: self.decision.map(|result| Decision {
                result,
                date: self.decided,
                by: self.decided_by.clone(),
                why: self.why.clone(),
                link: self.link.clone(),
            }),
        }))
    }

    fn values(&self) -> Result<BTreeMap<String, (Alignment, Option<String>)>> {
        let mut values: BTreeMap<String, (Alignment, Option<String>)> =
            self.value.iter().map(|(id, answer)| (id.clone(), (*answer, None))).collect();
        for (id, why) in &self.value_why {
            let Some((_, own)) = values.get_mut(id) else {
                bail!("`--value-why {id}=…` needs `--value {id}=…`")
            };
            *own = Some(why.clone());
        }
        Ok(values)
    }

    /// The interests, each with how grave it is: what is not declared as none is not taken for one.
    fn interests(&self) -> Result<Vec<Interest>> {
        let of = |who: &str| self.conflict.iter().find(|(own, _)| own.eq_ignore_ascii_case(who));
        for who in
            self.conflict.iter().map(|(who, _)| who).chain(self.interest_group.iter().map(|(who, _)| who))
        {
            if !self.interest.iter().any(|(own, _)| own.eq_ignore_ascii_case(who)) {
                bail!("`{who}` has no interest: add `--interest {who}=…`");
            }
        }
        let all = self.interest.iter().map(|(who, interest)| {
            let (_, conflict) = of(who).with_context(|| {
                format!("say how grave the interest of `{who}` is: `--conflict {who}=none`, `apparent` or `actual`")
            })?;
            let group = self.interest_group.iter().find(|(own, _)| own.eq_ignore_ascii_case(who));
            let who = scalar(who).map_err(anyhow::Error::msg)?;
            let group = group.map(|(_, group)| group.clone());
            Ok(Interest { who, group, interest: interest.clone(), conflict: *conflict })
        });
        all.collect()
    }
}

//! `okr new checkin`.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use clap::Args;

use super::answers::{pair, scalar, words};
use super::objective::person;
use crate::cli::ask::Ask;
use crate::document::{Date, Handle, Link, Measure, Number, Reference, Slug, is_decimal};
use crate::draft::{CheckIn, Draft, Entry, Live, Said, Scope};
use crate::model::Portfolio;

/// Draft a group's report: okrs/<season>/checkins/<group>/<due date>.yaml
///
/// What is neither measured nor explained is left out and named in a comment: no reason is made up.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  okr new checkin academy --by lead O1.KR1=45 --unmeasured O1.KR2=\"the survey runs in May\""
)]
pub(super) struct Flags {
    /// The group
    #[arg(value_parser = scalar::<Slug>)]
    group: Slug,
    /// A value: `O1.KR1=5`, `O1.KR2=true`, the milestones that are done `O1.KR3=M1,M2`
    #[arg(value_name = "REF=VALUE", value_parser = pair(anything))]
    values: Vec<(Reference, String)>,
    /// The season [default: the newest that is not closed]
    #[arg(long, value_parser = scalar::<Slug>)]
    season: Option<Slug>,
    /// The due date that it answers [default: the earliest open one]
    #[arg(long, value_name = "DATE", value_parser = scalar::<Date>)]
    due: Option<Date>,
    /// Who writes it
    #[arg(long, value_name = "HANDLE", value_parser = scalar::<Handle>)]
    by: Option<Handle>,
    /// What happened
    #[arg(long, value_name = "TEXT", value_parser = words)]
    summary: Option<String>,
    /// Why nothing was measured
    #[arg(long, value_name = "REF=WHY", value_parser = pair(words))]
    unmeasured: Vec<(Reference, String)>,
    /// How sure the group is to reach the target, 0 to 10
    #[arg(long, value_name = "REF=NUMBER", value_parser = pair(scalar::<Number>))]
    confidence: Vec<(Reference, Number)>,
    /// The value that is expected in the end
    #[arg(long, value_name = "REF=NUMBER", value_parser = pair(scalar::<Number>))]
    projection: Vec<(Reference, Number)>,
    /// What stands behind a value; a judgement needs one
    #[arg(long, value_name = "REF=TEXT", value_parser = pair(words))]
    note: Vec<(Reference, String)>,
    /// Where a value can be seen
    #[arg(long, value_name = "REF=URL", value_parser = pair(scalar::<Link>))]
    evidence: Vec<(Reference, Link)>,
    /// What is in the way; may be given again
    #[arg(long = "blocker", value_name = "TEXT", value_parser = words)]
    blockers: Vec<String>,
    /// What comes next; may be given again
    #[arg(long, value_name = "TEXT", value_parser = words)]
    next: Vec<String>,
}

#[expect(clippy::unnecessary_wraps, reason = "this is a reader that reads anything")]
fn anything(text: &str) -> Result<String, String> {
    Ok(text.to_owned())
}

impl Flags {
    /// All answers.
    pub(super) fn draft(
        &self,
        portfolio: &Portfolio,
        day: jiff::civil::Date,
        ask: &mut Ask,
    ) -> Result<Draft> {
        let scope = Scope::new(portfolio, self.season.as_deref(), day)?;
        let group = scope.group(&self.group)?;
        let due = CheckIn::answers(&scope, &group.id, self.due)?;
        let live = CheckIn::live(&scope, &group.id)?;
        let lead = group.leads.first().map(ToString::to_string);
        let question = format!("Who writes the report of `{}` for {due}", group.id);
        let by =
            ask.need(self.by.clone(), "--by", &question, lead.as_deref(), &|text| person(&scope, text))?;
        let mut entries = self.entries()?;
        if entries.is_empty() {
            ask.begin();
        }
        if ask.can_ask() {
            for live in &live {
                if !entries.contains_key(&live.reference) {
                    entries.extend(asked(live, ask)?.map(|entry| (live.reference.clone(), entry)));
                }
            }
        }
        let summary = ask.may(self.summary.clone(), "What happened (Enter: left out)", None, &words)?;
        let by = ask.complete(by)?;
        Ok(Draft::CheckIn(CheckIn {
            group: self.group.clone(),
            season: self.season.clone(),
            due: Some(Date(due)),
            by,
            summary,
            entries,
            blockers: self.blockers.clone(),
            next: self.next.clone(),
        }))
    }

    /// What the flags say, by key result.
    fn entries(&self) -> Result<BTreeMap<Reference, Entry>> {
        let mut entries: BTreeMap<Reference, Entry> = BTreeMap::new();
        let values = self.values.iter().map(|(reference, value)| (reference, Said::Value(value.clone())));
        let reasons =
            self.unmeasured.iter().map(|(reference, why)| (reference, Said::Unmeasured(why.clone())));
        for (reference, said) in values.chain(reasons) {
            if entries.entry(reference.clone()).or_default().said.replace(said).is_some() {
                bail!("`{reference}` is given twice");
            }
        }
        for (reference, confidence) in &self.confidence {
            entries.entry(reference.clone()).or_default().confidence = Some(confidence.clone());
        }
        for (reference, projection) in &self.projection {
            entries.entry(reference.clone()).or_default().projection = Some(projection.clone());
        }
        for (reference, note) in &self.note {
            entries.entry(reference.clone()).or_default().note = Some(note.clone());
        }
        for (reference, evidence) in &self.evidence {
            entries.entry(reference.clone()).or_default().evidence = Some(evidence.clone());
        }
        Ok(entries)
    }
}

/// Asks for the value of one key result, or why there is none; an empty answer leaves it out.
fn asked(live: &Live<'_>, ask: &Ask) -> Result<Option<Entry>> {
    let measure = &live.key_result.measure;
    let read = |text: &str| match measure {
        _ if text == "?" => Ok(text.to_owned()),
        Measure::Binary {} if matches!(text, "true" | "false") => Ok(text.to_owned()),
        Measure::Binary {} => Err("answer `true` or `false`".to_owned()),
        Measure::Milestones(_) => Ok(text.to_owned()),
        _ if is_decimal(text) => Ok(text.to_owned()),
        _ => Err("a number is written plainly: `12`, `-3`, `0.5`".to_owned()),
    };
    ask.tell(&format!("{} {}", live.reference, live.about()));
    let question = "Value now (Enter: left out, ?: not measured)";
    let Some(value) = ask.may(None, question, None, &read)? else { return Ok(None) };
    if value == "?" {
        let why = ask.may(None, "Why it was not measured (Enter: left out)", None, &words)?;
        return Ok(why.map(|why| Entry { said: Some(Said::Unmeasured(why)), ..Entry::default() }));
    }
    let note = match measure {
        Measure::Judged(_) => ask.may(None, "What the judgement rests on", None, &words)?,
        _ => None,
    };
    let question = "How sure you are to reach the target, 0 to 10 (Enter: left out)";
    let confidence = ask.may(None, question, None, &scalar::<Number>)?;
    Ok(Some(Entry { said: Some(Said::Value(value)), confidence, note, ..Entry::default() }))
}

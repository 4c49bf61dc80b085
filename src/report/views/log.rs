//! The history of an item, a plan or a season: every landing that changed it or measured it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Date;
use crate::model::history::{Chronicle, Event, Happened, Named, Reason, ToldOf};
use crate::model::score::score_season;
use crate::model::{Portfolio, SeasonView};
use crate::report::number::{Computed, computed};
use crate::report::{About, Head};

/// The history of an item, a plan or a season.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Log<'a> {
    /// What it speaks of.
    #[serde(flatten)]
    pub head: Head<'a>,
    /// What was asked for: `academy/O1.KR2`, `academy`; null: the whole season.
    pub r#ref: Option<String>,
    /// The title of what was asked for, where it is there.
    pub title: Option<String>,
    /// What happened, oldest first.
    pub events: Vec<LogRow<'a>>,
    /// Why not all of it is known; null where it is.
    pub unknown: Option<String>,
}

/// Something that happened.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LogRow<'a> {
    /// The day of the landing.
    pub date: Date,
    /// The landing; null of what has not landed.
    pub commit: Option<&'a str>,
    /// Who wrote it.
    pub authors: Vec<&'a str>,
    /// Who else looked at it.
    pub reviewers: Vec<&'a str>,
    /// Its pull request: `#12`.
    pub pull_request: Option<&'a str>,
    /// The item: `academy/O1.KR2`, `academy`; `season` for the season itself.
    pub r#ref: String,
    /// What happened.
    pub what: What,
    /// The field that changed, or the due date of the check-in.
    pub field: Option<String>,
    /// What stood there, for people.
    pub from: Option<String>,
    /// What stands there now, for people; the title of what came or went.
    pub to: Option<String>,
    /// Whether an amendment says just that; null before the commitment, and of what is free.
    pub amended: Option<bool>,
    /// Why.
    pub why: Option<String>,
    /// Who decided.
    pub by: Vec<String>,
    /// How sure the group was.
    pub confidence: Option<String>,
    /// The score after the landing.
    pub score: Option<Computed>,
    /// The same against the plan as it was ratified.
    pub score_as_ratified: Option<Computed>,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// It was ratified.
    Committed,
    /// It came.
    New,
    /// It went.
    Gone,
    /// A field changed.
    Changed,
    /// A decision added it.
    Added,
    /// A decision dropped it.
    Dropped,
    /// A decision withdrew the plan.
    Withdrawn,
    /// A decision closed the season.
    Closed,
    /// A check-in measured it.
    Measured,
    /// A check-in says something else of it than before.
    Rewritten,
    /// A check-in does not speak of it any more.
    Unsaid,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The group's present id.
    pub group: Option<&'a str>,
    /// The item: `O1.KR2`, with what is in it.
    pub item: Option<&'a str>,
}

/// The history of a season's items. `None` where the season cannot be read.
#[must_use]
pub fn log<'a>(
    view: SeasonView<'a>,
    day: jiff::civil::Date,
    asked: Asked<'_>,
    history: &'a Chronicle,
    about: &About<'a>,
) -> Option<Log<'a>> {
    let score = score_season(view, day)?;
    let head = Head { schema: "okr-log/1", ..Head::of(view, &score, about)? };
    let end = view.portfolio;
    let mut events = history.events(end, view.id, asked.group);
    events.retain(|event| asked.item.is_none_or(|item| is_within(&event.item, item) || is_of_whole(event)));
    let scores = Scores::of(&events, history, view);
    let edge = history.landings().first().filter(|landing| landing.is_edge);
    Some(Log {
        head,
        r#ref: asked.group.map(|group| match asked.item {
            Some(item) => format!("{group}/{item}"),
            None => group.to_owned(),
        }),
        title: title(view, asked),
        events: events.into_iter().map(|event| row(event, history, &scores)).collect(),
        unknown: edge.map(|edge| format!("what landed before {} is not in this clone", edge.day)),
    })
}

/// The title of what is asked for: of an objective, a key result; of a plan the group's name.
fn title(view: SeasonView<'_>, asked: Asked<'_>) -> Option<String> {
    let group = asked.group?;
    let Some(item) = asked.item else { return Some(view.portfolio.group(group)?.name.clone()) };
    let mut ids = item.split('.');
    let (objective, key_result) = (ids.next()?, ids.next());
    let plan = view.plan(group)?.document;
    let objective = plan.objectives.iter().find(|known| &*known.id == objective)?;
    let Some(key_result) = key_result else { return Some(objective.title.clone()) };
    let key_result = objective.key_results.iter().find(|known| &*known.id == key_result)?;
    Some(key_result.title.clone())
}

/// Whether an item is another one, or in it.
fn is_within(item: &str, of: &str) -> bool {
    item == of || item.strip_prefix(of).is_some_and(|rest| rest.starts_with('.'))
}

/// Whether it happened to the whole plan, and so to all that is in it.
fn is_of_whole(event: &Event) -> bool {
    event.item.is_empty() && matches!(event.what, Happened::Committed | Happened::Decided { .. })
}

/// The scores after each landing that measured something, by landing and item.
struct Scores(BTreeMap<(usize, String), (Option<f64>, Option<f64>)>);

impl Scores {
    fn of(events: &[Event], history: &Chronicle, view: SeasonView<'_>) -> Self {
        let mut scores = BTreeMap::new();
        let measures = |event: &&Event| matches!(event.what, Happened::Measured { .. });
        let mut landings: Vec<usize> = events.iter().filter(measures).map(|event| event.landing).collect();
        landings.dedup();
        for landing in landings {
            let then = history.season_at(landing, view.id);
            let then: Portfolio = then.with_commitments(history.committed_plans(view.portfolio));
            let Some(season) = then.season(view.id) else { continue };
            let Some(scored) = score_season(season, history.day(landing)) else { continue };
            for plan in &scored.plans {
                let group = view.portfolio.present_id(plan.group);
                for known in plan.objectives.iter().flat_map(|objective| &objective.key_results) {
                    let name = format!("{group}/{}", known.item.item());
                    scores.insert((landing, name), (known.score, known.as_ratified));
                }
            }
        }
        Self(scores)
    }
}

fn row<'a>(event: Event, history: &'a Chronicle, scores: &Scores) -> LogRow<'a> {
    let landing = history.landing(event.landing);
    let people = history.people(event.landing);
    let r#ref = match (event.group.as_str(), event.item.as_str()) {
        ("", "") => "season".to_owned(),
        ("", item) => item.to_owned(),
        (group, "") => group.to_owned(),
        (group, item) => format!("{group}/{item}"),
    };
    let mut row = LogRow {
        date: Date(history.day(event.landing)),
        commit: landing.map(|landing| landing.commit.as_str()),
        authors: people.authors.iter().map(Named::called).collect(),
        reviewers: people.reviewers.iter().map(Named::called).collect(),
        pull_request: landing.and_then(|landing| landing.pull_request.as_deref()),
        r#ref,
        what: What::Committed,
        field: None,
        from: None,
        to: None,
        amended: None,
        why: None,
        by: Vec::new(),
        confidence: None,
        score: None,
        score_as_ratified: None,
    };
    tell(&mut row, event.what);
    if matches!(row.what, What::Measured | What::Rewritten)
        && let Some((score, as_ratified)) = scores.0.get(&(event.landing, row.r#ref.clone()))
    {
        (row.score, row.score_as_ratified) = (computed(*score), computed(*as_ratified));
    }
    row
}

fn tell(row: &mut LogRow<'_>, what: Happened) {
    let mut reason = |told: Reason| {
        row.why = Some(told.why).filter(|why| !why.is_empty());
        row.by = told.by;
    };
    match what {
        Happened::Committed => {}
        Happened::Came(title) => (row.what, row.to) = (What::New, title),
        Happened::Went(title) => (row.what, row.to) = (What::Gone, title),
        Happened::Field { field, from, to, amended } => {
            if let Some(ToldOf::Amended(told)) = &amended {
                reason(told.clone());
            }
            row.amended = amended.map(|amended| matches!(amended, ToldOf::Amended(_)));
            (row.what, row.field, row.from, row.to) = (What::Changed, Some(field), from, to);
        }
        Happened::Decided { act, told } => {
            reason(told);
            row.what = match act {
                "added" => What::Added,
                "dropped" => What::Dropped,
                "withdrawn" => What::Withdrawn,
                _ => What::Closed,
            };
        }
        Happened::Measured { name, from, to, confidence } => {
            row.what = if from.is_some() { What::Rewritten } else { What::Measured };
            (row.field, row.from, row.to, row.confidence) = (Some(name), from, Some(to), confidence);
        }
        Happened::Unsaid { name, from } => {
            (row.what, row.field, row.from) = (What::Unsaid, Some(name), Some(from));
        }
    }
}

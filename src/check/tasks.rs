//! Which key results are tasks: their title begins with a doing verb, and nothing about them says how much.

use super::context::KeyResultView;
use super::quantities::says_how_many;
use super::wording::{Phrases, forms, several, words};
use super::words::Words;
use crate::document::{Bound, KeyResult, Measure, Path};

/// Words after a verb that a thing of the same name would not have after it: `launch the`, `build new`.
const OBJECTS: &[&str] = &[
    "a",
    "all",
    "an",
    "another",
    "any",
    "at",
    "better",
    "each",
    "every",
    "everything",
    "first",
    "her",
    "his",
    "how",
    "its",
    "monthly",
    "more",
    "my",
    "new",
    "one",
    "our",
    "out",
    "public",
    "regular",
    "some",
    "that",
    "the",
    "their",
    "these",
    "those",
    "weekly",
    "your",
];

/// Words by which a title tells a state: `the report is out`.
const STATES: &[&str] = &[
    "are",
    "can",
    "complete",
    "done",
    "exist",
    "exists",
    "gets",
    "goes",
    "has",
    "have",
    "held",
    "is",
    "kept",
    "live",
    "made",
    "met",
    "ready",
    "reaches",
    "runs",
    "says",
    "sent",
    "set",
    "stays",
    "that",
    "was",
    "were",
    "which",
    "who",
    "will",
    "won",
    "works",
    "written",
    "published",
];

/// Verbs that are more often a thing, or say how it is: `open rate`, `complete profiles`.
const OFTEN_THINGS: &[&str] = &[
    "complete",
    "draft",
    "film",
    "form",
    "fund",
    "host",
    "interview",
    "list",
    "map",
    "open",
    "post",
    "program",
    "record",
    "report",
    "research",
    "review",
    "run",
    "schedule",
    "seed",
    "start",
    "support",
    "survey",
    "test",
    "train",
];

/// Words that make a thing of a verb before them: `build time`, `launch partners`.
const COMPOUNDS: &[&str] = &[
    "access",
    "attendance",
    "backlog",
    "book",
    "checklist",
    "committee",
    "cost",
    "costs",
    "count",
    "coverage",
    "data",
    "date",
    "dates",
    "day",
    "days",
    "engagement",
    "failure",
    "failures",
    "goal",
    "goals",
    "guide",
    "hours",
    "kit",
    "length",
    "letter",
    "members",
    "metrics",
    "money",
    "notes",
    "of",
    "page",
    "partner",
    "partners",
    "party",
    "pass",
    "passes",
    "phrase",
    "pipeline",
    "plan",
    "plans",
    "process",
    "quality",
    "rate",
    "rates",
    "readiness",
    "request",
    "requests",
    "response",
    "responses",
    "result",
    "results",
    "runway",
    "satisfaction",
    "score",
    "share",
    "size",
    "source",
    "standard",
    "standards",
    "status",
    "success",
    "system",
    "systems",
    "target",
    "targets",
    "team",
    "teams",
    "tickets",
    "time",
    "times",
    "volume",
];

/// Words that may stand before the verb.
const BEFORE: &[&str] = &["also", "finally", "first", "jointly", "successfully", "to", "we"];

/// Finds tasks.
#[derive(Debug)]
pub(super) struct Tasks {
    verbs: Phrases,
    verbs_or_things: Phrases,
    /// Other forms than the first, which may begin a noun: `published articles`.
    inflected: Phrases,
}

impl Tasks {
    /// By the verbs of a list.
    pub fn new(words: &Words) -> Self {
        let all = words.tasks.iter().chain(&words.tasks_or_things);
        let inflected: Vec<String> = all.flat_map(|verb| forms(verb).into_iter().skip(1)).collect();
        Self {
            verbs: Phrases::new(&words.tasks),
            verbs_or_things: Phrases::new(&words.tasks_or_things),
            inflected: Phrases::new(&inflected),
        }
    }

    /// The verb by which a key result is a task, as its title writes it.
    pub fn verb(&self, view: &KeyResultView<'_>) -> Option<String> {
        let key_result = view.key_result;
        let words = words(&key_result.title);
        let is_counted = counts(&key_result.measure);
        if says_how_many(&key_result.title) || (is_counted && names_another(key_result, &words)) {
            return None;
        }
        let words = &words[words.iter().take_while(|word| may_stand_before(word)).count()..];
        let is_object =
            |length: usize| words.get(length).is_some_and(|word| OBJECTS.contains(&word.as_str()));
        let length = self.verbs.begin(words);
        let is_verb = length > 0 && (is_object(length) || !has_its_own_verb(&words[length..]));
        let length = match self.verbs_or_things.begin(words) {
            _ if is_verb => length,
            // With a number, a word that may be a thing mostly is one: `Release downloads`.
            thing if is_counted => thing * usize::from(is_object(thing)),
            _ => self.verb_or_thing(words, &is_object, key_result.measure.word()),
        };
        (length > 0).then(|| words[..length].join(" "))
    }

    /// How many words a verb at the beginning has that may be no verb.
    fn verb_or_thing(&self, words: &[String], is_object: &dyn Fn(usize) -> bool, measure: &str) -> usize {
        let length = self.verbs_or_things.begin(words);
        let tells_state = || {
            let is_state = |word: &String| STATES.contains(&word.as_str());
            words.get(length..).unwrap_or_default().iter().any(is_state)
                || words.last().is_some_and(|word| word.ends_with("ed"))
        };
        let is_thing = || {
            measure == "judged"
                || words.first().is_some_and(|word| OFTEN_THINGS.contains(&word.as_str()))
                || words.get(length).is_none_or(|word| COMPOUNDS.contains(&word.as_str()))
                || tells_state()
        };
        if length > 0 && (is_object(length) || !is_thing()) {
            return length;
        }
        let length = self.inflected.begin(words);
        if length > 0 && is_object(length) { length } else { 0 }
    }
}

/// Whether words tell a state without a clause before it: `send times are agreed`.
fn has_its_own_verb(words: &[String]) -> bool {
    const VERBS: &[&str] = &["are", "has", "have", "is", "was", "were"];
    const CLAUSES: &[&str] = &["before", "if", "so", "that", "until", "when", "where", "which", "who"];
    let found = words.iter().find(|word| VERBS.contains(&word.as_str()) || CLAUSES.contains(&word.as_str()));
    found.is_some_and(|word| VERBS.contains(&word.as_str()))
}

/// A label like `KR1`, or a word that changes nothing.
fn may_stand_before(word: &str) -> bool {
    let is_label = || {
        let number = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        word.len() - number.len() <= 2 && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
    };
    BEFORE.contains(&word) || is_label()
}

/// Whether the number of a key result counts something else than what is done: `Publish articles`, in readers. In
/// articles, or in nothing, it says how often and not what it brings.
fn names_another(key_result: &KeyResult, title: &[String]) -> bool {
    let unit = words(key_result.unit.as_deref().unwrap_or_default());
    let is_share = key_result.unit.as_deref().is_some_and(|unit| unit.contains('%'));
    let is_in_title = |word: &String| {
        title.iter().any(|other| other == word || *other == several(word) || *word == several(other))
    };
    is_share || (!unit.is_empty() && !unit.iter().any(is_in_title))
}

/// Whether a measure itself says how much: from none to one thing that is there is no number.
fn counts(measure: &Measure) -> bool {
    let is = |number: f64, other: f64| (number - other).abs() < f64::EPSILON;
    match measure {
        Measure::Increase(Path { baseline, target }) => {
            !(is(target.value, 1.0) && baseline.known().is_none_or(|baseline| is(baseline, 0.0)))
        }
        Measure::AtLeast(Bound { target, .. }) => !is(target.value, 1.0),
        Measure::Decrease(_)
        | Measure::AtMost(_)
        | Measure::Range(_)
        | Measure::Sum(_)
        | Measure::Mean(_) => true,
        Measure::Milestones(_) | Measure::Binary {} | Measure::Judged(_) => false,
    }
}

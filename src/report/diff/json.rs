//! The form `okr-diff/1`, for programs. Every key is always there; what does not exist is null.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

use super::label::reference;
use super::sentence::promised;
use super::words::row_words;
use super::{Format, Report, State};
use crate::model::diff::{Change, Side, Told};
use crate::model::promise::Amended;
use crate::report::number::Computed;
use crate::text::visible;

/// The format.
pub(super) const FORMAT: Format =
    Format { id: "json", about: "For programs: okr-diff/1, see `okr schema diff`", show };

/// What a change does to a record.
#[derive(Debug, Serialize, JsonSchema)]
struct Document {
    /// The form and its version: a change that could break a reader makes it `okr-diff/2`.
    #[schemars(extend("const" = "okr-diff/1"))]
    schema: &'static str,
    /// The tool and its version.
    tool: String,
    /// The day that scores and stages are told for.
    #[schemars(extend("format" = "date"))]
    as_of: String,
    /// Where the change began.
    base: End,
    /// Whether the base is the main branch that was found, because nobody named one.
    base_found: bool,
    /// What it is now.
    head: End,
    /// What changes for people, counted, in one sentence.
    sentence: String,
    /// The same as numbers.
    summary: Summary,
    /// Every change: by season, document, group and place.
    changes: Vec<Entry>,
    /// Findings of `okr check` on the head that there are none of on the base, in the form of okr-check/1.
    broken: Vec<Value>,
    /// Findings on the base that there are none of on the head, in the same form.
    cured: Vec<Value>,
    /// The rules that the policy lowers now and did not, or not so far.
    lowered: Vec<Level>,
    /// Those that it lowered and does not any more.
    restored: Vec<Level>,
    /// The files of which only layout or comments changed.
    layout_only: Vec<String>,
}

/// What the policy does to a rule.
#[derive(Debug, Serialize, JsonSchema)]
struct Level {
    /// The rule.
    rule: String,
    /// Its gravest level without the policy.
    from: &'static str,
    /// The level that the policy gives it.
    to: &'static str,
}

/// One of the two states.
#[derive(Debug, Serialize, JsonSchema)]
struct End {
    /// The name that it was given; null for the working files.
    name: Option<String>,
    /// Its commit, of the base the one at which the two parted; null for the working files.
    commit: Option<String>,
    /// Git's id of the tree `okrs/` in it.
    revision: Option<String>,
}

/// How much changes.
#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    /// Files that differ.
    files: usize,
    /// Changes.
    changes: usize,
    /// Things that were promised and change.
    promises: usize,
    /// Those among them of which no amendment and no decision tells exactly the change.
    not_amended: usize,
    /// Findings that are new.
    broken: usize,
    /// Findings that are gone.
    cured: usize,
}

/// One change.
#[derive(Debug, Serialize, JsonSchema)]
struct Entry {
    /// What kind it is: `field-changed`, `item-dropped`, `checkin-added` and so on. A reader should expect further kinds.
    kind: &'static str,
    /// The kind of document: `plan`, `checkin`, `season`, `org`, `policy`, `intake`, `premortem`, `postmortem`, `partnership`.
    document: &'static str,
    /// What it is about: `harbour/O1.KR2`, `harbour`, `s4`, `org`.
    r#ref: String,
    /// The season.
    season: Option<String>,
    /// The group, by its present id.
    group: Option<String>,
    /// The item in the plan, a currency, a season's participant.
    item: Option<String>,
    /// The due date of a check-in, the name of an intake or a partner.
    name: Option<String>,
    /// The field, its parts set off by spaces.
    field: Option<String>,
    /// The title of what is new or gone.
    title: Option<String>,
    /// Where a moved item was; what an objective contributes to.
    other: Option<String>,
    /// What stood there: a number, a text (amounts too), a list.
    from: Value,
    /// What stands there now.
    to: Value,
    /// How much a number grew, in percent of what it was.
    percent: Option<Computed>,
    /// Of what was promised: `yes` (an amendment or a decision tells exactly this), `no`, or `false` (one tells otherwise).
    #[schemars(extend("enum" = ["yes", "no", "false", null]))]
    amended: Option<&'static str>,
    /// Why, in the words of the amendment or decision.
    why: Option<String>,
    /// Who decided.
    by: Vec<String>,
    /// The score of the item before, where it moves.
    score_before: Option<Computed>,
    /// The score after.
    score_after: Option<Computed>,
    /// Where the score moves: whether something new was measured on which that could rest.
    new_measurement: Option<bool>,
    /// Objectives of a new plan; those that contribute to `other` afterwards.
    objectives: Option<usize>,
    /// Key results of a new plan or objective; those that a new check-in measures.
    key_results: Option<usize>,
    /// Key results that a new check-in could measure.
    of: Option<usize>,
    /// What is asked for, approved or spent, by currency.
    money: Vec<Money>,
    /// The file, from the folder that holds `okrs/`.
    file: String,
    /// The line, from 1.
    line: usize,
    /// The state in which file and line are: `head`, or `base` of what is gone.
    #[schemars(extend("enum" = ["base", "head"]))]
    side: &'static str,
    /// The change in words.
    words: String,
}

/// An amount.
#[derive(Debug, Serialize, JsonSchema)]
struct Money {
    /// The currency.
    currency: String,
    /// The exact amount, as a text.
    amount: String,
}

fn show(report: &Report<'_>, _: usize) -> String {
    let (promises, not_amended) = promised(report.diff);
    let forms = |findings: &[crate::report::checks::Finding<'_>]| -> Vec<Value> {
        findings.iter().map(|finding| finding.form.clone()).collect()
    };
    let document = Document {
        schema: "okr-diff/1",
        tool: report.about.tool.to_owned(),
        as_of: report.about.day.to_string(),
        base: end(&report.about.base),
        base_found: report.about.is_found,
        head: end(&report.about.head),
        sentence: report.sentence.clone(),
        summary: Summary {
            files: report.diff.files,
            changes: report.diff.changes.len(),
            promises,
            not_amended,
            broken: report.rules.broken.len(),
            cured: report.rules.cured.len(),
        },
        changes: report.diff.changes.iter().map(entry).collect(),
        broken: forms(&report.rules.broken),
        cured: forms(&report.rules.cured),
        lowered: report.rules.lowered.iter().map(level).collect(),
        restored: report.rules.restored.iter().map(level).collect(),
        layout_only: report.diff.layout_only.iter().map(|path| shown(path)).collect(),
    };
    // Texts and finite numbers can always be written.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

fn level(rule: &crate::report::checks::Lowered<'_>) -> Level {
    Level { rule: rule.rule.to_owned(), from: rule.from.word(), to: rule.to.word() }
}

fn end(state: &State<'_>) -> End {
    let own = |text: Option<&str>| text.map(shown);
    End { name: own(state.name), commit: own(state.commit), revision: own(state.tree) }
}

fn entry(change: &Change) -> Entry {
    let own = |text: &Option<String>| text.as_deref().map(shown);
    let score = |pick: fn(&crate::model::diff::ScoreMove) -> Option<f64>| {
        change.score.as_ref().and_then(pick).map(Computed)
    };
    Entry {
        kind: change.kind.word(),
        document: change.document,
        r#ref: shown(&reference(change)),
        season: own(&change.season),
        group: own(&change.group),
        item: own(&change.item),
        name: own(&change.name),
        field: own(&change.field),
        title: own(&change.title),
        other: own(&change.other),
        from: change.from.as_ref().map_or(Value::Null, told),
        to: change.to.as_ref().map_or(Value::Null, told),
        percent: change.percent.map(Computed),
        amended: change.amended.map(|amended| match amended {
            Amended::Exactly => "yes",
            Amended::No => "no",
            Amended::Falsely | Amended::Elsewhere => "false",
        }),
        why: change.reason.as_ref().and_then(|reason| own(&reason.why)),
        by: change.reason.iter().flat_map(|reason| &reason.by).map(|by| shown(by)).collect(),
        score_before: score(|moved| moved.from),
        score_after: score(|moved| moved.to),
        new_measurement: change.score.map(|moved| moved.is_measured),
        objectives: change.counts.objectives,
        key_results: change.counts.key_results,
        of: change.counts.of,
        money: change
            .money
            .iter()
            .map(|(currency, amount)| Money { currency: currency.clone(), amount: amount.to_string() })
            .collect(),
        file: shown(&change.place.file),
        line: change.place.line,
        side: if change.place.side == Side::Head { "head" } else { "base" },
        words: shown(&row_words(&[change])),
    }
}

fn shown(text: &str) -> String {
    visible(text).into_owned()
}

/// A value with its texts made harmless.
fn told(told: &Told) -> Value {
    harmless(&told.value)
}

fn harmless(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(shown(text)),
        Value::Array(items) => items.iter().map(harmless).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (shown(name), harmless(value))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// The JSON Schema (draft-07) of this form. It is open: a reader should expect further keys.
#[must_use]
pub fn schema() -> Value {
    let settings = SchemaSettings::draft07().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Document>().to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".into(), json!("okr: what a change does (okr-diff/1)"));
    }
    schema
}

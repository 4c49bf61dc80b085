//! A small repository in memory: the season of 22 August to 22 December 2022 with a DAO, a guild and a
//! project, its documents as texts, read by the one reader and scored.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use okr_cli::document::{File, read};
use okr_cli::model::Portfolio;
use okr_cli::model::score::{
    Counts, Coverage, Grade, GroupStatus, PriorityScore, Promised, RollUp, Status, score_season,
};

use super::day;

const ORG: &str = "\
name: Tidal DAO
mission: Open tools for the sea
groups:
  - {id: dao, kind: dao, name: Tidal DAO}
  - {id: harbour, kind: guild, name: Harbour, formerly: [dock]}
  - {id: reef, kind: project, name: Reef}
  - {id: shore, kind: project, name: Shore}
";

/// The documents of one repository.
#[derive(Clone)]
pub struct Record {
    files: BTreeMap<String, String>,
}

/// What is known of one key result.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    pub live: bool,
    pub score: Option<f64>,
    pub projected: Option<f64>,
    pub attainment: Option<f64>,
    pub expected: Option<f64>,
    pub fresh: bool,
    pub baseline: Option<f64>,
    pub status: Status,
    pub reason: Option<String>,
    pub parts: Option<(usize, usize)>,
    pub as_ratified: Option<f64>,
    pub floor: f64,
}

/// What is known of an objective or a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Whole {
    pub live: bool,
    pub roll: RollUp,
    pub as_ratified: Promised,
    pub coverage: Coverage,
    pub status: Option<GroupStatus>,
    pub counts: Counts,
    pub grade: Option<Grade>,
    /// Of a DAO objective with contributors.
    pub contributions: Option<f64>,
    /// Of a plan, by the word of the priority.
    pub priorities: BTreeMap<String, PriorityScore>,
    pub confidence: Option<f64>,
}

/// What is known on a day: `harbour/O1.KR1`, `harbour/O1`, `harbour`, `guild`.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    pub elapsed: f64,
    pub key_results: BTreeMap<String, Known>,
    pub objectives: BTreeMap<String, Whole>,
    pub plans: BTreeMap<String, Whole>,
    pub kinds: BTreeMap<&'static str, RollUp>,
}

impl Record {
    /// The season without plans.
    pub fn new() -> Self {
        let record = Self { files: BTreeMap::new() };
        record.file("org.yaml", ORG).season("2022-08-22", "2022-12-22", "")
    }

    /// A file below `okrs/`.
    pub fn file(mut self, path: &str, text: &str) -> Self {
        self.files.insert(format!("okrs/{path}"), text.to_owned());
        self
    }

    /// Other days of the season, and more lines of season.yaml.
    pub fn season(self, starts: &str, ends: &str, more: &str) -> Self {
        self.file("s1/season.yaml", &format!("title: S1\nstarts: {starts}\nends: {ends}\n{more}"))
    }

    /// More lines of season.yaml, the days as they are.
    pub fn season_says(self, more: &str) -> Self {
        self.season("2022-08-22", "2022-12-22", more)
    }

    /// Lines of policy.yaml.
    pub fn policy(self, text: &str) -> Self {
        self.file("policy.yaml", text)
    }

    /// A plan: lines of its own, and objectives of fields and key results, named O1.KR1 and on.
    pub fn plan(self, group: &str, own: &str, objectives: &[(&str, &[&str])]) -> Self {
        let mut text = format!("{own}\nobjectives:\n");
        for (objective, (fields, key_results)) in (1..).zip(objectives) {
            let _ = write!(text, "  - {{id: O{objective}, title: t, {fields}key_results: [");
            for (key_result, fields) in (1..).zip(*key_results) {
                let _ = write!(text, "{{id: KR{key_result}, title: t, {fields}}}, ");
            }
            text.push_str("]}\n");
        }
        self.file(&format!("s1/{group}.yaml"), &text)
    }

    /// The harbour's draft of one objective.
    pub fn harbour(self, key_results: &[&str]) -> Self {
        self.plan("harbour", "", &[("", key_results)])
    }

    /// A check-in that was written on the day of its name.
    pub fn checkin(self, group: &str, name: &str, entries: &str) -> Self {
        self.late(group, name, name, entries)
    }

    /// A check-in named for one day and written on another.
    pub fn late(self, group: &str, name: &str, date: &str, entries: &str) -> Self {
        let text = format!("date: {date}\nby: lead\nkey_results: {{{entries}}}\n");
        self.file(&format!("s1/checkins/{group}/{name}.yaml"), &text)
    }

    /// Only the files for which `keep` holds.
    pub fn only(mut self, keep: impl Fn(&str) -> bool) -> Self {
        self.files.retain(|path, _| keep(path));
        self
    }

    /// The files as they are read.
    pub fn files(&self) -> Vec<File> {
        self.files.iter().map(|(path, text)| read(path, text.as_bytes())).collect()
    }

    /// The files, linked; a finding would be a fault of the test.
    #[track_caller]
    pub fn portfolio(&self) -> Portfolio {
        let files = self.files();
        if let Some(finding) = files.iter().flat_map(|file| &file.findings).next() {
            let (path, text) = (finding.source.path(), finding.source.text());
            panic!("{path}: {}: {}\n{text}", finding.rule, finding.message);
        }
        Portfolio::new(files)
    }

    /// What is known on a day.
    #[track_caller]
    pub fn on(&self, at: &str) -> Numbers {
        numbers(&self.portfolio(), day(at))
    }
}

/// What is known of the season `s1` on a day.
pub fn numbers(portfolio: &Portfolio, at: jiff::civil::Date) -> Numbers {
    let view = portfolio.season("s1").expect("the season is there");
    let scored = score_season(view, at).expect("the season is readable");
    let mut numbers = Numbers {
        elapsed: scored.elapsed,
        key_results: BTreeMap::new(),
        objectives: BTreeMap::new(),
        plans: BTreeMap::new(),
        kinds: scored.kinds.iter().map(|(kind, roll)| (kind.word(), *roll)).collect(),
    };
    for plan in &scored.plans {
        let whole = Whole {
            live: !plan.withdrawn,
            roll: plan.roll,
            as_ratified: plan.as_ratified,
            coverage: plan.coverage,
            status: plan.status,
            counts: plan.counts,
            grade: plan.grade,
            contributions: None,
            priorities: plan.by_priority.iter().map(|(p, score)| (format!("{p:?}"), *score)).collect(),
            confidence: plan.confidence,
        };
        numbers.plans.insert(plan.group.to_owned(), whole);
        for objective in &plan.objectives {
            let whole = Whole {
                live: objective.live,
                roll: objective.roll,
                as_ratified: objective.as_ratified,
                coverage: objective.coverage,
                status: objective.status,
                counts: objective.counts,
                grade: objective.grade,
                contributions: objective.contributions,
                priorities: BTreeMap::new(),
                confidence: None,
            };
            numbers.objectives.insert(objective.item.in_season(), whole);
            for kr in &objective.key_results {
                let known = Known {
                    live: kr.live,
                    score: kr.score,
                    projected: kr.projected,
                    attainment: kr.attainment,
                    expected: kr.pace.expected,
                    fresh: kr.pace.fresh,
                    baseline: kr.baseline,
                    status: kr.status,
                    reason: kr.reason.map(str::to_owned),
                    parts: kr.parts,
                    as_ratified: kr.as_ratified,
                    floor: kr.floor,
                };
                numbers.key_results.insert(kr.item.in_season(), known);
            }
        }
    }
    numbers
}

impl Numbers {
    /// A key result: `harbour/O1.KR1`.
    #[track_caller]
    pub fn kr(&self, item: &str) -> &Known {
        self.key_results.get(item).unwrap_or_else(|| panic!("no key result {item}"))
    }

    /// An objective: `harbour/O1`.
    #[track_caller]
    pub fn objective(&self, item: &str) -> &Whole {
        self.objectives.get(item).unwrap_or_else(|| panic!("no objective {item}"))
    }

    /// A plan: `harbour`.
    #[track_caller]
    pub fn plan(&self, group: &str) -> &Whole {
        self.plans.get(group).unwrap_or_else(|| panic!("no plan of {group}"))
    }
}

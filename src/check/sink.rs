//! The one place for levels: stages, policy, waivers, withdrawn plans and imported seasons.
//!
//! The stage of a finding is that of its file: a group's files have the stage of its plan, else of the season; what
//! a season holds beside them has the season's; `org.yaml` and `policy.yaml` are always in force: ratified.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::context::Context;
use super::rule::Run;
use super::rules;
use super::subject::{self, Places};
use super::waivers::{About, Waivers};
use crate::diagnostic::{self, Finding, Level, Stage};
use crate::document::{File, Home, Kind, Policy};
use crate::model::history::Chronicle;
use crate::model::{Portfolio, SeasonView};
use crate::yaml::NodeId;

/// Families that do not judge what was recorded afterwards.
const NOT_OF_IMPORTED: [&str; 3] = ["cadence", "process", "history"];

/// Families that speak of what people did: the files in which that stands can be read all the same.
const OF_PEOPLE: [&str; 4] = ["process", "independence", "reach", "history"];

/// Families that judge a withdrawn plan: it is still a document, and what was owed before stays owed.
const OF_WITHDRAWN: [&str; 5] = ["document", "calendar", "cadence", "history", "waivers"];

/// A finding with its level and what it is about.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The finding.
    pub finding: Finding,
    /// How grave it is.
    pub level: Level,
    /// Its rule's family.
    pub family: &'static str,
    /// The group that it is about, by its present id.
    pub group: Option<String>,
    /// The item of the plan that it is about: `O1.KR2`.
    pub item: Option<String>,
}

/// A finding that somebody waived.
#[derive(Debug, Clone)]
pub struct Waived {
    /// The finding.
    pub judged: Judged,
    /// Why it is silenced, in the words of the waiver.
    pub why: String,
}

/// The result of a check.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    /// What is reported: by file, place and rule.
    pub findings: Vec<Judged>,
    /// How many files were looked at.
    pub files: usize,
    /// What somebody waived, in the same order.
    pub waived: Vec<Waived>,
    /// The imported seasons, which not every family judges.
    pub not_judged: Vec<String>,
    /// Why history is not judged, or from where on: a sentence without its full stop.
    pub unknown_history: Option<String>,
    pub(super) paths: Vec<String>,
}

impl Checked {
    /// How many findings have a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|judged| judged.level == level).count()
    }

    /// How many files have an error in what they say; what a group owes, and what became of a promise, is no fault of the
    /// file at which it is told.
    #[must_use]
    pub fn files_with_errors(&self) -> usize {
        let is_own = |judged: &Judged| judged.finding.about.is_none() && !OF_PEOPLE.contains(&judged.family);
        let is_error = |judged: &&Judged| judged.level == Level::Error && is_own(judged);
        let errors = self.findings.iter().filter(is_error);
        errors.map(|judged| judged.finding.source.path()).collect::<BTreeSet<_>>().len()
    }

    /// The same, and why history is not judged, where there is anything that it could judge.
    #[must_use]
    pub fn without_history(mut self, portfolio: &Portfolio, why: Option<String>) -> Self {
        let ratified = |view: &SeasonView<'_>| {
            let season = view.document().is_some_and(|season| season.ratified.is_some());
            season || view.plans().iter().any(|(_, plan)| plan.ratified.is_some())
        };
        let is_judged = |view: &SeasonView<'_>| {
            !view.is_imported() && (ratified(view) || view.reporting_groups().next().is_some())
        };
        self.unknown_history = why.filter(|_| portfolio.seasons().iter().any(is_judged));
        self
    }

    /// The same, of the files for which `keep` holds only.
    #[must_use]
    pub fn only(mut self, keep: impl Fn(&str) -> bool) -> Self {
        self.findings.retain(|judged| keep(judged.finding.source.path()));
        self.paths.retain(|path| keep(path));
        self.files = self.paths.len();
        self.waived.retain(|waived| keep(waived.judged.finding.source.path()));
        let season = |id: &String| self.paths.iter().any(|path| path.starts_with(&format!("okrs/{id}/")));
        self.not_judged.retain(season);
        self
    }
}

/// Gives every finding its level and leaves out what is not to be reported.
pub(super) fn judge(context: &Context<'_>, mut findings: Vec<Finding>) -> Checked {
    let (portfolio, day) = (context.portfolio, context.day);
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings.dedup_by(|a, b| a.order() == b.order());
    let mut sink = Sink {
        portfolio,
        history: context.history,
        day,
        files: portfolio.files().iter().map(|file| (file.source.path(), &**file)).collect(),
        places: HashMap::new(),
        waivers: Waivers::of(context),
    };
    let mut checked = Checked {
        files: portfolio.files().len(),
        paths: portfolio.files().iter().map(|file| file.source.path().to_owned()).collect(),
        not_judged: imported(portfolio),
        ..Checked::default()
    };
    for finding in findings {
        sink.take(finding, &mut checked);
    }
    // Only now it is known which waivers nothing needed; those that silence this very rule are asked last.
    for rule in rules::all() {
        let Run::Unneeded(run) = rule.run else { continue };
        for is_last in [false, true] {
            let unneeded: Vec<Finding> = sink
                .waivers
                .unneeded(portfolio, day)
                .filter(|given| (given.waiver.rule == rule.id) == is_last)
                .map(run)
                .collect();
            for finding in unneeded {
                sink.take(finding, &mut checked);
            }
        }
    }
    checked.findings.sort_by(|a, b| a.finding.order().cmp(&b.finding.order()));
    checked
}

fn imported(portfolio: &Portfolio) -> Vec<String> {
    portfolio
        .seasons()
        .iter()
        .filter(|season| season.is_imported())
        .map(|season| season.id.to_owned())
        .collect()
}

enum Verdict {
    Reported(Box<Judged>),
    Waived(Box<Waived>),
    Silent,
}

struct Sink<'a> {
    portfolio: &'a Portfolio,
    history: Option<&'a Chronicle>,
    day: Date,
    files: HashMap<&'a str, &'a File>,
    places: HashMap<&'a str, Places<'a>>,
    waivers: Waivers<'a>,
}

impl<'a> Sink<'a> {
    fn take(&mut self, finding: Finding, checked: &mut Checked) {
        match self.judge(finding) {
            Verdict::Reported(judged) => checked.findings.push(*judged),
            Verdict::Waived(waived) => checked.waived.push(*waived),
            Verdict::Silent => {}
        }
    }

    fn judge(&mut self, finding: Finding) -> Verdict {
        let file = self.files.get(finding.source.path()).copied();
        let home = file.and_then(|file| file.home.as_ref());
        let family = rules::find(finding.rule).map_or("document", |rule| rule.family);
        let around = file.map(|file| self.around(file, finding.span.start)).unwrap_or_default();
        let tree = file.and_then(|file| file.tree.as_ref());
        let told = finding.about.as_deref().map(|about| about.group.clone());
        let group =
            || home.zip(tree).and_then(|(home, tree)| subject::group(self.portfolio, home, tree, &around));
        let home_group = || Some(self.portfolio.present_id(home?.group.as_deref()?).to_owned());
        let group = told.or_else(group).or_else(home_group);
        let told = finding.about.as_deref().and_then(|about| about.item.clone());
        let item = told.or_else(|| tree.and_then(|tree| subject::item(tree, &around)));
        let season = finding.about.as_deref().map(|about| about.season.as_str());
        let about = About {
            path: finding.source.path(),
            season: season.or(home.and_then(|home| home.season.as_deref())),
            rule: finding.rule,
            group: group.as_deref(),
            item: item.as_deref(),
            around: &around,
        };
        // A waiver is needed also where the stage or the policy keeps its rule silent for now.
        let why = self.waivers.silence(self.portfolio, &about, self.day);
        let level = self.level(&finding, family, home);
        if level == Level::Ignore {
            return Verdict::Silent;
        }
        let why = why.map(str::to_owned);
        let judged = Judged { finding, level, family, group, item };
        match why {
            Some(why) => Verdict::Waived(Box::new(Waived { judged, why })),
            None => Verdict::Reported(Box::new(judged)),
        }
    }

    fn around(&mut self, file: &'a File, offset: usize) -> Vec<NodeId> {
        let Some(tree) = &file.tree else { return Vec::new() };
        self.places.entry(file.source.path()).or_insert_with(|| Places::of(tree)).around(offset)
    }

    fn level(&self, finding: &Finding, family: &str, home: Option<&Home>) -> Level {
        let Some(rule) = rules::find(finding.rule) else { return Level::Error };
        if family == "document" {
            return Level::Error;
        }
        let about = finding.about.as_deref();
        let is_beyond = match about {
            Some(about) => self.is_beyond_group(family, about),
            None => home.is_some_and(|home| self.is_beyond(family, home)),
        };
        if is_beyond {
            return Level::Ignore;
        }
        let stage = match about {
            Some(about) => self.stage_of(&about.season, Some(&about.group)),
            None => home.map_or(Stage::Ratified, |home| self.stage(home)),
        };
        let own = rule.level(stage, finding.is_special);
        if own == Level::Ignore {
            return own;
        }
        let season = about.map(|about| about.season.as_str());
        let season = season.or(home.and_then(|home| home.season.as_deref()));
        let policy = &self.policy(family, season).rules;
        policy.get(finding.rule).or(policy.get(family)).copied().unwrap_or(own)
    }

    /// The policy by which a family judges a season: history by the one that stood when the season was ratified.
    fn policy(&self, family: &str, season: Option<&str>) -> &Policy {
        let then = || self.history.filter(|_| family == "history")?.policy_of(season?);
        then().unwrap_or_else(|| self.portfolio.policy())
    }

    /// Whether a family does not judge a group in a season at all.
    fn is_beyond_group(&self, family: &str, about: &diagnostic::About) -> bool {
        let Some(season) = self.portfolio.season(&about.season) else { return false };
        (season.is_imported() && NOT_OF_IMPORTED.contains(&family))
            || (!OF_WITHDRAWN.contains(&family) && season.is_withdrawn(&about.group, self.day))
    }

    /// Whether a family does not judge this file at all.
    fn is_beyond(&self, family: &str, home: &Home) -> bool {
        let Some(season) = home.season.as_deref().and_then(|id| self.portfolio.season(id)) else {
            return false;
        };
        if season.is_imported() && NOT_OF_IMPORTED.contains(&family) {
            return true;
        }
        let Some(group) = home.group.as_deref() else { return false };
        let withdrawn = || season.is_withdrawn(self.portfolio.present_id(group), self.day);
        match home.kind {
            Kind::Plan | Kind::DaoPlan => !OF_WITHDRAWN.contains(&family) && withdrawn(),
            Kind::CheckIn => family == "measure" && withdrawn(),
            Kind::Org
            | Kind::Policy
            | Kind::Season
            | Kind::Intake
            | Kind::PreMortem
            | Kind::PostMortem
            | Kind::Partnership => false,
        }
    }

    fn stage(&self, home: &Home) -> Stage {
        let group = home.group.as_deref().map(|group| self.portfolio.present_id(group));
        home.season.as_deref().map_or(Stage::Ratified, |season| self.stage_of(season, group))
    }

    fn stage_of(&self, season: &str, group: Option<&str>) -> Stage {
        let Some(season) = self.portfolio.season(season) else { return Stage::Ratified };
        group.map_or_else(|| season.stage(self.day), |group| season.plan_stage(group, self.day))
    }
}

//! What a rule is: a name, a text, a level for each stage, and a function that finds.

use super::context::Context;
use super::waivers::Given;
use crate::diagnostic::{Finding, Level, Stage};

/// Error: must be mended.
pub(super) const E: Level = Level::Error;
/// Warning: should be mended.
pub(super) const W: Level = Level::Warning;
/// Info: worth knowing.
pub(super) const I: Level = Level::Info;
/// The rule does not speak at this stage, whatever the policy says.
pub(super) const SILENT: Level = Level::Ignore;

/// One rule of `okr check`.
#[derive(Debug)]
pub struct Rule {
    /// Its id: the name of its file, its anchor in the docs, what a waiver names.
    pub id: &'static str,
    /// Its family: the folder of its file.
    pub family: &'static str,
    /// Its level in a draft, a ratified and a closed plan or season.
    pub levels: [Level; 3],
    /// Where a finding that says so has other levels.
    pub special: Option<Special>,
    /// Its text, in Markdown: what it finds, why, the fix, a bad and a good example.
    pub text: &'static str,
    /// Who finds.
    pub run: Run,
}

/// The levels of a rule's special findings.
#[derive(Debug, Clone, Copy)]
pub struct Special {
    /// Which findings those are, after "where": `the group is independent`.
    pub when: &'static str,
    /// Their levels in a draft, a ratified and a closed plan or season.
    pub levels: [Level; 3],
}

/// Who makes a rule's findings.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// The reader, while it reads one file.
    Reader,
    /// A function of the whole portfolio. A rule that the reader finds too only adds here what needs other files.
    Portfolio(fn(&Context<'_>, &mut Vec<Finding>)),
    /// A function of a waiver that silenced nothing, once all else is judged.
    Unneeded(fn(&Given<'_>) -> Finding),
}

impl Rule {
    /// What the rule finds, beside what the reader found.
    pub(super) fn findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let mut found = Vec::new();
        match self.run {
            Run::Reader | Run::Unneeded(_) => {}
            Run::Portfolio(run) => run(context, &mut found),
        }
        found
    }

    /// The level of one of its findings at a stage, before policy and waivers.
    #[must_use]
    pub fn level(&self, stage: Stage, is_special: bool) -> Level {
        let [draft, ratified, closed] = match self.special {
            Some(special) if is_special => special.levels,
            Some(_) | None => self.levels,
        };
        match stage {
            Stage::Draft => draft,
            Stage::Ratified => ratified,
            Stage::Closed => closed,
        }
    }

    /// Its levels in words.
    #[must_use]
    pub fn told_levels(&self) -> String {
        let usual = told(self.levels);
        match self.special {
            None => usual,
            Some(special) => format!("{usual}; where {}: {}", special.when, told(special.levels)),
        }
    }

    /// What it finds, in one line: the first line of its text.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.text.lines().next().unwrap_or_default()
    }
}

/// The level at each stage, in words.
fn told(levels: [Level; 3]) -> String {
    let word = |level: Level| if level == Level::Ignore { "silent" } else { level.word() };
    match levels.map(word) {
        [one, two, three] if one == two && two == three => format!("{one} at every stage"),
        [draft, ratified, closed] => {
            format!("{draft} when draft, {ratified} when ratified, {closed} when closed")
        }
    }
}

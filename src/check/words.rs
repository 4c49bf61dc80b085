//! The English words by which rules judge how plans are worded: the one place for them. The policy adds its own words,
//! takes words out (`!launch`), or all that are built in (`!*`), so that another language can take their place.

use crate::document::Policy;

/// Verbs that begin a task.
const TASKS: &[&str] = &[
    "add",
    "analyse",
    "analyze",
    "announce",
    "arrange",
    "assemble",
    "assess",
    "automate",
    "build out",
    "carry out",
    "collect",
    "compile",
    "conduct",
    "configure",
    "coordinate",
    "create",
    "define",
    "deliver",
    "deploy",
    "develop",
    "establish",
    "evaluate",
    "experiment with",
    "explore",
    "facilitate",
    "finalise",
    "finalize",
    "finish",
    "formalise",
    "formalize",
    "formulate",
    "gather",
    "get started",
    "hire",
    "hold",
    "identify",
    "implement",
    "install",
    "integrate",
    "introduce",
    "investigate",
    "kick off",
    "look into",
    "migrate",
    "negotiate",
    "onboard",
    "organise",
    "organize",
    "prepare",
    "prioritise",
    "prioritize",
    "produce",
    "publish",
    "put together",
    "recruit",
    "redesign",
    "refactor",
    "renew",
    "reorganise",
    "reorganize",
    "restructure",
    "rewrite",
    "roll out",
    "select",
    "send",
    "set up",
    "submit",
    "talk to",
    "translate",
    "work on",
    "work out",
    "write",
    "write up",
];

/// The same, where the word may also be a thing: `Build a site`, but `Build time`.
const TASKS_OR_THINGS: &[&str] = &[
    "build",
    "complete",
    "design",
    "document",
    "draft",
    "film",
    "form",
    "fund",
    "host",
    "interview",
    "launch",
    "list",
    "map",
    "open",
    "plan",
    "post",
    "program",
    "record",
    "release",
    "report",
    "research",
    "review",
    "run",
    "schedule",
    "seed",
    "ship",
    "start",
    "support",
    "survey",
    "test",
    "train",
    "update",
];

/// Nouns that count activity.
const ACTIVITIES: &[&str] = &[
    "activity",
    "ama",
    "announcement",
    "article",
    "blog",
    "blog post",
    "call",
    "campaign",
    "commit",
    "conference",
    "conversation",
    "course",
    "demo",
    "email",
    "episode",
    "event",
    "gathering",
    "guide",
    "hackathon",
    "interview",
    "lesson",
    "livestream",
    "mail",
    "meet-up",
    "meeting",
    "meetup",
    "message",
    "newsletter",
    "newsletter issue",
    "podcast",
    "post",
    "presentation",
    "pull request",
    "report",
    "retro",
    "retrospective",
    "seminar",
    "session",
    "stand-up",
    "standup",
    "sync",
    "talk",
    "task",
    "thread",
    "town hall",
    "tutorial",
    "tweet",
    "video",
    "webinar",
    "workshop",
];

/// Words of degree: they say little unless a number says how much.
const DEGREES: &[&str] = &[
    "adequate",
    "adequately",
    "appropriate",
    "appropriately",
    "best-in-class",
    "better",
    "bigger",
    "bolster",
    "clearer",
    "easier",
    "effective",
    "effectively",
    "efficient",
    "efficiently",
    "enhance",
    "enhanced",
    "enhances",
    "enhancing",
    "faster",
    "improve",
    "improved",
    "improves",
    "improving",
    "meaningful",
    "meaningfully",
    "optimal",
    "optimise",
    "optimised",
    "optimises",
    "optimising",
    "optimize",
    "optimized",
    "optimizes",
    "optimizing",
    "properly",
    "robust",
    "robustly",
    "seamless",
    "seamlessly",
    "several",
    "significant",
    "significantly",
    "smoother",
    "stronger",
    "substantial",
    "substantially",
    "sufficient",
    "sufficiently",
    "user-friendly",
    "world-class",
];

/// Words that leave open what is meant, whatever number stands beside them.
const FILLERS: &[&str] = &[
    "and so forth",
    "and so on",
    "and the like",
    "as appropriate",
    "as many as possible",
    "as much as possible",
    "as necessary",
    "as needed",
    "as soon as possible",
    "asap",
    "et cetera",
    "etc",
    "if possible",
    "sundry",
    "various",
    "where possible",
];

/// Words that were meant to be replaced. One in capitals is only meant in capitals.
const PLACEHOLDERS: &[&str] = &[
    "fill in here",
    "fill me in",
    "fixme",
    "insert here",
    "lorem",
    "replace me",
    "replace this",
    "tba",
    "tbc",
    "tbd",
    "to be announced",
    "to be defined",
    "to be determined",
    "TODO",
    "XXX",
    "your title here",
];

/// The words by which this organisation's plans are judged.
#[derive(Debug)]
pub(super) struct Words {
    /// Verbs that begin a task.
    pub tasks: Vec<String>,
    /// The same, where the word may also be a thing.
    pub tasks_or_things: Vec<String>,
    /// Nouns that count activity, each for one.
    pub activities: Vec<String>,
    /// Words that say little unless a number says how much.
    pub degrees: Vec<String>,
    /// Words that leave open what is meant.
    pub fillers: Vec<String>,
    /// Words that leave open what is meant in the eyes of this organisation.
    pub own_vague: Vec<String>,
    /// Words that were meant to be replaced.
    pub placeholders: Vec<String>,
}

impl Words {
    /// The built-in words with what a policy says of them.
    pub fn of(policy: &Policy) -> Self {
        let words = &policy.words;
        Self {
            tasks: [kept(TASKS, &words.tasks), own(&words.tasks)].concat(),
            tasks_or_things: kept(TASKS_OR_THINGS, &words.tasks),
            activities: [kept(ACTIVITIES, &words.activities), own(&words.activities)].concat(),
            degrees: kept(DEGREES, &words.vague),
            fillers: kept(FILLERS, &words.vague),
            own_vague: own(&words.vague),
            placeholders: [kept(PLACEHOLDERS, &words.placeholders), own(&words.placeholders)].concat(),
        }
    }
}

/// The built-in words that a policy does not take out.
fn kept(built_in: &[&str], policy: &[String]) -> Vec<String> {
    let out: Vec<String> = policy
        .iter()
        .filter_map(|word| word.strip_prefix('!'))
        .map(|word| word.trim().to_lowercase())
        .collect();
    if out.iter().any(|word| word == "*") {
        return Vec::new();
    }
    let kept = built_in.iter().filter(|word| !out.contains(&word.to_lowercase()));
    kept.map(|word| (*word).to_owned()).collect()
}

/// The words that a policy adds.
fn own(policy: &[String]) -> Vec<String> {
    policy.iter().filter(|word| !word.starts_with('!') && !word.trim().is_empty()).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_adds_words_and_takes_them_out() {
        let mut policy = Policy::default();
        policy.words.tasks = ["schmieden", "!launch", "!Create"].map(str::to_owned).to_vec();
        policy.words.vague = ["besser", "!*"].map(str::to_owned).to_vec();
        let words = Words::of(&policy);
        assert!(words.tasks.contains(&"schmieden".to_owned()) && words.tasks.contains(&"publish".to_owned()));
        assert!(!words.tasks_or_things.contains(&"launch".to_owned()));
        assert!(!words.tasks.contains(&"create".to_owned()));
        assert_eq!((words.degrees.len(), words.fillers.len()), (0, 0));
        assert_eq!(words.own_vague, ["besser"]);
    }
}

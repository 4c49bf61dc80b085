//! `activity-as-key-result`: a key result that counts meetings, posts or calls, beside nothing that counts their effect.

use crate::check::context::Context;
use crate::check::context::KeyResultView;
use crate::check::objectives::objectives;
use crate::check::quantities::says_how_many;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::check::shown;
use crate::check::tasks::Tasks;
use crate::check::wording::{Phrases, words};
use crate::check::words::Words;
use crate::diagnostic::Finding;
use crate::document::Measure;

/// What follows when a count is qualified: the calls that led to something.
const QUALIFYING: &[&str] = &["that", "which", "who", "whom", "whose", "where", "by", "without"];

/// Where the name of what is counted ends.
const ENDING: [&str; 26] = [
    "a", "about", "across", "all", "an", "and", "at", "during", "each", "every", "for", "from", "in",
    "inside", "of", "on", "or", "over", "per", "the", "through", "to", "until", "via", "with", "within",
];

/// Units that do not say what is counted.
const NAMELESS: [&str; 7] = ["count", "number", "pieces", "times", "total", "units", "x"];

pub(super) const RULE: Rule = Rule {
    id: "activity-as-key-result",
    family: "craft",
    levels: [I, I, SILENT],
    special: None,
    text: include_str!("activity_as_key_result.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let words = Words::of(context.portfolio.policy());
    let (tasks, nouns) = (Tasks::new(&words), Nouns::new(&words));
    for objective in objectives(context).iter().filter(|objective| objective.is_whole()) {
        let counted: Vec<_> = objective.key_results.iter().map(|view| (view, nouns.counted(view))).collect();
        let no_effect = |(view, counted): &(&KeyResultView<'_>, Option<String>)| {
            let is_done = matches!(view.key_result.measure, Measure::Binary {} | Measure::Milestones(_));
            counted.is_some() || is_done || tasks.verb(view).is_some()
        };
        if !counted.iter().all(no_effect) {
            continue;
        }
        for (view, noun) in counted {
            let Some(noun) = noun else { continue };
            let id = view.id().item();
            let message = format!(
                "`{id}` counts {}, and nothing in `{}` tells their effect",
                shown(&noun),
                objective.objective.id
            );
            let help =
                "add a key result for what they bring: who came back, who learned it, what was decided";
            found.push(view.finding(RULE.id, "title", message).help(help));
        }
    }
}

/// The nouns that count activity, for one and for several.
struct Nouns {
    one: Phrases,
    several: Phrases,
}

impl Nouns {
    fn new(words: &Words) -> Self {
        Self { one: Phrases::new(&words.activities), several: Phrases::of_several(&words.activities) }
    }

    /// The activity that a key result counts.
    fn counted(&self, view: &KeyResultView<'_>) -> Option<String> {
        let key_result = view.key_result;
        let title = words(&key_result.title);
        let qualified = title.iter().any(|word| QUALIFYING.contains(&word.as_str()));
        let counts = match &key_result.measure {
            Measure::Increase(_) | Measure::Sum(_) | Measure::AtLeast(_) => true,
            Measure::Binary {} | Measure::Milestones(_) => says_how_many(&key_result.title),
            Measure::Decrease(_)
            | Measure::AtMost(_)
            | Measure::Range(_)
            | Measure::Judged(_)
            | Measure::Mean(_) => false,
        };
        if qualified || !counts {
            return None;
        }
        let unit = key_result.unit.as_deref().map(words).unwrap_or_default();
        let of_unit = named(&unit);
        match of_unit {
            [] if unit.is_empty() && !is_share(key_result.unit.as_deref()) => self.of_title(&title),
            [word] if NAMELESS.contains(&word.as_str()) => self.of_title(&title),
            _ => self.ends(of_unit).map(|length| of_unit[of_unit.len() - length..].join(" ")),
        }
    }

    /// The activity that a title names as its subject: `12 community calls`, `posts published`.
    fn of_title(&self, title: &[String]) -> Option<String> {
        let subject = named(title);
        (0..subject.len()).find_map(|at| {
            let length = self.several.begin(&subject[at..]);
            let rest = &subject[at + length..];
            let is_subject = match rest {
                [] => true,
                [done] => {
                    done.ends_with("ed")
                        || ["held", "sent", "made", "given", "done", "written", "run"]
                            .contains(&done.as_str())
                }
                _ => false,
            };
            (length > 0 && is_subject).then(|| subject[at..at + length].join(" "))
        })
    }

    /// How many words of an activity stand at the end.
    fn ends(&self, words: &[String]) -> Option<usize> {
        (1..=words.len().min(4)).rev().find(|length| {
            let end = &words[words.len() - length..];
            self.one.begin(end) == *length || self.several.begin(end) == *length
        })
    }
}

/// The words that name what is counted: those before the first that begins something else.
fn named(words: &[String]) -> &[String] {
    let end = words.iter().position(|word| ENDING.contains(&word.as_str())).unwrap_or(words.len());
    &words[..end]
}

/// Whether a unit is a share: `%`.
fn is_share(unit: Option<&str>) -> bool {
    unit.is_some_and(|unit| unit.contains('%'))
}

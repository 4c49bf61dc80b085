//! `vague-wording`: words that every result would fit.

use crate::check::context::Context;
use crate::check::measures::is_numeric;
use crate::check::objectives::objectives;
use crate::check::placeholders::Placeholders;
use crate::check::quantities::says_how_many;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::check::shown;
use crate::check::wording::{Phrases, words};
use crate::check::words::Words;
use crate::diagnostic::Finding;
use crate::document::{KeyResult, Measure};

use super::metric_as_objective::NUMBERS;
use super::one_sided_measures::speaks_of_quality;

pub(super) const RULE: Rule = Rule {
    id: "vague-wording",
    family: "craft",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("vague_wording.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let lists = Words::of(context.portfolio.policy());
    let placeholders = Placeholders::new(&lists);
    let fillers = Phrases::new(&lists.fillers);
    let open = Phrases::new(&[lists.fillers, lists.own_vague].concat());
    let degrees = Phrases::new(&lists.degrees);
    for objective in objectives(context) {
        // `Better` and `easier` are good words of an objective: its key results say how much.
        if let Some(word) = fillers.first_in(&objective.objective.title) {
            let help = "name what is meant, or leave the words out";
            found.push(objective.finding(RULE.id, "title", message(&word)).help(help));
        }
        for view in &objective.key_results {
            let title = &view.key_result.title;
            // Once its placeholder is replaced, the title may have its number.
            if says_how_many(title) || placeholders.first_in(title).is_some() {
                continue;
            }
            let measure = &view.key_result.measure;
            let is_measured = is_numeric(measure) || matches!(measure, Measure::Judged(_));
            let degree = || match is_measured {
                false => degrees.first_in(title),
                true => degree_of_nothing(view.key_result, &degrees),
            };
            if let Some(word) = open.first_in(title).or_else(degree) {
                let help = "say what can be counted, from where to where";
                found.push(view.finding(RULE.id, "title", message(&word)).help(help));
            }
        }
    }
}

/// The degree with which a title begins that names nothing a number could stand for: `Improve onboarding`, but
/// `Improve the rating`, or `Faster answers` in hours.
fn degree_of_nothing(key_result: &KeyResult, degrees: &Phrases) -> Option<String> {
    let unit = key_result.unit.as_deref().filter(|unit| !unit.contains('%'));
    let words = words(&key_result.title);
    let words = &words[words.iter().take_while(|word| *word == "more").count()..];
    let length = degrees.begin(words);
    // `Quality` by itself is as open as the degree.
    let is_number =
        |word: &String| NUMBERS.contains(&word.as_str()) || (word != "quality" && speaks_of_quality(word));
    let is_named = words.iter().any(is_number) || unit.is_some_and(speaks_of_quality);
    (length > 0 && !is_named).then(|| words[..length].join(" "))
}

fn message(word: &str) -> String {
    format!("`{}` leaves open what is meant", shown(word))
}

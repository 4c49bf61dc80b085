//! `vague-wording`: words that every result would fit.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::placeholders::Placeholders;
use crate::check::quantities::says_how_many;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::check::shown;
use crate::check::wording::Phrases;
use crate::check::words::Words;
use crate::diagnostic::Finding;

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
            if let Some(word) = open.first_in(title).or_else(|| degrees.first_in(title)) {
                let help = "say what can be counted, from where to where";
                found.push(view.finding(RULE.id, "title", message(&word)).help(help));
            }
        }
    }
}

fn message(word: &str) -> String {
    format!("`{}` leaves open what is meant", shown(word))
}

//! `title-too-long`: a title that nobody can remember.

use crate::check::context::Context;
use crate::check::objectives::objectives;
use crate::check::rule::{I, Rule, Run, SILENT};
use crate::diagnostic::Finding;

/// A title has at most so many words.
const WORDS: usize = 20;

/// A title has at most so many characters.
const CHARACTERS: usize = 140;

pub(super) const RULE: Rule = Rule {
    id: "title-too-long",
    family: "craft",
    levels: [I, I, SILENT],
    special: None,
    text: include_str!("title_too_long.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for objective in objectives(context) {
        if let Some(message) = too_long(&objective.objective.title) {
            let help = "keep what people should remember, and put the reasons into `why`";
            found.push(objective.finding(RULE.id, "title", message).help(help));
        }
        for view in &objective.key_results {
            if let Some(message) = too_long(&view.key_result.title) {
                let help = "name only what is counted; unit, numbers and `source` have fields of their own";
                found.push(view.finding(RULE.id, "title", message).help(help));
            }
        }
    }
}

fn too_long(title: &str) -> Option<String> {
    let (words, characters) = (title.split_whitespace().count(), title.chars().count());
    if words > WORDS {
        Some(format!("a title of {words} words; {WORDS} are enough"))
    } else {
        (characters > CHARACTERS)
            .then(|| format!("a title of {characters} characters; {CHARACTERS} are enough"))
    }
}

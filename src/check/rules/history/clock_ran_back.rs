//! `clock-ran-back`: a landing's clock told an earlier time than its parent's.

use super::judges;
use crate::check::context::Context;
use crate::check::evidence::{short, shown_by};
use crate::check::rule::{I, Rule, Run};
use crate::diagnostic::{Finding, Span};

pub(super) const RULE: Rule = Rule {
    id: "clock-ran-back",
    family: "history",
    levels: [I, I, I],
    special: None,
    text: include_str!("clock_ran_back.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let Some(history) = context.history else { return };
    for (number, landing) in history.landings().iter().enumerate() {
        let Some(own) = landing.ran_back.filter(|_| !landing.is_edge) else { continue };
        let touched = history.timelines().find(|(key, versions)| {
            (key.season.is_empty() || judges(context, &key.season))
                && versions.iter().any(|version| version.landing == number)
        });
        let Some((key, versions)) = touched else { continue };
        let until = versions.iter().take_while(|version| version.landing <= number);
        let Some(file) = until.filter_map(|version| version.file.as_ref()).last() else { continue };
        let message = format!(
            "this landing's clock told {own}, and its parent's {}; the later one counts",
            landing.day
        );
        let finding = Finding::new(RULE.id, &file.source, Span::default(), message);
        let about = !key.season.is_empty() && !key.group.is_empty();
        let finding = if about { finding.about(&key.season, &key.group) } else { finding };
        let commit = short(&landing.commit);
        let landed = shown_by(history, number, format!("git log -2 --first-parent --format=fuller {commit}"));
        let help = "set the clock of the machine that pushes right; whoever pushes sets the day of a landing";
        found.push(finding.help(help).landed(landed));
    }
}

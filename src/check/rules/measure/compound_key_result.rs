//! `compound-key-result`: several promises under one number.

use crate::check::context::Context;
use crate::check::quantities::count;
use crate::check::rule::{Rule, Run, SILENT, W};
use crate::diagnostic::Finding;

/// A title with so many quantities is several key results.
const TOO_MANY: usize = 3;

pub(super) const RULE: Rule = Rule {
    id: "compound-key-result",
    family: "measure",
    levels: [W, W, SILENT],
    special: None,
    text: include_str!("compound_key_result.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for view in context.live_key_results() {
        let quantities = count(&view.key_result.title);
        if quantities >= TOO_MANY {
            let message = format!("{quantities} quantities in one title, but one number to measure them");
            found.push(view.finding(RULE.id, "title", message).help("make one key result of each"));
        }
    }
}

//! `touchpoint-stale`: nobody has looked for long whether a place still tells the mission.

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::diagnostic::Finding;
use crate::text::many;

pub(super) const RULE: Rule = Rule {
    id: "touchpoint-stale",
    family: "reach",
    levels: [W, W, W],
    special: None,
    text: include_str!("touchpoint_stale.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    let most = context.portfolio.policy().touchpoint_days;
    for (org, touched) in super::touched(context).filter(|(_, touched)| touched.is_stale) {
        let point = touched.point;
        // A day that cannot be read is told of elsewhere.
        if point.reviewed.is_none() && org.says(point.at, "reviewed") {
            continue;
        }
        let message = match touched.age {
            None => format!("nobody ever reviewed the touch point `{}`", point.id),
            Some(age) => {
                let days = many(usize::try_from(age).unwrap_or_default(), "day");
                format!(
                    "the touch point `{}` was last reviewed {days} ago, and {most} are the most",
                    point.id
                )
            }
        };
        let help = "look whether it still tells what was ratified, and set `reviewed` to that day";
        let field = if point.reviewed.is_some() { "reviewed" } else { "id" };
        found.push(org.finding(RULE.id, org.spot(point.at).field(field), message).help(help));
    }
}

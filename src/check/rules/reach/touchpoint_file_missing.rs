//! `touchpoint-file-missing`: a touch point names a file that cannot be opened.

use crate::check::context::Context;
use crate::check::rule::{E, Rule, Run};
use crate::check::shown;
use crate::diagnostic::Finding;
use crate::model::touchpoint::Page;

pub(super) const RULE: Rule = Rule {
    id: "touchpoint-file-missing",
    family: "reach",
    levels: [E, E, E],
    special: None,
    text: include_str!("touchpoint_file_missing.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (org, touched) in super::touched(context) {
        let (Some(Page::Absent(why)), Some(path)) = (touched.page, &touched.point.file) else { continue };
        let message = format!("`{}` {why}; the touch point `{}` names it", shown(path), touched.point.id);
        let help = "give the path of a plain file from the root of this repository, like `README.md`";
        let spot = org.spot(touched.point.at).field("file");
        found.push(org.finding(RULE.id, spot, message).help(help));
    }
}

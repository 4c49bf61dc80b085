//! `touchpoint-text-differs`: a place tells another mission than the one that was ratified.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::context::Context;
use crate::check::rule::{Rule, Run, W};
use crate::check::shown;
use crate::diagnostic::{Finding, Source, Span};
use crate::model::touchpoint::Page;

pub(super) const RULE: Rule = Rule {
    id: "touchpoint-text-differs",
    family: "reach",
    levels: [W, W, W],
    special: None,
    text: include_str!("touchpoint_text_differs.md"),
    run: Run::Portfolio(run),
};

fn run(context: &Context<'_>, found: &mut Vec<Finding>) {
    for (org, touched) in super::touched(context) {
        let (point, spot) = (touched.point, org.spot(touched.point.at));
        let mission = org.spot(org.at).field("mission").span();
        let mut differs = |field: &str, place: &str, page: Option<&Arc<Source>>| {
            let message = format!("the ratified mission is not in {place} of the touch point `{}`", point.id);
            let help = "tell the ratified words there, or ratify those that are told";
            let finding = org.finding(RULE.id, spot.field(field), message).help(help);
            let finding = finding.related(org.source(), mission, "the ratified mission");
            found.push(match page {
                Some(page) => {
                    finding.related(page, nearest_line(page, &org.document.mission), "what is told here")
                }
                None => finding,
            });
        };
        if touched.differs_in_text {
            differs("text", "the text", None);
        }
        if let (true, Some(Page::Text(page))) = (touched.differs_in_file, touched.page) {
            differs("file", &format!("the file `{}`", shown(page.path())), Some(page));
        }
    }
}

/// The line of a file that has most words of the mission; the first one where none has half of them.
fn nearest_line(page: &Source, mission: &str) -> Span {
    let words = |text: &str| -> BTreeSet<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        words.map(str::to_lowercase).collect()
    };
    let wanted = words(mission);
    let (mut best, mut most, mut start) = (Span::default(), wanted.len().div_ceil(2).saturating_sub(1), 0);
    for line in page.text().split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        let shared = words(line).intersection(&wanted).count();
        if start == 0 || shared > most {
            (best, most) = (span, shared.max(most));
        }
        start += line.len();
    }
    best
}

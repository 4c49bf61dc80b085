//! Carries what a check found into a report, as the plain values that reports know.

use crate::check::formats::json::finding;
use crate::check::{self, Checked, Judged, Lowered};
use crate::document::Policy;
use crate::model::SeasonView;
use crate::report::checks;

/// The families whose findings tell whether a record can be believed.
const AUDITED: [&str; 2] = ["independence", "history"];

/// What a check says of a season.
pub(super) fn checks<'a>(checked: &'a Checked, view: SeasonView<'a>) -> checks::Checks<'a> {
    let audited = checked.findings.iter().filter(|judged| AUDITED.contains(&judged.family));
    checks::Checks {
        findings: audited.filter(|judged| is_of(judged, view)).map(plain).collect(),
        lowered: lowered(view.portfolio.policy()),
    }
}

/// The rules that a policy lowers.
pub(super) fn lowered(policy: &Policy) -> Vec<checks::Lowered<'static>> {
    let plain = |Lowered { rule, from, to }| checks::Lowered { rule, from, to };
    check::lowered(policy).map(plain).collect()
}

/// Whether a finding is about a season, or about what holds for all of them.
fn is_of(judged: &Judged, view: SeasonView<'_>) -> bool {
    let own = judged.finding.about.as_deref().map(|about| about.season == view.id);
    let path = judged.finding.source.path();
    let is_of_all = || path.matches('/').count() == 1;
    own.unwrap_or_else(|| path.starts_with(&format!("okrs/{}/", view.id)) || is_of_all())
}

/// Of what a check found, what an audit of a season tells.
pub(super) fn audited(mut checked: Checked, view: SeasonView<'_>) -> Checked {
    checked.findings.retain(|judged| AUDITED.contains(&judged.family) && is_of(judged, view));
    checked.waived.retain(|waived| AUDITED.contains(&waived.judged.family) && is_of(&waived.judged, view));
    checked
}

/// A finding as a plain value.
pub(super) fn plain(judged: &Judged) -> checks::Finding<'_> {
    let found = &judged.finding;
    checks::Finding {
        rule: found.rule,
        family: judged.family,
        level: judged.level,
        message: &found.message,
        group: judged.group.as_deref(),
        item: judged.item.as_deref(),
        file: found.source.path(),
        line: found.source.position(found.span.start).line,
        landed: found.landed.as_deref(),
        // A finding is texts and numbers: it can always be written.
        form: serde_json::to_value(finding(judged)).unwrap_or_default(),
    }
}

//! What of an audit needs a person: gravest first, each in one sentence. A document's own text in it is raw.

use super::Audit;
use crate::diagnostic::Level;
use crate::model::touchpoint::TouchPointState;
use crate::text::many;

/// Something that needs a person before the record can be believed.
#[derive(Debug, PartialEq, Eq)]
pub struct Open {
    /// Whether the record cannot be believed in it; else it should be looked at.
    pub is_grave: bool,
    /// Of whom or what it speaks.
    pub subject: String,
    /// What.
    pub text: String,
}

/// What needs a person. What rules of independence find is told in their words.
pub(super) fn open(audit: &Audit<'_>) -> Vec<Open> {
    let mut all: Vec<Open> = Vec::new();
    let mut add = |is_grave, subject: &str, text| {
        all.push(Open { is_grave, subject: subject.to_owned(), text });
    };
    for finding in audit.findings.iter().filter(|finding| finding.level >= Level::Warning) {
        let subject = [finding.group, finding.item].into_iter().flatten().collect::<Vec<_>>().join("/");
        let subject = if subject.is_empty() { finding.file.to_owned() } else { subject };
        let place = format!("{} · {}:{}", finding.rule, finding.file, finding.line);
        let text = format!("{subject}: {} ({place})", finding.message);
        add(finding.level == Level::Error, &subject, text);
    }
    touchpoints(audit, &mut add);
    for action in audit.actions.iter().filter(|action| action.state == "overdue") {
        let due = action.due.map(|due| format!(" since {due}")).unwrap_or_default();
        let owner = action.owner.map(|owner| format!(" ({owner})")).unwrap_or_default();
        let text = format!("{} is overdue{due}: {}{owner}", action.r#ref, action.what);
        add(false, &action.r#ref, text);
    }
    for risk in &audit.risks {
        let what = if risk.is_over && risk.outcome.is_none() {
            "the post-mortem does not say what became of it"
        } else if risk.is_untold {
            "it came, and no check-in said so"
        } else {
            continue;
        };
        add(false, &risk.r#ref, format!("{}: {what}: {}", risk.r#ref, risk.risk));
    }
    for waiver in audit.waivers.iter().filter(|waiver| waiver.is_over) {
        let until = waiver.until.map(|until| until.to_string()).unwrap_or_default();
        let subject = format!("the waiver of {}", waiver.rule);
        let text = format!("{subject} ended on {until} ({}:{})", waiver.file, waiver.line);
        add(false, &subject, text);
    }
    all.sort_by_key(|open| !open.is_grave);
    all
}

fn touchpoints(audit: &Audit<'_>, add: &mut impl FnMut(bool, &str, String)) {
    for point in &audit.touchpoints {
        let (is_grave, what) = match (point.stands, point.age_days) {
            (TouchPointState::Missing, _) => (true, "its file is not there".to_owned()),
            (TouchPointState::Differs, _) => (true, "the ratified mission is not in its text".to_owned()),
            (TouchPointState::Stale, None) => (false, "nobody ever reviewed it".to_owned()),
            (TouchPointState::Stale, Some(age)) => {
                let days = many(usize::try_from(age).unwrap_or_default(), "day");
                (false, format!("last reviewed {days} ago"))
            }
            (TouchPointState::Fresh, _) => continue,
        };
        let subject = format!("touch point {}", point.id);
        let text = format!("{subject}: {what}");
        add(is_grave, &subject, text);
    }
}

//! The audit: can we believe it? Who judged the groups, what was foreseen, promised and done, what was waived and
//! lowered, and what nobody judged.

mod not_judged;
mod open;
mod record;
mod rows;
mod tallies;

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::SeasonView;
use crate::model::action::actions;
use crate::model::review::reviews;
use crate::model::risk::foreseen;
use crate::model::score::SeasonScore;
use crate::model::touchpoint::touchpoints;
use crate::report::About;
use crate::report::checks::{Finding, Lowered};
pub use not_judged::NotJudged;
use not_judged::{not_judged, unreviewed};
pub use open::Open;
use open::open;
use record::{partnerships, waivers};
pub use rows::{
    ActionRow, ConflictRow, Judged, PartnershipRow, ReviewRow, RiskRow, TouchPointRow, WaiverRow,
};
pub use tallies::TallyRow;

/// Whether a season's record can be believed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Audit<'a> {
    /// What the check says of independence and history.
    pub findings: Vec<&'a Finding<'a>>,
    /// How much was judged.
    pub judged: Judged,
    /// What was not, and why.
    pub not_judged: Vec<NotJudged<'a>>,
    /// What history judged of each group.
    pub groups: Vec<TallyRow<'a>>,
    /// Who judged the groups.
    pub reviews: Vec<ReviewRow<'a>>,
    /// The risks that were foreseen.
    pub risks: Vec<RiskRow<'a>>,
    /// The reviews of partnerships.
    pub partnerships: Vec<PartnershipRow<'a>>,
    /// The places where the mission is told; none when the report is limited to one group.
    pub touchpoints: Vec<TouchPointRow<'a>>,
    /// The season's decisions and the actions of post-mortems.
    pub actions: Vec<ActionRow<'a>>,
    /// The waivers of the season's files, and of those that hold for every season.
    pub waivers: Vec<WaiverRow<'a>>,
    /// The rules that the policy lowers.
    pub lowered: &'a [Lowered<'a>],
    /// What needs a person, gravest first.
    #[serde(skip)]
    pub open: Vec<Open>,
}

impl<'a> Audit<'a> {
    /// The audit of a season; limited to one group when that is asked for.
    pub(in crate::report) fn of(
        view: SeasonView<'a>,
        score: &SeasonScore<'a>,
        group: Option<&str>,
        about: &'a About<'a>,
    ) -> Self {
        let checks = &about.checks;
        let is_asked = |own: Option<&str>| group.is_none_or(|group| own == Some(group));
        let day = score.day;
        let touched = touchpoints(view.portfolio, day);
        let touched = if group.is_some() { &[] } else { touched.as_slice() };
        let reviews = reviews(view, day).into_iter().filter(|review| is_asked(Some(review.group)));
        let risks = foreseen(view, day).into_iter().filter(|foreseen| is_asked(Some(foreseen.group)));
        let actions = actions(view, day).into_iter().filter(|action| is_asked(action.group));
        let plans = score.plans.iter().filter(|plan| is_asked(Some(plan.group)));
        let mut audit = Self {
            findings: checks.findings.iter().filter(|finding| is_asked(finding.group)).collect(),
            judged: Judged::default(),
            not_judged: not_judged(view, group, about, touched),
            groups: tallies::tallies(view, plans.map(|plan| (plan.group, plan.name)), about),
            reviews: reviews.map(ReviewRow::from).collect(),
            risks: risks.map(RiskRow::from).collect(),
            partnerships: partnerships(view, is_asked),
            touchpoints: touched.iter().map(TouchPointRow::from).collect(),
            actions: actions.map(ActionRow::from).collect(),
            waivers: waivers(view, day, is_asked, about),
            lowered: &checks.lowered,
            open: Vec::new(),
        };
        let reviewed: BTreeSet<&str> = audit.reviews.iter().map(|review| review.group).collect();
        let plans = score.plans.iter().filter(|plan| !plan.withdrawn).map(|plan| plan.group);
        audit.not_judged.extend(unreviewed(view, plans.filter(|own| is_asked(Some(own))), &reviewed));
        audit.judged = Judged::of(&audit, about.history.is_ok() && !view.is_imported());
        audit.open = open(&audit);
        audit
    }
}

//! Every waiver of a document, wherever in it one may stand.

use super::{Document, Plan, Waiver};

impl Document {
    /// Its waivers, each with what it stands at: `O1.KR2` of a plan, a group's id of `org.yaml`; empty: the document.
    #[must_use]
    pub fn waivers(&self) -> Vec<(String, &Waiver)> {
        match self {
            Self::Org(org) => {
                let groups = org.groups.iter().flat_map(|group| at(&group.id, &group.waive));
                at("", &org.waive).chain(groups).collect()
            }
            Self::Policy(policy) => at("", &policy.waive).collect(),
            Self::Season(season) => at("", &season.waive).collect(),
            Self::Plan(plan) => of_plan(plan),
            Self::CheckIn(checkin) => at("", &checkin.waive).collect(),
            Self::Intake(intake) => at("", &intake.waive).collect(),
            Self::PreMortem(premortem) => at("", &premortem.waive).collect(),
            Self::PostMortem(postmortem) => at("", &postmortem.waive).collect(),
            Self::Partnership(partnership) => at("", &partnership.waive).collect(),
        }
    }
}

fn at<'a>(item: &'a str, waivers: &'a [Waiver]) -> impl Iterator<Item = (String, &'a Waiver)> {
    waivers.iter().map(|waiver| (item.to_owned(), waiver))
}

fn of_plan(plan: &Plan) -> Vec<(String, &Waiver)> {
    let mut all: Vec<(String, &Waiver)> = at("", &plan.waive).collect();
    for objective in &plan.objectives {
        all.extend(at(&objective.id, &objective.waive));
        for kr in &objective.key_results {
            let item = format!("{}.{}", objective.id, kr.id);
            all.extend(kr.waive.iter().map(|waiver| (item.clone(), waiver)));
        }
    }
    all
}

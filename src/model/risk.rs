//! The risks that were foreseen, what became of them, and whether somebody reported them while they came.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::filed::Filed;
use super::season::SeasonView;
use crate::document::{CheckIn, File, Outcome, Risk, Said};

/// A risk of a group's pre-mortem.
#[derive(Debug, Clone)]
pub struct Foreseen<'a> {
    /// The group's present id.
    pub group: &'a str,
    /// The risk.
    pub risk: &'a Risk,
    /// What the group's post-mortem says of it; `None`: nobody told.
    pub outcome: Option<Outcome>,
    /// Whether the group has a post-mortem, which should tell.
    pub is_over: bool,
    /// The group's check-ins that speak of it, by their names.
    pub told: Vec<&'a File>,
    /// Whether it came, at least in part, and no check-in of the group spoke of it; not where all was recorded afterwards.
    pub is_untold: bool,
}

/// The risks of a season by group, in the order of their pre-mortems.
#[must_use]
pub fn foreseen(view: SeasonView<'_>, day: Date) -> Vec<Foreseen<'_>> {
    let mut all = Vec::new();
    for group in view.premortem_groups() {
        let Some(premortem) = view.premortem(group) else { continue };
        let postmortem = view.postmortem(group);
        let told = postmortem.iter().flat_map(|told| &told.document.risks);
        let outcomes: BTreeMap<&str, Outcome> = told.map(|risk| (&*risk.risk, risk.outcome)).collect();
        let checkins = view.checkins(group).into_iter().filter(|(_, told)| told.date.0 <= day);
        let checkins: Vec<(Filed<'_, CheckIn>, Vec<BTreeSet<String>>)> =
            checkins.map(|(_, own)| (own, texts(own.document).map(words).collect())).collect();
        for risk in &premortem.document.risks {
            let outcome = outcomes.get(&*risk.id).copied();
            let told: Vec<&File> =
                checkins.iter().filter(|(_, said)| is_told(risk, said)).map(|(own, _)| own.file).collect();
            let has_come = matches!(outcome, Some(Outcome::Occurred | Outcome::Partly));
            let is_untold = has_come && told.is_empty() && !view.is_imported();
            all.push(Foreseen { group, risk, outcome, is_over: postmortem.is_some(), told, is_untold });
        }
    }
    all
}

/// What people wrote in a check-in.
fn texts(checkin: &CheckIn) -> impl Iterator<Item = &str> {
    let entries = checkin.key_results.values().flat_map(|entry| {
        let reason = match &entry.said {
            Said::Unmeasured(why) => Some(why),
            Said::Value(_) | Said::Milestones(_) => None,
        };
        entry.note.iter().chain(reason)
    });
    let own = checkin.summary.iter().chain(&checkin.blockers).chain(&checkin.next);
    own.chain(entries).map(String::as_str)
}

/// Whether one of the texts of a check-in names a risk by its id, or has half of its words or of those of its signal.
fn is_told(risk: &Risk, said: &[BTreeSet<String>]) -> bool {
    let id = risk.id.to_lowercase();
    let wanted = [Some(&risk.risk), risk.signal.as_ref()].into_iter().flatten();
    let wanted: Vec<BTreeSet<String>> = wanted.map(|text| long(words(text))).collect();
    let is_half = |wanted: &BTreeSet<String>, said: &BTreeSet<String>| {
        let shared = wanted.iter().filter(|word| said.iter().any(|other| is_akin(word, other))).count();
        shared > 0 && shared * 2 >= wanted.len()
    };
    said.iter().any(|said| said.contains(&id) || wanted.iter().any(|wanted| is_half(wanted, said)))
}

/// The words of a text, in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Those that say more than `the` and `too`.
fn long(words: BTreeSet<String>) -> BTreeSet<String> {
    words.into_iter().filter(|word| word.chars().count() > 3).collect()
}

/// Whether two words begin alike, but for their last letters: late, later; arrive, arrived.
fn is_akin(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let longest = one.chars().count().max(other.chars().count());
    shared > 3 && shared + 3 >= longest || one == other
}

#[cfg(test)]
mod tests {
    use super::{is_akin, long, words};

    #[test]
    fn words_are_akin_but_for_their_ends() {
        for (one, other) in
            [("arrive", "arrived"), ("late", "later"), ("kits", "kits"), ("winter", "winters")]
        {
            assert!(is_akin(one, other), "{one} {other}");
        }
        for (one, other) in [("kits", "kitchen"), ("harbour", "hard"), ("lead", "leaflets")] {
            assert!(!is_akin(one, other), "{one} {other}");
        }
        assert_eq!(long(words("The kits come too late")).len(), 3);
    }
}

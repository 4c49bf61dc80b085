//! Who belongs to a group, and so cannot judge it from outside.

use okr_cli::document::Handle;
use okr_cli::model::membership::{Bond, Membership};

use super::day;
use super::record::Record;

const ORG: &str = "\
name: Tidal DAO
mission: Open tools for the sea
groups:
  - {id: dao, kind: dao, name: Tidal DAO}
  - {id: harbour, kind: guild, name: Harbour, leads: [Ada], members: [bo, cyn], formerly: [dock]}
  - {id: reef, kind: project, name: Reef, part_of: harbour}
";

fn record() -> Record {
    let kr = "owner: dee, measure: binary";
    Record::new()
        .file("org.yaml", ORG)
        .file("s2/season.yaml", "title: S2\nstarts: 2023-02-01\nends: 2023-05-31\n")
        .plan(
            "harbour",
            "team: [{role: Teacher, who: cyn}, {role: Cook, open: true}]",
            &[("owner: bo, ", &[kr])],
        )
}

fn bond(season: &str, at: &str, group: &str, who: &str) -> Option<Bond> {
    let portfolio = record().portfolio();
    let view = portfolio.season(season).expect("the season is there");
    Membership::of(view, day(at)).bond(group, &Handle(who.to_owned()))
}

#[test]
fn leads_members_team_and_owners_belong() {
    let on = |who| bond("s1", "2022-10-01", "harbour", who);
    assert_eq!(on("ada"), Some(Bond::Lead), "handles are compared without case");
    assert_eq!(on("bo"), Some(Bond::Member), "the nearest bond is told");
    assert_eq!(on("cyn"), Some(Bond::Member));
    assert_eq!(on("dee"), Some(Bond::Owner));
    assert_eq!(on("eli"), None);
}

#[test]
fn whom_the_organisation_names_now_says_nothing_once_the_next_season_has_begun() {
    let on = |at, who| bond("s1", at, "harbour", who);
    assert_eq!(on("2023-01-31", "ada"), Some(Bond::Lead), "an ended season counts until the next begins");
    assert_eq!(on("2023-02-01", "ada"), None);
    assert_eq!(on("2023-02-01", "bo"), Some(Bond::Owner));
    assert_eq!(on("2023-02-01", "cyn"), Some(Bond::Team));
    assert_eq!(
        bond("s2", "2023-01-10", "harbour", "ada"),
        Some(Bond::Lead),
        "a season that is being planned"
    );
}

#[test]
fn nothing_is_inherited_and_everyone_belongs_to_the_dao() {
    assert_eq!(bond("s1", "2022-10-01", "reef", "ada"), None);
    assert_eq!(bond("s1", "2022-10-01", "dao", "eli"), Some(Bond::Everyone));
}

//! A plan, and what may happen to it without a word being broken: typos, comments, order, layout, free fields.

/// A group's plan of a season.
pub struct Plan<'a> {
    pub group: &'a str,
    /// What it is called in the plan's own texts.
    pub name: &'a str,
    pub season: usize,
    /// The season's last day.
    pub ends: String,
    /// When the two milestones are due.
    pub milestones: [String; 2],
}

impl Plan<'_> {
    /// The target of O1.KR1 as it is ratified.
    pub fn target(&self) -> usize {
        61 + self.season % 9
    }

    /// The draft.
    pub fn text(&self) -> String {
        let Plan { group, name, season, milestones: [first, second], .. } = self;
        let target = self.target();
        format!(
            "summary: What the {name} wants of season {season}, as it was recieved
discussion: https://forum.tidal.example/t/{season}
sponsors: [steward]
team:
  - {{role: Lead, who: {group}-lead}}
budgets:
  - currency: CODE
    lines: [{{for: Lead, role: Lead, amount: 1000, key_result: O1.KR1}}]
    requested: 1000
objectives:
  - id: O1
    title: Whoever comes to the {name} leaves with what they came for
    why: Half of last season's visitors went home without it
    owner: {group}-lead
    contributes_to: [dao/O1]
    theme: {{fit: direct, why: it is waht the season is for}}
    key_results:
      - id: KR1
        title: Visitors of the {name} who were helped
        measure: increase
        unit: visitors
        baseline: 0
        target: {target}
        source: the book
      - {{id: KR2, title: Hours that a question to the {name} waits, measure: decrease, unit: hours, baseline: 100, target: 40, source: help desk export}}
  - id: O2
    title: The {name} works without its founders
    owner: {group}-hand
    contributes_to: [dao/O1]
    theme: {{fit: indirect, why: who is taught can teach}}
    key_results:
      - id: KR1
        title: Visitors who would come to the {name} again
        measure: at-least
        unit: \"%\"
        target: 80
        tolerance: 40
        source: exit survey
      - id: KR2
        title: Handbooks of the {name} that are complete
        measure: milestones
        due: {second}
        source: the shelf
        milestones:
          - {{id: M1, title: The first half, due: {first}}}
          - {{id: M2, title: The second half, weight: 2, due: {second}}}
"
        )
    }

    /// All honest edits: what the commit says, what stood there, what stands there then. In any order.
    pub fn edits(&self) -> Vec<(&'static str, String, String)> {
        let Plan { group, name, ends, milestones: [first, second], .. } = self;
        let edit = |what, old: &str, new: &str| (what, old.to_owned(), new.to_owned());
        vec![
            edit("Mend a typo", "recieved", "received"),
            edit("Mend another typo", "waht", "what"),
            edit("Say what was asked for", "target: 80", "target: 80        # the stewards asked for 85"),
            edit("Write all numbers alike", "tolerance: 40", "tolerance: 40.0"),
            edit(
                "Quote a title",
                &format!("title: The {name} works without its founders"),
                &format!("title: \"The {name} works without its founders\""),
            ),
            edit(
                "Put the unit first",
                "measure: increase\n        unit: visitors\n",
                "unit: visitors\n        measure: increase\n",
            ),
            edit(
                "Give the hours lines of their own",
                &format!(
                    "- {{id: KR2, title: Hours that a question to the {name} waits, measure: decrease, unit: hours, baseline: 100, target: 40, source: help desk export}}"
                ),
                &format!(
                    "- source: help desk export\n        target: 40.00\n        baseline: 100\n        unit: hours\n        measure: decrease\n        title: >-\n          Hours that a question to\n          the {name} waits\n        id: KR2"
                ),
            ),
            edit(
                "Write lists in lines",
                "contributes_to: [dao/O1]\n    theme: {fit: direct",
                "contributes_to:\n      - dao/O1\n    theme: {fit: direct",
            ),
            edit(
                "Hand the second objective over",
                &format!("owner: {group}-hand"),
                &format!("owner: {group}-lead"),
            ),
            edit("Say which book", "source: the book\n", "source: the book on the quay\n"),
            edit("Spell the weight out", "baseline: 0\n", "baseline: 0\n        weight: 1\n"),
            edit(
                "Spell the ambition out",
                "    theme: {fit: indirect",
                "    ambition: aspirational\n    theme: {fit: indirect",
            ),
            edit(
                "Spell the due day out",
                "source: exit survey\n",
                &format!("source: exit survey\n        due: {ends}\n"),
            ),
            edit(
                "Turn the milestones round",
                &format!(
                    "          - {{id: M1, title: The first half, due: {first}}}\n          - {{id: M2, title: The second half, weight: 2, due: {second}}}\n"
                ),
                &format!(
                    "          - weight: 2.0\n            due: {second}\n            title: 'The second half'\n            id: M2\n          - {{title: The first half, id: M1, due: {first}}}\n"
                ),
            ),
            edit(
                "Fold a long line",
                "why: Half of last season's visitors went home without it",
                "why: |-\n      Half of last season's visitors\n      went home without it",
            ),
            edit(
                "Say what comes first",
                "    key_results:\n      - id: KR1\n        title: Visitors of",
                "    key_results:\n      - id: KR1\n        priority: P1\n        title: Visitors of",
            ),
            edit(
                "Note the number of the table",
                "sponsors: [steward]\n",
                "sponsors: [steward, captain]\nx-table: 4\n",
            ),
            edit(
                "Leave a note for readers",
                "objectives:\n",
                "\n# What we want, and how we know.\n\nobjectives:\n",
            ),
        ]
    }
}

//! An honest history: seasons of four groups, told in the form of `okr_cli::script`. What lands is decided in
//! `frame`, `season` and `plan`; here, how: merged, squashed, rebased, or merged after main was merged into the branch.

mod frame;
mod plan;
mod season;

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};

/// One thing that lands.
pub struct Landing {
    /// The day.
    pub day: Date,
    /// Whose work it is: a handle.
    pub who: String,
    /// The first line of the message.
    pub what: String,
    /// The edits, as a story tells them.
    pub edits: String,
}

/// The story of so many seasons, and a day after its end.
pub fn tell(seasons: usize) -> (String, String) {
    let mut landings = frame::first_landings();
    for number in 1..=seasons {
        landings.extend(season::landings(number));
    }
    landings.sort_by_key(|landing| landing.day);
    let last = landings.last().expect("there are some").day;
    let mut teller = Teller { text: String::new(), clock: DateTime::MIN, number: 0 };
    for handle in season::handles() {
        writeln!(teller.text, "person {handle}: {handle} <{handle}@tidal.example>").expect("it grows");
    }
    teller.text.push_str("person forge: forge <noreply@forge.example>\n\n");
    for landing in &landings {
        teller.land(landing);
    }
    (teller.text, last.tomorrow().expect("time goes on").to_string())
}

struct Teller {
    text: String,
    clock: DateTime,
    /// The number of the last pull request.
    number: usize,
}

impl Teller {
    /// The next moment.
    fn moment(&mut self) -> String {
        self.clock = self.clock.checked_add(3.minutes()).expect("time goes on");
        self.clock.strftime("%Y-%m-%d %H:%M").to_string()
    }

    fn land(&mut self, landing: &Landing) {
        self.clock = self.clock.max(landing.day.at(8, 0, 0, 0));
        assert!(self.clock.date() == landing.day, "too much lands on {}", landing.day);
        self.number += 1;
        let Landing { who, what, edits, .. } = landing;
        let number = self.number;
        let reviewer = if who == "steward" { "captain" } else { "steward" };
        let (begun, noted, updated, done) = (self.moment(), self.moment(), self.moment(), self.moment());
        let branch = format!("on pr-{number}\ncommit {begun} {who}\n> {what}\n{edits}\non main\n");
        let merge = format!(
            "merge pr-{number} {done} {reviewer}\n> Merge pull request #{number} from tidal/pr-{number}\n"
        );
        let told = match number % 4 {
            0 => format!("{branch}{merge}"),
            1 => format!(
                "commit {begun} {who}, {done} forge\n> {what} (#{number})\n>\n\
                > Reviewed-by: {reviewer} <{reviewer}@tidal.example>\n{edits}"
            ),
            // Rebased by the forge: the author's moment stays, and nothing tells of the pull request.
            2 => format!("commit {begun} {who}, {done} forge\n> {what}\n{edits}"),
            // Main went on meanwhile, outside of okrs/, and was merged into the branch first.
            _ => format!(
                "{branch}commit {noted} captain\n> Note {number}\nput notes/{number}.md\n| {what}\n\n\
                on pr-{number}\nmerge main {updated} {who}\n> Merge branch 'main' into pr-{number}\n\n\
                on main\n{merge}"
            ),
        };
        self.text.push_str(&told);
        self.text.push('\n');
    }
}

//! Every participant at every due date, one sign a cell. Where not all due dates fit, the last ones stand.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::model::compliance::State;
use crate::report::formats::sign::Sign;
use crate::report::formats::text::paint::Page;
use crate::report::views::compliance::{CellRow, Compliance, GroupRow};
use crate::text::{cut, many, visible_line, width};

/// The most columns of a name.
const NAME: usize = 24;

/// How the matrix is laid out.
struct Layout {
    /// The columns of names, with the space after them.
    name: usize,
    /// The columns of a cell, with the space after it.
    cell: usize,
    /// Whether cells say in words by how many days a report is late.
    in_words: bool,
    /// The first due date that is shown, and the one after the last.
    shown: (usize, usize),
    /// Whether streak and last report stand at the end.
    at_end: bool,
}

/// The width of `! 12 days`, and of the sign with a number.
const WORDS: usize = 11;
const SIGNS: usize = 4;
/// The columns before names, and of what stands at the end.
const LEAD: usize = 3;
const END: usize = 21;

impl Layout {
    fn of(compliance: &Compliance<'_>, page: usize) -> Self {
        let names = compliance.groups.iter().map(|group| width(&visible_line(group.name)));
        let name = names.max().unwrap_or_default().clamp(5, NAME) + 2;
        let (count, room) = (compliance.due.len(), page.saturating_sub(LEAD + name));
        let fits = |cell: usize, end: usize| count * cell + end <= room;
        let layout = |cell, at_end| Self { name, cell, in_words: cell == WORDS, shown: (0, count), at_end };
        if fits(WORDS, END) || fits(WORDS, 0) {
            return layout(WORDS, fits(WORDS, END));
        }
        if fits(SIGNS, 0) {
            return layout(SIGNS, fits(SIGNS, END));
        }
        let most = (room / SIGNS).max(1);
        // The due dates that have come, and the next one.
        let told = compliance.groups.iter().filter_map(|group| {
            group.cells.iter().rposition(|cell| cell.state != State::NotDue || cell.file.is_some())
        });
        let last = told.max().map_or(0, |index| index + 2).clamp(most, count.max(most)).min(count);
        Self { shown: (last.saturating_sub(most), last), ..layout(SIGNS, false) }
    }
}

pub(super) fn write(page: &mut Page, compliance: &Compliance<'_>) {
    if compliance.due.is_empty() || compliance.groups.is_empty() {
        return;
    }
    page.gap();
    let layout = Layout::of(compliance, page.columns);
    let (first, end) = layout.shown;
    let due: Vec<Date> = compliance.due[first..end].iter().map(|due| due.0).collect();
    header(page, &layout, &due);
    for group in &compliance.groups {
        page.plain(&row(&layout, group));
    }
    let late = if layout.in_words { "! late or open" } else { "!5 late by 5 days · ! open" };
    let text = format!("✓ in time · {late} · ✗ missing · – not owed (yet)");
    page.faint(&format!("   {text}"));
    if compliance.groups.iter().flat_map(|group| &group.cells).any(|cell| cell.backdated) {
        page.faint("   * back-dated: it landed more than a week after the day that it claims");
    }
    let left_out = compliance.due.len() - due.len();
    if left_out > 0 {
        let text =
            format!("{} not shown: a wider page or `--format csv` has all", many(left_out, "due date"));
        page.faint(&format!("   {text}"));
    }
}

fn header(page: &mut Page, layout: &Layout, due: &[Date]) {
    let lead = " ".repeat(LEAD);
    let names = |text: &str| format!("{lead}{text:<name$}", name = layout.name);
    let cell = |text: String| format!("{text:<cell$}", cell = layout.cell);
    let mut days = names("Group");
    if layout.in_words {
        days.extend(due.iter().map(|due| cell(due.strftime("%-d %b").to_string())));
    } else {
        let mut months = names("");
        for (index, date) in due.iter().enumerate() {
            let is_new = index == 0 || due[index - 1].first_of_month() != date.first_of_month();
            months.push_str(&cell(if is_new { date.strftime("%b").to_string() } else { String::new() }));
        }
        page.plain(&months);
        days.extend(due.iter().map(|date| cell(date.day().to_string())));
    }
    if layout.at_end {
        days.push_str("In a row  Last report");
    }
    page.plain(&days);
    let end = if layout.at_end { END } else { 0 };
    page.plain(&"─".repeat(LEAD + layout.name + due.len() * layout.cell + end));
}

fn row(layout: &Layout, group: &GroupRow<'_>) -> String {
    let (first, end) = layout.shown;
    let worst = group.cells.iter().map(|cell| Sign::from(cell.state)).max_by_key(|sign| match sign {
        Sign::Bad => 3,
        Sign::Care => 2,
        Sign::Good => 1,
        Sign::Nothing => 0,
    });
    let name = cut(&visible_line(group.name), layout.name - 2);
    let space = " ".repeat(layout.name - width(&name));
    let mut text = format!("{}  {name}{space}", worst.unwrap_or(Sign::Nothing).painted());
    for cell in group.cells.get(first..end).unwrap_or_default() {
        let words = words(layout, cell);
        let space = " ".repeat(layout.cell.saturating_sub(1 + width(&words)));
        let _ = write!(text, "{}{words}{space}", Sign::from(cell.state).painted());
    }
    if layout.at_end {
        let last = group.last_checkin.map_or("–".to_owned(), |date| date.to_string());
        let _ = write!(text, "{:<10}{last}", group.streak);
    }
    text
}

fn words(layout: &Layout, cell: &CellRow<'_>) -> String {
    let star = if cell.backdated { "*" } else { "" };
    let words = match (cell.state, cell.days_late) {
        (_, Some(days)) if layout.in_words && days < 1000 => {
            format!(" {days} {}", if days == 1 { "day" } else { "days" })
        }
        (_, Some(days)) if days < 100 => days.to_string(),
        (_, Some(_)) => "99".to_owned(),
        (State::Open, None) if layout.in_words => " open".to_owned(),
        (State::Excused, None) if layout.in_words => " excused".to_owned(),
        (_, None) => String::new(),
    };
    words + star
}

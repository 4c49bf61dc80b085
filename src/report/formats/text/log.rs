//! The history of an item: what was asked for, then what happened, one after the other.

use super::head;
use super::paint::Page;
use crate::report::formats::Look;
use crate::report::formats::log_words::{answer, lines};
use crate::report::formats::sign::Sign;
use crate::report::views::log::Log;

pub(super) fn show(log: &Log<'_>, look: &Look) -> String {
    let mut page = Page::new(look.columns);
    head::write(&mut page, &log.head, false);
    page.gap();
    page.paragraph(None, 2, &answer(log));
    if !log.events.is_empty() {
        page.gap();
        for line in lines(log) {
            page.dated(&line.when, &line.what, &line.who);
        }
    }
    if let Some(unknown) = &log.unknown {
        page.gap();
        page.paragraph(Some(Sign::Nothing), 2, &format!("{unknown}: `git fetch --unshallow` brings it"));
    }
    page.gap();
    page.faint(&log.head.foot());
    page.finish()
}

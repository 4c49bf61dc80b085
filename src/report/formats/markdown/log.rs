//! The history of an item in Markdown: what was asked for, then what happened, a row each.

use super::page::Page;
use super::{Look, head};
use crate::report::formats::log_words::{answer, section};
use crate::report::views::log::Log;

pub(super) fn show(log: &Log<'_>, _: &Look) -> String {
    let mut page = Page::default();
    head(&mut page, &log.head, false);
    page.paragraph(&answer(log));
    if !log.events.is_empty() {
        page.rows(&section(log));
    }
    if let Some(unknown) = &log.unknown {
        page.paragraph(unknown);
    }
    page.paragraph(&log.head.foot());
    page.finish()
}

//! One item: the answer first, then why it is there, its numbers, its money and what is due.

use super::head;
use super::paint::Page;
use crate::report::formats::Look;
use crate::report::formats::item_words::{answer, blocks, facts, title};
use crate::report::formats::words::paragraphs;
use crate::report::views::item::Item;
use crate::text::visible_line;

pub(super) fn show(item: &Item<'_>, look: &Look) -> String {
    let mut page = Page::new(look.columns);
    head::write(&mut page, &item.head, false);
    page.gap();
    for line in crate::text::wrap(&title(item), look.columns) {
        page.heading(&line);
    }
    page.paragraph(None, 0, &facts(item));
    page.gap();
    let (number, words) = answer(item);
    page.answer(&number, &visible_line(&words));
    if look.details {
        for why in item.why.into_iter().flat_map(paragraphs) {
            page.gap();
            page.paragraph(None, 2, &why);
        }
        if let Some(source) = item.measured_by {
            page.gap();
            page.paragraph(None, 2, &format!("The number comes from: {}", visible_line(source)));
        }
        for block in blocks(item) {
            page.block(&block);
        }
    }
    page.gap();
    page.faint(&item.head.foot());
    page.finish()
}

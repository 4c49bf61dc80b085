//! One item in Markdown.

use super::page::Page;
use super::{Look, head};
use crate::report::formats::item_words::{answer, blocks, facts, title};
use crate::report::formats::words::paragraphs;
use crate::report::views::item::Item;

pub(super) fn show(item: &Item<'_>, _: &Look) -> String {
    let mut page = Page::default();
    head(&mut page, &item.head, false);
    page.heading(2, &title(item));
    page.paragraph(&facts(item));
    let (number, words) = answer(item);
    page.paragraph(&format!("{number} · {words}"));
    item.why.into_iter().flat_map(paragraphs).for_each(|why| page.paragraph(&why));
    if let Some(source) = item.measured_by {
        page.paragraph(&format!("The number comes from: {source}"));
    }
    for block in &blocks(item) {
        page.of_block(3, block);
    }
    page.paragraph(&item.head.foot());
    page.finish()
}

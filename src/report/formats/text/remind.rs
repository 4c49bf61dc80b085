//! Reminders as plain texts, one under the other, each to be copied into a chat. Lines are not wrapped: where the
//! message goes, they are wrapped anew.

use super::paint::Page;
use crate::report::Reminders;
use crate::report::formats::Look;
use crate::report::formats::message::{Message, drawn, nobody};
use crate::text::{cut, visible_line, width};

pub(super) fn show(reminders: &Reminders<'_>, look: &Look) -> String {
    let mut page = Page::new(look.columns);
    if let Some(why) = reminders.nobody {
        page.paragraph(None, 0, &nobody(reminders, why));
        return page.finish();
    }
    for (index, owing) in reminders.owing.iter().enumerate() {
        let count = format!("{} of {}", index + 1, reminders.owing.len());
        let name = cut(&visible_line(owing.name), look.columns.saturating_sub(count.len() + 10).max(1));
        let title = format!("── {name} · {count} ");
        page.faint(&format!("{title}{}", "─".repeat(look.columns.saturating_sub(width(&title)))));
        page.gap();
        for line in drawn(reminders, owing, text).lines() {
            page.plain(line);
        }
        page.gap();
    }
    page.finish().trim_end().to_owned() + "\n"
}

fn text(message: &Message) -> String {
    let owed = message.owed.iter().map(|owed| format!("- {}", visible_line(owed)));
    let lines = std::iter::once(visible_line(&message.opening)).chain(owed);
    let lines = lines.chain(message.closing.iter().map(|line| visible_line(line)));
    lines.collect::<Vec<_>>().join("\n")
}

//! Reminders as Markdown, one under the other with a rule between, each to be copied into a forum's post.

use super::page::Page;
use crate::report::Reminders;
use crate::report::formats::Look;
use crate::report::formats::message::{Message, drawn, nobody};

pub(super) fn show(reminders: &Reminders<'_>, _: &Look) -> String {
    if let Some(why) = reminders.nobody {
        let mut page = Page::default();
        page.paragraph(&nobody(reminders, why));
        return page.finish();
    }
    let messages: Vec<String> =
        reminders.owing.iter().map(|owing| drawn(reminders, owing, markdown)).collect();
    messages.join("\n---\n\n")
}

fn markdown(message: &Message) -> String {
    let mut page = Page::default();
    page.paragraph(&message.opening);
    page.list(&message.owed);
    for line in &message.closing {
        page.paragraph(line);
    }
    page.finish()
}

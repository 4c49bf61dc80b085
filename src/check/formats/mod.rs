//! The formats of `okr check`: pure functions from what was found to text.

mod excerpt;
pub mod human;
pub mod json;
pub mod short;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::check::{Checked, Judged};
    use crate::diagnostic::{Finding, Level, Source, Span};

    /// A finding in which everything that a document or a file's name could bring tries to act.
    fn hostile() -> Checked {
        let acts = "\u{1b}[2J\u{7}\r\n::error::x\u{202e}\u{9b}31m\u{2028}";
        let source =
            Arc::new(Source::new(format!("okrs/{acts}.yaml"), format!("a: \"{acts}\"\nb: {acts}\n")));
        let finding = Finding::new("bad-id", &source, Span::new(3, 9), format!("`{acts}`")).help(acts);
        let finding =
            finding.related(&source, Span::new(40, 45), acts).related(&source, Span::default(), acts);
        let about = Some(acts.to_owned());
        let judged =
            Judged { finding, level: Level::Error, family: "document", group: about.clone(), item: about };
        Checked { findings: vec![judged], files: 1, not_judged: vec![acts.to_owned()], ..Checked::default() }
    }

    #[test]
    fn no_format_lets_a_document_act() {
        let checked = hostile();
        let human = super::human::findings(&checked, 80, true) + &super::human::summary(&checked);
        let day = jiff::civil::date(2026, 2, 18);
        let plain = anstream::adapter::strip_str(&human).to_string();
        for text in [plain, super::short::format(&checked), super::json::format(&checked, day, None)] {
            let acting = text.chars().filter(|c| c.is_control() && *c != '\n').count();
            assert_eq!(acting, 0, "{text:?}");
            assert!(!text.contains(['\u{202e}', '\u{2028}']), "{text:?}");
            assert!(!text.lines().any(|line| line.starts_with("::")), "{text:?}");
        }
    }
}

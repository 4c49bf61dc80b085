//! Holds scalars against their shapes: texts and their forms, numbers, booleans, choices.

use std::ops::RangeInclusive;

use super::form::{Form, looks_like_date};
use super::judge::{Judge, choices};
use super::scalar::{is_amount, is_decimal};
use super::shape::Shape;
use crate::diagnostic::{Finding, Fix};
use crate::text::{nearest, plain, visible};
use crate::yaml::{NodeId, Plain, Style, Value, plain_kind};

impl Judge<'_> {
    /// The finding that something else is needed here.
    pub(super) fn wrong_type(&mut self, node: NodeId, wanted: &str) -> &mut Finding {
        let is = match &self.tree.node(node).value {
            Value::Null => "nothing".to_owned(),
            Value::Sequence(_) => "a list".to_owned(),
            Value::Mapping(_) => "a mapping".to_owned(),
            Value::Scalar(_, style) => {
                let text = self.tree.text(node).unwrap_or_default();
                let shown = crate::text::cut(&visible(text), 40);
                match (style, plain_kind(text)) {
                    (Style::Plain, Plain::Number) => format!("the number `{shown}`"),
                    (Style::Plain, Plain::Boolean) => format!("the boolean `{shown}`"),
                    _ => format!("the text `{shown}`"),
                }
            }
        };
        self.find("wrong-type", node, format!("{wanted} is needed, this is {is}"))
    }

    fn scalar(&self, node: NodeId) -> Option<(String, Style)> {
        self.tree.scalar(node).map(|(text, style)| (text.to_owned(), style))
    }

    pub(super) fn text(&mut self, form: Option<Form>, node: NodeId) -> bool {
        let Some((text, style)) = self.scalar(node) else {
            self.wrong_type(node, form.map_or("a text", |_| "a word")).help =
                form.map(|form| form.how.to_owned()).or(Some("write it on the line of its key".to_owned()));
            return false;
        };
        let date = form.is_some_and(|form| form.name == "date");
        if style == Style::Plain && plain_kind(&text) != Plain::Text && !date {
            let span = self.tree.node(node).span;
            let finding = self.wrong_type(node, "a text");
            finding.help = Some(format!("put it in quotes: `\"{}\"`", visible(&text)));
            finding.fix = Some(Fix { span, text: format!("\"{text}\"") });
            return false;
        }
        let Some(form) = form else {
            if text.trim().is_empty() {
                self.find("wrong-type", node, "the text is empty").help =
                    Some("fill it or remove it".to_owned());
                return false;
            }
            return true;
        };
        if (form.fits)(&text) {
            return true;
        }
        let shown = crate::text::cut(&visible(&text), 60);
        if date && looks_like_date(&text) {
            self.find("impossible-date", node, format!("`{shown}` is no day of any calendar")).help =
                Some(month_help(&text));
            return false;
        }
        let article = if form.name == "id" { "an" } else { "a" };
        self.find(form.rule, node, format!("`{shown}` is not {article} {}", form.name)).help =
            Some(form.how.to_owned());
        false
    }

    pub(super) fn number(
        &mut self,
        whole: bool,
        exact: bool,
        range: RangeInclusive<f64>,
        node: NodeId,
    ) -> bool {
        let wanted = if whole { "a whole number" } else { "a plain number" };
        let Some((text, style)) = self.scalar(node) else {
            self.wrong_type(node, wanted).help = Some("write one number, like `12` or `0.5`".to_owned());
            return false;
        };
        let good = is_decimal(&text)
            && (!exact || is_amount(&text))
            && (!whole || (!text.contains('.') && text.parse::<u32>().is_ok()));
        if good && style == Style::Plain {
            let value: f64 = text.parse().unwrap_or_default();
            if range.contains(&value) {
                return true;
            }
            let (least, most) = (plain(*range.start(), 6), plain(*range.end(), 6));
            self.find("wrong-type", node, format!("`{text}` is outside of {least} to {most}")).help =
                Some(format!("give a number from {least} to {most}"));
            return false;
        }
        let span = self.tree.node(node).span;
        let finding = self.wrong_type(node, wanted);
        if good && style == Style::Quoted {
            finding.help = Some(format!("remove the quotes: `{text}`"));
            finding.fix = Some(Fix { span, text });
        } else {
            finding.help = Some(number_help(&text, whole));
        }
        false
    }

    pub(super) fn boolean(&mut self, node: NodeId) -> bool {
        let scalar = self.scalar(node);
        if let Some((text, Style::Plain)) = &scalar
            && matches!(text.as_str(), "true" | "false")
        {
            return true;
        }
        let help = match scalar.map(|(text, _)| text.to_ascii_lowercase()).as_deref() {
            Some("yes" | "y" | "on" | "true") => "write `true`",
            Some("no" | "n" | "off" | "false") => "write `false`",
            _ => "write `true` or `false`",
        };
        self.wrong_type(node, "`true` or `false`").help = Some(help.to_owned());
        false
    }

    pub(super) fn choice(&mut self, words: &[String], node: NodeId) -> bool {
        let Some((text, _)) = self.scalar(node) else {
            self.wrong_type(node, "a word").help = Some(format!("write one of {}", choices(words)));
            return false;
        };
        if words.contains(&text) {
            return true;
        }
        let span = self.tree.node(node).span;
        let near = nearest(&text, words.iter().map(String::as_str));
        let others = words.iter().map(String::as_str).filter(|word| Some(*word) != near);
        let only = near.filter(|_| nearest(&text, others).is_none());
        let shown = crate::text::cut(&visible(&text), 60);
        let finding =
            self.find("unknown-choice", node, format!("`{shown}` is not one of {}", choices(words)));
        finding.help = Some(
            near.map_or_else(|| "choose one of them".to_owned(), |near| format!("did you mean `{near}`?")),
        );
        finding.fix = only.map(|near| Fix { span, text: near.to_owned() });
        false
    }

    /// One of several shapes: the finding speaks of the last, and of the words that are allowed beside it.
    pub(super) fn either(&mut self, shapes: &[Shape], node: NodeId) -> bool {
        if shapes.iter().any(|shape| self.would_fit(shape, node)) {
            return true;
        }
        let words: Vec<String> = shapes
            .iter()
            .filter_map(|shape| if let Shape::Choice(words) = shape { Some(words.clone()) } else { None })
            .flatten()
            .collect();
        let text = self.scalar(node).map(|(text, _)| text).unwrap_or_default();
        if nearest(&text, words.iter().map(String::as_str)).is_some() {
            return self.choice(&words, node);
        }
        if shapes.iter().any(|shape| matches!(shape, Shape::Boolean))
            && matches!(text.to_ascii_lowercase().as_str(), "yes" | "no" | "true" | "false" | "on" | "off")
        {
            return self.boolean(node);
        }
        match shapes.last() {
            Some(last) => self.value(last, node),
            None => true,
        }
    }
}

fn month_help(text: &str) -> String {
    let (year, month) = (text[..4].parse::<i16>(), text[5..7].parse::<i8>());
    let first = match (year, month) {
        (Ok(year), Ok(month)) => jiff::civil::Date::new(year, month, 1).ok(),
        _ => None,
    };
    match first {
        Some(first) => format!("that month has {} days", first.days_in_month()),
        None => "months go from 01 to 12, days from 01".to_owned(),
    }
}

fn number_help(text: &str, whole: bool) -> String {
    let bare: String = text.chars().filter(|c| !matches!(c, ',' | '_' | ' ' | '\'')).collect();
    if let Some(share) = bare.strip_suffix('%').filter(|share| is_decimal(share)) {
        return format!("write `{share}`, and `unit: \"%\"` beside it");
    }
    if is_decimal(&bare) && bare.contains('.') && whole {
        return "write it without decimals".to_owned();
    }
    let thousands = |suffix: &[char], zeros: &str| {
        bare.strip_suffix(suffix)
            .filter(|n| is_decimal(n) && !n.contains('.'))
            .map(|n| format!("write `{n}{zeros}`"))
    };
    if let Some(help) = thousands(&['k', 'K'], "000").or(thousands(&['m', 'M'], "000000")) {
        return help;
    }
    if is_decimal(&bare) && bare != text {
        return format!("write `{bare}`");
    }
    if let Some(positive) = text.strip_prefix('+').filter(|n| is_decimal(n)) {
        return format!("write `{positive}`");
    }
    if plain_kind(text) == Plain::Number {
        return "write it out in plain decimals, like `1000` or `0.5`".to_owned();
    }
    "write one number, like `12` or `0.5`".to_owned()
}

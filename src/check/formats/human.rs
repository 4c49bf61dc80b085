//! For people at a terminal: the source line, a caret, the cure, and what to do next.
//! The text holds colours; whoever prints it drops them where nobody wants them.

use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level as Title, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, Mark, excerpts};
use crate::check::{Checked, Judged};
use crate::diagnostic::Level;
use crate::text::{many, visible};

/// More infos than this are told in a line each, unless all is asked for.
const INFOS: usize = 10;

/// The findings, each with its place. Many infos are told in a line each, after what must be mended, unless `whole`.
#[must_use]
pub fn findings(checked: &Checked, width: usize, whole: bool) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    let brief = !whole && checked.count(Level::Info) > INFOS;
    let (lines, shown): (Vec<&Judged>, Vec<&Judged>) =
        checked.findings.iter().partition(|judged| brief && judged.level == Level::Info);
    let mut out = String::new();
    for judged in shown {
        let _ = writeln!(out, "{}\n", finding(judged, &renderer));
    }
    for judged in &lines {
        let _ = writeln!(out, "{}", line(judged));
    }
    if !lines.is_empty() {
        let _ = writeln!(out, "\n`okr check -v` shows these with their source lines\n");
    }
    out
}

fn line(judged: &Judged) -> String {
    let info = anstyle::AnsiColor::BrightBlue.on_default().bold();
    let finding = &judged.finding;
    let place = finding.source.position(finding.span.start);
    let (path, message) = (visible(finding.source.path()), visible(&finding.message));
    format!("{info}info[{}]{info:#} {path}:{}:{}: {message}", finding.rule, place.line, place.column)
}

/// The last line: how much was found in how many files, and what to do next.
#[must_use]
pub fn summary(checked: &Checked) -> String {
    let files = many(checked.files, "file");
    let counts = [(Level::Error, "error"), (Level::Warning, "warning"), (Level::Info, "info")]
        .map(|(level, word)| (checked.count(level), word));
    let counted: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| many(*count, word)).collect();
    let mut out = String::new();
    for season in &checked.not_judged {
        let _ = writeln!(
            out,
            "season {} is imported: cadence, process and history do not judge it",
            visible(season)
        );
    }
    let waived = match checked.waived.len() {
        0 => String::new(),
        count => format!(" · {count} waived"),
    };
    if counted.is_empty() {
        let _ = writeln!(out, "{files}, nothing to mend{waived}");
        return out;
    }
    let _ = writeln!(out, "{} in {files}{waived}{}", counted.join(", "), next(checked));
    out
}

/// What to do next: read about the gravest rule that was broken most often.
fn next(checked: &Checked) -> String {
    let Some(worst) = checked.findings.iter().map(|judged| judged.level).max() else { return String::new() };
    let rules =
        || checked.findings.iter().filter(|judged| judged.level == worst).map(|judged| judged.finding.rule);
    let times = |rule: &str| rules().filter(|other| *other == rule).count();
    let mut names: Vec<&str> = rules().collect();
    names.sort_unstable();
    names.dedup();
    let most = names.iter().max_by_key(|rule| (times(rule), std::cmp::Reverse(**rule)));
    most.map(|rule| format!(" · next: okr explain {rule}")).unwrap_or_default()
}

fn finding(judged: &Judged, renderer: &Renderer) -> String {
    let finding = &judged.finding;
    let own = Mark { source: &finding.source, span: finding.span, label: String::new(), is_primary: true };
    let related = finding.related.iter().map(|related| Mark {
        source: &related.source,
        span: related.span,
        label: visible(&related.message).into_owned(),
        is_primary: false,
    });
    let marks: Vec<Mark<'_>> = std::iter::once(own).chain(related).collect();
    let title = match judged.level {
        Level::Error => Title::ERROR,
        Level::Warning => Title::WARNING,
        Level::Info | Level::Ignore => Title::INFO,
    };
    let mut group = title
        .primary_title(visible(&finding.message))
        .id(finding.rule)
        .elements(std::iter::empty::<Element<'_>>());
    for excerpt in excerpts(&marks) {
        let place = Origin::path(excerpt.path.clone()).line(excerpt.line).char_column(excerpt.column);
        if excerpt.text.trim().is_empty() {
            group = group.element(place);
        } else if excerpt.is_plain() {
            let path = excerpt.path.clone();
            group = group.element(snippet(excerpt).path(path));
        } else {
            // The renderer would count the columns of the text that is shown; those of the file are told instead.
            group = group.element(place).element(snippet(excerpt));
        }
    }
    if let Some(help) = &finding.help {
        group = group.element(Title::HELP.message(visible(help)));
    }
    group = group.element(Title::NOTE.no_name().message(format!("okr explain {}", finding.rule)));
    renderer.render(&[group])
}

fn snippet(excerpt: Excerpt) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let marks = excerpt.marks.into_iter().map(|(range, label, is_primary)| {
        let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mark = kind.span(range);
        if label.is_empty() { mark } else { mark.label(label) }
    });
    Snippet::source(excerpt.text).line_start(excerpt.first_line).annotations(marks)
}

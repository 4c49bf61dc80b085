//! For people at a terminal: the source line, a caret, the cure, and what to do next.
//! The text holds colours; whoever prints it drops them where nobody wants them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level as Title, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, Mark, excerpts};
use super::{About, Format, statistics};
use crate::check::{Checked, Judged};
use crate::diagnostic::Level;
use crate::model::history::told;
use crate::text::{inert, many, visible, wrap};

/// The format.
pub const FORMAT: Format = Format {
    id: "human",
    about: "The source line, a caret and the cure",
    show: format,
    statistics: Some(statistics::text),
    names_revision: false,
};

/// More infos than this are told in a line each, unless all is asked for.
const INFOS: usize = 10;

/// So many findings are shown with their source lines, the gravest first.
const WHOLE: usize = 200;

/// What stands before the second line of what is told in a line.
const INDENT: &str = "    ";

/// The columns before the cure, with four digits for the line.
const HELP: usize = 13;

/// A message has at least so many columns, however narrow the page.
const LEAST: usize = 30;

/// So many more are told in a line each.
const LINES: usize = 1000;

fn format(checked: &Checked, about: &About<'_>) -> String {
    let summary = if about.is_quiet { String::new() } else { summary(checked) };
    findings(checked, about.width, about.is_verbose) + &summary
}

/// The findings, each with its place. Many infos are told in a line each, after what must be mended; of very many
/// findings the gravest are shown, and the others counted. With `whole`, all are shown.
#[must_use]
pub fn findings(checked: &Checked, width: usize, whole: bool) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode).term_width(width);
    let (shown, lines) = chosen(&checked.findings, whole);
    let mut out = String::new();
    for judged in &shown {
        let _ = writeln!(out, "{}\n", finding(judged, &renderer, width));
    }
    for judged in &lines {
        let _ = writeln!(out, "{}", line(judged, width));
    }
    match checked.findings.len() - shown.len() - lines.len() {
        0 if lines.is_empty() => {}
        0 => out.push_str("\n`okr check -v` shows these with their source lines\n\n"),
        more => {
            let _ = writeln!(
                out,
                "\nand {more} more: `okr check --format short` shows all, `okr check --statistics` counts them\n"
            );
        }
    }
    out
}

/// Which findings are shown with their source lines, and which in a line each, both by file and place.
fn chosen(findings: &[Judged], whole: bool) -> (Vec<&Judged>, Vec<&Judged>) {
    if whole {
        return (findings.iter().collect(), Vec::new());
    }
    let of = |level: Level| move |index: &usize| findings[*index].level == level;
    let all = 0..findings.len();
    let infos: Vec<usize> = all.clone().filter(of(Level::Info)).collect();
    let are_few = infos.len() <= INFOS;
    let mut by_level: Vec<usize> = all.clone().filter(of(Level::Error)).collect();
    by_level.extend(all.filter(of(Level::Warning)));
    let mut brief = if by_level.len() > WHOLE { by_level.split_off(WHOLE) } else { Vec::new() };
    let room = if are_few { WHOLE - by_level.len() } else { 0 };
    by_level.extend(infos.iter().take(room));
    brief.extend(infos.iter().skip(room));
    brief.truncate(LINES);
    let those = |mut chosen: Vec<usize>| {
        chosen.sort_unstable();
        chosen.into_iter().map(|index| &findings[index]).collect()
    };
    (those(by_level), those(brief))
}

fn line(judged: &Judged, width: usize) -> String {
    let colour = match judged.level {
        Level::Error => anstyle::AnsiColor::BrightRed,
        Level::Warning => anstyle::AnsiColor::Yellow,
        Level::Info | Level::Ignore => anstyle::AnsiColor::BrightBlue,
    };
    let (style, finding) = (colour.on_default().bold(), &judged.finding);
    let place = finding.source.position(finding.span.start);
    let head = format!("{}[{}]", judged.level.word(), finding.rule);
    let path = visible(finding.source.path());
    let rest = format!("{path}:{}:{}: {}", place.line, place.column, finding.message);
    // The first line has the head before it, the others stand further in.
    let lines =
        joined(&wrap(&format!("{head} {rest}"), width.saturating_sub(INDENT.len())), &format!("\n{INDENT}"));
    let rest = lines.strip_prefix(&head).unwrap_or(&lines);
    format!("{style}{head}{style:#}{rest}")
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
    if let Some(why) = &checked.unknown_history {
        let _ = writeln!(out, "{}", inert(&visible(why)));
    }
    let waived = match checked.waived.len() {
        0 => String::new(),
        count => format!(" · {count} waived"),
    };
    if counted.is_empty() {
        let judged = if checked.unknown_history.is_some() { " in what was judged" } else { "" };
        let _ = writeln!(out, "{files}, nothing to mend{judged}{waived}");
        return out;
    }
    let fixable = checked.findings.iter().filter(|judged| judged.finding.fix.is_some()).count();
    let (fixable, gap) = match fixable {
        0 => (String::new(), " · "),
        count => (format!(" · {count} can be fixed with okr check --fix"), "\n"),
    };
    let next = next(checked).map(|next| format!("{gap}{next}")).unwrap_or_default();
    let _ = writeln!(out, "{} in {files}{waived}{fixable}{next}", counted.join(", "));
    out
}

/// What to do next: read about the gravest rule that was broken most often.
fn next(checked: &Checked) -> Option<String> {
    let worst = checked.findings.iter().map(|judged| judged.level).max()?;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for judged in checked.findings.iter().filter(|judged| judged.level == worst) {
        *times.entry(judged.finding.rule).or_default() += 1;
    }
    let (rule, _) = times.into_iter().max_by_key(|(rule, times)| (*times, std::cmp::Reverse(*rule)))?;
    Some(format!("next: okr explain {rule}"))
}

fn finding(judged: &Judged, renderer: &Renderer, width: usize) -> String {
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
        .primary_title(wrapped(&finding.message, width, judged.level.word().len() + finding.rule.len() + 4))
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
        group = group.element(Title::HELP.message(wrapped(help, width, HELP)));
    }
    if let Some(landed) = &finding.landed {
        group = group.element(Title::NOTE.no_name().message(wrapped(&told(landed), width, HELP)));
        group = group.element(Title::NOTE.no_name().message(inert(&visible(&landed.evidence)).into_owned()));
    }
    group = group.element(Title::NOTE.no_name().message(format!("okr explain {}", finding.rule)));
    renderer.render(&[group])
}

/// A message on lines that leave `lead` columns free for what stands before it.
fn wrapped(message: &str, width: usize, lead: usize) -> String {
    joined(&wrap(message, width.saturating_sub(lead).max(LEAST)), "\n")
}

/// Lines of which none is a command to a CI runner, whatever white space comes before it.
fn joined(lines: &[String], between: &str) -> String {
    lines.iter().map(|line| inert(line)).collect::<Vec<_>>().join(between)
}

fn snippet(excerpt: Excerpt) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let marks = excerpt.marks.into_iter().map(|(range, label, is_primary)| {
        let kind = if is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mark = kind.span(range);
        if label.is_empty() { mark } else { mark.label(label) }
    });
    Snippet::source(excerpt.text).line_start(excerpt.first_line).annotations(marks)
}

//! What must hold for every file that was read, whatever its bytes.

use std::sync::Arc;

use okr_cli::diagnostic::{Finding, Source, Span};
use okr_cli::document::File;

/// A span lies inside its text, on boundaries of characters.
fn inside(source: &Arc<Source>, span: Span) -> Result<(), String> {
    let inside = span.start <= span.end && source.text().get(span.start..span.end).is_some();
    if inside { Ok(()) } else { Err(format!("{span:?} of {} bytes", source.text().len())) }
}

/// A span lies inside its text, and both its ends have a line and a column there.
fn can_be_shown(source: &Arc<Source>, span: Span) -> Result<(), String> {
    let lines = source.text().matches(['\n', '\r']).count() + 1;
    let placed = [span.start, span.end].map(|offset| source.position(offset));
    let sane = placed.iter().all(|place| (1..=lines).contains(&place.line) && place.column >= 1);
    if sane { inside(source, span) } else { Err(format!("{span:?} is at {placed:?}")) }
}

/// Every finding and every node has a place that can be shown.
///
/// # Errors
/// The first that has none.
pub fn sound(file: &File) -> Result<(), String> {
    for finding in &file.findings {
        let told = |why: String| format!("{}: {}: {why}", finding.rule, finding.message);
        can_be_shown(&finding.source, finding.span).map_err(told)?;
        for related in &finding.related {
            can_be_shown(&related.source, related.span).map_err(told)?;
        }
        if let Some(fix) = &finding.fix {
            can_be_shown(&finding.source, fix.span).map_err(told)?;
        }
        if finding.message.is_empty() || finding.message.contains(char::is_control) {
            return Err(told("the message is empty or holds control characters".to_owned()));
        }
    }
    if let Some(tree) = &file.tree {
        for id in tree.ids() {
            let node = tree.node(id);
            inside(&tree.source, node.span).map_err(|why| format!("{:?}: {why}", node.value))?;
        }
        for comment in &tree.comments {
            inside(&tree.source, *comment).map_err(|why| format!("a comment: {why}"))?;
        }
    }
    if file.findings.is_empty() && file.document.is_none() {
        return Err("no document, and no finding says why".to_owned());
    }
    Ok(())
}

/// What was found, in a form that can be compared.
pub fn told(file: &File) -> Vec<String> {
    let related = |finding: &Finding| {
        finding
            .related
            .iter()
            .map(|related| format!("{:?} {}", related.span, related.message))
            .collect::<Vec<_>>()
    };
    let told = |f: &Finding| {
        format!("{} {:?} {} {:?} {:?} {:?}", f.rule, f.span, f.message, f.help, related(f), f.fix)
    };
    file.findings.iter().map(told).collect()
}

//! What prose says about this repository's files: paths in backticks and targets of links.

/// Folders of this repository; a path in backticks that begins with one names a file.
const FOLDERS: [&str; 8] = ["src/", "tests/", "docs/", "okrs/", "templates/", "benches/", ".ci/", ".github/"];

/// The paths that `markdown` names, with their line; patterns such as `src/check/rules/<family>/` name none.
pub fn paths(markdown: &str) -> Vec<(usize, String)> {
    let mut paths = Vec::new();
    for (line, text) in (1..).zip(markdown.lines()) {
        let quoted = text
            .split('`')
            .skip(1)
            .step_by(2)
            .filter(|path| FOLDERS.iter().any(|folder| path.starts_with(folder)));
        let linked = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let linked = linked.filter(|target| !target.is_empty() && !target.contains(':'));
        let named = quoted
            .chain(linked)
            .filter(|path| !path.contains(['<', '*', '…', ' ', '{']) && !path.contains("NNNN"));
        paths.extend(named.map(|path| (line, path.to_owned())));
    }
    paths
}

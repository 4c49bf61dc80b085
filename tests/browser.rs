//! The HTML report in a real browser: Chromium opens the pages of the example, of the record and of a repository whose
//! every text wants to be markup, and axe reads them. Without Node.js or a Chromium the test says so and passes, unless
//! `OKR_REQUIRE_BROWSER` is set.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod support;

use std::env;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use support::root;
use support::workspace::Workspace;

/// The pages: a name, the folder of the repository, and what `okr` is told.
const PAGES: [(&str, &str, &[&str]); 4] = [
    ("example", "examples/tidal", &["--as-of", "2026-02-16", "report"]),
    ("record", ".", &["--as-of", "2023-01-20", "report", "--season", "s1"]),
    ("hostile", "tests/browser/hostile", &["--as-of", "2026-02-10", "report"]),
    ("one-group", "examples/tidal", &["--as-of", "2026-02-16", "report", "--group", "harbour"]),
];

/// Where Chromium is called what.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

#[test]
fn pages_hold_in_a_browser() {
    let tools = root().join("tests/browser");
    let chromium = match means(&tools) {
        Ok(chromium) => chromium,
        Err(missing) => {
            assert!(env::var_os("OKR_REQUIRE_BROWSER").is_none(), "{missing}");
            writeln!(io::stderr(), "skipped: {missing}").expect("standard error is open");
            return;
        }
    };
    let workspace = Workspace::new().expect("there is a temporary folder");
    let pages = PAGES.map(|(name, folder, args)| write(&workspace, name, folder, args));
    let mut look = Command::new("node");
    look.arg(tools.join("look.mjs")).arg(chromium).args(&pages);
    let output = look.output().expect("node runs");
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.success(), "{said}");
}

/// A page, written twice: the same input gives the same bytes.
fn write(workspace: &Workspace, name: &str, folder: &str, args: &[&str]) -> PathBuf {
    let page = |file: &str| {
        let path = workspace.outside().join(file);
        let mut okr = workspace.command(env!("CARGO_BIN_EXE_okr"));
        okr.current_dir(root().join(folder)).args(args).args(["--format", "html", "-o"]).arg(&path);
        let output = okr.output().expect("okr runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{name}: {said}");
        let bytes = std::fs::read(&path).expect("the page is there");
        (path, bytes)
    };
    let ((path, first), (_, second)) = (page(&format!("{name}.html")), page(&format!("{name}-again.html")));
    assert!(first == second, "{name}: not the same bytes twice");
    path
}

/// The Chromium that is there; else what is missing, and how it is installed.
fn means(tools: &Path) -> Result<PathBuf, String> {
    let runs = |program: &Path| {
        Command::new(program).arg("--version").output().is_ok_and(|out| out.status.success())
    };
    if !runs(Path::new("node")) {
        return Err(
            "no Node.js: the HTML pages were not looked at (https://nodejs.org, version 20 or later)".into(),
        );
    }
    if !tools.join("node_modules/playwright-core").exists() {
        return Err("`npm ci --prefix tests/browser` was not run: the HTML pages were not looked at".into());
    }
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let known = NAMES.iter().map(PathBuf::from);
    let found =
        named.into_iter().chain(known).find(|program| runs(program)).and_then(|program| whole(&program));
    found.ok_or_else(|| {
        "no Chromium: the HTML pages were not looked at (`apt-get install chromium`, or CHROMIUM=path)".into()
    })
}

/// The whole path of a program.
fn whole(program: &Path) -> Option<PathBuf> {
    if program.components().count() > 1 {
        return Some(program.to_owned());
    }
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|path| path.is_file())
}

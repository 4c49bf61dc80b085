//! The architecture as functions from the sources to what is wrong with them, each fault with its cure.

use std::collections::{BTreeMap, BTreeSet};

use super::rust_code::{modules, names_after};
use super::source::Source;

/// No file may be longer.
pub const LONGEST: usize = 400;

/// Half of the files must not be longer.
pub const MEDIAN: usize = 120;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = ["util", "utils", "helper", "helpers", "common", "misc", "shared", "stuff"];

/// Modules by floor, the lowest first, from the rows ``| 4 | `check` | …`` of docs/architecture.md.
pub fn floors(map: &str) -> BTreeMap<String, u32> {
    let rows = map.lines().filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let floor = cells.next()?.parse().ok()?;
        let module = cells.next()?.strip_prefix('`')?.split(['`', '/']).next()?;
        Some((module.to_owned(), floor))
    });
    rows.collect()
}

/// Imports go down; modules on one floor do not meet; each module has its floor and each floor its module.
pub fn imports(sources: &[Source], floors: &BTreeMap<String, u32>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for source in sources.iter().filter(|source| source.path.starts_with("src/")) {
        let module = source.module();
        let Some(&own) = module.first() else { continue };
        seen.insert(own.to_owned());
        let Some(floor) = floors.get(own) else {
            faults.push(format!(
                "{}: `{own}` has no floor: give it a row in docs/architecture.md",
                source.path
            ));
            continue;
        };
        let to_the_root = vec!["super"; module.len()].join("::");
        let named = ["crate", &to_the_root].map(|prefix| names_after(&source.code, prefix)).concat();
        for (line, name) in named.into_iter().filter(|(_, name)| name != own) {
            if let Some(other) = floors.get(&name).filter(|other| *other >= floor) {
                faults.push(format!(
                    "{}:{line}: `{own}` (floor {floor}) reaches for `{name}` (floor {other}): \
                     move the shared part to a floor below both, or let `cli` carry the value",
                    source.path
                ));
            }
        }
    }
    let missing = floors.keys().filter(|name| !seen.contains(*name));
    let stale =
        |name| format!("docs/architecture.md: `{name}` is on the map and not in src/: strike its row");
    faults.extend(missing.map(stale));
    faults
}

/// The modules that alone may do a thing, and the words by which it is known in the code.
const DOORS: [(&str, &[&str]); 2] = [
    (
        "cli",
        &["std::env", "println!", "print!", "eprintln!", "eprint!", "io::stdout", "io::stderr", "io::stdin"],
    ),
    ("store", &["std::fs", "File::open", "File::create", "git2::", "tempfile::"]),
];

/// Only `cli` talks to the terminal and the environment, only `store` to disk and git. clippy.toml says the
/// same function by function; this says it at once, and in code that clippy does not build.
pub fn doors(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| source.path.starts_with("src/")) {
        for (door, words) in DOORS.iter().filter(|(door, _)| !source.is_in(door)) {
            for (line, word) in words.iter().flat_map(|word| uses(&source.code, word)) {
                faults.push(format!(
                    "{}:{line}: `{word}` belongs to src/{door}, its only door: take the value as an argument",
                    source.path
                ));
            }
        }
    }
    faults
}

/// The lines that use `word`; what `std` brings is found in grouped imports too.
fn uses<'a>(code: &str, word: &'a str) -> Vec<(usize, &'a str)> {
    if let Some(module) = word.strip_prefix("std::") {
        let names = names_after(code, "std").into_iter();
        return names.filter(|(_, name)| name == module).map(|(line, _)| (line, word)).collect();
    }
    let goes_on = |before: &str| before.ends_with(|char: char| char.is_alphanumeric() || char == '_');
    let stands = |line: &str| line.match_indices(word).any(|(at, _)| !goes_on(&line[..at]));
    (1..).zip(code.lines()).filter(|(_, line)| stands(line)).map(|(number, _)| (number, word)).collect()
}

/// Every file says first what it is for, and stays short enough to be read.
pub fn shape(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for Source { path, text, .. } in sources {
        if !text.starts_with("//!") {
            faults.push(format!("{path}:1: does not begin with `//!`: say the module's one task there"));
        }
        let length = text.lines().count();
        if length > LONGEST {
            faults.push(format!(
                "{path}: {length} lines, more than {LONGEST}: split it by what its parts are for"
            ));
        }
    }
    let mut lengths: Vec<usize> = sources.iter().map(|source| source.text.lines().count()).collect();
    lengths.sort_unstable();
    if let Some(median) = lengths.get(lengths.len() / 2).filter(|median| **median > MEDIAN) {
        faults
            .push(format!("half of the files have {median} lines or more, not {MEDIAN}: split the longest"));
    }
    faults
}

/// No module is called what says nothing.
pub fn names(sources: &[Source]) -> Vec<String> {
    let mut faults = Vec::new();
    for source in sources {
        let file = source.module().last().map(|name| (*name).to_owned());
        let inline = modules(&source.code).into_iter().filter(|(_, in_file)| !in_file).map(|(name, _)| name);
        for name in file.into_iter().chain(inline).filter(|name| EMPTY_NAMES.contains(&name.as_str())) {
            faults.push(format!("{}: `{name}` says nothing: name the module by what it knows", source.path));
        }
    }
    faults
}

/// Every file is declared by a `mod` in the file above it.
pub fn orphans(sources: &[Source]) -> Vec<String> {
    let declared: BTreeSet<String> = sources
        .iter()
        .flat_map(|source| {
            let names =
                modules(&source.code).into_iter().filter(|(_, in_file)| *in_file).map(|(name, _)| name);
            let root = source.path.split('/').next().unwrap_or_default();
            let is_root = root == "tests" && source.module().len() == 1 && !source.path.ends_with("/mod.rs");
            let above = if is_root { String::new() } else { source.module().join("/") };
            names.map(move |name| format!("{root}/{above}/{name}").replace("//", "/"))
        })
        .collect();
    let mut faults = Vec::new();
    for source in sources {
        let root = source.path.split('/').next().unwrap_or_default();
        let module = source.module();
        let own_crate =
            module.is_empty() || source.path == format!("tests/{}.rs", module[0]) || module[0] == "bin";
        if !own_crate && !declared.contains(&format!("{root}/{}", module.join("/"))) {
            let name = module[module.len() - 1];
            faults.push(format!("{}: no `mod {name};` declares it: nothing compiles it", source.path));
        }
    }
    faults
}

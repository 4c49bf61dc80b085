//! Files that git or an editor would mangle, made from a case's `make` file.
//! Each line adds to the end of one file:
//!
//! ```text
//! okrs/s1/dev.yaml: bytes "objectives:\r\n\xff\x00"
//! okrs/s1/dev.yaml: repeat "[" 10000
//! ```
//!
//! Text stands in double quotes; `\n`, `\r`, `\t`, `\\`, `\"` and `\xNN` (one byte) are its escapes.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

/// Follows each line of `recipe` below `dir`.
pub fn make(recipe: &str, dir: &Path) -> Result<(), String> {
    for line in recipe.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (path, bytes) = generate(line).ok_or_else(|| {
            format!("`{line}` in `make` is neither `PATH: bytes \"…\"` nor `PATH: repeat \"…\" N`")
        })?;
        append(&dir.join(path), &bytes).map_err(|error| format!("cannot make {path}: {error}"))?;
    }
    Ok(())
}

fn generate(line: &str) -> Option<(&str, Vec<u8>)> {
    let (path, generator) = line.split_once(": ")?;
    let (name, rest) = generator.split_once(" \"")?;
    let (text, times) = rest.rsplit_once('"')?;
    let times = match (name, times.trim()) {
        ("bytes", "") => 1,
        ("repeat", times) => times.parse().ok()?,
        _ => return None,
    };
    Some((path, unescape(text)?.repeat(times)))
}

fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        bytes.extend_from_slice(plain.as_bytes());
        let (byte, length) = match escape.chars().next()? {
            'n' => (b'\n', 1),
            'r' => (b'\r', 1),
            't' => (b'\t', 1),
            '\\' => (b'\\', 1),
            '"' => (b'"', 1),
            'x' => (u8::from_str_radix(escape.get(1..3)?, 16).ok()?, 3),
            _ => return None,
        };
        bytes.push(byte);
        rest = &escape[length..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(bytes)
}

fn append(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(path.parent().expect("a joined path has a parent"))?;
    OpenOptions::new().create(true).append(true).open(path)?.write_all(bytes)
}

//! Reads a repository's own templates.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The largest template: 64 KiB.
const MAX_TEMPLATE: u64 = 64 * 1024;

/// The text of `templates/<file>` in the repository at `root`; none when there is no such file.
///
/// # Errors
/// When it cannot be read: a link (it might lead anywhere), no plain file, too large, or no UTF-8.
pub fn template(root: &Path, file: &str) -> Result<Option<String>> {
    let name = format!("templates/{file}");
    let mut path = root.to_owned();
    let mut is_file = false;
    for part in name.split('/') {
        path.push(part);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => {
                bail!("`{name}` is behind a symbolic link, and links are not followed")
            }
            Ok(metadata) => is_file = metadata.is_file(),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(error).with_context(|| format!("cannot read `{name}`")),
        }
    }
    if !is_file {
        bail!("`{name}` is no plain file");
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(&path).with_context(|| format!("cannot read `{name}`"))?;
    file.take(MAX_TEMPLATE + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read `{name}`"))?;
    if bytes.len() as u64 > MAX_TEMPLATE {
        bail!("`{name}` is larger than 64 KiB");
    }
    let text = String::from_utf8(bytes).with_context(|| format!("`{name}` is not UTF-8"))?;
    Ok(Some(text))
}

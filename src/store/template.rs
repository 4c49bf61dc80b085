//! Reads a repository's own templates.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

use super::inside::{Barred, inside};

/// The largest template: 64 KiB.
const MAX_TEMPLATE: u64 = 64 * 1024;

/// The text of `templates/<file>` in the repository at `root`; none when there is no such file.
///
/// # Errors
/// When it cannot be read: a link (it might lead anywhere), no plain file, too large, or no UTF-8.
pub fn template(root: &Path, file: &str) -> Result<Option<String>> {
    let name = format!("templates/{file}");
    let path = inside(root, &name).map_err(|barred| match barred {
        Barred::Failed(error) => anyhow!(error).context(format!("cannot read `{name}`")),
        Barred::Outside | Barred::Link | Barred::NoFile => anyhow!("`{name}` {barred}"),
    })?;
    let Some(path) = path else { return Ok(None) };
    let mut bytes = Vec::new();
    let file = fs::File::open(&path).with_context(|| format!("cannot read `{name}`"))?;
    file.take(MAX_TEMPLATE + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read `{name}`"))?;
    if bytes.len() as u64 > MAX_TEMPLATE {
        bail!("`{name}` is larger than 64 KiB");
    }
    let text = String::from_utf8(bytes).with_context(|| format!("`{name}` is not UTF-8"))?;
    Ok(Some(text))
}

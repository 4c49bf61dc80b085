//! Writes results where a person or a CI wants them: a file whole or not at all, and the end of a page that others
//! write too.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Writes a text to `file`, beside it first and then renamed, so that nobody ever sees half of it. A device or a pipe,
/// which cannot be renamed over, is written to. Under `okrs/` of the repository at `root` there are documents only.
///
/// # Errors
/// When the disk does not allow it, or when something stands there that is no file.
pub fn output(root: &Path, file: &Path, text: &str) -> Result<()> {
    let shown = file.display();
    let cannot = || format!("cannot write `{shown}`");
    let metadata = match fs::metadata(file) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(cannot),
    };
    if metadata.as_ref().is_some_and(fs::Metadata::is_dir) {
        bail!("cannot write `{shown}`: it is a folder");
    }
    if metadata.as_ref().is_some_and(|metadata| !metadata.is_file()) {
        let mut device = fs::OpenOptions::new().write(true).open(file).with_context(cannot)?;
        return device.write_all(text.as_bytes()).with_context(cannot);
    }
    let (folder, target) = place(file, metadata.is_some())?;
    if folder.starts_with(root.join("okrs")) {
        bail!("cannot write `{shown}`: under `okrs/` there are documents only");
    }
    if metadata.as_ref().is_some_and(|metadata| metadata.permissions().readonly()) {
        bail!("cannot write `{shown}`: it is read-only");
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".okr-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(&folder).with_context(cannot)?;
    temporary.write_all(text.as_bytes()).with_context(cannot)?;
    if let Some(metadata) = metadata {
        temporary.as_file().set_permissions(metadata.permissions()).with_context(cannot)?;
    }
    temporary.as_file().sync_all().with_context(cannot)?;
    temporary.persist(&target).map_err(|failed| failed.error).with_context(cannot)?;
    Ok(())
}

/// The folder to write in, and the file in it. A link is followed: what it names is written, and it stays.
fn place(file: &Path, is_there: bool) -> Result<(PathBuf, PathBuf)> {
    let shown = file.display();
    let target = if is_there {
        file.canonicalize().with_context(|| format!("cannot write `{shown}`"))?
    } else {
        if file.is_symlink() {
            bail!("cannot write `{shown}`: it is a link that leads nowhere");
        }
        file.to_owned()
    };
    let (Some(folder), Some(name)) = (target.parent(), target.file_name()) else {
        bail!("cannot write `{shown}`: it names no file");
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let real = folder.canonicalize().ok().filter(|real| real.is_dir());
    let folder =
        real.with_context(|| format!("cannot write `{shown}`: there is no folder `{}`", folder.display()))?;
    let target = folder.join(name);
    Ok((folder, target))
}

/// Adds a text to the end of a file.
///
/// # Errors
/// When the disk does not allow it.
pub fn append(file: &Path, text: &str) -> Result<()> {
    let mut file_at_end = fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .with_context(|| format!("cannot write the job's summary `{}`", file.display()))?;
    file_at_end
        .write_all(text.as_bytes())
        .with_context(|| format!("cannot write the job's summary `{}`", file.display()))
}

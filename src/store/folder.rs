//! Writes a whole folder or nothing: it is filled beside its place and then renamed. What stands there already is
//! replaced only where it is empty or was made in the same way, and holds nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// What a folder must look like to be replaced.
#[derive(Debug, Clone, Copy)]
pub struct Owned<'a> {
    /// The file that says that a folder was made so, and what it must say.
    pub manifest: &'a str,
    /// Words that stand in that file.
    pub says: &'a str,
    /// Whether a file of that path, with forward slashes, belongs to it.
    pub holds: fn(&str) -> bool,
}

/// A folder that is being filled. Unless it is kept, nothing of it remains.
#[derive(Debug)]
pub struct NewFolder<'a> {
    place: PathBuf,
    shown: String,
    owned: Owned<'a>,
    temporary: TempDir,
    made: Mutex<BTreeSet<PathBuf>>,
}

impl<'a> NewFolder<'a> {
    /// Begins to fill what shall become `folder`. Under `okrs/` of the repository at `root` there are documents only.
    ///
    /// # Errors
    /// When something else stands there, or when the disk does not allow it.
    pub fn begin(root: &Path, folder: &Path, owned: Owned<'a>) -> Result<Self> {
        let shown = folder.display().to_string();
        let cannot = || format!("cannot write `{shown}`");
        let (parent, place) = place(folder).with_context(cannot)?;
        let documents = root.join("okrs");
        let documents = documents.canonicalize().unwrap_or(documents);
        if place.starts_with(&documents) {
            bail!("cannot write `{shown}`: under `okrs/` there are documents only");
        }
        may_be_replaced(&place, &shown, owned)?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".okr-").suffix(".tmp");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let temporary = builder.tempdir_in(&parent).with_context(cannot)?;
        Ok(Self { place, shown, owned, temporary, made: Mutex::default() })
    }

    /// Writes a file of the new folder, by its path with forward slashes. Several may be written at once.
    ///
    /// # Errors
    /// When the disk does not allow it.
    pub fn write(&self, path: &str, text: &str) -> Result<()> {
        let target = self.temporary.path().join(path);
        let write = || -> std::io::Result<()> {
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder)?;
                if let Ok(mut made) = self.made.lock() {
                    made.insert(folder.to_owned());
                }
            }
            let mut file = fs::File::create_new(&target)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().with_context(|| format!("cannot write `{path}` of `{}`", self.shown))
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// When the disk does not allow it, or something else stands there by now; what stood there stays then.
    pub fn keep(self) -> Result<()> {
        let cannot = || format!("cannot write `{}`", self.shown);
        for folder in self.made.lock().map(|made| made.clone()).unwrap_or_default() {
            sync(&folder);
        }
        may_be_replaced(&self.place, &self.shown, self.owned)?;
        let Some(parent) = self.place.parent() else {
            bail!("cannot write `{}`: it has no place", self.shown)
        };
        let before = tempfile::Builder::new().prefix(".okr-").suffix(".old").tempdir_in(parent);
        let before = before.with_context(cannot)?;
        let aside = before.path().join("before");
        let stood = match fs::rename(&self.place, &aside) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::NotFound => false,
            Err(error) => return Err(error).with_context(cannot),
        };
        if let Err(error) = fs::rename(self.temporary.path(), &self.place) {
            if stood {
                let _ = fs::rename(&aside, &self.place);
            }
            return Err(error).with_context(cannot);
        }
        // It has moved: there is nothing left to remove at its old place.
        let _ = self.temporary.keep();
        sync(parent);
        Ok(())
    }
}

/// Makes what was done to a folder last. File systems that cannot sync a folder need it no more.
fn sync(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// The folder around it, and the folder itself. A link is followed: what it names is written, and it stays.
fn place(folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let place = match folder.canonicalize() {
        Ok(place) => place,
        Err(error) if error.kind() == ErrorKind::NotFound && !folder.is_symlink() => {
            let Some(name) = folder.file_name() else { bail!("it names no folder") };
            let around = folder.parent().filter(|around| !around.as_os_str().is_empty());
            let around = around.unwrap_or(Path::new("."));
            let real = around.canonicalize().ok().filter(|real| real.is_dir());
            real.with_context(|| format!("there is no folder `{}`", around.display()))?.join(name)
        }
        Err(error) => return Err(error.into()),
    };
    let Some(parent) = place.parent() else { bail!("it is the root of the disk") };
    Ok((parent.to_owned(), place))
}

/// Nothing may be lost: what is replaced is empty, or was made so and holds nothing else.
fn may_be_replaced(place: &Path, shown: &str, owned: Owned<'_>) -> Result<()> {
    let mut entries = match fs::read_dir(place) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            bail!("cannot write `{shown}`: it is no folder")
        }
        Err(error) => return Err(error).with_context(|| format!("cannot write `{shown}`")),
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let said = fs::read_to_string(place.join(owned.manifest)).unwrap_or_default();
    if !said.contains(owned.says) {
        bail!("cannot write `{shown}`: it is not empty, and no export that was made before");
    }
    let cannot = || format!("cannot read `{shown}`");
    let mut folders = vec![(place.to_owned(), String::new())];
    while let Some((folder, path)) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(cannot)? {
            let entry = entry.with_context(cannot)?;
            let inner = format!("{path}{}", entry.file_name().to_string_lossy());
            if entry.file_type().with_context(cannot)?.is_dir() {
                folders.push((entry.path(), format!("{inner}/")));
            } else if inner != owned.manifest && !(owned.holds)(&inner) {
                bail!(
                    "cannot write `{shown}`: it holds `{inner}`, which is no part of an export and would be lost"
                );
            }
        }
    }
    Ok(())
}

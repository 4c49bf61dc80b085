//! Makes a git repository with a whole history in a folder that was empty, or nothing. The same history gives the
//! same commits on every machine: names, dates and contents are all given, and no configuration is asked.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};
use git2::build::{CheckoutBuilder, TreeUpdateBuilder};
use git2::{FileMode, Oid, Repository, RepositoryInitOptions, Signature, Time};

use crate::script::{self, History};

/// Where a history ends.
const HEAD: &str = "refs/heads/main";

/// Makes `folder` a repository that holds `history`, with the files of its `main` checked out; gives the id of its
/// last commit.
///
/// # Errors
/// When the folder is there and not empty, or the disk does not allow it; nothing remains then.
pub fn new_repository(folder: &Path, history: &History) -> Result<String> {
    let shown = folder.display();
    let cannot = || format!("cannot write `{shown}`");
    let is_new = match fs::create_dir(folder) {
        Ok(()) => true,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => false,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let around = folder.parent().unwrap_or(folder).display();
            bail!("cannot write `{shown}`: there is no folder `{around}`")
        }
        Err(error) => return Err(error).with_context(cannot),
    };
    match fs::read_dir(folder).map(|mut entries| entries.next().is_some()) {
        Ok(false) => {}
        Ok(true) => bail!("cannot write `{shown}`: the folder is not empty"),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            bail!("cannot write `{shown}`: it is no folder")
        }
        Err(error) => return Err(error).with_context(cannot),
    }
    let made = fill(folder, history).with_context(cannot);
    if made.is_err() && is_new {
        let _ = fs::remove_dir(folder);
    }
    made
}

/// Makes it in a folder inside, and moves that folder's content up when it is whole, `.git` last.
fn fill(folder: &Path, history: &History) -> Result<String> {
    let inner = tempfile::Builder::new().prefix(".okr-").suffix(".tmp").tempdir_in(folder)?;
    let head = make(inner.path(), history)?;
    let mut names: Vec<_> =
        fs::read_dir(inner.path())?.map(|entry| Ok(entry?.file_name())).collect::<std::io::Result<_>>()?;
    names.sort_by_key(|name| (name == ".git", name.clone()));
    for (done, name) in names.iter().enumerate() {
        if let Err(error) = fs::rename(inner.path().join(name), folder.join(name)) {
            for name in &names[..done] {
                let _ = fs::rename(folder.join(name), inner.path().join(name));
            }
            return Err(error.into());
        }
    }
    Ok(head)
}

fn make(folder: &Path, history: &History) -> Result<String> {
    let mut options = RepositoryInitOptions::new();
    // Templates are the user's own, and may hold hooks.
    options.external_template(false).no_reinit(true).initial_head(HEAD);
    let repository = Repository::init_opts(folder, &options)?;
    let ids = commits(&repository, history)?;
    let heads = history.branches.iter().map(|(name, at)| (format!("refs/heads/{name}"), at));
    let tags = history.tags.iter().map(|(name, at)| (format!("refs/tags/{name}"), at));
    for (name, at) in heads.chain(tags) {
        repository.reference(&name, ids[*at], false, "")?;
        // A log of references tells of this machine and this moment, and nothing of the history.
        repository.reflog_delete(&name)?;
    }
    let _ = repository.reflog_delete("HEAD");
    repository.checkout_head(Some(CheckoutBuilder::new().force().disable_filters(true)))?;
    Ok(repository.refname_to_id(HEAD)?.to_string())
}

/// Writes all commits, in order.
fn commits(repository: &Repository, history: &History) -> Result<Vec<Oid>> {
    let mut ids: Vec<Oid> = Vec::with_capacity(history.commits.len());
    for commit in &history.commits {
        let parents: Vec<_> =
            commit.parents.iter().map(|at| repository.find_commit(ids[*at])).collect::<Result<_, _>>()?;
        let before = match parents.first() {
            Some(parent) => parent.tree()?,
            None => repository.find_tree(repository.treebuilder(None)?.write()?)?,
        };
        let mut update = TreeUpdateBuilder::new();
        for (path, bytes) in &commit.changes {
            match bytes {
                Some(bytes) => update.upsert(path.as_str(), repository.blob(bytes)?, FileMode::Blob),
                None => update.remove(path.as_str()),
            };
        }
        let tree = repository.find_tree(update.create_updated(repository, &before)?)?;
        let (author, committer) = (signature(&commit.author)?, signature(&commit.committer)?);
        let parents: Vec<_> = parents.iter().collect();
        ids.push(repository.commit(None, &author, &committer, &commit.message, &tree, &parents)?);
    }
    Ok(ids)
}

fn signature(of: &script::Signature) -> Result<Signature<'static>> {
    Ok(Signature::new(&of.name, &of.email, &Time::new(of.seconds, of.offset))?)
}

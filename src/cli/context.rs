//! What every command shares: where the repository is, which day it is, how to speak.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::Args;
use rayon::prelude::*;

use super::output;
use super::progress::Progress;
use crate::diagnostic::Source;
use crate::document::{self, Date, File};
use crate::model::Portfolio;
use crate::model::touchpoint::Page;
use crate::store::{self, Content, Found, Raw, State};
use crate::text::many;
use crate::yaml::MAX_BYTES;

/// What stands in files instead of what the disk holds, by path from the repository's root.
pub(super) type Instead = BTreeMap<String, Vec<u8>>;

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// The folder to start from instead of the working directory
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The day to speak of, instead of today
    #[arg(long, global = true, env = "OKR_AS_OF", value_name = "DATE", value_parser = |text: &str| text.parse::<Date>())]
    as_of: Option<Date>,
    #[command(flatten)]
    pub(super) color: colorchoice_clap::Color,
    /// Say less
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    verbose: bool,
}

/// What every command shares.
pub(super) struct Context {
    /// The folder to start from.
    start: PathBuf,
    /// The day to speak of: today, unless another was asked for.
    pub(super) day: jiff::civil::Date,
    /// That day, where the command line or the environment gives it.
    pub(super) given_day: Option<Date>,
    /// The same, where the command line does.
    pub(super) asked_day: Option<Date>,
    /// Whether to say less.
    pub(super) quiet: bool,
    /// Whether to say more.
    pub(super) verbose: bool,
}

impl Context {
    /// `is_day_asked`: whether the day stands on the command line, and not only in the environment.
    pub(super) fn new(global: &Global, is_day_asked: bool) -> Result<Self> {
        let start = match &global.root {
            Some(root) => root.clone(),
            None => std::env::current_dir().context("cannot tell the working directory")?,
        };
        let day = global.as_of.map_or_else(|| jiff::Zoned::now().date(), |date| date.0);
        let (given_day, asked_day) = (global.as_of, global.as_of.filter(|_| is_day_asked));
        Ok(Self { start, day, given_day, asked_day, quiet: global.quiet, verbose: global.verbose })
    }

    /// The repository's root.
    pub(super) fn root(&self) -> Result<PathBuf> {
        store::find_root(&self.start)
    }

    /// The folder that paths on the command line are relative to.
    pub(super) fn start(&self) -> &Path {
        &self.start
    }

    /// Everything under `okrs/`, read and linked. Says what was read, when more is to be said.
    /// It lives as long as the process: taking it apart at the end would only cost time.
    pub(super) fn portfolio(&self) -> Result<&'static Portfolio> {
        let root = self.root()?;
        let portfolio: &'static Portfolio = Box::leak(Box::new(portfolio(&root, &Instead::new())?));
        self.say_read(&root, portfolio, self.day);
        Ok(portfolio)
    }

    /// Says what was read, when more is to be said.
    pub(super) fn say_read(&self, root: &Path, portfolio: &Portfolio, day: jiff::civil::Date) {
        if self.verbose {
            let files = many(portfolio.files().len(), "file");
            let seasons = many(portfolio.seasons().len(), "season");
            let folder = root.join("okrs");
            output::say(&format!("read {files} of {seasons} under {}, as of {day}", folder.display()));
        }
    }
}

/// Reads and links everything under `okrs/` of a repository, on all processors; of some files what is given instead.
pub(super) fn portfolio(root: &Path, instead: &Instead) -> Result<Portfolio> {
    let mut found = store::list(root)?;
    found.retain(|found| !instead.contains_key(found.path()));
    let progress = Progress::start("reading", found.len());
    let read = |found: Found| {
        let file = file(found.read());
        progress.step();
        file
    };
    let mut files: Vec<File> = found.into_par_iter().map(read).collect();
    drop(progress);
    files.extend(instead.iter().map(|(path, bytes)| document::read(path, bytes)));
    let content = |path: &str| match instead.get(path) {
        Some(bytes) => Some(Content::Bytes(bytes.clone())),
        None => store::page(root, path),
    };
    Ok(Portfolio::new(files).with_pages(|path| page(path, content(path))))
}

/// Reads and links everything under `okrs/` as a commit holds it.
pub(super) fn portfolio_at(state: &State<'_>) -> Result<Portfolio> {
    let files: Vec<File> = state.files()?.into_par_iter().map(file).collect();
    Ok(Portfolio::new(files).with_pages(|path| page(path, state.page(path))))
}

/// What a file that a touch point names holds.
fn page(path: &str, content: Option<Content>) -> Page {
    match content {
        None => Page::Absent("is not there".to_owned()),
        Some(Content::Link) => Page::Absent("is a symbolic link, and links are not followed".to_owned()),
        Some(Content::Failed(why)) => Page::Absent(why),
        Some(Content::Bytes(bytes)) if bytes.len() > MAX_BYTES => {
            Page::Unread("its file is larger than 1 MiB".to_owned())
        }
        Some(Content::Bytes(bytes)) => match String::from_utf8(bytes) {
            Ok(text) => Page::Text(Arc::new(Source::new(path, text))),
            Err(_) => Page::Unread("its file is not text in UTF-8".to_owned()),
        },
    }
}

/// Reads one file, whatever it is.
pub(super) fn file(raw: Raw) -> File {
    match raw.content {
        Content::Bytes(bytes) => document::read(&raw.path, &bytes),
        Content::Link => {
            document::stray(&raw.path, "a symbolic link is not followed", "put the file itself here")
        }
        Content::Failed(why) => document::unreadable(&raw.path, &format!("the file cannot be read: {why}")),
    }
}

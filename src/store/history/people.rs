//! Whom the commits name: authors, co-authors and reviewers, with what `.mailmap` makes of them.

use git2::{Commit, Mailmap, Repository, Signature};

use super::message;
use crate::model::history::Identity;

/// How the commits of one history name people.
pub(super) struct People {
    mailmap: Option<Mailmap>,
}

impl People {
    /// With the `.mailmap` that a commit holds.
    pub fn of(repository: &Repository, head: &Commit<'_>) -> Self {
        let entry = head.tree().ok().and_then(|tree| tree.get_name(".mailmap").map(|entry| entry.id()));
        let blob = entry.and_then(|id| repository.find_blob(id).ok());
        let text = blob.map(|blob| String::from_utf8_lossy(blob.content()).into_owned());
        Self { mailmap: text.and_then(|text| Mailmap::from_buffer(&text).ok()) }
    }

    /// Adds the author of a commit and those in its `Co-authored-by` trailers.
    pub fn authors(&self, commit: &Commit<'_>, to: &mut Vec<Identity>) {
        for author in self.author(commit).into_iter().chain(self.trailers(commit, "co-authored-by")) {
            add(to, author);
        }
    }

    /// Adds those in the `Reviewed-by` trailers of a commit.
    pub fn reviewers(&self, commit: &Commit<'_>, to: &mut Vec<Identity>) {
        for reviewer in self.trailers(commit, "reviewed-by") {
            add(to, reviewer);
        }
    }

    /// The author of a commit; a forge is nobody.
    pub fn author(&self, commit: &Commit<'_>) -> Option<Identity> {
        let author = commit.author();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let identity = self.identity(&text(author.name_bytes()), &text(author.email_bytes()));
        (!is_forge(&identity)).then_some(identity)
    }

    fn trailers(&self, commit: &Commit<'_>, key: &str) -> Vec<Identity> {
        let text = message::text(commit);
        let Ok(trailers) = git2::message_trailers_strs(&text) else { return Vec::new() };
        let values = trailers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(key));
        let named = values.map(|(_, value)| {
            let (name, email) = value.split_once('<').unwrap_or((value, ""));
            self.identity(name.trim(), email.trim().trim_end_matches('>'))
        });
        named.filter(|identity| !is_forge(identity)).collect()
    }

    fn identity(&self, name: &str, email: &str) -> Identity {
        let mapped = self.mailmap.as_ref().and_then(|mailmap| {
            let signature = Signature::new(name, email, &git2::Time::new(0, 0)).ok()?;
            mailmap.resolve_signature(&signature).ok()
        });
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (mapped_name, mapped_email) = mapped.map_or_else(
            || (name.to_owned(), email.to_owned()),
            |m| (text(m.name_bytes()), text(m.email_bytes())),
        );
        Identity { name: name.to_owned(), email: email.to_owned(), mapped_name, mapped_email }
    }
}

fn add(to: &mut Vec<Identity>, identity: Identity) {
    if !to.contains(&identity) {
        to.push(identity);
    }
}

/// Whether a forge wrote the commit in nobody's name.
fn is_forge(identity: &Identity) -> bool {
    let local = identity.email.split('@').next().unwrap_or_default();
    ["noreply", "no-reply"].iter().any(|nobody| local.eq_ignore_ascii_case(nobody))
}

//! Whom a commit means: its names and addresses, tied to one handle by `people` in org.yaml, then by `.mailmap`.

use std::collections::HashMap;

use super::chronicle::People;
use super::landing::{Identity, Landing};
use crate::document::Handle;
use crate::model::Portfolio;

/// Someone in the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// Somebody whom org.yaml lists.
    Person(Handle),
    /// Somebody who is known only by what the commit says.
    Stranger(String),
}

impl Named {
    /// The handle, of somebody who has one.
    #[must_use]
    pub fn handle(&self) -> Option<&Handle> {
        match self {
            Self::Person(handle) => Some(handle),
            Self::Stranger(_) => None,
        }
    }

    /// What they are called.
    #[must_use]
    pub fn called(&self) -> &str {
        match self {
            Self::Person(handle) => &handle.0,
            Self::Stranger(name) => name,
        }
    }
}

/// The names by which the organisation knows people.
pub(super) struct Names<'a> {
    emails: HashMap<String, &'a Handle>,
    words: HashMap<String, &'a Handle>,
    logins: HashMap<String, &'a Handle>,
}

impl<'a> Names<'a> {
    pub fn of(portfolio: &'a Portfolio) -> Self {
        let mut names = Self { emails: HashMap::new(), words: HashMap::new(), logins: HashMap::new() };
        for person in portfolio.org().iter().flat_map(|org| &org.document.people) {
            let handle = &person.handle;
            for email in &person.emails {
                names.emails.entry(email.to_lowercase()).or_insert(handle);
            }
            for login in person.login.iter().chain([&handle.0]) {
                names.logins.entry(login.to_lowercase()).or_insert(handle);
            }
            for word in person.aka.iter().chain(&person.login).chain([&handle.0]) {
                names.words.entry(word.to_lowercase()).or_insert(handle);
            }
        }
        names
    }

    /// Who landed something. Who merged it looked at it, unless it is their own.
    pub fn of_landing(&self, landing: &Landing) -> People {
        let mut people = People::default();
        for author in &landing.authors {
            add(&mut people.authors, self.named(author));
        }
        for reviewer in landing.reviewers.iter().chain(&landing.merger) {
            let reviewer = self.named(reviewer);
            if !people.authors.contains(&reviewer) {
                add(&mut people.reviewers, reviewer);
            }
        }
        people
    }

    fn named(&self, identity: &Identity) -> Named {
        let by_email = |email: &str| self.emails.get(&email.to_lowercase());
        let found = by_email(&identity.email)
            .or_else(|| by_email(&identity.mapped_email))
            .or_else(|| self.logins.get(&login(&identity.email)?))
            .or_else(|| self.words.get(&identity.mapped_name.to_lowercase()));
        match found {
            Some(handle) => Named::Person((*handle).clone()),
            None if identity.mapped_name.is_empty() => Named::Stranger(identity.mapped_email.clone()),
            None => Named::Stranger(identity.mapped_name.clone()),
        }
    }
}

/// The login in an address by which a forge hides the real one: `123+name@users.noreply.github.com`.
fn login(email: &str) -> Option<String> {
    let (local, host) = email.split_once('@')?;
    let is_hidden = host.starts_with("users.noreply.") || host.starts_with("noreply.");
    is_hidden.then(|| local.rsplit('+').next().unwrap_or(local).to_lowercase())
}

fn add(to: &mut Vec<Named>, named: Named) {
    if !to.contains(&named) {
        to.push(named);
    }
}

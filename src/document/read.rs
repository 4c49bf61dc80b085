//! The one reader of people's files: path and bytes → typed document and every finding.

use std::sync::{Arc, OnceLock};

use serde::de::DeserializeOwned;

use super::decode::decode;
use super::judge::judge;
use super::kind::{Home, KINDS, Kind};
use super::shape::{Shape, compile};
use super::{CheckIn, Intake, Org, Partnership, Plan, Policy, PostMortem, PreMortem, Season};
use crate::diagnostic::{Finding, Source, Span};
use crate::yaml::{Tree, load};

/// A typed document.
#[derive(Debug, Clone, PartialEq)]
pub enum Document {
    /// The organisation.
    Org(Box<Org>),
    /// The shared standards.
    Policy(Box<Policy>),
    /// A season.
    Season(Box<Season>),
    /// A plan, the DAO's too.
    Plan(Box<Plan>),
    /// A check-in.
    CheckIn(Box<CheckIn>),
    /// An intake.
    Intake(Box<Intake>),
    /// A pre-mortem.
    PreMortem(Box<PreMortem>),
    /// A post-mortem.
    PostMortem(Box<PostMortem>),
    /// A partnership review.
    Partnership(Box<Partnership>),
}

/// One file as it was read.
#[derive(Debug)]
pub struct File {
    /// Its text and path.
    pub source: Arc<Source>,
    /// What its path says; `None` when the file is misplaced.
    pub home: Option<Home>,
    /// Its tree; `None` when it is no YAML that could be read to its end.
    pub tree: Option<Tree>,
    /// What could be read; `None` when it lacks what it cannot do without.
    pub document: Option<Document>,
    /// Everything that was found.
    pub findings: Vec<Finding>,
}

/// Reads the file at `path` (from the repository's root, with forward slashes).
#[must_use]
pub fn read(path: &str, bytes: &[u8]) -> File {
    let home = match Home::of(path) {
        Ok(home) => home,
        Err((message, help)) => return stray(path, &message, &help),
    };
    let loaded = load(path, bytes);
    let mut findings = loaded.findings;
    let mut document = None;
    if let Some(tree) = &loaded.tree {
        let judged = judge(tree, shape(home.kind));
        findings.extend(judged.findings);
        match typed(home.kind, tree, &judged.bad) {
            Ok(found) => document = Some(found),
            Err(error) if findings.is_empty() => {
                // The shape and the types are one description; should they ever differ, people are told.
                let finding = Finding::new("wrong-type", &loaded.source, Span::default(), error.to_string());
                findings.push(finding.help("please report this as a fault of okr"));
            }
            Err(_) => {}
        }
    }
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    File { source: loaded.source, home: Some(home), tree: loaded.tree, document, findings }
}

/// A file that has no place under `okrs/`, with the finding that says so.
#[must_use]
pub fn stray(path: &str, message: &str, help: &str) -> File {
    let source = Arc::new(Source::new(path, ""));
    let finding = Finding::new("misplaced-file", &source, Span::default(), message).help(help);
    File { source, home: None, tree: None, document: None, findings: vec![finding] }
}

/// A file that could not be read at all, with the finding that says so.
#[must_use]
pub fn unreadable(path: &str, message: &str) -> File {
    let source = Arc::new(Source::new(path, ""));
    let finding = Finding::new("invalid-yaml", &source, Span::default(), message)
        .help("make it a plain file that can be read");
    File { source, home: Home::of(path).ok(), tree: None, document: None, findings: vec![finding] }
}

/// The shape of a kind, compiled once.
fn shape(kind: Kind) -> &'static Shape {
    static SHAPES: OnceLock<Vec<(Kind, Shape)>> = OnceLock::new();
    let shapes =
        SHAPES.get_or_init(|| KINDS.map(|kind| (kind, compile(&super::schema::schema(kind)))).into());
    shapes.iter().find(|(known, _)| *known == kind).map_or(&Shape::Any, |(_, shape)| shape)
}

fn typed(kind: Kind, tree: &Tree, bad: &[bool]) -> Result<Document, serde::de::value::Error> {
    fn of<T: DeserializeOwned>(
        tree: &Tree,
        bad: &[bool],
        wrap: fn(Box<T>) -> Document,
    ) -> Result<Document, serde::de::value::Error> {
        decode::<T>(tree, bad).map(|document| wrap(Box::new(document)))
    }
    match kind {
        Kind::Org => of(tree, bad, Document::Org),
        Kind::Policy => of(tree, bad, Document::Policy),
        Kind::Season => of(tree, bad, Document::Season),
        Kind::DaoPlan | Kind::Plan => of(tree, bad, Document::Plan),
        Kind::CheckIn => of(tree, bad, Document::CheckIn),
        Kind::Intake => of(tree, bad, Document::Intake),
        Kind::PreMortem => of(tree, bad, Document::PreMortem),
        Kind::PostMortem => of(tree, bad, Document::PostMortem),
        Kind::Partnership => of(tree, bad, Document::Partnership),
    }
}

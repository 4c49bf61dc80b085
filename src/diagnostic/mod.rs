//! What is said about people's files: source texts, places in them, findings and their levels.
//! Knows no rule and no document.

mod finding;
mod level;
mod source;

pub use finding::{About, Finding, Fix, Landed, Related};
pub use level::{Level, Stage};
pub use source::{Position, Source, Span};

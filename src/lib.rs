//! `okr`: objectives and key results as code.
//!
//! The map, from the ground up; imports only go down, and modules on one floor do not meet:
//!
//! | floor | module | what |
//! |---|---|---|
//! | 0 | [`text`] | strangers' text made harmless and readable |
//! | 0 | [`diagnostic`] | findings, levels, places, source texts |
//! | 1 | [`yaml`] | people's YAML as a tree with the bytes of every key and value |
//! | 1 | [`script`] | a git history told in plain text |
//! | 2 | [`document`] | the kinds of documents, and the reader |
//! | 4 | [`draft`] | what to create or change, as paths and new text |

pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod draft;
pub mod model;
pub mod report;
pub mod script;
pub mod store;
pub mod text;
pub mod yaml;

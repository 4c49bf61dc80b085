//! The formats of `okr check`: pure functions from what was found to text.

mod excerpt;
pub mod human;
pub mod json;
pub mod short;

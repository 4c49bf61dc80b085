//! Finished views as text; no format computes.

mod json;
mod text;

pub use json::json;
pub use text::text;

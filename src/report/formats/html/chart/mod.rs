//! Charts as inline SVG. Each is an image with words that say what it shows, and its numbers stand in a table.

pub(super) mod alignment;
pub(super) mod burn_up;
mod frame;
pub(super) mod pace;

pub(super) use frame::{Frame, at, dot, label, path, svg};

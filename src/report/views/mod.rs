//! What each view shows, computed and sorted once.

pub mod summary;

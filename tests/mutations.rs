//! Strangers' bytes: whatever a file holds, reading and scoring it never panics, and every finding has a
//! place that can be shown.
#![allow(clippy::disallowed_methods, reason = "tests are outside the tool's doors")]

mod hostile;

//! Whether a report that was made before is what the data say now. What the file itself tells (day, season, group, view,
//! form) says which report that would be; ids that git gives and the tool's version are left aside.

mod claim;
mod difference;

pub use claim::Claim;
pub use difference::{Difference, difference};

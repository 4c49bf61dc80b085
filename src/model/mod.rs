//! What OKRs mean: the portfolio of all files linked, schedules, scores, pace, roll-ups and money.
//! Pure: no disk, no clock, no terminal.

pub mod alignment;
pub mod commitment;
pub mod compliance;
mod filed;
mod item;
mod ledger;
pub mod money;
mod portfolio;
pub mod process;
pub mod schedule;
pub mod score;
mod season;

pub use filed::Filed;
pub use item::{ItemId, Missing};
pub use ledger::ledger;
pub use portfolio::Portfolio;
pub use season::SeasonView;

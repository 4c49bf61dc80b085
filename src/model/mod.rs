//! What OKRs mean: the portfolio of all files linked, schedules, scores, pace, roll-ups and money.
//! Pure: no disk, no clock, no terminal.

pub mod action;
pub mod alignment;
pub mod commitment;
pub mod compliance;
pub mod diff;
mod filed;
pub mod history;
mod item;
mod ledger;
pub mod membership;
pub mod money;
mod portfolio;
pub mod process;
pub mod promise;
pub mod review;
pub mod risk;
pub mod schedule;
pub mod score;
mod season;
pub mod touchpoint;
pub mod trend;

pub use filed::Filed;
pub use item::{ItemId, Missing};
pub use ledger::ledger;
pub use portfolio::Portfolio;
pub use season::SeasonView;

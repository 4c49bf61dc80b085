//! What git history says of the record: what was promised, when it was changed, by whom, who reviewed it.
//! Pure: landings and files in, plain values out; `store` reads git.

mod account;
mod belonging;
mod breach;
mod chronicle;
mod commitment;
mod decision;
mod event;
mod landing;
mod moved;
mod person;
mod report;
mod swap;
mod tally;
mod telling;

pub use account::{Account, accounts};
pub use belonging::Belonging;
pub use breach::{Breach, BreachKind};
pub use chronicle::{Chronicle, Key, People, Version, effective, standing};
pub use commitment::{Committed, State};
pub use decision::{Act, Decided, Rewritten, Told, decisions};
pub use event::{Event, Happened, Reason, Told as ToldOf};
pub use landing::{Change, Identity, Landing, Past, Stands, Switch, Tag};
pub use person::Named;
pub use report::{Filing, Rewrite, What};
pub use swap::Swap;
pub use tally::Tally;
pub use telling::told;

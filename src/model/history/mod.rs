//! What git history says of the record: what was promised, when it was changed, by whom, who reviewed it.

mod landing;

pub use landing::{Change, Identity, Landing, Past, Stands, Switch, Tag};

//! People's YAML as a tree in which every key and value knows its bytes.
//! Knows YAML and its limits; knows nothing of what a document should hold.

mod alias;
mod builder;
mod edit;
mod keys;
mod load;
mod path;
mod quote;
mod scalar;
mod spot;
mod tree;

pub use edit::{Edited, Unedited, append, on_one_line, remove, set};
pub use load::{Loaded, MAX_BYTES, MAX_DEPTH, MAX_EXPANDED, load};
pub use path::{Step, follow, path};
pub use quote::quote;
pub use scalar::{Plain, plain_kind};
pub use spot::Spot;
pub use tree::{At, Node, NodeId, Style, Text, Tree, Value};

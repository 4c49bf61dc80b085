//! Strangers' text made harmless and readable: escapes, nearest names, widths, plurals.
//! Knows no documents and no formats.

mod markup;
mod nearest;
mod visible;
mod words;

pub use markup::{markdown, markdown_code, xml};
pub use nearest::nearest;
pub use visible::{acts, inert, visible, visible_char, visible_line};
pub use words::{cut, list, many, plain, thousands, width, wrap};

//! Signs and numbers as they stand in a line of the page.

use super::node::{Node, el};
use crate::report::formats::sign::Sign;

/// The class that gives a sign its colour.
pub(super) fn class(sign: Sign) -> &'static str {
    match sign {
        Sign::Good => "good",
        Sign::Care => "care",
        Sign::Bad => "bad",
        Sign::Nothing => "nothing",
    }
}

/// A sign in its colour. Words beside it say the same, so it is not read aloud.
pub(super) fn sign(sign: Sign) -> Node {
    el("span")
        .class(&format!("sign {}", class(sign)))
        .attr("aria-hidden", "true")
        .text(&sign.character().to_string())
}

/// Words in the colour of their sign.
pub(super) fn state(of: Sign, words: &str) -> Node {
    el("span").class(class(of)).text(words)
}

/// Something secondary.
pub(super) fn faint(inner: Node) -> Node {
    el("span").class("faint").push(inner)
}

//! What all charts are made of: a frame with two straight scales, and a few shapes.

use std::fmt::Write as _;

use crate::report::formats::html::node::{Node, el};
use crate::text::plain;

/// A place in a chart, or a length, in its own units: one decimal is finer than a screen.
pub(in crate::report::formats::html) fn at(number: f64) -> String {
    plain(number, 1)
}

/// The space of a chart and the part of it in which data are drawn.
#[derive(Debug, Clone, Copy)]
pub(in crate::report::formats::html) struct Frame {
    pub width: f64,
    pub height: f64,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Frame {
    /// From left to right, for a share of 0 to 1.
    pub fn x(&self, share: f64) -> f64 {
        self.left + share * (self.width - self.left - self.right)
    }

    /// From the bottom up, for a share of 0 to 1.
    pub fn y(&self, share: f64) -> f64 {
        self.height - self.bottom - share * (self.height - self.top - self.bottom)
    }

    /// The empty chart, with words for those who do not see it.
    pub fn svg(&self, class: &str, told: &str) -> Node {
        svg(self.width, self.height, class).attr("role", "img").attr("aria-label", told)
    }
}

/// An empty drawing of a size.
pub(in crate::report::formats::html) fn svg(width: f64, height: f64, class: &str) -> Node {
    el("svg").class(class).attr("viewBox", &format!("0 0 {} {}", at(width), at(height)))
}

/// A line through points.
pub(in crate::report::formats::html) fn path(
    class: &str,
    points: impl IntoIterator<Item = (f64, f64)>,
) -> Node {
    let mut steps = String::new();
    for (x, y) in points {
        steps.push_str(if steps.is_empty() { "M" } else { "L" });
        let _ = write!(steps, "{} {}", at(x), at(y));
    }
    el("path").class(class).attr("d", &steps)
}

/// A dot.
pub(in crate::report::formats::html) fn dot(class: &str, (x, y): (f64, f64), radius: f64) -> Node {
    el("circle").class(class).attr("cx", &at(x)).attr("cy", &at(y)).attr("r", &at(radius))
}

/// Words at a place; `anchor` is `start`, `middle` or `end`.
pub(in crate::report::formats::html) fn label(
    class: &str,
    (x, y): (f64, f64),
    anchor: &str,
    words: &str,
) -> Node {
    el("text").class(class).attr("x", &at(x)).attr("y", &at(y)).attr("text-anchor", anchor).text(words)
}

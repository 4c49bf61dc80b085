//! Hostile bytes by chance and by hand, and what must hold for each of them.

mod by_chance;
mod by_hand;
mod mutator;
mod soundness;

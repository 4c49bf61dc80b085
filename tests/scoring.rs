//! Scores, pace, grades, due dates and money: properties of the formulas, properties of whole records made at
//! random, and one small example for each crisp claim of how they are computed.

mod scores;

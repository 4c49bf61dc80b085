//! Scores, pace and grades of one season on one day (scoring.md). The one place that computes them.

mod assemble;
mod course;
mod day;
mod formula;
mod key_result;
mod leaf;
mod objective;
pub(in crate::model) mod order;
mod pace;
mod parts;
mod plan;
mod reading;
mod roll_up;
mod scorer;
mod status;

pub use course::{Courses, Point};
pub use day::{Standing, standing};
pub use formula::{Goal, NEAR, Scored, mean, near, score};
pub use key_result::{KeyResultScore, Quantity, Told};
pub use objective::{ObjectiveScore, Promised};
pub use pace::{Pace, line};
pub use plan::{PlanScore, PriorityScore, SeasonScore};
pub use reading::{Reading, Reports, SoFar};
pub use roll_up::{Coverage, RollUp, Weighed, roll_up};
pub use scorer::{score_as_it_stands, score_at_due_date, score_season};
pub use status::{Counts, Grade, GroupStatus, STATUSES, Status, grade, worst};

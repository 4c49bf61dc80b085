//! The kinds of documents: their types, which are the one description of their shape, and the reader
//! that turns a file into a typed document and all of its findings. Knows no other file than the one it reads.

mod checkin;
mod decode;
pub mod form;
mod intake;
mod judge;
mod judge_fixes;
mod judge_scalar;
mod kind;
mod measure;
mod org;
mod partnership;
mod plan;
mod policy;
mod postmortem;
mod premortem;
mod read;
mod record;
mod reference;
mod scalar;
mod schema;
mod season;
mod shape;
mod value;
mod waivers;

pub use checkin::{CheckIn, Entry, Said, Spent};
pub use intake::{Answered, Intake, IntakeKind, Interviewed, Part};
pub use kind::{Home, KINDS, Kind};
pub use measure::{Band, Bound, Judged, MEASURES, Measure, Milestone, Milestones, Parts, Path};
pub use org::{Goal, Group, GroupKind, Org, OrgValue, Person, Scope, ServedValue, Shown, TouchPoint};
pub use partnership::{
    Alignment, Conflict, Decided, Interest, Partnership, PartnershipDecision, ValueAnswer,
};
pub use plan::{
    Ambition, Answer, Budget, BudgetLine, Fit, KeyResult, LineSum, Need, Objective, Plan, Priority, Seat,
    ThemeFit,
};
pub use policy::{Bands, CountBand, Grades, Limits, Policy, RollUp, ShareBand, Words};
pub use postmortem::{Action, IndependentScore, ItemDecision, Outcome, PostMortem, RiskOutcome, Verdict};
pub use premortem::{Cause, PreMortem, Risk};
pub use read::{Document, File, read, stray, unreadable};
pub use record::{Amendment, Days, Decision, Reasoned, Waiver, Withdrawal};
pub use reference::parse as parse_reference;
pub use scalar::{Amount, Currency, Date, Handle, Id, Link, Number, Reference, Slug, is_amount, is_decimal};
pub use schema::schema;
pub use season::{
    Cadence, Every, Imported, Participant, Release, Season, SeasonBudget, SeasonDecision, Signature,
    Standards, Theme,
};
pub use value::{Any, Baseline, Measured, Unknown};

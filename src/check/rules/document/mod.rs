//! The family `document`: can the file be trusted? Its rules are errors at every stage and cannot be waived.

mod bad_id;
mod duplicate_id;
mod duplicate_key;
mod impossible_date;
mod invalid_yaml;
mod misplaced_file;
mod missing_field;
mod unknown_choice;
mod unknown_field;
mod unknown_goal;
mod unknown_group;
mod unknown_person;
mod unknown_reference;
mod unknown_rule;
mod unknown_value;
mod unsupported_yaml;
mod unwaivable_rule;
mod wrong_season;
mod wrong_type;

use super::Family;

/// The family.
pub(super) const FAMILY: Family = Family {
    id: "document",
    asks: "Can the file be trusted?",
    rules: &[
        invalid_yaml::RULE,
        duplicate_key::RULE,
        unsupported_yaml::RULE,
        unknown_field::RULE,
        missing_field::RULE,
        wrong_type::RULE,
        unknown_choice::RULE,
        impossible_date::RULE,
        bad_id::RULE,
        duplicate_id::RULE,
        misplaced_file::RULE,
        unknown_reference::RULE,
        unknown_person::RULE,
        unknown_group::RULE,
        unknown_value::RULE,
        unknown_goal::RULE,
        unknown_rule::RULE,
        wrong_season::RULE,
        unwaivable_rule::RULE,
    ],
};

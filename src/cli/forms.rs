//! The forms of a report's output, by name, as the command line offers them.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::report::formats::{FORMATS, Format};

/// Takes the name of a form of which a command is able.
pub(super) fn forms(is_able: fn(&Format) -> bool) -> impl TypedValueParser<Value = &'static Format> {
    let able = FORMATS.iter().filter(move |format| is_able(format));
    let named = able.map(|format| PossibleValue::new(format.id).help(format.about));
    PossibleValuesParser::new(named)
        .try_map(|id| FORMATS.iter().find(|format| format.id == id).copied().ok_or("no such form"))
}

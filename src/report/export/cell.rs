//! The cells of an export: each has the type of its column, and is drawn by the format.

use std::borrow::Cow;

use jiff::civil;
use rust_decimal::Decimal;

use crate::document::{Date, Number};
use crate::report::number::Computed;
use crate::report::views::summary::Value;

/// One cell. What does not exist is nothing, never 0 and never an empty text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Integer(i64),
    /// A number as it was written.
    Written(Number),
    /// A number that was computed.
    Computed(f64),
    Amount(Decimal),
    Boolean(bool),
    Date(civil::Date),
    List(Vec<String>),
}

/// What may or may not be there, as a cell: the constructors below take anything that can become one of their type.
macro_rules! cells {
    ($($name:ident($holder:ident): $($from:ty => |$value:ident| $cell:expr),+;)+) => {
        $(
            /// A cell of one type.
            pub(super) struct $holder<'a>(Cell<'a>);

            $(impl<'a> From<$from> for $holder<'a> {
                fn from($value: $from) -> Self {
                    Self($cell)
                }
            })+

            $(impl<'a> From<Option<$from>> for $holder<'a> {
                fn from(value: Option<$from>) -> Self {
                    value.map_or(Self(Cell::Nothing), Self::from)
                }
            })+

            impl<'a> Cell<'a> {
                pub fn $name(value: impl Into<$holder<'a>>) -> Self {
                    value.into().0
                }
            }
        )+
    };
}

cells! {
    text(Text):
        &'a str => |text| Cell::Text(Cow::Borrowed(text)),
        String => |text| Cell::Text(Cow::Owned(text));
    integer(Integer):
        usize => |count| i64::try_from(count).map_or(Cell::Nothing, Cell::Integer),
        i64 => |count| Cell::Integer(count);
    number(Figure):
        f64 => |number| Cell::Computed(number),
        Computed => |number| Cell::Computed(number.0),
        &'a Number => |number| Cell::Written(number.clone()),
        &Value<'a> => |value| figure(value);
    amount(Money):
        Decimal => |amount| Cell::Amount(amount);
    boolean(Truth):
        bool => |truth| Cell::Boolean(truth);
    date(Day):
        civil::Date => |day| Cell::Date(day),
        Date => |day| Cell::Date(day.0);
    list(List):
        Vec<String> => |items| Cell::List(items);
}

/// A value as one number: yes is 1 and no is 0; milestones are a list of their own.
fn figure<'a>(value: &Value<'_>) -> Cell<'a> {
    match value {
        Value::Written(written) => Cell::Written(written.0.clone()),
        Value::Computed(computed) => Cell::Computed(computed.0),
        Value::Truth(truth) => Cell::Integer(i64::from(*truth)),
        Value::Milestones(_) => Cell::Nothing,
    }
}

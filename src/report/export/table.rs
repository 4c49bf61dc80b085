//! What a table is: its name, its columns with their types and meanings, and how a row becomes cells. Header, keys,
//! manifest and `docs/export.md` all follow from one list a table, so that none can say what another does not.

use serde::{Serialize, Serializer};

use super::cell::Cell;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number as computers hold it: 64 bits.
    Number,
    /// An exact decimal.
    Amount,
    /// true or false.
    Boolean,
    /// A day.
    Date,
    /// Several names.
    List,
}

/// All types.
pub const TYPES: [Type; 7] =
    [Type::Text, Type::Integer, Type::Number, Type::Amount, Type::Boolean, Type::Date, Type::List];

impl Type {
    /// The word for it in the manifest.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Amount => "amount",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::List => "list",
        }
    }

    /// How it is written.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Text => "any text, in UTF-8",
            Self::Integer => "a whole number",
            Self::Number => {
                "a number; what was computed has at most nine decimals, the rest is as it was written"
            }
            Self::Amount => "an exact decimal of at most 28 digits, never a binary float; in NDJSON a string",
            Self::Boolean => "`true` or `false`",
            Self::Date => "a day, `YYYY-MM-DD`",
            Self::List => {
                "names without spaces: in NDJSON an array of strings, in CSV with a space between them (an empty list is empty, too)"
            }
        }
    }

    /// What an SQL engine may call it, in NDJSON.
    #[must_use]
    pub fn sql(self) -> &'static str {
        match self {
            Self::Text => "VARCHAR",
            Self::Integer => "BIGINT",
            Self::Number => "DOUBLE",
            Self::Amount => "DECIMAL(38, 10)",
            Self::Boolean => "BOOLEAN",
            Self::Date => "DATE",
            Self::List => "VARCHAR[]",
        }
    }
}

impl Serialize for Type {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// A column.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Column {
    /// Its name: the header in CSV, the key in NDJSON.
    pub name: &'static str,
    /// Its type.
    pub r#type: Type,
    /// What it means.
    #[serde(skip)]
    pub about: &'static str,
}

impl Column {
    const fn new(name: &'static str, r#type: Type, about: &'static str) -> Self {
        Self { name, r#type, about }
    }

    pub(super) const fn text(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Type::Text, about)
    }

    pub(super) const fn integer(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Type::Integer, about)
    }

    pub(super) const fn number(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Type::Number, about)
    }

    pub(super) const fn amount(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Type::Amount, about)
    }

    pub(super) const fn boolean(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Type::Boolean, about)
    }

    pub(super) const fn date(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Type::Date, about)
    }

    pub(super) const fn list(name: &'static str, about: &'static str) -> Self {
        Self::new(name, Type::List, about)
    }
}

/// The columns with which every row of every table begins, so that rows of many repositories can be told apart.
pub const FIRST: [Column; 2] = [
    Column::text("organisation", "The organisation's name"),
    Column::text("revision", "Git's tree id of `okrs/`, from which the export was made"),
];

/// A table.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name: its folder.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// Whether its rows lie in one folder a season.
    pub by_season: bool,
    /// Its own columns, after the first ones.
    pub own: &'static [Column],
}

impl Table {
    /// All its columns, in their order.
    pub fn columns(&self) -> impl Iterator<Item = &Column> {
        FIRST.iter().chain(self.own)
    }
}

/// A row of a table.
pub(super) trait Row {
    const TABLE: Table;

    /// Its own cells, one a column.
    fn cells(&self) -> Vec<Cell<'_>>;
}

/// Makes a type the row of a table: for each column its name, type, cell and meaning.
macro_rules! table {
    ($row:ty, $name:literal, by_season: $by_season:literal, $about:literal, |$this:ident| {
        $($column:literal: $type:ident = $cell:expr, $meaning:literal;)+
    }) => {
        impl $crate::report::export::table::Row for $row {
            const TABLE: $crate::report::export::Table = $crate::report::export::Table {
                name: $name,
                about: $about,
                by_season: $by_season,
                own: &[$($crate::report::export::Column::$type($column, $meaning)),+],
            };

            fn cells(&self) -> Vec<$crate::report::export::cell::Cell<'_>> {
                let $this = self;
                vec![$($crate::report::export::cell::Cell::$type($cell)),+]
            }
        }
    };
}
pub(super) use table;

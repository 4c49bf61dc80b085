//! Tables without borders, fitted to the page.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};

pub(super) use crate::report::formats::section::Set;
use crate::text::visible_line;

/// Space left and right of columns; a rule under the header.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));
const BARE: TableStyle = TableStyle::new();

/// The lines of a table of at most so many columns. Cells are made harmless here, once.
pub(super) fn lines(
    header: Option<&[&str]>,
    sets: &[Set],
    rows: &[Vec<String>],
    columns: usize,
) -> Vec<String> {
    let mut table = Table::new();
    table.load_style(if header.is_some() { STYLE } else { BARE });
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(columns).unwrap_or(u16::MAX));
    let cell = |(text, set): (&str, &Set)| {
        let align = if *set == Set::Number { CellAlignment::Right } else { CellAlignment::Left };
        Cell::new(visible_line(text)).set_alignment(align)
    };
    if let Some(header) = header {
        table.set_header(header.iter().copied().zip(sets).map(cell).collect::<Vec<_>>());
    }
    for row in rows {
        table.add_row(row.iter().map(String::as_str).zip(sets).map(cell).collect::<Vec<_>>());
    }
    for (index, set) in sets.iter().enumerate() {
        if let Some(column) = table.column_mut(index) {
            column.set_padding((0, if *set == Set::Sign { 1 } else { 2 }));
            if *set == Set::Sign {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(2)));
            } else if *set == Set::Words {
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(14)));
            } else {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
    }
    table.lines().map(|line| line.trim_end().to_owned()).collect()
}

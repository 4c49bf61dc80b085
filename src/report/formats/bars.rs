//! Numbers over time as a line of bars.

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The latest numbers, at most so many: each a bar between 0 and the top; `·` where there is none.
pub(super) fn bars(numbers: impl DoubleEndedIterator<Item = Option<f64>>, top: f64, most: usize) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to top becomes 0 to 7")]
    let bar = |number: f64| BARS[((number / top).clamp(0.0, 1.0) * 7.0).round() as usize];
    let latest: Vec<char> = numbers.rev().take(most).map(|number| number.map_or('·', bar)).collect();
    latest.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::bars;

    #[test]
    fn the_latest_are_shown_from_low_to_high() {
        let numbers = [Some(0.3), Some(0.0), None, Some(0.5), Some(1.0), Some(7.0)];
        assert_eq!(bars(numbers.into_iter(), 1.0, 5), "▁·▅██");
        assert_eq!(bars([].into_iter(), 1.0, 5), "");
    }
}

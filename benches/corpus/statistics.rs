//! What a set of messages is like on average.

/// Averages over a set of messages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statistics {
    /// Bytes of a message, on average.
    pub(crate) mean: f64,
    /// Half of the messages have at most so many bytes.
    pub(crate) p50: usize,
    /// Nine of ten messages have at most so many bytes.
    pub(crate) p90: usize,
    /// Delimiters and block markers in a message, on average.
    pub(crate) markers: f64,
    /// Line breaks in a message, on average.
    pub(crate) newlines: f64,
    /// The share of messages that have no marker.
    pub(crate) unmarked: f64,
    /// The share of bytes that are not ASCII, over all messages.
    pub(crate) non_ascii: f64,
}

/// Measures a set of messages, which must not be empty.
pub(crate) fn statistics(messages: &[String]) -> Statistics {
    let mut lengths: Vec<usize> = messages.iter().map(String::len).collect();
    lengths.sort_unstable();
    let bytes: usize = lengths.iter().sum();
    let sum =
        |count: fn(&str) -> usize| messages.iter().map(|message| count(message)).sum::<usize>();
    let unmarked = messages
        .iter()
        .filter(|message| markers(message) == 0)
        .count();
    Statistics {
        mean: ratio(bytes, messages.len()),
        p50: lengths[messages.len() / 2],
        p90: lengths[messages.len() * 9 / 10],
        markers: ratio(sum(markers), messages.len()),
        newlines: ratio(sum(|message| message.matches('\n').count()), messages.len()),
        unmarked: ratio(unmarked, messages.len()),
        non_ascii: ratio(sum(non_ascii), bytes),
    }
}

/// How many delimiters and block markers a message has. What begins a line is counted by its look.
pub(crate) fn markers(message: &str) -> usize {
    let delimiters = message.matches(['*', '_', '~', '`']).count();
    let blocks = message.lines().filter(|line| {
        let rest = line.trim_start_matches(|character: char| character.is_ascii_digit());
        line.starts_with("- ")
            || line.starts_with("> ")
            || rest.len() < line.len() && rest.starts_with(". ")
    });
    delimiters + blocks.count()
}

/// How many bytes of a message are not ASCII.
pub(crate) fn non_ascii(message: &str) -> usize {
    message.bytes().filter(|byte| !byte.is_ascii()).count()
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

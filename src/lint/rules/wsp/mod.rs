//! WSP: whitespace and structure.

mod spaces;

super::family! {
    trailing_space
    edge_whitespace
    double_space
    too_many_newlines
    tab
    space_run
    crlf
    newline_in_short_field
    space_before_punctuation
    space_aligned_text
}

//! VAR: variables and placeholders.

mod braces;
mod given;
mod group;
mod icu;

pub(super) use icu::plurals as icu_plurals;
pub(super) use too_many_variables::count_words;

super::family! {
    variable_gap
    variable_not_from_one
    variable_at_edge
    adjacent_variables
    malformed_variable
    variable_name_chars
    mixed_variable_styles
    unknown_variable
    unused_variable
    too_many_variables
    bare_variable_line
    param_whitespace
    empty_sample
    foreign_placeholder
    icu_syntax
    header_variables
    footer_variable
    variable_in_url_host
    placeholder_in_code_or_marker_edge
    studio_unknown_widget
    sample_shape
    dlt_variable
}

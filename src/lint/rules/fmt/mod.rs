//! FMT: WhatsApp formatting that does not come out as meant.

mod list;

super::family! {
    unclosed_marker
    space_inside_marker
    intraword_marker
    marker_crosses_newline
    marker_glued_after
    marker_after_punctuation
    empty_marker
    overlapping_markers
    redundant_nesting
    nesting_order_style
    formatted_url
    marker_in_url
    marker_in_data
    variable_in_marker
    unclosed_code_block
    unclosed_inline_code
    code_block_language
    marker_inside_code
    bullet_spacing
    nested_list
    unicode_bullet
    ordered_list_numbering
    list_number_too_long
    quote_spacing
    nested_quote
    formatting_unsupported_here
    bold_overuse
    accidental_formatting
    marker_list_ambiguity
}

pub(in crate::lint) use nested_list::is_indented_item;

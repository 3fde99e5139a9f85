//! TPL: templates, buttons and lists.

super::family! {
    template_name
    missing_category
    missing_sample
    duplicate_button_title
    too_many_buttons
    too_many_rows
    empty_button_title
    id_edge_space
    unknown_field
    content_type_not_initiating
    media_suffix
    one_language
}

//! MKD: Markdown, HTML and other markup that leaks through.

mod angles;
mod brackets;
mod double;
mod escapes;
mod heading;
mod tags;

super::family! {
    markdown_bold
    markdown_bold_italic
    markdown_strike
    markdown_link
    markdown_image
    markdown_heading
    markdown_table
    markdown_hr
    backslash_escape
    markdown_task_list
    markdown_reference
    markdown_autolink
    markdown_hard_break
    html_tag
    html_entity
    html_comment
    literal_escape
    mixed_dialect
    other_chat_markup
    json_or_template_debris
}

pub(in crate::lint) use markdown_hard_break::hard_breaks;

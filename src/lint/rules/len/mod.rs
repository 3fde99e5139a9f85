//! LEN: length and cost.

mod over;

super::family! {
    body_too_long_twilio
    body_too_long_whatsapp
    template_body_too_long
    header_too_long
    footer_too_long
    button_too_long
    list_field_too_long
    caption_too_long
    rendered_too_long
    read_more_fold
    sms_segments
    variable_value_too_long
    empty_message
    url_too_long
    coupon_phone_name_length
}

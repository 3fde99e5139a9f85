//! LNK: links.

mod hosts;

super::family! {
    url_shortener
    insecure_link
    whatsapp_deep_link
    ip_address_link
    glued_punctuation
    missing_scheme
    tracking_params
    url_credentials
    secret_in_url
    non_production_link
    invalid_url
    multiple_links
    domain_not_allowed
    phone_format
    url_mismatch_button
}

//! FMT: WhatsApp formatting that does not come out as meant.

super::family! {
    space_inside_marker
}

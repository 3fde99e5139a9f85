//! UNI: Unicode hygiene.

super::family! {}

//! LOC: consistency across locales.

super::family! {}

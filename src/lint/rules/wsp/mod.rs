//! WSP: white space.

super::family! {}

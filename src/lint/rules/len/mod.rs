//! LEN: length and cost.

super::family! {}

//! LNK: links.

super::family! {}

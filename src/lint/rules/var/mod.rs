//! VAR: variables and placeholders.

super::family! {}

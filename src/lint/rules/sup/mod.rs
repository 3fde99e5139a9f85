//! SUP: the hygiene of suppressions, configuration and containers.

super::family! {}
